//! Cardinals in digits and words: "23", "1,512,000", "two hundred and five", "three lakh crore", "2.5bn".
//!
//! Leaves signs, fractions and decimals in words to the files beside it.

use crate::lexicon::{NumberWord, currencies, is_measure_follower, number_word};

use super::super::part::{PartKind, Parts};
use super::{Number, NumberForm, digits_step, digits_value, whole_step};

/// The cardinal that starts at `at`; "hundred thousand" has its "one" left out.
pub(super) fn cardinal(parts: &Parts, at: usize) -> Option<Number> {
    let is_bare_hundred =
        parts.norm(at) == "hundred" && matches!(number_word(parts.norm(at + 1)), Some(NumberWord::Scale(_)));
    accumulate(parts, at, is_bare_hundred.then_some(1.0), parts.len())
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
    start: usize,
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
            Some(NumberWord::Suffix(scale)) if self.last == Last::Digits && self.is_suffix(parts, at) => {
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

    /// Whether the letters at `at` are a scale: "3bn", "3 bn"; not the metres of "1.8m tall", the millimetres of
    /// "50mm" or the tonnes of "100t".
    fn is_suffix(&self, parts: &Parts, at: usize) -> bool {
        match parts.norm(at) {
            "mm" => parts.is_attached(at) && parts.is_capital(at),
            "t" => parts.is_attached(at) && is_money(parts, self.start, at + 1),
            "m" => parts.is_attached(at) && !is_metres(parts, at + 1),
            suffix => parts.is_attached(at) || suffix.len() > 1,
        }
    }

    fn push_digits(&mut self, parts: &Parts, at: usize, after_and: bool) -> bool {
        let Some(value) = digits_value(parts.norm(at)) else { return false };
        let next = number_word(parts.norm(at + 1));
        let grows = matches!(next, Some(NumberWord::Hundred | NumberWord::Scale(_)));
        let fits = match self.last {
            Last::Nothing => true,
            Last::Scale => value < self.least_scale && (grows || after_and && self.least_scale == 1000.0),
            Last::Hundred => value < 100.0 && after_and && !grows,
            Last::Digits => return self.push_group(parts, at, value),
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

    /// Thousands set apart by spaces: "1 234 567".
    fn push_group(&mut self, parts: &Parts, at: usize, value: f64) -> bool {
        let group = parts.norm(at);
        let (whole, decimals) = group.split_once('.').unwrap_or((group, ""));
        let is_short = |at: usize| parts.norm(at).len() <= 3;
        let is_spaced = whole.len() == 3 && !parts.is_attached(at) && at > 0 && is_short(at - 1);
        if !(is_spaced || is_lakh_group(parts, at)) {
            return false;
        }
        let digits = whole.bytes().filter(u8::is_ascii_digit).count().min(LONGEST_GROUP);
        let grown = self.group.map(|group| group * 10f64.powi(digits as i32) + value);
        self.group = grown;
        self.step = if decimals.is_empty() { grown.map(whole_step) } else { Some(digits_step(group, value)) };
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
        if self.group.is_none() && self.last == Last::Scale && scale >= self.least_scale {
            return self.multiply_scale(scale);
        }
        let Some(group) = self.group.filter(|_| scale < self.least_scale) else { return false };
        self.sum += whole_if_near(group * scale);
        self.group = None;
        self.least_scale = scale;
        self.last_scale = scale;
        self.last = Last::Scale;
        self.step = self.step.map(|step| step * scale);
        true
    }

    /// "three lakh crore", "five thousand million".
    fn multiply_scale(&mut self, scale: f64) -> bool {
        if self.sum * scale > LARGEST {
            return false;
        }
        self.sum *= scale;
        self.last_scale *= scale;
        self.step = self.step.map(|step| step * scale);
        true
    }

    fn value(&self) -> f64 {
        self.sum + self.group.unwrap_or(0.0)
    }
}

/// The cardinal from `at` to before `stop`; `group` is what stands before its first word ("a" hundred).
pub(super) fn accumulate(parts: &Parts, at: usize, group: Option<f64>, stop: usize) -> Option<Number> {
    let mut cardinal = Cardinal {
        start: at,
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
    while !cardinal.is_closed && end < stop {
        let (next, after_and) = joined(parts, end, &cardinal);
        if !cardinal.push(parts, next, after_and) {
            break;
        }
        end = next + 1;
    }
    if end == at {
        return None;
    }
    let value = Some(cardinal.value()).filter(|value| value.is_finite())?;
    let step = if cardinal.is_dozen { DOZEN_STEP } else { cardinal.step.unwrap_or_else(|| whole_step(value)) };
    let scale = if cardinal.last == Last::Scale { cardinal.last_scale } else { 1.0 };
    Some(Number { scale, ..Number::new(value, step, form, end) })
}

/// "2.07 billion" is 2,070,000,000 and not a ten-millionth less.
fn whole_if_near(value: f64) -> f64 {
    const FLOAT_NOISE: f64 = 1e-12;
    let whole = value.round();
    if (value - whole).abs() <= whole.abs() * FLOAT_NOISE { whole } else { value }
}

/// More digits than this are no group of a number.
const LONGEST_GROUP: usize = 15;

/// Numbers beyond this are not told in words.
const LARGEST: f64 = 1e30;

/// "two hundred" behind "three million,".
fn is_spoken_hundreds(parts: &Parts, at: usize) -> bool {
    matches!(number_word(parts.norm(at)), Some(NumberWord::Unit(_))) && parts.norm(at + 1) == "hundred"
}

/// "34,567" behind "12,": two digits, then three, as written in South Asia.
fn is_lakh_group(parts: &Parts, at: usize) -> bool {
    let is_after_comma = parts.before(at, 1) == "," && parts.is_attached(at) && parts.is_attached(at - 1);
    let whole = parts.norm(at).split('.').next().unwrap_or("");
    is_after_comma && parts.is(at, PartKind::Digits) && whole.find(',') == Some(2)
}

/// Whether a currency stands before the digits at `start` or behind the suffix before `end`.
fn is_money(parts: &Parts, start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).is_some_and(|at| currencies().longest(parts.from(at)).is_some());
    before || currencies().longest(parts.from(end)).is_some()
}

/// Whether metres are told before `at`: "1.8m tall", "a 100m-long wall".
fn is_metres(parts: &Parts, at: usize) -> bool {
    let next = if parts.norm(at) == "-" { at + 1 } else { at };
    is_measure_follower(parts.norm(next))
}

/// "Two dozen" may be said of 22 to 26.
const DOZEN_STEP: f64 = 4.0;

/// The next word of a cardinal behind "and" or a hyphen, and whether "and" stood before it.
fn joined(parts: &Parts, at: usize, cardinal: &Cardinal) -> (usize, bool) {
    match (parts.norm(at), cardinal.last) {
        ("and" | "&", Last::Hundred | Last::Scale) => (at + 1, true),
        ("-", Last::Tens | Last::Hundred | Last::Unit | Last::Scale) if !parts.is(at + 1, PartKind::Digits) => {
            (at + 1, false)
        }
        (",", Last::Scale) if is_spoken_hundreds(parts, at + 1) => (at + 1, false),
        (",", Last::Digits) if is_lakh_group(parts, at + 1) => (at + 1, false),
        ("-", Last::Digits) if matches!(number_word(parts.norm(at + 1)), Some(NumberWord::Scale(_))) => (at + 1, false),
        _ => (at, false),
    }
}

#[cfg(test)]
mod tests {
    use crate::mention::quantity::tests::check;

    #[test]
    fn groups_and_scales() {
        check("12,34,567.89 rupees", &["12,34,567.89 rupees = 1,234,567.89 Indian rupee []"]);
        check("1 234 567.89", &["1 234 567.89 = 1,234,567.89 []"]);
        check("three lakh crore", &["three lakh crore = 3,000,000,000,000 []"]);
        check("hundred thousand boats", &["hundred thousand = 100,000 [boat]"]);
        check("10 bln euros", &["10 bln euros = 10,000,000,000 euro []"]);
        check("US$ 1MM", &["US$ 1MM = 1,000,000 US dollar []"]);
        check(
            "three million, two hundred and forty boats",
            &["three million, two hundred and forty = 3,000,240 [boat]"],
        );
    }

    #[test]
    fn other_letters_and_groups_are_left() {
        check("12, 345 boats", &["12 = 12 []", "345 = 345 [boat]"]);
        check("a 300mm gun", &["300mm = 300 millimeter [gun]"]);
        check("room 0207", &[]);
    }
}
