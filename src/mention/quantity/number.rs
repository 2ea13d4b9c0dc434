//! Numbers in digits and words: cardinals, ordinals, fractions, vague counts.
//!
//! Reads parts from a given one on; leaves units, bounds and ranges to others.

use crate::lexicon::{NumberWord, number_word, vague_counts};

use super::part::{PartKind, Parts};

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
    vague(parts, at)
        .or_else(|| negative(parts, at))
        .or_else(|| slash_fraction(parts, at))
        .or_else(|| with_article(parts, at))
        .or_else(|| part_of_scale(parts, at))
        .or_else(|| glyph(parts, at))
        .or_else(|| ordinal(parts, at))
        .or_else(|| cardinal(parts, at).map(|number| with_fraction(parts, number)))
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

fn negative(parts: &Parts, at: usize) -> Option<Number> {
    let is_sign = matches!(parts.norm(at), "-" | "−") && !parts.is_attached(at) && parts.is_attached(at + 1);
    let is_word = matches!(parts.norm(at), "minus" | "negative");
    if !is_word && !(is_sign && parts.is(at + 1, PartKind::Digits)) {
        return None;
    }
    let number = with_fraction(parts, cardinal(parts, at + 1)?);
    Some(Number { value: -number.value, high: -number.high, ..number })
}

/// "1/2"; with larger numbers a stroke is a date or a ratio.
fn slash_fraction(parts: &Parts, at: usize) -> Option<Number> {
    const LARGEST_DENOMINATOR: f64 = 100.0;
    if !(parts.is(at, PartKind::Digits) && parts.norm(at + 1) == "/" && parts.is(at + 2, PartKind::Digits)) {
        return None;
    }
    let (top, bottom) = (digits_value(parts.norm(at))?, digits_value(parts.norm(at + 2))?);
    let is_fraction = top >= 1.0 && top < bottom && bottom <= LARGEST_DENOMINATOR && parts.norm(at + 3) != "/";
    is_fraction.then(|| Number::new(top / bottom, FRACTION_STEP, NumberForm::Fraction, at + 3))
}

/// Fractions in words are told to the nearest tenth or so.
const FRACTION_STEP: f64 = 0.05;

/// "a hundred", "a dozen", "a third of".
fn with_article(parts: &Parts, at: usize) -> Option<Number> {
    if !matches!(parts.norm(at), "a" | "an") {
        return None;
    }
    match number_word(parts.norm(at + 1))? {
        NumberWord::Hundred | NumberWord::Scale(_) | NumberWord::Dozen(_) => {
            Some(with_fraction(parts, accumulate(parts, at + 1, Some(1.0))?))
        }
        NumberWord::Part(value) => Some(fraction(parts, value, at + 2)),
        NumberWord::Ordinal(value) if value > 2.0 && parts.norm(at + 2) == "of" => {
            Some(fraction(parts, 1.0 / value, at + 2))
        }
        _ => None,
    }
}

/// A fraction of one, or of a scale: "half a million", "a quarter of a million".
fn fraction(parts: &Parts, value: f64, end: usize) -> Number {
    let article = if parts.norm(end) == "of" { end + 1 } else { end };
    let scale = if matches!(parts.norm(article), "a" | "an") { number_word(parts.norm(article + 1)) } else { None };
    let whole = |scale: f64| Number::new(value * scale, scale * FRACTION_STEP * 2.0, NumberForm::Words, article + 2);
    match scale {
        Some(NumberWord::Scale(scale) | NumberWord::Dozen(scale)) => whole(scale),
        Some(NumberWord::Hundred) => whole(100.0),
        _ => Number::new(value, FRACTION_STEP, NumberForm::Fraction, end),
    }
}

/// "half a million", "half of the".
fn part_of_scale(parts: &Parts, at: usize) -> Option<Number> {
    let Some(NumberWord::Part(value)) = number_word(parts.norm(at)) else { return None };
    let number = fraction(parts, value, at + 1);
    let is_share = value == 0.5 && parts.norm(at) == "half" && is_half_of(parts.norm(at + 1));
    (number.form == NumberForm::Words || is_share).then_some(number)
}

fn is_half_of(next: &str) -> bool {
    matches!(next, "of" | "the" | "its" | "their" | "his" | "her" | "all" | "that" | "those" | "these" | "my" | "our")
}

