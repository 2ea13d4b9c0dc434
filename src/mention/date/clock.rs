//! Times of day: "2:30 p.m. ET", "10 p.m.", "noon", "1430 GMT", "half past eight", "4 in the morning", "mid-morning".
//!
//! The day is left to `joined`, which joins it, and to `resolve`.

use super::day;
use super::meaning::{Clock, Meaning, Phrase};
use super::numeral;
use super::words::Words;
use crate::lexicon::calendar::calendar;

/// A time of day by the clock.
pub(super) fn read(words: &Words, at: usize) -> Option<Phrase> {
    exact(words, at, false)
}

/// "2:30 p.m. ET", "noon", "14:30", "two o'clock"; `dated` where a day stands before it, so that "at 7" is enough.
pub(super) fn exact(words: &Words, at: usize, dated: bool) -> Option<Phrase> {
    if let Some((hour, end)) = named(words, at) {
        return Some(phrase(at, end, hour, Some(0)));
    }
    if let Some((hour, minute, end)) = military(words, at) {
        return Some(phrase(at, end, hour, Some(minute)));
    }
    if let Some((hour, minute, end)) = spoken(words, at) {
        let (half, end) = half_day(words, end);
        let hour = if half == Some('p') { hour % 12 + 12 } else { hour };
        let (hour, end) = halved(words, hour, past_oclock(words, end))?;
        return Some(phrase(at, past_zone(words, end), hour, Some(minute)));
    }
    digital(words, at, dated)
}

/// "morning", "late night", "mid-afternoon".
pub(super) fn part(words: &Words, at: usize) -> Option<Phrase> {
    let early = if calendar().role(words.text(at)).edge { words.past_hyphen(at + 1) } else { at };
    let code = calendar().day_parts.get(words.text(early)).filter(|_| !words.text(early).ends_with('s'))?;
    Some(Phrase::new(at, early + 1, Meaning::Clock(Clock::Part(code))))
}

/// "the morning", "mid-afternoon", "the early evening": a part of the day just spoken of.
pub(super) fn part_of_day(words: &Words, at: usize) -> Option<Phrase> {
    let start = words.past(at, "the");
    let phrase = part(words, start)?;
    let article = start > at && (at == 0 || calendar().role(words.before(at)).inside);
    // "Midday" and its like are times wherever they stand.
    let modified = calendar().role(words.text(start)).edge || words.text(start).starts_with("mid");
    let next = words.text(phrase.end);
    // "In the night sky", "in the morning session"; "in the morning of his life".
    let closed = !next.starts_with(char::is_alphabetic)
        || next == "at"
        || calendar().role(next).joins
        || calendar().tense_cues.contains_key(next);
    let day = super::joined::day_at(words, phrase.end).is_some();
    ((article || modified) && closed || day).then_some(Phrase { start: at, ..phrase })
}

fn phrase(start: usize, end: usize, hour: i8, minute: Option<i8>) -> Phrase {
    Phrase::new(start, end, Meaning::Clock(Clock::At(hour, minute)))
}

/// "noon", "12 noon", "midnight".
fn named(words: &Words, at: usize) -> Option<(i8, usize)> {
    let mid = words.past_hyphen(at + 1);
    if words.text(at) == "mid" && words.text(mid) == "night" {
        return Some((24, mid + 1));
    }
    let place = words.past(at, "12");
    match words.text(place) {
        "noon" | "noontime" => Some((12, place + 1)),
        "midnight" => Some((24, place + 1)),
        _ => None,
    }
}

/// "1430 GMT".
fn military(words: &Words, at: usize) -> Option<(i8, i8, usize)> {
    let text = words.text(at);
    let fits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) && words.is_capital(at + 1);
    if !fits || calendar().zones.get(words.text(at + 1)) != Some(&true) {
        return None;
    }
    let (hour, minute): (i8, i8) = (text[..2].parse().ok()?, text[2..].parse().ok()?);
    (hour < 24 && minute < 60).then_some((hour, minute, at + 2))
}

