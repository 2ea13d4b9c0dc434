//! Which articles descend from one text or one agency.
//!
//! Agreement counts origins, not outlets: a copy confirms nothing. Two articles share an origin when much of the
//! shorter one's own prose, quotations left out, stands word for word in the other. Containment is measured, not
//! Jaccard similarity, because a cut copy keeps little of the union (NEWS-COPY, Silcock et al. 2022).

use petgraph::unionfind::UnionFind;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::hash::{Hash, Hasher};

use crate::mention::Reading;

/// A group of articles that descend from one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OriginId(pub u32);

/// Words in a shingle: five words in a row rarely recur between texts written apart, quotations left out.
const SHINGLE_WORDS: usize = 5;

/// Share of the smaller article's shingles that must stand in the other. Articles written apart on one event share
/// under 0.05; wire copies may share as little as 0.30.
const MIN_CONTAINMENT: f64 = 0.25;

/// The same, where both credit one agency.
const MIN_CONTAINMENT_WITH_CREDIT: f64 = 0.12;

/// Articles with fewer shingles say too little to be traced.
const MIN_SHINGLES: usize = 20;

/// A shingle found in more articles than this is a stock phrase, or a text that was copied very often. Then each holder
/// is paired with the next one only, which is enough to chain copies together and costs no square of their number.
const MAX_POSTINGS: usize = 64;

/// The origin of each article, in the order of the articles.
pub fn trace(readings: &[Reading<'_>]) -> Vec<OriginId> {
    let shingles: Vec<Vec<u64>> = readings.par_iter().map(|reading| shingles_of(*reading)).collect();
    let mut origins = UnionFind::<u32>::new(readings.len());
    for ((a, b), n_shared) in shared_counts(&shingles) {
        let smaller = shingles[a as usize].len().min(shingles[b as usize].len());
        let needed = match shares_credit(readings[a as usize], readings[b as usize]) {
            true => MIN_CONTAINMENT_WITH_CREDIT,
            false => MIN_CONTAINMENT,
        };
        if smaller >= MIN_SHINGLES && f64::from(n_shared) >= needed * smaller as f64 {
            origins.union(a, b);
        }
    }
    number_by_first_article(&origins.into_labeling())
}

/// The hashed shingles of an article's own prose, sorted and unique.
fn shingles_of(reading: Reading<'_>) -> Vec<u64> {
    let quoted: Vec<_> =
        reading.mentions.quotes.iter().filter(|quote| quote.direct).flat_map(|quote| &quote.content).collect();
    let document = reading.document;
    let mut window: Vec<&str> = Vec::with_capacity(SHINGLE_WORDS);
    let mut shingles = FxHashSet::default();
    let mut next_quote = 0;
    for (at, token) in document.tokens().iter().enumerate() {
        while quoted.get(next_quote).is_some_and(|span| span.end() <= token.span.start()) {
            next_quote += 1;
        }
        let word = document.norm(at);
        if quoted.get(next_quote).is_some_and(|span| span.overlaps(token.span)) {
            window.clear();
        } else if word.chars().any(char::is_alphanumeric) {
            if window.len() == SHINGLE_WORDS {
                window.remove(0);
            }
            window.push(word);
            if window.len() == SHINGLE_WORDS {
                shingles.insert(hash(&window));
            }
        }
    }
    let mut shingles: Vec<u64> = shingles.into_iter().collect();
    shingles.sort_unstable();
    shingles
}

fn hash(words: &[&str]) -> u64 {
    let mut hasher = FxHasher::default();
    words.hash(&mut hasher);
    hasher.finish()
}

/// How many shingles each pair of articles shares, by way of an index; pairs in ascending order.
fn shared_counts(shingles: &[Vec<u64>]) -> Vec<((u32, u32), u32)> {
    let mut postings: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for (article, of_article) in shingles.iter().enumerate() {
        for shingle in of_article {
            postings.entry(*shingle).or_default().push(article as u32);
        }
    }
    let mut counts: FxHashMap<(u32, u32), u32> = FxHashMap::default();
    for holders in postings.values() {
        let reach = if holders.len() <= MAX_POSTINGS { holders.len() } else { 1 };
        for (at, a) in holders.iter().enumerate() {
            for b in holders[at + 1..].iter().take(reach) {
                *counts.entry((*a, *b)).or_default() += 1;
            }
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_unstable();
    counts
}

fn shares_credit(a: Reading<'_>, b: Reading<'_>) -> bool {
    a.article.credits.iter().any(|credit| b.article.credits.iter().any(|other| other.agency == credit.agency))
}

fn number_by_first_article(labels: &[u32]) -> Vec<OriginId> {
    let mut numbers = FxHashMap::default();
    labels
        .iter()
        .map(|label| {
            let next = numbers.len() as u32;
            OriginId(*numbers.entry(*label).or_insert(next))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::mention::Mentions;
    use crate::syntax;

    const STORY: &str = "The ferry Aurora ran aground near the harbour of Linden early on Monday with forty people aboard.\n\
        Rescue boats reached the vessel within an hour and brought every passenger ashore before the tide turned.\n\
        The harbour master said the channel had been dredged only last spring and was thought to be safe for ships of that size.";

    fn check(texts: &[&str], expected: &[u32]) {
        let articles: Vec<Article> =
            texts.iter().map(|text| Article { text: text.to_string(), ..Article::default() }).collect();
        let documents: Vec<_> = articles.iter().map(syntax::analyze).collect();
        let mentions = Mentions::default();
        let readings: Vec<Reading<'_>> = articles
            .iter()
            .zip(&documents)
            .map(|(article, document)| Reading { article, document, mentions: &mentions })
            .collect();
        let numbers: Vec<u32> = trace(&readings).iter().map(|origin| origin.0).collect();
        assert_eq!(numbers, expected);
    }

    #[test]
    fn a_cut_and_reordered_copy_joins_its_origin() {
        let lines: Vec<&str> = STORY.lines().collect();
        check(&[STORY, &format!("{}\n{}", lines[1], lines[0])], &[0, 0]);
    }

    #[test]
    fn another_account_of_the_same_event_stands_alone() {
        let other = "Forty passengers were rescued on Monday after a ferry hit a sandbank off Linden.\n\
            The Aurora was on its regular run when it struck, the coast guard said, and boats took everyone off safely.\n\
            Officials want to know why the ship left a channel that was deepened a year ago.";
        check(&[STORY, other], &[0, 1]);
    }
}
