//! Two wordings aligned word by word (Myers' diff through `similar`): independent of order, and no word is lost.
//!
//! Leaves it to the comparison what the alignment means.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::words::{Word, words};

/// What a light word ("the", "of") counts beside a content word: enough to tell a run of words from scattered ones.
const LIGHT_WEIGHT: f64 = 0.2;

/// What an unmatched word costs beside a matched one when the stretch that both share is looked for. Below 0.5, so
/// that two changed words do not part what two common ones join.
const GAP_COST: f64 = 0.35;

/// Words aligned of either side; what is longer is compared by its beginning, so that time stays bounded.
const MAX_WORDS: usize = 800;

/// How a stretch of one wording stands to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpKind {
    /// The same words.
    Same,
    /// Another form of the same words: "improving" for "improve".
    Form,
    /// Other words.
    Replaced,
    /// Words that only the second has.
    Inserted,
    /// Words that only the first has.
    Deleted,
}

/// One step of an alignment. Over all steps, every word of both wordings stands exactly once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Op {
    /// How the two sides stand to each other.
    pub kind: OpKind,
    /// The words of the first wording, as indexes.
    pub a: Range<usize>,
    /// The words of the second wording, as indexes.
    pub b: Range<usize>,
}

/// Two wordings side by side.
#[derive(Clone, Debug)]
pub struct Alignment {
    /// The words of the first.
    pub a: Vec<Word>,
    /// The words of the second.
    pub b: Vec<Word>,
    /// The steps from the first to the second, in order.
    pub ops: Vec<Op>,
    /// The steps that hold what both share: from the first to the last common word worth it.
    pub common: Range<usize>,
    /// Share of the shorter wording's weight that the common stretch matches, 0 to 1.
    pub shared: f64,
    /// Share of the words within the common stretch that match, 0 to 1.
    pub density: f64,
    /// Content words matched in order within the common stretch.
    pub n_content: usize,
    /// Longest row of equal words.
    pub longest_run: usize,
    /// Content words in lower case in that row.
    pub run_content: usize,
}

/// Aligns two wordings word by word. Swapping them swaps the sides and changes nothing else.
pub fn align(a: &str, b: &str) -> Alignment {
    let (a, b) = (words(a), words(b));
    let is_swapped = order(&a, &b).is_gt();
    let (first, second) = if is_swapped { (&b, &a) } else { (&a, &b) };
    let mut ops = diff(first, second);
    if is_swapped {
        ops.iter_mut().for_each(swap);
    }
    measured(a, b, ops)
}

/// A fixed order of two wordings, so that the diff does not depend on which comes first.
fn order(a: &[Word], b: &[Word]) -> std::cmp::Ordering {
    let keys = |words: &[Word]| words.iter().map(|word| word.key.clone()).collect::<Vec<_>>();
    a.len().cmp(&b.len()).then_with(|| keys(a).cmp(&keys(b)))
}

fn swap(op: &mut Op) {
    std::mem::swap(&mut op.a, &mut op.b);
    op.kind = match op.kind {
        OpKind::Inserted => OpKind::Deleted,
        OpKind::Deleted => OpKind::Inserted,
        other => other,
    };
}

