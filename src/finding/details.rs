//! Details that one outlet alone gives inside a claim that others make too: a person whom nobody else names, a number
//! that nobody else has.
//!
//! Leaves claims that stand alone as a whole to `only`. A name counts as told elsewhere wherever its last word stands in
//! another outlet's text, a number wherever its value does: what cannot be told apart is not reported.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use crate::article::Passage;
use crate::claim::ClaimId;
use crate::entity::{Entity, EntityId};
use crate::mention::quantity::{QuantityKind, QuantityModifier};
use crate::mention::{NameKind, Quantity};
use crate::syntax::{SentenceKind, TokenRange};
use crate::text::Span;
use crate::verdict::Reason;

use super::{Finding, FindingKind, FindingValue, Scene, Slot, only, pairs, words};

/// The phrase around a name or number is shown up to this length; beyond it the name or number alone.
const MAX_PHRASE: usize = 200;

/// Smaller numbers stand in every text, as words of all sorts.
const MIN_NUMBER: f64 = 10.0;

/// How sure it is that no other outlet names somebody: the last word of the name stands nowhere else.
const SURE_OF_NAME: f64 = 0.9;

/// How sure it is that no other outlet gives a number: it may say it in words that were not read.
const SURE_OF_NUMBER: f64 = 0.8;

/// The details of an event, names first, in the order of the articles.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Finding> {
    if scene.coverage.articles.len() < 2 {
        return Vec::new();
    }
    let shared_claims = SharedClaims::new(scene);
    let words = Words::new(scene);
    let mut findings = names(scene, &shared_claims, &words);
    findings.extend(numbers(scene, &shared_claims));
    findings
}

/// The claims of running text that do not stand alone, by witness, in text order.
struct SharedClaims(BTreeMap<usize, Vec<ClaimId>>);

impl SharedClaims {
    fn new(scene: &Scene<'_>) -> SharedClaims {
        let mut claims: BTreeMap<usize, Vec<ClaimId>> = BTreeMap::new();
        let all = (0..scene.graph.claims.len() as u32).map(ClaimId);
        let is_body = |claim: &ClaimId| scene.claim(*claim).kind == SentenceKind::Body;
        for claim in all.filter(|claim| is_body(claim) && !only::stands_alone(scene, *claim)) {
            claims.entry(scene.witness(claim)).or_default().push(claim);
        }
        SharedClaims(claims)
    }

    fn holding(&self, scene: &Scene<'_>, witness: usize, span: Span) -> Option<ClaimId> {
        let claims = self.0.get(&witness)?;
        let at = claims.partition_point(|claim| scene.claim(*claim).span.end() <= span.start());
        claims.get(at).copied().filter(|claim| scene.claim(*claim).span.start() <= span.start())
    }
}

/// The words of each article.
struct Words<'a>(Vec<FxHashSet<&'a str>>);

