//! How certain a clause is made, and whether it is affirmed.
//!
//! Reads cue words from the lexicon; leaves speakers to `mention::quote`.

use crate::claim::Stance;
use crate::claim::frame::Frame;
use crate::lexicon::clause::{StanceCue, is_negation, stance_cue};
use crate::syntax::{Document, TokenRange};

/// The stance of a clause: its strongest cue; `Reported` where it has none but is cited.
pub(super) fn of(document: &Document, tokens: TokenRange, is_cited: bool) -> Stance {
    match tokens.indexes().filter_map(|at| stance_cue(document.lemma(at))).max() {
        Some(StanceCue::Denied) => Stance::Denied,
        Some(StanceCue::Alleged) => Stance::Alleged,
        Some(StanceCue::Possible) => Stance::Possible,
        Some(StanceCue::Planned) => Stance::Planned,
        Some(StanceCue::Reported) => Stance::Reported,
        None if is_cited => Stance::Reported,
        None => Stance::Asserted,
    }
}

/// The stance of a clause with a frame: what the words around its predicate tell; what a denial cites is denied.
pub(super) fn of_frame(document: &Document, frame: &Frame, is_cited: bool) -> Stance {
    let cue = frame.source.as_ref().map(|source| source.cue as usize);
    let is_denial = cue.is_some_and(|cue| stance_cue(document.lemma(cue)) == Some(StanceCue::Denied));
    match frame.stance {
        _ if is_denial => Stance::Denied,
        Stance::Asserted if is_cited || frame.source.is_some() || frame.is_reporting => Stance::Reported,
        stance => stance,
    }
}

/// Whether no negation stands in the clause, or two cancel out.
pub(super) fn is_affirmed(document: &Document, tokens: TokenRange) -> bool {
    tokens.indexes().filter(|&at| is_negation(document.norm(at))).count() % 2 == 0
}
