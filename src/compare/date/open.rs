//! Times that no date anchors: "Wednesday" or "27 April" without a year, as patterns of days.
//!
//! A pattern is held against the days of a known period, or against another pattern.

use jiff::ToSpan;
use jiff::civil::Date;

use super::pair;
use crate::mention::TimeExpression;
use crate::verdict::{Judgement, Verdict};

/// A pattern that fits is weak evidence: there are many Wednesdays.
const FITS: f64 = 0.7;
/// A pattern that fits no day of the other period.
const MISFIT: f64 = 0.7;
/// Longer periods hold every pattern; there is no need to try their days.
const MAX_DAYS: i32 = 366;

/// What is known of a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Pattern {
    /// From Monday, 1.
    weekday: Option<i8>,
    /// First and last month; the last before the first over a year's end.
    months: Option<(i8, i8)>,
    day: Option<i8>,
}

/// Compares two expressions of which at least one has no interval.
pub(super) fn compare(a: &TimeExpression, b: &TimeExpression) -> Verdict {
    match (a.interval, b.interval) {
        (None, None) => patterns(a, b),
        (Some(interval), None) => against(b, interval, a),
        (None, Some(interval)) => against(a, interval, b),
        (Some(_), Some(_)) => Verdict::unknown("date/open", "both are anchored"),
    }
}

fn patterns(a: &TimeExpression, b: &TimeExpression) -> Verdict {
    let (Some(first), Some(second)) = (pattern(&a.value), pattern(&b.value)) else {
        return unanchored();
    };
    if a.value == b.value {
        return Verdict::new(Judgement::Same, FITS, "date/same-name", format!("both say {}", a.display()));
    }
    if first == second {
        let text = pair(a, b, "and", "fall on one day of the calendar");
        return Verdict::new(Judgement::Compatible, FITS, "date/pattern", text);
    }
    let weekdays = differ(first.weekday, second.weekday);
    let days = differ(first.day, second.day);
    let months = match (first.months, second.months) {
        (Some(first), Some(second)) => !meet(first, second),
        _ => false,
    };
    if weekdays || months || days && first.months == second.months {
        let text = pair(a, b, "and", "cannot be one day");
        return Verdict::new(Judgement::Conflict, MISFIT, "date/disjoint", text);
    }
    let comparable = first.months.is_some() && second.months.is_some();
    if comparable {
        let text = pair(a, b, "and", "differ in precision only");
        return Verdict::new(Judgement::Compatible, FITS, "date/precision", text);
    }
    unanchored()
}

fn against(open: &TimeExpression, (first, last): (Date, Date), known: &TimeExpression) -> Verdict {
    let Some(pattern) = pattern(&open.value) else {
        return unanchored();
    };
    let length = (last - first).get_days();
    let fits = length >= MAX_DAYS || days(first, length).any(|day| matches(pattern, day));
    if !fits {
        let text = pair(open, known, "and", "cannot be one day");
        return Verdict::new(Judgement::Conflict, MISFIT, "date/disjoint", text);
    }
    // One Wednesday against another may be the very same; against a month it only fits.
    let judgement = if length == 0 && pattern.weekday.is_some() { Judgement::Same } else { Judgement::Compatible };
    Verdict::new(judgement, FITS, "date/pattern", pair(open, known, "and", "can be one time"))
}

fn unanchored() -> Verdict {
    Verdict::unknown("date/unanchored", "at least one hangs on a date that is not known")
}

fn days(first: Date, length: i32) -> impl Iterator<Item = Date> {
    (0..=i64::from(length)).filter_map(move |by| first.checked_add(by.days()).ok())
}

fn matches(pattern: Pattern, day: Date) -> bool {
    let weekday = pattern.weekday.is_none_or(|weekday| day.weekday().to_monday_one_offset() == weekday);
    let month = pattern.months.is_none_or(|months| meet(months, (day.month(), day.month())));
    weekday && month && pattern.day.is_none_or(|expected| day.day() == expected)
}

fn differ(a: Option<i8>, b: Option<i8>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a != b)
}

fn meet(a: (i8, i8), b: (i8, i8)) -> bool {
    let holds = |(first, last): (i8, i8), month: i8| {
        if first <= last { (first..=last).contains(&month) } else { month >= first || month <= last }
    };
    holds(a, b.0) || holds(b, a.0)
}

/// The pattern of a value such as `XXXX-WXX-3`, `XXXX-04-27`, `XXXX-SU`.
fn pattern(value: &str) -> Option<Pattern> {
    let date = value.split('T').next()?.strip_prefix("XXXX-")?;
    if let Some(weekday) = date.strip_prefix("WXX-") {
        return Some(Pattern { weekday: Some(weekday.parse().ok()?), ..Pattern::default() });
    }
    let months = match date {
        "Q1" => (1, 3),
        "Q2" => (4, 6),
        "Q3" => (7, 9),
        "Q4" => (10, 12),
        "H1" => (1, 6),
        "H2" => (7, 12),
        // Seasons reach into the months beside them.
        "SP" => (2, 6),
        "SU" => (5, 9),
        "FA" => (8, 12),
        "WI" => (11, 3),
        _ => return month_day(date),
    };
    Some(Pattern { months: Some(months), ..Pattern::default() })
}

fn month_day(date: &str) -> Option<Pattern> {
    let (month, day) = match date.split_once('-') {
        Some((month, day)) => (month, Some(day.parse().ok()?)),
        None => (date, None),
    };
    let month = month.parse().ok()?;
    Some(Pattern { months: Some((month, month)), day, weekday: None })
}
