//! Whole expressions: bound, number, unit, range or score, what is counted.
//!
//! Walks over the parts of one sentence once. Leaves numbers, units, ages and vetoes to their own files.

use crate::lexicon::{Bound, Unit, bounds_after, bounds_before, ends_counted, is_change_verb, is_score_cue};
use crate::syntax::{Document, TokenRange};

use super::number::{self, Number, NumberForm};
use super::part::{PartKind, Parts};
use super::{Quantity, QuantityKind, QuantityModifier, age, counted, unit, veto};

/// Finds the quantities of one sentence and appends them to `found`.
pub(super) fn scan(document: &Document, parts: &Parts, dated: &[TokenRange], found: &mut Vec<Quantity>) {
    let reader = Reader { document, parts, dated };
    let mut at = 0;
    while at < parts.len() {
        at = match reader.step(at) {
            Step::Found(quantities, end) => {
                found.extend(quantities);
                end.max(at + 1)
            }
            Step::Skip(end) => end.max(at + 1),
        };
    }
}

/// What stands at a part.
enum Step {
    /// Quantities up to a part.
    Found(Vec<Quantity>, usize),
    /// Nothing up to a part.
    Skip(usize),
}

/// A number with its unit.
#[derive(Clone, Copy)]
struct Amount {
    start: usize,
    end: usize,
    number: Number,
    unit: Option<Unit>,
}

struct Reader<'a, 'd> {
    document: &'d Document,
    parts: &'a Parts<'d>,
    dated: &'a [TokenRange],
}

impl Reader<'_, '_> {
    fn step(&self, at: usize) -> Step {
        let parts = self.parts;
        if let Some(quantity) = self.number_sign(at) {
            return quantity;
        }
        if let Some((number, age)) = age::starts_here(parts, at) {
            return self.age(at, at, &number, &age, None);
        }
        if let Some(end) = veto::skip(parts, at) {
            return Step::Skip(end);
        }
        if matches!(parts.norm(at), "between" | "from") {
            return self.range_with_prefix(at).unwrap_or(Step::Skip(at + 1));
        }
        let (length, bound) = self.bound(at);
        if length > 0 {
            return self.expression(at, at + length, Some(bound)).unwrap_or(Step::Skip(at + 1));
        }
        self.expression(at, at, None).unwrap_or(Step::Skip(at + 1))
    }

    /// The bound that starts at `at`; a second one behind it ("at least about") adds nothing but its length.
    fn bound(&self, at: usize) -> (usize, Bound) {
        let Some((length, &bound)) = bounds_before().longest(self.parts.from(at)) else { return (0, Bound::About) };
        match bounds_before().longest(self.parts.from(at + length)) {
            Some((second, _)) => (length + second, bound),
            None => (length, bound),
        }
    }

    /// "No. 2", "#2".
    fn number_sign(&self, at: usize) -> Option<Step> {
        const LARGEST_RANK: f64 = 999.0;
        if veto::skip(self.parts, at).is_some() {
            return None;
        }
        let digits = veto::digits_after_no(self.parts, at)?;
        let number =
            number::read(self.parts, digits).filter(|number| number.is_whole() && number.value <= LARGEST_RANK)?;
        if self.is_dated(at, number.end) {
            return None;
        }
        let amount =
            Amount { start: at, end: number.end, number: Number { form: NumberForm::Ordinal, ..number }, unit: None };
        Some(Step::Found(vec![self.single(at, amount, None)], number.end))
    }

    fn age(&self, start: usize, at: usize, number: &Number, age: &age::Age, bound: Option<Bound>) -> Step {
        let amount = Amount { start: at, end: age.end, number: *number, unit: None };
        let mut quantity = self.single(start, amount, bound);
        if age.low != age.high {
            quantity.modifier = QuantityModifier::Between;
        }
        (quantity.low, quantity.high) = bounded(age.low, age.high, quantity.modifier);
        quantity.kind = QuantityKind::Age;
        quantity.unit = age.unit.to_string();
        self.count(&mut quantity, age.end);
        Step::Found(vec![quantity], age.end)
    }

