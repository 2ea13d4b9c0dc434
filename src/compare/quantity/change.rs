//! A step and a level: "rose by 5 percent" is not "rose to 5 percent".
//!
//! Where only one side is told as a step or a starting level, equal values still agree, since the words may merely not
//! have shown it; a difference is excused.

use crate::mention::quantity::Change;
use crate::verdict::Verdict;

use super::Pair;

/// Two values of which both tell what they are, and not the same.
pub(super) fn judge(pair: &Pair) -> Option<Verdict> {
    let (first, second) = (pair.a.scope.change, pair.b.scope.change);
    let is_told = first != Change::Untold && second != Change::Untold;
    if !is_told || first == second {
        return None;
    }
    pair.unknown("quantity/change", "a step and a level, or the levels before and after it")
}

/// A difference where one side is a step or the level before it.
pub(super) fn judge_difference(pair: &Pair) -> Option<Verdict> {
    let is_other = |change: Change| matches!(change, Change::By | Change::From);
    let (first, second) = (pair.a.scope.change, pair.b.scope.change);
    if first == second || !(is_other(first) || is_other(second)) {
        return None;
    }
    pair.unknown("quantity/change", "one is a step or the level before it")
}

#[cfg(test)]
mod tests {
    use crate::compare::quantity::tests::check;
    use crate::verdict::Judgement::{Conflict, Same, Unknown};

    #[test]
    fn steps_and_levels_are_not_compared() {
        check("rose by 5 percent", "rose to 5 percent", Unknown, "quantity/change");
        check("fell by 5 percent", "stands at 12 percent", Unknown, "quantity/change");
        check("rose from 5 percent", "rose to 7 percent", Unknown, "quantity/change");
    }

    #[test]
    fn two_steps_and_two_levels_are() {
        check("rose by 5 percent", "a 5 percent rise", Same, "quantity/equal");
        check("rose by 5 percent", "rose by 7 percent", Conflict, "quantity/different");
        check("rose to 5 percent", "stands at 7 percent", Conflict, "quantity/different");
    }
}
