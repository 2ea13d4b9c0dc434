//! Two amounts that belong together: ranges, votes and scores, shares, alternatives, amounts with one unit.
//!
//! "from 5 to 7", "134 to 63", "one in five", "two or three", "45 and 50 mg". Leaves each amount to `amount`.

use crate::lexicon::{Bound, Unit, ends_counted, is_change_verb, is_range_verb, is_score_cue, number_word};

use crate::syntax::Pos;

use super::amount::{self, Amount};
use super::expression::{Reader, Step};
use super::number::{self, Number, NumberForm};
use super::part::{PartKind, Parts};
use super::{QuantityKind, QuantityModifier, age, veto};

impl Reader<'_, '_> {
    /// "from 500,000 to 1.6 million", "between 18 and 25"; a change ("rose from 5 to 7") gives two quantities.
    pub(super) fn range_with_prefix(&self, at: usize) -> Option<Step> {
        let joiner = if self.parts.norm(at) == "between" { "and" } else { "to" };
        let skipped = self.bound(at + 1).0;
        let first = amount::read(self.parts, at + 1 + skipped)?;
        if self.parts.norm(first.end) != joiner {
            return None;
        }
        let skipped = self.bound(first.end + 1).0;
        let second = amount::read(self.parts, first.end + 1 + skipped)?;
        let is_years =
            [&first, &second].iter().all(|amount| veto::is_year(self.parts, amount.start, &amount.number, false));
        if is_years || self.is_dated(at, second.end) {
            return Some(Step::Skip(second.end));
        }
        if age::is_named_before(self.parts, at)
            && let Some(step) = self.ages(at, &first, &second)
        {
            return Some(step);
        }
        let (first, second) = share_unit(first, second)?;
        let (first, second) = if self.follows_range(at) { in_order(first, second) } else { (first, second) };
        let is_change = joiner == "to" && (first.number.value > second.number.value || self.follows_change(at));
        if is_change {
            let both = vec![self.single(first.start, first, None), self.single(second.start, second, None)];
            return Some(Step::Found(both, second.end));
        }
        (first.number.value < second.number.value).then(|| self.range(at, first, second))
    }

    /// "ranged from -18 to -34": both ends of what was measured, whichever is told first.
    fn follows_range(&self, at: usize) -> bool {
        const WORDS_BACK: usize = 3;
        (1..=WORDS_BACK).any(|back| is_range_verb(self.parts.before(at, back)))
    }

    fn follows_change(&self, at: usize) -> bool {
        const WORDS_BACK: usize = 5;
        (1..=WORDS_BACK).any(|back| is_change_verb(self.parts.before(at, back)))
    }

    /// A range, a score, or a share ("one in five") that begins with `first`.
    pub(super) fn pair(&self, start: usize, first: Amount, bound: Option<Bound>) -> Option<Step> {
        if !matches!(first.number.form, NumberForm::Digits | NumberForm::Words) {
            return None;
        }
        let (joiner, next) = joiner(self.parts, first.end)?;
        let second = amount::read(self.parts, next)?;
        if !matches!(second.number.form, NumberForm::Digits | NumberForm::Words)
            || self.is_dated(first.start, second.end)
        {
            return None;
        }
        match joiner {
            Joiner::And => self.with_common_unit(first, second),
            Joiner::Tolerance => Some(self.with_tolerance(start, first, second, bound)),
            Joiner::In => self.share(start, first, second, bound),
            Joiner::Or => self.alternatives(start, first, second),
            Joiner::To | Joiner::Dash => {
                if bound.is_none() && self.is_score(joiner, &first, &second) {
                    return Some(self.score(first, second));
                }
                if let Some(step) = self.ages(start, &first, &second) {
                    return Some(step);
                }
                let has_unit = first.unit.is_some();
                let (first, second) = share_unit(first, second)?;
                let is_step = is_change_verb(self.parts.before(start, 1)) && has_unit && joiner == Joiner::To;
                if is_step || first.number.value > second.number.value && self.follows_change(start) {
                    return None;
                }
                (first.number.value < second.number.value).then(|| self.range(start, first, second))
            }
        }
    }

