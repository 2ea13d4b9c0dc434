//! The claim graph: nodes are claims, edges are similarities with their reasons; clusters and neighbours.
//!
//! Candidates come from an index of the terms of each claim, not from all pairs. Leaves the judgement of values to
//! `compare` and what is worth reporting to `finding`.

mod features;
mod similarity;
mod terms;

use petgraph::graph::{NodeIndex, UnGraph};
use petgraph::visit::EdgeRef;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::claim::{Claim, ClaimId, Coverage};
use crate::cluster;
use crate::verdict::Score;

pub use features::{FEATURES, Features};
use terms::TermIndex;

/// Claims that speak of one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cluster {
    /// The claims, ascending.
    pub claims: Vec<ClaimId>,
}

/// The claims of one event, and how alike they are.
#[derive(Clone, Debug, Default)]
pub struct ClaimGraph {
    /// The claims; a `ClaimId` is an index into this list, and into the nodes of `graph`.
    pub claims: Vec<Claim>,
    /// Claims as nodes, similarities as edges.
    pub graph: UnGraph<ClaimId, Score>,
    /// Groups of claims that speak of one thing, each claim in exactly one.
    pub clusters: Vec<Cluster>,
}

/// Pairs less similar than this get no edge: an edge says that two claims may speak of one thing.
const MIN_SIMILARITY: f64 = 0.05;

/// Average similarity from which claims are one cluster. Low, because pairs without an edge count as 0 in the average;
/// of the values tried, the one that `tests/score.py` liked best.
const SAME_THING: f64 = 0.15;

/// Builds the graph over the claims of one event.
pub fn build(claims: Vec<Claim>, coverage: &Coverage<'_>) -> ClaimGraph {
    let index = TermIndex::new(&claims, coverage);
    let mut graph = UnGraph::with_capacity(claims.len(), 4 * claims.len());
    for at in 0..claims.len() {
        graph.add_node(ClaimId(at as u32));
    }
    let edges: Vec<(usize, usize, Score)> = index
        .candidates()
        .into_par_iter()
        .filter_map(|(a, b)| {
            let features = features::of(a, b, &claims, &index, coverage);
            Some((a, b, similarity::score(&features, MIN_SIMILARITY)?))
        })
        .collect();
    for (a, b, score) in edges {
        graph.add_edge(NodeIndex::new(a), NodeIndex::new(b), score);
    }
    let clusters = cluster::average_link(&graph, |score| score.value, SAME_THING)
        .into_iter()
        .map(|claims| Cluster { claims: claims.into_iter().map(|at| ClaimId(at as u32)).collect() })
        .collect();
    ClaimGraph { claims, graph, clusters }
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
