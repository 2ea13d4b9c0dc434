//! Words of the newsroom: agencies, outlets, bylines, and the furniture that stands around articles.
//!
//! Read by `ingest` only. Wording is compared by words, lower-case, so that punctuation and spacing do not matter.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Phrases, WordSet, entries};

/// Where on a line a piece of furniture stands, and how much of the line it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It is the whole line.
    Line,
    /// The line begins with it.
    Start,
    /// The line ends with it.
    End,
    /// It stands before a colon or dash at the start; the whole line goes.
    Label,
    /// It stands before a colon at the start; only the label goes.
    Tag,
    /// Anywhere in the line.
    Within,
}

/// One wording of furniture.
#[derive(Debug)]
pub struct Wording {
    /// All its words, the first included.
    pub words: Vec<&'static str>,
    /// Where it may stand.
    pub places: Vec<Place>,
    /// What it is, in a word.
    pub why: &'static str,
}

/// An agency as credit lines write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agency {
    /// The normal name.
    pub name: &'static str,
    /// Whether the wording counts only when it stands in capitals: "PA" is an agency, "pa" is not.
    pub needs_capitals: bool,
}

/// The wordings of furniture that begin with `word`, longest first.
pub fn furniture_from(word: &str) -> &'static [Wording] {
    static WORDINGS: LazyLock<FxHashMap<&'static str, Vec<Wording>>> = LazyLock::new(read_wordings);
    WORDINGS.get(word).map_or(&[], Vec::as_slice)
}

/// The agency whose wording begins the words `word(0)`, `word(1)`, …: its length in words, and who it is.
pub fn agency_at<'t>(word: impl Fn(usize) -> Option<&'t str>) -> Option<(usize, Agency)> {
    static AGENCIES: LazyLock<Phrases<Agency>> = LazyLock::new(|| {
        Phrases::new(entries(include_str!("../../data/agencies.tsv")).map(|fields| {
            let needs_capitals = fields.get(2) == Some(&"caps");
            (fields[0], Agency { name: fields[1], needs_capitals })
        }))
    });
    AGENCIES.longest(word).map(|(n_words, agency)| (n_words, *agency))
}

/// Whether `word` is one of those that stand beside a date of publication.
pub fn is_date_line_word(word: &str) -> bool {
    static WORDS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(DATE_LINE_WORDS));
    WORDS.contains(word)
}

/// Whether the date after `word` is of a later change, not of publication.
pub fn is_update_word(word: &str) -> bool {
    static WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        entries(DATE_LINE_WORDS).filter(|fields| fields.get(1) == Some(&"update")).map(|fields| fields[0]).collect()
    });
    WORDS.contains(&word)
}

const DATE_LINE_WORDS: &str = include_str!("../../data/date_line_words.tsv");

fn read_wordings() -> FxHashMap<&'static str, Vec<Wording>> {
    let mut by_first: FxHashMap<&'static str, Vec<Wording>> = FxHashMap::default();
    for fields in entries(include_str!("../../data/furniture.tsv")) {
        let words: Vec<&str> = fields[0].split(' ').collect();
        let places = fields[1].split(' ').filter_map(place).collect();
        by_first.entry(words[0]).or_default().push(Wording { words, places, why: fields[2] });
    }
    for wordings in by_first.values_mut() {
        wordings.sort_by_key(|wording| std::cmp::Reverse(wording.words.len()));
    }
    by_first
}

fn place(name: &str) -> Option<Place> {
    Some(match name {
        "line" => Place::Line,
        "start" => Place::Start,
        "end" => Place::End,
        "label" => Place::Label,
        "tag" => Place::Tag,
        "within" => Place::Within,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wording_has_a_place_and_a_reason() {
        for fields in entries(include_str!("../../data/furniture.tsv")) {
            assert!(fields[1].split(' ').all(|name| place(name).is_some()), "{fields:?}");
            assert!(!fields[2].is_empty(), "{fields:?}");
        }
    }
}
