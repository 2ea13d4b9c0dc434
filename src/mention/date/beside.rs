//! "The day before" and its like, where what follows tells the day that is counted from: "the night before Christmas",
//! "the week after March 5", "the day before the vote".
//!
//! At the end of its phrase ("He had met her the day before.") it hangs on the last date in the text, which is left to
//! `resolve`.

use super::meaning::{Meaning, Phrase, Point};
use super::words::Words;
use super::{Granularity, grammar, joined, named};
use crate::lexicon::calendar::calendar;

/// The phrase `at..end`, so many units beside the last date in the text or beside the day that follows. Beside a deed
/// that no date tells, it is no time that could be known.
pub(super) fn told(words: &Words, at: usize, end: usize, unit: Granularity, by: i64) -> Option<Phrase> {
    if !calendar().role(words.text(end - 1)).beside {
        return Some(Phrase::point(at, end, Point::Anchor(unit, by)));
    }
    if let Some(counted) = beside_day(words, at, end, unit, by) {
        return Some(counted);
    }
    (!words.opens_clause(end)).then(|| Phrase::point(at, end, Point::Anchor(unit, by)))
}

fn beside_day(words: &Words, at: usize, end: usize, unit: Granularity, by: i64) -> Option<Phrase> {
    let day = named::dated(words, end).or_else(|| grammar::core_day(words, end))?;
    let Meaning::Point(from, None) = day.meaning else { return None };
    if !joined::is_day(from) || matches!(from, Point::Shift(..) | Point::Anchor(..)) {
        return None;
    }
    let by = i32::try_from(by).ok()?;
    let (months, days) = match unit {
        Granularity::Day => (0, by),
        Granularity::Week => (0, 7 * by),
        Granularity::Month => (by, 0),
        Granularity::Year => (12 * by, 0),
        _ => return None,
    };
    Some(Phrase::new(at, day.end, Meaning::Counted { months, days, from }))
}
