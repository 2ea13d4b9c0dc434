//! Numbers in digits and words: cardinals, ordinals, fractions, vague counts.
//!
//! Reads parts from a given one on; `cardinal`, `fraction` and `scientific` know their notations. Leaves units, bounds
//! and ranges to others.

mod cardinal;
mod fraction;
mod scientific;

use crate::lexicon::{NumberWord, number_word, vague_counts};

use super::part::{PartKind, Parts};
use cardinal::cardinal;

pub(super) use fraction::bounded_half;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberForm {
    /// Digits, perhaps with a scale behind them.
    Digits,
    /// Words.
    Words,
    /// A fraction without a whole: "two-thirds".
    Fraction,
    /// A place in an order.
    Ordinal,
    /// A word with a customary range.
    Vague,
}

/// One number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    /// The value, or the lowest value of a vague word.
    pub value: f64,
    /// The highest value of a vague word, otherwise the value.
    pub high: f64,
    /// The place value of the last digit that is told.
    pub step: f64,
    /// The scale word it ends with, 1 where there is none.
    pub scale: f64,
    /// How it is written.
    pub form: NumberForm,
    /// The part after it.
    pub end: usize,
}

impl Number {
    fn new(value: f64, step: f64, form: NumberForm, end: usize) -> Number {
        Number { value, high: value, step, scale: 1.0, form, end }
    }

    /// Whether it is a whole number in digits or words.
    pub(super) fn is_whole(&self) -> bool {
        matches!(self.form, NumberForm::Digits | NumberForm::Words) && self.value.fract() == 0.0
    }
}

/// The number that starts at part `at`.
pub(super) fn read(parts: &Parts, at: usize) -> Option<Number> {
    vague(parts, at).or_else(|| negative(parts, at)).or_else(|| unsigned(parts, at))
}

fn unsigned(parts: &Parts, at: usize) -> Option<Number> {
    leading_point(parts, at)
        .or_else(|| scientific::read(parts, at))
        .or_else(|| fraction::read(parts, at))
        .or_else(|| ordinal(parts, at))
        .or_else(|| {
            let number = with_spoken_decimals(parts, cardinal(parts, at)?);
            Some(fraction::with_fraction(parts, at, number))
        })
}

/// ".25"
fn leading_point(parts: &Parts, at: usize) -> Option<Number> {
    let is_point = parts.norm(at) == "." && parts.is_attached(at + 1) && !parts.is_attached(at);
    let decimals = Some(parts.norm(at + 1)).filter(|_| is_point && parts.is(at + 1, PartKind::Digits))?;
    let step = 10f64.powi(-(decimals.len().min(12) as i32));
    Some(Number::new(decimals.parse::<f64>().ok()? * step, step, NumberForm::Digits, at + 2))
}

/// "five point two five", "two hundred point seventy-one".
fn with_spoken_decimals(parts: &Parts, number: Number) -> Number {
    if number.form != NumberForm::Words || parts.norm(number.end) != "point" {
        return number;
    }
    let Some((decimals, step, at)) =
        spoken_digits(parts, number.end + 1).or_else(|| spoken_hundredths(parts, number.end + 1))
    else {
        return number;
    };
    let value = number.value + decimals;
    match number_word(parts.norm(at)) {
        Some(NumberWord::Scale(scale)) => {
            Number { scale, ..Number::new(value * scale, step * scale, number.form, at + 1) }
        }
        _ => Number::new(value, step, number.form, at),
    }
}

/// "two five" behind "point": the decimals, their last place, and the part after them.
fn spoken_digits(parts: &Parts, start: usize) -> Option<(f64, f64, usize)> {
    const MOST_DIGITS: usize = 15;
    let (mut value, mut step, mut at) = (0.0, 1.0, start);
    while let Some(NumberWord::Unit(digit)) = number_word(parts.norm(at)).filter(|_| at < start + MOST_DIGITS) {
        step /= 10.0;
        value += digit * step;
        at += 1;
    }
    (at > start).then_some((value, step, at))
}