    /// "aged 18 to 25", "20 to 30 years old", also where a date has taken the years for a duration.
    pub(super) fn age_range(&self, at: usize) -> Option<Step> {
        if !(self.parts.is(at, PartKind::Digits) || number_word(self.parts.norm(at)).is_some()) {
            return None;
        }
        let number = number::read(self.parts, at).filter(Number::is_whole)?;
        let (_, next) =
            joiner(self.parts, number.end).filter(|(joiner, _)| matches!(joiner, Joiner::To | Joiner::Dash))?;
        let second = amount::read(self.parts, next)?;
        let first = Amount { start: at, end: number.end, number, unit: None };
        self.ages(at, &first, &second)
    }

    /// "40 to 50 years old", "aged between 18 and 25".
    fn ages(&self, start: usize, first: &Amount, second: &Amount) -> Option<Step> {
        let (low, high) = (first.number.value, second.number.value);
        let named = || {
            let is_named = age::is_named_before(self.parts, start) && second.unit.is_none();
            is_named.then_some(age::Age { low, high, unit: "year", end: second.end })
        };
        let age = age::of_number(self.parts, second.start, &second.number)
            .filter(|age| age.end > second.end || second.unit.is_some())
            .or_else(named)
            .filter(|_| first.unit.is_none() && low < high)?;
        let both = Number { value: low, high, ..second.number };
        let age = age::Age { low, high, ..age };
        Some(self.age(start, first.start, &both, &age, None))
    }

    /// "45 and 50 mg": two amounts, of which only the second tells the unit. Times are left: "3 and 20 years" are a
    /// count and an age more often.
    fn with_common_unit(&self, first: Amount, second: Amount) -> Option<Step> {
        let unit = second.unit.filter(|unit| unit.dimension != "time" && first.unit.is_none())?;
        let is_alike = first.number.form == second.number.form;
        let first = Amount { unit: Some(unit), ..first };
        is_alike.then(|| {
            Step::Found(
                vec![self.single(first.start, first, None), self.single(second.start, second, None)],
                second.end,
            )
        })
    }

    /// "2,000.45±0.01 pounds": the first number has the unit.
    fn with_tolerance(&self, start: usize, first: Amount, second: Amount, bound: Option<Bound>) -> Step {
        let amount = Amount { end: second.end, unit: first.unit.or(second.unit), ..first };
        Step::Found(vec![self.single(start, amount, bound)], second.end)
    }

    /// "one in five Americans", "two out of three", "a risk of 1 in 20".
    fn share(&self, start: usize, first: Amount, second: Amount, bound: Option<Bound>) -> Option<Step> {
        const LARGEST_WHOLE: f64 = 10_000.0;
        let (part, whole) = (first.number.value, second.number.value);
        let is_share =
            first.unit.is_none() && second.unit.is_none() && part >= 1.0 && part < whole && whole <= LARGEST_WHOLE;
        let next = self.parts.norm(second.end);
        let is_followed = self.parts.is(second.end, PartKind::Word) && !ends_counted(next);
        let is_out_of = self.parts.norm(first.end) == "out";
        let has_verb = self
            .parts
            .get(second.end)
            .is_some_and(|next| matches!(next.pos, Pos::Verb | Pos::Aux) && next.norm != "to");
        let is_chance = (part == 1.0 && whole > 2.0 || bound.is_some()) && self.parts.is_end(second.end) || has_verb;
        if !is_share || !(is_out_of || (is_followed || is_chance) && veto_year_free(&second.number)) {
            return None;
        }
        let value = part / whole;
        let number = Number { value, high: value, step: 0.05, form: NumberForm::Fraction, ..second.number };
        let amount = Amount { start: first.start, end: second.end, number, unit: None };
        Some(Step::Found(vec![self.single(start, amount, bound)], second.end))
    }

