/**
 * What fails, and why that is right: the suite is written for a server of its own that has everything. Nothing that serves tools,
 * resources and prompts out of a file should ever stand here.
 */

const BOTH = ['2025-11-25', '2026-07-28'];
const OLD = ['2025-11-25'];
const NEW = ['2026-07-28'];

const REASONS = [
  [BOTH, 'completion-complete', 'arguments are not completed: a file has no list of what they may be'],
  [BOTH, 'tools-call-mixed-content', 'a tool answers what one call answers: text, or an image, not several'],
  [BOTH, 'tools-call-with-progress', 'a call is one request to an upstream, which tells nothing before its end'],
  [BOTH, 'prompts-get-embedded-resource', "a prompt's messages are text"],
  [BOTH, 'prompts-get-with-image', "a prompt's messages are text"],
  [OLD, 'logging-set-level', 'logs are for the operator, and not sent to clients'],
  [OLD, 'tools-call-with-logging', 'logs are for the operator, and not sent to clients'],
  [OLD, 'tools-call-sampling', 'nothing of a file asks the client for a completion'],
  [OLD, 'tools-call-elicitation', 'nothing of a file asks the user'],
  [OLD, 'elicitation-sep1034-defaults', 'nothing of a file asks the user'],
  [OLD, 'elicitation-sep1330-enums', 'nothing of a file asks the user'],
  [OLD, 'resources-subscribe', 'an upstream does not say when something changes'],
  [OLD, 'resources-unsubscribe', 'an upstream does not say when something changes'],
  [OLD, 'server-sse-multiple-streams', 'only a warning, that there is no session id: a server may do without (2025-11-25, Streamable HTTP, Session Management), and one without sessions loses none to a restart or to an idle client'],
  [NEW, 'server-stateless:sep-2575-server-rejects-undeclared-capability', 'needs a tool that asks the client for something'],
  [NEW, 'server-stateless:sep-2575-missing-capability-http-400', 'needs a tool that asks the client for something'],
  [NEW, 'server-stateless:sep-2575-http-server-no-independent-requests-on-stream', 'needs a tool that asks the user'],
  [NEW, 'server-stateless:sep-2575-server-no-log-without-loglevel', 'needs a tool that logs to the client'],
  ...[
    'basic-elicitation',
    'basic-sampling',
    'basic-list-roots',
    'request-state',
    'multiple-input-requests',
    'multi-round',
    'missing-input-response',
    'non-tool-request',
    'result-type',
    'tampered-state',
    'capability-check',
    'ignore-extra-params',
  ].map((name) => [NEW, `input-required-result-${name}`, 'nothing of a file asks the client or the user for more']),
];

/** The scenarios, or single checks of them, that fail in a revision. */
export const expectedFailures = (revision) => REASONS.filter(([revisions]) => revisions.includes(revision)).map(([, scenario]) => scenario);
