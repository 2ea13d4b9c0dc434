//! Fractions: "1/2", "½", "two-thirds", "a quarter of a million", "two and a half million", "one over three".
//!
//! Leaves whole numbers to `cardinal` and places in an order ("a third man") to `number`.

use crate::lexicon::{NumberWord, UnitForm, number_word, units};

use super::super::part::{PartKind, Parts};
use super::cardinal::{accumulate, cardinal};
use super::{Number, NumberForm, digits_value};

/// Fractions in words are told to the nearest tenth or so.
const FRACTION_STEP: f64 = 0.05;

/// A fraction, or a cardinal with an article, that starts at `at`.
pub(super) fn read(parts: &Parts, at: usize) -> Option<Number> {
    slash_fraction(parts, at)
        .or_else(|| with_article(parts, at))
        .or_else(|| part_of_scale(parts, at))
        .or_else(|| glyph(parts, at))
}

/// `number`, which starts at `at`, with the fraction it is part of or has behind it.
pub(super) fn with_fraction(parts: &Parts, at: usize, number: Number) -> Number {
    denominated(parts, at, number)
        .or_else(|| over(parts, number))
        .or_else(|| with_added(parts, number))
        .unwrap_or(number)
}

/// "1/2"; with larger numbers a stroke is a date or a ratio.
fn slash_fraction(parts: &Parts, at: usize) -> Option<Number> {
    const LARGEST_DENOMINATOR: f64 = 100.0;
    if !(parts.is(at, PartKind::Digits) && parts.norm(at + 1) == "/" && parts.is(at + 2, PartKind::Digits)) {
        return None;
    }
    let (top, bottom) = (digits_value(parts.norm(at))?, digits_value(parts.norm(at + 2))?);
    let is_fraction = top >= 1.0 && top < bottom && bottom <= LARGEST_DENOMINATOR && parts.norm(at + 3) != "/";
    let has_suffix =
        matches!(parts.norm(at + 3), "th" | "ths" | "rd" | "rds" | "nd" | "st") && parts.is_attached(at + 3);
    let end = if has_suffix { at + 4 } else { at + 3 };
    is_fraction.then(|| Number::new(top / bottom, FRACTION_STEP, NumberForm::Fraction, end))
}

/// "a hundred", "a dozen", "a third of", "nearly a fifth".
fn with_article(parts: &Parts, at: usize) -> Option<Number> {
    if !matches!(parts.norm(at), "a" | "an") {
        return None;
    }
    match number_word(parts.norm(at + 1)) {
        Some(NumberWord::Hundred | NumberWord::Scale(_) | NumberWord::Dozen(_)) => {
            let number = accumulate(parts, at + 1, Some(1.0), parts.len())?;
            Some(with_fraction(parts, at, number))
        }
        Some(NumberWord::Part(value)) => part_of_scale(parts, at + 1).or_else(|| Some(fraction(parts, value, at + 2))),
        _ => share_with_article(parts, at),
    }
}

/// "a third of", "by a fifth."; before a noun or after "and" it is a place in an order: "a third man", "two and a third".
fn share_with_article(parts: &Parts, at: usize) -> Option<Number> {
    let denominator = denominator(parts, at + 1).filter(|denominator| !denominator.is_plural)?;
    let ends = matches!(parts.norm(denominator.end), "" | "." | "," | ";" | ")");
    let is_listed = matches!(parts.before(at, 1), "and" | "or" | ",");
    let is_share = parts.norm(denominator.end) == "of" || ends && !is_listed;
    is_share.then(|| fraction(parts, 1.0 / denominator.value, denominator.end))
}

/// A fraction of one, or of a scale: "half a million", "a quarter of a million".
fn fraction(parts: &Parts, value: f64, end: usize) -> Number {
    if let Some(NumberWord::Scale(scale)) = number_word(parts.norm(end)) {
        return Number { scale, ..Number::new(value * scale, scale * 0.1, NumberForm::Words, end + 1) };
    }
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
    let scale = skip_hyphen(parts, at + 1);
    if let Some(NumberWord::Scale(value_of_scale) | NumberWord::Dozen(value_of_scale)) = number_word(parts.norm(scale))
    {
        let whole = Number::new(value * value_of_scale, value_of_scale * 0.1, NumberForm::Words, scale + 1);
        return Some(Number { scale: value_of_scale, ..whole });
    }
    let is_share = parts.norm(at) == "half" && is_half_of(parts.norm(at + 1)) || is_before_unit(parts, at + 1);
    (number.form == NumberForm::Words || is_share).then_some(number)
}

fn is_half_of(next: &str) -> bool {
    matches!(next, "of" | "the" | "its" | "their" | "his" | "her" | "all" | "that" | "those" | "these" | "my" | "our")
}

