//! Whole expressions: bound, number, unit, range or score, what is counted.
//!
//! Walks over the parts of one sentence once. Leaves amounts, pairs of them, ages and vetoes to their own
//! files.

use crate::lexicon::{Bound, Unit, bounds_after, bounds_before, is_measure_follower};
use crate::syntax::{Document, Pos, TokenRange};

use super::amount::{self, Amount};
use super::number::{self, Number, NumberForm};
use super::part::Parts;
use super::{Quantity, QuantityKind, QuantityModifier, QuantityScope, age, counted, per, scope, veto};

/// Finds the quantities of one sentence and appends them to `found`.
pub(super) fn scan(document: &Document, parts: &Parts, dated: &[TokenRange], found: &mut Vec<Quantity>) {
    let reader = Reader { document, parts, dated };
    let mut at = 0;
    while at < parts.len() {
        at = match reader.step(at) {
            Step::Found(quantities, end) => {
                for quantity in quantities {
                    push(document, found, quantity);
                }
                end.max(at + 1)
            }
            Step::Skip(end) => end.max(at + 1),
        };
    }
}

/// Appends `quantity`; joins "more than 10" and "but less than 20" into one range.
fn push(document: &Document, found: &mut Vec<Quantity>, quantity: Quantity) {
    let is_lower = |one: &Quantity| matches!(one.modifier, QuantityModifier::MoreThan | QuantityModifier::AtLeast);
    let is_upper = |one: &Quantity| matches!(one.modifier, QuantityModifier::LessThan | QuantityModifier::AtMost);
    let Some(last) = found.last_mut() else { return found.push(quantity) };
    let is_pair = is_lower(last) && is_upper(&quantity) || is_upper(last) && is_lower(&quantity);
    let low = last.low.or(quantity.low);
    let high = last.high.or(quantity.high);
    let is_joined = last.tokens.end + 1 == quantity.tokens.start
        && matches!(document.norm(last.tokens.end as usize), "and" | "but" | ",")
        && (last.unit == quantity.unit || last.unit.is_empty());
    if !(is_pair && is_joined && low < high) {
        return found.push(quantity);
    }
    let (span, tokens) =
        (last.span.cover(quantity.span), TokenRange { start: last.tokens.start, end: quantity.tokens.end });
    *last = Quantity { span, tokens, low, high, modifier: QuantityModifier::Between, ..quantity };
}

/// Whether a date stands under `tokens`; `dated` is in text order.
pub(super) fn is_dated(dated: &[TokenRange], tokens: TokenRange) -> bool {
    let next = dated.partition_point(|date| date.end <= tokens.start);
    dated.get(next).is_some_and(|date| date.overlaps(tokens))
}

/// What stands at a part.
pub(super) enum Step {
    /// Quantities up to a part.
    Found(Vec<Quantity>, usize),
    /// Nothing up to a part.
    Skip(usize),
}

/// Reads one sentence.
pub(super) struct Reader<'a, 'd> {
    document: &'d Document,
    pub parts: &'a Parts<'d>,
    dated: &'a [TokenRange],
}

