//! The claim graph: nodes are claims, edges are similarities with their reasons; clusters and neighbours.
//!
//! Candidates come from an index of the terms of each claim, not from all pairs. Leaves the judgement of values to
//! `compare` and what is worth reporting to `finding`.

mod context;
mod decided;
mod features;
mod meaning;
mod shape;
mod similarity;
mod terms;

use petgraph::graph::{NodeIndex, UnGraph};
use petgraph::visit::EdgeRef;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::claim::{Claim, ClaimId, Coverage};
use crate::cluster;
use crate::decision::ClaimDecision;
use crate::verdict::{Reason, Score};

pub use context::{CONTEXT_FEATURES, ContextFeatures, Odds};
use decided::DecidedClaims;
pub use features::{FEATURES, Features};
use terms::{TermIndex, TermKind};

/// Claims that speak of one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cluster {
    /// The claims, ascending.
    pub claims: Vec<ClaimId>,
}

/// Two claims of different outlets that both hold values, the lower id first, and how alike they would be if they
/// shared one value more. A contradiction must not hide itself by making its claims unlike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparable {
    /// The one claim.
    pub a: ClaimId,
    /// The other.
    pub b: ClaimId,
    /// The similarity with one more shared date; the plain one where no two dates are left over.
    pub if_one_date: f64,
    /// The similarity with one more shared number; the plain one where no two numbers are left over.
    pub if_one_number: f64,
}

/// The claims of one event, and how alike they are.
#[derive(Clone, Debug, Default)]
pub struct ClaimGraph {
    /// The claims; a `ClaimId` is an index into this list, and into the nodes of `graph`.
    pub claims: Vec<Claim>,
    /// Claims as nodes, similarities as edges.
    pub graph: UnGraph<ClaimId, Score>,
    /// Claims whose values may be set against each other, ascending.
    pub comparable: Vec<Comparable>,
    /// Groups of claims that speak of one thing, each claim in exactly one.
    pub clusters: Vec<Cluster>,
}

/// Pairs less similar than this get no edge: an edge says that two claims may speak of one thing.
const MIN_SIMILARITY: f64 = 0.05;

/// Claims less alike than this, a shared value granted, are not asked for their values.
const MIN_COMPARABLE: f64 = 0.12;

/// One more shared value makes two claims no more than so many times as likely to speak of one thing; pairs that stay
/// too low even so are not looked at.
const MOST_GAIN: f64 = 20.0;

/// Average similarity from which claims are one cluster. Low, because pairs without an edge count as 0 in the average;
/// of the values tried, the one that `tests/score.py` liked best.
const SAME_THING: f64 = 0.1;

/// Builds the graph over the claims of one event.
pub fn build(claims: Vec<Claim>, coverage: &Coverage<'_>) -> ClaimGraph {
    build_decided(claims, coverage, &[])
}

/// As `build`, obeying what a person decided about claims.
pub fn build_decided(claims: Vec<Claim>, coverage: &Coverage<'_>, decisions: &[ClaimDecision]) -> ClaimGraph {
    let decided = DecidedClaims::new(&claims, coverage, decisions);
    let index = TermIndex::new(&claims, coverage);
    let mut graph = UnGraph::with_capacity(claims.len(), 4 * claims.len());
    for at in 0..claims.len() {
        graph.add_node(ClaimId(at as u32));
    }
    let mut pairs = likenesses(&claims, &index, coverage);
    pairs.retain(|pair| !decided.are_apart(pair.a as usize, pair.b as usize));
    let (similarities, comparable) = in_context(&pairs, &claims, &index, coverage);
    for (a, b, score) in similarities {
        graph.add_edge(NodeIndex::new(a), NodeIndex::new(b), score);
    }
    for (a, b) in decided.linked.iter().filter(|(a, b)| !decided.are_apart(a.index(), b.index())) {
        let reason = Reason::new("decided/same", "a person decided that they speak of one thing");
        graph.update_edge(
            NodeIndex::new(a.index()),
            NodeIndex::new(b.index()),
            Score { value: 1.0, reasons: vec![reason] },
        );
    }
    let clusters = cluster::average_link(&graph, |score| score.value, SAME_THING)
        .into_iter()
        .map(|claims| Cluster { claims: claims.into_iter().map(|at| ClaimId(at as u32)).collect() })
        .collect();
    let mut graph = ClaimGraph { claims, graph, comparable, clusters };
    decided.divide(&mut graph);
    graph
}

/// The candidate pairs that are not as good as unlike, ascending, with their log odds by themselves.
fn likenesses(claims: &[Claim], index: &TermIndex, coverage: &Coverage<'_>) -> Vec<Odds> {
    let candidates = index.candidates().into_par_iter();
    let odds = candidates.map(|(a, b)| Odds {
        a: a as u32,
        b: b as u32,
        odds: similarity::odds(&features::of(a, b, claims, index, coverage)),
    });
    odds.filter(|pair| pair.odds > context::LEAST).collect()
}

/// Two claims with what makes them alike, and the pairs whose values may be set against each other.
type InContext = (Vec<(usize, usize, Score)>, Vec<Comparable>);

