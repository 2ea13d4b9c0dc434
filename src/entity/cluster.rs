//! Joins nodes to clusters: candidates from an index, the surest pairs first, each checked against the whole cluster.
//!
//! One weak edge cannot chain two persons: a pair is joined only where no member of one cluster contradicts a member of
//! the other. Leaves single surnames to `short`.

use std::collections::{BTreeMap, BTreeSet};

use super::decided::DecidedNodes;
use super::likeness::{Likeness, NameVariant, likeness};
use super::node::{Node, name_of};
use super::word::sound;
use crate::lexicon::{NameSymbol, places};
use crate::mention::{NameKind, Reading};
use crate::verdict::Judgement;

/// From this score two full names are one bearer; the same bar as `compare::name::MATCH`.
const LEAST_SCORE: f64 = 0.6;

/// Where more nodes share an index key, the key tells nothing; comparing them all would be quadratic.
const MOST_PER_KEY: usize = 48;

/// The cluster of each node: the index of its first node in key order.
pub(super) struct Clusters {
    parent: Vec<usize>,
    members: Vec<Vec<usize>>,
}

impl Clusters {
    fn new(n_nodes: usize) -> Clusters {
        Clusters { parent: (0..n_nodes).collect(), members: (0..n_nodes).map(|node| vec![node]).collect() }
    }

    /// The cluster that `node` belongs to.
    pub(super) fn of(&self, node: usize) -> usize {
        self.parent[node]
    }

    /// The nodes of a cluster.
    pub(super) fn members(&self, cluster: usize) -> &[usize] {
        &self.members[cluster]
    }

    fn join(&mut self, a: usize, b: usize) {
        let (into, from) = (self.of(a).min(self.of(b)), self.of(a).max(self.of(b)));
        if into == from {
            return;
        }
        let moved = std::mem::take(&mut self.members[from]);
        moved.iter().for_each(|&node| self.parent[node] = into);
        self.members[into].extend(moved);
    }
}

/// Joins the nodes that name one bearer, those first of which it was decided.
pub(super) fn merge(
    nodes: &[Node],
    of_names: &[Vec<usize>],
    readings: &[Reading<'_>],
    decided: &DecidedNodes,
) -> Clusters {
    let mut clusters = Clusters::new(nodes.len());
    for &(a, b) in &decided.joined {
        clusters.join(a, b);
    }
    for (a, b) in introduced(nodes, of_names, readings).into_iter().chain(same_places(nodes)) {
        if !decided.are_apart(&clusters, clusters.of(a), clusters.of(b)) {
            clusters.join(a, b);
        }
    }
    let mut edges: Vec<(f64, usize, usize)> =
        candidates(nodes).into_iter().filter_map(|(a, b)| Some((edge(&nodes[a], &nodes[b])?, a, b))).collect();
    drop_ambiguous(nodes, &mut edges);
    edges.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, a, b) in edges {
        let is_decided = decided.are_apart(&clusters, clusters.of(a), clusters.of(b));
        if !is_decided && is_compatible(nodes, &clusters, a, b) {
            clusters.join(a, b);
        }
    }
    clusters
}

/// A name that fits two bearers who contradict each other ("J. Smith" beside John and Jane) is joined with neither,
/// unless one article has it with one of them only.
fn drop_ambiguous(nodes: &[Node], edges: &mut Vec<(f64, usize, usize)>) {
    let mut neighbours: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &(_, a, b) in edges.iter() {
        neighbours.entry(a).or_default().push(b);
        neighbours.entry(b).or_default().push(a);
    }
    let is_rivalled = |node: usize, other: usize| {
        let is_local = nodes[node].shares_article(&nodes[other]);
        neighbours[&node].iter().take(MOST_PER_KEY).any(|&rival| {
            contradicts(&nodes[other], &nodes[rival]) && nodes[node].shares_article(&nodes[rival]) >= is_local
        })
    };
    let is_kept: Vec<bool> = edges.iter().map(|&(_, a, b)| !is_rivalled(a, b) && !is_rivalled(b, a)).collect();
    let mut kept = is_kept.into_iter();
    edges.retain(|_| kept.next().unwrap_or(true));
}

/// The pairs that a text itself introduces: "Joint Comprehensive Plan of Action (JCPOA)".
fn introduced(nodes: &[Node], of_names: &[Vec<usize>], readings: &[Reading<'_>]) -> BTreeSet<(usize, usize)> {
    let mut pairs = BTreeSet::new();
    for (short, node) in nodes.iter().enumerate() {
        for &(article, at) in &node.mentions {
            let alias = name_of(readings, (article, at)).alias_of;
            if let Some(&full) = alias.and_then(|full| of_names[article].get(full as usize)) {
                pairs.insert((short.min(full), short.max(full)));
            }
        }
    }
    pairs
}

/// Countries and states under several names: "U.S." and "United States", and "Washington" where it stands for the government.
fn same_places(nodes: &[Node]) -> Vec<(usize, usize)> {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        let Some(key) = node.place_key else { continue };
        pairs.push((*first.entry(key).or_insert(at), at));
    }
    pairs
}

