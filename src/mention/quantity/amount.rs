//! A number with its currency or unit: "$5 million", "13 dollars and 45 cents", "5-foot-11", "-40 °C".
//!
//! Leaves the number to `number` and the unit to `unit`; what joins two amounts is left to `pair`.

use crate::lexicon::{NumberWord, Unit, UnitForm, number_word};

use super::number::{self, Number, NumberForm};
use super::part::{PartKind, Parts};
use super::unit;

/// A number with its unit.
#[derive(Clone, Copy)]
pub(super) struct Amount {
    pub start: usize,
    pub end: usize,
    pub number: Number,
    pub unit: Option<Unit>,
}

/// The amount that starts at part `at`.
pub(super) fn read(parts: &Parts, at: usize) -> Option<Amount> {
    if let Some(amount) = money(parts, at).or_else(|| negative_money(parts, at)) {
        return Some(amount);
    }
    if let Some((unit, next)) = unit::unit_before(parts, at) {
        let number = number::read(parts, next)?;
        return Some(Amount { start: at, end: number.end, number, unit: Some(unit) });
    }
    if is_inside_word(parts, at) {
        return None;
    }
    let number = if parts.norm(at) == "some" { some(parts, at)? } else { number::read(parts, at)? };
    Some(with_unit(parts, at, number))
}

/// `number`, which starts at part `at`, with the unit behind it.
pub(super) fn with_unit(parts: &Parts, at: usize, number: Number) -> Amount {
    let Some((unit, end)) = unit::unit_after(parts, &number) else {
        return Amount { start: at, end: number.end, number, unit: None };
    };
    let amount = Amount { start: at, end, number, unit: Some(unit) };
    if unit.is_money() {
        return with_minor_unit(parts, with_scale_behind(parts, amount));
    }
    with_rest(parts, amount)
}

/// "$5 million".
fn money(parts: &Parts, at: usize) -> Option<Amount> {
    let (currency, next) = unit::currency_before(parts, at)?;
    let number = number::read(parts, next).filter(|number| number.form != NumberForm::Ordinal)?;
    let end = same_currency_after(parts, &number, &currency).unwrap_or(number.end);
    Some(Amount { start: at, end, number, unit: Some(currency) })
}

/// "-$5 million".
fn negative_money(parts: &Parts, at: usize) -> Option<Amount> {
    let is_sign = matches!(parts.norm(at), "-" | "−") && !parts.is_attached(at) && parts.is_attached(at + 1);
    let amount = money(parts, at + 1).filter(|_| is_sign)?;
    let number = Number { value: -amount.number.value, high: -amount.number.high, ..amount.number };
    Some(Amount { start: at, number, ..amount })
}

/// "$5 million dollars", "USD 5 dollars": the second name of the currency belongs to the amount.
fn same_currency_after(parts: &Parts, number: &Number, currency: &Unit) -> Option<usize> {
    let (unit, end) = unit::unit_after(parts, number)?;
    (unit.dimension == currency.dimension && unit.factor == currency.factor).then_some(end)
}

/// "75 USD million": a scale behind a code or symbol.
fn with_scale_behind(parts: &Parts, amount: Amount) -> Amount {
    let is_short = amount.unit.is_some_and(|unit| unit.form != UnitForm::Name);
    match number_word(parts.norm(amount.end)) {
        Some(NumberWord::Scale(scale)) if is_short && amount.number.scale == 1.0 => {
            Amount { end: amount.end + 1, number: scaled(amount.number, scale), ..amount }
        }
        _ => amount,
    }
}

/// `number` times `scale`.
pub(super) fn scaled(number: Number, scale: f64) -> Number {
    Number { value: number.value * scale, high: number.high * scale, step: number.step * scale, scale, ..number }
}

/// "13 dollars and 45 cents"; "15 dollars 50" at the end of a clause.
fn with_minor_unit(parts: &Parts, amount: Amount) -> Amount {
    match minor_unit(parts, &amount) {
        Some((added, end)) => {
            let value = amount.number.value + added;
            let number = Number { value, high: value, step: 0.01, ..amount.number };
            Amount { end, number, ..amount }
        }
        None => amount,
    }
}

fn minor_unit(parts: &Parts, amount: &Amount) -> Option<(f64, usize)> {
    const MINOR_IN_ONE: f64 = 100.0;
    let currency = amount.unit.filter(|unit| unit.factor == 1.0)?;
    let start = if parts.norm(amount.end) == "and" { amount.end + 1 } else { amount.end };
    let minor = number::read(parts, start)
        .filter(|minor| minor.is_whole() && minor.scale == 1.0 && (1.0..MINOR_IN_ONE).contains(&minor.value))?;
    if let Some((unit, end)) = unit::unit_after(parts, &minor) {
        let is_minor = unit.dimension == currency.dimension && unit.factor < 1.0;
        return is_minor.then_some((minor.value * unit.factor, end));
    }
    let is_amount = minor.value >= 10.0 && (parts.is_end(minor.end) || parts.norm(minor.end) == "more");
    is_amount.then_some((minor.value / MINOR_IN_ONE, minor.end))
}

