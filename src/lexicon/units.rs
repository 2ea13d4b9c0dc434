//! Units of measure and currencies.
//!
//! Keys are written as parts (`mention::quantity`): lower-cased, with hyphens and signs apart.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Phrases, entries};

/// What kind of word a unit's form is, which decides where it may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitForm {
    /// "miles", "US dollars": after any number.
    Name,
    /// "km": only right after digits. "$": before a number, too.
    Symbol,
    /// "EUR": before or after a number.
    Code,
    /// "PEN": a code that is a word or a name in small letters.
    Capitals,
    /// "magnitude": before a number, too.
    Lead,
    /// "cups": behind a fraction or before "of"; elsewhere a thing.
    Vessel,
}

/// A unit of measure or a currency.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    /// The normal name: "kilometer", "US dollar".
    pub name: &'static str,
    /// What is measured: "length", for money the ISO 4217 code. Units of one dimension can be converted.
    pub dimension: &'static str,
    /// Base units in one unit.
    pub factor: f64,
    /// What is taken from a value before the factor applies, for temperatures.
    pub offset: f64,
    /// How the form may stand beside a number.
    pub form: UnitForm,
}

impl Unit {
    /// `value` in the base unit of the dimension.
    pub fn to_base(&self, value: f64) -> f64 {
        (value - self.offset) * self.factor
    }

    /// Whether the unit is a currency.
    pub fn is_money(&self) -> bool {
        self.dimension.len() == 3 && self.dimension.bytes().all(|byte| byte.is_ascii_uppercase())
    }
}

static UNITS: LazyLock<Phrases<Unit>> = LazyLock::new(|| Phrases::new(unit_rows()));

static CURRENCIES: LazyLock<Phrases<Unit>> = LazyLock::new(|| Phrases::new(currency_rows()));

static BY_NAME: LazyLock<FxHashMap<&'static str, Unit>> = LazyLock::new(|| {
    let mut by_name = FxHashMap::default();
    for (_, unit) in unit_rows().chain(currency_rows().filter(|(_, unit)| unit.factor == 1.0)) {
        by_name.entry(unit.name).or_insert(unit);
    }
    by_name
});

/// Units of measure by their forms.
pub fn units() -> &'static Phrases<Unit> {
    &UNITS
}

/// Currencies by name, ISO 4217 code and symbol.
pub fn currencies() -> &'static Phrases<Unit> {
    &CURRENCIES
}

/// The unit with a normal name.
pub fn unit_named(name: &str) -> Option<&'static Unit> {
    BY_NAME.get(name)
}

fn unit_rows() -> impl Iterator<Item = (&'static str, Unit)> {
    entries(include_str!("../../data/units.tsv")).filter_map(|row| {
        let &[form, name, dimension, factor, offset, kind] = row.as_slice() else { return None };
        let kind = match kind {
            "symbol" => UnitForm::Symbol,
            "vessel" => UnitForm::Vessel,
            "lead" => UnitForm::Lead,
            _ => UnitForm::Name,
        };
        let (factor, offset) = (factor.parse().ok()?, offset.parse().ok()?);
        Some((form, Unit { name, dimension, factor, offset, form: kind }))
    })
}

fn currency_rows() -> impl Iterator<Item = (&'static str, Unit)> {
    entries(include_str!("../../data/currencies.tsv")).filter_map(|row| {
        let &[form, name, dimension, factor, kind] = row.as_slice() else { return None };
        let kind = match kind {
            "symbol" => UnitForm::Symbol,
            "code" => UnitForm::Code,
            "capitals" => UnitForm::Capitals,
            _ => UnitForm::Name,
        };
        Some((form, Unit { name, dimension, factor: factor.parse().ok()?, offset: 0.0, form: kind }))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_tables_is_read() {
        assert_eq!(unit_rows().count(), entries(include_str!("../../data/units.tsv")).count());
        assert_eq!(currency_rows().count(), entries(include_str!("../../data/currencies.tsv")).count());
    }

    #[test]
    fn converts_to_the_base_unit() {
        let base = |name, value| unit_named(name).expect("a name of the table").to_base(value);
        assert!((base("mile", 1.0) - base("kilometer", 1.609344)).abs() < 1e-6);
        assert!((base("degree Fahrenheit", 212.0) - base("degree Celsius", 100.0)).abs() < 1e-6);
    }
}
