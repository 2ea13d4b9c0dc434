//! A day and a time of day in one phrase: "Friday at 2:30 p.m.", "Friday morning", "9 a.m. EDT Thursday",
//! "every Monday at 4 p.m.".
//!
//! The parts are read by `clock` and the readers of days.

use super::meaning::{Clock, Meaning, Named, Phrase, Point};
use super::words::Words;
use super::{Granularity, clock, grammar};

/// The phrase, longer where its time of day or its day follows.
pub(super) fn joined(words: &Words, phrase: Phrase) -> Phrase {
    match phrase.meaning {
        Meaning::Point(point, None) if is_day(point) => {
            let phrase = time_after(words, phrase, point, None);
            match phrase.meaning {
                Meaning::Point(point, Some(Clock::Part(code))) => time_after(words, phrase, point, Some(code)),
                _ => phrase,
            }
        }
        Meaning::Point(point, Some(Clock::Part(code))) => time_after(words, phrase, point, Some(code)),
        Meaning::Clock(Clock::Part(code)) if words.text(phrase.end) == "at" => hour_after(words, phrase, code),
        Meaning::Clock(time) => day_after(words, phrase, time),
        Meaning::Set(..) => set_at(words, phrase),
        _ => phrase,
    }
}

/// The day at `at`, past "on", "of" or a comma.
pub(super) fn day_at(words: &Words, at: usize) -> Option<Phrase> {
    let at = words.past(words.past(words.past(at, ","), "on"), "of");
    grammar::core_day(words, at).filter(|phrase| matches!(phrase.meaning, Meaning::Point(point, None) if is_day(point)))
}

/// Whether the point is a day.
pub(super) fn is_day(point: Point) -> bool {
    match point {
        Point::Named(named, _) => {
            matches!(named, Named::Day(..) | Named::Weekday(_) | Named::Holiday(_) | Named::Nth(..))
        }
        Point::Shift(unit, _) | Point::Ago(unit, _) | Point::Anchor(unit, _) => unit == Granularity::Day,
        Point::WeekdayOf(..) | Point::WeekdayFrom(..) | Point::WeekdayDay(..) | Point::NthIn(..) | Point::DayIn(..) => {
            true
        }
        _ => false,
    }
}

/// "Friday morning", "Friday, in the morning", "Friday at 2:30 p.m.", "tonight at 7".
fn time_after(words: &Words, phrase: Phrase, point: Point, part: Option<&'static str>) -> Phrase {
    let comma = words.past(phrase.end, ",");
    let inside = if words.text(comma) == "in" { words.past(comma + 1, "the") } else { comma };
    let named = clock::part(words, if inside > comma + 1 { inside } else { phrase.end }).filter(|_| part.is_none());
    let at = words.past(words.past(words.past(comma, "at"), "around"), "about");
    let Some(time) = named.or_else(|| clock::exact(words, at, at > phrase.end || part.is_none())) else {
        return phrase;
    };
    let Meaning::Clock(clock) = time.meaning else {
        return phrase;
    };
    Phrase { end: time.end, meaning: Meaning::Point(point, Some(within(clock, part))), ..phrase }
}

/// "the afternoon at 7".
fn hour_after(words: &Words, phrase: Phrase, code: &'static str) -> Phrase {
    let Some(time) = clock::exact(words, phrase.end + 1, true) else { return phrase };
    match time.meaning {
        Meaning::Clock(clock) => Phrase { end: time.end, meaning: Meaning::Clock(within(clock, Some(code))), ..phrase },
        _ => phrase,
    }
}

/// The clock time in a part of the day: "tonight at 7" is 19:00.
fn within(clock: Clock, part: Option<&str>) -> Clock {
    match (clock, part) {
        (Clock::At(hour, minute), Some(code)) => Clock::At(clock::in_part(hour, code), minute),
        _ => clock,
    }
}

/// The position after a short bracket, such as "(0735 GMT)".
fn past_bracket(words: &Words, at: usize) -> usize {
    if words.text(at) != "(" {
        return at;
    }
    (at + 1..at + 6).find(|&close| words.text(close) == ")").map_or(at, |close| close + 1)
}

/// "9 a.m. EDT Thursday", "8 a.m. this morning", "9 a.m. every Sunday".
fn day_after(words: &Words, phrase: Phrase, clock: Clock) -> Phrase {
    let at = words.past(words.past(past_bracket(words, phrase.end), ","), "on");
    let at = if matches!(clock, Clock::Part(_)) { words.past(at, "of") } else { at };
    let Some(day) = grammar::core_day(words, at) else { return phrase };
    let meaning = match day.meaning {
        Meaning::Point(point, None) if is_day(point) => Meaning::Point(point, Some(clock)),
        Meaning::Point(point, Some(Clock::Part(code))) => Meaning::Point(point, Some(within(clock, Some(code)))),
        Meaning::Set(value, unit) if unit <= Granularity::Day => timed(&value, unit, clock),
        _ => return phrase,
    };
    Phrase { end: day.end, meaning, ..phrase }
}

/// "every Monday at 4 p.m.", "every morning at 9".
fn set_at(words: &Words, phrase: Phrase) -> Phrase {
    let Meaning::Set(value, unit) = &phrase.meaning else { return phrase };
    if *unit > Granularity::Day {
        return phrase;
    }
    let at = words.past(words.past(words.past(phrase.end, ","), "at"), "around");
    let time = clock::part(words, phrase.end).or_else(|| clock::exact(words, at, true));
    let Some(Phrase { end, meaning: Meaning::Clock(clock), .. }) = time else { return phrase };
    Phrase { end, meaning: timed(value, *unit, clock), ..phrase }
}

/// A repetition at a time of day: `XXXX-WXX-1T16:00`, `T09:00` where it is every day.
fn timed(value: &str, unit: Granularity, clock: Clock) -> Meaning {
    let (day, part) = value.split_once('T').unwrap_or((value, ""));
    let day = if day.starts_with('P') { "" } else { day };
    let part = (!part.is_empty()).then_some(part);
    let clock = super::resolve::clock_value(within(clock, part));
    Meaning::Set(format!("{day}T{clock}"), unit)
}
