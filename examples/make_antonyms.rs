//! Derives `data/antonyms.tsv` from WordNet 3.0: words that mean the opposite of each other.
//!
//! `cargo run --release --example make_antonyms -- FOLDER`, where FOLDER holds `data.noun` … as the Debian package
//! wordnet-base installs them. Only words of `data/word_frequency.tsv` are kept.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

/// A synset by its part of speech and offset.
type Synset = (char, String);

fn main() -> std::io::Result<()> {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: make_antonyms FOLDER (with WordNet's data.* files)");
        std::process::exit(2);
    };
    let known: BTreeSet<&str> =
        include_str!("../data/word_frequency.tsv").lines().filter_map(|line| line.split('\t').next()).collect();
    let mut lines: Vec<(char, String)> = Vec::new();
    for (part, kind) in [("noun", 'n'), ("verb", 'v'), ("adj", 'a'), ("adv", 'r')] {
        let data = std::fs::read_to_string(Path::new(&folder).join(format!("data.{part}")))?;
        lines.extend(data.lines().filter(|line| !line.starts_with(' ')).map(|line| (kind, line.to_owned())));
    }
    let words: BTreeMap<Synset, Vec<String>> = lines.iter().map(|(kind, line)| synset(*kind, line)).collect();
    let mut opposites: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (kind, line) in &lines {
        for (a, b) in antonyms(*kind, line, &words) {
            if known.contains(a) && known.contains(b) {
                opposites.entry(a).or_default().insert(b);
            }
        }
    }
    let mut table = "# Words with those that mean the opposite.\n\
         # origin: derived by examples/make_antonyms.rs from WordNet 3.0, Copyright 2006 by Princeton University\n\
         # licence: WordNet 3.0 (free for any purpose with this notice; provided as is, without warranty)\n"
        .to_owned();
    for (word, others) in opposites {
        let _ = writeln!(table, "{word}\t{}", others.into_iter().collect::<Vec<_>>().join(" "));
    }
    std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/antonyms.tsv"), table)
}

fn synset(kind: char, line: &str) -> (Synset, Vec<String>) {
    let fields: Vec<&str> = line.split_whitespace().collect();
    let n_words = usize::from_str_radix(fields[3], 16).unwrap_or(0);
    let word = |field: &&str| field.split('(').next().unwrap_or("").to_lowercase();
    ((kind, fields[0].to_owned()), fields[4..].iter().step_by(2).take(n_words).map(word).collect())
}

/// The pairs of words that the synset of `line` calls antonyms.
fn antonyms<'w>(kind: char, line: &str, words: &'w BTreeMap<Synset, Vec<String>>) -> Vec<(&'w str, &'w str)> {
    let fields: Vec<&str> = line.split_whitespace().collect();
    let own = &words[&(kind, fields[0].to_owned())];
    let pointers = fields[5 + 2 * own.len()..].chunks(4).take_while(|pointer| pointer.len() == 4 && pointer[0] != "|");
    let pair = |pointer: &[&str]| {
        let ends = usize::from_str_radix(pointer[3], 16).ok()?;
        let target = if pointer[2] == "s" { 'a' } else { pointer[2].chars().next()? };
        let other = words.get(&(target, pointer[1].to_owned()))?.get((ends & 255).checked_sub(1)?)?;
        Some((own.get((ends >> 8).checked_sub(1)?)?.as_str(), other.as_str()))
    };
    pointers.filter(|pointer| pointer[0] == "!").filter_map(pair).collect()
}
