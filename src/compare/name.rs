//! Two written names: same, a spelling variant, compatible (a part left out), different, unknown.
//!
//! Works on strings, so that any two names can be compared; `entity` uses the same features.

use crate::verdict::Verdict;

/// Compares two names without titles. `Conflict` means that they name different persons or things.
pub fn compare(_a: &str, _b: &str) -> Verdict {
    Verdict::unknown("name/unread", "not compared")
}
