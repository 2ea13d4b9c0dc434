//! Measures the reading of quantities on public cases beside the repository, which are skipped where absent:
//! Microsoft Recognizers-Text (Number, NumberWithUnit, English) and quantulum3. `-v` prints the cases that fail.
//!
//! A case passes when every expected value is found with its kind (and, for quantulum3, its unit), and nothing of the
//! kind is found where nothing is expected.

use std::path::{Path, PathBuf};

use corroborate::article::Article;
use corroborate::mention::{Quantity, QuantityKind, QuantityModifier, date, quantity};
use corroborate::syntax;
use serde_json::Value;

type Kinds = &'static [QuantityKind];

/// File, the kinds that answer it, and whether values are ranges.
const SPECS: [(&str, Kinds, bool); 8] = [
    ("Number/English/NumberModel.json", &[], false),
    ("Number/English/OrdinalModelSuppressExtendedTypes.json", &[QuantityKind::Ordinal], false),
    ("Number/English/PercentModel.json", &[QuantityKind::Percent], false),
    ("Number/English/NumberRangeModel.json", &[], true),
    ("NumberWithUnit/English/AgeModel.json", &[QuantityKind::Age], false),
    ("NumberWithUnit/English/CurrencyModel.json", &[QuantityKind::Money], false),
    ("NumberWithUnit/English/DimensionModel.json", &[QuantityKind::Measure], false),
    ("NumberWithUnit/English/TemperatureModel.json", &[QuantityKind::Measure], false),
];

fn main() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    let is_verbose = std::env::args().any(|argument| argument == "-v");
    let (mut passed, mut all) = (0, 0);
    for (file, kinds, is_range) in SPECS {
        let Some(cases) = read(data.join("recognizers_text").join(file)) else { continue };
        let results: Vec<bool> =
            cases.iter().filter_map(|case| recognizer(case, kinds, is_range, is_verbose)).collect();
        add(file, &results, &mut passed, &mut all);
    }
    for file in ["quantities.json", "quantities.ambiguity.json"] {
        let Some(cases) = read(data.join("quantulum3/_lang/en_US/tests").join(file)) else { continue };
        let results: Vec<bool> = cases.iter().map(|case| quantulum(case, is_verbose)).collect();
        add(file, &results, &mut passed, &mut all);
    }
    if all > 0 {
        println!("{:55} {passed:4} of {all:4}  {:5.1} %", "all", 100.0 * f64::from(passed) / f64::from(all));
    }
}

fn add(file: &str, results: &[bool], passed: &mut u32, all: &mut u32) {
    let right = results.iter().filter(|&&right| right).count() as u32;
    println!(
        "{file:55} {right:4} of {:4}  {:5.1} %",
        results.len(),
        100.0 * f64::from(right) / results.len().max(1) as f64
    );
    *passed += right;
    *all += results.len() as u32;
}

fn read(path: PathBuf) -> Option<Vec<Value>> {
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("skipped, not there: {}", path.display());
        return None;
    };
    serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()
}

fn found_in(text: &str) -> Vec<Quantity> {
    let article = Article { text: text.to_string(), ..Article::default() };
    quantity::find(&article, &syntax::analyze(&article), &[])
}

fn recognizer(case: &Value, kinds: Kinds, is_range: bool, is_verbose: bool) -> Option<bool> {
    let text = case["Input"].as_str()?;
    let found: Vec<Quantity> =
        found_in(text).into_iter().filter(|one| kinds.is_empty() || kinds.contains(&one.kind)).collect();
    let expected: Vec<&str> = case["Results"]
        .as_array()?
        .iter()
        .filter_map(|result| result["Resolution"]["value"].as_str())
        .filter(|value| *value != "null")
        .collect();
    let is_empty_right = !expected.is_empty() || found.is_empty() || is_range;
    let right = is_empty_right
        && expected.iter().all(|value| if is_range { has_range(&found, value) } else { has_value(&found, value) });
    report(right, is_verbose, text, &format!("{expected:?}"), &found);
    Some(right)
}

