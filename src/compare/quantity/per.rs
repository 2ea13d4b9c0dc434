//! What values are per: "$5 a day" is no "$5 an hour", and 50 deaths a day are not 50 deaths.
//!
//! Amounts per mass, volume, length or area are converted ("$4 a gallon", "$1.06 a liter"); those per time are not,
//! since a rate that holds for an hour need not hold for a year.

use crate::lexicon::unit_named;
use crate::verdict::Verdict;

use super::Pair;

pub(super) fn judge(pair: &Pair) -> Option<Verdict> {
    if pair.a.per == pair.b.per {
        return None;
    }
    match factors(pair) {
        Some((first, second)) => {
            let scaled = Pair {
                first: pair.first.clone().map(|extent| extent.per(first)),
                second: pair.second.clone().map(|extent| extent.per(second)),
                ..*pair
            };
            Some(super::decide_values(&scaled))
        }
        None => pair.unknown("quantity/per", "values per different things"),
    }
}

/// Base units in what each value is per, where both are of one dimension that does not change with time.
fn factors(pair: &Pair) -> Option<(f64, f64)> {
    let first = unit_named(pair.a.per.as_deref()?)?;
    let second = unit_named(pair.b.per.as_deref()?)?;
    let is_fixed = matches!(first.dimension, "mass" | "volume" | "length" | "area" | "energy");
    (is_fixed && first.dimension == second.dimension).then_some((first.factor, second.factor))
}

#[cfg(test)]
mod tests {
    use crate::compare::quantity::tests::check;
    use crate::verdict::Judgement::{Compatible, Conflict, Same, Unknown};

    #[test]
    fn values_per_other_things_are_not_compared() {
        check("$5 a day", "$5 an hour", Unknown, "quantity/per");
        check("$5 a day", "$5", Unknown, "quantity/per");
        check("50 deaths a day", "50 deaths", Unknown, "quantity/per");
        check("12 per 100,000 people", "12 people", Unknown, "quantity/per");
    }

    #[test]
    fn what_does_not_change_with_time_is_converted() {
        check("$4 a gallon", "$1.06 a liter", Compatible, "quantity/converted");
        check("$4 a gallon", "$3 a liter", Conflict, "quantity/different");
        check("$4 a gallon", "4 dollars per gallon", Same, "quantity/equal");
    }
}
