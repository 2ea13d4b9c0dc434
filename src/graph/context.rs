//! What the other pairs tell of a pair of claims: whether one is the other's best match, whether their neighbours in
//! the articles match too, whether a third outlet says the same.
//!
//! A second logistic model over the first. Its weights are learned by `cargo run --release --example train_matching`
//! and kept in `data/claim_contexts.tsv`. Leaves what two claims have in common to `features`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::claim::Claim;
use crate::lexicon::Weights;
use crate::verdict::Reason;

/// The names of the features, in the order of `ContextFeatures`.
pub const CONTEXT_FEATURES: [&str; 5] = [
    "alike by themselves",
    "more alike than any other claim of either outlet",
    "another claim of either outlet is more alike",
    "neighbours in the articles alike",
    "a third outlet says the same",
];

/// One number for each of `CONTEXT_FEATURES`.
pub type ContextFeatures = [f64; CONTEXT_FEATURES.len()];

static WEIGHTS: LazyLock<Weights<{ CONTEXT_FEATURES.len() }>> =
    LazyLock::new(|| Weights::new(include_str!("../../data/claim_contexts.tsv"), &CONTEXT_FEATURES));

/// A pair of claims of two outlets, the lower index first, and its log odds by the first model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Odds {
    /// The one claim.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// The log odds.
    pub odds: f64,
}

/// Pairs at these odds or below are as good as unlike.
pub(super) const LEAST: f64 = -6.0;

/// Odds beyond this are as good as certain.
const MOST: f64 = 3.0;

/// A lead greater than this tells no more.
const MOST_LEAD: f64 = 4.0;

/// Claims with more partners than this are not asked for a third outlet that says the same: every outlet has it.
const MAX_PARTNERS: usize = 200;

/// How likely a pair speaks of one thing, by what it has in common and by its context.
pub(super) fn likelihood(features: &ContextFeatures) -> f64 {
    WEIGHTS.likelihood(features)
}

/// What of the context speaks for or against the pair.
pub(super) fn reasons(features: &ContextFeatures) -> impl Iterator<Item = Reason> {
    let parts = WEIGHTS.parts(features);
    let features = *features;
    (1..parts.len()).filter(move |&at| parts[at].abs() >= MIN_REASON).map(move |at| {
        let rule = if parts[at] > 0.0 { "claim/context-alike" } else { "claim/context-unlike" };
        Reason::new(rule, format!("{}: {:.2}", CONTEXT_FEATURES[at], features[at]))
    })
}

/// A feature that moves the log odds by less is no reason to name.
const MIN_REASON: f64 = 0.3;

/// What the other pairs tell of each of `pairs`, which stand in ascending order.
pub(super) fn of_pairs(pairs: &[Odds], claims: &[Claim]) -> Vec<ContextFeatures> {
    let context = Context::new(pairs, claims);
    pairs.iter().map(|pair| context.of(pair)).collect()
}

struct Context<'c> {
    claims: &'c [Claim],
    /// The partners of each claim, ascending, with the odds.
    partners: FxHashMap<u32, Vec<(u32, f64)>>,
    /// The two best odds of a claim among the claims of a witness, and the partner of the best.
    best: FxHashMap<(u32, usize), (f64, u32, f64)>,
}

