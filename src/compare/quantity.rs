//! Two quantities of one unit and one counted thing.
//!
//! Presumes that both values answer one question; checks only that units and counted things can be compared.
//! Symmetric: the order of the two changes nothing.

use crate::lexicon::{Unit, unit_named};
use crate::mention::{Quantity, QuantityKind, QuantityModifier};
use crate::verdict::{Judgement, Verdict};

/// "About" allows a tenth more or less, or half of the last digit told, whichever is larger.
const ABOUT_TOLERANCE: f64 = 0.1;

/// A rounding moves a value by no more than this share; beyond it a reader sees another number.
const LARGEST_ROUNDING: f64 = 0.1;

/// Below this value writers give whole numbers exactly; their closing zeros are no sign of rounding.
const EXACT_BELOW: f64 = 1000.0;

/// Converted values are rarely nearer to each other than this share.
const CONVERSION_TOLERANCE: f64 = 0.03;

/// Up to this ratio a bound is a natural way to tell the other value ("more than 60" of 63).
const NEAR_BOUND: f64 = 1.5;

/// Beyond this ratio a bound says nothing of the other value.
const FAR_BOUND: f64 = 3.0;

/// Compares two values of one question.
///
/// ```
/// # use corroborate::{article::Article, compare, mention::quantity, syntax, verdict::Judgement};
/// let first = |text: &str| {
///     let article = Article { text: text.to_string(), ..Article::default() };
///     quantity::find(&article, &syntax::analyze(&article), &[]).remove(0)
/// };
/// let verdict = compare::quantity::compare(&first("more than 10 packages"), &first("12 packages"));
/// assert_eq!(verdict.judgement, Judgement::Compatible);
/// ```
pub fn compare(a: &Quantity, b: &Quantity) -> Verdict {
    if (a.kind == QuantityKind::Ordinal) != (b.kind == QuantityKind::Ordinal) {
        return Verdict::unknown("quantity/ordinal", "a place in an order and a number");
    }
    if a.kind == QuantityKind::Score || b.kind == QuantityKind::Score {
        return compare_scores(a, b);
    }
    if a.per != b.per {
        return Verdict::unknown("quantity/per", "values per different things");
    }
    let (Some(first), Some(second)) = (Extent::new(a), Extent::new(b)) else {
        return Verdict::unknown("quantity/unread", "a value is missing");
    };
    if first.dimension != second.dimension {
        return verdict(Judgement::Unknown, 0.0, "quantity/unit", a, b, "measures of different things");
    }
    let verdict = judge(&first, &second, a, b);
    if names_other_things(a, b) { other_things(verdict, a, b) } else { verdict }
}

fn shown(quantity: &Quantity) -> String {
    let counted =
        if quantity.counted_lemma.is_empty() { String::new() } else { format!(" ({})", quantity.counted_lemma) };
    format!("“{}{counted}”", quantity.value_text())
}

/// A rule's verdict with both values in its text; the values in a fixed order, so that swapping changes nothing.
fn verdict(judgement: Judgement, score: f64, rule: &'static str, a: &Quantity, b: &Quantity, why: &str) -> Verdict {
    let (one, other) = (shown(a), shown(b));
    let (one, other) = if one <= other { (one, other) } else { (other, one) };
    Verdict::new(judgement, score, rule, format!("{one} and {other}: {why}"))
}

fn names_other_things(a: &Quantity, b: &Quantity) -> bool {
    let counts =
        |quantity: &Quantity| !matches!(quantity.kind, QuantityKind::Age | QuantityKind::Money | QuantityKind::Measure);
    counts(a)
        && counts(b)
        && !a.counted_lemma.is_empty()
        && !b.counted_lemma.is_empty()
        && a.counted_lemma != b.counted_lemma
}

/// Other nouns may still name the same things ("packages", "devices"): agreement stays with doubt, conflict does not.
fn other_things(verdict: Verdict, a: &Quantity, b: &Quantity) -> Verdict {
    const DOUBT: f64 = 0.6;
    if verdict.is_agreement() {
        return Verdict { judgement: Judgement::Compatible, score: verdict.score * DOUBT, ..verdict };
    }
    self::verdict(Judgement::Unknown, 0.0, "quantity/counted", a, b, "counts of different things")
}

