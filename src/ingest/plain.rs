//! What a text tells of itself: headline, outlet, byline, date, agencies; and the furniture around it.
//!
//! Asks each module in turn and puts the answers together into an `Article`. What the user gives counts before what a
//! page's tags say, and that before what the text says.

use jiff::civil::Date;

use crate::article::{Article, Boilerplate, Published, PublishedBasis};
use crate::text::Span;

use super::page::Page;
use super::{Given, date_line, furniture, headline};

/// The article in a plain text.
pub(super) fn article(name: &str, text: String, given: &Given) -> Article {
    article_of_page(name, text, given, &Given::default())
}

/// The article in the text of a web page, of which `facts` are known from its tags.
pub(super) fn article_of_page(name: &str, text: String, given: &Given, facts: &Given) -> Article {
    let mut page = Page::new(&text);
    let labels = furniture::mark(&mut page);
    let title = given.title.as_deref().or(facts.title.as_deref());
    let headline = headline::find(&page, title);
    let date = date_of_lines(&mut page, headline);
    let mut boilerplate: Vec<Boilerplate> = page
        .lines
        .iter()
        .filter_map(|line| line.why.map(|why| Boilerplate { span: line.span, why }))
        .chain(labels.into_iter().map(|(span, why)| Boilerplate { span, why }))
        .collect();
    boilerplate.sort_by_key(|part| (part.span.start(), std::cmp::Reverse(part.span.end())));
    let headline_span = headline.map(|line| headline::span(&page, line, 0));
    let title = title.map(str::to_owned).or_else(|| headline_span.map(|span| span.of(&text).to_owned()));
    Article {
        path: name.to_owned(),
        given_id: given.id.clone(),
        outlet: given.outlet.clone().or_else(|| facts.outlet.clone()),
        title,
        authors: if given.authors.is_empty() { facts.authors.clone() } else { given.authors.clone() },
        published: published(given, facts, date),
        url: given.url.clone().or_else(|| facts.url.clone()),
        language: given.language.clone().or_else(|| facts.language.clone()).unwrap_or_else(|| "en".to_owned()),
        headline: headline_span,
        boilerplate: disjoint(boilerplate),
        credits: Vec::new(),
        warnings: Vec::new(),
        text,
    }
}

/// Adds a warning to each of two or more articles with the same text.
pub(super) fn warn_of_same_text(_articles: &mut [Article]) {}

fn published(given: &Given, facts: &Given, of_text: Option<Date>) -> Option<Published> {
    let of_url = |facts: &Given| facts.url.as_deref().and_then(date_line::of_url);
    let ranked = [
        (given.published, PublishedBasis::Given),
        (facts.published, PublishedBasis::Html),
        (of_url(given), PublishedBasis::Given),
        (of_text, PublishedBasis::Text),
        (of_url(facts), PublishedBasis::Html),
    ];
    ranked.into_iter().find_map(|(date, basis)| date.map(|date| Published { date, basis }))
}

/// The date of publication from the lines made for it; marks all of these.
fn date_of_lines(page: &mut Page<'_>, headline: Option<usize>) -> Option<Date> {
    let mut date = None;
    for line in 0..page.lines.len() {
        if Some(line) == headline {
            continue;
        }
        if let Some(found) = date_line::of_line(page.of(line)) {
            page.mark(line, "date");
            date = date.or(Some(found));
        }
    }
    date
}

/// Drops what overlaps with an earlier part.
fn disjoint(sorted: Vec<Boilerplate>) -> Vec<Boilerplate> {
    let mut kept: Vec<Boilerplate> = Vec::new();
    for part in sorted {
        let from = kept.last().map_or(0, |last| last.span.end());
        if part.span.end() > from {
            kept.push(Boilerplate { span: Span::new(part.span.start().max(from), part.span.end()), why: part.why });
        }
    }
    kept
}
