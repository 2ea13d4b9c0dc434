//! Measures of different things: miles and packages, dollars and pounds, percent and percentage points.
//!
//! Leaves units of one dimension to `conversion`.

use crate::verdict::Verdict;

use super::Pair;

pub(super) fn judge(pair: &Pair) -> Option<Verdict> {
    let Some((first, second)) = pair.extents() else {
        return pair.unknown("quantity/unread", "a value is missing");
    };
    if first.dimension == second.dimension {
        return None;
    }
    pair.unknown("quantity/unit", "measures of different things")
}

#[cfg(test)]
mod tests {
    use crate::compare::quantity::tests::check;
    use crate::verdict::Judgement::{Compatible, Same, Unknown};

    #[test]
    fn different_dimensions() {
        check("$5 million", "£5 million", Unknown, "quantity/unit");
        check("12 miles", "12 packages", Unknown, "quantity/unit");
        check("5 percent", "5 percentage points", Unknown, "quantity/unit");
        check("40 degrees Celsius", "40 meters", Unknown, "quantity/unit");
    }

    #[test]
    fn one_dimension_is_left() {
        check("10 miles", "16 kilometers", Compatible, "quantity/converted");
        check("50 basis points", "0.5 percentage points", Same, "quantity/equal");
        check("$5 million", "USD 5 million", Same, "quantity/equal");
    }
}
