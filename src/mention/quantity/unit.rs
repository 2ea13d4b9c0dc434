//! Units and currencies beside a number.
//!
//! Leaves the number itself to `number`, and what a value is per to `per`.

use crate::lexicon::{
    NumberWord, Unit, UnitForm, currencies, is_measure_follower, is_ordinary, number_word, unit_named, units,
};

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
        UnitForm::Code => is_code(parts, at) && parts.is(end, PartKind::Digits),
        UnitForm::Capitals => parts.is_upper(at) && is_code(parts, at) && parts.is(end, PartKind::Digits),
        UnitForm::Name | UnitForm::Vessel | UnitForm::Lead => false,
    };
    fits.then_some((*unit, end))
}

/// A currency code in capitals, or in small letters where it is no English word; "TOP", "ALL" and "PEN" are words first.
fn is_code(parts: &Parts, at: usize) -> bool {
    let is_lower = !parts.is_capital(at);
    (parts.is_upper(at) || is_lower) && !is_ordinary(parts.norm(at))
}

fn is_amount(parts: &Parts, at: usize) -> bool {
    let sign = matches!(parts.norm(at), "-" | "−") && parts.is_attached(at) && parts.is_attached(at + 1);
    let at = if sign { at + 1 } else { at };
    parts.is(at, PartKind::Digits) || number_word(parts.norm(at)).is_some()
}

/// Letters of a symbol such as "US$" must touch the sign; "a $5 bill" is no Australian money.
fn is_joined(parts: &Parts, start: usize, end: usize) -> bool {
    (start + 1..end).all(|at| parts.is_attached(at))
}

/// A unit that stands before its number at `at` ("magnitude 6.5", "a magnitude of 6.5"), and the number's part.
pub(super) fn unit_before(parts: &Parts, at: usize) -> Option<(Unit, usize)> {
    let (length, unit) = units().longest(parts.from(at)).filter(|(_, unit)| unit.form == UnitForm::Lead)?;
    let next = at + length;
    let number = if matches!(parts.norm(next), "-" | "of") { next + 1 } else { next };
    parts.is(number, PartKind::Digits).then_some((*unit, number))
}

/// The unit that follows `number`, with the part after it.
pub(super) fn unit_after(parts: &Parts, number: &Number) -> Option<(Unit, usize)> {
    if number.form == NumberForm::Ordinal {
        return None;
    }
    let at = skip_link(parts, number);
    bracketed(parts, number)
        .or_else(|| measure(parts, at, number))
        .or_else(|| currency(parts, at, number))
        .or_else(|| scaled_code(parts, at))
}

/// "20 (kg)".
fn bracketed(parts: &Parts, number: &Number) -> Option<(Unit, usize)> {
    let closing = match parts.norm(number.end) {
        "(" => ")",
        "[" => "]",
        "{" => "}",
        "<" => ">",
        _ => return None,
    };
    let (length, unit) = units().longest(parts.from(number.end + 1))?;
    let end = number.end + 1 + length;
    (unit.form == UnitForm::Symbol && parts.norm(end) == closing).then_some((*unit, end + 1))
}

/// The part after what joins number and unit: a hyphen, "of" ("dozens of miles"), "a" ("half a mile").
fn skip_link(parts: &Parts, number: &Number) -> usize {
    let at = number.end;
    let is_article = |at: usize| matches!(parts.norm(at), "a" | "an");
    match (parts.norm(at), number.form) {
        ("-", _) if parts.is_attached(at) && parts.is_attached(at + 1) => at + 1,
        ("of", NumberForm::Fraction) if is_article(at + 1) => at + 2,
        ("of", NumberForm::Vague | NumberForm::Fraction) => at + 1,
        (_, NumberForm::Fraction) if is_article(at) => at + 1,
        _ => at,
    }
}

fn measure(parts: &Parts, at: usize, number: &Number) -> Option<(Unit, usize)> {
    let (length, unit) = units().longest(parts.from(at))?;
    let end = at + length;
    let fits = match unit.form {
        UnitForm::Symbol => symbol_fits(parts, at, number),
        UnitForm::Vessel => {
            !parts.is_capital(at) && (number.form == NumberForm::Fraction || parts.norm(at + length) == "of")
        }
        _ => true,
    };
    if !fits {
        return None;
    }
    if unit.name == "pound" && number.value.abs() >= POUNDS_ARE_MONEY_FROM && parts.norm(at) != "lb" {
        return unit_named("pound sterling").map(|pound| (*pound, end));
    }
    let is_second_ordinal = parts.norm(at) == "second" && number.value != 1.0 && !parts.is_attached(at);
    (!is_second_ordinal).then_some((*unit, end))
}

