//! Words with a customary range: "dozens" fits 36 and not 300.
//!
//! The ranges stand in `data/vague_counts.tsv`.

use crate::verdict::Verdict;

use super::Pair;

pub(super) fn judge(pair: &Pair) -> Option<Verdict> {
    if !pair.a.is_vague && !pair.b.is_vague {
        return None;
    }
    let (first, second) = pair.extents()?;
    let slack = if pair.a.is_vague && pair.b.is_vague { 0.0 } else { first.tolerance.max(second.tolerance) };
    if first.overlaps(second, slack) {
        return pair.agreement(0.7, "quantity/vague", "within what the word can mean");
    }
    pair.conflict(0.5, "quantity/vague", "further apart than such words usually mean")
}

#[cfg(test)]
mod tests {
    use crate::compare::quantity::tests::check;
    use crate::verdict::Judgement::{Compatible, Conflict};

    #[test]
    fn within_the_customary_range() {
        check("dozens of people", "36 people", Compatible, "quantity/vague");
        check("several members", "five members", Compatible, "quantity/vague");
        check("billions of dollars", "$3 billion", Compatible, "quantity/vague");
        check("dozens of people", "scores of people", Compatible, "quantity/vague");
    }

    #[test]
    fn outside_of_it() {
        check("dozens of people", "300 people", Conflict, "quantity/vague");
        check("a handful of members", "a dozen or so members", Conflict, "quantity/vague");
        check("hundreds of people", "dozens of people", Conflict, "quantity/vague");
    }
}
