//! The same value, however it is written: "$750,000", "$0.75 million".
//!
//! With another modifier ("about 500", "500") the two are compatible.

use crate::verdict::{Judgement, Verdict};

use super::{Pair, counted, extent};

/// Floating-point noise of a conversion.
const NOISE: f64 = 1e-9;

pub(super) fn judge(pair: &Pair) -> Option<Verdict> {
    let (first, second) = pair.extents()?;
    let is_plain = pair.a.modifier == pair.b.modifier;
    let is_alike = first.low == second.low && first.high == second.high && is_plain;
    if is_alike && !counted::differs(pair) {
        return Some(pair.verdict(Judgement::Same, 1.0, "quantity/equal", "the same value"));
    }
    if is_alike {
        return pair.agreement(1.0, "quantity/equal", "the same value");
    }
    if pair.a.is_vague || pair.b.is_vague {
        return None;
    }
    let (one, other) = extent::points(first, second)?;
    if (one - other).abs() > one.abs().max(other.abs()) * NOISE {
        return None;
    }
    if is_plain && !counted::differs(pair) {
        return Some(pair.verdict(Judgement::Same, 0.95, "quantity/equal", "the same value"));
    }
    pair.agreement(0.95, "quantity/equal", "the same value")
}

#[cfg(test)]
mod tests {
    use crate::compare::quantity::tests::check;
    use crate::verdict::Judgement::{Compatible, Conflict, Same};

    #[test]
    fn one_value_in_many_forms() {
        check("23 people", "twenty-three people", Same, "quantity/equal");
        check("$750,000", "$0.75 million", Same, "quantity/equal");
        check("at least 544 women", "at least 544 women", Same, "quantity/equal");
        check("two-thirds of the vote", "two thirds of the vote", Same, "quantity/equal");
        check("a 56-year-old man", "Jane Roe, 56, of Leeds", Same, "quantity/equal");
        check("three lakh crore rupees", "3 trillion rupees", Same, "quantity/equal");
        check("13 dollars and 45 cents", "$13.45", Same, "quantity/equal");
    }

    #[test]
    fn another_modifier_or_noun_is_compatible() {
        check("about 500 people", "500 people", Compatible, "quantity/equal");
        check("12 packages", "12 devices", Compatible, "quantity/equal");
    }

    #[test]
    fn other_values_are_left() {
        check("23 people", "24 people", Conflict, "quantity/different");
    }
}
