//! A later, larger toll is an update, not a contradiction.
//!
//! Needs the days of both articles; speaks only of counts that grow while news comes in.

use crate::lexicon::{TollDirection, toll_direction};
use crate::mention::{Quantity, QuantityKind, QuantityModifier};
use crate::verdict::{Judgement, Verdict};

use super::Pair;

pub(super) fn judge(pair: &Pair) -> Option<Verdict> {
    if is_floor(pair.a) && is_floor(pair.b) && toll(pair.a).or_else(|| toll(pair.b)) == Some(TollDirection::Growing) {
        return Some(pair.verdict(Judgement::Compatible, 0.6, "quantity/update", "both are counted so far"));
    }
    let (Some(first_day), Some(second_day)) = pair.days else { return None };
    let (first, second) = pair.extents()?;
    let (early, late) = match first_day.cmp(&second_day) {
        std::cmp::Ordering::Less => (first, second),
        std::cmp::Ordering::Greater => (second, first),
        std::cmp::Ordering::Equal => return None,
    };
    let is_update = match toll(pair.a).or_else(|| toll(pair.b))? {
        TollDirection::Falling => late.size() < early.size(),
        TollDirection::Growing => late.size() > early.size(),
    };
    is_update.then(|| pair.verdict(Judgement::Compatible, 0.6, "quantity/update", "the later number is an update"))
}

/// Whether the number is given as the least there are: more may have been counted since.
fn is_floor(quantity: &Quantity) -> bool {
    matches!(quantity.modifier, QuantityModifier::AtLeast | QuantityModifier::MoreThan)
}

/// What happened to those who are counted, where that number moves with the news.
fn toll(quantity: &Quantity) -> Option<TollDirection> {
    let is_closed = matches!(quantity.modifier, QuantityModifier::AtMost | QuantityModifier::LessThan);
    let fate = quantity.scope.fate.filter(|_| quantity.kind == QuantityKind::Count && !is_closed)?;
    toll_direction(fate)
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use crate::compare::quantity::tests::first;
    use crate::compare::quantity::{Told, compare_told};
    use crate::verdict::Judgement::{self, Compatible, Conflict};

    fn check(a: (&str, Option<Date>), b: (&str, Option<Date>), judgement: Judgement, rule: &str) {
        let (one, other) = (first(a.0), first(b.0));
        let (one, other) = (Told { quantity: &one, on: a.1 }, Told { quantity: &other, on: b.1 });
        let verdict = compare_told(one, other);
        assert_eq!((verdict.judgement, verdict.reasons[0].rule), (judgement, rule), "{a:?} / {b:?}");
        assert_eq!(verdict, compare_told(other, one), "{a:?} / {b:?} is not symmetric");
    }

    const MONDAY: Option<Date> = Some(date(2024, 4, 1));
    const TUESDAY: Option<Date> = Some(date(2024, 4, 2));

    #[test]
    fn later_tolls() {
        let (early, late) = ("12 people were killed", "19 people were killed");
        check((early, MONDAY), (late, TUESDAY), Compatible, "quantity/update");
        check(("30 people are missing", MONDAY), ("11 people are missing", TUESDAY), Compatible, "quantity/update");
        check((early, MONDAY), ("at least 19 people were killed", TUESDAY), Compatible, "quantity/update");
    }

    #[test]
    fn two_counts_so_far() {
        let (small, large) = ("at least 60 people were killed", "at least 84 people were killed");
        check((small, MONDAY), (large, MONDAY), Compatible, "quantity/update");
        check((small, None), (large, None), Compatible, "quantity/update");
        check((small, MONDAY), ("40 people were killed", MONDAY), Conflict, "quantity/bound");
    }

    #[test]
    fn other_differences_are_left() {
        let (small, large) = ("12 people were killed", "19 people were killed");
        check((large, MONDAY), (small, TUESDAY), Conflict, "quantity/different");
        check((small, MONDAY), (large, MONDAY), Conflict, "quantity/different");
        check((small, None), (large, TUESDAY), Conflict, "quantity/different");
        check(("12 council members", MONDAY), ("19 council members", TUESDAY), Conflict, "quantity/different");
    }
}
