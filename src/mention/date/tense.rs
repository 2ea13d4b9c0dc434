//! Whether the clause around a date speaks of the past or of what is to come.
//!
//! The nearest cue in the clause decides; where none is near, the verb that governs the date; no cue, no tense.

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

/// A cue this close before the date speaks of it.
const FIRM_REACH: usize = 9;

/// The whole sentence is searched only so far back.
const SENTENCE_REACH: usize = 30;

/// "Will have been held": so many words may stand between the future and its participle.
const VERB_GROUP: usize = 3;

/// The tense of the clause that holds the pieces `start..end`.
pub(super) fn tense(words: &Words, start: usize, end: usize) -> Tense {
    if calendar().role(words.before(start)).deadline {
        // "They had not called until Thursday."
        let near = start.saturating_sub(REACH)..(end + REACH).min(words.len());
        let before = near.into_iter().any(|at| words.text(at) == "had");
        return if before { Tense::Past } else { Tense::Future };
    }
    // "The exhibit opens Friday."
    if words.is_planned(start, end) {
        return Tense::Future;
    }
    let back = (start.saturating_sub(REACH)..start).rev();
    // "On Tuesday, the court will": the comma ends no clause.
    let end = words.past(end, ",");
    let ahead = end..(end + REACH).min(words.len());
    if words.before(start) == "as" {
        return Tense::Future;
    }
    match (nearest(words, back, false), nearest(words, ahead, true)) {
        (Some((near, tense)), Some((far, other))) => {
            if far < near {
                other
            } else {
                tense
            }
        }
        (Some((_, tense)), None) | (None, Some((_, tense))) => tense,
        (None, None) => governed(words, start).unwrap_or_else(|| earlier_clause(words, start)),
    }
}

/// What the verb that governs the date and its auxiliaries tell; what is to come outweighs the rest of a verb group.
fn governed(words: &Words, start: usize) -> Option<Tense> {
    let told = words.governing_verb(start).filter_map(|at| told(words, at));
    told.reduce(|first, next| if next == Tense::Future { next } else { first })
}

/// Whether the cue stands so close that the tense is no guess: "will vote in March", "In March, they voted".
pub(super) fn is_firm(words: &Words, start: usize, end: usize) -> bool {
    let back = (start.saturating_sub(FIRM_REACH)..start).rev();
    // A date that opens its clause has its verb after it.
    let opens = start <= 1 || is_mark(words.before(start - 1));
    let end = words.past(end, ",");
    let ahead = end..(end + 2 * FIRM_REACH).min(words.len());
    // "The quarter ended Sept. 30."
    let follows = told(words, end) == Some(Tense::Past);
    follows || nearest(words, back, false).is_some() || opens && nearest(words, ahead, true).is_some()
}

/// Whether the words before `start` in its clause, or the verb that governs it, look ahead.
pub(super) fn looks_ahead(words: &Words, start: usize) -> bool {
    let back = (start.saturating_sub(REACH)..start).rev();
    let tense = nearest(words, back, false).map(|(_, tense)| tense).or_else(|| governed(words, start));
    tense == Some(Tense::Future)
}

/// The tense of the sentence before the date, past commas: "is running, his office said, in November".
fn earlier_clause(words: &Words, start: usize) -> Tense {
    let places = (start.saturating_sub(SENTENCE_REACH)..start).rev();
    places.into_iter().find_map(|at| told(words, at)).unwrap_or(Tense::Unclear)
}

fn nearest(words: &Words, places: impl Iterator<Item = usize>, ahead: bool) -> Option<(usize, Tense)> {
    for (distance, at) in places.enumerate() {
        let text = words.text(at);
        if is_mark(text) {
            return None;
        }
        if let Some(tense) = told(words, at) {
            return Some((distance, tense));
        }
        // Another clause begins, which has its own tense.
        if ahead && cue(words, at) == Some(ClauseCue::Border) {
            return None;
        }
    }
    None
}

/// What the word at `at` tells of its clause.
fn told(words: &Words, at: usize) -> Option<Tense> {
    match cue(words, at)? {
        // "Due to expire", but not "due to the rain".
        ClauseCue::Future if words.text(at) == "due" && words.text(at + 1) == "to" && !words.is_base(at + 2) => None,
        // "Had been due to expire on Friday."
        ClauseCue::Future if is_past_group(words, at) => Some(Tense::Past),
        ClauseCue::Future => Some(Tense::Future),
        ClauseCue::Past if !is_past_group(words, at) && is_future_group(words, at) => Some(Tense::Future),
        // "Is heard" is no past.
        ClauseCue::Past if calendar().role(words.before(at)).being => None,
        ClauseCue::Past => Some(Tense::Past),
        ClauseCue::Present if words.text(at + 1).ends_with("ing") => Some(Tense::Future),
        ClauseCue::Present | ClauseCue::Border => None,
    }
}

fn is_mark(text: &str) -> bool {
    matches!(text, "," | ";" | ":" | "(" | ")" | "\"" | "–" | "--" | "." | "_")
}

/// "had been due", "had planned": what was to come, seen from later.
fn is_past_group(words: &Words, at: usize) -> bool {
    let before = (at.saturating_sub(VERB_GROUP)..at).rev().take_while(|&at| !is_mark(words.text(at)));
    before.into_iter().any(|at| words.text(at) == "had")
}

/// "will be held", "was scheduled to be signed", "were planning": a past form beside a future one.
fn is_future_group(words: &Words, at: usize) -> bool {
    let is_future = |at: usize| calendar().tense_cues.get(words.text(at)) == Some(&ClauseCue::Future);
    let before = (at.saturating_sub(VERB_GROUP)..at).rev().take_while(|&at| !is_mark(words.text(at)));
    let infinitive = words.before(at) == "be" && at > 1 && words.before(at - 1) == "to";
    let planned = calendar().role(words.text(at)).was && is_future(at + 1);
    infinitive || before.into_iter().any(is_future) || planned
}

fn cue(words: &Words, at: usize) -> Option<ClauseCue> {
    let text = words.text(at);
    match calendar().tense_cues.get(text) {
        // "May" with a capital is a month or a name.
        Some(_) if words.is_capital(at) && at > 0 => None,
        Some(cue) => Some(*cue),
        // "A registered nurse" tells no tense.
        None if calendar().role(words.before(at)).article => None,
        None if words.is_preterite(at) => Some(ClauseCue::Past),
        // "An unspecified date" tells none either.
        None if text.len() > 4 && text.ends_with("ed") && words.is_verb(at) => Some(ClauseCue::Past),
        None => None,
    }
}
