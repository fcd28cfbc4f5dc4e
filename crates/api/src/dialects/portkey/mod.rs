//! The Portkey Admin API.

use crate::surface::Surface;

/// The surface below `/portkey`.
#[must_use]
pub fn surface() -> Surface {
    super::native::surface()
}