/// "a mile" in "half a mile", "-mile" in "a half-mile run": one unit in the singular.
fn is_before_unit(parts: &Parts, at: usize) -> bool {
    let unit = if matches!(parts.norm(at), "a" | "an" | "-") { at + 1 } else { at };
    units().longest(parts.from(unit)).is_some_and(|(length, found)| {
        found.form != UnitForm::Symbol && (length > 1 || found.name.ends_with(parts.norm(unit)))
    })
}

/// "half" where a bound before it has shown that it is a share: "more than half said".
pub(in crate::mention::quantity) fn bounded_half(parts: &Parts, at: usize) -> Option<Number> {
    (parts.norm(at) == "half").then(|| Number::new(0.5, FRACTION_STEP, NumberForm::Fraction, at + 1))
}

fn glyph(parts: &Parts, at: usize) -> Option<Number> {
    let Some(NumberWord::Glyph(value)) = number_word(parts.norm(at)) else { return None };
    Some(Number::new(value, FRACTION_STEP, NumberForm::Fraction, at + 1))
}

/// The lower part of a fraction in words.
struct Denominator {
    value: f64,
    end: usize,
    /// "thirds", which needs no "one" before it.
    is_plural: bool,
}

/// "third", "thirds", "twenty-firsts", "quarters" at `at`.
fn denominator(parts: &Parts, at: usize) -> Option<Denominator> {
    match number_word(parts.norm(at))? {
        NumberWord::Denominator(value) => Some(Denominator { value, end: at + 1, is_plural: true }),
        NumberWord::Ordinal(value) if value > 2.0 => Some(Denominator { value, end: at + 1, is_plural: false }),
        NumberWord::Part(value) => Some(Denominator { value: 1.0 / value, end: at + 1, is_plural: true }),
        NumberWord::Tens(tens) => {
            let unit = skip_hyphen(parts, at + 1);
            match number_word(parts.norm(unit))? {
                NumberWord::Denominator(value) if value < 10.0 => {
                    Some(Denominator { value: tens + value, end: unit + 1, is_plural: true })
                }
                NumberWord::Ordinal(value) if value < 10.0 => {
                    Some(Denominator { value: tens + value, end: unit + 1, is_plural: false })
                }
                _ => None,
            }
        }
        _ => None,
    }
}

fn skip_hyphen(parts: &Parts, at: usize) -> usize {
    if parts.norm(at) == "-" { at + 1 } else { at }
}

/// "two-thirds", "one hundred thirty fifths", "two and fifty-four hundredths".
fn denominated(parts: &Parts, at: usize, number: Number) -> Option<Number> {
    if !number.is_whole() || number.value < 1.0 {
        return None;
    }
    if let Some(shared) = tens_in_denominator(parts, number) {
        return Some(shared);
    }
    let denominator = denominator(parts, skip_hyphen(parts, number.end))?;
    if !denominator.is_plural && number.value != 1.0 {
        return None;
    }
    if let Some(mixed) = mixed_by_and(parts, at, number, &denominator) {
        return Some(mixed);
    }
    Some(fraction(parts, number.value / denominator.value, denominator.end))
}

/// "one hundred | thirty fifths": the tens belong to the denominator.
fn tens_in_denominator(parts: &Parts, number: Number) -> Option<Number> {
    let last = number.end.checked_sub(1)?;
    let Some(NumberWord::Tens(tens)) = number_word(parts.norm(last)) else { return None };
    let denominator = denominator(parts, last).filter(|denominator| denominator.is_plural)?;
    let top = number.value - tens;
    let is_one_number = parts.before(last, 1) == "and";
    (top >= 1.0 && !is_one_number).then(|| fraction(parts, top / denominator.value, denominator.end))
}

/// "one hundred and three | quarters": what stands before the last "and" is whole, unless what follows is more than one
/// ("one hundred and thirty-two fifths").
fn mixed_by_and(parts: &Parts, at: usize, number: Number, denominator: &Denominator) -> Option<Number> {
    let and = (at..number.end).rev().find(|&at| parts.norm(at) == "and")?;
    let whole = accumulate(parts, at, None, and)?;
    let top = accumulate(parts, and + 1, None, number.end)?;
    let is_proper = top.value < denominator.value;
    (top.end == number.end && is_proper).then(|| mixed(parts, whole, top.value / denominator.value, denominator.end))
}

/// "one over three", at the end of a clause; elsewhere "over" is a bound or a place.
fn over(parts: &Parts, number: Number) -> Option<Number> {
    if parts.norm(number.end) != "over" || !number.is_whole() {
        return None;
    }
    let below = cardinal(parts, number.end + 1).filter(|below| below.is_whole() && below.value > 1.0)?;
    let ends = matches!(parts.norm(below.end), "" | "." | "," | ";" | ")");
    ends.then(|| Number::new(number.value / below.value, FRACTION_STEP, NumberForm::Fraction, below.end))
}

