//! What a person decided about claims, in terms of the claims of one event.
//!
//! Claims decided to speak of one thing get the surest edge there is; those decided to speak of two get none, share no
//! cluster, and are not asked for their values. `build` obeys.

use std::collections::BTreeSet;

use super::{ClaimGraph, Cluster};
use crate::claim::{Claim, ClaimId, Coverage};
use crate::decision::{ClaimDecision, Quoted};

/// Pairs of claims that a person decided on, the lower id first.
#[derive(Default)]
pub(super) struct DecidedClaims {
    /// Of one thing.
    pub(super) linked: BTreeSet<(ClaimId, ClaimId)>,
    /// Of two things.
    apart: BTreeSet<(ClaimId, ClaimId)>,
}

impl DecidedClaims {
    pub(super) fn new(claims: &[Claim], coverage: &Coverage<'_>, decisions: &[ClaimDecision]) -> DecidedClaims {
        let mut decided = DecidedClaims::default();
        for decision in decisions {
            let sides: Vec<Vec<ClaimId>> =
                decision.claims.iter().map(|quoted| found(claims, coverage, quoted)).collect();
            for (n, side) in sides.iter().enumerate() {
                for &other in sides[n + 1..].iter().flatten() {
                    let pairs = side.iter().map(|&claim| (claim.min(other), claim.max(other)));
                    let list = if decision.is_same { &mut decided.linked } else { &mut decided.apart };
                    list.extend(pairs.filter(|(a, b)| a != b));
                }
            }
        }
        decided
    }

    /// Whether two claims, the lower id first, are not to be compared.
    pub(super) fn are_apart(&self, a: usize, b: usize) -> bool {
        !self.apart.is_empty() && self.apart.contains(&(ClaimId(a as u32), ClaimId(b as u32)))
    }

    /// Takes out of each cluster the claims that must not be with one that stands before them; each forms a cluster of
    /// its own.
    pub(super) fn divide(&self, graph: &mut ClaimGraph) {
        if self.apart.is_empty() {
            return;
        }
        let mut clusters: Vec<Cluster> = Vec::with_capacity(graph.clusters.len());
        for cluster in std::mem::take(&mut graph.clusters) {
            let (mut kept, mut left): (Vec<ClaimId>, Vec<ClaimId>) = (Vec::new(), Vec::new());
            for claim in cluster.claims {
                let must_leave = kept.iter().any(|&other| self.are_apart(other.index(), claim.index()));
                if must_leave { left.push(claim) } else { kept.push(claim) }
            }
            clusters.push(Cluster { claims: kept });
            clusters.extend(left.into_iter().map(|claim| Cluster { claims: vec![claim] }));
        }
        clusters.sort_by(|a, b| a.claims.cmp(&b.claims));
        graph.clusters = clusters;
    }
}

/// The claims of an article that hold the passage, or that it holds.
fn found(claims: &[Claim], coverage: &Coverage<'_>, quoted: &Quoted) -> Vec<ClaimId> {
    let is_of = |claim: &Claim| {
        let article = coverage.readings[claim.witness].article;
        quoted.is_of(article) && quoted.is_in(claim.span.of(&article.text))
    };
    (0..claims.len()).filter(|&at| is_of(&claims[at])).map(|at| ClaimId(at as u32)).collect()
}
