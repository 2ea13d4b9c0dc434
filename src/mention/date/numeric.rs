//! Dates in numbers: "2022-04-27", "4/27/22", "27.04.2022", "12-Jan-2016", "11/2016", "on 4/22".
//!
//! American order, unless only the other one fits.

use super::meaning::{Named, Phrase, Pick, Point};
use super::words::Words;
use super::year::{four_digits, two_digits};
use crate::lexicon::calendar::calendar;

/// A date in numbers at `at`.
pub(super) fn read(words: &Words, at: usize) -> Option<Phrase> {
    if words.is_glued(at) && matches!(words.before(at), "-" | "/" | "." | "$") {
        return None;
    }
    let first = words.text(at);
    if let Some((year, month, day)) = dotted(first) {
        return day_of(at, at + 1, year, month, day);
    }
    let mark = words.text(at + 1);
    if !matches!(mark, "-" | "/" | ".") || !words.is_glued(at + 1) || !words.is_glued(at + 2) {
        return None;
    }
    let three = words.text(at + 3) == mark && words.is_glued(at + 3) && words.is_glued(at + 4);
    if !three {
        return month_day(words, at, mark);
    }
    let (year, month, day) = ordered(first, words.text(at + 2), words.text(at + 4), mark)?;
    day_of(at, at + 5, year, month, day)
}

fn day_of(start: usize, end: usize, year: i16, month: i8, day: i8) -> Option<Phrase> {
    is_day(month, day).then(|| Phrase::point(start, end, Point::Named(Named::Day(month, day), Pick::Year(year))))
}

fn is_day(month: i8, day: i8) -> bool {
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

/// "27.04.2022", "2022.4.27".
fn dotted(text: &str) -> Option<(i16, i8, i8)> {
    let mut parts = text.split('.');
    let [first, month, last] = [parts.next()?, parts.next()?, parts.next()?];
    if parts.next().is_some() {
        return None;
    }
    let (year, day) = match four_digits(first) {
        Some(year) => (year, last),
        None => (four_digits(last)?, first),
    };
    Some((year, month.parse().ok()?, day.parse().ok()?))
}

/// Year, month, day of three numbers, one of which may be the name of a month.
fn ordered(first: &str, second: &str, third: &str, mark: &str) -> Option<(i16, i8, i8)> {
    let name = |text: &str| calendar().months.get(text).map(|month| month.number);
    match (name(first), name(second), name(third)) {
        (Some(month), None, None) => return Some((four_digits(third)?, month, second.parse().ok()?)),
        (None, Some(month), None) => {
            let (year, day) = match four_digits(first) {
                Some(year) => (year, third),
                None => (four_digits(third).or_else(|| two_digits(third))?, first),
            };
            return Some((year, month, day.parse().ok()?));
        }
        (None, None, Some(month)) => return Some((four_digits(first)?, month, second.parse().ok()?)),
        _ => {}
    }
    if let Some(year) = four_digits(first) {
        return Some((year, second.parse().ok()?, third.parse().ok()?));
    }
    let (first, second): (i8, i8) = (first.parse().ok()?, second.parse().ok()?);
    let year = match four_digits(third) {
        Some(year) => year,
        // Two digits after hyphens are as likely a score or a part number.
        None if mark == "/" => two_digits(third)?,
        None => return None,
    };
    Some(if first > 12 { (year, second, first) } else { (year, first, second) })
}

/// "on 4/22": a fraction or a name ("9/11") without a word of time before it.
fn month_day(words: &Words, at: usize, mark: &str) -> Option<Phrase> {
    if let Some(month) = year_month(words, at, mark) {
        return Some(month);
    }
    let fits = mark == "/" && (calendar().role(words.before(at)).day || is_after_weekday(words, at));
    let (first, second) = (words.text(at), words.text(at + 2));
    if let (Some(year), Ok(month @ 1..=12)) = (four_digits(second), first.parse::<i8>())
        && mark == "/"
    {
        return Some(Phrase::point(at, at + 3, Point::Named(Named::Month(month), Pick::Year(year))));
    }
    let number = |text: &str| if text.len() <= 2 { text.parse::<i8>().ok() } else { None };
    let (month, day) = (number(first)?, number(second)?);
    let (month, day) = if month > 12 { (day, month) } else { (month, day) };
    let fits = fits && is_day(month, day);
    fits.then(|| Phrase::point(at, at + 3, Point::Named(Named::Day(month, day), Pick::Bare)))
}

/// "2016-11": a second number above the year's own last digits is the end of a range or season ("2016-17", "2009-10").
fn year_month(words: &Words, at: usize, mark: &str) -> Option<Phrase> {
    let (first, second) = (words.text(at), words.text(at + 2));
    let month: i8 = if second.len() == 2 { second.parse().ok()? } else { return None };
    let year = four_digits(first).filter(|year| year % 100 >= i16::from(month))?;
    let fits = mark == "-" && (1..=12).contains(&month) && !is_continued(words, at + 3);
    fits.then(|| Phrase::point(at, at + 3, Point::Named(Named::Month(month), Pick::Year(year))))
}

/// Whether a number goes on at `at`: "2016-11-x", "2016-11/12".
fn is_continued(words: &Words, at: usize) -> bool {
    words.is_glued(at) && words.is_glued(at + 1) && matches!(words.text(at), "-" | "/" | "–" | ".")
}

fn is_after_weekday(words: &Words, at: usize) -> bool {
    let before = if words.before(at) == "," { at.saturating_sub(1) } else { at };
    calendar().weekdays.contains_key(words.before(before))
}
