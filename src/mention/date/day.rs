//! Days of a month: "27", "27th", "twenty-first", "twenty one".
//!
//! The month is left to `named`.

use super::numeral;
use super::words::Words;
use crate::lexicon::calendar::{NumberClass, calendar};

/// A day of a month and the piece after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub number: i8,
    pub end: usize,
    /// "27th", "first".
    pub ordinal: bool,
}

/// The day of a month at `at`, 1 to 31.
pub(super) fn read(words: &Words, at: usize) -> Option<Day> {
    let text = words.text(at);
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        return digits(text, at);
    }
    if let Some(day) = ordinal(words, at) {
        return Some(day);
    }
    // "In March twenty people": words are days only where nothing follows that they could count.
    let number = numeral::below_hundred(words, at).filter(|number| is_closed(words, number.end))?;
    let value = number.value? as i8;
    (1..=31).contains(&value).then_some(Day { number: value, end: number.end, ordinal: false })
}

/// "first", "twenty-first", "27th".
pub(super) fn ordinal(words: &Words, at: usize) -> Option<Day> {
    let text = words.text(at);
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        return digits(text, at).filter(|day| day.ordinal);
    }
    let word = calendar().numbers.get(text)?;
    let small = |at: usize| calendar().numbers.get(words.text(at)).filter(|next| next.class == NumberClass::Ordinal);
    let (value, end) = match word.class {
        NumberClass::Ordinal => (word.value, at + 1),
        NumberClass::Tens => {
            let next = words.past_hyphen(at + 1);
            (word.value + small(next).filter(|next| next.value < 10.0)?.value, next + 1)
        }
        _ => return None,
    };
    (value <= 31.0).then_some(Day { number: value as i8, end, ordinal: true })
}

fn digits(text: &str, at: usize) -> Option<Day> {
    let digits = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let ordinal = match &text[digits.len()..] {
        "" => false,
        "st" | "nd" | "rd" | "th" | "d" => true,
        _ => return None,
    };
    let number: i8 = if digits.len() <= 2 { digits.parse().ok()? } else { return None };
    (1..=31).contains(&number).then_some(Day { number, end: at + 1, ordinal })
}

/// Whether a phrase may end before `at`: a mark, the end, or a year.
pub(super) fn is_closed(words: &Words, at: usize) -> bool {
    let text = words.text(at);
    !text.starts_with(char::is_alphanumeric) || super::year::at(words, at).is_some()
}
