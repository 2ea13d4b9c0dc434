//! Two time expressions, as intervals with a precision.
//!
//! Presumes that both values answer one question. `calendar` compares what lies on known days, `open` what no date
//! anchors, `length` durations; each gives the same verdict when its arguments change places.

mod calendar;
mod length;
mod open;

use crate::mention::date::Granularity;
use crate::mention::{DateKind, TimeExpression};
use crate::verdict::{Judgement, Verdict};

/// Compares two values of one question.
pub fn compare(a: &TimeExpression, b: &TimeExpression) -> Verdict {
    if a.granularity == Granularity::Vague || b.granularity == Granularity::Vague {
        return Verdict::unknown("date/vague", "at least one names no certain time");
    }
    match (a.kind, b.kind) {
        (DateKind::Duration, DateKind::Duration) => length::compare(a, b),
        (DateKind::Set, DateKind::Set) => repeated(a, b),
        (DateKind::Duration | DateKind::Set, _) | (_, DateKind::Duration | DateKind::Set) => {
            Verdict::unknown("date/kind", "a length or repetition is not comparable with a date")
        }
        _ => match (a.interval, b.interval) {
            (Some(first), Some(second)) => calendar::compare(a, first, b, second),
            _ => open::compare(a, b),
        },
    }
}

/// The length of a duration in days; `None` for what is no duration, or none of a certain length ("a few days").
pub fn length_in_days(time: &TimeExpression) -> Option<f64> {
    (time.kind == DateKind::Duration).then(|| length::days(&time.value)).flatten()
}

/// How sure we are that different rhythms ("daily", "weekly") contradict each other: loosely used words.
const OTHER_RHYTHM: f64 = 0.6;

fn repeated(a: &TimeExpression, b: &TimeExpression) -> Verdict {
    if a.value == b.value {
        return Verdict::new(Judgement::Same, 1.0, "date/same", format!("both say {}", a.display()));
    }
    Verdict::new(Judgement::Conflict, OTHER_RHYTHM, "date/rhythm", pair(a, b, "and", "repeat at different intervals"))
}

/// "X and Y …", the two in an order that does not depend on the arguments'.
fn pair(a: &TimeExpression, b: &TimeExpression, between: &str, told: &str) -> String {
    let (mut first, mut second) = (a.display(), b.display());
    if second < first {
        std::mem::swap(&mut first, &mut second);
    }
    format!("{first} {between} {second} {told}")
}

#[cfg(test)]
mod tests;
