//! Two times on known days: the same, one inside the other, overlapping, or apart.
//!
//! Modifiers, counted units and seasons have soft borders; a year chosen by tense is not trusted against the same
//! month or day of another year.

use jiff::ToSpan;
use jiff::civil::Date;

use super::pair;
use crate::mention::date::{DateCertainty, Granularity};
use crate::mention::{DateKind, DateModifier, TimeExpression};
use crate::verdict::{Judgement, Verdict};

type Interval = (Date, Date);

/// Both day-precise and apart by two days or more: as clear as dates get.
const CLEAR: f64 = 0.9;
/// Neighbouring days: outlets in different time zones, or a slip.
const ADJACENT: f64 = 0.75;
/// Neighbouring days, one of them told at night: often one night told from both ends.
const OVERNIGHT: f64 = 0.6;
/// Coarser periods apart: a reader would still take it as a discrepancy.
const COARSE: f64 = 0.8;
/// A tense chose one of the two dates.
const GUESSED: f64 = 0.7;
/// Part of a whole.
const CONTAINED: f64 = 0.9;
/// Periods that share days without one holding the other.
const OVERLAP: f64 = 0.6;
/// Apart, but within the softness of the words.
const SOFT: f64 = 0.5;
/// Seasons begin and end when one feels they do: days on either side.
const SEASON_SLACK: i64 = 21;
/// A modified period ("early May") reaches further by one part in this many of its length.
const SLACK_PART: i64 = 3;
/// "About" a day may miss it by this much.
const ABOUT_DAYS: i64 = 2;
/// Clock times within this many minutes may be one time, rounded.
const CLOCK_MINUTES: i32 = 15;
/// "About 2 p.m." may miss by this many minutes.
const ABOUT_MINUTES: i32 = 60;

/// Compares two expressions with their intervals.
pub(super) fn compare(a: &TimeExpression, first: Interval, b: &TimeExpression, second: Interval) -> Verdict {
    match (is_bound(a), is_bound(b)) {
        (true, false) => return bounded(a, first, b, second),
        (false, true) => return bounded(b, second, a, first),
        (true, true) if a.modifier != b.modifier => return facing(a, first, b, second),
        _ => {}
    }
    if first == second {
        return on_one_day(a, b);
    }
    if contains(first, second) {
        return refined(b, a);
    }
    if contains(second, first) {
        return refined(a, b);
    }
    if overlaps(first, second) {
        return Verdict::new(Judgement::Compatible, OVERLAP, "date/overlap", pair(a, b, "and", "share days"));
    }
    if overlaps(softened(a, first), softened(b, second)) {
        let text = pair(a, b, "and", "may meet, told as loosely as they are");
        return Verdict::new(Judgement::Compatible, SOFT, "date/soft-border", text);
    }
    apart(a, first, b, second)
}

/// The finer time lies within the coarser.
fn refined(finer: &TimeExpression, coarser: &TimeExpression) -> Verdict {
    let text = format!("{} lies within {}: they differ in precision only", finer.display(), coarser.display());
    Verdict::new(Judgement::Compatible, CONTAINED, "date/precision", text)
}

/// Whether the expression names only where a time begins or ends.
fn is_bound(time: &TimeExpression) -> bool {
    matches!(time.modifier, Some(DateModifier::After | DateModifier::Before))
}

/// "Since 2019" or "before 2019" against a time that is no bound: on the right side of it, or not.
fn bounded(bound: &TimeExpression, edge: Interval, other: &TimeExpression, time: Interval) -> Verdict {
    let (outside, rule) = match bound.modifier {
        Some(DateModifier::Before) => (time.0 > edge.1, "date/after-end"),
        _ => (time.1 < edge.0, "date/before-start"),
    };
    if outside {
        let text = pair(bound, other, "and", "do not fit: one lies beyond the other's bound");
        return Verdict::new(Judgement::Conflict, GUESSED, rule, text);
    }
    let score = if overlaps(edge, time) { CONTAINED } else { SOFT };
    Verdict::new(Judgement::Compatible, score, "date/bound", pair(bound, other, "and", "can both be right"))
}

/// "Since 2019" against "before 2022": both hold where the first begins before the second ends.
fn facing(a: &TimeExpression, first: Interval, b: &TimeExpression, second: Interval) -> Verdict {
    let (since, before) = if a.modifier == Some(DateModifier::After) { (first, second) } else { (second, first) };
    if since.0 > before.1 {
        let text = pair(a, b, "and", "leave no time between them");
        return Verdict::new(Judgement::Conflict, GUESSED, "date/no-time-between", text);
    }
    Verdict::new(Judgement::Compatible, SOFT, "date/bound", pair(a, b, "and", "can both be right"))
}