impl<'c> Context<'c> {
    fn new(pairs: &[Odds], claims: &'c [Claim]) -> Context<'c> {
        let mut context = Context { claims, partners: FxHashMap::default(), best: FxHashMap::default() };
        for pair in pairs {
            context.add(pair.a, pair.b, pair.odds);
            context.add(pair.b, pair.a, pair.odds);
        }
        context.partners.values_mut().for_each(|partners| partners.sort_unstable_by_key(|(other, _)| *other));
        context
    }

    fn add(&mut self, claim: u32, other: u32, odds: f64) {
        self.partners.entry(claim).or_default().push((other, odds));
        let key = (claim, self.claims[other as usize].witness);
        let best = self.best.entry(key).or_insert((LEAST, u32::MAX, LEAST));
        if odds > best.0 {
            *best = (odds, other, best.0);
        } else {
            best.2 = best.2.max(odds);
        }
    }

    fn of(&self, pair: &Odds) -> ContextFeatures {
        let others = self.best_other(pair.a, pair.b).max(self.best_other(pair.b, pair.a));
        let lead = (pair.odds - others).clamp(-MOST_LEAD, MOST_LEAD);
        let above_least = |odds: f64| odds.clamp(LEAST, MOST) - LEAST;
        [pair.odds, lead.max(0.0), (-lead).max(0.0), above_least(self.neighbours(pair)), above_least(self.third(pair))]
    }

    /// The best odds of `claim` with any claim of `other`'s outlet but `other`.
    fn best_other(&self, claim: u32, other: u32) -> f64 {
        let best = self.best.get(&(claim, self.claims[other as usize].witness));
        best.map_or(LEAST, |(first, partner, second)| if *partner == other { *second } else { *first })
    }

    /// The best odds of the claims before and after the two in their articles.
    fn neighbours(&self, pair: &Odds) -> f64 {
        let beside = |claim: u32| {
            let of = self.claims[claim as usize].witness;
            let sides = [claim.wrapping_sub(1), claim + 1];
            sides.into_iter().filter(move |&at| self.claims.get(at as usize).is_some_and(|claim| claim.witness == of))
        };
        let all = beside(pair.a).flat_map(|a| beside(pair.b).map(move |b| self.odds(a, b)));
        all.fold(LEAST, f64::max)
    }

    fn odds(&self, a: u32, b: u32) -> f64 {
        let Some(partners) = self.partners.get(&a) else { return LEAST };
        partners.binary_search_by_key(&b, |(other, _)| *other).map_or(LEAST, |at| partners[at].1)
    }

    /// The lesser odds of both with one claim of a third outlet, where they are best.
    fn third(&self, pair: &Odds) -> f64 {
        let (Some(of_a), Some(of_b)) = (self.partners.get(&pair.a), self.partners.get(&pair.b)) else { return LEAST };
        if of_a.len().min(of_b.len()) > MAX_PARTNERS {
            return MOST;
        }
        let (few, many) = if of_a.len() <= of_b.len() { (of_a, of_b) } else { (of_b, of_a) };
        let witnesses = [pair.a, pair.b].map(|claim| self.claims[claim as usize].witness);
        let shared = few.iter().filter(|(other, _)| !witnesses.contains(&self.claims[*other as usize].witness));
        let lesser = shared.filter_map(|(other, odds)| {
            let at = many.binary_search_by_key(other, |(known, _)| *known).ok()?;
            Some(odds.min(many[at].1))
        });
        lesser.fold(LEAST, f64::max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Claims of witnesses 0, 0, 1, 1, 2.
    fn check(pairs: &[(u32, u32, f64)], asked: usize, expected: ContextFeatures) {
        let claims: Vec<Claim> = [0, 0, 1, 1, 2].map(|witness| Claim { witness, ..Claim::default() }).into();
        let pairs: Vec<Odds> = pairs.iter().map(|&(a, b, odds)| Odds { a, b, odds }).collect();
        assert_eq!(of_pairs(&pairs, &claims)[asked], expected);
    }

    #[test]
    fn a_lone_pair_leads_as_far_as_may_be() {
        check(&[(0, 2, 1.0)], 0, [1.0, 4.0, 0.0, 0.0, 0.0]);
    }

    #[test]
    fn another_claim_may_be_more_alike() {
        check(&[(0, 2, 1.0), (0, 3, 2.5)], 0, [1.0, 0.0, 1.5, 0.0, 0.0]);
    }

    #[test]
    fn claims_beside_them_speak_for_a_pair() {
        check(&[(0, 2, 1.0), (1, 3, 2.0)], 0, [1.0, 4.0, 0.0, 8.0, 0.0]);
    }

    #[test]
    fn so_does_a_third_outlet() {
        check(&[(0, 2, 1.0), (0, 4, 2.0), (2, 4, 0.5)], 0, [1.0, 4.0, 0.0, 0.0, 6.5]);
    }
}
