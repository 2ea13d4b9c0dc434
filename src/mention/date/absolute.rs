//! Dates that name a place on the calendar: "April 27, 2022", "27 April", "March 2021", "fall of 1980", "Q3",
//! "2022-04-27", "the 1990s", "2015".
//!
//! Which May or which 2015th thing is meant is decided here by neighbouring words; the year of "April 27" in `resolve`.

use super::meaning::{Named, Phrase, Pick, Point};
use super::numeral;
use super::words::Words;
use crate::lexicon::calendar::{NameForm, calendar};

/// Bare four-digit numbers outside these are not read as years.
const YEARS: std::ops::RangeInclusive<i16> = 1500..=2100;

/// Two-digit years up to this one belong to the 2000s.
const CENTURY_PIVOT: i16 = 50;

/// "2022-04-27", "4/27/22", "27.04.2022".
pub(super) fn numeric(words: &Words, at: usize) -> Option<Phrase> {
    if words.is_glued(at) && matches!(words.before(at), "-" | "/" | "." | "$") {
        return None;
    }
    let first = words.text(at);
    if !first.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    if let Some((year, month, day)) = dotted(first) {
        return day_of(at, at + 1, year, month, day);
    }
    let mark = words.text(at + 1);
    if !matches!(mark, "-" | "/") || words.text(at + 3) != mark || !(1..5).all(|offset| words.is_glued(at + offset)) {
        return None;
    }
    let (year, month, day) = ordered(first, words.text(at + 2), words.text(at + 4), mark)?;
    day_of(at, at + 5, year, month, day)
}

/// A month, a day of a month, a season, a quarter, a holiday, with the year where it is told.
pub(super) fn named(words: &Words, at: usize) -> Option<Phrase> {
    let start = words.past(at, "the");
    let (end, named) = day_first(words, start)
        .or_else(|| month_first(words, at))
        .or_else(|| season(words, at))
        .or_else(|| quarter(words, start))
        .or_else(|| holiday(words, start))?;
    let (end, pick) = pick(words, end, named);
    Some(Phrase::point(at, end, Point::Named(named, pick)))
}

/// "2015", "the 1990s", "'90s", "the 20th century", "fiscal 1989".
pub(super) fn year(words: &Words, at: usize) -> Option<Phrase> {
    let start = words.past(at, "the");
    if let Some(phrase) = decade(words, at, start).or_else(|| century(words, at, start)) {
        return Some(phrase);
    }
    let fiscal = words.text(at) == "fiscal";
    let place = if fiscal { words.past(at + 1, "year") } else { at };
    let year = four_digits(words.text(place))?;
    let end = place + 1;
    let fits = fiscal || is_year(words, place);
    fits.then(|| Phrase::point(at, end, Point::Year(year)))
}

/// The weekday-less day at `at`, for dates that follow a weekday.
pub(super) fn day(words: &Words, at: usize) -> Option<Phrase> {
    let start = words.past(at, "the");
    let (end, named) = day_first(words, start).or_else(|| month_day(words, at))?;
    let (end, pick) = pick(words, end, named);
    Some(Phrase::point(at, end, Point::Named(named, pick)))
}

fn day_of(start: usize, end: usize, year: i16, month: i8, day: i8) -> Option<Phrase> {
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
    fits.then(|| Phrase::point(start, end, Point::Named(Named::Day(month, day), Pick::Year(year))))
}

/// "27.04.2022": day, month, year.
fn dotted(text: &str) -> Option<(i16, i8, i8)> {
    let mut parts = text.split('.');
    let [day, month, year] = [parts.next()?, parts.next()?, parts.next()?];
    if parts.next().is_some() {
        return None;
    }
    Some((four_digits(year)?, month.parse().ok()?, day.parse().ok()?))
}

/// Year, month, day of three numbers; American order, unless only the other one fits.
fn ordered(first: &str, second: &str, third: &str, mark: &str) -> Option<(i16, i8, i8)> {
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

fn four_digits(text: &str) -> Option<i16> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok().filter(|year| YEARS.contains(year)) } else { None }
}

fn two_digits(text: &str) -> Option<i16> {
    let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    let year: i16 = if digits { text.parse().ok()? } else { return None };
    Some(if year <= CENTURY_PIVOT { 2000 + year } else { 1900 + year })
}

