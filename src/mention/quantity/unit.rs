//! Units and currencies beside a number, and what a value is per.
//!
//! Leaves the number itself to `number`.

use crate::lexicon::{NumberWord, Unit, UnitForm, currencies, number_word, unit_named, units};

use super::number::{Number, NumberForm};
use super::part::{PartKind, Parts};

/// From this value on, "pounds" are money: nobody weighs millions of pounds in the news as often as he spends them.
const POUNDS_ARE_MONEY_FROM: f64 = 1e6;

/// A currency symbol or code that stands at `at` before a number: the currency and the part after it.
pub(super) fn currency_before(parts: &Parts, at: usize) -> Option<(Unit, usize)> {
    let (length, unit) = currencies().longest(parts.from(at))?;
    let end = at + length;
    let fits = match unit.form {
        UnitForm::Symbol => is_joined(parts, at, end) && is_amount(parts, end),
        UnitForm::Code => is_amount(parts, end) && parts.is(end, PartKind::Digits),
        UnitForm::Name => false,
    };
    let is_code_in_capitals = unit.form != UnitForm::Code || parts.is_capital(at);
    (fits && is_code_in_capitals).then_some((*unit, end))
}

fn is_amount(parts: &Parts, at: usize) -> bool {
    parts.is(at, PartKind::Digits) || number_word(parts.norm(at)).is_some()
}

/// Letters of a symbol such as "US$" must touch the sign; "a $5 bill" is no Australian money.
fn is_joined(parts: &Parts, start: usize, end: usize) -> bool {
    (start + 1..end).all(|at| parts.is_attached(at))
}

/// The unit that follows `number`, with the part after it.
pub(super) fn unit_after(parts: &Parts, number: &Number) -> Option<(Unit, usize)> {
    if number.form == NumberForm::Ordinal {
        return None;
    }
    let mut at = number.end;
    if parts.norm(at) == "-" && parts.is_attached(at) && parts.is_attached(at + 1) {
        at += 1;
    } else if parts.norm(at) == "of" && matches!(number.form, NumberForm::Vague | NumberForm::Fraction) {
        at += 1;
    } else if parts.norm(at) == "of" && matches!(parts.norm(at + 1), "a" | "an") && number.form == NumberForm::Fraction
    {
        at += 2;
    } else if number.form == NumberForm::Fraction && matches!(parts.norm(at), "a" | "an") {
        at += 1;
    }
    measure(parts, at, number).or_else(|| currency(parts, at, number))
}

fn measure(parts: &Parts, at: usize, number: &Number) -> Option<(Unit, usize)> {
    let (length, unit) = units().longest(parts.from(at))?;
    let end = at + length;
    if unit.form == UnitForm::Symbol && !symbol_fits(parts, at, number) {
        return None;
    }
    if unit.name == "pound" && number.value.abs() >= POUNDS_ARE_MONEY_FROM && parts.norm(at) != "lb" {
        return unit_named("pound sterling").map(|pound| (*pound, end));
    }
    let is_second_ordinal = parts.norm(at) == "second" && number.value != 1.0 && !parts.is_attached(at);
    (!is_second_ordinal).then_some((*unit, end))
}

/// A symbol stands right after digits; one of a single letter must touch them, and letters of words must not follow.
fn symbol_fits(parts: &Parts, at: usize, number: &Number) -> bool {
    let symbol = parts.norm(at);
    let is_letter = symbol.len() == 1 && symbol.chars().all(char::is_alphabetic);
    let is_sign = !symbol.chars().all(char::is_alphanumeric);
    if is_sign {
        return number.form != NumberForm::Vague;
    }
    let is_after_digits = parts.is(at.wrapping_sub(1), PartKind::Digits) || number.scale > 1.0;
    is_after_digits && (!is_letter || parts.is_attached(at)) && !(symbol == "in" && parts.is(at + 1, PartKind::Word))
}

fn currency(parts: &Parts, at: usize, number: &Number) -> Option<(Unit, usize)> {
    let (length, unit) = currencies().longest(parts.from(at))?;
    let fits = match unit.form {
        UnitForm::Name => true,
        UnitForm::Symbol => {
            parts.is_attached(at) && number.form == NumberForm::Digits && !is_amount(parts, at + length)
        }
        UnitForm::Code => parts.is_capital(at) && number.form != NumberForm::Vague,
    };
    fits.then_some((*unit, at + length))
}

/// "a day", "per day", "/ hour" after an amount: the word and the part after it.
pub(super) fn per(parts: &Parts, at: usize) -> Option<(String, usize)> {
    let is_per = match parts.norm(at) {
        "per" | "each" | "every" | "/" => true,
        "a" | "an" => units().longest(parts.from(at + 1)).is_some_and(|(_, unit)| is_rate_base(unit)),
        _ => false,
    };
    if !is_per || !parts.is(at + 1, PartKind::Word) {
        return None;
    }
    let word = parts.norm(at + 1);
    let name = units().longest(parts.from(at + 1)).map_or(word, |(_, unit)| unit.name);
    Some((name.to_string(), at + 2))
}

fn is_rate_base(unit: &Unit) -> bool {
    matches!(unit.dimension, "time" | "mass" | "volume" | "length" | "area") && unit.form == UnitForm::Name
}

/// The rest of a height in feet and inches, "5-foot-11", as feet, with the part after it.
pub(super) fn inches_after_feet(parts: &Parts, at: usize) -> Option<(f64, usize)> {
    const INCHES_IN_A_FOOT: f64 = 12.0;
    let start = if matches!(parts.norm(at), "-" | ",") { at + 1 } else { at };
    let inches = match (parts.get(start)?.kind, number_word(parts.norm(start))) {
        (PartKind::Digits, _) => super::number::digits_value(parts.norm(start))?,
        (_, Some(NumberWord::Unit(value) | NumberWord::Teen(value))) => value,
        _ => return None,
    };
    let unit = if parts.norm(start + 1) == "-" { start + 2 } else { start + 1 };
    let has_unit = units().longest(parts.from(unit)).is_some_and(|(_, unit)| unit.name == "inch");
    let is_hyphened = parts.norm(at) == "-";
    let end = if has_unit { unit + 1 } else { start + 1 };
    (inches < INCHES_IN_A_FOOT && (has_unit || is_hyphened)).then_some((inches / INCHES_IN_A_FOOT, end))
}
