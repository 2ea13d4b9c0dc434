//! What a person decided about names, in terms of the nodes of one event.
//!
//! Names that are decided to be of one bearer are joined before all others; those decided to be of two are joined by
//! nothing. Made by `resolve`, obeyed by `cluster` and where single names are given to fuller ones.

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::Clusters;
use super::fold::Folded;
use super::node::Node;
use crate::decision::NameDecision;

/// The decisions that name two or more nodes.
#[derive(Default)]
pub(super) struct DecidedNodes {
    /// Pairs of one bearer.
    pub(super) joined: Vec<(usize, usize)>,
    /// Pairs of two bearers.
    apart: Vec<(usize, usize)>,
    /// Nodes in `joined`.
    placed: BTreeSet<usize>,
}

impl DecidedNodes {
    pub(super) fn new(nodes: &[Node], decisions: &[NameDecision]) -> DecidedNodes {
        let mut decided = DecidedNodes::default();
        if decisions.is_empty() {
            return decided;
        }
        let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, node) in nodes.iter().enumerate() {
            by_key.entry(node.folded.key()).or_default().push(at);
        }
        let of_name = |name: &String| by_key.get(&Folded::new(name).key()).map_or(&[][..], Vec::as_slice);
        for decision in decisions {
            for (n, one) in decision.names.iter().enumerate() {
                for other in &decision.names[n + 1..] {
                    let pairs = of_name(one).iter().flat_map(|&a| of_name(other).iter().map(move |&b| (a, b)));
                    let list = if decision.is_same { &mut decided.joined } else { &mut decided.apart };
                    list.extend(pairs.filter(|(a, b)| a != b));
                }
            }
        }
        decided.placed = decided.joined.iter().flat_map(|&(a, b)| [a, b]).collect();
        decided
    }

    /// Whether somebody decided whose name this is, so that nothing else need be asked.
    pub(super) fn is_placed(&self, node: usize) -> bool {
        self.placed.contains(&node)
    }

    /// Whether two clusters hold names that are of two bearers.
    pub(super) fn are_apart(&self, clusters: &Clusters, a: usize, b: usize) -> bool {
        let is_between = |&(x, y): &(usize, usize)| {
            let (x, y) = (clusters.of(x), clusters.of(y));
            (x, y) == (a, b) || (x, y) == (b, a)
        };
        self.apart.iter().any(is_between)
    }
}