/// "27 April", "27th of April".
fn day_first(words: &Words, at: usize) -> Option<(usize, Named)> {
    let text = words.text(at);
    let ordinal = numeral::ordinal(text);
    let day = ordinal.or_else(|| if text.len() <= 2 { text.parse().ok() } else { None })?;
    let place = if ordinal.is_some() { words.past(at + 1, "of") } else { at + 1 };
    let month = calendar().months.get(words.text(place)).filter(|_| words.is_capital(place))?;
    // "in 2 May 5" would be the rest of another date.
    let fits = (1..=31).contains(&day) && month_day(words, place).is_none();
    fits.then(|| (past_point(words, place, month.form), Named::Day(month.number, day)))
}

fn month_first(words: &Words, at: usize) -> Option<(usize, Named)> {
    month_day(words, at).or_else(|| month(words, at))
}

/// "April 27", "Feb. 5", "April 27th".
fn month_day(words: &Words, at: usize) -> Option<(usize, Named)> {
    let month = calendar().months.get(words.text(at)).filter(|_| words.is_capital(at))?;
    let place = words.past(past_point(words, at, month.form), "the");
    let text = words.text(place);
    let day = numeral::ordinal(text).or_else(|| if text.len() <= 2 { text.parse().ok() } else { None })?;
    // "May 2 million people" and "May 12:30" are no days.
    let fits =
        (1..=31).contains(&day) && !matches!(words.text(place + 1), "percent" | "%" | "million" | "billion" | ":");
    fits.then_some((place + 1, Named::Day(month.number, day)))
}

/// A month without a day.
fn month(words: &Words, at: usize) -> Option<(usize, Named)> {
    let month = calendar().months.get(words.text(at)).filter(|_| words.is_capital(at))?;
    let end = past_point(words, at, month.form);
    let year = words.past(words.past(end, ","), "of");
    let dated = four_digits(words.text(year)).is_some();
    let fits = match month.form {
        NameForm::Full => true,
        NameForm::Short => dated || end > at + 1 && !words.is_capital(end),
        _ => dated || is_month_place(words, at),
    };
    fits.then_some((end, Named::Month(month.number)))
}

/// Whether "May" or "March" at `at` is the month: after a preposition of time, a direction or a modifier.
fn is_month_place(words: &Words, at: usize) -> bool {
    let before = words.before(at);
    let hyphen = before == "-" && words.is_glued(at);
    let before = if hyphen { words.before(at - 1) } else { before };
    // A person's own words follow "by May" and "from May" too, so only firm signs count.
    matches!(
        before,
        "in" | "since" | "until" | "till" | "last" | "next" | "this" | "early" | "mid" | "late" | "during" | "of"
    ) || matches!(before, "by" | "from" | "to" | "between" | "and" | "through") && is_month_name(words, at)
}

/// Whether another month stands close by.
fn is_month_name(words: &Words, at: usize) -> bool {
    let near = at.saturating_sub(3)..at + 4;
    near.filter(|&place| place != at).any(|place| {
        let full = calendar().months.get(words.text(place)).is_some_and(|name| name.form == NameForm::Full);
        full && words.is_capital(place)
    })
}

/// The position after a name and, for a short form, its full stop.
fn past_point(words: &Words, at: usize, form: NameForm) -> usize {
    if form == NameForm::Short && words.is_glued(at + 1) { words.past(at + 1, ".") } else { at + 1 }
}

fn season(words: &Words, at: usize) -> Option<(usize, Named)> {
    let place = words.past(at, "the");
    let season = calendar().seasons.get(words.text(place))?;
    let end = place + 1;
    let year = words.past(end, "of");
    let dated = four_digits(words.text(year)).is_some();
    let article = place > at && matches!(words.before(at), "in" | "during" | "since" | "of" | "until" | "by" | "for");
    let preposition = matches!(words.before(at), "in" | "since" | "during" | "until");
    let fits = dated || (article || preposition) && (!season.ambiguous || words.text(end) != "of");
    fits.then_some((end, Named::Season(*season)))
}

/// "Q3", "third quarter", "third-quarter", "first half".
fn quarter(words: &Words, at: usize) -> Option<(usize, Named)> {
    let text = words.text(at);
    if let Some(number) = text.strip_prefix('q').and_then(|rest| rest.parse::<i8>().ok()) {
        return (1..=4).contains(&number).then_some((at + 1, Named::Quarter(number)));
    }
    let number = numeral::ordinal(text)?;
    let unit = words.past_hyphen(at + 1);
    match words.text(unit) {
        "quarter" if number <= 4 => Some((unit + 1, Named::Quarter(number))),
        "half" if number <= 2 && words.text(unit + 1) == "of" && four_digits(words.text(unit + 2)).is_some() => {
            Some((unit + 1, Named::Half(number)))
        }
        _ => None,
    }
}

