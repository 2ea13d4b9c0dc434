//! Certainty and truth: what one outlet tells as done, allowed or certain, and another as denied, required or possible.
//!
//! Starts from claims of two outlets that are alike, and asks each rule whether their deeds, once they are one deed,
//! stand against each other. One rule per file; `dispute` joins what the rules find to findings. An outlet that tells
//! both sides is no side.

mod allegation;
mod antonym;
mod certainty;
mod condition;
mod deed;
mod denial;
mod dispute;
mod media;
mod outcome;
mod permission;
mod plan;
mod polarity;
mod question;
mod resolve;
#[cfg(test)]
mod testing;
mod told;

use jiff::civil::Date;
use rustc_hash::FxHashSet;

use crate::claim::ClaimId;
use crate::claim::frame::Role;
use crate::finding::pairs::ClaimPair;
use crate::text::Span;

use super::{Finding, Scene, Slot};
use deed::Likeness;
use told::Told;

/// Claims less alike than this are not asked.
const MIN_SIMILARITY: f64 = 0.1;

/// Things move on: articles further apart than so many days tell of two days.
const MAX_DAYS: i32 = 3;

/// A rule about two tellings of one deed.
pub(super) struct Rule {
    /// Its name in the reasons.
    name: &'static str,
    /// What is compared.
    slot: Slot,
    /// What it finds, for a reader.
    text: &'static str,
    /// Whether an outlet that tells both still stands on a side: who wants it may agree to it as well, but another that
    /// tells only the wish does not tell so.
    allows_both: bool,
    /// How sure it is that the second stands against the first; `None` where it does not.
    judge: fn(&Meeting<'_, '_>) -> Option<f64>,
}

/// Two tellings that may be of one deed.
pub(super) struct Meeting<'m, 'a> {
    scene: &'m Scene<'a>,
    first: &'m Told<'a>,
    second: &'m Told<'a>,
    /// How alike the claims are.
    similarity: f64,
    likeness: Likeness,
}

/// Two claims that stand against each other.
#[derive(Clone, Debug)]
pub(super) struct Opposed {
    rule: &'static str,
    slot: Slot,
    text: &'static str,
    first: ClaimId,
    second: ClaimId,
    /// What of the claims is shown, where it is not all.
    clauses: [Option<Span>; 2],
    sureness: f64,
    allows_both: bool,
}

/// Claims as alike as this tell one happening, whatever the words: what they call otherwise may be one.
const ALIKE: f64 = 0.5;

/// Claims longer than this are shown by the clause that tells the deed.
const MAX_SHOWN: usize = 380;

const RULES: [&Rule; 8] = [
    &polarity::RULE,
    &permission::RULE,
    &resolve::RULE,
    &certainty::RULE,
    &allegation::RULE,
    &plan::RULE,
    &denial::RULE,
    &question::RULE,
];

/// Whether the sides of a finding tell the same and differ only in how certain they are: they still agree on the rest.
pub(super) fn is_of_certainty(finding: &Finding) -> bool {
    let rules = [certainty::RULE.name, allegation::RULE.name];
    finding.reasons.first().is_some_and(|reason| rules.contains(&reason.rule))
}

/// The findings about certainty and truth of an event.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Finding> {
    let mut opposed = of_deeds(scene);
    opposed.extend(condition::find(scene));
    opposed.extend(outcome::find(scene));
    let mut findings = dispute::findings(scene, opposed);
    findings.extend(media::find(scene));
    findings
}

/// What the rules about deeds find between alike claims of different outlets, without the outlets that tell both.
fn of_deeds(scene: &Scene<'_>) -> Vec<Opposed> {
    let n_claims = scene.graph.claims.len() as u32;
    let told: Vec<Vec<Told<'_>>> = (0..n_claims).map(|claim| told::of_claim(scene, ClaimId(claim))).collect();
    let (mut across, mut torn) = (Vec::new(), FxHashSet::default());
    for found in alike(scene).into_iter().flat_map(|pair| met(scene, &told, pair)) {
        let witnesses = [found.opposed.first, found.opposed.second].map(|claim| scene.witness(claim));
        if witnesses[0] != witnesses[1] {
            across.push((found, witnesses));
        } else if !found.opposed.allows_both {
            torn.extend(found.lemmas.map(|lemma| (found.opposed.rule, witnesses[0], lemma)));
        }
    }
    let is_torn = |found: &Found<'_>, witness| {
        found.lemmas.iter().any(|lemma| torn.contains(&(found.opposed.rule, witness, *lemma)))
    };
    across.retain(|(found, witnesses)| !witnesses.iter().any(|witness| is_torn(found, *witness)));
    across.into_iter().map(|(found, _)| found.opposed).collect()
}

/// What a rule found, with the verbs of both sides.
struct Found<'a> {
    opposed: Opposed,
    lemmas: [&'a str; 2],
}

