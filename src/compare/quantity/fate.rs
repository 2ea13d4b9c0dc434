//! The killed are not the hurt: numbers of people to whom different things happened.
//!
//! Silent where either side does not tell what happened.

use crate::verdict::Verdict;

use super::Pair;

pub(super) fn judge(pair: &Pair) -> Option<Verdict> {
    let (Some(first), Some(second)) = (pair.a.scope.fate, pair.b.scope.fate) else { return None };
    if first == second {
        return None;
    }
    pair.unknown("quantity/fate", &format!("one counts the {}, the other the {}", first.min(second), first.max(second)))
}

#[cfg(test)]
mod tests {
    use crate::compare::quantity::tests::check;
    use crate::verdict::Judgement::{Conflict, Same, Unknown};

    #[test]
    fn other_fates_are_not_compared() {
        check("12 people were killed", "23 people were injured", Unknown, "quantity/fate");
        check("12 people were killed", "12 people were injured", Unknown, "quantity/fate");
        check("41 deaths", "30 people are missing", Unknown, "quantity/fate");
    }

    #[test]
    fn one_fate_or_none_is_left() {
        check("12 people were killed", "killing 12 people", Same, "quantity/equal");
        check("12 people were killed", "15 people died", Conflict, "quantity/different");
        check("12 people were killed", "15 people", Conflict, "quantity/different");
    }
}
