//! Whether the clause around a date speaks of the past or of what is to come.
//!
//! The nearest cue in the clause decides; no cue, no tense.

use super::words::Words;
use crate::lexicon::calendar::{ClauseCue, calendar};

/// What a clause speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unclear,
}

/// Cues further off than this speak of something else.
const REACH: usize = 14;

/// "Will have been held": so many words may stand between the future and its participle.
const VERB_GROUP: usize = 3;

/// The tense of the clause that holds the pieces `start..end`.
pub(super) fn tense(words: &Words, start: usize, end: usize) -> Tense {
    if matches!(words.before(start), "by" | "until" | "till") {
        return Tense::Future;
    }
    let back = (start.saturating_sub(REACH)..start).rev();
    // "On Tuesday, the court will": the comma ends no clause.
    let end = words.past(end, ",");
    let ahead = end..(end + REACH).min(words.len());
    match (nearest(words, back, false), nearest(words, ahead, true)) {
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

fn nearest(words: &Words, places: impl Iterator<Item = usize>, ahead: bool) -> Option<(usize, Tense)> {
    for (distance, at) in places.enumerate() {
        let text = words.text(at);
        if is_mark(text) {
            return None;
        }
        match cue(words, at) {
            Some(ClauseCue::Past) if is_future_group(words, at) => return Some((distance, Tense::Future)),
            Some(ClauseCue::Past) => return Some((distance, Tense::Past)),
            Some(ClauseCue::Future) => return Some((distance, Tense::Future)),
            // Another clause begins, which has its own tense.
            Some(ClauseCue::Border) if ahead => return None,
            _ => {}
        }
    }
    None
}

fn is_mark(text: &str) -> bool {
    matches!(text, "," | ";" | ":" | "(" | ")" | "\"" | "–" | "--" | "." | "_")
}

/// "will be held", "was scheduled to be signed", "were planning": a past form beside a future one.
fn is_future_group(words: &Words, at: usize) -> bool {
    let is_future = |at: usize| calendar().tense_cues.get(words.text(at)) == Some(&ClauseCue::Future);
    let before = (at.saturating_sub(VERB_GROUP)..at).rev().take_while(|&at| !is_mark(words.text(at)));
    let infinitive = words.before(at) == "be" && at > 1 && words.before(at - 1) == "to";
    infinitive || before.into_iter().any(is_future) || is_future(at + 1)
}

fn cue(words: &Words, at: usize) -> Option<ClauseCue> {
    let text = words.text(at);
    match calendar().tense_cues.get(text) {
        Some(cue) => Some(*cue),
        None if text.len() > 4 && text.ends_with("ed") && !words.is_capital(at) => Some(ClauseCue::Past),
        None => None,
    }
}