fn compare_scores(a: &Quantity, b: &Quantity) -> Verdict {
    match (a.score, b.score) {
        (Some(first), Some(second)) if first == second => {
            verdict(Judgement::Same, 1.0, "quantity/score", a, b, "the same score")
        }
        (Some(first), Some(second)) if first == (second.1, second.0) => {
            verdict(Judgement::Same, 0.9, "quantity/score", a, b, "the same score from the other side")
        }
        (Some(_), Some(_)) => verdict(Judgement::Conflict, 0.9, "quantity/score", a, b, "different scores"),
        (Some(score), None) => compare_score_part(score, a, b),
        (None, Some(score)) => compare_score_part(score, b, a),
        (None, None) => Verdict::unknown("quantity/unread", "a value is missing"),
    }
}

/// "63 Democrats", "more than 60" beside "134 to 63".
fn compare_score_part(score: (f64, f64), whole: &Quantity, part: &Quantity) -> Verdict {
    let is_near = |value: f64| part.low.is_none_or(|low| low <= value && value <= low * NEAR_BOUND);
    let fits = |value: f64| is_near(value) && part.high.is_none_or(|high| value <= high);
    if part.kind == QuantityKind::Count && !part.is_vague && (fits(score.0) || fits(score.1)) {
        return verdict(Judgement::Compatible, 0.6, "quantity/score-part", whole, part, "one side of the score");
    }
    Verdict::unknown("quantity/score-part", "a score and a number that is no side of it")
}

/// A quantity in the base unit of its dimension, open ends as `None`.
struct Extent {
    dimension: &'static str,
    low: Option<f64>,
    high: Option<f64>,
    /// The place value of the last digit told, in the base unit.
    step: f64,
}

impl Extent {
    fn new(quantity: &Quantity) -> Option<Extent> {
        if quantity.low.is_none() && quantity.high.is_none() {
            return None;
        }
        let unit = unit_named(&quantity.unit);
        let base = |value: f64| match (unit, quantity.kind) {
            (Some(unit), _) => unit.to_base(value),
            (None, QuantityKind::Share) => value * 100.0,
            (None, _) => value,
        };
        let size = |step: f64| match (unit, quantity.kind) {
            (Some(unit), _) => step * unit.factor,
            (None, QuantityKind::Share) => step * 100.0,
            (None, _) => step,
        };
        let dimension = if quantity.kind == QuantityKind::Share { "percent" } else { unit.map_or("", dimension) };
        Some(Extent {
            dimension,
            low: quantity.low.map(base),
            high: quantity.high.map(base),
            step: size(quantity.step),
        })
    }

    /// The value where it is one value.
    fn point(&self) -> Option<f64> {
        self.low.filter(|_| self.low == self.high)
    }

    /// Any value that is told, for tolerances.
    fn size(&self) -> f64 {
        self.high.or(self.low).unwrap_or(0.0).abs()
    }
}

