//! A part or an addition beside a whole: "including 3 children", "another 20 people".
//!
//! Excuses a difference only; equal values stay equal.

use crate::lexicon::Coverage;
use crate::verdict::Verdict;

use super::Pair;

pub(super) fn judge(pair: &Pair) -> Option<Verdict> {
    let is_whole = |coverage: Coverage| matches!(coverage, Coverage::Untold | Coverage::Total);
    let (first, second) = (pair.a.scope.coverage, pair.b.scope.coverage);
    if first == second || is_whole(first) && is_whole(second) {
        return None;
    }
    pair.unknown("quantity/part", "one is a part or an addition")
}

#[cfg(test)]
mod tests {
    use crate::compare::quantity::tests::check;
    use crate::verdict::Judgement::{Conflict, Same, Unknown};

    #[test]
    fn parts_do_not_contradict_wholes() {
        check("12 people were hurt", "another 20 people were hurt", Unknown, "quantity/part");
        check("12 people were hurt", "3 of them were hurt", Unknown, "quantity/part");
        check("a total of 32 people were hurt", "among them 3 people who were hurt", Unknown, "quantity/part");
    }

    #[test]
    fn wholes_and_equal_values_are_left() {
        check("12 people were hurt", "a total of 14 people were hurt", Conflict, "quantity/different");
        check("another 20 people were hurt", "20 people were hurt", Same, "quantity/equal");
    }
}
