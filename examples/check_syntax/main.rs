//! Measures tags, lemmas, trees and names on a treebank, as the CoNLL 2018 shared task scores them.
//!
//! Reads `../shared/data`; says so and stops where it is absent. Run:
//! `cargo run --release --example check_syntax [TEST.conllu [TEST.iob2]] [--errors upos|lemma]`.
//!
//! Gold tokens: every word counts, punctuation too; relations without their subtypes in LAS; lemmas with their capitals.
//! Raw text: what our own splitting yields is aligned by its place among the text's letters, and F1 is told.

mod scoring;

use std::path::{Path, PathBuf};

use corroborate::article::Article;
use corroborate::syntax::{self, Document, SyntacticWord as Word, analyze_tokens, tokens};

use scoring::{Counts, Scored, align, names_of, overlap, read_iob2, read_treebank};

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let errors = arguments.iter().position(|argument| argument == "--errors").map(|at| {
        arguments.remove(at);
        if at < arguments.len() { arguments.remove(at) } else { "upos".to_owned() }
    });
    let default = |path: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(path);
    let file = |at: usize, path: &str| arguments.get(at).map_or_else(|| default(path), PathBuf::from);
    let Some(treebank) = read(&file(0, "ud_ewt/en_ewt-ud-test.conllu")) else { return };
    match errors {
        Some(column) => print_errors(&treebank, &column),
        None => {
            check_gold_tokens(&treebank);
            check_raw_text(&treebank);
        }
    }
    if let Some(names) = read(&file(1, "uner_ewt/en_ewt-ud-test.iob2")) {
        check_names(&names);
    }
}

fn read(path: &Path) -> Option<String> {
    let text = std::fs::read_to_string(path).ok();
    if text.is_none() {
        println!("skipped: {} is absent", path.display());
    }
    text
}

/// What our analysis says of each word of a document, in the form that is scored.
fn ours(text: &str, document: &Document, words: &[Word]) -> Vec<Scored> {
    // The letters before each byte of the text.
    let mut letters = vec![0; text.len() + 1];
    for (at, letter) in text.char_indices() {
        letters[at + letter.len_utf8()] = usize::from(!letter.is_whitespace());
    }
    for at in 1..letters.len() {
        letters[at] += letters[at - 1];
    }
    let score = |word: &Word| Scored {
        form: word.span.of(text).to_owned(),
        lemma: word.lemma.clone(),
        pos: word.pos.name().to_owned(),
        head: word.head,
        relation: word.relation.name().to_owned(),
        span: (letters[word.span.start()], letters[word.span.end()]),
        is_fused: false,
        is_first: false,
    };
    let mut scored: Vec<Scored> = words.iter().map(score).collect();
    let mut sentence = u32::MAX;
    for (word, scored) in words.iter().zip(&mut scored) {
        scored.is_first = document.tokens()[word.token].sentence != sentence;
        sentence = document.tokens()[word.token].sentence;
    }
    scored
}

fn check_gold_tokens(treebank: &str) {
    let gold = read_treebank(treebank);
    let (text, document) = analyze_tokens(treebank);
    let ours = ours(&text, &document, &tokens(&text, &document));
    let pairs: Vec<(usize, usize)> = (0..gold.words.len()).map(|at| (at, at)).collect();
    println!("gold tokens ({} words)", gold.words.len());
    print_scores(&Counts::of(&gold.words, &ours, &pairs));
}

fn check_raw_text(treebank: &str) {
    let gold = read_treebank(treebank);
    let mut all: Vec<Scored> = Vec::new();
    let mut n_letters = 0;
    for text in &gold.documents {
        let article = Article { text: text.clone(), ..Article::default() };
        let document = syntax::analyze(&article);
        let first = all.len();
        all.extend(ours(text, &document, &syntax::words(text, &document)).into_iter().map(|word| Scored {
            head: word.head.map(|head| head + first),
            span: (word.span.0 + n_letters, word.span.1 + n_letters),
            ..word
        }));
        n_letters += text.chars().filter(|letter| !letter.is_whitespace()).count();
    }
    let pairs = align(&gold.words, &all);
    println!("raw text ({} documents, {} words of ours)", gold.documents.len(), all.len());
    let spans: Vec<_> = all.iter().map(|word| word.span).collect();
    println!("  {:24} {:6.2}", "tokens F1", overlap(&gold.tokens, &spans));
    println!("  {:24} {:6.2}", "sentences F1", overlap(&scoring::sentences(&gold.words), &scoring::sentences(&all)));
    print_scores(&Counts::of(&gold.words, &all, &pairs));
}

fn print_scores(counts: &Counts) {
    for (name, right) in [
        ("words", counts.words),
        ("UPOS", counts.pos),
        ("lemmas", counts.lemmas),
        ("lemmas, case aside", counts.caseless_lemmas),
        ("UAS", counts.heads),
        ("LAS", counts.relations),
        ("LAS with subtypes", counts.subtypes),
    ] {
        println!("  {name:24} {:6.2}", 200.0 * right as f64 / counts.all.max(1) as f64);
    }
}

/// The words whose tag or lemma is wrong, with how often they are.
fn print_errors(treebank: &str, column: &str) {
    let gold = read_treebank(treebank);
    let (text, document) = analyze_tokens(treebank);
    let mut counts = std::collections::BTreeMap::new();
    for (gold, ours) in gold.words.iter().zip(ours(&text, &document, &tokens(&text, &document))) {
        let (is, found) = match column {
            "lemma" => (&gold.lemma, &ours.lemma),
            _ => (&gold.pos, &ours.pos),
        };
        if is != found {
            *counts.entry(format!("{} {}/{} for {is}: {found}", gold.form, gold.pos, ours.pos)).or_insert(0) += 1;
        }
    }
    let mut sorted: Vec<_> = counts.into_iter().collect();
    sorted.sort_by_key(|(error, count)| (std::cmp::Reverse(*count), error.clone()));
    for (error, count) in sorted {
        println!("{count:5} {error}");
    }
}

fn check_names(names: &str) {
    let gold = read_iob2(names);
    let (_, document) = analyze_tokens(&gold.words);
    let (gold, ours) = (gold.names, names_of(&document));
    let right = ours.iter().filter(|name| gold.contains(name)).count();
    let (precision, recall) = (share(right, ours.len()), share(right, gold.len()));
    let f1 = share(2 * right, ours.len() + gold.len());
    println!("names ({} gold): precision {precision:.3} recall {recall:.3} F1 {f1:.3}", gold.len());
    for kind in ["PER", "LOC", "ORG"] {
        let of_kind = |name: &&(usize, usize, String)| name.2 == kind;
        let right = ours.iter().filter(of_kind).filter(|name| gold.contains(name)).count();
        let all = ours.iter().filter(of_kind).count() + gold.iter().filter(of_kind).count();
        println!("  {kind}: F1 {:.3}", share(2 * right, all));
    }
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
