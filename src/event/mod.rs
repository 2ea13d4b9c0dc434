//! Which articles are about the same happening.
//!
//! Articles become weighted bags of rare lemmas and names; candidates come from an index of each article's heaviest
//! terms; average-link clusters keep one bridge from joining two happenings; the pieces of an event too large for its
//! articles all to meet are put together. Leaves everything inside one event to later stages.

mod candidates;
mod cast;
mod features;
mod whole;

use std::sync::LazyLock;

use petgraph::graph::{NodeIndex, UnGraph};
use rayon::prelude::*;

use crate::article::ArticleId;
use crate::cluster;
use crate::lexicon::Weights;
use crate::mention::Reading;

use candidates::Candidates;
use features::Profile;
pub use features::{FEATURES, Features};
use whole::Pieces;

/// One happening, and the articles on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventGroup {
    /// The articles, in ascending order.
    pub articles: Vec<ArticleId>,
}

static WEIGHTS: LazyLock<Weights<{ FEATURES.len() }>> =
    LazyLock::new(|| Weights::new(include_str!("../../data/event_matching.tsv"), &FEATURES));

/// Average likelihood at which two groups of articles are one event.
const SAME_EVENT: f64 = 0.3;

/// Pairs less likely than this get no edge.
const MIN_LIKELIHOOD: f64 = 0.05;

/// Groups articles by happening. Each article is in exactly one group; groups are ordered by their first article.
pub fn group(readings: &[Reading<'_>]) -> Vec<EventGroup> {
    let profiles: Vec<Profile<'_>> = readings.par_iter().map(|reading| Profile::new(*reading)).collect();
    let candidates = Candidates::new(&profiles);
    let edges = edges(&profiles, &candidates.pairs);
    let groups = cluster::average_link(&graph(profiles.len(), &edges), |likelihood| *likelihood, SAME_EVENT);
    let likelihood = |a: usize, b: usize| WEIGHTS.likelihood(&features::of(&profiles[a], &profiles[b]));
    let pieces = Pieces { edges: &edges, is_cut: &candidates.is_cut, likelihood, threshold: SAME_EVENT };
    cast::without_strangers(pieces.joined(groups), &profiles)
        .into_iter()
        .map(|group| EventGroup { articles: group.into_iter().map(|at| ArticleId(at as u32)).collect() })
        .collect()
}

/// The pairs that may well be on one event. Features are weighed at once: kept, they would take gigabytes.
fn edges(profiles: &[Profile<'_>], pairs: &[(u32, u32)]) -> Vec<(u32, u32, f64)> {
    let edge = |&(a, b): &(u32, u32)| {
        let likelihood = WEIGHTS.likelihood(&features::of(&profiles[a as usize], &profiles[b as usize]));
        (likelihood >= MIN_LIKELIHOOD).then_some((a, b, likelihood))
    };
    pairs.par_iter().filter_map(edge).collect()
}

fn graph(n_articles: usize, edges: &[(u32, u32, f64)]) -> UnGraph<(), f64> {
    let mut graph: UnGraph<(), f64> = UnGraph::with_capacity(n_articles, edges.len());
    for _ in 0..n_articles {
        graph.add_node(());
    }
    for &(a, b, likelihood) in edges {
        graph.add_edge(NodeIndex::new(a as usize), NodeIndex::new(b as usize), likelihood);
    }
    graph
}

/// The features of every candidate pair of articles, the lower index first: for training the weights.
pub fn candidate_features(readings: &[Reading<'_>]) -> Vec<(usize, usize, Features)> {
    let profiles: Vec<Profile<'_>> = readings.par_iter().map(|reading| Profile::new(*reading)).collect();
    let pairs = Candidates::new(&profiles).pairs;
    let features = |&(a, b): &(u32, u32)| {
        let (a, b) = (a as usize, b as usize);
        (a, b, features::of(&profiles[a], &profiles[b]))
    };
    pairs.par_iter().map(features).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::mention::Mentions;
    use crate::syntax;

    fn check(texts: &[&str], expected: &[&[u32]]) {
        let articles: Vec<Article> =
            texts.iter().map(|text| Article { text: text.to_string(), ..Article::default() }).collect();
        let documents: Vec<_> = articles.iter().map(syntax::analyze).collect();
        let mentions = Mentions::default();
        let readings: Vec<Reading<'_>> = articles
            .iter()
            .zip(&documents)
            .map(|(article, document)| Reading { article, document, mentions: &mentions })
            .collect();
        let groups: Vec<Vec<u32>> =
            group(&readings).iter().map(|group| group.articles.iter().map(|article| article.0).collect()).collect();
        assert_eq!(groups, expected);
    }

    #[test]
    fn two_happenings_are_told_apart() {
        check(
            &[
                "The ferry Aurora ran aground near Linden harbour on Monday with forty passengers aboard.",
                "Parliament in Brask voted on Monday to raise the sugar levy to nine percent.",
                "Forty passengers were rescued when the Aurora ferry ran aground off Linden harbour.",
            ],
            &[&[0, 2], &[1]],
        );
    }

    #[test]
    fn no_articles_make_no_events() {
        check(&[], &[]);
    }
}
