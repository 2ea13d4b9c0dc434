//! Weekdays: "Wednesday", "last Friday", "Monday of next week", "Mondays", "Wednesday, April 27".
//!
//! Which Wednesday is meant is left to `resolve`.

use super::absolute;
use super::meaning::{Meaning, Named, Phrase, Pick, Point};
use super::words::Words;
use super::{Granularity, relative};
use crate::lexicon::calendar::{CalendarName, NameForm, calendar};

/// A weekday at `at`.
pub(super) fn read(words: &Words, at: usize) -> Option<Phrase> {
    if let Some((len, by)) = relative::direction(words, at) {
        let (end, name) = name(words, at + len)?;
        let direct = matches!(name.form, NameForm::Full);
        let point = Point::Named(Named::Weekday(name.number), Pick::Direction(by));
        return direct.then(|| Phrase::point(at, end, point));
    }
    let (end, name) = name(words, at)?;
    if name.form == NameForm::Plural {
        return Some(Phrase::new(at, end, Meaning::Set(format!("XXXX-WXX-{}", name.number), Granularity::Day)));
    }
    if let Some(date) = absolute::day(words, words.past(end, ",")) {
        return Some(Phrase { start: at, ..date });
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

fn name(words: &Words, at: usize) -> Option<(usize, CalendarName)> {
    let name = *calendar().weekdays.get(words.text(at)).filter(|_| words.is_capital(at))?;
    let end = if name.form == NameForm::Short && words.is_glued(at + 1) { words.past(at + 1, ".") } else { at + 1 };
    Some((end, name))
}

/// "the Sunday Times": an article before and a capital after.
fn is_title(words: &Words, at: usize, end: usize) -> bool {
    words.before(at) == "the" && words.is_capital(end) && calendar().day_parts.get(words.text(end)).is_none()
}

/// "of last week", "this week".
fn of_week(words: &Words, at: usize) -> Option<(usize, i64)> {
    let at = words.past(at, "of");
    let (len, by) = relative::direction(words, at)?;
    (words.text(at + len) == "week").then_some((at + len + 1, by))
}