/// Pairs of nodes that share the sound of a telling word, all letters, or initials.
fn candidates(nodes: &[Node]) -> BTreeSet<(usize, usize)> {
    let mut index: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, node) in nodes.iter().enumerate() {
        for key in keys(node) {
            let bucket = index.entry(key).or_default();
            if bucket.last() != Some(&at) {
                bucket.push(at);
            }
        }
    }
    let mut pairs = BTreeSet::new();
    for bucket in index.values().filter(|bucket| bucket.len() <= MOST_PER_KEY) {
        for (n, &a) in bucket.iter().enumerate() {
            pairs.extend(bucket[n + 1..].iter().map(|&b| (a, b)));
        }
    }
    pairs
}

fn keys(node: &Node) -> Vec<String> {
    if node.is_short_person() {
        return Vec::new();
    }
    let mut keys: Vec<String> = node.core_words().map(|word| format!("~{}", sound(word))).collect();
    keys.push(node.core_words().collect());
    if keys.len() > 2 {
        keys.push(node.core_words().filter_map(|word| word.chars().next()).collect());
        keys.push(initials_with_small_words(node));
    }
    keys
}

fn initials_with_small_words(node: &Node) -> String {
    let words = node.folded.words.iter().filter(|word| word.symbol != NameSymbol::Article);
    words.filter_map(|&word| node.folded.of(word).chars().next()).collect()
}

/// How sure it is that two nodes are one bearer; `None` where they are not joined.
fn edge(a: &Node, b: &Node) -> Option<f64> {
    if a.is_government || b.is_government || !is_same_sort(a, b) || a.is_short_person() || b.is_short_person() {
        return None;
    }
    let found = likeness(&a.folded, &b.folded, Some(a.is_organization()));
    let is_sure = matches!(found.judgement, Judgement::Same | Judgement::Compatible) && found.score >= LEAST_SCORE;
    match a.is_organization() {
        true if is_head_with_of(&found, a, b) => Some(found.score),
        true => (is_sure && !is_shortened_place(&found, a, b)).then_some(found.score),
        false => is_sure.then_some(found.score),
    }
}

/// Persons with persons; the rest among itself, places only with places of the same spelling or with what is unclear.
fn is_same_sort(a: &Node, b: &Node) -> bool {
    (a.kind == NameKind::Person) == (b.kind == NameKind::Person)
        && !matches!((a.place_key, b.place_key), (Some(left), Some(right)) if left != right)
}

/// "New York" is not short for "New York Police".
fn is_shortened_place(found: &Likeness, a: &Node, b: &Node) -> bool {
    let is_city = |node: &Node| node.folded.words.len() <= 2 && !places(&node.folded.key()).is_empty();
    let is_place = |node: &Node| node.kind == NameKind::Place || node.place_key.is_some() || is_city(node);
    found.variant != Some(NameVariant::Style) && (is_place(a) != is_place(b))
}

/// "Port Authority" and "Port Authority of New York": the longer goes on with "of" or "for" after two words or more.
fn is_head_with_of(found: &Likeness, a: &Node, b: &Node) -> bool {
    let (short, long) = if a.folded.words.len() < b.folded.words.len() { (a, b) } else { (b, a) };
    let n_short = short.folded.words.len();
    let is_head = (0..n_short).all(|at| short.folded.word(at) == long.folded.word(at));
    found.judgement == Judgement::Compatible
        && n_short >= 2
        && short.place_key.is_none()
        && is_head
        && long.folded.words.get(n_short).is_some_and(|word| word.symbol == NameSymbol::Particle)
}

fn is_compatible(nodes: &[Node], clusters: &Clusters, a: usize, b: usize) -> bool {
    let (left, right) = (clusters.of(a), clusters.of(b));
    left == right
        || clusters
            .members(left)
            .iter()
            .all(|&x| clusters.members(right).iter().all(|&y| !contradicts(&nodes[x], &nodes[y])))
}

/// Two full names that cannot be one bearer, or a name with and without Jr. in one article.
fn contradicts(a: &Node, b: &Node) -> bool {
    if a.is_organization() || b.is_organization() {
        return !is_same_sort(a, b);
    }
    let is_other_generation = a.folded.generation() != b.folded.generation() && a.shares_article(b);
    is_other_generation || likeness(&a.folded, &b.folded, Some(false)).judgement == Judgement::Conflict
}
