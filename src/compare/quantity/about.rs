//! An approximation: "about 500" fits 512.
//!
//! How far an approximation reaches stands in `extent`.

use crate::verdict::Verdict;

use super::{Pair, extent};

pub(super) fn judge(pair: &Pair) -> Option<Verdict> {
    let (first, second) = pair.extents()?;
    let (one, other) = extent::points(first, second)?;
    let tolerance = first.tolerance.max(second.tolerance);
    if tolerance == 0.0 || (one - other).abs() > tolerance {
        return None;
    }
    pair.agreement(0.85, "quantity/about", "one is an approximation of the other")
}

#[cfg(test)]
mod tests {
    use crate::compare::quantity::tests::check;
    use crate::verdict::Judgement::{Compatible, Conflict};

    #[test]
    fn near_values() {
        check("about 500 people", "512 people", Compatible, "quantity/about");
        check("nearly 60 seats", "57 seats", Compatible, "quantity/about");
        check("roughly a third of the vote", "32 percent of the vote", Compatible, "quantity/about");
    }

    #[test]
    fn far_values_are_left() {
        check("about 500 people", "700 people", Conflict, "quantity/different");
    }
}