fn glyph(parts: &Parts, at: usize) -> Option<Number> {
    let Some(NumberWord::Glyph(value)) = number_word(parts.norm(at)) else { return None };
    Some(Number::new(value, FRACTION_STEP, NumberForm::Fraction, at + 1))
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

fn cardinal(parts: &Parts, at: usize) -> Option<Number> {
    accumulate(parts, at, None)
}

/// What the last word of a growing cardinal was, which decides what may follow.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    Nothing,
    Digits,
    Unit,
    Teen,
    Tens,
    Hundred,
    Scale,
}

/// A cardinal as it grows.
struct Cardinal {
    sum: f64,
    group: Option<f64>,
    last: Last,
    least_scale: f64,
    last_scale: f64,
    step: Option<f64>,
    is_closed: bool,
    is_dozen: bool,
}

impl Cardinal {
    fn push(&mut self, parts: &Parts, at: usize, after_and: bool) -> bool {
        if parts.is(at, PartKind::Digits) {
            return self.push_digits(parts, at, after_and);
        }
        match number_word(parts.norm(at)) {
            Some(NumberWord::Unit(value)) => {
                self.add(value, Last::Unit, &[Last::Nothing, Last::Tens, Last::Hundred, Last::Scale])
            }
            Some(NumberWord::Teen(value)) => self.add(value, Last::Teen, &[Last::Nothing, Last::Hundred, Last::Scale]),
            Some(NumberWord::Tens(value)) => self.add(value, Last::Tens, &[Last::Nothing, Last::Hundred, Last::Scale]),
            Some(NumberWord::Hundred) if !after_and => self.multiply_hundred(),
            Some(NumberWord::Scale(scale)) if !after_and => self.multiply(scale),
            Some(NumberWord::Suffix(scale)) if self.last == Last::Digits && parts.is_attached(at) => {
                self.is_closed = true;
                self.multiply(scale)
            }
            Some(NumberWord::Dozen(dozen)) if !after_and && self.last != Last::Scale => {
                self.is_closed = true;
                self.is_dozen = true;
                self.multiply(dozen)
            }
            _ => false,
        }
    }

    fn push_digits(&mut self, parts: &Parts, at: usize, after_and: bool) -> bool {
        let Some(value) = digits_value(parts.norm(at)) else { return false };
        let next = number_word(parts.norm(at + 1));
        let grows = matches!(next, Some(NumberWord::Hundred | NumberWord::Scale(_)));
        let fits = match self.last {
            Last::Nothing => true,
            Last::Scale => value < self.least_scale && (grows || after_and && self.least_scale == 1000.0),
            Last::Hundred => value < 100.0 && after_and,
            _ => false,
        };
        if !fits {
            return false;
        }
        self.step = Some(digits_step(parts.norm(at), value));
        self.group = Some(self.group.unwrap_or(0.0) + value);
        self.last = Last::Digits;
        true
    }

    fn add(&mut self, value: f64, class: Last, after: &[Last]) -> bool {
        if !after.contains(&self.last) || (value == 0.0 && self.last != Last::Nothing) {
            return false;
        }
        self.group = Some(self.group.unwrap_or(0.0) + value);
        self.last = class;
        true
    }

    fn multiply_hundred(&mut self) -> bool {
        match self.group {
            Some(group) if matches!(self.last, Last::Digits | Last::Unit | Last::Teen | Last::Tens | Last::Nothing) => {
                self.group = Some(group * 100.0);
                self.step = self.step.map(|step| step * 100.0);
                self.last = Last::Hundred;
                true
            }
            _ => false,
        }
    }

    fn multiply(&mut self, scale: f64) -> bool {
        let Some(group) = self.group.filter(|_| scale < self.least_scale) else { return false };
        self.sum += group * scale;
        self.group = None;
        self.least_scale = scale;
        self.last_scale = scale;
        self.last = Last::Scale;
        self.step = self.step.map(|step| step * scale);
        true
    }

    fn value(&self) -> f64 {
        self.sum + self.group.unwrap_or(0.0)
    }
}

