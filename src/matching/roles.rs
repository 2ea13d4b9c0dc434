//! Features of who does what: whether paired words hang together alike, and whether the deeds are the same.
//!
//! Reads frames and trees through the alignment.

use crate::claim::frame::{Frame, FrameKind};
use crate::lexicon::senses;

use super::align::Alignment;
use super::statement::Statement;

/// The names of the features, in the order of `of`.
pub const NAMES: [&str; 3] = ["ties between words shared", "main deeds alike", "deeds alike"];

/// The features of an alignment.
pub fn of(alignment: &Alignment<'_>) -> [f64; NAMES.len()] {
    let [a, b] = alignment.sides().map(|(side, _)| ties(side));
    let n_deeds = alignment.sides().map(|(side, _)| told(side).count()).into_iter().fold(1, usize::max);
    [
        ties_shared(alignment, &a) as f64 / a.len().max(b.len()).max(1) as f64,
        f64::from(are_main_deeds_alike(alignment)),
        n_deeds_shared(alignment) as f64 / n_deeds as f64,
    ]
}

/// Words and the words they depend on.
fn ties(side: &Statement) -> Vec<(usize, usize)> {
    let tie = |word: usize| Some((word, side.word_at(side.document.head(side.words[word].token)?)?));
    (0..side.words.len()).filter(|&word| side.words[word].is_content()).filter_map(tie).collect()
}

fn ties_shared(alignment: &Alignment<'_>, of_a: &[(usize, usize)]) -> usize {
    let is_shared = |&&(word, head): &&(usize, usize)| {
        let (other, other_head) = (alignment.of_a[word], alignment.of_a[head]);
        let Some(((other, _), (other_head, _))) = other.zip(other_head) else { return false };
        let b = alignment.b;
        b.document.head(b.words[other].token) == Some(b.words[other_head].token)
    };
    of_a.iter().filter(is_shared).count()
}

/// The frames that tell something, not only that somebody says so.
fn told(side: &Statement) -> impl Iterator<Item = &Frame> {
    side.frames.iter().filter(|frame| !frame.is_reporting && frame.kind != FrameKind::Apposition)
}

/// How many frames of `a` tell a deed that a frame of `b` tells, one to one.
fn n_deeds_shared(alignment: &Alignment<'_>) -> usize {
    let mut taken = Vec::new();
    for of_a in told(alignment.a) {
        let is_free_and_same = |of_b: &&Frame| !taken.contains(&of_b.predicate()) && is_one_deed(alignment, of_a, of_b);
        let found = told(alignment.b).find(is_free_and_same).map(Frame::predicate);
        taken.extend(found);
    }
    taken.len()
}

fn is_one_deed(alignment: &Alignment<'_>, of_a: &Frame, of_b: &Frame) -> bool {
    let (a, b) = (alignment.a, alignment.b);
    let words = a.word_at(of_a.predicate()).zip(b.word_at(of_b.predicate()));
    let (verb_a, verb_b) = (of_a.lemma(&a.document), of_b.lemma(&b.document));
    let is_copula = verb_a == "be";
    words.is_some_and(|(x, y)| alignment.are_paired(x, y))
        || (!is_copula && (verb_a == verb_b || senses::are_related(verb_a, verb_b)))
}

/// Whether the first deed that each tells is the same.
fn are_main_deeds_alike(alignment: &Alignment<'_>) -> bool {
    main_deed(alignment).is_some()
}

/// The frames of the first deed that each tells, where it is the same.
pub fn main_deed<'s>(alignment: &Alignment<'s>) -> Option<(&'s Frame, &'s Frame)> {
    let is_main = |frame: &&Frame| matches!(frame.kind, FrameKind::Verb | FrameKind::Copula);
    let [a, b] = alignment.sides().map(|(side, _)| told(side).find(is_main));
    a.zip(b).filter(|(of_a, of_b)| is_one_deed(alignment, of_a, of_b))
}