    /// "two or three".
    fn alternatives(&self, start: usize, first: Amount, second: Amount) -> Option<Step> {
        let (low, high) = (first.number.value, second.number.value);
        let (first, second) = share_unit(first, second)?;
        (low < high && high <= low * 2.0).then(|| self.range(start, first, second))
    }

    /// Votes and scores fall ("134 to 63"), or stand beside a word that tells them.
    fn is_score(&self, joiner: Joiner, first: &Amount, second: &Amount) -> bool {
        const WORDS_BACK: usize = 6;
        const HIGHEST: f64 = 1000.0;
        let is_plain = |amount: &Amount| {
            amount.unit.is_none()
                && amount.number.is_whole()
                && amount.number.scale == 1.0
                && amount.number.value < HIGHEST
        };
        if !(is_plain(first) && is_plain(second)) {
            return false;
        }
        let next = self.parts.norm(second.end);
        let after = if next == "-" { self.parts.norm(second.end + 1) } else { next };
        let is_cued_after = is_score_cue(after);
        let is_counting = self.parts.is(second.end, PartKind::Word) && !ends_counted(next);
        let is_cued = (1..=WORDS_BACK).any(|back| is_score_cue(self.parts.before(first.start, back)));
        if first.number.value >= second.number.value {
            return is_cued || is_cued_after || !is_counting || joiner == Joiner::Dash;
        }
        is_cued_after && joiner == Joiner::Dash || is_cued && !is_counting
    }

    fn score(&self, first: Amount, second: Amount) -> Step {
        let (one, other) = (first.number.value, second.number.value);
        let whole = Amount { end: second.end, ..first };
        let mut quantity = self.single(first.start, whole, None);
        quantity.kind = QuantityKind::Score;
        quantity.score = Some((one, other));
        quantity.low = Some(one.min(other));
        quantity.high = Some(one.max(other));
        quantity.modifier = QuantityModifier::Exact;
        Step::Found(vec![quantity], second.end)
    }

    fn range(&self, start: usize, first: Amount, second: Amount) -> Step {
        let number = Number { value: first.number.value, high: second.number.value, ..second.number };
        let amount = Amount { start: first.start, end: second.end, number, unit: second.unit.or(first.unit) };
        let mut quantity = self.single(start, amount, None);
        quantity.modifier = QuantityModifier::Between;
        quantity.step = first.number.step.min(second.number.step);
        let end = self.parts_end(&quantity, second.end);
        Step::Found(vec![quantity], end)
    }
}

/// How two numbers are joined.
#[derive(Clone, Copy, PartialEq)]
enum Joiner {
    To,
    Dash,
    Or,
    In,
    And,
    Tolerance,
}

/// The joiner at `at` and the part after it; hyphens around "to" are passed over.
fn joiner(parts: &Parts, at: usize) -> Option<(Joiner, usize)> {
    let hyphen = |at: usize| if parts.norm(at) == "-" { at + 1 } else { at };
    match parts.norm(hyphen(at)) {
        "to" => return Some((Joiner::To, hyphen(hyphen(at) + 1))),
        "through" | "thru" => return Some((Joiner::To, hyphen(at) + 1)),
        "or" => return Some((Joiner::Or, hyphen(at) + 1)),
        "in" => return Some((Joiner::In, hyphen(hyphen(at) + 1))),
        _ => {}
    }
    match parts.norm(at) {
        "-" | "–" | "−" if parts.is_attached(at) == parts.is_attached(at + 1) => Some((Joiner::Dash, at + 1)),
        "~" if parts.is_attached(at) && parts.is_attached(at + 1) => Some((Joiner::Dash, at + 1)),
        "±" => Some((Joiner::Tolerance, at + 1)),
        "+" if parts.norm(at + 1) == "/" && matches!(parts.norm(at + 2), "-" | "−") => {
            Some((Joiner::Tolerance, at + 3))
        }
        "and" => Some((Joiner::And, at + 1)),
        "out" if parts.norm(at + 1) == "of" => {
            let the = if matches!(parts.norm(at + 2), "the" | "every") { at + 3 } else { at + 2 };
            Some((Joiner::In, the))
        }
        _ => None,
    }
}

