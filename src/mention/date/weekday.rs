//! Days of the week, alone or with a date: "Wednesday", "last Friday", "Monday of last week", "next week on Friday",
//! "Friday the 22nd", "Wednesday, April 27".
//!
//! Which Wednesday is meant is left to `resolve`.

use super::meaning::{Named, Phrase, Pick, Point};
use super::words::Words;
use super::{day, named, numeric, relative};
use crate::lexicon::calendar::{CalendarName, NameForm, calendar};

/// A weekday at `at`.
pub(super) fn read(words: &Words, at: usize) -> Option<Phrase> {
    if let Some((len, by)) = relative::direction(words, at) {
        return directed(words, at, at + len, by);
    }
    let (end, name) = name(words, at)?;
    if name.form == NameForm::Plural {
        return None;
    }
    let place = words.past(words.past(end, ","), "on");
    if let Some(date) = named::dated(words, place).or_else(|| numeric::read(words, place)) {
        return Some(Phrase { start: at, ..date });
    }
    if let Some(date) = with_ordinal(words, at, end, name) {
        return Some(date);
    }
    // "Sun" and "Mon" without a date after them are newspapers, stars and French.
    if name.form == NameForm::Short || is_title(words, at, end) {
        return None;
    }
    if let Some((end, by)) = of_week(words, end) {
        return Some(Phrase::point(at, end, Point::WeekdayOf(name.number, by)));
    }
    Some(Phrase::point(at, end, Point::Named(Named::Weekday(name.number), Pick::Bare)))
}

/// "last Friday", "next week on Friday".
fn directed(words: &Words, at: usize, place: usize, by: i64) -> Option<Phrase> {
    if words.text(place) == "week" {
        let day = words.past(words.past(place + 1, ","), "on");
        let (end, name) = name(words, day).filter(|(_, name)| name.form == NameForm::Full)?;
        return Some(Phrase::point(at, end, Point::WeekdayOf(name.number, by)));
    }
    let (end, name) = name(words, place).filter(|(_, name)| name.form == NameForm::Full)?;
    let date = words.past(end, ",");
    if let Some(date) = named::dated(words, date).or_else(|| numeric::read(words, date)) {
        return Some(Phrase { start: at, ..date });
    }
    // "This coming Friday" is the first to come; "next Friday" may skip one.
    let by = if by > 0 && words.before(place) != "next" { 0 } else { by };
    let anchored = calendar().role(words.before(place)).beyond;
    Some(Phrase::point(
        at,
        end,
        if anchored {
            Point::WeekdayFrom(name.number, if words.before(place) == "following" { 1 } else { -1 })
        } else {
            Point::Named(Named::Weekday(name.number), Pick::Direction(by))
        },
    ))
}

/// "Friday the 22nd".
fn with_ordinal(words: &Words, at: usize, end: usize, name: CalendarName) -> Option<Phrase> {
    let article = words.text(end) == "the";
    let day = day::read(words, words.past(end, "the")).filter(|day| day.ordinal || article)?;
    let closed = article || day::is_closed(words, day.end);
    closed.then(|| Phrase::point(at, day.end, Point::WeekdayDay(name.number, day.number)))
}

/// The weekday at `at` and the position after it. Full names may stand in small letters.
pub(super) fn name(words: &Words, at: usize) -> Option<(usize, CalendarName)> {
    let name = *calendar().weekdays.get(words.text(at))?;
    let end = if name.form == NameForm::Short && words.is_glued(at + 1) { words.past(at + 1, ".") } else { at + 1 };
    let short = name.form == NameForm::Short && !words.is_capital(at);
    let dated = || named::dated(words, words.past(end, ",")).is_some();
    (!short || dated()).then_some((end, name))
}

/// "the Sunday Times": an article before and a capital after.
fn is_title(words: &Words, at: usize, end: usize) -> bool {
    words.before(at) == "the" && words.is_capital(end) && !calendar().day_parts.contains_key(words.text(end))
}

/// "of last week", "this week", "next week".
fn of_week(words: &Words, at: usize) -> Option<(usize, i64)> {
    let at = words.past(at, "of");
    let (len, by) = relative::direction(words, at)?;
    (words.text(at + len) == "week").then_some((at + len + 1, by))
}
