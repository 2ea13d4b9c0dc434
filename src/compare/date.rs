//! Two time expressions, as intervals with a precision.
//!
//! Presumes that both values answer one question.

use crate::mention::TimeExpression;
use crate::verdict::Verdict;

/// Compares two values of one question.
pub fn compare(_a: &TimeExpression, _b: &TimeExpression) -> Verdict {
    Verdict::unknown("date/unread", "not compared")
}
