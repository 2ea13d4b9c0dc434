//! One value is the other told to fewer digits: 1.5 million and 1,512,000.
//!
//! Small whole numbers are told exactly: 500 people are not 512.

use crate::mention::QuantityKind;
use crate::verdict::Verdict;

use super::{Pair, extent};

/// A rounding moves a value by no more than this share; beyond it a reader sees another number.
pub(super) const LARGEST_ROUNDING: f64 = 0.1;

/// Below this value writers give whole numbers exactly; their closing zeros are no sign of rounding.
pub(super) const EXACT_BELOW: f64 = 1000.0;

pub(super) fn judge(pair: &Pair) -> Option<Verdict> {
    let (first, second) = pair.extents()?;
    let (one, other) = extent::points(first, second)?;
    if pair.a.kind == QuantityKind::Ordinal || !is_rounding((one, first.step), (other, second.step)) {
        return None;
    }
    pair.agreement(0.8, "quantity/rounding", "one is the other rounded")
}

/// Whether the value told to fewer digits is the other one rounded; each with the place value of its last digit.
fn is_rounding(one: (f64, f64), other: (f64, f64)) -> bool {
    let ((coarse, step), (fine, fine_step)) = if one.1 >= other.1 { (one, other) } else { (other, one) };
    let distance = (coarse - fine).abs();
    let is_exact = coarse.abs() < EXACT_BELOW && step >= 1.0 && coarse.fract() == 0.0;
    // A fraction of a whole percent is a sign of rounding even where the numbers are small.
    let is_whole_of_decimal = step <= 1.0 && fine_step < 1.0 && fine.fract() != 0.0;
    (!is_exact || is_whole_of_decimal)
        && step > fine_step
        && distance <= step / 2.0
        && distance <= coarse.abs() * LARGEST_ROUNDING
}

#[cfg(test)]
mod tests {
    use crate::compare::quantity::tests::check;
    use crate::verdict::Judgement::{Compatible, Conflict};

    #[test]
    fn fewer_digits() {
        check("1.5 million women", "1,512,000 women", Compatible, "quantity/rounding");
        check("$32 billion", "$32.4 billion", Compatible, "quantity/rounding");
        check("26 percent of sales", "26.1 percent of sales", Compatible, "quantity/rounding");
        check("4,300 stores", "4,312 stores", Compatible, "quantity/rounding");
    }

    #[test]
    fn small_numbers_and_other_digits_are_left() {
        check("500 people", "512 people", Conflict, "quantity/different");
        check("1.5 million women", "1.6 million women", Conflict, "quantity/different");
        check("26 percent of sales", "26.8 percent of sales", Conflict, "quantity/different");
        check("26 percent of sales", "27 percent of sales", Conflict, "quantity/different");
    }
}
