//! Counts in how many sentences each lemma occurs, and writes `data/word_frequency.tsv`.
//!
//! `cargo run --release --example count_words` reads the UD English EWT training sentences, PolNeAR and TempEval-3
//! texts from `../shared/data` and says so where they are absent.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use corroborate::article::Article;
use corroborate::syntax;

/// Words seen in fewer sentences are left out: they are as rare as unseen ones.
const MIN_COUNT: u32 = 3;

fn main() -> std::io::Result<()> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    let mut files = Vec::new();
    for folder in ["polnear/train/text", "polnear/dev/text", "tempeval3/TimeBank", "tempeval3/AQUAINT", "ud_ewt"] {
        list(&data.join(folder), &mut files);
    }
    if files.is_empty() {
        eprintln!("skipped: {} is absent", data.display());
        return Ok(());
    }
    files.sort();
    let mut counts = BTreeMap::new();
    let mut n_sentences = 0;
    for file in files.iter().filter(|file| !file.to_string_lossy().contains("test")) {
        n_sentences += count(&plain(&std::fs::read_to_string(file)?), &mut counts);
    }
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/word_frequency.tsv");
    std::fs::write(&table, render(&counts, n_sentences))?;
    println!("{} sentences, {} lemmas in {}", n_sentences, counts.len(), table.display());
    Ok(())
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().extension().is_some_and(|ending| ending == "txt" || ending == "tml" || ending == "conllu") {
            files.push(entry.path());
        }
    }
}

/// The running text of a plain, TimeML or CoNLL-U file.
fn plain(raw: &str) -> String {
    if raw.contains("\n# text = ") {
        return raw.lines().filter_map(|line| line.strip_prefix("# text = ")).collect::<Vec<_>>().join("\n");
    }
    let body = raw.split_once("<TEXT>").map_or(raw, |(_, rest)| rest.split("</TEXT>").next().unwrap_or(rest));
    let mut text = String::new();
    let mut in_tag = false;
    for letter in body.chars() {
        match letter {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if !in_tag => text.push(letter),
            _ => {}
        }
    }
    text
}

fn count(text: &str, counts: &mut BTreeMap<String, u32>) -> usize {
    let document = syntax::analyze(&Article { text: text.to_string(), ..Article::default() });
    for sentence in document.sentences() {
        let lemmas: BTreeSet<&str> = sentence.tokens.indexes().map(|token| document.lemma(token)).collect();
        for lemma in lemmas.into_iter().filter(|lemma| lemma.chars().any(char::is_alphabetic)) {
            *counts.entry(lemma.to_string()).or_default() += 1;
        }
    }
    document.sentences().len()
}

fn render(counts: &BTreeMap<String, u32>, n_sentences: usize) -> String {
    let mut table = format!(
        "# Lemmas of English news and web text, with the number of sentences that hold them.\n\
         # sentences: {n_sentences}\n\
         # origin: counted by examples/count_words.rs over UD English EWT, PolNeAR and TempEval-3 (TimeBank, AQUAINT)\n\
         # licence: CC0-1.0 (counts)\n"
    );
    for (lemma, n) in counts.iter().filter(|(_, n)| **n >= MIN_COUNT) {
        let _ = writeln!(table, "{lemma}\t{n}");
    }
    table
}
