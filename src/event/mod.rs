//! Which articles are about the same happening.
//!
//! Articles become weighted bags of rare lemmas and names; candidates come from an index of each article's heaviest
//! terms; average-link clusters keep one bridge from joining two happenings. Leaves everything inside one event to
//! later stages.

mod cast;
mod features;

use std::sync::LazyLock;

use petgraph::graph::{NodeIndex, UnGraph};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::article::ArticleId;
use crate::cluster;
use crate::lexicon::Weights;
use crate::mention::Reading;

use features::Profile;
pub use features::{FEATURES, Features};

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

/// Heaviest terms of an article that are indexed: enough for two articles on one event to meet in several.
const INDEXED_TERMS: usize = 60;

/// A term held by more articles than this brings no candidates.
const MAX_POSTINGS: usize = 300;

/// Groups articles by happening. Each article is in exactly one group; groups are ordered by their first article.
pub fn group(readings: &[Reading<'_>]) -> Vec<EventGroup> {
    let profiles: Vec<Profile<'_>> = readings.par_iter().map(|reading| Profile::new(*reading)).collect();
    let mut graph: UnGraph<(), f64> = UnGraph::with_capacity(profiles.len(), profiles.len());
    for _ in &profiles {
        graph.add_node(());
    }
    for (a, b, features) in candidates(&profiles) {
        let likelihood = WEIGHTS.likelihood(&features);
        if likelihood >= MIN_LIKELIHOOD {
            graph.add_edge(NodeIndex::new(a), NodeIndex::new(b), likelihood);
        }
    }
    let groups = cluster::average_link(&graph, |likelihood| *likelihood, SAME_EVENT);
    cast::without_strangers(groups, &profiles)
        .into_iter()
        .map(|group| EventGroup { articles: group.into_iter().map(|at| ArticleId(at as u32)).collect() })
        .collect()
}

/// The features of every candidate pair of articles, the lower index first: for training the weights.
pub fn candidate_features(readings: &[Reading<'_>]) -> Vec<(usize, usize, Features)> {
    let profiles: Vec<Profile<'_>> = readings.par_iter().map(|reading| Profile::new(*reading)).collect();
    candidates(&profiles)
}

fn candidates(profiles: &[Profile<'_>]) -> Vec<(usize, usize, Features)> {
    let mut postings: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (article, profile) in profiles.iter().enumerate() {
        for (term, _) in profile.words.iter().take(INDEXED_TERMS) {
            postings.entry(term).or_default().push(article);
        }
    }
    (0..profiles.len()).into_par_iter().flat_map_iter(|article| neighbours(article, profiles, &postings)).collect()
}

/// The later articles that share an indexed term with `article`.
fn neighbours(
    article: usize,
    profiles: &[Profile<'_>],
    postings: &FxHashMap<&str, Vec<usize>>,
) -> Vec<(usize, usize, Features)> {
    let terms = profiles[article].words.iter().take(INDEXED_TERMS);
    let holders = terms.filter_map(|(term, _)| postings.get(term)).filter(|holders| holders.len() <= MAX_POSTINGS);
    let mut others: Vec<usize> = holders.flatten().copied().filter(|other| *other > article).collect();
    others.sort_unstable();
    others.dedup();
    others.into_iter().map(|other| (article, other, features::of(&profiles[article], &profiles[other]))).collect()
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
