//! Times of day: "2:30 p.m. ET", "10 p.m.", "noon", "1430 GMT", "morning".
//!
//! The day is left to `grammar`, which joins it, and to `resolve`.

use super::meaning::{Clock, Meaning, Phrase};
use super::numeral;
use super::words::Words;
use crate::lexicon::calendar::calendar;

/// A time of day by the clock.
pub(super) fn read(words: &Words, at: usize) -> Option<Phrase> {
    exact(words, at)
}

/// "2:30 p.m. ET", "noon", "14:30", "two o'clock".
pub(super) fn exact(words: &Words, at: usize) -> Option<Phrase> {
    match words.text(at) {
        "noon" => return Some(phrase(at, at + 1, 12, Some(0))),
        "midnight" => return Some(phrase(at, at + 1, 24, Some(0))),
        _ => {}
    }
    if let Some((hour, minute, end)) = military(words, at) {
        return Some(phrase(at, end, hour, Some(minute)));
    }
    let (hour, minute, end) = hour_minute(words, at)?;
    let (half, end) = half_day(words, end);
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some('p') if hour < 12 => hour + 12,
        Some('a') if hour == 12 => 0,
        _ => hour,
    };
    let clocked = words.text(end) == "o'clock" || words.text(end) == "o" && words.text(end + 1) == "'clock";
    let end = if clocked { end + if words.text(end) == "o" { 2 } else { 1 } } else { end };
    // "5:10" alone may be a score or a verse: a bare pair of numbers needs two digits of minutes and a word of time.
    let fits =
        half.is_some() || clocked || minute.is_some() && matches!(words.before(at), "at" | "by" | "around" | "until");
    fits.then(|| phrase(at, past_zone(words, end), hour, minute))
}

/// A part of the day: "morning".
pub(super) fn part(words: &Words, at: usize) -> Option<Phrase> {
    let early = if matches!(words.text(at), "early" | "late") { at + 1 } else { at };
    let code = calendar().day_parts.get(words.text(early))?;
    Some(Phrase::new(at, early + 1, Meaning::Clock(Clock::Part(code))))
}

fn phrase(start: usize, end: usize, hour: i8, minute: Option<i8>) -> Phrase {
    Phrase::new(start, end, Meaning::Clock(Clock::At(hour, minute)))
}

/// "1430 GMT".
fn military(words: &Words, at: usize) -> Option<(i8, i8, usize)> {
    let text = words.text(at);
    let fits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) && words.is_capital(at + 1);
    if !fits || !matches!(words.text(at + 1), "gmt" | "utc" | "est" | "edt" | "et") {
        return None;
    }
    let (hour, minute): (i8, i8) = (text[..2].parse().ok()?, text[2..].parse().ok()?);
    (hour < 24 && minute < 60).then_some((hour, minute, at + 2))
}

fn hour_minute(words: &Words, at: usize) -> Option<(i8, Option<i8>, usize)> {
    if words.is_glued(at) && matches!(words.before(at), ":" | "$" | "." | "-" | "/") {
        return None;
    }
    let text = words.text(at);
    let digits = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic() || letter == '.');
    let hour: i8 = match digits.parse() {
        Ok(hour) => hour,
        Err(_) => numeral::cardinal(words, at).filter(|number| number.end == at + 1)?.value? as i8,
    };
    if !(0..=24).contains(&hour) {
        return None;
    }
    let joined = words.text(at + 1) == ":" && words.is_glued(at + 1) && words.is_glued(at + 2);
    let minute = joined.then(|| words.text(at + 2)).and_then(minutes);
    match minute {
        Some(minute) => Some((hour, Some(minute), glued_half(words, at + 2))),
        None if joined => None,
        None => Some((hour, None, glued_half(words, at))),
    }
}

/// The position of "pm" where it is written on to the number, else the next.
fn glued_half(words: &Words, at: usize) -> usize {
    if is_half(words.text(at).trim_start_matches(|letter: char| letter.is_ascii_digit())) { at } else { at + 1 }
}

fn minutes(text: &str) -> Option<i8> {
    let digits = text.get(..2)?;
    digits.parse().ok().filter(|minute| (0..60).contains(minute) && (text.len() == 2 || is_half(&text[2..])))
}

fn is_half(text: &str) -> bool {
    matches!(text, "am" | "pm" | "a.m" | "p.m" | "a.m." | "p.m.")
}

/// Whether "a.m." or "p.m." stands at `at`, and the position after it.
fn half_day(words: &Words, at: usize) -> (Option<char>, usize) {
    let text = words.text(at).trim_start_matches(|letter: char| letter.is_ascii_digit());
    if is_half(text) {
        let end = at + 1;
        let dotted = text.ends_with("m") && text.contains('.') && words.is_glued(end);
        return (text.chars().next(), if dotted { words.past(end, ".") } else { end });
    }
    (None, at)
}

fn past_zone(words: &Words, at: usize) -> usize {
    let place = words.past(at, "(");
    if !words.is_capital(place) || !calendar().zones.contains_key(words.text(place)) {
        return at;
    }
    let end = words.past(words.past(place + 1, "standard"), "daylight");
    let end = if end == place + 1 && words.text(end) != "time" { end } else { words.past(end, "time") };
    if place > at { words.past(end, ")") } else { end }
}