/// The steps from `a` to `b`. What is too long to align is one step at the end.
fn diff(a: &[Word], b: &[Word]) -> Vec<Op> {
    let (whole_a, whole_b) = (a, b);
    let (a, b) = (&a[..a.len().min(MAX_WORDS)], &b[..b.len().min(MAX_WORDS)]);
    let stems = |words: &[Word]| words.iter().map(|word| word.stem.clone()).collect::<Vec<_>>();
    let mut ops = Vec::new();
    for step in capture_diff_slices(Algorithm::Myers, &stems(a), &stems(b)) {
        match step {
            DiffOp::Equal { old_index, new_index, len } => push_equal(&mut ops, a, b, old_index, new_index, len),
            DiffOp::Delete { old_index, old_len, new_index } => {
                ops.push(Op { kind: OpKind::Deleted, a: old_index..old_index + old_len, b: new_index..new_index })
            }
            DiffOp::Insert { old_index, new_index, new_len } => {
                ops.push(Op { kind: OpKind::Inserted, a: old_index..old_index, b: new_index..new_index + new_len })
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => ops.push(Op {
                kind: OpKind::Replaced,
                a: old_index..old_index + old_len,
                b: new_index..new_index + new_len,
            }),
        }
    }
    ops.extend(rest(whole_a, whole_b));
    ops
}

/// The words behind those that are aligned.
fn rest(a: &[Word], b: &[Word]) -> Option<Op> {
    let (rest_a, rest_b) = (MAX_WORDS.min(a.len())..a.len(), MAX_WORDS.min(b.len())..b.len());
    let keys = |words: &[Word]| words.iter().map(|word| word.key.clone()).collect::<Vec<_>>();
    let kind = match (rest_a.is_empty(), rest_b.is_empty()) {
        (true, true) => return None,
        (true, false) => OpKind::Inserted,
        (false, true) => OpKind::Deleted,
        _ if keys(&a[rest_a.clone()]) == keys(&b[rest_b.clone()]) => OpKind::Same,
        _ => OpKind::Replaced,
    };
    Some(Op { kind, a: rest_a, b: rest_b })
}

/// Splits a row of equal stems where the words themselves change from equal to another form.
fn push_equal(ops: &mut Vec<Op>, a: &[Word], b: &[Word], from_a: usize, from_b: usize, len: usize) {
    for at in 0..len {
        let kind = if a[from_a + at].key == b[from_b + at].key { OpKind::Same } else { OpKind::Form };
        match ops.last_mut() {
            Some(last) if last.kind == kind && last.a.end == from_a + at && last.b.end == from_b + at => {
                last.a.end += 1;
                last.b.end += 1;
            }
            _ => ops.push(Op { kind, a: from_a + at..from_a + at + 1, b: from_b + at..from_b + at + 1 }),
        }
    }
}

fn weight(words: &[Word]) -> f64 {
    words.iter().map(|word| if word.is_content { 1.0 } else { LIGHT_WEIGHT }).sum()
}

pub(super) fn n_content(words: &[Word]) -> usize {
    words.iter().filter(|word| word.is_content).count()
}

fn is_match(op: &Op) -> bool {
    matches!(op.kind, OpKind::Same | OpKind::Form)
}

fn measured(a: Vec<Word>, b: Vec<Word>, ops: Vec<Op>) -> Alignment {
    let common = common_stretch(&a, &b, &ops);
    let within = &ops[common.clone()];
    let matched: f64 = within.iter().filter(|op| is_match(op)).map(|op| weight(&a[op.a.clone()])).sum();
    let held = |side: f64| if side > 0.0 { matched / side } else { 0.0 };
    let inside_a: f64 = within.iter().map(|op| weight(&a[op.a.clone()])).sum();
    let inside_b: f64 = within.iter().map(|op| weight(&b[op.b.clone()])).sum();
    let n_matched = within.iter().filter(|op| is_match(op)).map(|op| n_content(&a[op.a.clone()])).sum();
    let n_plain = |op: &Op| a[op.a.clone()].iter().filter(|word| word.is_content && !word.is_capital).count();
    let run = ops.iter().filter(|op| op.kind == OpKind::Same).max_by_key(|op| (op.a.len(), n_plain(op)));
    let (longest_run, run_content) = run.map_or((0, 0), |op| (op.a.len(), n_plain(op)));
    let shared = held(weight(&a).min(weight(&b)));
    Alignment {
        shared,
        density: held(inside_a.max(inside_b)),
        n_content: n_matched,
        longest_run,
        run_content,
        a,
        b,
        ops,
        common,
    }
}

/// The stretch of steps in which matches most outweigh what does not match.
fn common_stretch(a: &[Word], b: &[Word], ops: &[Op]) -> Range<usize> {
    let (mut best, mut best_gain) = (0..0, 0.0);
    let (mut start, mut gain) = (0, 0.0);
    for (at, op) in ops.iter().enumerate() {
        gain += match is_match(op) {
            true => weight(&a[op.a.clone()]),
            false => -GAP_COST * weight(&a[op.a.clone()]).max(weight(&b[op.b.clone()])),
        };
        if gain <= 0.0 {
            (start, gain) = (at + 1, 0.0);
        } else if gain > best_gain {
            (best, best_gain) = (start..at + 1, gain);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of words that a fixed sequence picks: no two runs differ.
    fn text(state: &mut u64, n_words: usize) -> String {
        const WORDS: [&str; 12] =
            ["we", "agreed", "not", "to", "widen", "widening", "trade,", "Trade.", "1,000", "won't", "[the]", "U.S."];
        let mut next = || {
            *state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            WORDS[(*state >> 33) as usize % WORDS.len()]
        };
        (0..n_words).map(|_| next()).collect::<Vec<_>>().join(" ")
    }

    fn check(a: &str, b: &str) {
        let (there, back) = (align(a, b), align(b, a));
        let flat = |ops: &[Op], side: fn(&Op) -> Range<usize>| ops.iter().flat_map(side).collect::<Vec<usize>>();
        assert_eq!(flat(&there.ops, |op| op.a.clone()), (0..there.a.len()).collect::<Vec<_>>(), "{a} | {b}");
        assert_eq!(flat(&there.ops, |op| op.b.clone()), (0..there.b.len()).collect::<Vec<_>>(), "{a} | {b}");
        for op in there.ops.iter().filter(|op| op.kind == OpKind::Same) {
            let keys = |words: &[Word]| words.iter().map(|word| word.key.clone()).collect::<Vec<_>>();
            assert_eq!(keys(&there.a[op.a.clone()]), keys(&there.b[op.b.clone()]), "{a} | {b}");
        }
        let mut swapped = back.ops;
        swapped.iter_mut().for_each(swap);
        assert_eq!(there.ops, swapped, "{a} | {b}");
    }

    #[test]
    fn no_word_is_lost_and_sides_swap() {
        let mut state = 7;
        for round in 0..400 {
            let (a, b) = (text(&mut state, round % 23), text(&mut state, round % 17));
            check(&a, &b);
        }
        check("We have agreed to widen trade, training and ties", "It was agreed to widen training and other ties");
    }

    #[test]
    fn long_wordings_keep_their_ends() {
        let mut state = 9;
        let (a, b) = (text(&mut state, 1000), text(&mut state, 900));
        check(&a, &b);
        check(&a, &format!("{a} more"));
        check(&a, "we agreed");
    }
}
