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

/// What a word means in a byline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BylineWord {
    /// A post: "reporter", "correspondent".
    Post,
    /// What stands before one: "senior", "investigative", "White House".
    Rank,
}

/// What `word` means in a byline, if anything.
pub fn byline_word(word: &str) -> Option<BylineWord> {
    static WORDS: LazyLock<FxHashMap<&'static str, BylineWord>> = LazyLock::new(|| {
        let meaning = |name: &str| if name == "post" { BylineWord::Post } else { BylineWord::Rank };
        entries(include_str!("../../data/byline_words.tsv")).map(|fields| (fields[0], meaning(fields[1]))).collect()
    });
    WORDS.get(word).copied()
}

/// Whether `word` marks the name of a news outlet: "Times", "Monitor", "News".
pub fn is_outlet_word(word: &str) -> bool {
    static WORDS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/outlet_words.txt")));
    WORDS.contains(word)
}

/// The outlet whose pages lie under `host` or a domain above it.
///
/// ```
/// assert_eq!(corroborate::lexicon::newsroom::outlet_of_host("edition.cnn.com"), Some("CNN"));
/// ```
pub fn outlet_of_host(host: &str) -> Option<&'static str> {
    let mut domain = host;
    loop {
        if let Some(name) = outlets().get(domain) {
            return Some(name);
        }
        domain = domain.split_once('.')?.1;
    }
}

/// Whether `name` is the name of a known outlet, with or without "The".
pub fn is_outlet_name(name: &str) -> bool {
    let bare = |name: &str| name.strip_prefix("The ").unwrap_or(name).to_lowercase();
    static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let mut names: Vec<String> =
            outlets().values().map(|name| name.strip_prefix("The ").unwrap_or(name).to_lowercase()).collect();
        names.sort();
        names
    });
    NAMES.binary_search(&bare(name)).is_ok()
}

/// Whether a caption may have `word` as its verb.
pub fn is_caption_verb(word: &str) -> bool {
    static WORDS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/caption_verbs.txt")));
    WORDS.contains(word)
}

/// Whether `word` belongs to running news text and not to captions.
pub fn is_told_word(word: &str) -> bool {
    static WORDS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/told_words.txt")));
    WORDS.contains(word)
}

/// Whether `word` belongs to the credit of a picture.
pub fn is_image_word(word: &str) -> bool {
    static WORDS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/image_words.txt")));
    WORDS.contains(word)
}

/// Whether a wording that only captions have begins the words `word(0)`, `word(1)`, ….
pub fn is_caption_cue<'t>(word: impl Fn(usize) -> Option<&'t str>) -> bool {
    static CUES: LazyLock<Phrases<()>> = LazyLock::new(|| phrases(include_str!("../../data/caption_cues.tsv")));
    CUES.longest(word).is_some()
}

/// Whether a wording that tells who stands where in a picture begins the words `word(0)`, `word(1)`, ….
pub fn is_caption_side<'t>(word: impl Fn(usize) -> Option<&'t str>) -> bool {
    static SIDES: LazyLock<Phrases<()>> = LazyLock::new(|| phrases(include_str!("../../data/caption_sides.tsv")));
    SIDES.longest(word).is_some()
}

/// Whether a line of these words, lower-case and without marks, is the name of a section.
pub fn is_section(line: &str) -> bool {
    static NAMES: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/sections.txt")));
    NAMES.contains(line)
}

/// ISO 639-1 code and English name of a language by its ISO 639-3 code.
pub fn language(code: &str) -> Option<(&'static str, &'static str)> {
    let fields = entries(LANGUAGES).find(|fields| fields[0] == code || fields[1] == code)?;
    Some((fields[1], fields[2]))
}

const LANGUAGES: &str = include_str!("../../data/languages.tsv");

fn phrases(table: &'static str) -> Phrases<()> {
    Phrases::new(entries(table).map(|fields| (fields[0], ())))
}

fn outlets() -> &'static FxHashMap<&'static str, &'static str> {
    static OUTLETS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
        entries(include_str!("../../data/outlets.tsv")).map(|fields| (fields[0], fields[1])).collect()
    });
    &OUTLETS
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
