//! The best projective tree over the words of a sentence, from the scores of all pairs (Eisner 1996).
//!
//! Knows scores only. Where every word's best head already makes a tree, that is the best one, and is found in linear
//! time.

/// Longer sentences are cut for the search, whose time grows with the cube of the length.
const LONGEST_SEARCHED: usize = 128;

/// The head of each word, itself for the root.
///
/// `scores` has a row for each word: the score of being the root, then of hanging on each word in turn.
pub fn best_tree(scores: &[f32], n: usize, heads: &mut Vec<u32>) {
    heads.clear();
    let width = n + 1;
    for word in 0..n {
        heads.push(best_head(&scores[word * width..(word + 1) * width], word));
    }
    if is_projective_tree(heads) {
        return;
    }
    let mut root = None;
    for start in (0..n).step_by(LONGEST_SEARCHED) {
        let end = n.min(start + LONGEST_SEARCHED);
        let first = search(scores, width, start, end, heads);
        // The parts of a cut sentence hang on the root of the first.
        heads[first] = *root.get_or_insert(first) as u32;
    }
}

fn best_head(row: &[f32], word: usize) -> u32 {
    let mut best = 0;
    for option in 1..row.len() {
        if option != word + 1 && row[option] > row[best] {
            best = option;
        }
    }
    if best == 0 { word as u32 } else { best as u32 - 1 }
}

/// Whether there is one root, no circle and no crossing.
fn is_projective_tree(heads: &[u32]) -> bool {
    let roots = heads.iter().enumerate().filter(|(word, head)| *word as u32 == **head).count();
    if roots != 1 {
        return false;
    }
    let n = heads.len();
    // Crossing arcs, found with a stack of the right ends of the arcs that are open.
    let mut ends: Vec<(u32, u32)> = Vec::with_capacity(n);
    let mut arcs: Vec<(u32, u32)> = heads
        .iter()
        .enumerate()
        .map(|(word, &head)| (head.min(word as u32), head.max(word as u32)))
        .filter(|(from, to)| from != to)
        .collect();
    arcs.sort_unstable_by_key(|&(from, to)| (from, std::cmp::Reverse(to)));
    for (from, to) in arcs {
        while ends.last().is_some_and(|&(_, end)| end <= from) {
            ends.pop();
        }
        if ends.last().is_some_and(|&(start, end)| to > end && start < from) {
            return false;
        }
        ends.push((from, to));
    }
    has_no_circle(heads) && root_is_free(heads)
}

fn has_no_circle(heads: &[u32]) -> bool {
    // 0: not seen; otherwise the walk it was seen in.
    let mut walk = vec![0u32; heads.len()];
    for start in 0..heads.len() {
        let mut at = start;
        while walk[at] == 0 && heads[at] as usize != at {
            walk[at] = start as u32 + 1;
            at = heads[at] as usize;
        }
        if walk[at] == start as u32 + 1 && heads[at] as usize != at {
            return false;
        }
    }
    true
}

/// Whether no arc passes over the root.
fn root_is_free(heads: &[u32]) -> bool {
    let Some(root) = heads.iter().enumerate().position(|(word, &head)| word as u32 == head) else { return false };
    heads.iter().enumerate().all(|(word, &head)| {
        let (from, to) = (word.min(head as usize), word.max(head as usize));
        !(from < root && root < to)
    })
}

/// Eisner's search over the words from `start` to `end`; gives back the root.
fn search(scores: &[f32], width: usize, start: usize, end: usize, heads: &mut [u32]) -> usize {
    let n = end - start;
    let arc = |head: usize, word: usize| scores[(start + word) * width + start + head + 1];
    let mut chart = Chart::new(n);
    for length in 1..n {
        for i in 0..n - length {
            chart.fill(i, i + length, &arc);
        }
    }
    let root = |word: usize| scores[(start + word) * width];
    let total = |word: usize| chart.left[word].0 + chart.right[word * n + n - 1].0 + root(word);
    let mut best = 0;
    for word in 1..n {
        if total(word) > total(best) {
            best = word;
        }
    }
    chart.read_left(0, best, start, heads);
    chart.read_right(best, n - 1, start, heads);
    start + best
}

/// The best score of a stretch, and where it is divided.
type Cell = (f32, u32);

/// The first of the best options. Scores that are no numbers beat nothing, and the first option stands: whatever the
/// scores, each division lies within its stretch.
#[inline(always)]
fn best(mut options: impl Iterator<Item = (f32, usize)>) -> Cell {
    let Some((score, at)) = options.next() else { return (f32::NEG_INFINITY, 0) };
    let mut best = (score, at as u32);
    for (score, at) in options {
        if score > best.0 {
            best = (score, at as u32);
        }
    }
    best
}

/// Stretches from the i-th to the j-th word stand at `i * n + j`.
struct Chart {
    n: usize,
    /// Headed by the first word.
    right: Vec<Cell>,
    /// Headed by the last word.
    left: Vec<Cell>,
    /// With an arc between the two ends, to the right and to the left.
    arc_right: Vec<Cell>,
    arc_left: Vec<Cell>,
}