/// A symbol stands right after digits or behind words ("ten km"); one of a single letter must touch digits, and letters of words
/// must not follow.
fn symbol_fits(parts: &Parts, at: usize, number: &Number) -> bool {
    let symbol = parts.norm(at);
    let is_sign = !symbol.chars().all(char::is_alphanumeric);
    if is_sign {
        return number.form != NumberForm::Vague;
    }
    let is_after_digits = parts.is(at.wrapping_sub(1), PartKind::Digits)
        || number.scale > 1.0
        || number.form == NumberForm::Fraction
        || symbol.len() > 1 && !parts.is_capital(at) && number.form == NumberForm::Words;
    is_after_digits && letters_fit(parts, at, number)
}

/// Whether the letters at `at` are a unit and not the start of a word, a name or a million.
fn letters_fit(parts: &Parts, at: usize, number: &Number) -> bool {
    let symbol = parts.norm(at);
    match symbol {
        "in" => parts.is_end(at + 1) || is_measure_follower(parts.norm(at + 1)),
        "c" | "f" => parts.is_capital(at) && is_temperature(parts, at, number),
        _ if is_model_name(parts, at) => false,
        "m" | "g" | "t" => !parts.is_capital(at),
        "l" => true,
        _ if symbol.chars().count() > 1 => true,
        _ => parts.is_attached(at) || parts.is_capital(at) && parts.norm(at + 1) == "/",
    }
}

/// "24703 L-202": a letter hyphened to digits.
fn is_model_name(parts: &Parts, at: usize) -> bool {
    let is_letter = parts.norm(at).chars().count() == 1;
    is_letter && parts.norm(at + 1) == "-" && parts.is_attached(at + 1) && parts.is(at + 2, PartKind::Digits)
}

/// "40C", "30 C outside"; not "Boeing 777F", "the 13F filing", "14.7C/share".
fn is_temperature(parts: &Parts, at: usize, number: &Number) -> bool {
    const HIGHEST_SPACED: f64 = 150.0;
    let before = at.wrapping_sub(2);
    let is_named = before > 0 && parts.is(before, PartKind::Word) && parts.is_capital(before)
        || matches!(parts.norm(before), "the" | "a");
    let is_far = parts.norm(at) == "f" || number.value > HIGHEST_SPACED || parts.is_capital(at + 1);
    parts.norm(at + 1) != "/" && !is_named && (parts.is_attached(at) || !is_far)
}

fn currency(parts: &Parts, at: usize, number: &Number) -> Option<(Unit, usize)> {
    let (length, unit) = currencies().longest(parts.from(at))?;
    let fits = match unit.form {
        UnitForm::Name => true,
        UnitForm::Vessel | UnitForm::Lead => false,
        UnitForm::Capitals if !parts.is_upper(at) => false,
        UnitForm::Symbol => number.form != NumberForm::Vague && symbol_belongs_before(parts, at, at + length),
        UnitForm::Code | UnitForm::Capitals => {
            is_code(parts, at) && number.form != NumberForm::Vague && !is_like_year(parts, at - 1, number)
        }
    };
    fits.then_some((*unit, at + length))
}

/// "Copyright 2016 NPR": the letters behind a year are seldom a currency.
fn is_like_year(parts: &Parts, at: usize, number: &Number) -> bool {
    let is_round = number.value % 100.0 == 0.0;
    !is_round && number.end == at + 1 && super::veto::is_year(parts, at, number, false)
}

/// Whether the symbol from `at` to `end` belongs to the number before it: "5€", "10 $ 30 $"; not "5 $10 bills".
fn symbol_belongs_before(parts: &Parts, at: usize, end: usize) -> bool {
    let is_word = parts.is(at, PartKind::Word) && is_ordinary(parts.norm(at));
    if is_word || (at + 1..end).any(|at| !parts.is_attached(at)) {
        return false;
    }
    if parts.norm(at) == "p" {
        return are_pence(parts, at);
    }
    let is_repeated = parts.norm(end + 1) == parts.norm(at) && !parts.is_attached(end);
    !is_amount(parts, end) || parts.is(at, PartKind::Word) || is_repeated
}

