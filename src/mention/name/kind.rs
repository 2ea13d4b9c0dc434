//! What a name names, by titles, head words, gazetteers, given names, and the words around it.
//!
//! `Evidence` is what one place in the text tells; names that stay open take the kind of the same name elsewhere.

use super::split::Piece;
use super::word::{Shape, Words};
use crate::lexicon::gazetteer::{
    COUNTRY, DICTIONARY, KNOWN_CITY, LOWER, MIXED, ORGANIZATION, PERSON, PLACE, PLACES, POST, STATE,
};
use crate::lexicon::{self, Naming};
use crate::mention::NameKind;

/// Postal codes of two letters are too often acronyms; "Va." counts with its full stop.
const STATE_LETTERS: usize = 3;

/// What the words of a name and around it tell about its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// The name's own words decide.
    Firm(NameKind),
    /// The surroundings speak for it.
    Likely(NameKind),
    /// Nothing speaks.
    Open,
    /// The recogniser, which knows persons, organisations and places, does not take it for one.
    Denied,
    /// It is no name.
    Reject,
}

/// The kind of the name that `piece` spans.
pub(super) fn evidence(words: &Words, piece: Piece) -> Evidence {
    if piece.is_titled {
        return Evidence::Firm(NameKind::Person);
    }
    by_table(words, piece)
        .or_else(|| by_gazetteer(words, piece))
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
    if length == 1 && is_party_label(words.norm(piece.start)) {
        return Some(Evidence::Reject);
    }
    let is_state = length == 1 && words.list[piece.start].span.len() >= STATE_LETTERS;
    (is_state && word(0).and_then(lexicon::us_state_by_abbreviation).is_some())
        .then_some(Evidence::Firm(NameKind::Place))
}

/// Known names of several words, and words that only stress or a headline writes in capitals.
fn by_gazetteer(words: &Words, piece: Piece) -> Option<Evidence> {
    let all = words.flags_of_all(piece.start, piece.end);
    if piece.end - piece.start == 1 {
        let is_shouted = words.list[piece.start].shape == Shape::Upper && all & LOWER != 0;
        return is_shouted.then_some(Evidence::Reject);
    }
    if all & (KNOWN_CITY | STATE | PLACE) != 0 || all & PLACES != 0 && all & PERSON == 0 {
        return Some(Evidence::Firm(NameKind::Place));
    }
    (all & ORGANIZATION != 0).then_some(Evidence::Firm(NameKind::Organization))
}

/// "D-Calif.": a party and a state are no name.
fn is_party_label(norm: &str) -> bool {
    norm.split_once('-').is_some_and(|(party, state)| {
        lexicon::party_by_letter(party).is_some() && lexicon::us_state_by_abbreviation(state).is_some()
    })
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
fn first_place_head(words: &Words, piece: Piece) -> Option<&'static lexicon::NameHead> {
    let head = lexicon::name_head(words.norm(piece.start))?;
    (piece.end - piece.start >= 2 && head.takes("first")).then_some(head)
}

/// Whether no table and no head word, but the form alone tells that a person is named.
pub(super) fn is_person_by_form(words: &Words, piece: Piece) -> bool {
    by_table(words, piece).is_none() && by_gazetteer(words, piece).is_none() && by_head(words, piece).is_none()
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
    if length == 1 && list[0].shape == Shape::Upper && !is_prominent_place(words, piece) {
        return Some(Evidence::Likely(NameKind::Organization));
    }
    let is_located = piece.start > 0 && matches!(words.norm(piece.start - 1), "in" | "near" | "outside");
    if (!is_given || is_located) && is_prominent_place(words, piece) {
        return Some(Evidence::Likely(NameKind::Place));
    }
    is_given.then_some(Evidence::Likely(NameKind::Person))
}

/// Whether the gazetteer's best-known bearer of the name is a place, and not by an abbreviation.
fn is_prominent_place(words: &Words, piece: Piece) -> bool {
    let key = words.phrase(piece.start, piece.end);
    lexicon::places(&key).iter().any(|place| place.is_prominent && !place.is_abbreviation)
}

fn has_particle(words: &Words, piece: Piece) -> bool {
    (piece.start + 1..piece.end).any(|at| lexicon::is_name_particle(words.norm(at)))
}

