//! Open values: "more than 300" fits 340 and excludes 250.
//!
//! A bound far from the other value says nothing of it; leaves closed ranges to `range`.

use crate::mention::{Quantity, QuantityModifier};
use crate::verdict::Verdict;

use super::Pair;
use super::extent::Extent;
use super::rounding::EXACT_BELOW;

/// Up to this ratio a bound is a natural way to tell the other value ("more than 60" of 63).
const NEAR_BOUND: f64 = 1.5;

/// Beyond this ratio a bound says nothing of the other value.
const FAR_BOUND: f64 = 3.0;

pub(super) fn judge(pair: &Pair) -> Option<Verdict> {
    let (first, second) = pair.extents()?;
    if !first.is_open() && !second.is_open() {
        return None;
    }
    let slack = first.tolerance.max(second.tolerance).max(bound_rounding(first, second));
    if !first.overlaps(second, slack) {
        return pair.conflict(0.8, "quantity/bound", "one value is beyond the bound of the other");
    }
    if let (Some(one), Some(other)) = (upper_claim(first, pair.a), upper_claim(second, pair.b))
        && (one - other).abs() > slack
    {
        return pair.conflict(0.6, "quantity/upper-bound", "different highest values");
    }
    if let (Some(one), Some(other)) = (lower_claim(first, pair.a), lower_claim(second, pair.b))
        && (one - other).abs() > slack.max(first.step).max(second.step)
    {
        return pair.conflict(0.7, "quantity/lower-bound", "two lowest values, neither of them the other rounded");
    }
    let (small, large) = (first.size().min(second.size()), first.size().max(second.size()));
    let ratio = if small > 0.0 { large / small } else { f64::INFINITY };
    if ratio > FAR_BOUND {
        return pair.unknown("quantity/far-bound", "a bound far from the other value says nothing of it");
    }
    pair.agreement(if ratio <= NEAR_BOUND { 0.85 } else { 0.55 }, "quantity/bound", "both bounds can be right")
}

/// Bounds are told in round numbers: half of the finer last digit is no difference.
fn bound_rounding(first: &Extent, second: &Extent) -> f64 {
    let is_large = first.size().max(second.size()) >= EXACT_BELOW;
    if is_large { first.step.min(second.step) / 2.0 } else { 0.0 }
}

/// The highest value that is expressly told as such: "up to 1.6 million", "from 500,000 to 1.6 million".
fn upper_claim(extent: &Extent, quantity: &Quantity) -> Option<f64> {
    matches!(quantity.modifier, QuantityModifier::AtMost | QuantityModifier::Between).then_some(extent.high).flatten()
}

/// A lowest value that is claimed: "at least 544" is a count as far as it is known.
fn lower_claim(extent: &Extent, quantity: &Quantity) -> Option<f64> {
    (quantity.modifier == QuantityModifier::AtLeast).then_some(extent.low).flatten()
}

#[cfg(test)]
mod tests {
    use crate::compare::quantity::tests::check;
    use crate::verdict::Judgement::{Compatible, Conflict, Unknown};

    #[test]
    fn values_within_the_bound() {
        check("more than 300 people", "340 people", Compatible, "quantity/bound");
        check("more than 10 packages", "at least a dozen packages", Compatible, "quantity/bound");
        check("at least a dozen packages", "12 packages", Compatible, "quantity/bound");
        check("up to 1.6 million women", "1.5 million women", Compatible, "quantity/bound");
        check("at most 5 miles", "7 kilometers", Compatible, "quantity/bound");
    }

    #[test]
    fn values_beyond_it() {
        check("more than 300 people", "250 people", Conflict, "quantity/bound");
        check("more than 60 members", "55 members", Conflict, "quantity/bound");
        check("up to 1.6 million women", "as many as 1.5 million women", Conflict, "quantity/upper-bound");
        check("at most 5 miles", "12 kilometers", Conflict, "quantity/bound");
    }

    #[test]
    fn two_lowest_values() {
        check("at least 544 women", "at least 1,091 women", Conflict, "quantity/lower-bound");
        check("at least 12 people", "at least 17 people", Conflict, "quantity/lower-bound");
        check("at least 10 people", "at least 12 people", Compatible, "quantity/bound");
        check("more than 10 people", "more than 12 people", Compatible, "quantity/bound");
    }

    #[test]
    fn far_bounds_say_nothing() {
        check("more than 60 members", "5,000 members", Unknown, "quantity/far-bound");
    }
}