    /// "from 500,000 to 1.6 million", "between 18 and 25"; a change ("rose from 5 to 7") gives two quantities.
    fn range_with_prefix(&self, at: usize) -> Option<Step> {
        let joiner = if self.parts.norm(at) == "between" { "and" } else { "to" };
        let skipped = self.bound(at + 1).0;
        let first = self.amount(at + 1 + skipped)?;
        if self.parts.norm(first.end) != joiner {
            return None;
        }
        let skipped = self.bound(first.end + 1).0;
        let second = self.amount(first.end + 1 + skipped)?;
        if self.is_dated(at, second.end) {
            return None;
        }
        let (first, second) = share_unit(first, second)?;
        let is_change = joiner == "to" && (first.number.value > second.number.value || self.follows_change(at));
        if is_change {
            let both = vec![self.single(first.start, first, None), self.single(second.start, second, None)];
            return Some(Step::Found(both, second.end));
        }
        (first.number.value < second.number.value).then(|| self.range(at, first, second))
    }

    fn follows_change(&self, at: usize) -> bool {
        const WORDS_BACK: usize = 5;
        (1..=WORDS_BACK).any(|back| is_change_verb(self.parts.before(at, back)))
    }

    /// What starts at `start`, with its first number at `at`.
    fn expression(&self, start: usize, at: usize, bound: Option<Bound>) -> Option<Step> {
        if start != at
            && let Some((number, age)) = age::starts_here(self.parts, at)
        {
            return Some(self.age(start, at, &number, &age, bound));
        }
        let first = self.amount(at)?;
        if self.is_dated(start, first.end) {
            return Some(Step::Skip(first.end));
        }
        if let Some(step) = self.pair(start, first, bound) {
            return Some(step);
        }
        let quantity = self.single(start, first, bound);
        let has_counted = quantity.counted.is_some();
        let is_bare = first.unit.is_none() && bound.is_none();
        let is_vetoed = veto::is_year(self.parts, at, &first.number, has_counted) && first.unit.is_none()
            || veto::is_pronoun(self.parts, at, &first.number, has_counted || first.unit.is_some())
            || veto::is_adverb(self.parts, at, &first.number, has_counted)
            || is_bare && veto::names(self.parts, start, &first.number)
            || self.is_empty_some(start, &first, has_counted);
        let end = self.parts_end(&quantity, first.end);
        Some(if is_vetoed { Step::Skip(first.end) } else { Step::Found(vec![quantity], end) })
    }

    /// "some" and the like count only before a noun or "of".
    fn is_empty_some(&self, start: usize, amount: &Amount, has_counted: bool) -> bool {
        let is_single_word = amount.number.form == NumberForm::Vague && amount.number.end == start + 1;
        is_single_word && !has_counted && self.parts.norm(amount.number.end) != "of" && amount.unit.is_none()
    }

    fn parts_end(&self, quantity: &Quantity, end: usize) -> usize {
        let mut end = end;
        while self.parts.get(end).is_some_and(|part| part.span.start() < quantity.span.end()) {
            end += 1;
        }
        end
    }

    fn is_dated(&self, start: usize, end: usize) -> bool {
        let tokens = self.parts.tokens(start, end);
        self.dated.iter().any(|date| date.overlaps(tokens))
    }

    /// A number with its currency or unit.
    fn amount(&self, at: usize) -> Option<Amount> {
        let parts = self.parts;
        if let Some((currency, next)) = unit::currency_before(parts, at) {
            let number = number::read(parts, next).filter(|number| number.form != NumberForm::Ordinal)?;
            let end = same_currency_after(parts, &number, &currency).unwrap_or(number.end);
            return Some(Amount { start: at, end, number, unit: Some(currency) });
        }
        if is_inside_word(parts, at) {
            return None;
        }
        let number = if parts.norm(at) == "some" { some(parts, at)? } else { number::read(parts, at)? };
        let Some((unit, end)) = unit::unit_after(parts, &number) else {
            return Some(Amount { start: at, end: number.end, number, unit: None });
        };
        let mut amount = Amount { start: at, end, number, unit: Some(unit) };
        if unit.name == "foot"
            && let Some((feet, end)) = unit::inches_after_feet(parts, end)
        {
            let value = number.value + feet;
            amount.number = Number { value, high: value, step: 1.0 / 12.0, ..number };
            amount.end = end;
        }
        Some(amount)
    }

