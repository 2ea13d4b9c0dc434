//! The edges of the claim graph as a reader's tool draws them: alike, agreeing, in conflict.
//!
//! The graph knows how alike two claims are, the findings know what they say of each other; here the two come together.
//! Used by the formats that show the graph; leaves drawing to them.

use std::collections::BTreeMap;

use super::model::{ClaimEntry, EventEntry, Evidence, FindingEntry};
use crate::finding::FindingKind;
use crate::verdict::Reason;

/// What two linked claims are to each other, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// They speak of one thing, as far as the tool can tell.
    Similar,
    /// A finding says that they state the same.
    Agree,
    /// A finding says that they do not fit together.
    Conflict,
}

/// An edge between two claims of one event.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkEntry {
    /// The one claim, as an index into the event's claims; lower than the other.
    pub a: usize,
    /// The other claim.
    pub b: usize,
    /// How likely both speak of one thing, 0 to 1; `None` where only a finding links them.
    pub similarity: Option<f64>,
    /// What makes them alike.
    pub reasons: Vec<Reason>,
    /// What they are to each other.
    pub relation: Relation,
}

/// The links of an event, in the order of its claims: what is alike, and what its findings say. Likeness is known only
/// where `Settings::likeness` asked for it.
pub fn of(event: &EventEntry) -> Vec<LinkEntry> {
    let mut links: BTreeMap<(usize, usize), LinkEntry> = BTreeMap::new();
    for (a, b, score) in &event.likeness {
        let (a, b) = (*a.min(b), *a.max(b));
        let (similarity, reasons) = (Some(score.value), score.reasons.clone());
        links.insert((a, b), LinkEntry { a, b, similarity, reasons, relation: Relation::Similar });
    }
    let places = ClaimPlaces::new(&event.claims);
    for finding in &event.findings {
        for (a, b, relation) in related(finding, &places) {
            let fresh = || LinkEntry { a, b, similarity: None, reasons: Vec::new(), relation };
            let link = links.entry((a, b)).or_insert_with(fresh);
            link.relation = link.relation.max(relation);
        }
    }
    links.into_values().collect()
}

/// The pairs of claims that a finding relates: of one value, each to the first; of two values, each to the first of
/// the other. A star instead of all pairs, so that a thousand outlets make a thousand edges.
fn related(finding: &FindingEntry, places: &ClaimPlaces) -> Vec<(usize, usize, Relation)> {
    let mut sides: Vec<Vec<usize>> = finding.values.iter().map(|value| claims_of(&value.evidence, places)).collect();
    sides.retain(|side| !side.is_empty());
    let mut related = Vec::new();
    let mut push = |a: usize, b: usize, relation| {
        if a != b {
            related.push((a.min(b), a.max(b), relation));
        }
    };
    match finding.kind {
        FindingKind::Only => {}
        FindingKind::Agree | FindingKind::Wording | FindingKind::Spelling => {
            let all: Vec<usize> = sides.concat();
            all.iter().skip(1).for_each(|&claim| push(all[0], claim, Relation::Agree));
        }
        FindingKind::Diverge => {
            for (at, side) in sides.iter().enumerate() {
                side.iter().skip(1).for_each(|&claim| push(side[0], claim, Relation::Agree));
                for other in sides.iter().skip(at + 1).filter(|other| !other.contains(&side[0])) {
                    side.iter().for_each(|&claim| push(claim, other[0], Relation::Conflict));
                    other.iter().for_each(|&claim| push(side[0], claim, Relation::Conflict));
                }
            }
        }
    }
    related
}

/// The claims in which evidence stands, each once, ascending.
fn claims_of(evidence: &[Evidence], places: &ClaimPlaces) -> Vec<usize> {
    let mut claims: Vec<usize> = evidence.iter().filter_map(|evidence| places.best(evidence)).collect();
    claims.sort_unstable();
    claims.dedup();
    claims
}

/// Where the claims of an event stand, for finding those that a passage touches.
pub struct ClaimPlaces {
    /// For each source: start, end, and index of its claims, by start.
    of_source: BTreeMap<usize, Vec<(usize, usize, usize)>>,
    /// For each source: the length of its longest claim.
    longest: BTreeMap<usize, usize>,
}

impl ClaimPlaces {
    /// The places of `claims`.
    pub fn new(claims: &[ClaimEntry]) -> ClaimPlaces {
        let mut places = ClaimPlaces { of_source: BTreeMap::new(), longest: BTreeMap::new() };
        for (at, claim) in claims.iter().enumerate() {
            let passage = &claim.passage;
            places.of_source.entry(passage.source).or_default().push((passage.start, passage.end, at));
            let longest = places.longest.entry(passage.source).or_default();
            *longest = (*longest).max(passage.end - passage.start);
        }
        places.of_source.values_mut().for_each(|of| of.sort_unstable());
        places
    }

    /// The claims that share a code point with the passage, with how many they share.
    pub fn touched(&self, passage: &Evidence) -> impl Iterator<Item = (usize, usize)> {
        let claims = self.of_source.get(&passage.source).map_or(&[][..], Vec::as_slice);
        let longest = self.longest.get(&passage.source).copied().unwrap_or(0);
        let (start, end) = (passage.start, passage.end);
        let from = claims.partition_point(|claim| claim.0 + longest <= start);
        let touching = claims[from..].iter().take_while(move |claim| claim.0 < end);
        touching.filter_map(move |claim| {
            let shared = claim.1.min(end).saturating_sub(claim.0.max(start));
            (shared > 0).then_some((claim.2, shared))
        })
    }

    /// The claim that shares most of the passage, the first of those that share as much.
    pub fn best(&self, passage: &Evidence) -> Option<usize> {
        let most = self.touched(passage).max_by_key(|&(claim, shared)| (shared, std::cmp::Reverse(claim)));
        most.map(|(claim, _)| claim)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing;
    use crate::verdict::Score;

    #[test]
    fn findings_relate_the_claims_in_which_their_evidence_stands() {
        let report = testing::report();
        let mut event = report.events[0].clone();
        event.likeness = vec![(5, 0, Score { value: 0.4, reasons: Vec::new() })];
        let links = of(&event);
        let told: Vec<(usize, usize, Relation)> = links.iter().map(|link| (link.a, link.b, link.relation)).collect();
        let conflict = Relation::Conflict;
        let agree = Relation::Agree;
        assert_eq!(told, [(0, 3, conflict), (0, 5, conflict), (1, 4, agree), (3, 5, agree)]);
        assert_eq!((links[0].similarity, links[1].similarity), (None, Some(0.4)));
    }

    #[test]
    fn the_claim_that_holds_most_of_a_passage_is_its_claim() {
        let report = testing::report();
        let places = ClaimPlaces::new(&report.events[0].claims);
        let mut passage = report.events[0].findings[0].values[0].evidence[0].clone();
        assert_eq!(places.best(&passage), Some(0));
        passage.start = passage.end + 400;
        passage.end = passage.start + 5;
        assert_eq!(places.best(&passage), None);
    }
}
