//! `inspect article` and `inspect sentences`.
//!
//! An article's line carries its whole text: the positions of all other lines count in it.

use corroborate::report::words::basis_word;
use corroborate::syntax::SentenceKind;
use corroborate::text::Span;
use serde_json::json;

use super::analysis::Analysis;
use super::item::Lines;

/// One line per article.
pub fn articles(lines: &mut Lines<'_>) {
    for (at, article) in lines.articles.iter().enumerate() {
        let boilerplate: Vec<_> = article
            .boilerplate
            .iter()
            .map(|part| {
                let mut place = lines.place(at, part.span);
                place["why"] = json!(part.why);
                place
            })
            .collect();
        let credits: Vec<&str> = article.credits.iter().map(|credit| credit.agency.as_str()).collect();
        let line = json!({
            "source": super::item::source_id(at),
            "path": article.path,
            "start": 0,
            "end": lines.place(at, Span::new(0, article.text.len()))["end"],
            "id": article.given_id,
            "outlet": article.outlet,
            "title": article.title,
            "authors": article.authors,
            "published": article.published.map(|published| published.date.to_string()),
            "published_basis": article.published.map(|published| basis_word(published.basis)),
            "url": article.url,
            "language": article.language,
            "text": article.text,
            "boilerplate": boilerplate,
            "credits": credits,
            "warnings": article.warnings,
        });
        lines.push_bare(line);
    }
}

/// One line per sentence.
pub fn sentences(analysis: &Analysis, lines: &mut Lines<'_>) {
    for (at, reading) in analysis.readings().iter().enumerate() {
        for sentence in reading.document.sentences() {
            let kind = match sentence.kind {
                SentenceKind::Headline => "headline",
                SentenceKind::Body => "body",
            };
            lines.push(at, sentence.span, json!({"paragraph": sentence.paragraph, "kind": kind}));
        }
    }
}
