//! Small texts read as whole articles, for the tests of the rules.

use super::{Quote, Speaker};
use crate::article::Article;
use crate::mention::{Mentions, name};
use crate::syntax;

/// Direct quotations: "SPEAKER: content", pieces joined by ` / `; SPEAKER is the name, else the words, else `?`, with
/// ` via ` who passes it on.
pub fn check_direct(text: &str, expected: &[&str]) {
    check(text, expected, |quote| quote.direct && !quote.nested);
}

/// The same of reported speech and thought.
pub fn check_reported(text: &str, expected: &[&str]) {
    check(text, expected, |quote| !quote.direct);
}

fn check(text: &str, expected: &[&str], takes: fn(&Quote) -> bool) {
    let article = Article { text: text.to_owned(), ..Article::default() };
    let document = syntax::analyze(&article);
    let names = name::find(&article, &document, &[]);
    let quotes = super::find(&article, &document, &names);
    let mentions = Mentions { names, quotes, ..Mentions::default() };
    let show = |speaker: &Speaker| match speaker.name {
        Some(name) => mentions.names[name as usize].span.of(text),
        None => speaker.span.of(text),
    };
    let line = |quote: &Quote| {
        let pieces: Vec<&str> = quote.content.iter().map(|piece| piece.of(text)).collect();
        let via = quote.via.as_ref().map(|via| format!(" via {}", show(via))).unwrap_or_default();
        format!("{}{via}: {}", quote.speaker.as_ref().map_or("?", show), pieces.join(" / "))
    };
    let found: Vec<String> = mentions.quotes.iter().filter(|quote| takes(quote)).map(line).collect();
    assert_eq!(found, expected, "{text}");
}
