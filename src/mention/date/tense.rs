//! Whether the clause around a date speaks of the past or of what is to come.
//!
//! The nearest cue in the clause decides; no cue, no tense.

use super::words::Words;
use crate::lexicon::calendar::calendar;

/// What a clause speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unclear,
}

/// Cues further off than this speak of something else.
const REACH: usize = 14;

/// The tense of the clause that holds the pieces `start..end`.
pub(super) fn tense(words: &Words, start: usize, end: usize) -> Tense {
    if matches!(words.before(start), "by" | "until" | "till") {
        return Tense::Future;
    }
    let back = (start.saturating_sub(REACH)..start).rev();
    let ahead = end..(end + REACH).min(words.len());
    match (nearest(words, back), nearest(words, ahead)) {
        (Some((near, tense)), Some((far, other))) => {
            if far < near {
                other
            } else {
                tense
            }
        }
        (Some((_, tense)), None) | (None, Some((_, tense))) => tense,
        (None, None) => Tense::Unclear,
    }
}

fn nearest(words: &Words, places: impl Iterator<Item = usize>) -> Option<(usize, Tense)> {
    for (distance, at) in places.enumerate() {
        let text = words.text(at);
        if matches!(text, "," | ";" | ":" | "(" | ")" | "\"" | "–" | "--" | ".") {
            return None;
        }
        if let Some(tense) = cue(text) {
            return Some((distance, tense));
        }
    }
    None
}

fn cue(text: &str) -> Option<Tense> {
    match calendar().tense_cues.get(text) {
        Some(true) => Some(Tense::Future),
        Some(false) => Some(Tense::Past),
        None if text.len() > 4 && text.ends_with("ed") => Some(Tense::Past),
        None => None,
    }
}