fn accumulate(parts: &Parts, at: usize, group: Option<f64>) -> Option<Number> {
    let mut cardinal = Cardinal {
        sum: 0.0,
        group,
        last: Last::Nothing,
        least_scale: f64::INFINITY,
        last_scale: 1.0,
        step: None,
        is_closed: false,
        is_dozen: false,
    };
    let form = if parts.is(at, PartKind::Digits) { NumberForm::Digits } else { NumberForm::Words };
    let mut end = at;
    while !cardinal.is_closed && end < parts.len() {
        let (next, after_and) = joined(parts, end, &cardinal);
        if !cardinal.push(parts, next, after_and) {
            break;
        }
        end = next + 1;
    }
    if end == at {
        return None;
    }
    let value = cardinal.value();
    let step = if cardinal.is_dozen { DOZEN_STEP } else { cardinal.step.unwrap_or_else(|| whole_step(value)) };
    let scale = if cardinal.last == Last::Scale { cardinal.last_scale } else { 1.0 };
    Some(Number { scale, ..Number::new(value, step, form, end) })
}

/// "Two dozen" may be said of 22 to 26.
const DOZEN_STEP: f64 = 4.0;

/// The next word of a cardinal behind "and" or a hyphen, and whether "and" stood before it.
fn joined(parts: &Parts, at: usize, cardinal: &Cardinal) -> (usize, bool) {
    match (parts.norm(at), cardinal.last) {
        ("and", Last::Hundred | Last::Scale) => (at + 1, true),
        ("-", Last::Tens | Last::Hundred | Last::Unit | Last::Scale) if !parts.is(at + 1, PartKind::Digits) => {
            (at + 1, false)
        }
        ("-", Last::Digits) if matches!(number_word(parts.norm(at + 1)), Some(NumberWord::Scale(_))) => (at + 1, false),
        _ => (at, false),
    }
}

/// "two-thirds", "one in five", "two and a half", "2 1/2", "2½", with a scale behind: "two and a half million".
fn with_fraction(parts: &Parts, number: Number) -> Number {
    if let Some(fraction) = denominator(parts, number) {
        return fraction;
    }
    let Some((added, end)) = added_fraction(parts, number) else { return number };
    let mut number = Number { value: number.value + added, high: number.value + added, step: 0.5, end, ..number };
    if let Some(NumberWord::Scale(scale)) = number_word(parts.norm(end)) {
        number = Number {
            value: number.value * scale,
            high: number.value * scale,
            step: scale * 0.1,
            scale,
            end: end + 1,
            ..number
        };
    }
    number
}

fn denominator(parts: &Parts, number: Number) -> Option<Number> {
    let at = if parts.norm(number.end) == "-" { number.end + 1 } else { number.end };
    let parts_of_one = match number_word(parts.norm(at))? {
        NumberWord::Denominator(value) => value,
        NumberWord::Ordinal(value) if number.value == 1.0 && value > 2.0 => value,
        NumberWord::Part(value) => 1.0 / value,
        _ => return None,
    };
    (number.is_whole() && number.value >= 1.0).then(|| {
        let share = number.value / parts_of_one;
        let plain = fraction(parts, share, at + 1);
        if plain.form == NumberForm::Words {
            plain
        } else {
            Number::new(share, FRACTION_STEP, NumberForm::Fraction, at + 1)
        }
    })
}

fn added_fraction(parts: &Parts, number: Number) -> Option<(f64, usize)> {
    if !number.is_whole() {
        return None;
    }
    let at = number.end;
    if let Some(NumberWord::Glyph(value)) = number_word(parts.norm(at)) {
        return Some((value, at + 1));
    }
    if number.form == NumberForm::Digits && number.scale == 1.0 {
        let slash = if parts.norm(at) == "-" { at + 1 } else { at };
        if let Some(fraction) = slash_fraction(parts, slash) {
            return Some((fraction.value, fraction.end));
        }
    }
    if parts.norm(at) != "and" && !(parts.norm(at) == "-" && parts.norm(at + 1) == "and") {
        return None;
    }
    let mut article = if parts.norm(at) == "and" { at + 1 } else { at + 2 };
    if parts.norm(article) == "-" {
        article += 1;
    }
    let is_one = matches!(parts.norm(article), "a" | "one");
    let next = if parts.norm(article + 1) == "-" { article + 2 } else { article + 1 };
    match number_word(parts.norm(next)) {
        Some(NumberWord::Part(value)) if is_one => Some((value, next + 1)),
        Some(NumberWord::Part(value)) => match number_word(parts.norm(article)) {
            Some(NumberWord::Unit(top)) if value == 0.25 => Some((top * value, next + 1)),
            _ => None,
        },
        _ => None,
    }
}
