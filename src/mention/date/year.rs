//! Years, decades and centuries: "2015", "nineteen ninety-seven", "fiscal 1989", "the 1990s", "the '80s", "the 20th
//! century".
//!
//! Whether four digits are a year is decided here by neighbouring words.

use super::day;
use super::meaning::{Phrase, Point};
use super::numeral;
use super::words::Words;
use crate::lexicon::calendar::calendar;

/// Bare four-digit numbers outside these are not read as years.
const YEARS: std::ops::RangeInclusive<i16> = 1500..=2100;

/// Two-digit years up to this one belong to the 2000s.
const CENTURY_PIVOT: i16 = 50;

/// Two digits above the days of a month can only be a year: "August 99".
const NO_DAY: std::ops::RangeInclusive<i16> = 1932..=1999;

/// "2015", "the 1990s", "'90s", "the 20th century", "fiscal 1989".
pub(super) fn read(words: &Words, at: usize) -> Option<Phrase> {
    let start = words.past(at, "the");
    let spoken = || spoken_decade(words, at, start);
    if let Some(phrase) = decade(words, at, start).or_else(spoken).or_else(|| century(words, at, start)) {
        return Some(phrase);
    }
    let fiscal = words.text(at) == "fiscal";
    let place = words.past(if fiscal { at + 1 } else { start }, "year");
    let named = fiscal || place > start;
    let place = if named { place } else { at };
    if let Some(year) = four_digits(words.text(place)) {
        let fits = named || is_year(words, place);
        return fits.then(|| Phrase::point(at, place + 1, Point::Year(year)));
    }
    let (year, end) = spelled(words, place)?;
    // "Two thousand" is a count unless a word of time stands before it.
    let sure = words.text(place + 1) != "thousand" && words.text(place) != "two";
    let fits = named || sure || calendar().year_contexts.get(words.before(place)) == Some(&true);
    (fits && is_uncounted(words, end)).then(|| Phrase::point(at, end, Point::Year(year)))
}

/// The year at `at`, in digits or words, where the words before it leave no doubt that it is one.
pub(super) fn at(words: &Words, at: usize) -> Option<(i16, usize)> {
    match four_digits(words.text(at)) {
        Some(year) => Some((year, at + 1)),
        None => spelled(words, at),
    }
}

/// "'98", or "99" where no day can be meant.
pub(super) fn short(words: &Words, at: usize) -> Option<(i16, usize)> {
    let text = words.text(at);
    if let Some(digits) = text.strip_prefix('\'') {
        return Some((two_digits(digits)?, at + 1));
    }
    two_digits(text).filter(|year| NO_DAY.contains(year) && !words.is_glued(at)).map(|year| (year, at + 1))
}

pub(super) fn four_digits(text: &str) -> Option<i16> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok().filter(|year| YEARS.contains(year)) } else { None }
}

pub(super) fn two_digits(text: &str) -> Option<i16> {
    let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    let year: i16 = if digits { text.parse().ok()? } else { return None };
    Some(if year <= CENTURY_PIVOT { 2000 + year } else { 1900 + year })
}

/// "nineteen ninety-seven", "nineteen oh one", "nineteen hundred", "two thousand and fifteen".
fn spelled(words: &Words, at: usize) -> Option<(i16, usize)> {
    let first = calendar().numbers.get(words.text(at))?.value as i16;
    let hundred =
        |at: usize| numeral::below_hundred(words, at).and_then(|number| Some((number.value? as i16, number.end)));
    if first == 2 && words.text(at + 1) == "thousand" {
        let rest = hundred(words.past(at + 2, "and"));
        return Some(rest.map_or((2000, at + 2), |(rest, end)| (2000 + rest, end)));
    }
    if !(17..=20).contains(&first) {
        return None;
    }
    let next = words.past_hyphen(at + 1);
    if words.text(next) == "hundred" && first < 20 {
        let rest = hundred(words.past(next + 1, "and"));
        return Some(rest.map_or((first * 100, next + 1), |(rest, end)| (first * 100 + rest, end)));
    }
    if calendar().role(words.text(next)).nought {
        return hundred(next + 1).filter(|(rest, _)| *rest < 10).map(|(rest, end)| (first * 100 + rest, end));
    }
    hundred(next).filter(|(rest, _)| *rest >= 10).map(|(rest, end)| (first * 100 + rest, end))
}

/// Whether no unit follows that the number could count: "nineteen ninety-day sentences".
fn is_uncounted(words: &Words, end: usize) -> bool {
    words.past_hyphen(end) == end && !calendar().units.contains_key(words.text(end))
}

