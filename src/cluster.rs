//! Average-link clusters over a sparse graph of similarities.
//!
//! Used wherever things are grouped by similarity: articles into events, claims into clusters. One weak edge cannot
//! chain two groups together, because every pair without an edge counts as similarity 0 in the average.
//! Method: agglomerative clustering with unweighted average linkage (UPGMA; Sokal and Michener 1958).

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use petgraph::graph::UnGraph;
use petgraph::visit::EdgeRef;
use rustc_hash::FxHashMap;

/// Groups the nodes of `graph`: the two groups of the highest average similarity are merged until no average reaches
/// `threshold`. Ties go to the group that holds the lower node. Groups and their nodes come in ascending order.
///
/// ```
/// use petgraph::graph::UnGraph;
/// let graph = UnGraph::<(), f64>::from_edges([(0, 1, 0.9), (1, 2, 0.5), (2, 3, 0.9)]);
/// assert_eq!(corroborate::cluster::average_link(&graph, |weight| *weight, 0.4), [vec![0, 1], vec![2, 3]]);
/// ```
pub fn average_link<N, E>(graph: &UnGraph<N, E>, similarity: impl Fn(&E) -> f64, threshold: f64) -> Vec<Vec<usize>> {
    let mut linkage = Linkage::new(graph, similarity);
    while let Some(pair) = linkage.queue.pop() {
        if pair.average < threshold {
            break;
        }
        if linkage.is_current(&pair) {
            linkage.merge(pair.a, pair.b);
        }
    }
    linkage.groups()
}

/// Two groups that may be merged, as they were when the pair was queued.
struct Pair {
    average: f64,
    a: usize,
    b: usize,
    sizes: (usize, usize),
}

impl PartialEq for Pair {
    fn eq(&self, other: &Pair) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Pair {}

impl PartialOrd for Pair {
    fn partial_cmp(&self, other: &Pair) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Pair {
    fn cmp(&self, other: &Pair) -> Ordering {
        self.average.total_cmp(&other.average).then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
    }
}

struct Linkage {
    /// Members of each live group, by its lowest node; empty for groups that were merged away.
    members: Vec<Vec<usize>>,
    /// Sum of similarities between live groups that share an edge.
    sums: Vec<FxHashMap<usize, f64>>,
    queue: BinaryHeap<Pair>,
}

impl Linkage {
    fn new<N, E>(graph: &UnGraph<N, E>, similarity: impl Fn(&E) -> f64) -> Linkage {
        let n_nodes = graph.node_count();
        let mut linkage = Linkage {
            members: (0..n_nodes).map(|node| vec![node]).collect(),
            sums: vec![FxHashMap::default(); n_nodes],
            queue: BinaryHeap::new(),
        };
        for edge in graph.edge_references() {
            let (a, b) = (edge.source().index(), edge.target().index());
            if a != b {
                let value = similarity(edge.weight());
                *linkage.sums[a].entry(b).or_default() += value;
                *linkage.sums[b].entry(a).or_default() += value;
            }
        }
        for a in 0..n_nodes {
            let neighbours: Vec<usize> = linkage.sums[a].keys().copied().filter(|&b| a < b).collect();
            for b in neighbours {
                linkage.enqueue(a, b);
            }
        }
        linkage
    }

    fn enqueue(&mut self, a: usize, b: usize) {
        let (a, b) = (a.min(b), a.max(b));
        let sizes = (self.members[a].len(), self.members[b].len());
        let average = self.sums[a][&b] / (sizes.0 * sizes.1) as f64;
        self.queue.push(Pair { average, a, b, sizes });
    }

    fn is_current(&self, pair: &Pair) -> bool {
        (self.members[pair.a].len(), self.members[pair.b].len()) == pair.sizes
    }

    fn merge(&mut self, a: usize, b: usize) {
        let moved = std::mem::take(&mut self.members[b]);
        self.members[a].extend(moved);
        self.sums[a].remove(&b);
        let mut of_b: Vec<(usize, f64)> = std::mem::take(&mut self.sums[b]).into_iter().collect();
        of_b.sort_by_key(|&(other, _)| other);
        for (other, sum) in of_b {
            if other != a {
                *self.sums[a].entry(other).or_default() += sum;
                self.sums[other].remove(&b);
            }
        }
        let mut neighbours: Vec<(usize, f64)> = self.sums[a].iter().map(|(&other, &sum)| (other, sum)).collect();
        neighbours.sort_by_key(|&(other, _)| other);
        for (other, sum) in neighbours {
            self.sums[other].insert(a, sum);
            self.enqueue(a, other);
        }
    }

    fn groups(mut self) -> Vec<Vec<usize>> {
        for group in &mut self.members {
            group.sort_unstable();
        }
        let mut groups: Vec<Vec<usize>> = self.members.into_iter().filter(|group| !group.is_empty()).collect();
        groups.sort();
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(edges: &[(u32, u32, f64)], threshold: f64, expected: &[&[usize]]) {
        let graph = UnGraph::<(), f64>::from_edges(edges);
        assert_eq!(average_link(&graph, |weight| *weight, threshold), expected);
    }

    #[test]
    fn a_clique_is_one_group() {
        check(&[(0, 1, 0.8), (1, 2, 0.7), (0, 2, 0.6)], 0.5, &[&[0, 1, 2]]);
    }

    #[test]
    fn a_weak_bridge_does_not_chain() {
        check(&[(0, 1, 0.9), (1, 2, 0.6), (2, 3, 0.9)], 0.5, &[&[0, 1], &[2, 3]]);
    }

    #[test]
    fn below_the_threshold_nothing_merges() {
        check(&[(0, 1, 0.4)], 0.5, &[&[0], &[1]]);
    }
}
