//! Checks who says what against PolNeAR, where `../shared/data/polnear` is present.
//!
//! `cargo run --release --example check_attribution [-- train | -- errors]` prints precision, recall and F1 of the
//! tokens of contents and of sources over all articles of the part dev. A token is a row of letters and digits; it counts by its position, once,
//! whichever attribution holds it: PolNeAR gives each token one label at most. So a source that stands in the content
//! of another attribution counts as content, on both sides. A quotation mark's title or nickname (`QuoteKind::Term`)
//! without a speaker is no attribution.

#[path = "learning/polnear.rs"]
mod polnear;

use corroborate::mention::{self, Quote, QuoteKind};
use corroborate::syntax;
use corroborate::text::Span;
use polnear::Annotated;

/// What one token is part of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Content,
    Source,
}

#[derive(Default)]
struct Counts {
    gold: usize,
    found: usize,
    right: usize,
}

fn main() {
    let wanted = std::env::args().nth(1);
    let part = if wanted.as_deref() == Some("train") { "train" } else { "dev" };
    let articles = polnear::read(part);
    if articles.is_empty() {
        eprintln!("skipped: PolNeAR is not at ../shared/data/polnear");
        return;
    }
    let mut counts = [Counts::default(), Counts::default()];
    for annotated in &articles {
        check(annotated, &mut counts, wanted.as_deref() == Some("errors"));
    }
    println!("{} articles of PolNeAR {part}", articles.len());
    for (name, counts) in ["content", "source"].iter().zip(&counts) {
        let (precision, recall) = (share(counts.right, counts.found), share(counts.right, counts.gold));
        let f1 = 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE);
        println!("{name:8} precision {precision:.3}  recall {recall:.3}  F1 {f1:.3}  ({} tokens)", counts.gold);
    }
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

fn check(annotated: &Annotated, counts: &mut [Counts; 2], show: bool) {
    let text = &annotated.article.text;
    let document = syntax::analyze(&annotated.article);
    let mentions = mention::extract(&annotated.article, &document);
    let words = words(text);
    let gold = annotated.attributions.iter().map(|one| (one.content.clone(), one.source.clone()));
    let gold = labels(&words, gold);
    let found = labels(&words, mentions.quotes.iter().filter(|quote| is_attribution(quote)).map(parts));
    for (counts, label) in counts.iter_mut().zip([Label::Content, Label::Source]) {
        counts.gold += gold.iter().filter(|of| **of == Some(label)).count();
        counts.found += found.iter().filter(|of| **of == Some(label)).count();
        counts.right += gold.iter().zip(&found).filter(|(a, b)| **a == Some(label) && a == b).count();
    }
    if show {
        show_errors(annotated, &words, &gold, &found);
    }
}

fn is_attribution(quote: &Quote) -> bool {
    quote.kind != QuoteKind::Term || quote.speaker.is_some()
}

fn parts(quote: &Quote) -> (Vec<Span>, Vec<Span>) {
    (quote.content.clone(), quote.speaker.iter().map(|speaker| speaker.span).collect())
}

fn labels(words: &[Span], attributions: impl Iterator<Item = (Vec<Span>, Vec<Span>)>) -> Vec<Option<Label>> {
    let mut labels = vec![None; words.len()];
    let attributions: Vec<_> = attributions.collect();
    for (_, source) in &attributions {
        set(words, &mut labels, source, Label::Source);
    }
    for (content, _) in &attributions {
        set(words, &mut labels, content, Label::Content);
    }
    labels
}

fn set(words: &[Span], labels: &mut [Option<Label>], pieces: &[Span], label: Label) {
    for piece in pieces {
        let first = words.partition_point(|word| word.end() <= piece.start());
        let end = words.partition_point(|word| word.start() < piece.end());
        labels[first..end.max(first)].fill(Some(label));
    }
}

/// Rows of letters and digits.
fn words(text: &str) -> Vec<Span> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, letter.is_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push(Span::new(from, at));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Prints the rows of words that only one side takes for content or source.
fn show_errors(annotated: &Annotated, words: &[Span], gold: &[Option<Label>], found: &[Option<Label>]) {
    println!("=== {}", annotated.article.path);
    let mut at = 0;
    while at < words.len() {
        let pair = (gold[at], found[at]);
        let end = (at..words.len()).find(|&next| (gold[next], found[next]) != pair).unwrap_or(words.len());
        if pair.0 != pair.1 {
            let context = words[at.saturating_sub(6)].cover(words[(end + 3).min(words.len() - 1)]);
            let span = words[at].cover(words[end - 1]);
            let mark =
                |label: Option<Label>| label.map_or("-", |label| if label == Label::Content { "C" } else { "S" });
            let text = &annotated.article.text;
            let (before, after) = (Span::new(context.start(), span.start()), Span::new(span.end(), context.end()));
            let line = format!("{}[[{}]]{}", before.of(text), span.of(text), after.of(text)).replace('\n', " ");
            println!("gold {} found {}: {line}", mark(pair.0), mark(pair.1));
        }
        at = end;
    }
}