/// "5-foot-11", "six feet two inches", "12 stone 4 pounds", "8 minutes 46 seconds": a rest in a smaller unit.
fn with_rest(parts: &Parts, amount: Amount) -> Amount {
    match feet_and_inches(parts, &amount).or_else(|| rest(parts, &amount)) {
        Some((added, step, end)) => {
            let value = amount.number.value + added;
            Amount { end, number: Number { value, high: value, step, ..amount.number }, ..amount }
        }
        None => amount,
    }
}

fn feet_and_inches(parts: &Parts, amount: &Amount) -> Option<(f64, f64, usize)> {
    amount.unit.filter(|unit| unit.name == "foot")?;
    let (feet, end) = unit::inches_after_feet(parts, amount.end)?;
    Some((feet, 1.0 / 12.0, end))
}

/// The rest, its last place and the part after it, in the unit of `amount`.
fn rest(parts: &Parts, amount: &Amount) -> Option<(f64, f64, usize)> {
    let unit = amount.unit.filter(|unit| matches!(unit.dimension, "length" | "mass" | "time"))?;
    let is_and = parts.norm(amount.end) == "and" && unit.form == UnitForm::Name;
    let start = if is_and { amount.end + 1 } else { amount.end };
    let number = number::read(parts, start).filter(|number| number.is_whole() && amount.number.is_whole())?;
    let (smaller, end) = unit::unit_after(parts, &number)?;
    let share = smaller.factor / unit.factor;
    let fits = smaller.dimension == unit.dimension && smaller.form == unit.form && number.value * share < 1.0;
    (fits && share < 1.0).then_some((number.value * share, share, end))
}

/// A number inside a longer word: "a320" is one part already, "x2", "v1.0", "@1", "10.5.2".
fn is_inside_word(parts: &Parts, at: usize) -> bool {
    if !parts.is(at, PartKind::Digits) || !parts.is_attached(at) {
        return false;
    }
    matches!(parts.before(at, 1), "/" | "@" | "_" | "=" | "#" | "&" | "\\" | "%")
        || at > 0 && parts.is(at - 1, PartKind::Word)
}

/// "some 500" is left to the bounds; "some people" is a vague count, "some" alone nothing.
fn some(parts: &Parts, at: usize) -> Option<Number> {
    number::read(parts, at).filter(|_| number::read(parts, at + 1).is_none())
}

#[cfg(test)]
mod tests {
    use crate::mention::quantity::tests::check;

    #[test]
    fn money_before_and_behind_the_number() {
        check("-$5 million", &["-$5 million = -5,000,000 US dollar []"]);
        check("They lost 75 USD million.", &["75 USD million = 75,000,000 US dollar []"]);
        check("13 dollars and 45 cents", &["13 dollars and 45 cents = 13.45 US dollar []"]);
        check("It costs 15 dollars 50.", &["15 dollars 50 = 15.5 US dollar []"]);
        check("Rs500 crore", &["Rs500 crore = 5,000,000,000 Indian rupee []"]);
        check("an increase to 120 MEUR", &["120 MEUR = 120,000,000 euro []"]);
    }

    #[test]
    fn other_numbers_are_left() {
        check("15 dollars and 50 boats", &["15 dollars = 15 US dollar []", "50 = 50 [boat]"]);
        check("He lost his pen 7 times.", &["7 = 7 [time]"]);
        check("ALL 5 of the boats", &["5 = 5 [boat]"]);
    }

    #[test]
    fn a_rest_in_a_smaller_unit() {
        check("12 stone 7 pounds", &["12 stone 7 pounds = 12.5 stone []"]);
        check("8 minutes 30 seconds", &["8 minutes 30 seconds = 8.5 minute []"]);
        check("5 miles and 12 boats", &["5 miles = 5 mile []", "12 = 12 [boat]"]);
        check("5km and 10km", &["5km = 5 kilometer []", "10km = 10 kilometer []"]);
    }

    #[test]
    fn units_before_the_number() {
        check("a magnitude-6.5 earthquake", &["magnitude-6.5 = 6.5 magnitude [earthquake]"]);
        check("a magnitude of 6.5", &["magnitude of 6.5 = 6.5 magnitude []"]);
        check("a 6.5-magnitude earthquake", &["6.5-magnitude = 6.5 magnitude [earthquake]"]);
    }
}