fn decade(words: &Words, at: usize, start: usize) -> Option<Phrase> {
    let quoted = words.past(start, "'");
    let text = words.text(quoted);
    let digits = text.strip_prefix('\'').unwrap_or(text);
    let (digits, end) = match digits.strip_suffix('s') {
        Some(digits) => (digits, quoted + 1),
        None if words.text(quoted + 1) == "'s" && (digits.len() == 4 || start > at) => (digits, quoted + 2),
        None => return None,
    };
    let short = is_short_decade(text, quoted > start) || end == quoted + 2;
    let year = four_digits(digits).or_else(|| two_digits(digits).filter(|_| short))?;
    if year % 10 != 0 {
        return None;
    }
    let year = if digits.len() == 2 && year > 2020 { year - 100 } else { year };
    Some(Phrase::point(at, end, Point::Decade(year / 10)))
}

/// "the seventies", "the mid-nineties", "the nineteen seventies"; "in his seventies" is an age.
fn spoken_decade(words: &Words, at: usize, start: usize) -> Option<Phrase> {
    let century = calendar().numbers.get(words.text(start)).map(|word| word.value as i16);
    let century = century.filter(|century| (17..=20).contains(century));
    let place = if century.is_some() { words.past_hyphen(start + 1) } else { start };
    let (digit, alone) = *calendar().decades.get(words.text(place))?;
    let hyphen = words.before(at) == "-" && words.is_glued(at);
    let before = if hyphen { words.before(at - 1) } else { words.before(at) };
    let placed = start > at || calendar().role(before).edge;
    // "Hundreds" and "tens" need their century.
    let named = alone != 190 && words.text(place) != "tens";
    let decade = century.map_or(alone, |century| century * 10 + digit);
    (century.is_some() || placed && named).then(|| Phrase::point(at, place + 1, Point::Decade(decade)))
}

/// "80s" alone may be an age or a temperature; an apostrophe makes it a decade.
fn is_short_decade(text: &str, quoted: bool) -> bool {
    quoted || text.starts_with('\'')
}

fn century(words: &Words, at: usize, start: usize) -> Option<Phrase> {
    let number = day::ordinal(words, start)?;
    let unit = words.past_hyphen(number.end);
    let fits = words.text(unit) == "century" && (5..=22).contains(&number.number);
    fits.then(|| Phrase::point(at, unit + 1, Point::Century(i16::from(number.number) - 1)))
}

/// Whether the four digits at `at` are a year, judged by their neighbours.
fn is_year(words: &Words, at: usize) -> bool {
    let (before, after) = (words.before(at), words.text(at + 1));
    let closed = calendar().role(after).joins
        || matches!(after, "" | "." | "," | ";" | ":" | ")" | "–" | "-" | "'s" | "\"" | "?" | "!" | "--");
    let counted = calendar().role(after).scale || matches!(after, "/" | "$");
    let ranged = calendar().role(after).joins && four_digits(words.text(at + 2)) > four_digits(words.text(at));
    if ranged && !words.is_glued(at) {
        return true;
    }
    if counted || words.is_glued(at) && !matches!(before, "(" | "-" | "–" | "\"" | "[") {
        return false;
    }
    if matches!(before, "-" | "–" | "/") {
        let first = words.before(at.saturating_sub(1));
        return four_digits(first).is_some() || calendar().year_contexts.get(first) == Some(&true);
    }
    match calendar().year_contexts.get(before) {
        Some(true) => closed || !is_plural(words, at + 1),
        Some(false) => !closed && is_describable(words, at + 1),
        None if closed => matches!(before, "" | "(" | "," | "_"),
        // "his unsuccessful 1996 campaign", but not "killed 2000 people"; round hundreds are more often counts.
        None => {
            let round = words.text(at).ends_with("00");
            let plain = |at: usize| words.text(at).starts_with(char::is_alphabetic) && !words.is_capital(at);
            !round
                && at > 0
                && plain(at - 1)
                && plain(at + 1)
                && !is_plural(words, at + 1)
                && is_describable(words, at + 1)
        }
    }
}

/// Whether a year can stand before the word: "the 2015 deal", but not "the 2000 people".
fn is_describable(words: &Words, at: usize) -> bool {
    words.text(at).starts_with(char::is_alphabetic) && !calendar().units.contains_key(words.text(at))
}

/// Whether the word looks like a plural that a number would count.
pub(super) fn is_plural(words: &Words, at: usize) -> bool {
    let text = words.text(at);
    text == "people" || !words.is_capital(at) && text.len() > 3 && text.ends_with('s') && !text.ends_with("ss")
}