/// "eleven", "seventy-one" behind "point".
fn spoken_hundredths(parts: &Parts, start: usize) -> Option<(f64, f64, usize)> {
    let two_digits = cardinal(parts, start).filter(|number| (10.0..100.0).contains(&number.value))?;
    (two_digits.form == NumberForm::Words).then_some((two_digits.value / 100.0, 0.01, two_digits.end))
}

/// The value of digits with their separators.
pub(super) fn digits_value(digits: &str) -> Option<f64> {
    if digits.contains(',') { digits.replace(',', "").parse().ok() } else { digits.parse().ok() }
}

/// The place value of the last digit that is not a closing zero: 100,000 for 1,500,000.
fn whole_step(value: f64) -> f64 {
    let mut step = 1.0;
    while value != 0.0 && step < 1e15 && (value / (step * 10.0)).fract() == 0.0 {
        step *= 10.0;
    }
    step
}

fn digits_step(digits: &str, value: f64) -> f64 {
    match digits.split_once('.') {
        Some((_, decimals)) => 10f64.powi(-(decimals.len().min(12) as i32)),
        None => whole_step(value),
    }
}

fn vague(parts: &Parts, at: usize) -> Option<Number> {
    let (length, &(low, high)) = vague_counts().longest(parts.from(at))?;
    Some(Number { value: low, high, step: low, scale: 1.0, form: NumberForm::Vague, end: at + length })
}

/// "-12", "minus five point five", "<-30"; a hyphen behind a word or a number joins.
fn negative(parts: &Parts, at: usize) -> Option<Number> {
    let is_free = !parts.is_attached(at)
        || matches!(parts.before(at, 1), "<" | ">" | "=" | "≤" | "≥" | "~" | "±" | "(" | "[" | "$" | "£" | "€" | "¥");
    let is_sign = matches!(parts.norm(at), "-" | "−") && is_free && parts.is_attached(at + 1);
    let is_word = matches!(parts.norm(at), "minus" | "negative");
    let is_negative = is_word || is_sign && parts.is(at + 1, PartKind::Digits);
    if !is_negative {
        return None;
    }
    let number = unsigned(parts, at + 1).filter(|number| number.form != NumberForm::Ordinal)?;
    Some(Number { value: -number.value, high: -number.high, ..number })
}

/// "third", "2nd", "twenty-first".
fn ordinal(parts: &Parts, at: usize) -> Option<Number> {
    if parts.is(at, PartKind::Digits) {
        let is_suffix = matches!(parts.norm(at + 1), "st" | "nd" | "rd" | "th") && parts.is_attached(at + 1);
        let value = digits_value(parts.norm(at)).filter(|_| is_suffix)?;
        return Some(Number::new(value, 1.0, NumberForm::Ordinal, at + 2));
    }
    match number_word(parts.norm(at))? {
        NumberWord::Ordinal(value) => Some(Number::new(value, 1.0, NumberForm::Ordinal, at + 1)),
        NumberWord::Tens(tens) => {
            let unit = if parts.norm(at + 1) == "-" { at + 2 } else { at + 1 };
            match number_word(parts.norm(unit)) {
                Some(NumberWord::Ordinal(value)) if value < 10.0 => {
                    Some(Number::new(tens + value, 1.0, NumberForm::Ordinal, unit + 1))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::mention::quantity::tests::check;

    #[test]
    fn signs_and_spoken_decimals() {
        check("minus five point five", &["minus five point five = -5.5 []"]);
        check("two hundred point seventy-one", &["two hundred point seventy-one = 200.71 []"]);
        check("nought point nought three", &["nought point nought three = 0.03 []"]);
        check("the case of <-30", &["<-30 = less than -30 []"]);
    }

    #[test]
    fn hyphens_are_no_signs() {
        check("an F-16", &[]);
        check("20-30 boats", &["20-30 = 20 to 30 [boat]"]);
    }
}
