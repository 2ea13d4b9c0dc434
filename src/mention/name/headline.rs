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

/// Whether the sentence is written in title case or capitals. Headlines have no full stop; captions full of names do.
pub(super) fn is_title_case(words: &Words) -> bool {
    let long = words.list.iter().filter(|word| {
        matches!(word.shape, Shape::Lower | Shape::Capital | Shape::Upper) && word.span.len() >= TITLE_CASE_LETTERS
    });
    let (mut capital, mut all) = (0_u32, 0_u32);
    for word in long {
        all += 1;
        capital += u32::from(word.is_capital());
    }
    let ends_in_full_stop = words.list.last().is_some_and(|word| word.shape == Shape::Punct) && {
        let last = words.norm(words.list.len() - 1);
        last.is_empty() || last == ")"
    };
    all >= 3 && !ends_in_full_stop && f64::from(capital) >= TITLE_CASE_SHARE * f64::from(all)
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
    let longest = LONGEST.min(words.list.len() - at);
    let piece = |length: usize| Piece { full, start: at, end: at + length, is_titled: full < at };
    let of_body = (1..=longest).rev().map(piece).find_map(|piece| Some((piece, in_body(words, body, piece)?)));
    of_body.or_else(|| (1..=longest).rev().map(piece).find_map(|piece| Some((piece, in_tables(words, piece)?))))
}

/// The kind that the same name has in the body.
fn in_body(words: &Words, body: &FxHashMap<String, NameKind>, piece: Piece) -> Option<NameKind> {
    let is_cut = (piece.start..piece.end - 1).any(|at| words.list[at].is_possessive());
    let kind = body.get(words.phrase(piece.start, piece.end).as_str());
    kind.copied().filter(|_| !is_cut && words.list[piece.end - 1].is_capital())
}

/// The kind that the tables give.
fn in_tables(words: &Words, piece: Piece) -> Option<NameKind> {
    let is_whole = (piece.start..piece.end)
        .all(|at| words.list[at].is_capital() && (at + 1 == piece.end || !words.list[at].is_possessive()));
    if !is_whole || title_at(words, piece.start, piece.end).is_some() {
        return None;
    }
    match evidence(words, Piece { is_titled: false, ..piece }) {
        Evidence::Firm(NameKind::Person) => is_name_pair(words, piece).then_some(NameKind::Person),
        Evidence::Firm(kind) => is_table_name(words, piece).then_some(kind),
        _ => None,
    }
}

/// A given name and a family name that is no ordinary word, with at most an initial between them.
fn is_name_pair(words: &Words, piece: Piece) -> bool {
    let last = piece.end - 1;
    let is_short = match last - piece.start {
        1 => true,
        2 => words.list[last - 1].shape == Shape::Initial,
        _ => false,
    };
    is_short && words.list[last].shape == Shape::Capital && !lexicon::is_ordinary(words.norm(last))
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
