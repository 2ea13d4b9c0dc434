//! How certain a clause is made, and whether it is affirmed.
//!
//! Reads cue words from the lexicon; leaves speakers to `mention::quote`.

use crate::claim::Stance;
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

/// Whether no negation stands in the clause, or two cancel out.
pub(super) fn is_affirmed(document: &Document, tokens: TokenRange) -> bool {
    tokens.indexes().filter(|&at| is_negation(document.norm(at))).count() % 2 == 0
}
