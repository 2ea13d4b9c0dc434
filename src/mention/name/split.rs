//! One capitalised sequence to its names: titles, organisation and person are told apart without a comma between them.
//!
//! "Iranian Armed Forces Chief of Staff Maj. Gen. X" yields the organisation and the person, whose `full` starts at
//! the first title. Leaves the kind of what has no title to `kind`.

use super::chunk::Chunk;
use super::known::{Known, is_opening};
use super::word::{Shape, Words};
use crate::lexicon::{self, Naming, Title, TitleKind};

/// One name inside a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// The first word of the name with its titles.
    pub full: usize,
    /// The first word of the name.
    pub start: usize,
    /// The word after the name.
    pub end: usize,
    /// Whether a title stands directly before it.
    pub is_titled: bool,
}

impl Piece {
    fn plain(start: usize, end: usize) -> Piece {
        Piece { full: start, start, end, is_titled: false }
    }
}

/// The names in `chunk`, in order.
pub(super) fn pieces(words: &Words, known: &Known, chunk: Chunk) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let start = skip_openers(words, known, chunk);
    split(words, start, chunk.end, &mut pieces);
    pieces
}

/// Passes over words at the start whose capital comes from their place alone.
fn skip_openers(words: &Words, known: &Known, chunk: Chunk) -> usize {
    let mut start = chunk.start;
    while start < chunk.end {
        let norm = words.norm(start);
        let is_small = lexicon::opens_sentences(norm) && words.list[start].shape == Shape::Capital;
        let is_forced = start == chunk.start && is_opening(words, start);
        let is_plain = is_forced
            && chunk.end > start + 1
            && known.is_lower(norm)
            && !known.is_capital(norm)
            && lexicon::is_ordinary(norm)
            && !names_a_body(words, start, chunk.end)
            && !is_titled(words, start, chunk.end);
        if !is_small && !is_plain {
            break;
        }
        start += 1;
    }
    start
}

/// Whether the sequence as a whole is named by a head word, so that an ordinary first word belongs to it.
fn names_a_body(words: &Words, start: usize, end: usize) -> bool {
    (start..end).any(|at| lexicon::name_head(words.norm(at)).is_some())
}

fn is_titled(words: &Words, start: usize, end: usize) -> bool {
    lexicon::title(|ahead| words.norm_before(start + ahead, end)).is_some()
}

fn split(words: &Words, start: usize, end: usize, pieces: &mut Vec<Piece>) {
    if start >= end {
        return;
    }
    let Some((at, titles_end)) = first_titles(words, start, end) else {
        match person_after_office(words, start, end) {
            Some(at) => pieces.extend([Piece::plain(start, at), Piece::plain(at, end)]),
            None => pieces.extend(untitled(words, start, end)),
        }
        return;
    };
    pieces.extend(untitled(words, start, at));
    if titles_end < end {
        pieces.push(Piece { full: at, start: titles_end, end, is_titled: true });
    }
}

/// "Director of National Intelligence John Smith": after a post and "of", a given name starts the holder's name.
fn person_after_office(words: &Words, start: usize, end: usize) -> Option<usize> {
    let is_after_post = start >= 2
        && matches!(words.norm(start - 1), "of" | "for")
        && lexicon::title(|ahead| words.norm_before(start - 2 + ahead, start - 1)).is_some();
    let is_person_at =
        |at: usize| lexicon::is_given_name(words.norm(at)) && lexicon::name_head(words.norm(end - 1)).is_none();
    (start + 1..end.saturating_sub(1)).find(|&at| is_after_post && is_person_at(at))
}

/// Where the first run of titles in the sequence starts and ends, when they are titles there and not parts of a name.
fn first_titles(words: &Words, start: usize, end: usize) -> Option<(usize, usize)> {
    let mut at = start;
    while at < end {
        if let Some(titles_end) = titles_end(words, at, end)
            && is_title_here(words, start, at, titles_end, end)
        {
            return Some((at, titles_end));
        }
        at += 1;
    }
    None
}