/// "half past eight", "a quarter to seven", "20 minutes past five", "ten past 9".
fn spoken(words: &Words, at: usize) -> Option<(i8, i8, usize)> {
    let start = words.past(at, "a");
    let (minutes, place, sure) = match words.text(start) {
        "half" => (30, start + 1, true),
        "quarter" => (15, start + 1, true),
        _ => {
            let number = numeral::cardinal(words, start)?;
            let unit = words.unit(number.end).map(|unit| unit.unit);
            let minutes = number.value.filter(|minutes| (1.0..60.0).contains(minutes))? as i8;
            match unit {
                Some("minute") => (minutes, number.end + 1, true),
                Some("quarter") if minutes == 3 => (45, number.end + 1, true),
                None => (minutes, number.end, false),
                _ => return None,
            }
        }
    };
    let hour = hour_word(words, place + 1)?;
    let end = glued_half(words, place + 1);
    match words.text(place) {
        "past" => Some((hour, minutes, end)),
        // "Ten to five" is a vote.
        "after" if sure => Some((hour, minutes, end)),
        "to" | "before" if sure && words.unit(place + 2).is_none() => Some(((hour + 23) % 24, 60 - minutes, end)),
        _ => None,
    }
}

fn hour_word(words: &Words, at: usize) -> Option<i8> {
    let text = words.text(at);
    let digits = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let hour = if digits.is_empty() {
        numeral::below_hundred(words, at).filter(|number| number.end == at + 1)?.value? as i8
    } else {
        digits.parse().ok().filter(|_| digits.len() == text.len() || is_half(&text[digits.len()..]))?
    };
    (1..=12).contains(&hour).then_some(hour)
}

/// Hours and minutes by the clock: "2:30", "2:30:15", "8.10 pm", "340pm", "seven thirty pm", "7".
#[derive(Clone, Copy, Debug)]
struct Reading {
    hour: i8,
    minute: Option<i8>,
    second: Option<i8>,
    /// The position of "pm", which may be written on to the number.
    end: usize,
    /// "8.10" and "seven thirty" may be other numbers: "pm" must follow.
    needs_half: bool,
}

fn digital(words: &Words, at: usize, dated: bool) -> Option<Phrase> {
    let reading = reading(words, at)?;
    let (half, end) = half_day(words, reading.end);
    let hour = match half {
        Some(_) if !(1..=12).contains(&reading.hour) => return None,
        Some('p') if reading.hour < 12 => reading.hour + 12,
        Some('a') if reading.hour == 12 => 0,
        _ => reading.hour,
    };
    let clocked = past_oclock(words, end) > end;
    let end = past_oclock(words, end);
    let (hour, told) =
        if half.is_some() { (hour, past_part(words, end).unwrap_or(end)) } else { halved(words, hour, end)? };
    // "5:10" alone may be a score or a verse: a bare pair of numbers needs a word of time.
    let before = words.before(at);
    let time = calendar().role(before).clock || dated;
    let sure = (reading.hour >= 10 || words.text(at).len() == 2)
        && reading.minute.is_some()
        && reading.second.is_none()
        && is_apart(words, at);
    let hour_alone = dated && matches!(before, "at" | "around") && day::is_closed(words, end);
    let bare = reading.minute.is_some() && (time || sure) || hour_alone;
    let fits = half.is_some() || told > end || clocked || bare && !reading.needs_half;
    let clock = match (reading.minute, reading.second) {
        (Some(minute), Some(second)) => Clock::Exact(hour, minute, second),
        (minute, _) => Clock::At(hour, minute),
    };
    fits.then(|| Phrase::new(at, past_zone(words, told), Meaning::Clock(clock)))
}

fn past_oclock(words: &Words, at: usize) -> usize {
    match words.text(at) {
        "o'clock" | "oclock" => at + 1,
        "o" if words.text(at + 1) == "'clock" => at + 2,
        _ => at,
    }
}

/// Whether a pair of numbers stands by itself, neither a verse ("Mark 14:30") nor a ratio.
fn is_apart(words: &Words, at: usize) -> bool {
    !words.is_capital(at.wrapping_sub(1)) && !matches!(words.text(at + 3), ":" | "-" | "–" | "%")
}

