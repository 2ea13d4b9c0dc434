//! Puts the pieces of a large event together.
//!
//! An article is set against a bounded number of others, and a pair that was never looked at counts as unlike in the
//! average of `cluster`. An event of many hundred articles therefore comes out in pieces. Here the average between two
//! pieces is estimated from a sample of their pairs, all of which are looked at. Small collections, where every list
//! of candidates is whole, pass through unchanged.

use std::collections::{BTreeMap, BTreeSet};

/// Articles of each of two pieces that are set against each other, evenly spread: 64 pairs estimate an average well.
const SAMPLE: usize = 8;

/// Pieces that a piece is set against in a round, those with the most likely edges to it.
const MAX_PIECES: usize = 32;

/// What is needed to tell which pieces to look at, and how likely a pair of articles is.
pub(super) struct Pieces<'a, L: Fn(usize, usize) -> f64> {
    /// The edges between articles.
    pub edges: &'a [(u32, u32, f64)],
    /// For each article whether its list of candidates was cut.
    pub is_cut: &'a [bool],
    /// How likely two articles are on one event.
    pub likelihood: L,
    /// The average from which two pieces are one event.
    pub threshold: f64,
}

impl<L: Fn(usize, usize) -> f64> Pieces<'_, L> {
    /// Merges `groups` round by round, in each round the likeliest pairs first, until no two of them are one event.
    pub(super) fn joined(&self, mut groups: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
        let mut settled: BTreeSet<(usize, usize)> = BTreeSet::new();
        loop {
            let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
            for (a, b) in self.adjacent(&groups) {
                // Groups are known by their first articles and their sizes, so that none is looked at twice.
                if settled.insert((key(&groups[a], self.is_cut.len()), key(&groups[b], self.is_cut.len()))) {
                    pairs.push((self.average(&groups[a], &groups[b]), a, b));
                }
            }
            pairs.retain(|(average, ..)| *average >= self.threshold);
            if pairs.is_empty() {
                return groups;
            }
            pairs.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
            for (_, a, b) in pairs {
                if !groups[a].is_empty() && !groups[b].is_empty() {
                    let (into, from) = (a.min(b), a.max(b));
                    let mut whole = std::mem::take(&mut groups[into]);
                    whole.append(&mut groups[from]);
                    whole.sort_unstable();
                    groups.push(whole);
                }
            }
            groups.retain(|group| !group.is_empty());
            groups.sort();
        }
    }

    /// Pairs of groups with an edge between articles of which one has not met all that it might.
    fn adjacent(&self, groups: &[Vec<usize>]) -> Vec<(usize, usize)> {
        let mut group_of = vec![0; self.is_cut.len()];
        for (number, group) in groups.iter().enumerate() {
            group.iter().for_each(|&article| group_of[article] = number);
        }
        let mut weights: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for &(a, b, likelihood) in self.edges {
            let (of_a, of_b) = (group_of[a as usize], group_of[b as usize]);
            if of_a != of_b && (self.is_cut[a as usize] || self.is_cut[b as usize]) {
                *weights.entry((of_a.min(of_b), of_a.max(of_b))).or_default() += likelihood;
            }
        }
        let mut heaviest: Vec<((usize, usize), f64)> = weights.into_iter().collect();
        heaviest.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        let mut n_met = vec![0; groups.len()];
        heaviest.retain(|((a, b), _)| {
            let is_kept = n_met[*a] < MAX_PIECES && n_met[*b] < MAX_PIECES;
            n_met[*a] += usize::from(is_kept);
            n_met[*b] += usize::from(is_kept);
            is_kept
        });
        heaviest.into_iter().map(|(pair, _)| pair).collect()
    }

    fn average(&self, a: &[usize], b: &[usize]) -> f64 {
        let (of_a, of_b) = (sample(a), sample(b));
        let sum: f64 =
            of_a.iter().flat_map(|&x| of_b.iter().map(move |&y| (x, y))).map(|(x, y)| (self.likelihood)(x, y)).sum();
        sum / (of_a.len() * of_b.len()) as f64
    }
}

/// A number of its own for each group that comes up: its first article and its size.
fn key(group: &[usize], n_articles: usize) -> usize {
    group.first().copied().unwrap_or_default() * (n_articles + 1) + group.len()
}

/// Up to `SAMPLE` articles of a group, evenly spread.
fn sample(group: &[usize]) -> Vec<usize> {
    let n = group.len().min(SAMPLE);
    (0..n).map(|at| group[at * group.len() / n]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Joins groups of which those of one tens' digit are one event.
    fn check(edges: &[(u32, u32, f64)], is_cut: bool, groups: &[&[usize]], expected: &[&[usize]]) {
        let likelihood = |a: usize, b: usize| if a / 10 == b / 10 { 0.9 } else { 0.1 };
        let pieces = Pieces { edges, is_cut: &[is_cut; 30], likelihood, threshold: 0.3 };
        assert_eq!(pieces.joined(groups.iter().map(|group| group.to_vec()).collect()), expected);
    }

    #[test]
    fn pieces_of_one_event_are_joined() {
        check(&[(0, 2, 0.9), (3, 4, 0.8)], true, &[&[0, 1], &[2, 3], &[4]], &[&[0, 1, 2, 3, 4]]);
    }

    #[test]
    fn another_event_stays_apart_in_spite_of_an_edge() {
        check(&[(0, 12, 0.9)], true, &[&[0, 1], &[12, 13]], &[&[0, 1], &[12, 13]]);
    }

    #[test]
    fn where_every_pair_was_looked_at_nothing_changes() {
        check(&[(0, 2, 0.9)], false, &[&[0, 1], &[2, 3]], &[&[0, 1], &[2, 3]]);
    }
}