/// What becomes of the pairs when they are seen together. Claims of one outlet are judged by themselves.
fn in_context(pairs: &[Odds], claims: &[Claim], index: &TermIndex, coverage: &Coverage<'_>) -> InContext {
    let is_across = |pair: &&Odds| claims[pair.a as usize].witness != claims[pair.b as usize].witness;
    let across: Vec<Odds> = pairs.iter().filter(is_across).copied().collect();
    let contexts = context::of_pairs(&across, claims);
    let mut together: Vec<(Odds, Option<ContextFeatures>)> =
        across.into_iter().zip(contexts.into_iter().map(Some)).collect();
    together.extend(pairs.iter().filter(|pair| !is_across(pair)).map(|pair| (*pair, None)));
    together.sort_by_key(|(pair, _)| (pair.a, pair.b));
    let judged: Vec<(usize, usize, Option<Score>, Option<Comparable>)> = together
        .into_par_iter()
        .filter_map(|(pair, context)| {
            let (a, b) = (pair.a as usize, pair.b as usize);
            let features = || features::of(a, b, claims, index, coverage);
            let value = similarity::likelihood(pair.odds, context.as_ref());
            let score = (value >= MIN_SIMILARITY).then(|| similarity::score(value, &features(), context.as_ref()));
            let comparable = context.and_then(|context| comparable((a, b), &context, claims, index, coverage));
            (score.is_some() || comparable.is_some()).then_some((a, b, score, comparable))
        })
        .collect();
    let comparable = judged.iter().filter_map(|(.., comparable)| *comparable).collect();
    let similarities = judged.into_iter().filter_map(|(a, b, score, _)| Some((a, b, score?))).collect();
    (similarities, comparable)
}

/// How alike two claims of different outlets would be with one more shared value; `None` where it does not matter.
fn comparable(
    (a, b): (usize, usize),
    context: &ContextFeatures,
    claims: &[Claim],
    index: &TermIndex,
    coverage: &Coverage<'_>,
) -> Option<Comparable> {
    let (of_a, of_b) = (&claims[a], &claims[b]);
    let have_dates = !of_a.dates.is_empty() && !of_b.dates.is_empty();
    let have_numbers = !of_a.quantities.is_empty() && !of_b.quantities.is_empty();
    if !(have_dates || have_numbers) {
        return None;
    }
    let plain = context::likelihood(context);
    if plain < MIN_COMPARABLE / MOST_GAIN {
        return None;
    }
    let granted = |is_held: bool, kind: TermKind| {
        let features = is_held.then(|| features::as_if_one_value((a, b), claims, index, coverage, kind)).flatten();
        features.map_or(plain, |features| {
            let mut context = *context;
            context[0] = similarity::odds(&features);
            context::likelihood(&context)
        })
    };
    let (if_one_date, if_one_number) = (granted(have_dates, TermKind::Date), granted(have_numbers, TermKind::Number));
    let is_near = if_one_date.max(if_one_number) >= MIN_COMPARABLE;
    is_near.then_some(Comparable { a: ClaimId(a as u32), b: ClaimId(b as u32), if_one_date, if_one_number })
}

/// What the other pairs tell of each of `pairs`, all of claims of two outlets, ascending: for training the weights of
/// `context`.
pub fn contexts(pairs: &[Odds], claims: &[Claim]) -> Vec<ContextFeatures> {
    context::of_pairs(pairs, claims)
}

/// The features of every candidate pair: for training the weights of `similarity`.
pub fn candidate_features(claims: &[Claim], coverage: &Coverage<'_>) -> Vec<(ClaimId, ClaimId, Features)> {
    let index = TermIndex::new(claims, coverage);
    index
        .candidates()
        .into_iter()
        .map(|(a, b)| (ClaimId(a as u32), ClaimId(b as u32), features::of(a, b, claims, &index, coverage)))
        .collect()
}

impl ClaimGraph {
    /// How alike claims are: the edges, the lower claim first, ascending.
    pub fn likeness(&self) -> Vec<(ClaimId, ClaimId, Score)> {
        let ends = |edge: petgraph::graph::EdgeReference<'_, Score>| {
            let (a, b) = (self.graph[edge.source()], self.graph[edge.target()]);
            (a.min(b), a.max(b), edge.weight().clone())
        };
        let mut edges: Vec<(ClaimId, ClaimId, Score)> = self.graph.edge_references().map(ends).collect();
        edges.sort_by_key(|(a, b, _)| (*a, *b));
        edges
    }

    /// The claim.
    pub fn claim(&self, id: ClaimId) -> &Claim {
        &self.claims[id.index()]
    }

    /// The claims that share an edge with `id`, with the similarity, ascending by claim.
    pub fn neighbours(&self, id: ClaimId) -> Vec<(ClaimId, &Score)> {
        let mut neighbours: Vec<(ClaimId, &Score)> = self
            .graph
            .edges(NodeIndex::new(id.index()))
            .map(|edge| {
                let other = if edge.source().index() == id.index() { edge.target() } else { edge.source() };
                (self.graph[other], edge.weight())
            })
            .collect();
        neighbours.sort_by_key(|(other, _)| *other);
        neighbours
    }

    /// The similarity of two claims; 0 where they share no edge.
    pub fn similarity(&self, a: ClaimId, b: ClaimId) -> f64 {
        self.graph
            .find_edge(NodeIndex::new(a.index()), NodeIndex::new(b.index()))
            .map_or(0.0, |edge| self.graph[edge].value)
    }

    /// The cluster of each claim, as an index into `clusters`.
    pub fn cluster_of(&self) -> FxHashMap<ClaimId, usize> {
        self.clusters
            .iter()
            .enumerate()
            .flat_map(|(number, cluster)| cluster.claims.iter().map(move |claim| (*claim, number)))
            .collect()
    }
}