    /// A range, a score, or a share ("one in five") that begins with `first`.
    fn pair(&self, start: usize, first: Amount, bound: Option<Bound>) -> Option<Step> {
        if !matches!(first.number.form, NumberForm::Digits | NumberForm::Words) {
            return None;
        }
        let (joiner, next) = joiner(self.parts, first.end)?;
        let second = self.amount(next)?;
        if !matches!(second.number.form, NumberForm::Digits | NumberForm::Words)
            || self.is_dated(first.start, second.end)
        {
            return None;
        }
        match joiner {
            Joiner::In => self.share(start, first, second),
            Joiner::Or => self.alternatives(start, first, second),
            Joiner::To | Joiner::Dash => {
                if bound.is_none() && self.is_score(joiner, &first, &second) {
                    return Some(self.score(first, second));
                }
                let (first, second) = share_unit(first, second)?;
                if first.number.value > second.number.value && self.follows_change(start) {
                    return None;
                }
                (first.number.value < second.number.value).then(|| self.range(start, first, second))
            }
        }
    }

    /// "one in five Americans", "two out of three".
    fn share(&self, start: usize, first: Amount, second: Amount) -> Option<Step> {
        const LARGEST_WHOLE: f64 = 10_000.0;
        let (part, whole) = (first.number.value, second.number.value);
        let is_share =
            first.unit.is_none() && second.unit.is_none() && part >= 1.0 && part < whole && whole <= LARGEST_WHOLE;
        let next = self.parts.norm(second.end);
        let is_followed = self.parts.is(second.end, PartKind::Word) && !ends_counted(next);
        let is_out_of = self.parts.norm(first.end) == "out";
        if !is_share || !(is_out_of || is_followed && veto_year_free(&second.number)) {
            return None;
        }
        let value = part / whole;
        let number = Number { value, high: value, step: 0.05, form: NumberForm::Fraction, ..second.number };
        let amount = Amount { start: first.start, end: second.end, number, unit: None };
        Some(Step::Found(vec![self.single(start, amount, None)], second.end))
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

    /// One value with its bound, from part `start`.
    fn single(&self, start: usize, amount: Amount, bound: Option<Bound>) -> Quantity {
        let parts = self.parts;
        let mut end = amount.end;
        let mut bound = bound;
        if let Some((length, &after)) = bounds_after().longest(parts.from(end)) {
            let is_sign = matches!(parts.norm(end), "+" | "plus" | "odd");
            if bound.is_none() && (!is_sign || parts.norm(end) != "plus" || parts.is_attached(end)) {
                bound = Some(after);
                end += length;
            }
        }
        let per = if amount.unit.is_some() { unit::per(parts, end) } else { None };
        if let Some((_, per_end)) = &per {
            end = *per_end;
        }
        let is_vague = amount.number.form == NumberForm::Vague;
        let modifier = modifier(&amount.number, bound);
        let factor = amount.unit.filter(Unit::is_money).map_or(1.0, |unit| unit.factor);
        let (low, high) = bounded(amount.number.value * factor, amount.number.high * factor, modifier);
        let mut quantity = Quantity {
            span: parts.span(start, end),
            tokens: parts.tokens(start, end),
            low,
            high,
            modifier,
            unit: amount.unit.map_or(String::new(), |unit| unit.name.to_string()),
            counted: None,
            counted_head: None,
            counted_lemma: String::new(),
            kind: kind(&amount),
            score: None,
            per: per.map(|(name, _)| name),
            is_vague,
            step: amount.number.step * factor,
        };
        self.count(&mut quantity, end);
        quantity
    }

    fn count(&self, quantity: &mut Quantity, end: usize) {
        let counted = counted::find(self.document, self.parts, end, self.dated);
        quantity.counted = counted.as_ref().map(|counted| counted.tokens);
        quantity.counted_head = counted.as_ref().map(|counted| counted.head);
        quantity.counted_lemma = counted.map_or(String::new(), |counted| counted.lemma);
    }
}

/// How two numbers are joined.
#[derive(Clone, Copy, PartialEq)]
enum Joiner {
    To,
    Dash,
    Or,
    In,
}

/// The joiner at `at` and the part after it; hyphens around "to" are passed over.
fn joiner(parts: &Parts, at: usize) -> Option<(Joiner, usize)> {
    let hyphen = |at: usize| if parts.norm(at) == "-" { at + 1 } else { at };
    match parts.norm(hyphen(at)) {
        "to" => return Some((Joiner::To, hyphen(hyphen(at) + 1))),
        "or" => return Some((Joiner::Or, hyphen(at) + 1)),
        _ => {}
    }
    match parts.norm(at) {
        "-" | "–" | "−" if parts.is_attached(at) == parts.is_attached(at + 1) => Some((Joiner::Dash, at + 1)),
        "in" => Some((Joiner::In, at + 1)),
        "out" if parts.norm(at + 1) == "of" => {
            let the = if matches!(parts.norm(at + 2), "the" | "every") { at + 3 } else { at + 2 };
            Some((Joiner::In, the))
        }
        _ => None,
    }
}

/// A number inside a longer word: "a320" is one part already, "x2", "v1.0", "@1", "10.5.2".
fn is_inside_word(parts: &Parts, at: usize) -> bool {
    if !parts.is(at, PartKind::Digits) || !parts.is_attached(at) {
        return false;
    }
    matches!(parts.before(at, 1), "/" | "@" | "_" | "=" | "#" | "&" | "\\")
        || at > 0 && parts.is(at - 1, PartKind::Word)
}

/// "some 500" is left to the bounds; "some people" is a vague count, "some" alone nothing.
fn some(parts: &Parts, at: usize) -> Option<Number> {
    number::read(parts, at).filter(|_| number::read(parts, at + 1).is_none())
}

fn veto_year_free(number: &Number) -> bool {
    const LARGEST_DENOMINATOR: f64 = 1000.0;
    number.value <= LARGEST_DENOMINATOR
}

/// "$5 million dollars", "USD 5 dollars": the second name of the currency belongs to the amount.
fn same_currency_after(parts: &Parts, number: &Number, currency: &Unit) -> Option<usize> {
    let (unit, end) = unit::unit_after(parts, number)?;
    (unit.dimension == currency.dimension && unit.factor == currency.factor).then_some(end)
}

/// Gives the first number of a range the second's unit and scale ("$2 to $3 million"); `None` where units differ.
fn share_unit(first: Amount, second: Amount) -> Option<(Amount, Amount)> {
    let (mut first, mut second) = (first, second);
    match (first.unit, second.unit) {
        (None, unit) => first.unit = unit,
        (unit, None) => second.unit = unit,
        (Some(one), Some(other)) if one.name == other.name => {}
        _ => return None,
    }
    let scale = second.number.scale;
    let mantissa = second.number.value / scale;
    if scale > 1.0 && first.number.scale == 1.0 && first.number.value < mantissa.max(1000.0) {
        first.number.value *= scale;
        first.number.high *= scale;
        first.number.step *= scale;
    }
    Some((first, second))
}

fn modifier(number: &Number, bound: Option<Bound>) -> QuantityModifier {
    match (bound, number.form) {
        (_, NumberForm::Ordinal) => QuantityModifier::Ordinal,
        (None, NumberForm::Vague) => QuantityModifier::About,
        (None, _) => QuantityModifier::Exact,
        (Some(Bound::About), _) => QuantityModifier::About,
        (Some(Bound::MoreThan), _) => QuantityModifier::MoreThan,
        (Some(Bound::LessThan), _) => QuantityModifier::LessThan,
        (Some(Bound::AtLeast), _) => QuantityModifier::AtLeast,
        (Some(Bound::AtMost), _) => QuantityModifier::AtMost,
    }
}

/// Lowest and highest value, open where the modifier or the word leaves it open.
fn bounded(low: f64, high: f64, modifier: QuantityModifier) -> (Option<f64>, Option<f64>) {
    let closed = Some(high).filter(|high| high.is_finite());
    match modifier {
        QuantityModifier::MoreThan | QuantityModifier::AtLeast => (Some(low), None),
        QuantityModifier::LessThan | QuantityModifier::AtMost => (None, closed),
        _ => (Some(low), closed),
    }
}

fn kind(amount: &Amount) -> QuantityKind {
    match (amount.number.form, amount.unit) {
        (NumberForm::Ordinal, _) => QuantityKind::Ordinal,
        (_, Some(unit)) if unit.is_money() => QuantityKind::Money,
        (_, Some(unit)) if unit.dimension == "percent" => QuantityKind::Percent,
        (_, Some(_)) => QuantityKind::Measure,
        (NumberForm::Fraction, None) => QuantityKind::Share,
        (_, None) => QuantityKind::Count,
    }
}