fn holiday(words: &Words, at: usize) -> Option<(usize, Named)> {
    let (len, holiday) = calendar().holidays.longest(words.phrase_from(at))?;
    words.is_capital(at).then_some((at + len, Named::Holiday(*holiday)))
}

/// The year after a name: ", 2022", "of 1980", "of this year", "last year".
fn pick(words: &Words, end: usize, named: Named) -> (usize, Pick) {
    let after_comma = words.past(end, ",");
    let place = words.past(after_comma, "of");
    if let Some(year) = four_digits(words.text(place)) {
        // "on May 5, 2000 people" keeps its number.
        return (place + 1, Pick::Year(year));
    }
    let place = words.past(place, "fiscal");
    if let Some(year) = four_digits(words.text(place)) {
        return (place + 1, Pick::Year(year));
    }
    if let Some(year) = short_year(words, end).filter(|_| !matches!(named, Named::Holiday(_))) {
        return (end + 1, Pick::Year(year));
    }
    let place = words.past(end, "of");
    let Some((len, by)) = calendar().directions.longest(words.phrase_from(place)) else {
        return (end, Pick::Bare);
    };
    if words.text(place + len) == "year" { (place + len + 1, Pick::YearShift(*by)) } else { (end, Pick::Bare) }
}

/// "'98" after a month or season.
fn short_year(words: &Words, at: usize) -> Option<i16> {
    two_digits(words.text(at).strip_prefix('\'')?)
}

fn decade(words: &Words, at: usize, start: usize) -> Option<Phrase> {
    let quoted = words.past(start, "'");
    let text = words.text(quoted);
    let digits = text.strip_prefix('\'').unwrap_or(text);
    let (digits, end) = match digits.strip_suffix('s') {
        Some(digits) => (digits, quoted + 1),
        None if words.text(quoted + 1) == "'s" && digits.len() == 4 => (digits, quoted + 2),
        None => return None,
    };
    let year = four_digits(digits).or_else(|| two_digits(digits).filter(|_| is_short_decade(text, quoted > start)))?;
    if digits.len() == 2 && year % 10 != 0 || year % 10 != 0 {
        return None;
    }
    let year = if digits.len() == 2 && year > 2020 { year - 100 } else { year };
    Some(Phrase::point(at, end, Point::Decade(year / 10)))
}

/// "80s" alone may be an age or a temperature; an apostrophe makes it a decade.
fn is_short_decade(text: &str, quoted: bool) -> bool {
    quoted || text.starts_with('\'')
}

fn century(words: &Words, at: usize, start: usize) -> Option<Phrase> {
    let number = numeral::ordinal(words.text(start))?;
    let unit = words.past_hyphen(start + 1);
    let fits = words.text(unit) == "century" && (5..=22).contains(&number);
    fits.then(|| Phrase::point(at, unit + 1, Point::Century(i16::from(number) - 1)))
}

/// Whether the four digits at `at` are a year, judged by their neighbours.
fn is_year(words: &Words, at: usize) -> bool {
    let (before, after) = (words.before(at), words.text(at + 1));
    let closed = matches!(after, "" | "." | "," | ";" | ":" | ")" | "–" | "-" | "'s" | "\"" | "?" | "!" | "--");
    let counted = matches!(after, "%" | "percent" | "/" | "$");
    if counted || words.is_glued(at) && !matches!(before, "(" | "-" | "–" | "\"" | "[") {
        return false;
    }
    if matches!(before, "-" | "–" | "/") {
        return four_digits(words.before(at.saturating_sub(1))).is_some();
    }
    match calendar().year_contexts.get(before) {
        Some(true) => closed || !is_plural(words, at + 1),
        Some(false) => !closed && is_describable(words, at + 1),
        None => matches!(before, "" | "(" | ",") && closed,
    }
}

/// Whether a year can stand before the word: "the 2015 deal", but not "the 2000 people".
fn is_describable(words: &Words, at: usize) -> bool {
    words.text(at).starts_with(char::is_alphabetic) && !calendar().units.contains_key(words.text(at))
}

/// Whether the word looks like a plural that a number would count.
fn is_plural(words: &Words, at: usize) -> bool {
    let text = words.text(at);
    text == "people" || !words.is_capital(at) && text.len() > 3 && text.ends_with('s') && !text.ends_with("ss")
}