/// Equal intervals: times of day decide.
fn on_one_day(a: &TimeExpression, b: &TimeExpression) -> Verdict {
    let same = |text| Verdict::new(Judgement::Same, 1.0, "date/same", text);
    if a.value == b.value {
        return same(format!("both say {}", a.display()));
    }
    if a.kind != DateKind::Time || b.kind != DateKind::Time {
        let precise = a.kind != b.kind || a.granularity != b.granularity;
        let text = pair(a, b, "and", "differ in precision only");
        return if precise {
            Verdict::new(Judgement::Compatible, CONTAINED, "date/precision", text)
        } else {
            same(text)
        };
    }
    let (Some(first), Some(second)) = (minutes(&a.value), minutes(&b.value)) else {
        return Verdict::unknown("date/clock", "a time of day could not be read");
    };
    let about = a.modifier.is_some() || b.modifier.is_some();
    let slack = if about { ABOUT_MINUTES } else { CLOCK_MINUTES };
    if first.0 <= second.1 + slack && second.0 <= first.1 + slack {
        let text = pair(a, b, "and", "are one time, more or less precise");
        return Verdict::new(Judgement::Compatible, CONTAINED, "date/clock-precision", text);
    }
    Verdict::new(Judgement::Conflict, GUESSED, "date/clock", pair(a, b, "and", "are different times of one day"))
}

/// First and last minute of the time of day in a TIMEX3 value.
fn minutes(value: &str) -> Option<(i32, i32)> {
    let (_, clock) = value.split_once('T')?;
    // Parts of the day overlap as they do in speech.
    let part = match clock {
        "MO" => (4 * 60, 12 * 60),
        "MI" => (11 * 60, 14 * 60),
        "AF" => (12 * 60, 18 * 60),
        "DT" => (6 * 60, 18 * 60),
        "EV" => (17 * 60, 23 * 60),
        "NI" => (18 * 60, 28 * 60),
        _ => {
            let mut parts = clock.split(':');
            let (hour, minute) = (parts.next()?, parts.next()?);
            let at = hour.parse::<i32>().ok()? * 60 + minute.parse::<i32>().ok()?;
            (at, at)
        }
    };
    Some(part)
}

fn apart(a: &TimeExpression, first: Interval, b: &TimeExpression, second: Interval) -> Verdict {
    let guessed = a.certainty == DateCertainty::Guessed || b.certainty == DateCertainty::Guessed;
    if guessed && is_namesake(a, first, b, second) {
        let text = pair(a, b, "and", "carry one name; which of them is meant is a guess");
        return Verdict::unknown("date/namesake", text);
    }
    let precise = a.granularity <= Granularity::Day && b.granularity <= Granularity::Day;
    let adjacent = precise && gap(first, second) == 1;
    let score = match (precise, adjacent) {
        (_, true) if is_night(a) || is_night(b) => OVERNIGHT,
        (_, true) => ADJACENT,
        (true, false) => CLEAR,
        _ if guessed => GUESSED,
        _ => COARSE,
    };
    Verdict::new(Judgement::Conflict, score, "date/disjoint", pair(a, b, "and", "cannot both be right"))
}

/// Whether the two would be one if another year (or week) had been chosen for the guessed one.
fn is_namesake(a: &TimeExpression, first: Interval, b: &TimeExpression, second: Interval) -> bool {
    let (a, b) = (a.granularity, b.granularity);
    if a != b || a < Granularity::Day {
        return false;
    }
    let same_month = first.0.month() == second.0.month();
    match a {
        Granularity::Day => same_month && first.0.day() == second.0.day(),
        Granularity::Month | Granularity::Quarter | Granularity::Season => same_month,
        _ => false,
    }
}

fn is_night(time: &TimeExpression) -> bool {
    time.kind == DateKind::Time && minutes(&time.value).is_some_and(|(first, last)| last >= 22 * 60 || first < 6 * 60)
}

/// The interval, wider by what its words leave open.
fn softened(time: &TimeExpression, interval: Interval) -> Interval {
    let (first, last) = interval;
    let length = i64::from((last - first).get_days()) + 1;
    let slack = match time.modifier {
        // "About 3 a.m. on Monday" leaves open the minutes, not the day.
        Some(DateModifier::Approx) if time.kind == DateKind::Time => 0,
        Some(DateModifier::Approx) if length == 1 => ABOUT_DAYS,
        Some(DateModifier::Approx) => length,
        Some(DateModifier::Start | DateModifier::Mid | DateModifier::End) if length > 1 => length / SLACK_PART,
        _ => 0,
    };
    let slack = if time.granularity == Granularity::Season { slack.max(SEASON_SLACK) } else { slack };
    let slack = if time.certainty == DateCertainty::Counted { slack.max(length / 2) } else { slack };
    let back = first.checked_sub(slack.days()).unwrap_or(first);
    (back, last.checked_add(slack.days()).unwrap_or(last))
}

fn contains(outer: Interval, inner: Interval) -> bool {
    outer.0 <= inner.0 && inner.1 <= outer.1
}

fn overlaps(a: Interval, b: Interval) -> bool {
    a.0 <= b.1 && b.0 <= a.1
}

/// Days from the end of the earlier to the start of the later.
fn gap(a: Interval, b: Interval) -> i32 {
    if a.1 < b.0 { (b.0 - a.1).get_days() } else { (a.0 - b.1).get_days() }
}