/// "two and a half", "2 1/2", "2½", with a scale behind: "two and a half million".
fn with_added(parts: &Parts, number: Number) -> Option<Number> {
    if !number.is_whole() {
        return None;
    }
    let (added, end) = added_sign(parts, number).or_else(|| added_words(parts, number))?;
    Some(mixed(parts, number, added, end))
}

/// A whole and a part of it, which share the scale behind them or the one between them.
fn mixed(parts: &Parts, whole: Number, part: f64, end: usize) -> Number {
    let Some(NumberWord::Scale(scale)) = number_word(parts.norm(end)) else {
        let value = whole.value + part * whole.scale;
        return Number { value, high: value, step: whole.scale * 0.5, end, ..whole };
    };
    let value = if whole.scale > 1.0 { whole.value + part * scale } else { (whole.value + part) * scale };
    Number { value, high: value, step: scale * 0.1, scale, end: end + 1, ..whole }
}

/// "½", "1/2" behind a whole number.
fn added_sign(parts: &Parts, number: Number) -> Option<(f64, usize)> {
    let at = number.end;
    if let Some(NumberWord::Glyph(value)) = number_word(parts.norm(at)) {
        return Some((value, at + 1));
    }
    if number.form != NumberForm::Digits || number.scale != 1.0 {
        return None;
    }
    slash_fraction(parts, skip_hyphen(parts, at)).map(|fraction| (fraction.value, fraction.end))
}

/// "and a half", "and three fifths", "and fifty-four hundredths".
fn added_words(parts: &Parts, number: Number) -> Option<(f64, usize)> {
    let and = skip_hyphen(parts, number.end);
    if parts.norm(and) != "and" {
        return None;
    }
    let top = skip_hyphen(parts, and + 1);
    if matches!(parts.norm(top), "a" | "an" | "one") {
        return added_one(parts, skip_hyphen(parts, top + 1));
    }
    let count = cardinal(parts, top).filter(Number::is_whole)?;
    let below = denominator(parts, skip_hyphen(parts, count.end)).filter(|below| below.is_plural)?;
    Some((count.value / below.value, below.end))
}

/// "half", "third" behind "and a".
fn added_one(parts: &Parts, at: usize) -> Option<(f64, usize)> {
    let below = denominator(parts, at)?;
    let is_part = matches!(number_word(parts.norm(at)), Some(NumberWord::Part(_)));
    let is_free = is_part || !parts.is(below.end, PartKind::Word);
    is_free.then_some((1.0 / below.value, below.end))
}

#[cfg(test)]
mod tests {
    use crate::mention::quantity::tests::check;

    #[test]
    fn shares_of_one() {
        check("three twenty-firsts of it", &["three twenty-firsts = 0.14 []"]);
        check("one hundred thirty fifths", &["one hundred thirty fifths = 2.86 []"]);
        check("Prices rose by a fifth.", &["a fifth = 0.2 []"]);
        check("The answer is one over 20.", &["one over 20 = 0.05 []"]);
        check("More than half said no.", &["More than half = more than 0.5 []"]);
        check("1/10th of it", &["1/10th = 0.1 []"]);
        check("half a mile away", &["half a mile = 0.5 mile []"]);
        check("a quarter of a mile away", &["a quarter of a mile = 0.25 mile []"]);
        check("a half-mile run", &["a half-mile = 0.5 mile [run]"]);
    }

    #[test]
    fn shares_behind_whole_numbers() {
        check("two and fifty-four hundredths", &["two and fifty-four hundredths = 2.54 []"]);
        check("one hundred and three quarters", &["one hundred and three quarters = 100.75 []"]);
        check("one hundred and thirty-two fifths", &["one hundred and thirty-two fifths = 26.4 []"]);
        check("twenty and three fifths", &["twenty and three fifths = 20.6 []"]);
        check("two and a half million trees", &["two and a half million = 2,500,000 [tree]"]);
        check("one billion and a half million", &["one billion and a half million = 1,000,500,000 []"]);
        check("three quarters billion", &["three quarters billion = 750,000,000 []"]);
    }

    #[test]
    fn places_in_an_order_are_left() {
        check("two men and a third.", &["two = 2 [man]"]);
        check("a third man", &["third = no. 3 [man]"]);
        check("He was half asleep in the last quarter.", &[]);
        check("at half-time", &[]);
        check("They spent 2,000 over 3 years.", &["2,000 = 2,000 []", "over 3 years = more than 3 year []"]);
    }
}