/// "20p each", "250p a share"; not the lines of a picture ("1080p").
fn are_pence(parts: &Parts, at: usize) -> bool {
    const LINES_FROM: usize = 3;
    let is_price = parts.norm(at - 1).len() < LINES_FROM || matches!(parts.norm(at + 1), "a" | "per" | "each");
    parts.is_attached(at) && parts.is(at - 1, PartKind::Digits) && is_price
}

/// "120 MEUR", "20 kUSD": a currency code with a scale before it.
fn scaled_code(parts: &Parts, at: usize) -> Option<(Unit, usize)> {
    const CODE: usize = 3;
    let word = parts.norm(at);
    let scale = match number_word(word.get(..1)?)? {
        NumberWord::Suffix(scale) if word.len() == CODE + 1 => scale,
        _ => return None,
    };
    let code = word.get(1..)?;
    let (_, unit) = currencies().longest(|at| (at == 0).then_some(code))?;
    let is_scaled =
        matches!(unit.form, UnitForm::Code | UnitForm::Capitals) && parts.is_upper(at) && !is_ordinary(word);
    is_scaled.then_some((Unit { factor: unit.factor * scale, ..*unit }, at + 1))
}

/// The rest of a height in feet and inches, "5-foot-11", as feet, with the part after it.
pub(super) fn inches_after_feet(parts: &Parts, at: usize) -> Option<(f64, usize)> {
    const INCHES_IN_A_FOOT: f64 = 12.0;
    let start = if matches!(parts.norm(at), "-" | "," | "and") { at + 1 } else { at };
    let inches = match (parts.get(start)?.kind, number_word(parts.norm(start))) {
        (PartKind::Digits, _) => super::number::digits_value(parts.norm(start))?,
        (_, Some(NumberWord::Unit(value) | NumberWord::Teen(value))) => value,
        _ => return None,
    };
    let unit = if parts.norm(start + 1) == "-" { start + 2 } else { start + 1 };
    let has_unit =
        parts.norm(unit) == "in" || units().longest(parts.from(unit)).is_some_and(|(_, unit)| unit.name == "inch");
    let is_hyphened = parts.norm(at) == "-";
    let end = if has_unit { unit + 1 } else { start + 1 };
    (inches < INCHES_IN_A_FOOT && (has_unit || is_hyphened)).then_some((inches / INCHES_IN_A_FOOT, end))
}

#[cfg(test)]
mod tests {
    use crate::mention::quantity::tests::check;

    #[test]
    fn symbols_in_their_places() {
        check("20 (kg)", &["20 (kg) = 20 kilogram []"]);
        check("The pipe is 2 in thick.", &["2 in = 2 inch []"]);
        check("He is 1.8m tall.", &["1.8m = 1.8 meter []"]);
        check("100t of grain", &["100t = 100 tonne [grain]"]);
        check("It is 30 C outside!", &["30 C = 30 degree Celsius []"]);
        check("The tea costs 5 €.", &["5 € = 5 euro []"]);
        check("Bananas cost 20p each.", &["20p = 0.2 pound sterling []"]);
        check("half a cup of oil", &["half a cup = 0.5 cup [oil]"]);
    }

    #[test]
    fn letters_that_are_no_units() {
        check("1.8m cars", &["1.8m = 1,800,000 [car]"]);
        check("$1.5t in bonds", &["$1.5t = 1,500,000,000,000 US dollar []"]);
        check("He came 2 in the vote of 5 in all.", &["2 = 2 []", "5 = 5 []"]);
        check("a Boeing 777F", &[]);
        check("the 13F filing", &["13 = 13 [filing]"]);
        check("two World Cups", &["two = 2 [cup]"]);
        check("Copyright 2016 NPR", &[]);
        check("2000 NPR", &["2000 NPR = 2,000 Nepalese rupee []"]);
        check("1080p video", &["1080 = 1,080 [video]"]);
    }
}
