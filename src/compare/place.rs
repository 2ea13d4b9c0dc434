//! Two places, with containment.
//!
//! Presumes that both values answer one question.

use crate::mention::PlaceMention;
use crate::verdict::Verdict;

/// Compares two values of one question.
pub fn compare(_a: &PlaceMention, _b: &PlaceMention) -> Verdict {
    Verdict::unknown("place/unread", "not compared")
}