fn has_value(found: &[Quantity], value: &str) -> bool {
    let Ok(value) = value.trim_end_matches('%').parse::<f64>() else { return false };
    // Cents and pence are read as parts of the main unit.
    let is_cents = |one: &Quantity| one.kind == QuantityKind::Money;
    let near = |one: Option<f64>, value: f64| one.is_some_and(|one| (one - value).abs() <= value.abs() * 1e-6);
    let has = |one: &Quantity, value: f64| near(one.low, value) || near(one.high, value);
    found.iter().any(|one| has(one, value) || is_cents(one) && has(one, value / 100.0))
}

/// "[200,300)": open and closed ends are not told apart, except where one side is missing.
fn has_range(found: &[Quantity], range: &str) -> bool {
    let inner = range.trim_matches(|sign| "[]()".contains(sign));
    let Some((low, high)) = inner.split_once(',') else { return false };
    let same = |one: Option<f64>, other: &str| match other.parse::<f64>() {
        Ok(value) => one.is_some_and(|one| (one - value).abs() <= value.abs() * 1e-6),
        Err(_) => one.is_none(),
    };
    found.iter().any(|one| same(one.low, low) && same(one.high, high))
}

fn quantulum(case: &Value, is_verbose: bool) -> bool {
    let text = case["req"].as_str().unwrap_or("");
    let found = found_in(text);
    let expected = case["res"].as_array().cloned().unwrap_or_default();
    let right = expected.iter().all(|result| {
        let value = result["value"].as_f64().unwrap_or(f64::NAN);
        let (value, unit) = plain_quantity(value, &plain_unit(result["unit"].as_str().unwrap_or("")));
        found.iter().any(|one| is_quantulum(one, value, &unit)) || unit.is_empty() && is_dated(text, value)
    });
    let right = right && (!expected.is_empty() || found.is_empty());
    let told: Vec<String> = expected.iter().map(|result| format!("{} {}", result["value"], result["unit"])).collect();
    report(right, is_verbose, text, &told.join(", "), &found);
    right
}

fn is_quantulum(found: &Quantity, value: f64, unit: &str) -> bool {
    let middle = match (found.low, found.high) {
        (Some(low), Some(high)) => (low + high) / 2.0,
        (Some(value), None) | (None, Some(value)) => value,
        (None, None) => return false,
    };
    let per = found.per.as_deref().map_or(String::new(), |per| format!(" per {per}"));
    let told = plain_unit(&format!("{}{per}", found.unit));
    let is_value = (middle - value).abs() <= value.abs() * 1e-6;
    is_value && (unit == told || found.modifier == QuantityModifier::Ordinal && unit.is_empty())
}

/// Whether `date` has read the value as a year: bare years are dates here, and quantities nowhere.
fn is_dated(text: &str, value: f64) -> bool {
    let article = Article { text: text.to_string(), ..Article::default() };
    let dates = date::find(&article, &syntax::analyze(&article));
    let (year, decade) = (format!("{value:04}"), format!("{:03}", value / 10.0));
    dates.iter().any(|date| date.value.starts_with(&year) || date.value == decade)
}

/// One quantity in the unit in which it is read here: cents as parts of a dollar, dozens as numbers.
fn plain_quantity(value: f64, unit: &str) -> (f64, String) {
    match unit {
        "cent" => (value / 100.0, "dollar".to_string()),
        "dime" => (value / 10.0, "dollar".to_string()),
        "penny" => (value / 100.0, "pound sterling".to_string()),
        "dozen" => (value * 12.0, String::new()),
        _ => (value, unit.to_string()),
    }
}

/// Both sides' unit names in one form.
fn plain_unit(unit: &str) -> String {
    let unit = unit
        .to_lowercase()
        .replace("metre", "meter")
        .replace("litre", "liter")
        .replace("us dollar", "dollar")
        .replace("t-hour", "t hour");
    match unit.as_str() {
        "dimensionless" => String::new(),
        "percentage" => "percent".to_string(),
        "pound-mass" => "pound".to_string(),
        "cubic centimeter" => "milliliter".to_string(),
        // Counts per something have no unit of their own here.
        _ if unit.starts_with("count per") => unit.trim_start_matches("count").to_string(),
        _ => unit,
    }
}

fn report(right: bool, is_verbose: bool, text: &str, expected: &str, found: &[Quantity]) {
    if is_verbose && !right {
        let values: Vec<String> = found.iter().map(|one| format!("{:?} {}", one.kind, one.value_text())).collect();
        println!("  FAILS {text}\n     expected {expected}\n     found    {}", values.join(" | "));
    }
}
