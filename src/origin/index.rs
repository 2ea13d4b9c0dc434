//! Which articles hold a print in common, and how many: an index instead of all pairs.
//!
//! Knows nothing of what the prints are. The work grows with the prints, not with the pairs of articles.

use rayon::prelude::*;

/// A print held by more articles than this is a stock phrase, or a text that was copied very often. Then each holder
/// is paired with the next few only, which is enough to chain copies together and costs no square of their number.
const MAX_HOLDERS: usize = 64;

/// Next holders that a holder of a common print is paired with.
const NEXT_HOLDERS: usize = 4;

/// Two articles, the lower index first, and how many prints both hold.
pub(super) type SharedPrints = (u32, u32, u32);

/// What articles have in common.
pub(super) struct Common {
    /// The pairs of articles that share at least so many prints as were asked for, in ascending order.
    pub pairs: Vec<SharedPrints>,
    /// For each article how many of its prints are stock, which count for no pair.
    pub n_stock: Vec<usize>,
}

/// Sets articles against each other by their prints, which have no repeats within an article. `is_stock` tells from
/// the articles that hold a print, ascending, whether it is nobody's own.
pub(super) fn common(prints: &[&[u64]], least: u32, is_stock: impl Fn(&[u32]) -> bool) -> Common {
    let mut postings: Vec<(u64, u32)> = Vec::with_capacity(prints.iter().map(|prints| prints.len()).sum());
    for (article, prints) in prints.iter().enumerate() {
        postings.extend(prints.iter().map(|&print| (print, article as u32)));
    }
    postings.par_sort_unstable();
    let mut n_stock = vec![0; prints.len()];
    // For each article the places in `postings` of its prints that another article holds after it.
    let mut places: Vec<Vec<u32>> = vec![Vec::new(); prints.len()];
    let mut holders: Vec<u32> = Vec::new();
    let mut start = 0;
    for run in postings.chunk_by(|a, b| a.0 == b.0) {
        holders.clear();
        holders.extend(run.iter().map(|(_, holder)| *holder));
        if run.len() > 1 && is_stock(&holders) {
            holders.iter().for_each(|&holder| n_stock[holder as usize] += 1);
        } else {
            let before_last = holders.iter().take(run.len() - 1).enumerate();
            before_last.for_each(|(at, &holder)| places[holder as usize].push((start + at) as u32));
        }
        start += run.len();
    }
    let of_article = |(article, places): (usize, &Vec<u32>)| later_holders(article as u32, places, &postings, least);
    Common { pairs: places.par_iter().enumerate().flat_map_iter(of_article).collect(), n_stock }
}

/// The articles after `article` that share prints with it.
fn later_holders(article: u32, places: &[u32], postings: &[(u64, u32)], least: u32) -> Vec<SharedPrints> {
    let mut others: Vec<u32> = Vec::new();
    for &place in places {
        let (print, _) = postings[place as usize];
        let rest = &postings[place as usize + 1..];
        // The list is longer than the cap where the place that far away still holds the same print.
        let is_common = rest.get(MAX_HOLDERS - 1).is_some_and(|(other, _)| *other == print);
        let reach = if is_common { NEXT_HOLDERS } else { MAX_HOLDERS };
        others.extend(rest.iter().take(reach).take_while(|(other, _)| *other == print).map(|(_, holder)| *holder));
    }
    others.sort_unstable();
    let runs = others.chunk_by(|a, b| a == b).map(|run| (article, run[0], run.len() as u32));
    runs.filter(|(_, _, n)| *n >= least).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(prints: &[&[u64]], least: u32, expected: &[SharedPrints]) {
        assert_eq!(common(prints, least, |_| false).pairs, expected);
    }

    #[test]
    fn prints_in_common_are_counted() {
        check(&[&[1, 2, 3], &[2, 3, 4], &[3, 9]], 1, &[(0, 1, 2), (0, 2, 1), (1, 2, 1)]);
        check(&[&[1, 2, 3], &[2, 3, 4], &[3, 9]], 2, &[(0, 1, 2)]);
    }

    #[test]
    fn a_print_of_very_many_pairs_each_holder_with_the_next_few() {
        let prints = vec![&[7u64][..]; 1000];
        let pairs = common(&prints, 1, |_| false).pairs;
        assert!(pairs.len() < 1000 * NEXT_HOLDERS + MAX_HOLDERS * MAX_HOLDERS, "{}", pairs.len());
        assert!((0..999).all(|at| pairs.contains(&(at, at + 1, 1))));
    }

    #[test]
    fn stock_counts_for_no_pair() {
        let found = common(&[&[1, 2], &[1, 2], &[2]], 1, |holders| holders.len() > 2);
        assert_eq!((found.pairs, found.n_stock), (vec![(0, 1, 1)], vec![1, 1, 1]));
    }

    #[test]
    fn nothing_shared_no_pairs() {
        check(&[&[1], &[2], &[]], 1, &[]);
        check(&[], 1, &[]);
    }
}
