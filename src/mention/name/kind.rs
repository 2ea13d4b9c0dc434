//! What a name names, by titles, head words, gazetteers, given names, and the words around it.
//!
//! `Evidence` is what one place in the text tells; names that stay open take the kind of the same name elsewhere.

use super::split::Piece;
use super::word::{Shape, Words};
use crate::lexicon::{self, Naming};
use crate::mention::NameKind;

/// What the words of a name and around it tell about its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// The name's own words decide.
    Firm(NameKind),
    /// The surroundings speak for it.
    Likely(NameKind),
    /// Nothing speaks.
    Open,
    /// It is no name.
    Reject,
}

/// The kind of the name that `piece` spans.
pub(super) fn evidence(words: &Words, piece: Piece) -> Evidence {
    if piece.is_titled {
        return Evidence::Firm(NameKind::Person);
    }
    by_table(words, piece)
        .or_else(|| by_head(words, piece))
        .or_else(|| by_form(words, piece))
        .unwrap_or_else(|| by_surroundings(words, piece))
}

/// Well-known names, countries, states; nationality adjectives are none.
fn by_table(words: &Words, piece: Piece) -> Option<Evidence> {
    let length = piece.end - piece.start;
    let word = |ahead: usize| words.norm_before(piece.start + ahead, piece.end);
    if let Some((known, naming)) = lexicon::known_name(word)
        && known == length
    {
        return Some(kind_of(naming).map_or(Evidence::Reject, Evidence::Firm));
    }
    let is_whole = |found: Option<usize>| found == Some(length);
    if is_whole(lexicon::country(word).map(|(length, _)| length)) {
        return Some(Evidence::Firm(NameKind::Place));
    }
    if is_whole(lexicon::us_state(word).map(|(length, _)| length)) {
        return Some(Evidence::Firm(NameKind::Place));
    }
    if is_whole(lexicon::demonym(word).map(|(length, _)| length)) {
        return Some(Evidence::Reject);
    }
    let is_state = length == 1 && words.list[piece.end - 1].end - words.list[piece.start].span.start() > 3;
    (is_state && word(0).and_then(lexicon::us_state_by_abbreviation).is_some())
        .then_some(Evidence::Firm(NameKind::Place))
}

fn kind_of(naming: Naming) -> Option<NameKind> {
    match naming {
        Naming::Organization => Some(NameKind::Organization),
        Naming::Place => Some(NameKind::Place),
        Naming::Other => Some(NameKind::Other),
        Naming::Opener | Naming::None => None,
    }
}

/// The head: the word before the first link, else the last word.
fn by_head(words: &Words, piece: Piece) -> Option<Evidence> {
    let linked = (piece.start + 1..piece.end).find(|&at| matches!(words.norm(at), "of" | "for" | "on"));
    let opener = lexicon::name_head(words.norm(piece.start)).filter(|head| head.naming == Naming::Opener);
    if linked.is_some() && opener.is_some() {
        return Some(Evidence::Firm(NameKind::Organization));
    }
    let head_at = linked.map_or(piece.end, |link| link) - 1;
    let head = lexicon::name_head(words.norm(head_at)).or_else(|| first_place_head(words, piece))?;
    let kind = kind_of(head.naming)?;
    let is_person =
        head.is_surname() && piece.end - piece.start <= 3 && lexicon::is_given_name(words.norm(piece.start));
    if is_person {
        return Some(Evidence::Firm(NameKind::Person));
    }
    Some(if piece.end - piece.start > 1 { Evidence::Firm(kind) } else { Evidence::Likely(kind) })
}

/// "Mount Everest", "Hurricane Sandy", "Lake Erie": the head stands first.
fn first_place_head<'w>(words: &'w Words, piece: Piece) -> Option<&'static lexicon::NameHead> {
    let head = lexicon::name_head(words.norm(piece.start))?;
    (piece.end - piece.start >= 2 && head.takes("first")).then_some(head)
}

/// Initials, generations, given names and acronyms.
fn by_form(words: &Words, piece: Piece) -> Option<Evidence> {
    let list = &words.list[piece.start..piece.end];
    let length = list.len();
    let is_given = lexicon::is_given_name(words.norm(piece.start));
    let has_initial = length >= 2 && list.iter().any(|word| word.shape == Shape::Initial);
    let has_generation = length >= 2 && lexicon::is_person_suffix(words.norm(piece.end - 1));
    if has_generation || has_initial || is_given && length >= 2 {
        return Some(Evidence::Firm(NameKind::Person));
    }
    if has_particle(words, piece) {
        return Some(Evidence::Likely(NameKind::Person));
    }
    if length == 1 && list[0].shape == Shape::Upper {
        return Some(Evidence::Likely(NameKind::Organization));
    }
    is_given.then_some(Evidence::Likely(NameKind::Person))
}

fn has_particle(words: &Words, piece: Piece) -> bool {
    (piece.start + 1..piece.end).any(|at| lexicon::is_name_particle(words.norm(at)))
}

/// What stands directly before and after an open name.
fn by_surroundings(words: &Words, piece: Piece) -> Evidence {
    let before = if piece.start > 0 { words.norm(piece.start - 1) } else { "" };
    let after = words.norm(piece.end);
    let length = piece.end - piece.start;
    if lexicon::is_saying(after) && length <= 3 {
        return Evidence::Likely(NameKind::Person);
    }
    if matches!(after, "," | "(") && is_state_or_country(words, piece.end + 1) {
        return Evidence::Likely(NameKind::Place);
    }
    if matches!(before, "in" | "near" | "outside" | "across")
        && length <= 2
        && !words.list[piece.end - 1].is_possessive()
    {
        return Evidence::Likely(NameKind::Place);
    }
    Evidence::Open
}

fn is_state_or_country(words: &Words, at: usize) -> bool {
    let word = |ahead: usize| words.norm_before(at + ahead, words.list.len());
    lexicon::country(word).is_some()
        || lexicon::us_state(word).is_some()
        || words.list.get(at).is_some_and(|word| word.is_capital())
            && lexicon::us_state_by_abbreviation(words.norm(at)).is_some()
}