impl Chart {
    fn new(n: usize) -> Chart {
        let cells = || vec![(0.0, 0); n * n];
        Chart { n, right: cells(), left: cells(), arc_right: cells(), arc_left: cells() }
    }

    fn fill(&mut self, i: usize, j: usize, arc: &impl Fn(usize, usize) -> f32) {
        let n = self.n;
        let inner = best((i..j).map(|k| (self.right[i * n + k].0 + self.left[(k + 1) * n + j].0, k)));
        self.arc_right[i * n + j] = (inner.0 + arc(i, j), inner.1);
        self.arc_left[i * n + j] = (inner.0 + arc(j, i), inner.1);
        self.right[i * n + j] = best((i + 1..=j).map(|k| (self.arc_right[i * n + k].0 + self.right[k * n + j].0, k)));
        self.left[i * n + j] = best((i..j).map(|k| (self.left[i * n + k].0 + self.arc_left[k * n + j].0, k)));
    }

    fn read_right(&self, i: usize, j: usize, start: usize, heads: &mut [u32]) {
        if i == j {
            return;
        }
        let k = self.right[i * self.n + j].1 as usize;
        heads[start + k] = (start + i) as u32;
        self.read_inner(i, k, self.arc_right[i * self.n + k].1 as usize, start, heads);
        self.read_right(k, j, start, heads);
    }

    fn read_left(&self, i: usize, j: usize, start: usize, heads: &mut [u32]) {
        if i == j {
            return;
        }
        let k = self.left[i * self.n + j].1 as usize;
        heads[start + k] = (start + j) as u32;
        self.read_inner(k, j, self.arc_left[k * self.n + j].1 as usize, start, heads);
        self.read_left(i, k, start, heads);
    }

    fn read_inner(&self, i: usize, j: usize, k: usize, start: usize, heads: &mut [u32]) {
        self.read_right(i, k, start, heads);
        self.read_left(k + 1, j, start, heads);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Scores from (word, head) pairs that are worth 10; the root is its own head.
    fn scores(n: usize, liked: &[(usize, usize)]) -> Vec<f32> {
        let mut scores = vec![0.0; n * (n + 1)];
        for &(word, head) in liked {
            scores[word * (n + 1) + if word == head { 0 } else { head + 1 }] = 10.0;
        }
        scores
    }

    fn check(n: usize, liked: &[(usize, usize)], expected: &[u32]) {
        let mut heads = Vec::new();
        best_tree(&scores(n, liked), n, &mut heads);
        assert_eq!(heads, expected);
    }

    #[test]
    fn liked_trees_are_taken() {
        check(1, &[(0, 0)], &[0]);
        check(4, &[(0, 1), (1, 1), (2, 3), (3, 1)], &[1, 1, 3, 1]);
        check(0, &[], &[]);
    }

    #[test]
    fn circles_second_roots_and_crossings_are_mended() {
        let mut heads = Vec::new();
        for liked in [
            vec![(0, 1), (1, 0), (2, 0)],
            vec![(0, 0), (1, 1), (2, 1)],
            vec![(0, 2), (1, 3), (2, 2), (3, 2)],
            vec![(0, 2), (1, 1), (2, 1)],
        ] {
            best_tree(&scores(4, &liked), 4, &mut heads);
            assert!(is_projective_tree(&heads), "{liked:?} gave {heads:?}");
        }
        // The best that is left: all but one of the liked arcs.
        check(3, &[(0, 1), (1, 0), (2, 0), (0, 0)], &[0, 0, 0]);
    }

    #[test]
    fn search_and_short_cut_agree() {
        let mut state = 7u64;
        for n in 1..9 {
            let mut next = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (state >> 40) as f32 / 1e6
            };
            let scores: Vec<f32> = (0..n * (n + 1)).map(|_| next()).collect();
            let (mut heads, mut searched) = (Vec::new(), vec![0; n]);
            best_tree(&scores, n, &mut heads);
            let root = search(&scores, n + 1, 0, n, &mut searched);
            searched[root] = root as u32;
            assert_eq!(heads, searched);
            assert!(is_projective_tree(&heads));
        }
    }

    #[test]
    fn scores_that_are_no_numbers_give_some_tree() {
        for n in 2..20 {
            let (mut heads, mut searched) = (Vec::new(), vec![0; n]);
            let scores = vec![f32::NAN; n * (n + 1)];
            best_tree(&scores, n, &mut heads);
            assert_eq!(heads.len(), n);
            let root = search(&scores, n + 1, 0, n, &mut searched);
            searched[root] = root as u32;
            assert!(is_projective_tree(&searched));
        }
    }

    #[test]
    fn very_long_sentences_get_a_tree() {
        let n = 1000;
        let mut heads = Vec::new();
        best_tree(&scores(n, &[(0, 1), (1, 0)]), n, &mut heads);
        assert_eq!(heads.iter().enumerate().filter(|(word, head)| *word as u32 == **head).count(), 1);
        assert!(has_no_circle(&heads));
    }
}
