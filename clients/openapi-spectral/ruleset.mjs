/** Spectral's own rules for OpenAPI: `spectral:oas`. */

import { oas } from '@stoplight/spectral-rulesets';

export default { extends: [oas] };
