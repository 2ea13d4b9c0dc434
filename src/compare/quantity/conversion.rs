//! One value in two units: miles and kilometers, degrees Fahrenheit and Celsius.
//!
//! Writers round what they convert, so near values are one.

use crate::verdict::Verdict;

use super::rounding::LARGEST_ROUNDING;
use super::{Pair, extent};

/// Converted values are rarely nearer to each other than this share.
const CONVERSION_TOLERANCE: f64 = 0.03;

/// Writers round temperatures to whole degrees; shares of a value mean nothing on a scale whose zero is a convention.
const TEMPERATURE_TOLERANCE: f64 = 0.8;

pub(super) fn judge(pair: &Pair) -> Option<Verdict> {
    let (first, second) = pair.extents()?;
    let (one, other) = extent::points(first, second)?;
    if pair.a.unit == pair.b.unit && pair.a.per == pair.b.per {
        return None;
    }
    let size = one.abs().max(other.abs());
    let steps = (first.step + second.step) / 2.0;
    let tolerance = if first.dimension == "temperature" {
        TEMPERATURE_TOLERANCE.max(steps.min(2.0 * TEMPERATURE_TOLERANCE))
    } else {
        (size * CONVERSION_TOLERANCE).max(steps).min(size * LARGEST_ROUNDING)
    };
    if (one - other).abs() > tolerance {
        return None;
    }
    pair.agreement(0.8, "quantity/converted", "the same in other units")
}

#[cfg(test)]
mod tests {
    use crate::compare::quantity::tests::check;
    use crate::verdict::Judgement::{Compatible, Conflict, Same};

    #[test]
    fn near_values_in_two_units() {
        check("10 miles", "16 kilometers", Compatible, "quantity/converted");
        check("5 feet 11 inches", "180 cm", Compatible, "quantity/converted");
        check("330 feet", "101 meters", Compatible, "quantity/converted");
        check("two-thirds of the vote", "67 percent of the vote", Compatible, "quantity/converted");
        check("104 degrees Fahrenheit", "40 degrees Celsius", Same, "quantity/equal");
        check("90 degrees Fahrenheit", "32 degrees Celsius", Compatible, "quantity/converted");
        check("40 hectares", "99 acres", Compatible, "quantity/converted");
    }

    #[test]
    fn far_values_are_left() {
        check("10 miles", "30 kilometers", Conflict, "quantity/different");
        check("90 degrees Fahrenheit", "38 degrees Celsius", Conflict, "quantity/different");
    }
}
