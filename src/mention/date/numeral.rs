//! Numbers before units of time: "25", "twenty-five", "a dozen", "two and a half", "a few", "a third of".
//!
//! Other numbers are left to `mention::quantity`.

use super::words::Words;
use crate::lexicon::calendar::{NumberClass, calendar};

/// A number: its value, or none where it is vague, and the piece after it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Numeral {
    pub value: Option<f64>,
    pub end: usize,
}

/// The number at `at`.
pub(super) fn cardinal(words: &Words, at: usize) -> Option<Numeral> {
    let text = words.text(at);
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        return digits(words, at);
    }
    let word = calendar().numbers.get(text)?;
    if word.class == NumberClass::One
        && let Some(rest) = after_article(words, at + 1)
    {
        return Some(rest);
    }
    match word.class {
        NumberClass::Vague => Some(Numeral { value: None, end: at + 1 }),
        NumberClass::Of => Some(Numeral { value: Some(word.value), end: words.past(at + 1, "of") }),
        NumberClass::Part => half(words, at),
        NumberClass::Ordinal | NumberClass::Times => None,
        NumberClass::Small | NumberClass::Tens | NumberClass::One => Some(spelled(words, at)),
    }
}

/// A number in words below a hundred: "fifteen", "twenty-five".
pub(super) fn below_hundred(words: &Words, at: usize) -> Option<Numeral> {
    let word = calendar().numbers.get(words.text(at))?;
    let is_number = matches!(word.class, NumberClass::Small | NumberClass::Tens);
    let number = if is_number { tens(words, at) } else { return None };
    Some(number)
}

fn digits(words: &Words, at: usize) -> Option<Numeral> {
    let mut value: f64 = plain(words.text(at))?;
    let mut end = at + 1;
    let fraction = |from: usize| -> Option<f64> {
        let over: f64 = words.text(from + 2).parse().ok().filter(|&over: &f64| over > 1.0 && over < 10.0)?;
        (words.text(from + 1) == "/").then(|| words.text(from).parse::<f64>().ok().map(|top| top / over))?
    };
    let from = words.past_hyphen(end);
    if let Some(part) = fraction(from) {
        value += part;
        end = from + 3;
    }
    if words.text(end) == "½" {
        value += 0.5;
        end += 1;
    }
    Some(and_half(words, Numeral { value: Some(value), end }))
}

/// A number in digits, its thousands perhaps parted by commas.
pub(super) fn plain(text: &str) -> Option<f64> {
    if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b',' || byte == b'.') {
        return None;
    }
    if text.contains(',') { text.replace(',', "").parse().ok() } else { text.parse().ok() }
}

/// What may follow "a": "few", "couple of", "dozen", "half", "third of", "quarter of".
fn after_article(words: &Words, at: usize) -> Option<Numeral> {
    let word = calendar().numbers.get(words.text(at))?;
    match word.class {
        NumberClass::Vague => Some(Numeral { value: None, end: at + 1 }),
        NumberClass::Of => Some(Numeral { value: Some(word.value), end: words.past(at + 1, "of") }),
        NumberClass::Times => Some(Numeral { value: Some(word.value), end: at + 1 }),
        NumberClass::Part => half(words, at),
        NumberClass::Ordinal if words.text(at + 1) == "of" => {
            let end = past_article(words, at + 2);
            (word.value > 2.0 && end > at + 2).then_some(Numeral { value: Some(1.0 / word.value), end })
        }
        _ => None,
    }
}

/// "half a", "half an", "half-", "half of a".
fn half(words: &Words, at: usize) -> Option<Numeral> {
    let next = words.past(words.past_hyphen(at + 1), "of");
    Some(Numeral { value: Some(0.5), end: past_article(words, next) })
}

fn past_article(words: &Words, at: usize) -> usize {
    if words.is_article(at) { at + 1 } else { at }
}

/// "twenty-five", "two dozen", "three hundred", "two and a half".
fn spelled(words: &Words, at: usize) -> Numeral {
    let numbers = &calendar().numbers;
    let Numeral { value, mut end } = tens(words, at);
    let mut sum = value.unwrap_or_default();
    while let Some(word) = numbers.get(words.text(end)).filter(|word| word.class == NumberClass::Times) {
        sum *= word.value;
        end += 1;
    }
    and_half(words, Numeral { value: Some(sum), end })
}

/// "twenty-five", "twenty five", "five".
fn tens(words: &Words, at: usize) -> Numeral {
    let word = |at: usize| calendar().numbers.get(words.text(at));
    let first = word(at).map_or(0.0, |word| word.value);
    let unit = words.past_hyphen(at + 1);
    let small = word(unit).filter(|word| word.class == NumberClass::Small && (1.0..10.0).contains(&word.value));
    match (word(at).map(|word| word.class), small) {
        (Some(NumberClass::Tens), Some(small)) => Numeral { value: Some(first + small.value), end: unit + 1 },
        _ => Numeral { value: Some(first), end: at + 1 },
    }
}

/// Adds "and a half", "-and-a-half".
fn and_half(words: &Words, numeral: Numeral) -> Numeral {
    let and = words.past_hyphen(numeral.end);
    let article = words.past_hyphen(and + 1);
    let half = words.past_hyphen(article + 1);
    if words.text(and) == "and" && words.text(article) == "a" && words.text(half) == "half" {
        return Numeral { value: numeral.value.map(|value| value + 0.5), end: half + 1 };
    }
    if words.text(and) == "and" && words.text(article) == "half" && words.unit(half).is_some() {
        return Numeral { value: numeral.value.map(|value| value + 0.5), end: half };
    }
    numeral
}
