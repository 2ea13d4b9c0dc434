//! Measures `mention::name` on sentences with labelled names: exact span and kind, PER, LOC and ORG.
//!
//! `cargo run --release --example check_name_spans [--errors] [FILE …]`; without files it reads UNER EWT dev and test
//! and wikigold from `../shared/data`, and says so where they are absent. A document's sentences are one article, a
//! line each; the tokens are put together as they are written, and names are compared by their characters.

#[path = "learning/labelled.rs"]
mod labelled;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use corroborate::article::Article;
use corroborate::mention::{self, NameKind};
use corroborate::syntax;
use corroborate::text::Span;
use labelled::Sentence;

const FILES: [&str; 3] =
    ["uner_ewt/en_ewt-ud-dev.iob2", "uner_ewt/en_ewt-ud-test.iob2", "wikigold/CONLL-format/data/wikigold.conll.txt"];

fn main() {
    let is_verbose = std::env::args().any(|argument| argument == "--errors");
    let given: Vec<PathBuf> =
        std::env::args().skip(1).filter(|argument| argument != "--errors").map(PathBuf::from).collect();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    let files = if given.is_empty() { FILES.map(|file| data.join(file)).to_vec() } else { given };
    for file in files {
        let sentences = labelled::read(&file);
        if sentences.is_empty() {
            println!("skipped: {} is absent", file.display());
            continue;
        }
        println!("{}", file.file_name().unwrap_or_default().to_string_lossy());
        check(&sentences, is_verbose);
    }
}

/// Names of other things are not labelled, so finding one is never wrong; a labelled name taken as one is.
const OTHER: &str = "other";

type Names = Vec<(Span, &'static str)>;

fn check(sentences: &[Sentence], is_verbose: bool) {
    let mut counts: BTreeMap<&str, Counts> = BTreeMap::new();
    let mut errors: BTreeMap<String, u32> = BTreeMap::new();
    for document in sentences.chunk_by(|_, next| !next.opens_document) {
        let (text, gold) = article_of(document);
        let found = names_of(&text);
        count(&gold, &found, &mut counts);
        for (class, name) in differences(&gold, &found) {
            *errors.entry(class.clone()).or_default() += 1;
            if is_verbose {
                println!("    {class:24} {}", in_context(&text, name));
            }
        }
    }
    let mut all = Counts::default();
    counts.values().for_each(|kind| all.add(kind));
    counts.insert("all", all);
    for (kind, counts) in &counts {
        println!("  {kind:4} {}", counts.line());
    }
    let mut errors: Vec<(String, u32)> = errors.into_iter().collect();
    errors.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let listed: Vec<String> = errors.iter().map(|(class, n)| format!("{class} {n}")).collect();
    println!("  {}", listed.join(", "));
}

/// The text of a document, one sentence a line, with the names in it.
fn article_of(document: &[Sentence]) -> (String, Names) {
    let mut text = String::new();
    let mut names = Names::new();
    for sentence in document {
        let spans = write(&sentence.words, &mut text);
        let name = |&(start, end, kind): &(usize, usize, &'static str)| (spans[start].cover(spans[end - 1]), kind);
        names.extend(sentence.names.iter().map(name));
        text.push('\n');
    }
    (text, names)
}

/// Writes the words with spaces where English has them; returns where each stands.
fn write(words: &[String], text: &mut String) -> Vec<Span> {
    let mut is_joined = true;
    let mut is_quoted = false;
    let mut spans = Vec::with_capacity(words.len());
    for word in words {
        let closes =
            word.starts_with(['.', ',', ';', ':', '!', '?', ')', ']', '%', '’', '\'', '-', '/']) || word == "n't";
        let is_quote = word == "\"";
        if !(is_joined || closes || is_quote && is_quoted) {
            text.push(' ');
        }
        is_quoted ^= is_quote;
        is_joined = word.ends_with(['(', '[', '$', '-', '/', '#']) || is_quote && is_quoted;
        spans.push(Span::new(text.len(), text.len() + word.len()));
        text.push_str(word);
    }
    spans
}

fn names_of(text: &str) -> Names {
    let article = Article { text: text.to_owned(), ..Article::default() };
    let document = syntax::analyze(&article);
    let mentions = mention::extract(&article, &document);
    mentions.names.iter().map(|name| (name.span, label(name.kind))).collect()
}

fn label(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "PER",
        NameKind::Place => "LOC",
        NameKind::Organization => "ORG",
        NameKind::Other => OTHER,
    }
}

#[derive(Default)]
struct Counts {
    right: u32,
    found: u32,
    gold: u32,
}

impl Counts {
    fn add(&mut self, other: &Counts) {
        self.right += other.right;
        self.found += other.found;
        self.gold += other.gold;
    }

    fn line(&self) -> String {
        let share = |part: u32, all: u32| 100.0 * f64::from(part) / f64::from(all.max(1));
        format!(
            "P {:5.1}  R {:5.1}  F1 {:5.1}  ({} of {} found, {} labelled)",
            share(self.right, self.found),
            share(self.right, self.gold),
            share(2 * self.right, self.found + self.gold),
            self.right,
            self.found,
            self.gold
        )
    }
}

fn count(gold: &Names, found: &Names, counts: &mut BTreeMap<&'static str, Counts>) {
    for name in gold {
        counts.entry(name.1).or_default().gold += 1;
    }
    for name in found.iter().filter(|name| name.1 != OTHER) {
        let kind = counts.entry(name.1).or_default();
        kind.found += 1;
        kind.right += u32::from(gold.contains(name));
    }
}

/// Each wrong name with its class: "PER as LOC", "ORG too long", "LOC missed", "PER invented".
fn differences(gold: &Names, found: &Names) -> Vec<(String, Span)> {
    let mut classes = Vec::new();
    for &(span, kind) in gold {
        let class = match found.iter().find(|(other, _)| other.overlaps(span)) {
            Some(&(other, as_kind)) if other == span && as_kind == kind => continue,
            Some(&(other, as_kind)) if other == span => format!("{kind} as {as_kind}"),
            Some((other, _)) if other.len() > span.len() => format!("{kind} too long"),
            Some(_) => format!("{kind} too short"),
            None => format!("{kind} missed"),
        };
        classes.push((class, span));
    }
    for &(span, kind) in found.iter().filter(|name| name.1 != OTHER) {
        if !gold.iter().any(|(other, _)| other.overlaps(span)) {
            classes.push((format!("{kind} invented"), span));
        }
    }
    classes
}

/// How many bytes are shown beside a name.
const CONTEXT: usize = 30;

fn in_context(text: &str, name: Span) -> String {
    let start = text.floor_char_boundary(name.start().saturating_sub(CONTEXT));
    let end = text.ceil_char_boundary(name.end() + CONTEXT);
    format!("{}[{}]{}", &text[start..name.start()], name.of(text), &text[name.end()..end]).replace('\n', " / ")
}
