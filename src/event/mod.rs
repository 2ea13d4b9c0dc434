//! Which articles are about the same happening.
//!
//! Articles become weighted bags of rare lemmas and names; candidates come from an index of each article's heaviest
//! terms; average-link clusters keep one bridge from joining two happenings. Leaves everything inside one event to
//! later stages.

use jiff::civil::Date;
use petgraph::graph::UnGraph;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::article::ArticleId;
use crate::cluster;
use crate::lexicon::frequency;
use crate::mention::Reading;
use crate::syntax::Pos;

/// One happening, and the articles on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventGroup {
    /// The articles, in ascending order.
    pub articles: Vec<ArticleId>,
}

/// Average similarity at which two groups of articles are one event; the best of a grid on a mixed folder of 160
/// articles on 29 events (`cargo run --release --example check_events`).
const SAME_EVENT: f64 = 0.20;

/// Heaviest terms of an article that are indexed: enough for two articles on one event to meet in several.
const INDEXED_TERMS: usize = 60;

/// A term held by more articles than this brings no candidates.
const MAX_POSTINGS: usize = 300;

/// A term of the headline weighs this much more: headlines name the happening.
const HEADLINE_FACTOR: f64 = 2.0;

/// Days between two publications up to which time says nothing against one event.
const FRESH_DAYS: i32 = 3;

/// Days after which two publications are hardly on the same happening.
const STALE_DAYS: i32 = 30;

/// What is left of the similarity of two articles that are `STALE_DAYS` or more apart.
const STALE_FACTOR: f64 = 0.4;

/// Groups articles by happening. Each article is in exactly one group; groups are ordered by their first article.
pub fn group(readings: &[Reading<'_>]) -> Vec<EventGroup> {
    let counts: Vec<FxHashMap<&str, f64>> = readings.par_iter().map(|reading| weighted_terms(*reading)).collect();
    let vectors = number_terms(&counts);
    let graph = similarity_graph(&vectors, readings);
    cluster::average_link(&graph, |similarity| *similarity, SAME_EVENT)
        .into_iter()
        .map(|group| EventGroup { articles: group.into_iter().map(|at| ArticleId(at as u32)).collect() })
        .collect()
}

/// Lemmas of an article's content words, weighted by count and rarity.
fn weighted_terms(reading: Reading<'_>) -> FxHashMap<&str, f64> {
    let mut weights: FxHashMap<&str, f64> = FxHashMap::default();
    let document = reading.document;
    for (at, token) in document.tokens().iter().enumerate() {
        let lemma = document.lemma(at);
        let is_word = lemma.chars().any(char::is_alphabetic) && lemma.chars().count() > 1;
        if is_word && (token.pos.is_content() || token.pos == Pos::X) {
            let in_headline = reading.article.headline.is_some_and(|headline| headline.overlaps(token.span));
            *weights.entry(lemma).or_default() += if in_headline { HEADLINE_FACTOR } else { 1.0 };
        }
    }
    for (lemma, weight) in &mut weights {
        *weight = (1.0 + weight.ln().max(0.0)) * frequency::rarity(lemma).powi(2);
    }
    weights
}

/// The terms as numbers, heaviest first, each vector of length 1.
fn number_terms(counts: &[FxHashMap<&str, f64>]) -> Vec<Vec<(u32, f64)>> {
    let mut words: Vec<&str> = counts.iter().flat_map(|terms| terms.keys().copied()).collect();
    words.par_sort_unstable();
    words.dedup();
    counts
        .par_iter()
        .map(|terms| {
            let length = terms.values().map(|weight| weight * weight).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
            let mut vector: Vec<(u32, f64)> = terms
                .iter()
                .filter_map(|(word, weight)| Some((words.binary_search(word).ok()? as u32, weight / length)))
                .collect();
            vector.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            vector
        })
        .collect()
}

fn similarity_graph(vectors: &[Vec<(u32, f64)>], readings: &[Reading<'_>]) -> UnGraph<(), f64> {
    let mut postings: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for (article, vector) in vectors.iter().enumerate() {
        for (term, _) in vector.iter().take(INDEXED_TERMS) {
            postings.entry(*term).or_default().push(article as u32);
        }
    }
    let edges: Vec<(u32, u32, f64)> = (0..vectors.len() as u32)
        .into_par_iter()
        .flat_map_iter(|article| neighbours(article, vectors, &postings, readings))
        .collect();
    let mut graph = UnGraph::with_capacity(vectors.len(), edges.len());
    for _ in vectors {
        graph.add_node(());
    }
    graph.extend_with_edges(edges);
    graph
}

/// Similarities of one article to the later articles that share an indexed term.
fn neighbours(
    article: u32,
    vectors: &[Vec<(u32, f64)>],
    postings: &FxHashMap<u32, Vec<u32>>,
    readings: &[Reading<'_>],
) -> Vec<(u32, u32, f64)> {
    let vector = &vectors[article as usize];
    let mut candidates: Vec<u32> = vector
        .iter()
        .take(INDEXED_TERMS)
        .filter_map(|(term, _)| postings.get(term))
        .filter(|holders| holders.len() <= MAX_POSTINGS)
        .flatten()
        .copied()
        .filter(|other| *other > article)
        .collect();
    candidates.sort_unstable();
    candidates.dedup();
    let own: FxHashMap<u32, f64> = vector.iter().copied().collect();
    candidates
        .into_iter()
        .map(|other| {
            let cosine: f64 =
                vectors[other as usize].iter().filter_map(|(term, weight)| Some(own.get(term)? * weight)).sum();
            (article, other, cosine * closeness(readings[article as usize], readings[other as usize]))
        })
        .collect()
}

/// 1 for articles of about the same day or of unknown date, falling to `STALE_FACTOR`.
fn closeness(a: Reading<'_>, b: Reading<'_>) -> f64 {
    let (Some(a), Some(b)) = (a.article.published, b.article.published) else {
        return 1.0;
    };
    let days = days_between(a.date, b.date);
    if days <= FRESH_DAYS {
        return 1.0;
    }
    let age = f64::from((days - FRESH_DAYS).min(STALE_DAYS - FRESH_DAYS)) / f64::from(STALE_DAYS - FRESH_DAYS);
    1.0 - age * (1.0 - STALE_FACTOR)
}

fn days_between(a: Date, b: Date) -> i32 {
    a.since(b).map_or(0, |span| span.get_days().abs())
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
