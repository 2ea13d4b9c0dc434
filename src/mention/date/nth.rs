//! Days and weeks told by counting: "the first Friday of July", "the last week of March", "the third week of 2027",
//! "the week of March 6", "the 20th of next month".
//!
//! The year is left to `resolve`.

use super::day;
use super::meaning::{Named, Phrase, Pick, Point};
use super::words::Words;
use super::{named, numeric, relative};
use crate::lexicon::calendar::{NameForm, calendar};

/// The last of its month.
const LAST: i8 = -1;

/// A counted day or week at `at`.
pub(super) fn read(words: &Words, at: usize) -> Option<Phrase> {
    week_of(words, at).or_else(|| numbered(words, at)).or_else(|| counted(words, at)).or_else(|| of_month(words, at))
}

/// "the week of March 6", "the week beginning 6 March".
fn week_of(words: &Words, at: usize) -> Option<Phrase> {
    let unit = words.past(at, "the");
    if words.text(unit) != "week" || !calendar().role(words.text(unit + 1)).week {
        return None;
    }
    let place = words.past(unit + 2, "on");
    let date =
        named::dated(words, place).or_else(|| numeric::read(words, place)).or_else(|| named::read(words, place))?;
    match date.meaning {
        super::meaning::Meaning::Point(Point::Named(Named::Day(month, day), pick), None) => {
            Some(Phrase::point(at, date.end, Point::Named(Named::WeekOf(month, day), pick)))
        }
        _ => None,
    }
}

/// "week 31 of 2021"; without a year it may be a week of play.
fn numbered(words: &Words, at: usize) -> Option<Phrase> {
    let number: i8 = if words.text(at) == "week" { words.text(at + 1).parse().ok()? } else { return None };
    if (1..=53).contains(&number) { in_year(words, at, at + 2, number, None) } else { None }
}

/// "the first Friday of July", "last week of this month", "the third week of 2027".
fn counted(words: &Words, at: usize) -> Option<Phrase> {
    let start = words.past(at, "the");
    let (nth, unit) = match words.text(start) {
        text if calendar().role(text).last => (LAST, start + 1),
        _ => day::ordinal(words, start).map(|day| (day.number, day.end)).filter(|(nth, _)| *nth <= 53)?,
    };
    let weekday = calendar().weekdays.get(words.text(unit)).filter(|name| name.form == NameForm::Full);
    let week = words.text(unit) == "week";
    let joined = calendar().role(words.text(unit + 1)).partof || nth != LAST && week;
    if weekday.is_none() && !week || !joined {
        return None;
    }
    let place = words.past(words.past(unit + 1, "of"), "in");
    let weekday = weekday.map(|name| name.number);
    in_month(words, at, place, nth, weekday).or_else(|| in_year(words, at, unit + 1, nth, weekday))
}

fn in_month(words: &Words, at: usize, place: usize, nth: i8, weekday: Option<i8>) -> Option<Phrase> {
    if nth > 5 {
        return None;
    }
    if let Some((month, end)) = named::month_name(words, place) {
        let named = weekday.map_or(Named::NthWeek(month.number, nth), |day| Named::Nth(month.number, nth, day));
        let (end, pick) = named::pick(words, end, named);
        return Some(Phrase::point(at, end, Point::Named(named, pick)));
    }
    let (end, by) = month_shift(words, place)?;
    Some(Phrase::point(at, end, weekday.map_or(Point::NthWeekIn(nth, by), |day| Point::NthIn(nth, day, by))))
}

/// "this month", "the month", "next month": the position after it and how many months away.
pub(super) fn month_shift(words: &Words, place: usize) -> Option<(usize, i64)> {
    let (len, by) = relative::direction(words, place).or((words.text(place) == "the").then_some((1, 0)))?;
    (words.text(place + len) == "month").then_some((place + len + 1, by))
}

/// A week counted through a year.
fn in_year(words: &Words, at: usize, end: usize, nth: i8, weekday: Option<i8>) -> Option<Phrase> {
    let named = Named::YearWeek(nth);
    let (end, pick) = named::pick(words, end, named);
    let fits = weekday.is_none() && pick != Pick::Bare;
    fits.then(|| Phrase::point(at, end, Point::Named(named, pick)))
}

/// "the 20th of next month", "the 15th day of this month".
fn of_month(words: &Words, at: usize) -> Option<Phrase> {
    let day = day::ordinal(words, words.past(at, "the"))?;
    let place = words.past(day.end, "day");
    let (end, by) = if words.text(place) == "of" { month_shift(words, place + 1)? } else { return None };
    Some(Phrase::point(at, end, Point::DayIn(day.number, by)))
}
