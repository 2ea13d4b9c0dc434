//! Prints the quotations of articles with their speakers, and which of different articles are one utterance.
//!
//! `cargo run --example check_quotes -- FILE…`

use corroborate::article::Article;
use corroborate::compare::quote;
use corroborate::mention::{self, Quote, QuoteKind, Speaker};
use corroborate::verdict::Judgement;
use corroborate::{ingest, syntax};

fn main() {
    let paths: Vec<std::path::PathBuf> = std::env::args().skip(1).map(Into::into).collect();
    let articles = ingest::read(&paths).articles;
    let mut texts: Vec<(usize, String)> = Vec::new();
    for (at, article) in articles.iter().enumerate() {
        let document = syntax::analyze(article);
        let mentions = mention::extract(article, &document);
        println!("=== {}", article.path);
        for quote in &mentions.quotes {
            show(article, &mentions, quote);
            texts.push((at, quote.text(article)));
        }
    }
    compare_all(&texts);
}

/// Prints the pairs of quotations from different articles that are one utterance.
fn compare_all(texts: &[(usize, String)]) {
    for (at, (article, a)) in texts.iter().enumerate() {
        for (other, b) in &texts[at + 1..] {
            let verdict = quote::compare(a, b);
            if article != other && verdict.judgement != Judgement::Unknown {
                println!("{:?} {:.2} {}\n    {a}\n    {b}", verdict.judgement, verdict.score, verdict.reasons[0].text);
            }
        }
    }
}

fn show(article: &Article, mentions: &mention::Mentions, quote: &Quote) {
    let of = |speaker: &Option<Speaker>| match speaker {
        Some(speaker) => {
            let name = speaker.name.map_or("-", |name| mentions.names[name as usize].span.of(&article.text));
            format!("{} => {name}", speaker.span.of(&article.text))
        }
        None => "?".to_owned(),
    };
    let kind = match quote.kind {
        QuoteKind::Utterance => "UTT",
        QuoteKind::Fragment => "FRA",
        QuoteKind::Term => "TRM",
        QuoteKind::Reported => "rep",
        QuoteKind::Thought => "tho",
    };
    let cue = quote.cue.map_or("-", |cue| cue.of(&article.text));
    let via = if quote.via.is_some() { format!(" via {}", of(&quote.via)) } else { String::new() };
    let nested = if quote.nested { ">" } else { "" };
    println!("{nested}{kind} [{}] ({cue}){via}: {}", of(&quote.speaker), quote.text(article));
}