/// The kind of a name that nothing else explains: two or three capitalised words are mostly a person, and a single
/// word is what the gazetteer knows it as.
pub(super) fn by_look(words: &Words, piece: Piece) -> NameKind {
    let is_ordinary = |at: usize| words.flags(at) & (LOWER | DICTIONARY | MIXED) != 0;
    let is_person = |at: usize| words.flags(at) & PERSON != 0;
    let all = words.flags_of_all(piece.start, piece.end);
    let last = piece.end - 1;
    let is_thing = follows_article(words, piece);
    match piece.end - piece.start {
        1 if is_ordinary(last) => NameKind::Other,
        1 if all & (KNOWN_CITY | COUNTRY) != 0 => NameKind::Place,
        1 if is_person(last) && (!is_thing || is_modifier(words, piece)) => NameKind::Person,
        1 if is_thing => NameKind::Other,
        1 if all & PLACES != 0 => NameKind::Place,
        1 if all & ORGANIZATION != 0 => NameKind::Organization,
        2 | 3 if all & PLACES != 0 => NameKind::Place,
        2 | 3 if all & ORGANIZATION != 0 => NameKind::Organization,
        2 | 3 if is_thing && (piece.start..piece.end).any(is_ordinary) => NameKind::Other,
        2 | 3 if is_thing => NameKind::Organization,
        2 | 3
            if (piece.start..piece.end).all(|at| words.list[at].is_capital() && !is_ordinary(at) || is_person(at)) =>
        {
            NameKind::Person
        }
        _ => NameKind::Other,
    }
}

fn follows_article(words: &Words, piece: Piece) -> bool {
    piece.start > 0 && matches!(words.norm(piece.start - 1), "the" | "a" | "an")
}

/// "the Samsara": one word with an article of its own.
pub(super) fn is_thing(words: &Words, piece: Piece) -> bool {
    piece.end - piece.start == 1 && follows_article(words, piece) && !is_modifier(words, piece)
}

/// "the Obama administration": a noun follows, which the article belongs to.
fn is_modifier(words: &Words, piece: Piece) -> bool {
    let after = words.norm(piece.end);
    words.list.get(piece.end).is_some_and(|word| word.shape == Shape::Lower) && !lexicon::opens_sentences(after)
}

/// What stands directly before and after an open name.
fn by_surroundings(words: &Words, piece: Piece) -> Evidence {
    let before = if piece.start > 0 { words.norm(piece.start - 1) } else { "" };
    let after = words.norm(piece.end);
    let length = piece.end - piece.start;
    if let Some(kind) = by_noun_before(words, piece) {
        return Evidence::Likely(kind);
    }
    if lexicon::is_saying(after) && length <= 3 {
        return Evidence::Likely(NameKind::Person);
    }
    if before == "of" && piece.start > 1 && is_kind_of_place(words.norm(piece.start - 2)) {
        return Evidence::Likely(NameKind::Place);
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

/// "singer Cabral", "the band Deadsy", "the village Aisby": a noun in small letters directly before tells what is named.
pub(super) fn by_noun_before(words: &Words, piece: Piece) -> Option<NameKind> {
    let before = piece.start.checked_sub(1)?;
    if words.list[before].shape != Shape::Lower {
        return None;
    }
    if words.flags(before) & POST != 0 && !words.list[before].is_possessive() {
        return Some(NameKind::Person);
    }
    let naming = lexicon::name_head(words.norm(before))?.naming;
    matches!(naming, Naming::Organization | Naming::Place).then(|| kind_of(naming))?
}

/// "the village of": the word before "of" says what is named.
fn is_kind_of_place(word: &str) -> bool {
    lexicon::name_head(word).is_some_and(|head| head.naming == Naming::Place)
}

fn is_state_or_country(words: &Words, at: usize) -> bool {
    let word = |ahead: usize| words.norm_before(at + ahead, words.list.len());
    if words.list.get(at).is_some_and(|word| word.is_possessive()) {
        return false;
    }
    lexicon::country(word).is_some()
        || lexicon::us_state(word).is_some()
        || words.list.get(at).is_some_and(|word| word.is_capital())
            && lexicon::us_state_by_abbreviation(words.norm(at)).is_some()
}