fn reading(words: &Words, at: usize) -> Option<Reading> {
    if words.is_glued(at) && matches!(words.before(at), ":" | "$" | "." | "-" | "/") {
        return None;
    }
    let text = words.text(at);
    if !text.starts_with(|first: char| first.is_ascii_digit()) {
        return in_words(words, at);
    }
    let digits = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic() || letter == '.');
    let letters = text[digits.len()..].trim_start_matches('.');
    if !letters.is_empty() && !is_half(letters) {
        return None;
    }
    if let Some((hour, minute)) = pointed(digits) {
        let minute = Some(minutes(minute)?);
        return Some(Reading {
            hour: hour.parse().ok()?,
            minute,
            second: None,
            end: glued_half(words, at),
            needs_half: true,
        });
    }
    let hour: i8 = digits.parse().ok().filter(|hour| (0..=24).contains(hour))?;
    let joined = |at: usize| words.text(at) == ":" && words.is_glued(at) && words.is_glued(at + 1);
    if !joined(at + 1) {
        return Some(Reading { hour, minute: None, second: None, end: glued_half(words, at), needs_half: false });
    }
    let minute = Some(minutes(words.text(at + 2))?);
    let second = if joined(at + 3) { Some(minutes(words.text(at + 4))?) } else { None };
    let last = if second.is_some() { at + 4 } else { at + 2 };
    Some(Reading { hour, minute, second, end: glued_half(words, last), needs_half: false })
}

/// "8.10", "340": hour and minutes.
fn pointed(digits: &str) -> Option<(&str, &str)> {
    match digits.split_once('.') {
        Some((hour, minute)) => (hour.len() <= 2 && minute.len() == 2).then_some((hour, minute)),
        None => (3..=4).contains(&digits.len()).then(|| digits.split_at(digits.len() - 2)),
    }
}

/// "seven thirty", "eleven oh five", "seven".
fn in_words(words: &Words, at: usize) -> Option<Reading> {
    let hour = hour_word(words, at)?;
    let minute = match words.text(at + 1) {
        "oh" | "o" => numeral::below_hundred(words, at + 2).filter(|number| number.value < Some(10.0)),
        _ => numeral::below_hundred(words, at + 1).filter(|number| number.value >= Some(10.0)),
    };
    match minute.and_then(|number| Some((number.value? as i8, number.end))).filter(|(minute, _)| *minute < 60) {
        Some((minute, end)) => Some(Reading { hour, minute: Some(minute), second: None, end, needs_half: true }),
        None => Some(Reading { hour, minute: None, second: None, end: at + 1, needs_half: false }),
    }
}

/// The position of "pm" where it is written on to the number, else the next.
fn glued_half(words: &Words, at: usize) -> usize {
    let letters = words.text(at).trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
    if is_half(letters) { at } else { at + 1 }
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
    let text = words.text(at).trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
    if is_half(text) {
        let end = at + 1;
        let dotted = text.ends_with("m") && text.contains('.') && words.is_glued(end);
        return (text.chars().next(), if dotted { words.past(end, ".") } else { end });
    }
    // "7 p. m."
    let last = words.past(at + 1, ".");
    if matches!(text, "a" | "p") && words.text(last) == "m" && (last == at + 1 || words.is_glued(at + 1)) {
        let dotted = last > at + 1 && words.is_glued(last + 1);
        return (text.chars().next(), if dotted { words.past(last + 1, ".") } else { last + 1 });
    }
    (None, at)
}

/// "in the morning", "at night" after an hour: the position after it.
fn past_part(words: &Words, end: usize) -> Option<usize> {
    let inside = words.text(end) == "in" && words.text(end + 1) == "the"
        || words.text(end) == "at" && words.text(end + 1) == "night";
    let place = if words.text(end) == "in" { end + 2 } else { end + 1 };
    let part = part(words, place).filter(|_| inside)?;
    Some(part.end)
}

/// The hour and the position after "in the morning" and the like; the hour of the afternoon told so.
fn halved(words: &Words, hour: i8, end: usize) -> Option<(i8, usize)> {
    let Some(after) = past_part(words, end) else { return Some((hour, end)) };
    let code = calendar().day_parts.get(words.text(after - 1))?;
    Some((in_part(hour, code), after))
}

/// The hour of the day that "seven" is in a part of the day.
pub(super) fn in_part(hour: i8, code: &str) -> i8 {
    match code {
        "AF" | "EV" if hour < 12 => hour + 12,
        "NI" if (5..12).contains(&hour) => hour + 12,
        "NI" if hour == 12 => 24,
        "MI" if hour < 10 => hour + 12,
        _ => hour,
    }
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
