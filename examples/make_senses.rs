//! Derives `data/senses.tsv` from WordNet 3.0: which words share a frequent sense, and which share a root.
//!
//! `cargo run --release --example make_senses -- FOLDER`, where FOLDER holds `data.noun`, `index.noun` … as the Debian
//! package wordnet-base installs them. Only words of `data/word_frequency.tsv` and words that WordNet's own tagged
//! texts know are kept.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

/// Senses of a word that count, the most frequent first: rarer ones make unrelated words meet.
const MAX_SENSES: usize = 3;

/// Letters that two words of one root share at their beginning.
const MIN_ROOT: usize = 4;

type Synset = (char, String);

fn main() -> std::io::Result<()> {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: make_senses FOLDER (with WordNet's data.* and index.* files)");
        std::process::exit(2);
    };
    let known: BTreeSet<&str> =
        include_str!("../data/word_frequency.tsv").lines().filter_map(|line| line.split('\t').next()).collect();
    let mut senses: BTreeMap<String, BTreeSet<Synset>> = BTreeMap::new();
    let mut roots: Vec<(String, String)> = Vec::new();
    for (part, kind) in [("noun", 'n'), ("verb", 'v'), ("adj", 'a'), ("adv", 'r')] {
        let index = std::fs::read_to_string(Path::new(&folder).join(format!("index.{part}")))?;
        read_index(&index, kind, &known, &mut senses);
    }
    let words = read_words(&folder)?;
    for (part, kind) in [("noun", 'n'), ("verb", 'v'), ("adj", 'a'), ("adv", 'r')] {
        let data = std::fs::read_to_string(Path::new(&folder).join(format!("data.{part}")))?;
        read_roots(&data, kind, &words, &mut roots);
    }
    let table = render(&senses, &families(&roots, &senses));
    std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/senses.tsv"), table)
}

fn is_word(word: &str) -> bool {
    word.len() > 2 && word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-')
}

fn read_index(index: &str, kind: char, known: &BTreeSet<&str>, senses: &mut BTreeMap<String, BTreeSet<Synset>>) {
    for line in index.lines().filter(|line| !line.starts_with(' ')) {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let n_pointers: usize = fields[3].parse().unwrap_or(0);
        let n_tagged: u32 = fields[5 + n_pointers].parse().unwrap_or(0);
        if is_word(fields[0]) && (n_tagged > 0 || known.contains(fields[0])) {
            let of_word = senses.entry(fields[0].to_string()).or_default();
            of_word.extend(fields[6 + n_pointers..].iter().take(MAX_SENSES).map(|offset| (kind, offset.to_string())));
        }
    }
}

/// The words of each synset, in its order.
fn read_words(folder: &str) -> std::io::Result<BTreeMap<Synset, Vec<String>>> {
    let mut words = BTreeMap::new();
    for (part, kind) in [("noun", 'n'), ("verb", 'v'), ("adj", 'a'), ("adv", 'r')] {
        let data = std::fs::read_to_string(Path::new(folder).join(format!("data.{part}")))?;
        for line in data.lines().filter(|line| !line.starts_with(' ')) {
            let fields: Vec<&str> = line.split_whitespace().collect();
            words.insert((kind, fields[0].to_string()), words_of(&fields));
        }
    }
    Ok(words)
}

fn words_of(fields: &[&str]) -> Vec<String> {
    let n_words = usize::from_str_radix(fields[3], 16).unwrap_or(0);
    (0..n_words).map(|at| fields[4 + 2 * at].to_lowercase()).collect()
}

/// Pairs of words that WordNet calls derivationally related and that begin alike.
fn read_roots(data: &str, kind: char, words: &BTreeMap<Synset, Vec<String>>, roots: &mut Vec<(String, String)>) {
    for line in data.lines().filter(|line| !line.starts_with(' ')) {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let own = &words[&(kind, fields[0].to_string())];
        let pointers = &fields[5 + 2 * own.len()..];
        for pointer in pointers.chunks(4).take_while(|pointer| pointer.len() == 4 && pointer[0] != "|") {
            if pointer[0] != "+" && pointer[0] != "\\" {
                continue;
            }
            let Ok(ends) = u16::from_str_radix(pointer[3], 16) else { continue };
            let target_kind = if pointer[2] == "s" { 'a' } else { pointer[2].chars().next().unwrap_or('n') };
            let other = words
                .get(&(target_kind, pointer[1].to_string()))
                .and_then(|of| of.get((ends as usize & 255).wrapping_sub(1)));
            if let (Some(a), Some(b)) = (own.get((ends as usize >> 8).wrapping_sub(1)), other)
                && a != b
                && a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count() >= MIN_ROOT
            {
                roots.push((a.clone(), b.clone()));
            }
        }
    }
}

/// Families of words of one root, each known by its first word.
fn families(roots: &[(String, String)], senses: &BTreeMap<String, BTreeSet<Synset>>) -> BTreeMap<String, String> {
    let mut family: BTreeMap<String, String> = senses.keys().map(|word| (word.clone(), word.clone())).collect();
    for (a, b) in roots {
        let (Some(of_a), Some(of_b)) = (family.get(a).cloned(), family.get(b).cloned()) else { continue };
        let (keep, drop) = if of_a <= of_b { (of_a, of_b) } else { (of_b, of_a) };
        for of_word in family.values_mut().filter(|of_word| **of_word == drop) {
            *of_word = keep.clone();
        }
    }
    family
}

fn render(senses: &BTreeMap<String, BTreeSet<Synset>>, family: &BTreeMap<String, String>) -> String {
    let mut holders: BTreeMap<&Synset, u32> = BTreeMap::new();
    let mut sizes: BTreeMap<&str, u32> = BTreeMap::new();
    for (word, of_word) in senses {
        of_word.iter().for_each(|synset| *holders.entry(synset).or_default() += 1);
        *sizes.entry(&family[word]).or_default() += 1;
    }
    let shared: BTreeMap<&Synset, usize> = holders
        .iter()
        .filter(|(_, n)| **n > 1)
        .enumerate()
        .map(|(number, (synset, _))| (*synset, number + 1))
        .collect();
    let mut table = String::from(
        "# Words, the root they share with others (- for none), and the numbers of the frequent senses they share.\n\
         # origin: derived by examples/make_senses.rs from WordNet 3.0, Copyright 2006 by Princeton University\n\
         # licence: WordNet 3.0 (free for any purpose with this notice; provided as is, without warranty)\n",
    );
    for (word, of_word) in senses {
        let numbers: Vec<String> =
            of_word.iter().filter_map(|synset| shared.get(synset)).map(usize::to_string).collect();
        let root = if sizes[family[word].as_str()] > 1 { family[word].as_str() } else { "-" };
        if root != "-" || !numbers.is_empty() {
            let _ = writeln!(table, "{word}\t{root}\t{}", numbers.join(" "));
        }
    }
    table
}
