//! What a value is per: "a day", "per 100,000 people", "/ hour".
//!
//! Leaves units that have a name of their own ("miles per hour") to `unit`.

use crate::lexicon::{Unit, UnitForm, ends_counted, units};

use super::number;
use super::part::{PartKind, Parts};

/// More links than this are no unit ("joules per square meter per year" has two).
const MOST_LINKS: usize = 3;

/// What the amount that ends before part `at` is per, with the part after it.
pub(super) fn of_amount(parts: &Parts, at: usize) -> Option<(String, usize)> {
    let (mut name, mut end) = link(parts, at)?;
    for _ in 1..MOST_LINKS {
        let Some((next, next_end)) = link(parts, end).filter(|_| matches!(parts.norm(end), "per" | "/")) else { break };
        name.push_str(" per ");
        name.push_str(&next);
        end = next_end;
    }
    Some((name, end))
}

/// What a count is per, looked for behind its noun: "50 deaths a day", "three times per week"; not "a year ago".
pub(super) fn of_count(parts: &Parts, at: usize) -> Option<String> {
    let is_rate = match parts.norm(at) {
        "per" => true,
        "a" | "an" | "every" | "each" => unit_at(parts, at + 1).is_some_and(|(_, unit)| is_time(unit)),
        _ => false,
    };
    let (name, end) = link(parts, at).filter(|_| is_rate)?;
    let is_moment = matches!(parts.norm(end), "ago" | "earlier" | "later" | "before" | "after" | "from" | "old" | "-");
    (!is_moment).then_some(name)
}

fn link(parts: &Parts, at: usize) -> Option<(String, usize)> {
    let base = at + 1;
    match parts.norm(at) {
        "per" => number_of_things(parts, base).or_else(|| word(parts, base)),
        "each" | "every" if !ends_counted(parts.norm(base)) => word(parts, base),
        "a" | "an" if unit_at(parts, base).is_some_and(|(_, unit)| is_rate_base(unit)) => word(parts, base),
        "/" if unit_at(parts, base).is_some() => word(parts, base),
        _ => None,
    }
}

/// "100,000 people", "100 kilometers" behind "per".
fn number_of_things(parts: &Parts, at: usize) -> Option<(String, usize)> {
    let number = number::read(parts, at).filter(number::Number::is_whole)?;
    let (thing, end) = word(parts, number.end)?;
    Some((format!("{} {thing}", number.value), end))
}

fn word(parts: &Parts, at: usize) -> Option<(String, usize)> {
    if let Some((length, unit)) = unit_at(parts, at) {
        return Some((unit.name.to_string(), at + length));
    }
    let is_noun = parts.is(at, PartKind::Word) && !ends_counted(parts.norm(at));
    is_noun.then(|| (parts.norm(at).to_string(), at + 1))
}

fn unit_at(parts: &Parts, at: usize) -> Option<(usize, &'static Unit)> {
    units().longest(parts.from(at))
}

fn is_rate_base(unit: &Unit) -> bool {
    let is_base = matches!(unit.dimension, "time" | "mass" | "volume" | "length" | "area" | "energy");
    is_base && unit.form == UnitForm::Name
}

fn is_time(unit: &Unit) -> bool {
    unit.dimension == "time" && unit.form == UnitForm::Name
}

#[cfg(test)]
mod tests {
    use crate::mention::quantity::tests::check;

    #[test]
    fn amounts_and_counts() {
        check("$350 per kg", &["$350 per kg = 350 US dollar per kilogram []"]);
        check(
            "20 joules per square meter per year",
            &["20 joules per square meter per year = 20 joule per square meter per year []"],
        );
        check("50 deaths a day", &["50 = 50 per day [death]"]);
        check("12 per 100,000 people", &["12 per 100,000 people = 12 per 100000 people []"]);
    }

    #[test]
    fn moments_and_places_are_left() {
        check("50 deaths a year ago", &["50 = 50 [death]"]);
        check("$5 each in cash", &["$5 = 5 US dollar []"]);
        check("$5 a head-turning act", &["$5 = 5 US dollar []"]);
    }
}
