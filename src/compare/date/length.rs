//! Two durations: as long as their units are exact.
//!
//! "A decade" and "ten years" agree; "four days" and "five days" do not.

use super::pair;
use crate::mention::date::Granularity;
use crate::mention::{DateModifier, TimeExpression};
use crate::verdict::{Judgement, Verdict};

/// Lengths apart by more than their rounding.
const DIFFERENT: f64 = 0.8;
/// Lengths that rounding can make one.
const ROUNDED: f64 = 0.7;
/// A count of units is good to just under half a unit: four days are not five.
const HALF_UNIT: f64 = 0.49;
/// "A decade", "a century" and the like are round numbers: good to this share of the length.
const ROUND_SHARE: f64 = 0.15;
/// "Nearly" and "just over" miss their length by no more than this share of it.
const NEAR_SHARE: f64 = 0.15;
/// "About" adds this share of the length.
const ABOUT_SHARE: f64 = 0.15;
/// "More than" and "less than" reach this share further: "more than four years" is hardly eight.
const OPEN_SHARE: f64 = 0.5;

/// Compares two durations.
pub(super) fn compare(a: &TimeExpression, b: &TimeExpression) -> Verdict {
    let (Some(first), Some(second)) = (days(&a.value), days(&b.value)) else {
        return Verdict::unknown("date/uncertain-length", "at least one names no certain length");
    };
    if first == second && a.modifier == b.modifier && a.longest == b.longest {
        let (told, other) = (a.display(), b.display());
        let text = if told == other { format!("both say {told}") } else { pair(a, b, "and", "are one length") };
        return Verdict::new(Judgement::Same, 1.0, "date/same-length", text);
    }
    let (first, second) = (whole_reach(a, first), whole_reach(b, second));
    if first.0 <= second.1 && second.0 <= first.1 {
        let text = pair(a, b, "and", "agree within their rounding");
        return Verdict::new(Judgement::Compatible, ROUNDED, "date/rounding", text);
    }
    Verdict::new(Judgement::Conflict, DIFFERENT, "date/length", pair(a, b, "and", "are different lengths"))
}

/// From the least of the shortest length to the most of the longest: "two to three weeks".
fn whole_reach(time: &TimeExpression, length: f64) -> (f64, f64) {
    let (low, high) = reach(time, length);
    let longest = time.longest.as_deref().and_then(days);
    (low, longest.map_or(high, |longest| reach(time, longest).1))
}

/// The shortest and longest length in days that the words allow.
fn reach(time: &TimeExpression, length: f64) -> (f64, f64) {
    let slack = match time.granularity {
        Granularity::Decade | Granularity::Century => length * ROUND_SHARE,
        unit => unit_days(unit) * HALF_UNIT,
    };
    match time.modifier {
        Some(DateModifier::Approx) => (length - slack - length * ABOUT_SHARE, length + slack + length * ABOUT_SHARE),
        Some(DateModifier::Nearly) => (length - slack.max(length * NEAR_SHARE), length),
        Some(DateModifier::JustOver) => (length, length + slack.max(length * NEAR_SHARE)),
        Some(DateModifier::MoreThan) => (length - slack, length + slack + length * OPEN_SHARE),
        Some(DateModifier::LessThan) => (length - slack - length * OPEN_SHARE, length + slack),
        _ => (length - slack, length + slack),
    }
}

fn unit_days(unit: Granularity) -> f64 {
    match unit {
        Granularity::Second => 1.0 / 86_400.0,
        Granularity::Minute => 1.0 / 1_440.0,
        Granularity::Hour => 1.0 / 24.0,
        Granularity::Weekend => 2.0,
        Granularity::Week => 7.0,
        // A twelfth and a quarter of a year, so that 24 months are two years.
        Granularity::Month => 30.4375,
        Granularity::Quarter => 91.3125,
        Granularity::Year => 365.25,
        _ => 1.0,
    }
}

/// The length in days of a TIMEX3 duration such as `P2Y6M` or `PT30M`; `None` where an amount is `X`.
pub(super) fn days(value: &str) -> Option<f64> {
    let mut clock = false;
    let (mut sum, mut number) = (0.0, String::new());
    for letter in value.strip_prefix('P')?.chars() {
        let unit = match (clock, letter) {
            (_, 'T') => {
                clock = true;
                continue;
            }
            (_, '0'..='9' | '.') => {
                number.push(letter);
                continue;
            }
            (true, 'S') => Granularity::Second,
            (true, 'M') => Granularity::Minute,
            (true, 'H') => Granularity::Hour,
            (_, 'D') => Granularity::Day,
            (_, 'W') => Granularity::Week,
            (false, 'M') => Granularity::Month,
            (_, 'Y') => Granularity::Year,
            _ => return None,
        };
        sum += number.parse::<f64>().ok()? * unit_days(unit);
        number.clear();
    }
    Some(sum)
}
