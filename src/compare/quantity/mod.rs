//! Two quantities of one question.
//!
//! One rule per file, tried in order: `FORMS`, `VALUES`, and `EXCUSES` for what differs. The first that speaks decides.
//! Presumes that both values answer one question; what the words around a number say against that (another fate, a part, a change) is respected. Symmetric:
//! the order of the two changes nothing.

mod about;
mod bound;
mod change;
mod conversion;
mod counted;
mod different;
mod equal;
mod extent;
mod fate;
mod ordinal;
mod part;
mod per;
mod range;
mod rounding;
mod score;
mod unit;
mod update;
mod vague;

use jiff::civil::Date;

use crate::mention::Quantity;
use crate::verdict::{Judgement, Verdict};

use extent::Extent;

/// A quantity and the day on which its article was published, where known.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The value.
    pub quantity: &'a Quantity,
    /// The day as of which it is told.
    pub on: Option<Date>,
}

/// Compares two values of one question; without days, a later toll cannot be told from a contradiction.
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
    compare_told(Told { quantity: a, on: None }, Told { quantity: b, on: None })
}

/// Compares two values of one question as of their days: a later, larger toll is an update.
///
/// ```
/// # use corroborate::{article::Article, compare::quantity::{Told, compare_told}, mention::quantity, syntax};
/// # use corroborate::verdict::Judgement;
/// let first = |text: &str| {
///     let article = Article { text: text.to_string(), ..Article::default() };
///     quantity::find(&article, &syntax::analyze(&article), &[]).remove(0)
/// };
/// let (monday, tuesday) = (jiff::civil::date(2024, 4, 1), jiff::civil::date(2024, 4, 2));
/// let (early, late) = (first("12 people were killed"), first("19 people were killed"));
/// let told = |quantity, on| Told { quantity, on: Some(on) };
/// assert_eq!(compare_told(told(&early, monday), told(&late, tuesday)).judgement, Judgement::Compatible);
/// assert_eq!(compare_told(told(&early, monday), told(&late, monday)).judgement, Judgement::Conflict);
/// ```
pub fn compare_told(a: Told, b: Told) -> Verdict {
    let pair = Pair::new(a, b);
    first_of(&FORMS, &pair).unwrap_or_else(|| decide_values(&pair))
}

/// Decides on a pair, or leaves it to the next rule.
type Rule = fn(&Pair) -> Option<Verdict>;

/// Rules for what is no plain value, or one per something.
const FORMS: [Rule; 3] = [ordinal::judge, score::judge, per::judge];

/// Rules that find two values incomparable, then those that know one way each to be alike; the last always speaks.
const VALUES: [Rule; 11] = [
    unit::judge,
    fate::judge,
    change::judge,
    equal::judge,
    vague::judge,
    about::judge,
    conversion::judge,
    rounding::judge,
    bound::judge,
    range::judge,
    different::judge,
];

/// Rules that keep a difference from being a conflict.
const EXCUSES: [Rule; 4] = [counted::judge, part::judge, change::judge_difference, update::judge];

fn first_of(rules: &[Rule], pair: &Pair) -> Option<Verdict> {
    rules.iter().find_map(|rule| rule(pair))
}

/// Decides on a pair whose values are per the same.
fn decide_values(pair: &Pair) -> Verdict {
    first_of(&VALUES, pair).unwrap_or_else(|| Verdict::unknown("quantity/unread", "a value is missing"))
}

/// Two quantities with what they say in base units.
struct Pair<'a> {
    a: &'a Quantity,
    b: &'a Quantity,
    /// `a` in base units; `None` where it has no value.
    first: Option<Extent>,
    /// `b` in base units; `None` where it has no value.
    second: Option<Extent>,
    days: (Option<Date>, Option<Date>),
}

impl<'a> Pair<'a> {
    fn new(a: Told<'a>, b: Told<'a>) -> Pair<'a> {
        let (first, second) = (Extent::new(a.quantity), Extent::new(b.quantity));
        Pair { a: a.quantity, b: b.quantity, first, second, days: (a.on, b.on) }
    }

    /// Both extents, where both have a value.
    fn extents(&self) -> Option<(&Extent, &Extent)> {
        Some((self.first.as_ref()?, self.second.as_ref()?))
    }

    /// A rule's verdict with both values in its text; the values in a fixed order, so that swapping changes nothing.
    fn verdict(&self, judgement: Judgement, score: f64, rule: &'static str, why: &str) -> Verdict {
        let are_of_one = self.a.counted_lemma == self.b.counted_lemma;
        let (one, other) = (shown(self.a, are_of_one), shown(self.b, are_of_one));
        let (one, other) = if one <= other { (one, other) } else { (other, one) };
        Verdict::new(judgement, score, rule, format!("{one} and {other}: {why}"))
    }

    /// An agreement; with doubt where the two count by different nouns.
    fn agreement(&self, score: f64, rule: &'static str, why: &str) -> Option<Verdict> {
        let doubted = if counted::differs(self) { score * counted::DOUBT } else { score };
        Some(self.verdict(Judgement::Compatible, doubted, rule, why))
    }

    /// A conflict, where nothing that the words tell stands against it.
    fn conflict(&self, score: f64, rule: &'static str, why: &str) -> Option<Verdict> {
        first_of(&EXCUSES, self).or_else(|| Some(self.verdict(Judgement::Conflict, score, rule, why)))
    }

    /// Nothing can be said.
    fn unknown(&self, rule: &'static str, why: &str) -> Option<Verdict> {
        Some(self.verdict(Judgement::Unknown, 0.0, rule, why))
    }
}

/// The value, with the noun that it counts where the other counts by another.
fn shown(quantity: &Quantity, are_of_one: bool) -> String {
    let is_bare = are_of_one || quantity.counted_lemma.is_empty();
    let counted = if is_bare { String::new() } else { format!(" ({})", quantity.counted_lemma) };
    format!("{}{counted}", quantity.value_text())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::mention::quantity;
    use crate::syntax;

    pub(super) fn first(text: &str) -> Quantity {
        let article = Article { text: text.to_string(), ..Article::default() };
        quantity::find(&article, &syntax::analyze(&article), &[]).into_iter().next().expect("the case holds a quantity")
    }

    /// Expects judgement and rule of the first quantities of `a` and `b`, whichever is given first.
    pub(super) fn check(a: &str, b: &str, judgement: Judgement, rule: &str) {
        let (one, other) = (first(a), first(b));
        let verdict = compare(&one, &other);
        assert_eq!((verdict.judgement, verdict.reasons[0].rule), (judgement, rule), "{a} / {b}: {verdict:?}");
        assert_eq!(verdict, compare(&other, &one), "{a} / {b} is not symmetric");
    }
}