fn veto_year_free(number: &Number) -> bool {
    const LARGEST_DENOMINATOR: f64 = 1000.0;
    number.value <= LARGEST_DENOMINATOR
}

/// Gives the first number of a range the second's unit and scale ("$2 to $3 million"); `None` where units differ.
fn share_unit(first: Amount, second: Amount) -> Option<(Amount, Amount)> {
    let (mut first, mut second) = (first, second);
    match (first.unit, second.unit) {
        (None, unit) => first.unit = unit,
        (unit, None) => second.unit = unit,
        (Some(one), Some(other)) if one.name == other.name => {
            (first, second) = (in_main_unit(first), in_main_unit(second))
        }
        _ => return None,
    }
    let scale = second.number.scale;
    let mantissa = second.number.value / scale;
    if scale > 1.0 && first.number.scale == 1.0 && first.number.value < mantissa.max(1000.0) {
        first.number = Number { scale: first.number.scale, ..amount::scaled(first.number, scale) };
    }
    Some((first, second))
}

/// "50 cents" as half a dollar.
fn in_main_unit(amount: Amount) -> Amount {
    match amount.unit {
        Some(unit) if unit.is_money() && unit.factor != 1.0 => {
            let number = Number { scale: amount.number.scale, ..amount::scaled(amount.number, unit.factor) };
            Amount { number, unit: Some(Unit { factor: 1.0, ..unit }), ..amount }
        }
        _ => amount,
    }
}

/// The lesser first; each keeps its place in the text.
fn in_order(first: Amount, second: Amount) -> (Amount, Amount) {
    if first.number.value <= second.number.value {
        return (first, second);
    }
    (Amount { number: second.number, ..first }, Amount { number: first.number, ..second })
}

#[cfg(test)]
mod tests {
    use crate::mention::quantity::tests::check;

    #[test]
    fn ranges() {
        check("20~30 boats", &["20~30 = 20 to 30 [boat]"]);
        check("50 cents to $2", &["50 cents to $2 = 0.5 to 2 US dollar []"]);
        check("It ranged from -18 °C to -34 °C.", &["from -18 °C to -34 °C = -34 to -18 degree Celsius []"]);
    }

    #[test]
    fn a_step_is_no_range() {
        check("Oil rose $1.20 to $85.30.", &["$1.20 = 1.2 US dollar []", "$85.30 = 85.3 US dollar []"]);
        check("It fell from -18 °C to -34 °C.", &["-18 °C = -18 degree Celsius []", "-34 °C = -34 degree Celsius []"]);
    }

    #[test]
    fn ages() {
        check("children aged 5 to 11", &["5 to 11 = 5 to 11 year []"]);
        check("men aged between 18 and 25", &["between 18 and 25 = 18 to 25 year []"]);
        check("He is 40 - 50 years old.", &["40 - 50 years old = 40 to 50 year []"]);
    }

    #[test]
    fn shares() {
        check("more than one in five Belgians", &["more than one in five = more than 0.2 [belgian]"]);
        check("a one-in-five chance", &["one-in-five = 0.2 [chance]"]);
        check("a risk of 1 in 20.", &["1 in 20 = 0.05 []"]);
        check("He won 3 in 10 minutes.", &["3 = 3 []", "10 minutes = 10 minute []"]);
    }

    #[test]
    fn one_unit_for_two() {
        check("They were given 45 and 50 mg.", &["45 = 45 milligram []", "50 mg = 50 milligram []"]);
        check("2,000.45±0.01 pounds", &["2,000.45±0.01 pounds = 2,000.45 pound []"]);
        check("3 and 20 years", &["3 = 3 []", "20 years = 20 year []"]);
    }
}
