//! Finds names that look like spellings of one name and are two, and writes `data/distinct_names.tsv`.
//!
//! `cargo run --release --example make_distinct_names [--write] [--half]` reads `../shared/data/names/translit_*.tsv`, and says so
//! where they are absent. Two spellings are two names where two scripts tell them apart, or one that has both often, and
//! no script ever has one native form for both: Salim and Salem, Jamal and Jamil. With `--half` only the native forms are read
//! that `examples/check_names.rs` does not check, so that its figures with such a table are of unseen names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use corroborate::entity::{Folded, alikeness};

/// A spelling seen less often may be an error.
const LEAST_SEEN: u32 = 5;

/// From so many scripts on it does not matter how often each has the names.
const SEVERAL_SCRIPTS: usize = 2;

/// Pairs less alike are taken for spellings of one name by no rule.
const LEAST_ALIKE: f64 = 0.65;

/// Shorter names are not taken for misspellings of each other.
const LEAST_LENGTH: usize = 4;

const SCRIPTS: [&str; 4] = ["arabic", "chinese", "hebrew", "russian"];

const HEAD: &str = "# what: names that are two, however alike: native scripts tell them apart; the two in order of the alphabet, with a slash\n\
    # origin: made by examples/make_distinct_names.rs from spellings of names in transliteration tables (CC0)\n\
    # licence: CC0\n";

/// What the tables tell of one spelling.
#[derive(Default)]
struct Seen {
    /// All native forms, of whatever script.
    native: BTreeSet<String>,
    /// How often each script has it.
    times: [u32; SCRIPTS.len()],
}

fn main() -> std::io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("../shared/data/names");
    if !folder.is_dir() {
        println!("skipped: {} is absent", folder.display());
        return Ok(());
    }
    let is_half = std::env::args().any(|argument| argument == "--half");
    let mut names: BTreeMap<String, Seen> = BTreeMap::new();
    for (script, name) in SCRIPTS.iter().enumerate() {
        let text = std::fs::read_to_string(folder.join(format!("translit_{name}.tsv")))?;
        text.lines().for_each(|line| read(line, script, is_half, &mut names));
    }
    names.retain(|_, seen| seen.times.iter().sum::<u32>() >= LEAST_SEEN);
    let table = two_names(&names).into_iter().fold(HEAD.to_owned(), |table, pair| table + &pair + "\n");
    println!("{} names, {} lines", names.len(), table.lines().count());
    match std::env::args().any(|argument| argument == "--write") {
        true => std::fs::write(root.join("data/distinct_names.tsv"), table),
        false => Ok(()),
    }
}

fn read(line: &str, script: usize, is_half: bool, names: &mut BTreeMap<String, Seen>) {
    let fields: Vec<&str> = line.split('\t').collect();
    let &[latin, native, seen] = fields.as_slice() else { return };
    let word = Folded::new(latin).key();
    let is_plain = word.len() >= LEAST_LENGTH && word.bytes().all(|letter| letter.is_ascii_lowercase());
    if is_plain && (!is_half || teaches(native)) {
        let name = names.entry(word).or_default();
        name.native.insert(without_doubles(native));
        name.times[script] += seen.parse().unwrap_or(0);
    }
}

/// Half of the native forms, by their letters; the other half checks.
fn teaches(native: &str) -> bool {
    native.bytes().map(u32::from).sum::<u32>().is_multiple_of(2)
}

/// A native form without spaces, soft signs and the second of two equal letters: these differ between spellings of one name.
fn without_doubles(native: &str) -> String {
    let mut plain = String::new();
    for letter in native.chars().filter(|&letter| letter != ' ' && letter != 'ь') {
        if !plain.ends_with(letter) {
            plain.push(letter);
        }
    }
    plain
}

/// The pairs that look like one name and are two.
fn two_names(names: &BTreeMap<String, Seen>) -> BTreeSet<String> {
    let mut by_letter: BTreeMap<&str, Vec<(&String, &Seen)>> = BTreeMap::new();
    for name in names {
        by_letter.entry(&name.0[..1]).or_default().push(name);
    }
    let mut pairs = BTreeSet::new();
    for list in by_letter.values() {
        for (at, (a, seen_a)) in list.iter().enumerate() {
            let others = list[at + 1..].iter().filter(|(b, _)| a.len().abs_diff(b.len()) <= 2);
            let two = others.filter(|(b, seen_b)| is_told_apart(seen_a, seen_b) && looks_like_one(a, b));
            pairs.extend(two.map(|(b, _)| format!("{a}/{b}")));
        }
    }
    pairs
}

fn is_told_apart(a: &Seen, b: &Seen) -> bool {
    let both: Vec<u32> = a.times.iter().zip(&b.times).map(|(a, b)| *a.min(b)).filter(|&times| times > 0).collect();
    let is_sure = both.len() >= SEVERAL_SCRIPTS || both.iter().any(|&times| times >= LEAST_SEEN);
    is_sure && a.native.is_disjoint(&b.native)
}

fn looks_like_one(a: &str, b: &str) -> bool {
    strsim::osa_distance(a, b) == 1 || alikeness(a, b, LEAST_ALIKE).is_some()
}
