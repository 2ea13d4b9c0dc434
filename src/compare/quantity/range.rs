//! Ranges: "between 18 and 25" fits 20 and excludes 30.
//!
//! Leaves open ends to `bound` and single values to the other rules.

use crate::verdict::Verdict;

use super::{Pair, extent};

pub(super) fn judge(pair: &Pair) -> Option<Verdict> {
    let (first, second) = pair.extents()?;
    if extent::points(first, second).is_some() {
        return None;
    }
    if !first.overlaps(second, first.tolerance.max(second.tolerance)) {
        return pair.conflict(0.8, "quantity/range", "outside the range");
    }
    let is_inside = first.point().is_some() || second.point().is_some();
    pair.agreement(if is_inside { 0.85 } else { 0.6 }, "quantity/range", "within the range")
}

#[cfg(test)]
mod tests {
    use crate::compare::quantity::tests::check;
    use crate::verdict::Judgement::{Compatible, Conflict};

    #[test]
    fn within_the_range() {
        check("between 18 and 25 people", "20 people", Compatible, "quantity/range");
        check("18 to 25 people", "20 to 30 people", Compatible, "quantity/range");
        check("a man in his 50s", "Jane Roe, 56, of Leeds", Compatible, "quantity/range");
    }

    #[test]
    fn outside_of_it() {
        check("between 18 and 25 people", "30 people", Conflict, "quantity/range");
        check("a man in his 50s", "Jane Roe, 61, of Leeds", Conflict, "quantity/range");
    }
}
