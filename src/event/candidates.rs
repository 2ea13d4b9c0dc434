//! Which articles are set against which: those with the most rare words in common, found by way of an index.
//!
//! Each article meets a bounded number of others, so that the work grows with the articles and not with their square.
//! Who meets whom does not depend on chance. Leaves the weighing of a pair to `event`.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::features::Profile;

/// Heaviest terms of an article that are indexed: enough for two articles on one event to meet in several.
const INDEXED_TERMS: usize = 60;

/// Holders of a term, the nearest by day of publication, that an article meets by it: news of one day on one matter
/// stands close together, so that an event of many hundred articles hangs together all the same.
const MAX_HOLDERS: usize = 300;

/// Others that an article is set against, those with the most in common. An event may have more articles than this:
/// `whole` puts its pieces together.
const MAX_OTHERS: usize = 128;

/// The pairs to look at, and which articles have met only some of those with whom they share a term.
pub(super) struct Candidates {
    /// The pairs, the lower index first, in ascending order, each once.
    pub pairs: Vec<(u32, u32)>,
    /// For each article whether its list of others was cut.
    pub is_cut: Vec<bool>,
}

impl Candidates {
    pub(super) fn new(profiles: &[Profile<'_>]) -> Candidates {
        let index = Index::new(profiles);
        let of_article = |scores: &mut Vec<f64>, article| index.others(article, &profiles[article], scores);
        let others: Vec<(Vec<u32>, bool)> =
            (0..profiles.len()).into_par_iter().map_init(|| vec![0.0; profiles.len()], of_article).collect();
        let mut pairs: Vec<(u32, u32)> = Vec::with_capacity(others.iter().map(|(others, _)| others.len()).sum());
        for (article, (others, _)) in others.iter().enumerate() {
            pairs.extend(others.iter().map(|&other| (other.min(article as u32), other.max(article as u32))));
        }
        pairs.par_sort_unstable();
        pairs.dedup();
        Candidates { pairs, is_cut: others.iter().map(|(_, is_cut)| *is_cut).collect() }
    }
}

/// The holders of each term, with its weight in them.
struct Index<'a> {
    /// By day of publication, articles without one last; of one day in the order of the articles.
    holders: FxHashMap<&'a str, Vec<(u32, f64)>>,
    /// The place of each article in that order.
    ranks: Vec<u32>,
}

impl<'a> Index<'a> {
    fn new(profiles: &[Profile<'a>]) -> Index<'a> {
        let mut by_day: Vec<u32> = (0..profiles.len() as u32).collect();
        by_day.sort_by_key(|&article| {
            let published = profiles[article as usize].published;
            (published.is_none(), published, article)
        });
        let mut index = Index { holders: FxHashMap::default(), ranks: vec![0; profiles.len()] };
        for (rank, &article) in by_day.iter().enumerate() {
            index.ranks[article as usize] = rank as u32;
            for (term, weight) in profiles[article as usize].words.iter().take(INDEXED_TERMS) {
                index.holders.entry(term).or_default().push((article, *weight));
            }
        }
        index
    }

    /// The others that share the most with `article`, and whether there are more. `scores` holds a 0 for each article,
    /// before and after.
    fn others(&self, article: usize, profile: &Profile<'_>, scores: &mut [f64]) -> (Vec<u32>, bool) {
        let mut met: Vec<u32> = Vec::new();
        let mut is_cut = false;
        for (term, weight) in profile.words.iter().take(INDEXED_TERMS) {
            let holders = self.holders.get(term).map_or(&[][..], Vec::as_slice);
            let near = self.nearest(holders, article);
            is_cut |= near.len() < holders.len();
            for &(other, of_other) in near.iter().filter(|(other, _)| *other as usize != article) {
                if scores[other as usize] == 0.0 {
                    met.push(other);
                }
                // Weights are never 0, so that an article met is not met for the first time again.
                scores[other as usize] += weight * of_other + f64::MIN_POSITIVE;
            }
        }
        if met.len() > MAX_OTHERS {
            let by_score = |a: &u32, b: &u32| scores[*b as usize].total_cmp(&scores[*a as usize]).then(a.cmp(b));
            met.select_nth_unstable_by(MAX_OTHERS, by_score);
            met.drain(MAX_OTHERS..).for_each(|other| scores[other as usize] = 0.0);
            is_cut = true;
        }
        met.iter().for_each(|&other| scores[other as usize] = 0.0);
        (met, is_cut)
    }

    /// All holders, or the stretch of `MAX_HOLDERS` of them around the article's day.
    fn nearest<'h>(&self, holders: &'h [(u32, f64)], article: usize) -> &'h [(u32, f64)] {
        if holders.len() <= MAX_HOLDERS {
            return holders;
        }
        let rank = self.ranks[article];
        let at = holders.partition_point(|(holder, _)| self.ranks[*holder as usize] < rank);
        let start = at.saturating_sub(MAX_HOLDERS / 2).min(holders.len() - MAX_HOLDERS);
        &holders[start..start + MAX_HOLDERS]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profiles(words: &[&[(&'static str, f64)]]) -> Vec<Profile<'static>> {
        words.iter().map(|words| Profile { words: words.to_vec(), ..Profile::default() }).collect()
    }

    #[test]
    fn articles_meet_in_a_shared_term() {
        let found =
            Candidates::new(&profiles(&[&[("ferry", 1.0)], &[("levy", 1.0)], &[("ferry", 0.5), ("pier", 0.5)]]));
        assert_eq!(found.pairs, [(0, 2)]);
        assert_eq!(found.is_cut, [false; 3]);
    }

    #[test]
    fn a_term_of_all_articles_brings_each_its_neighbours() {
        let n_articles = 4 * MAX_HOLDERS;
        let found = Candidates::new(&profiles(&vec![&[("ferry", 1.0)][..]; n_articles]));
        assert!(found.pairs.len() <= n_articles * MAX_OTHERS);
        assert!((1..n_articles as u32).all(|at| found.pairs.iter().any(|(a, b)| *a == at || *b == at)));
        assert!(found.is_cut.iter().all(|is_cut| *is_cut));
    }
}
