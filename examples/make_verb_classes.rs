//! Derives `data/verb_classes.tsv` from WordNet 3.0: what kinds of deed a verb tells, and how it handles its object.
//!
//! `cargo run --release --example make_verb_classes -- FOLDER`, where FOLDER holds `data.verb` and `index.verb` as the
//! Debian package wordnet-base installs them. Only words of `data/word_frequency.tsv`, and all verbs of a handling that
//! WordNet's tagged texts know, are kept.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

/// Senses of a verb that count, the most frequent first: rarer ones make unlike verbs alike.
const MAX_SENSES: usize = 2;

/// WordNet's files of verbs, in its own order from number 29 on.
const CLASSES: [&str; 15] = [
    "body",
    "change",
    "cognition",
    "communication",
    "competition",
    "consumption",
    "contact",
    "creation",
    "emotion",
    "motion",
    "perception",
    "possession",
    "social",
    "stative",
    "weather",
];

const FIRST_CLASS: usize = 29;

/// Ways of handling a person or thing, by WordNet's synset of the most general verb.
const HANDLINGS: [(&str, &str); 17] = [
    ("00378664", "burn"),
    ("01137156", "shoot"),
    ("01212590", "seize"),
    ("01230368", "stab"),
    ("01231670", "stab"),
    ("01236182", "strike"),
    ("01371774", "kick"),
    ("01397228", "strike"),
    ("01400062", "strike"),
    ("01410241", "strike"),
    ("01424474", "embrace"),
    ("01431248", "kiss"),
    ("01431741", "kiss"),
    ("01448118", "pull"),
    ("01508386", "throw"),
    ("01570953", "strangle"),
    ("01871997", "push"),
];

/// A synset: its class, and the offsets of more general ones.
struct Synset {
    class: &'static str,
    above: Vec<String>,
}

fn main() -> std::io::Result<()> {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: make_verb_classes FOLDER (with WordNet's data.verb and index.verb)");
        std::process::exit(2);
    };
    let known: BTreeSet<&str> =
        include_str!("../data/word_frequency.tsv").lines().filter_map(|line| line.split('\t').next()).collect();
    let read = |name: &str| std::fs::read_to_string(Path::new(&folder).join(name));
    let (data, index) = (read("data.verb")?, read("index.verb")?);
    let synsets: BTreeMap<String, Synset> = lines(&data).filter_map(synset).collect();
    let mut rows: Vec<String> = lines(&index).filter_map(|line| row(line, &known, &synsets)).collect();
    rows.sort_unstable();
    let mut table = "# what: verbs, the kinds of deed that their most frequent senses tell (WordNet's files), and how they handle their object\n\
         # origin: derived by examples/make_verb_classes.rs from WordNet 3.0, Copyright 2006 by Princeton University\n\
         # licence: WordNet 3.0 (free for any purpose with this notice; provided as is, without warranty)\n"
        .to_owned();
    rows.iter().for_each(|row| {
        let _ = writeln!(table, "{row}");
    });
    std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/verb_classes.tsv"), table)
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.starts_with(' '))
}

fn synset(line: &str) -> Option<(String, Synset)> {
    let fields: Vec<&str> = line.split_whitespace().collect();
    let class = CLASSES.get(fields[1].parse::<usize>().ok()?.checked_sub(FIRST_CLASS)?)?;
    let n_words = usize::from_str_radix(fields[3], 16).ok()?;
    let pointers = fields[5 + 2 * n_words..].chunks(4).take_while(|pointer| pointer.len() == 4 && pointer[0] != "|");
    let above = pointers.filter(|pointer| pointer[0] == "@").map(|pointer| pointer[1].to_owned()).collect();
    Some((fields[0].to_owned(), Synset { class, above }))
}

fn row(line: &str, known: &BTreeSet<&str>, synsets: &BTreeMap<String, Synset>) -> Option<String> {
    let fields: Vec<&str> = line.split_whitespace().collect();
    let n_pointers: usize = fields[3].parse().ok()?;
    let n_tagged: u32 = fields[5 + n_pointers].parse().ok()?;
    let is_plain = fields[0].chars().all(|letter| letter.is_ascii_lowercase());
    let offsets = || fields[6 + n_pointers..].iter().take(MAX_SENSES).copied();
    let mut classes: Vec<&str> = offsets().filter_map(|offset| Some(synsets.get(offset)?.class)).collect();
    classes.sort_unstable();
    classes.dedup();
    // To arrest is no way of grabbing.
    let is_of_society = classes.iter().any(|class| ["social", "competition"].contains(class));
    let found = offsets().find_map(|offset| handling(offset, synsets));
    let handling = found.filter(|found| n_tagged > 0 && !(is_of_society && *found == "seize")).unwrap_or("-");
    let is_known = known.contains(fields[0]) || handling != "-";
    (is_plain && is_known).then(|| format!("{}\t{}\t{handling}", fields[0], classes.join(" ")))
}

/// The handling that a synset, or what is more general, belongs to.
fn handling(offset: &str, synsets: &BTreeMap<String, Synset>) -> Option<&'static str> {
    let own = HANDLINGS.iter().find(|(root, _)| *root == offset).map(|(_, handling)| *handling);
    own.or_else(|| synsets.get(offset)?.above.iter().find_map(|above| handling(above, synsets)))
}
