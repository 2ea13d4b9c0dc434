//! Derives `data/deeds.tsv` from WordNet 3.0: nouns for deeds, their verbs, and what "of" behind them tells.
//!
//! `cargo run --release --example make_deeds -- FOLDER`, where FOLDER holds `data.noun`, `index.noun`, `data.verb` as
//! the Debian package wordnet-base installs them. A noun is taken when one of its frequent senses is an act, an event,
//! an utterance or a process and is derived from a verb; only words of `data/word_frequency.tsv` are kept.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Senses of a noun that count, the most frequent first.
const MAX_SENSES: usize = 3;

/// WordNet's numbers for nouns of acts, communication, events, feelings' outcomes and processes.
const LEXICOGRAPHER_FILES: [&str; 4] = ["04", "10", "11", "22"];

/// Verb frames with an object, and without one ("Somebody ----s something", "Somebody ----s").
const TRANSITIVE: [&str; 6] = ["08", "09", "10", "11", "20", "21"];
const INTRANSITIVE: [&str; 6] = ["01", "02", "04", "12", "22", "27"];

/// Nouns whose "of" tells another than the verb's frames say: one visits somebody, but "the visit of" tells who came.
const BY_HAND: [(&str, &str); 13] = [
    ("approach", "subject"),
    ("attack", "subject"),
    ("call", "subject"),
    ("declaration", "either"),
    ("departure", "subject"),
    ("entry", "subject"),
    ("meeting", "subject"),
    ("return", "subject"),
    ("statement", "subject"),
    ("support", "subject"),
    ("visit", "subject"),
    ("vote", "subject"),
    ("withdrawal", "either"),
];

fn main() -> std::io::Result<()> {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: make_deeds FOLDER (with WordNet's data.noun, index.noun and data.verb)");
        std::process::exit(2);
    };
    let read = |name: &str| std::fs::read_to_string(Path::new(&folder).join(name));
    let known: BTreeSet<&str> =
        include_str!("../data/word_frequency.tsv").lines().filter_map(|line| line.split('\t').next()).collect();
    let (nouns, verbs, index) = (read("data.noun")?, read("data.verb")?, read("index.noun")?);
    let (nouns, verbs) = (by_offset(&nouns), by_offset(&verbs));
    let mut table = String::from(
        "# what: nouns for deeds, their verbs, and whether \"of\" behind them tells who does it or to whom it is done\n\
         # origin: derived by examples/make_deeds.rs from WordNet 3.0, Copyright 2006 by Princeton University\n\
         # licence: WordNet 3.0 (free for any purpose with this notice; provided as is, without warranty)\n",
    );
    let mut rows: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    for line in index.lines().filter(|line| !line.starts_with(' ')) {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let word = fields[0];
        let is_word = word.len() > 2 && word.chars().all(|letter| letter.is_ascii_lowercase());
        if !is_word || !known.contains(word) {
            continue;
        }
        let n_pointers: usize = fields[3].parse().unwrap_or(0);
        let senses = fields[6 + n_pointers..].iter().take(MAX_SENSES);
        if let Some(found) = senses.filter_map(|offset| deed(word, nouns.get(offset)?, &verbs)).next() {
            rows.insert(word, found);
        }
    }
    for (noun, (verb, of)) in rows {
        let of = BY_HAND.iter().find(|(other, _)| *other == noun).map_or(of, |(_, of)| of);
        table.push_str(&format!("{noun}\t{verb}\t{of}\n"));
    }
    std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/deeds.tsv"), table)
}

fn by_offset(data: &str) -> BTreeMap<&str, Vec<&str>> {
    let lines = data.lines().filter(|line| !line.starts_with(' '));
    lines
        .map(|line| line.split(" | ").next().unwrap_or(line).split_whitespace().collect::<Vec<_>>())
        .filter_map(|fields| Some((*fields.first()?, fields)))
        .collect()
}

/// The verb that a noun's sense is derived from, with what "of" tells.
fn deed<'d>(word: &str, noun: &[&'d str], verbs: &BTreeMap<&'d str, Vec<&'d str>>) -> Option<(&'d str, &'static str)> {
    if !LEXICOGRAPHER_FILES.contains(&noun[1]) {
        return None;
    }
    let n_words = usize::from_str_radix(noun[3], 16).ok()?;
    let own = (0..n_words).position(|at| noun[4 + 2 * at] == word)? + 1;
    let start = 4 + 2 * n_words;
    let n_pointers: usize = noun[start].parse().ok()?;
    (0..n_pointers).map(|at| &noun[start + 1 + 4 * at..start + 5 + 4 * at]).find_map(|pointer| {
        let from = usize::from_str_radix(&pointer[3][..2], 16).ok()?;
        let to = usize::from_str_radix(&pointer[3][2..], 16).ok()?;
        let is_derived = pointer[0] == "+" && pointer[2] == "v" && from == own;
        is_derived.then(|| verb(verbs.get(pointer[1])?, to)).flatten()
    })
}

fn verb<'d>(synset: &[&'d str], number: usize) -> Option<(&'d str, &'static str)> {
    let n_words = usize::from_str_radix(synset[3], 16).ok()?;
    let word = *synset.get(4 + 2 * (number - 1))?;
    let start = 4 + 2 * n_words;
    let n_pointers: usize = synset[start].parse().ok()?;
    let frames: Vec<&str> =
        synset[start + 2 + 4 * n_pointers..].chunks(3).filter_map(|frame| frame.get(1).copied()).collect();
    let has = |wanted: &[&str]| frames.iter().any(|frame| wanted.contains(frame));
    let of = match (has(&TRANSITIVE), has(&INTRANSITIVE)) {
        (true, false) => "object",
        (false, _) => "subject",
        (true, true) => "either",
    };
    Some((word, of))
}