impl<'a> Words<'a> {
    fn new(scene: &Scene<'a>) -> Words<'a> {
        let of =
            |document: &'a crate::syntax::Document| (0..document.tokens().len()).map(|at| document.norm(at)).collect();
        Words(scene.coverage.readings.iter().map(|reading| of(reading.document)).collect())
    }

    fn stands_elsewhere(&self, witness: usize, word: &str) -> bool {
        self.0.iter().enumerate().any(|(other, words)| other != witness && words.contains(word))
    }
}

/// Persons by more than one name whom one article alone names.
fn names(scene: &Scene<'_>, claims: &SharedClaims, words: &Words<'_>) -> Vec<Finding> {
    let entities = scene.coverage.entities.list.iter().enumerate();
    let persons = entities.filter(|(_, entity)| entity.kind == NameKind::Person && entity.name.contains(' '));
    let mut found: Vec<(ClaimId, Finding)> = persons
        .filter_map(|(at, entity)| {
            let (witness, passage) = only_mention(scene, entity)?;
            let claim = claims.holding(scene, witness, passage.span)?;
            let document = scene.coverage.readings[witness].document;
            let tokens = document.tokens_in(passage.span);
            let last = tokens.indexes().last().map(|at| document.norm(at))?;
            let is_own = scene.claim(claim).entities.contains(&EntityId(at as u32));
            (is_own && !words.stands_elsewhere(witness, last)).then(|| (claim, named(scene, entity, claim, tokens)))
        })
        .collect();
    found.sort_by_key(|(claim, _)| *claim);
    found.into_iter().map(|(_, finding)| finding).collect()
}

/// The first passage of an entity that one article alone names, and that article's witness.
fn only_mention(scene: &Scene<'_>, entity: &Entity) -> Option<(usize, Passage)> {
    let passages = || entity.forms.iter().flat_map(|form| form.passages.iter().copied());
    let first = passages().min()?;
    let witness = scene.coverage.articles.binary_search(&first.article).ok()?;
    passages().all(|passage| passage.article == first.article).then_some((witness, first))
}

fn named(scene: &Scene<'_>, entity: &Entity, claim: ClaimId, tokens: TokenRange) -> Finding {
    let outlet = scene.outlet(scene.witness(claim));
    let text = scene.text(claim);
    let (name, reason) = (&entity.name, Reason::new("only/named-by-one", "no other outlet has the name"));
    finding(
        scene,
        claim,
        tokens,
        Slot::Name,
        (name.clone(), SURE_OF_NAME, reason),
        format!("Only {outlet} names {name}: {text}"),
    )
}

/// Numbers that one article alone gives.
fn numbers(scene: &Scene<'_>, claims: &SharedClaims) -> Vec<Finding> {
    let of_claim = |claim: ClaimId| {
        let reading = scene.coverage.readings[scene.witness(claim)];
        scene.claim(claim).quantities.iter().map(move |at| &reading.mentions.quantities[*at as usize])
    };
    let all = claims.0.values().flatten().flat_map(|&claim| of_claim(claim).map(move |quantity| (claim, quantity)));
    let telling = all.filter(|(_, quantity)| is_telling(quantity));
    let alone = telling.filter(|(claim, quantity)| !is_given_elsewhere(scene, scene.witness(*claim), quantity));
    alone.map(|(claim, quantity)| given(scene, claim, quantity)).collect()
}

/// Whether a number is more than a word: exact, a number of something, and no small count.
fn is_telling(quantity: &Quantity) -> bool {
    let value = quantity.low.or(quantity.high).unwrap_or(0.0);
    let is_weighty = match quantity.kind {
        QuantityKind::Count => value >= MIN_NUMBER && (!quantity.unit.is_empty() || quantity.counted.is_some()),
        QuantityKind::Money | QuantityKind::Percent | QuantityKind::Measure => true,
        _ => false,
    };
    is_weighty && quantity.modifier == QuantityModifier::Exact && !quantity.is_vague
}

/// Whether another outlet has a number that may be the same.
fn is_given_elsewhere(scene: &Scene<'_>, witness: usize, quantity: &Quantity) -> bool {
    let others = scene.coverage.readings.iter().enumerate().filter(|(other, _)| *other != witness);
    let all = others.flat_map(|(_, reading)| &reading.mentions.quantities);
    let is_bounded = |other: &Quantity| other.low.is_some() && other.high.is_some();
    let overlaps = |other: &Quantity| {
        other.low.unwrap_or(f64::NEG_INFINITY) <= quantity.high.unwrap_or(f64::INFINITY)
            && quantity.low.unwrap_or(f64::NEG_INFINITY) <= other.high.unwrap_or(f64::INFINITY)
            && (is_bounded(other) || other.unit == quantity.unit)
    };
    let is_near_one = |other: &Quantity| is_near(quantity, other) && other.unit == quantity.unit;
    let may_be_same = |other: &&Quantity| overlaps(other) || is_near_one(other);
    all.filter(|other| !other.is_vague).any(|other| may_be_same(&other))
}

/// Whether two numbers are so near that one may be the other, rounded.
fn is_near(a: &Quantity, b: &Quantity) -> bool {
    let (a, b) = (a.low.or(a.high).unwrap_or(0.0), b.low.or(b.high).unwrap_or(0.0));
    (a - b).abs() <= 0.1 * a.abs().max(b.abs())
}

fn given(scene: &Scene<'_>, claim: ClaimId, quantity: &Quantity) -> Finding {
    let outlet = scene.outlet(scene.witness(claim));
    let (value, text) = (quantity.value_text(), scene.text(claim));
    let reason = Reason::new("only/number-of-one", "no other outlet gives the number");
    let about = format!("{value}: {}", words::head(&text, 8));
    let summary = format!("Only {outlet} gives the number {value}: {text}");
    finding(scene, claim, quantity.tokens, Slot::Number, (about, SURE_OF_NUMBER, reason), summary)
}

fn finding(
    scene: &Scene<'_>,
    claim: ClaimId,
    tokens: TokenRange,
    slot: Slot,
    (about, score, reason): (String, f64, Reason),
    summary: String,
) -> Finding {
    let witness = scene.witness(claim);
    let span = phrase(scene, claim, tokens);
    Finding {
        kind: FindingKind::Only,
        slot,
        about,
        summary,
        score,
        origins: 1,
        reasons: vec![reason],
        values: vec![FindingValue {
            value: pairs::plain(scene.coverage.text(witness, span)),
            normalized: None,
            evidence: vec![scene.coverage.passage(witness, span)],
        }],
    }
}

/// The phrase that the tokens head, inside the claim; the tokens alone where it is long.
fn phrase(scene: &Scene<'_>, claim: ClaimId, tokens: TokenRange) -> Span {
    let document = scene.coverage.readings[scene.witness(claim)].document;
    let within = scene.claim(claim).tokens;
    let hangs_outside = |at: &usize| document.head(*at).is_none_or(|head| !tokens.contains(head));
    let head = tokens.indexes().find(hangs_outside).unwrap_or(tokens.start as usize);
    let own = document.span(tokens);
    let whole = document.span(document.subtree(head));
    let is_inside = document.span(within).cover(whole) == document.span(within);
    let covering = own.cover(whole);
    if is_inside && covering.len() <= MAX_PHRASE { covering } else { own }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::pipeline;

    fn check(a: &str, b: &str, expected: &[&str]) {
        let article = |path: &str, text: &str| Article { path: path.into(), text: text.into(), ..Article::default() };
        let told = pipeline::survey_one_event(&[article("a", a), article("b", b)], |scene| {
            find(scene).into_iter().map(|finding| finding.about).collect::<Vec<_>>()
        });
        assert_eq!(told, expected);
    }

    #[test]
    fn a_person_whom_one_names() {
        let a = "Orla Brandt was represented in the Halden harbour case by the lawyer Mira Tollund.";
        check(a, "Orla Brandt was represented in the Halden harbour case by a lawyer.", &["Mira Tollund"]);
    }

    #[test]
    fn a_surname_elsewhere_is_enough() {
        let a = "Orla Brandt was represented in the Halden harbour case by the lawyer Mira Tollund.";
        check(a, "Orla Brandt was represented in the Halden harbour case by Ms. Tollund.", &[]);
    }

    #[test]
    fn a_number_that_one_gives() {
        let a = "Halden closed its harbour and lost 1,200 crates of fish in the storm on Monday.";
        let b = "Halden closed its harbour and lost crates of fish in the storm on Monday.";
        check(a, b, &["1,200: and lost 1,200 crates of fish in the …"]);
        check(a, a, &[]);
    }
}