impl Reader<'_, '_> {
    fn step(&self, at: usize) -> Step {
        let parts = self.parts;
        if let Some(quantity) = self.number_sign(at) {
            return quantity;
        }
        if let Some(range) = self.age_range(at) {
            return range;
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
        if length > 0 && veto::skip(parts, at + length).is_some() {
            return Step::Skip(at + length);
        }
        if length > 0
            && let Some(step) = self.expression(at, at + length, Some(bound))
        {
            return step;
        }
        self.expression(at, at, None).unwrap_or(Step::Skip(at + 1))
    }

    /// The bound that starts at `at`; a second one behind it ("at least about") adds nothing but its length.
    pub(super) fn bound(&self, at: usize) -> (usize, Bound) {
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

    pub(super) fn age(&self, start: usize, at: usize, number: &Number, age: &age::Age, bound: Option<Bound>) -> Step {
        let amount = Amount { start: at, end: age.end, number: *number, unit: None };
        let mut quantity = self.single(start, amount, bound);
        if age.low != age.high {
            quantity.modifier = QuantityModifier::Between;
        }
        (quantity.low, quantity.high) = bounded(age.low, age.high, quantity.modifier);
        quantity.kind = QuantityKind::Age;
        quantity.unit = age.unit.to_string();
        if self.parts.norm(age.end - 1) != "olds" {
            self.count(&mut quantity, age.end);
        }
        Step::Found(vec![quantity], age.end)
    }

    /// What starts at `start`, with its first number at `at`.
    fn expression(&self, start: usize, at: usize, bound: Option<Bound>) -> Option<Step> {
        if start != at
            && let Some((number, age)) = age::starts_here(self.parts, at)
        {
            return Some(self.age(start, at, &number, &age, bound));
        }
        let first = self.first_amount(at, bound)?;
        if self.is_dated(start, first.end) {
            return Some(Step::Skip(first.end));
        }
        if let Some(step) = self.pair(start, first, bound) {
            return Some(step);
        }
        let quantity = self.single(start, first, bound);
        let has_counted = quantity.counted.is_some();
        let is_bare = first.unit.is_none() && bound.is_none();
        let is_vetoed = self.is_year(start, &first, bound, has_counted)
            || first.unit.is_none() && veto::is_pronoun(self.parts, at, &first.number, self.counts_a_noun(&quantity))
            || veto::is_adverb(self.parts, at, &first.number, has_counted)
            || is_bare && veto::names(self.parts, start, &first.number)
            || first.unit.is_none() && veto::is_street(self.parts, first.number.end)
            || self.is_empty_some(start, &first, &quantity);
        let end = self.parts_end(&quantity, first.end);
        Some(if is_vetoed { Step::Skip(first.end) } else { Step::Found(vec![quantity], end) })
    }

    /// The amount at `at`; behind a bound also a bare "half" ("more than half said").
    fn first_amount(&self, at: usize, bound: Option<Bound>) -> Option<Amount> {
        let half = || number::bounded_half(self.parts, at).filter(|_| bound.is_some());
        amount::read(self.parts, at).or_else(|| half().map(|number| amount::with_unit(self.parts, at, number)))
    }

    /// Whether the amount is a year. Words that bound a number and tell no direction or time ("at least 2000") keep it
    /// a number; so do the others where nothing follows that has years ("below 1500", not "above 2019 levels").
    fn is_year(&self, start: usize, amount: &Amount, bound: Option<Bound>, has_counted: bool) -> bool {
        let is_spatial = matches!(self.parts.norm(start), "over" | "above" | "below" | "under" | "beyond");
        let is_number = bound.is_some_and(|bound| bound != Bound::About) && !(is_spatial && has_counted);
        amount.unit.is_none() && !is_number && veto::is_year(self.parts, amount.start, &amount.number, has_counted)
    }

    /// Whether what follows is a noun; after "one" a participle is none ("one addressed to her").
    fn counts_a_noun(&self, quantity: &Quantity) -> bool {
        let pos = quantity.counted_head.map(|head| self.document.tokens()[head as usize].pos);
        pos.is_some_and(|pos| pos != Pos::Verb)
    }

    /// A single vague word counts only before a noun or "of"; "some" and what ends with "of" ("a raft of") before one in
    /// the plural.
    fn is_empty_some(&self, start: usize, amount: &Amount, quantity: &Quantity) -> bool {
        if amount.number.form != NumberForm::Vague || amount.unit.is_some() {
            return false;
        }
        let end = amount.number.end;
        let is_single_word = end == start + 1;
        let has_of = self.parts.norm(end - 1) == "of";
        if !has_of && (!is_single_word || self.parts.norm(end) == "of") {
            return false;
        }
        let is_plural =
            quantity.counted_head.is_some_and(|head| self.document.norm(head as usize) != quantity.counted_lemma);
        quantity.counted.is_none() || (has_of || self.parts.norm(start) == "some") && !is_plural
    }

    pub(super) fn parts_end(&self, quantity: &Quantity, end: usize) -> usize {
        let mut end = end;
        while self.parts.get(end).is_some_and(|part| part.span.start() < quantity.span.end()) {
            end += 1;
        }
        end
    }

    pub(super) fn is_dated(&self, start: usize, end: usize) -> bool {
        is_dated(self.dated, self.parts.tokens(start, end))
    }

    /// One value with its bound, from part `start`.
    pub(super) fn single(&self, start: usize, amount: Amount, bound: Option<Bound>) -> Quantity {
        let parts = self.parts;
        let mut end = amount.end;
        let mut bound = bound;
        if let Some((length, &after)) = bounds_after().longest(parts.from(end)) {
            let is_weaker = bound.is_none_or(|bound| bound == Bound::About);
            let is_comparison = parts.norm(end + length) == "than";
            if is_weaker && !is_comparison && (parts.norm(end) != "plus" || parts.is_attached(end)) {
                bound = Some(after);
                end += length;
            }
        }
        let is_rate = amount.unit.is_some() || parts.norm(end) == "per";
        let per = if is_rate { per::of_amount(parts, end) } else { None };
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
            scope: QuantityScope::default(),
        };
        self.count(&mut quantity, end);
        let counted_end = quantity.counted.map_or(end, |counted| self.part_of(counted.end, end));
        quantity.scope = scope::read(parts, start, end, counted_end, quantity.kind);
        if quantity.per.is_none() && quantity.kind == QuantityKind::Count {
            quantity.per = quantity.counted.and_then(|counted| per::of_count(parts, self.part_of(counted.end, end)));
        }
        quantity
    }

    /// The part after "-long" in "a 300-foot-long wall"; `None` where nothing is counted ("200 feet tall").
    fn past_follower(&self, end: usize) -> Option<usize> {
        let parts = self.parts;
        if is_measure_follower(parts.norm(end)) {
            return None;
        }
        let is_hyphened = parts.norm(end) == "-" && is_measure_follower(parts.norm(end + 1));
        Some(if is_hyphened { end + 2 } else { end })
    }

    /// Whether `head` can be what a measure is of; "20 percent lower" and "a magnitude of 7.1 struck" name nothing.
    fn is_measured(&self, head: u32) -> bool {
        let is_comparative = self.document.norm(head as usize).ends_with("er");
        match self.document.tokens()[head as usize].pos {
            Pos::Adj | Pos::Adv => !is_comparative,
            Pos::Verb => false,
            _ => true,
        }
    }

    /// The first part from `at` on that is not before `token`.
    fn part_of(&self, token: u32, at: usize) -> usize {
        let mut at = at;
        while self.parts.get(at).is_some_and(|part| part.token < token) {
            at += 1;
        }
        at
    }

    fn count(&self, quantity: &mut Quantity, end: usize) {
        let start = match quantity.kind {
            QuantityKind::Measure => self.past_follower(end),
            _ => Some(end),
        };
        let is_exact = matches!(quantity.kind, QuantityKind::Count | QuantityKind::Ordinal | QuantityKind::Age);
        let counted = start
            // "Jane Roe, 56 of Leeds": nobody counts Leeds.
            .filter(|&start| quantity.kind != QuantityKind::Age || self.parts.norm(start) != "of")
            .and_then(|start| counted::find(self.document, self.parts, start, self.dated))
            .filter(|counted| is_exact || self.is_measured(counted.head));
        quantity.counted = counted.as_ref().map(|counted| counted.tokens);
        quantity.counted_head = counted.as_ref().map(|counted| counted.head);
        quantity.counted_lemma = counted.map_or(String::new(), |counted| counted.lemma);
    }
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
        (_, Some(unit)) if matches!(unit.dimension, "percent" | "points") => QuantityKind::Percent,
        (_, Some(_)) => QuantityKind::Measure,
        (NumberForm::Fraction, None) => QuantityKind::Share,
        (_, None) => QuantityKind::Count,
    }
}