fn dimension(unit: &'static Unit) -> &'static str {
    unit.dimension
}

fn judge(first: &Extent, second: &Extent, a: &Quantity, b: &Quantity) -> Verdict {
    if first.low == second.low && first.high == second.high && a.modifier == b.modifier {
        return verdict(Judgement::Same, 1.0, "quantity/equal", a, b, "the same value");
    }
    if a.is_vague || b.is_vague {
        return judge_vague(first, second, a, b);
    }
    match (first.point(), second.point()) {
        (Some(one), Some(other)) => judge_points(one, other, (first, second), a, b),
        _ if is_open(first) || is_open(second) => judge_bounds(first, second, a, b),
        _ => judge_ranges(first, second, a, b),
    }
}

fn judge_vague(first: &Extent, second: &Extent, a: &Quantity, b: &Quantity) -> Verdict {
    let slack = if a.is_vague && b.is_vague { 0.0 } else { tolerance(first, a).max(tolerance(second, b)) };
    if overlap(first, second, slack) {
        verdict(Judgement::Compatible, 0.7, "quantity/vague", a, b, "within what the word can mean")
    } else {
        verdict(Judgement::Conflict, 0.5, "quantity/vague", a, b, "outside what the word usually means")
    }
}

fn judge_points(one: f64, other: f64, extents: (&Extent, &Extent), a: &Quantity, b: &Quantity) -> Verdict {
    let (first, second) = extents;
    let distance = (one - other).abs();
    let size = one.abs().max(other.abs());
    if distance <= size * 1e-9 {
        let is_plain = a.modifier == b.modifier;
        let judgement = if is_plain { Judgement::Same } else { Judgement::Compatible };
        return verdict(judgement, 0.95, "quantity/equal", a, b, "the same value");
    }
    let is_about = a.modifier == QuantityModifier::About || b.modifier == QuantityModifier::About;
    if is_about && distance <= tolerance(first, a).max(tolerance(second, b)) {
        return verdict(Judgement::Compatible, 0.85, "quantity/about", a, b, "one is an approximation of the other");
    }
    if a.unit != b.unit
        && distance <= (size * CONVERSION_TOLERANCE).max((first.step + second.step) / 2.0).min(size * LARGEST_ROUNDING)
    {
        return verdict(Judgement::Compatible, 0.8, "quantity/converted", a, b, "the same in other units");
    }
    if is_rounding(one, other, first.step, second.step) && a.kind != QuantityKind::Ordinal {
        return verdict(Judgement::Compatible, 0.8, "quantity/rounding", a, b, "one is the other rounded");
    }
    verdict(
        Judgement::Conflict,
        conflict_score(distance / size, is_about),
        "quantity/different",
        a,
        b,
        "different values",
    )
}

/// Whether the value told to fewer digits is the other one rounded.
fn is_rounding(one: f64, other: f64, step_of_one: f64, step_of_other: f64) -> bool {
    let (coarse, step, fine_step) = if step_of_one >= step_of_other {
        (one, step_of_one, step_of_other)
    } else {
        (other, step_of_other, step_of_one)
    };
    let distance = (one - other).abs();
    let is_exact = coarse.abs() < EXACT_BELOW && step >= 1.0 && coarse.fract() == 0.0;
    !is_exact && step > fine_step && distance <= step / 2.0 && distance <= coarse.abs() * LARGEST_ROUNDING
}

/// Values far from each other cannot be slips of rounding or counting.
fn conflict_score(share: f64, is_about: bool) -> f64 {
    const NEAR: f64 = 0.05;
    match (is_about, share < NEAR) {
        (true, _) => 0.7,
        (false, true) => 0.75,
        (false, false) => 0.9,
    }
}

/// How far the true value may lie from the one that is told.
fn tolerance(extent: &Extent, quantity: &Quantity) -> f64 {
    match quantity.modifier {
        QuantityModifier::About if !quantity.is_vague => (extent.size() * ABOUT_TOLERANCE).max(extent.step / 2.0),
        _ => 0.0,
    }
}

fn is_open(extent: &Extent) -> bool {
    extent.low.is_none() || extent.high.is_none()
}

/// Whether two extents share a value, each widened by `slack`.
fn overlap(first: &Extent, second: &Extent, slack: f64) -> bool {
    let starts_before_end = |low: Option<f64>, high: Option<f64>| match (low, high) {
        (Some(low), Some(high)) => low <= high + slack,
        _ => true,
    };
    starts_before_end(first.low, second.high) && starts_before_end(second.low, first.high)
}

fn judge_bounds(first: &Extent, second: &Extent, a: &Quantity, b: &Quantity) -> Verdict {
    let slack = tolerance(first, a).max(tolerance(second, b)).max(bound_rounding(first, second));
    if !overlap(first, second, slack) {
        return verdict(Judgement::Conflict, 0.8, "quantity/bound", a, b, "one value is beyond the bound of the other");
    }
    if let (Some(one), Some(other)) = (upper_claim(first, a), upper_claim(second, b))
        && (one - other).abs() > slack
    {
        return verdict(Judgement::Conflict, 0.6, "quantity/upper-bound", a, b, "different highest values");
    }
    let (small, large) = (first.size().min(second.size()), first.size().max(second.size()));
    let ratio = if small > 0.0 { large / small } else { f64::INFINITY };
    if ratio > FAR_BOUND {
        return Verdict::unknown("quantity/far-bound", "a bound far from the other value says nothing of it");
    }
    let score = if ratio <= NEAR_BOUND { 0.85 } else { 0.55 };
    verdict(Judgement::Compatible, score, "quantity/bound", a, b, "both bounds can be right")
}

/// Bounds are told in round numbers: half of the finer last digit is no difference.
fn bound_rounding(first: &Extent, second: &Extent) -> f64 {
    let is_large = first.size().max(second.size()) >= EXACT_BELOW;
    if is_large { first.step.min(second.step) / 2.0 } else { 0.0 }
}

/// The highest value that is expressly told as such: "up to 1.6 million", "from 500,000 to 1.6 million".
fn upper_claim(extent: &Extent, quantity: &Quantity) -> Option<f64> {
    matches!(quantity.modifier, QuantityModifier::AtMost | QuantityModifier::Between).then_some(extent.high).flatten()
}

fn judge_ranges(first: &Extent, second: &Extent, a: &Quantity, b: &Quantity) -> Verdict {
    let slack = tolerance(first, a).max(tolerance(second, b));
    if !overlap(first, second, slack) {
        return verdict(Judgement::Conflict, 0.8, "quantity/range", a, b, "outside the range");
    }
    let is_inside = first.point().is_some() || second.point().is_some();
    verdict(Judgement::Compatible, if is_inside { 0.85 } else { 0.6 }, "quantity/range", a, b, "within the range")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::mention::quantity;
    use crate::syntax;

    fn first(text: &str) -> Quantity {
        let article = Article { text: text.to_string(), ..Article::default() };
        quantity::find(&article, &syntax::analyze(&article), &[]).into_iter().next().expect("the case holds a quantity")
    }

    fn check(a: &str, b: &str, judgement: Judgement, rule: &str) {
        let (one, other) = (first(a), first(b));
        let verdict = compare(&one, &other);
        assert_eq!((verdict.judgement, verdict.reasons[0].rule), (judgement, rule), "{a} / {b}: {verdict:?}");
        assert_eq!(verdict, compare(&other, &one), "{a} / {b} is not symmetric");
    }

    #[test]
    fn equal_values_are_the_same() {
        check("23 people", "twenty-three people", Judgement::Same, "quantity/equal");
        check("$750,000", "$0.75 million", Judgement::Same, "quantity/equal");
        check("at least 544 women", "at least 544 women", Judgement::Same, "quantity/equal");
        check("won by a 134-to-63 vote", "a vote of 134 to 63", Judgement::Same, "quantity/score");
        check("two-thirds of the vote", "two thirds of the vote", Judgement::Same, "quantity/equal");
        check("a 56-year-old man", "Jane Roe, 56, of Leeds", Judgement::Same, "quantity/equal");
    }

    #[test]
    fn rounding_is_compatible() {
        check("1.5 million women", "1,512,000 women", Judgement::Compatible, "quantity/rounding");
        check("about 500 people", "512 people", Judgement::Compatible, "quantity/about");
        check("nearly 60 seats", "57 seats", Judgement::Compatible, "quantity/about");
        check("10 miles", "16 kilometers", Judgement::Compatible, "quantity/converted");
        check("5 feet 11 inches", "180 cm", Judgement::Compatible, "quantity/converted");
        check("two-thirds of the vote", "67 percent of the vote", Judgement::Compatible, "quantity/converted");
    }

    #[test]
    fn other_values_conflict() {
        check("500 people", "512 people", Judgement::Conflict, "quantity/different");
        check("1.5 million women", "1.6 million women", Judgement::Conflict, "quantity/different");
        check("about 500 people", "700 people", Judgement::Conflict, "quantity/different");
        check("10 miles", "30 kilometers", Judgement::Conflict, "quantity/different");
        check("a vote of 134 to 63", "a vote of 135 to 63", Judgement::Conflict, "quantity/score");
        check("finished third in the race", "finished second in the race", Judgement::Conflict, "quantity/different");
    }

    #[test]
    fn bounds_that_overlap_are_compatible() {
        check("more than 10 packages", "at least a dozen packages", Judgement::Compatible, "quantity/bound");
        check("at least a dozen packages", "12 packages", Judgement::Compatible, "quantity/bound");
        check("up to 1.6 million women", "1.5 million women", Judgement::Compatible, "quantity/bound");
        check("between 18 and 25 people", "20 people", Judgement::Compatible, "quantity/range");
        check("a vote of 134 to 63", "more than 60 members", Judgement::Compatible, "quantity/score-part");
    }

    #[test]
    fn bounds_that_exclude_each_other_conflict() {
        check("more than 60 members", "55 members", Judgement::Conflict, "quantity/bound");
        check("up to 1.6 million women", "as many as 1.5 million women", Judgement::Conflict, "quantity/upper-bound");
        check("between 18 and 25 people", "30 people", Judgement::Conflict, "quantity/range");
    }

    #[test]
    fn vague_words_have_their_customary_range() {
        check("dozens of people", "40 people", Judgement::Compatible, "quantity/vague");
        check("dozens of people", "400 people", Judgement::Conflict, "quantity/vague");
        check("a handful of members", "a dozen or so members", Judgement::Conflict, "quantity/vague");
        check("billions of dollars", "$3 billion", Judgement::Compatible, "quantity/vague");
    }

    #[test]
    fn different_things_are_unknown() {
        check("$5 million", "£5 million", Judgement::Unknown, "quantity/unit");
        check("her third term", "three terms", Judgement::Unknown, "quantity/ordinal");
        check("12 miles", "12 packages", Judgement::Unknown, "quantity/unit");
        check("12 packages", "five letters", Judgement::Unknown, "quantity/counted");
        check("$5 a day", "$5 an hour", Judgement::Unknown, "quantity/per");
        check("more than 60 members", "5,000 members", Judgement::Unknown, "quantity/far-bound");
    }
}
