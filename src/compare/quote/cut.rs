//! Whether one wording is a cut of the other: nothing changed, only left out at the ends, in whole sentences, or where an
//! ellipsis says so.

use super::align::{Alignment, Op, OpKind};
use super::words::Word;

/// How many equal words at both ends of a gap are looked at.
const MAX_SLIDE: usize = 3;

/// Whether the two differ only by what one leaves out at its ends, in whole sentences, or where it marks the gap.
pub(super) fn is_cut(alignment: &Alignment, a: &str, b: &str) -> bool {
    let within = &alignment.ops[alignment.common.clone()];
    let (Some(first), Some(last)) = (within.first(), within.last()) else { return false };
    let (start_a, start_b) = slid_back(alignment, first.a.start, first.b.start);
    let starts = start_a == 0 || start_b == 0;
    let ends = last.a.end == alignment.a.len() || last.b.end == alignment.b.len();
    let start_free = starts || (ends_sentence(a, &alignment.a, start_a) && ends_sentence(b, &alignment.b, start_b));
    let end_free = ends || (ends_sentence(a, &alignment.a, last.a.end) && ends_sentence(b, &alignment.b, last.b.end));
    start_free && end_free && within.iter().all(|op| is_plain(alignment, op, a, b))
}

/// Whether a step changes nothing: the same words, or words left out as one may.
pub(super) fn is_plain(alignment: &Alignment, op: &Op, a: &str, b: &str) -> bool {
    match op.kind {
        OpKind::Same => true,
        OpKind::Form | OpKind::Replaced => false,
        OpKind::Deleted | OpKind::Inserted => is_marked_gap(alignment, op, a, b),
    }
}

/// Where a common stretch starts when equal words before it, which the diff matched elsewhere, are counted in.
fn slid_back(alignment: &Alignment, mut at_a: usize, mut at_b: usize) -> (usize, usize) {
    while at_a > 0 && at_b > 0 && alignment.a[at_a - 1].key == alignment.b[at_b - 1].key {
        at_a -= 1;
        at_b -= 1;
    }
    (at_a, at_b)
}

/// Whether words that only one side has are whole sentences, or the other side shows an ellipsis there. Where equal
/// words stand at both ends of the gap, the diff may have put it a few words off.
fn is_marked_gap(alignment: &Alignment, op: &Op, a: &str, b: &str) -> bool {
    let deleted = op.kind == OpKind::Deleted;
    let (own_text, own, range) = if deleted { (a, &alignment.a, &op.a) } else { (b, &alignment.b, &op.b) };
    let (other_text, other, at) = if deleted { (b, &alignment.b, op.b.start) } else { (a, &alignment.a, op.a.start) };
    let ellipsis = ["...", "…", ". . ."];
    let is_elided = at > 0 && ellipsis.iter().any(|mark| between(other_text, other, at).contains(mark));
    let is_whole = |start: usize, end: usize| ends_sentence(own_text, own, start) && ends_sentence(own_text, own, end);
    let slides = |back: &usize| {
        let same = |step: usize| own[range.start - step].key == own[range.end - step].key;
        *back <= range.start && (1..=*back).all(same)
    };
    let is_slid = || (1..=MAX_SLIDE).take_while(slides).any(|back| is_whole(range.start - back, range.end - back));
    is_elided || is_whole(range.start, range.end) || is_slid()
}

/// Whether a sentence ends before word `at`. A comma before a capital ends one too: it stands for the full stop where
/// the outlet put "he said" between two sentences.
pub(super) fn ends_sentence(text: &str, words: &[Word], at: usize) -> bool {
    if at == 0 || at >= words.len() {
        return true;
    }
    let gap = between(text, words, at);
    gap.contains(['.', '!', '?', ';', '…']) || (gap.contains(',') && words[at].is_capital)
}

/// What stands between word `at - 1` and word `at`.
fn between<'t>(text: &'t str, words: &[Word], at: usize) -> &'t str {
    let start = words.get(at.wrapping_sub(1)).map_or(0, |word| word.span.end());
    let end = words.get(at).map_or(text.len(), |word| word.span.start());
    text.get(start..end).unwrap_or("")
}