/// The end of the titles that follow one another from `at`.
fn titles_end(words: &Words, at: usize, end: usize) -> Option<usize> {
    let mut titles_end = at;
    while let Some((length, _)) = title_at(words, titles_end, end) {
        titles_end += length;
    }
    (titles_end > at).then_some(titles_end)
}

/// The title at `at`; words in lower case between capitals ("Chief of Staff") count, a lower-case start does not.
pub(super) fn title_at(words: &Words, at: usize, end: usize) -> Option<(usize, &'static Title)> {
    if !words.list.get(at)?.is_capital() {
        return None;
    }
    lexicon::title(|ahead| words.norm_before(at + ahead, end))
}

fn is_title_here(words: &Words, start: usize, at: usize, titles_end: usize, end: usize) -> bool {
    if titles_end == end {
        // "Mike Judge" is a name; "White House Chief of Staff" ends in a post.
        return !(at == start + 1 && lexicon::is_given_name(words.norm(start)));
    }
    let last = words.norm(end - 1);
    let Some(head) = lexicon::name_head(last) else { return !is_linked_name(words, titles_end, end) };
    let is_surname = head.is_surname() || is_abbreviated(words, at);
    end > titles_end && is_surname && end - titles_end <= 3
        || end - titles_end >= 2 && lexicon::is_given_name(words.norm(titles_end))
}

/// "President Lincoln Society of America": what follows the title is itself built around a linking word.
fn is_linked_name(words: &Words, start: usize, end: usize) -> bool {
    (start..end).any(|at| words.norm(at) == "of" && at > start && lexicon::name_head(words.norm(at - 1)).is_some())
}

/// "Gen.", "Sen.", "Mr.": written short only before a person.
fn is_abbreviated(words: &Words, at: usize) -> bool {
    lexicon::is_person_abbreviation(words.norm(at))
}

/// The names in a stretch without a title: nationality adjectives and party labels alone are none.
fn untitled(words: &Words, start: usize, end: usize) -> Option<Piece> {
    let mut end = end;
    while end > start && is_modifier(words, end - 1) && is_split_by_modifier(words, start, end) {
        end -= 1;
    }
    if start >= end || is_only_modifiers(words, start, end) {
        return None;
    }
    let end = trim_links(words, start, end);
    (start < end).then(|| Piece::plain(start, end))
}

/// Whether there is nothing but nationality adjectives and party labels, and no country.
pub(super) fn is_only_modifiers(words: &Words, start: usize, end: usize) -> bool {
    (start..end).all(|at| is_modifier(words, at)) && !is_land(words, start, end)
}

/// "California Democratic" is a state and a label; "Chinese Communist Party" stays whole because a head follows.
fn is_split_by_modifier(words: &Words, start: usize, end: usize) -> bool {
    end - start >= 2 && lexicon::name_head(words.norm(end - 1)).is_none() && !is_land(words, start, end)
}

fn trim_links(words: &Words, start: usize, end: usize) -> usize {
    let mut end = end;
    while end > start && !words.list[end - 1].is_capital() && words.list[end - 1].shape != Shape::Number {
        end -= 1;
    }
    end
}

/// A nationality adjective or party label.
fn is_modifier(words: &Words, at: usize) -> bool {
    let norm = words.norm(at);
    let one = |ahead| (ahead == 0).then_some(norm);
    lexicon::demonym(one).is_some()
        || lexicon::title(one).is_some_and(|(_, title)| title.kind == TitleKind::Party)
        || matches!(lexicon::known_name(one), Some((1, Naming::None)))
}

/// Whether the whole stretch is a country.
fn is_land(words: &Words, start: usize, end: usize) -> bool {
    lexicon::country(|ahead| words.norm_before(start + ahead, end)).is_some_and(|(length, _)| start + length == end)
}
