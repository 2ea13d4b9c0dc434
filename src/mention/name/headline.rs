//! Names in title case, where every word has a capital: only what the body or the tables support is taken.
//!
//! Longest first: a name of the body or its last word, a country or well-known name, a given name with its family name.

use rustc_hash::FxHashMap;

use super::kind::{Evidence, evidence};
use super::split::{Piece, title_at};
use super::word::{Shape, Words};
use crate::lexicon;
use crate::mention::NameKind;

/// Longest name that is looked up, in words.
const LONGEST: usize = 8;

/// Share of the longer words that must be capitalised for title case.
const TITLE_CASE_SHARE: f64 = 0.75;

/// Words from this length on are capitalised in every style of title case.
const TITLE_CASE_LETTERS: usize = 5;

/// Whether the sentence is written in title case or capitals.
pub(super) fn is_title_case(words: &Words) -> bool {
    let long = words.list.iter().filter(|word| {
        matches!(word.shape, Shape::Lower | Shape::Capital | Shape::Upper) && word.span.len() >= TITLE_CASE_LETTERS
    });
    let (mut capital, mut all) = (0_u32, 0_u32);
    for word in long {
        all += 1;
        capital += u32::from(word.is_capital());
    }
    all >= 3 && f64::from(capital) >= TITLE_CASE_SHARE * f64::from(all)
}

/// The supported names of a sentence in title case, each with its kind.
pub(super) fn pieces(words: &Words, body: &FxHashMap<String, NameKind>) -> Vec<(Piece, NameKind)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.list.len() {
        match name_at(words, body, at) {
            Some((piece, kind)) => {
                found.push((piece, kind));
                at = piece.end;
            }
            None => at += 1,
        }
    }
    found
}

fn name_at(words: &Words, body: &FxHashMap<String, NameKind>, at: usize) -> Option<(Piece, NameKind)> {
    if !words.list[at].is_capital() {
        return None;
    }
    let full = titles_before(words, at);
    for length in (1..=LONGEST.min(words.list.len() - at)).rev() {
        let piece = Piece { full, start: at, end: at + length, is_titled: full < at };
        if let Some(kind) = supported(words, body, piece) {
            return Some((piece, kind));
        }
    }
    None
}

fn supported(words: &Words, body: &FxHashMap<String, NameKind>, piece: Piece) -> Option<NameKind> {
    let inner = piece.start..piece.end;
    if !words.list[piece.end - 1].is_capital() || inner.clone().rev().skip(1).any(|at| words.list[at].is_possessive()) {
        return None;
    }
    if let Some(kind) = body.get(words.phrase(piece.start, piece.end).as_str()) {
        return Some(*kind);
    }
    if inner.clone().any(|at| words.list[at].shape == Shape::Punct) {
        return None;
    }
    match evidence(words, Piece { is_titled: false, ..piece }) {
        Evidence::Firm(NameKind::Person) => is_name_pair(words, piece).then_some(NameKind::Person),
        Evidence::Firm(kind) => is_table_name(words, piece).then_some(kind),
        _ => None,
    }
}

/// A given name and one or two words that are no ordinary ones.
fn is_name_pair(words: &Words, piece: Piece) -> bool {
    let length = piece.end - piece.start;
    (2..=3).contains(&length) && (piece.start + 1..piece.end).all(|at| !lexicon::is_ordinary(words.norm(at)))
}

/// A country, state or well-known name as a whole: head words prove nothing in title case.
fn is_table_name(words: &Words, piece: Piece) -> bool {
    let word = |ahead: usize| words.norm_before(piece.start + ahead, piece.end);
    let length = Some(piece.end - piece.start);
    lexicon::known_name(word).map(|(length, _)| length) == length
        || lexicon::country(word).map(|(length, _)| length) == length
        || lexicon::us_state(word).map(|(length, _)| length) == length
}

/// Where the titles directly before `at` start.
fn titles_before(words: &Words, at: usize) -> usize {
    (at.saturating_sub(4)..at)
        .find(|&start| title_at(words, start, at).is_some_and(|(length, _)| start + length == at))
        .unwrap_or(at)
}