/// What the rules say to the deeds of two claims.
fn met<'a>(scene: &Scene<'a>, told: &[Vec<Told<'a>>], pair: ClaimPair) -> Vec<Found<'a>> {
    let mut found = Vec::new();
    for a in &told[pair.a.index()] {
        for b in &told[pair.b.index()] {
            let lemmas = [a.lemma, b.lemma];
            found.extend(judge(scene, (a, b), pair.similarity).into_iter().map(|opposed| Found { opposed, lemmas }));
        }
    }
    found
}

/// All alike claims, of one outlet as of two, in the order of the graph.
fn alike(scene: &Scene<'_>) -> Vec<ClaimPair> {
    let graph = &scene.graph.graph;
    let pairs = graph.edge_indices().filter_map(|edge| {
        let (from, to) = graph.edge_endpoints(edge)?;
        let (a, b) = (graph[from].min(graph[to]), graph[from].max(graph[to]));
        Some(ClaimPair { a, b, similarity: graph[edge].value })
    });
    pairs.filter(|pair| pair.similarity >= MIN_SIMILARITY).collect()
}

/// What the rules say to two tellings, either way round.
fn judge<'a>(scene: &Scene<'a>, (a, b): (&Told<'a>, &Told<'a>), similarity: f64) -> Vec<Opposed> {
    let is_at_odds = a.standing != b.standing || a.frame.is_affirmed != b.frame.is_affirmed || a.lemma != b.lemma;
    if !is_at_odds {
        return Vec::new();
    }
    let mut found: Vec<Opposed> = antonym::meet(scene, (a, b), similarity).into_iter().collect();
    let Some(likeness) = deed::likeness(scene, a, b) else { return found };
    for (first, second) in [(a, b), (b, a)] {
        let meeting = Meeting { scene, first, second, similarity, likeness };
        found.extend(RULES.iter().filter_map(|rule| meeting.opposed(rule)));
    }
    found
}

impl Meeting<'_, '_> {
    fn opposed(&self, rule: &Rule) -> Option<Opposed> {
        let sureness = (rule.judge)(self)?;
        let (first, second, allows_both) = (self.first.claim, self.second.claim, rule.allows_both);
        let is_long = |told: &Told<'_>| self.scene.claim(told.claim).span.len() > MAX_SHOWN;
        let clauses = [self.first, self.second].map(|told| is_long(told).then(|| told.span(self.scene)));
        Some(Opposed {
            rule: rule.name,
            slot: rule.slot,
            text: rule.text,
            first,
            second,
            clauses,
            sureness,
            allows_both,
        })
    }

    /// Whether both are the words of somebody, and not of the same: two opinions are no conflict. Officials who are
    /// not named may be one, unless they are quoted.
    fn are_two_opinions(&self) -> bool {
        let claims = [self.first, self.second].map(|told| (told.frame, self.scene.claim(told.claim)));
        let are_cited = claims.iter().all(|(frame, claim)| frame.source.is_some() || claim.quote.is_some());
        let [a, b] = claims.map(|(_, claim)| claim.speaker);
        let are_apart = match a.zip(b) {
            Some((a, b)) => a != b,
            None => claims.iter().any(|(_, claim)| claim.is_direct),
        };
        are_cited && are_apart
    }

    /// Whether the claims tell one happening, whatever the words.
    fn are_alike(&self) -> bool {
        self.similarity >= ALIKE
    }

    /// How many of subject and object are the same; `None` where one is another. Of claims that are alike, what is not
    /// named may be called otherwise.
    fn n_same(&self) -> Option<usize> {
        if self.are_alike() { self.likeness.n_same_in_other_words() } else { self.likeness.n_same() }
    }

    /// Whether one has an object and the other none: then it may be another deed. What is done to nobody in a passive
    /// is told by its subject.
    fn lacks_an_object(&self) -> bool {
        let has = |told: &Told<'_>| told.argument(Role::Object).is_some() && told.frame.light.is_none();
        has(self.first) != has(self.second)
    }

    /// Whether the first, which tells more, was published later: then things have moved on.
    fn is_update(&self) -> bool {
        self.days().is_some_and(|(first, second)| first > second)
    }

    /// Whether the second, which tells less, was published on a later day all the same.
    fn is_of_later_doubt(&self) -> bool {
        self.days().is_some_and(|(first, second)| first < second && (second - first).get_days() <= MAX_DAYS)
    }

    fn days(&self) -> Option<(Date, Date)> {
        let day = |told: &Told<'_>| told.reading.article.published.map(|published| published.date);
        day(self.first).zip(day(self.second))
    }

    /// How sure a rule is that is right `at_best` of the times, over claims and verbs that are that alike.
    fn sureness(&self, at_best: f64) -> f64 {
        at_best * (0.7 + 0.3 * self.similarity) * (0.8 + 0.2 * self.likeness.verbs)
    }
}
