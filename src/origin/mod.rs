//! Which articles descend from one text or one agency.
//!
//! Agreement counts origins, not outlets: a copy confirms nothing. Two articles share an origin when much of the
//! shorter one's own prose, quotations left out, stands word for word in the other. Containment is measured, not
//! Jaccard similarity, because a cut copy keeps little of the union (NEWS-COPY, Silcock et al. 2022). Less is enough
//! where something else points to one text: an agency that both credit, the same quotations cut at the same words, or
//! the same slip of the pen. None of these says enough alone: everybody quotes the minister. Furniture and words that
//! recur across events, such as an outlet's closing lines, count for nobody.

mod index;
mod prints;
mod stock;

use petgraph::unionfind::UnionFind;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::event::EventGroup;
use crate::mention::Reading;

use prints::Prints;
use stock::Stock;

/// A group of articles that descend from one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OriginId(pub u32);

/// Share of the smaller article's shingles that must stand in the other. Articles written apart on one event share
/// under 0.05; wire copies may share as little as 0.30.
const MIN_CONTAINMENT: f64 = 0.25;

/// The same, where something else points to one text.
const MIN_CONTAINMENT_WITH_SIGN: f64 = 0.12;

/// Articles with fewer shingles say too little to be traced.
const MIN_SHINGLES: usize = 20;

/// Fewer shared shingles than this reach no share of `MIN_SHINGLES` that counts.
const LEAST_SHARED: u32 = 3;

/// Whole quotations in common that point to one text, where they are at least half of those of the article with fewer.
const MIN_QUOTATIONS: usize = 2;

/// The origin of each article, in the order of the articles, which fall into `events`.
pub fn trace(readings: &[Reading<'_>], events: &[EventGroup]) -> Vec<OriginId> {
    let prints: Vec<Prints> = readings.par_iter().map(|reading| Prints::new(*reading)).collect();
    let shingles: Vec<&[u64]> = prints.iter().map(|prints| prints.shingles.as_slice()).collect();
    let mut origins = UnionFind::<u32>::new(readings.len());
    let stock = Stock::new(readings, events);
    let common = index::common(&shingles, LEAST_SHARED, |holders| stock.is_held_by(holders));
    let n_own = |article: u32| shingles[article as usize].len() - common.n_stock[article as usize];
    for &(a, b, n_shared) in &common.pairs {
        let (of_a, of_b) = (&prints[a as usize], &prints[b as usize]);
        let smaller = n_own(a).min(n_own(b));
        let containment = f64::from(n_shared) / smaller.max(1) as f64;
        let has_sign = || {
            shares_credit(readings[a as usize], readings[b as usize])
                || shares_quotations(of_a, of_b)
                || n_common(&of_a.slips, &of_b.slips) > 0
        };
        let is_copy = containment >= MIN_CONTAINMENT || (containment >= MIN_CONTAINMENT_WITH_SIGN && has_sign());
        if smaller >= MIN_SHINGLES && is_copy {
            origins.union(a, b);
        }
    }
    number_by_first_article(&origins.into_labeling())
}

fn shares_credit(a: Reading<'_>, b: Reading<'_>) -> bool {
    a.article.credits.iter().any(|credit| b.article.credits.iter().any(|other| other.agency == credit.agency))
}

fn shares_quotations(a: &Prints, b: &Prints) -> bool {
    let n_shared = n_common(&a.quotations, &b.quotations);
    n_shared >= MIN_QUOTATIONS && 2 * n_shared >= a.quotations.len().min(b.quotations.len())
}

/// How many hashes two sorted lists have in common.
fn n_common(a: &[u64], b: &[u64]) -> usize {
    a.iter().filter(|print| b.binary_search(print).is_ok()).count()
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
    use crate::article::{Article, ArticleId};
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
        let event = EventGroup { articles: (0..texts.len() as u32).map(ArticleId).collect() };
        let numbers: Vec<u32> = trace(&readings, &[event]).iter().map(|origin| origin.0).collect();
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
