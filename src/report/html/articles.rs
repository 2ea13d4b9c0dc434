//! Annotated articles: each text in full, cut where claims and evidence begin and end.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::desk::{Desk, Outlet, Standing, evidence, place_id};
use crate::article::Article;

/// One article as shown.
#[derive(Debug, Serialize)]
pub(super) struct PageArticle {
    pub outlet: Outlet,
    pub title: Option<String>,
    pub published: Option<String>,
    pub path: String,
    pub language: String,
    pub paragraphs: Vec<Paragraph>,
}

/// One line of the text.
#[derive(Debug, Serialize)]
pub(super) struct Paragraph {
    /// Whether it is the headline.
    pub is_headline: bool,
    pub segments: Vec<Segment>,
}

/// A run of text under the same claims and findings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Segment {
    pub text: String,
    /// Its first code point in the page, where a claim or evidence begins there.
    pub id: Option<String>,
    /// First code point.
    pub start: usize,
    pub standing: Standing,
    /// The finding that a click leads to.
    pub finding: Option<String>,
    /// The claims that it belongs to, the shortest first.
    pub claims: Vec<String>,
    /// Whether the newsroom put it there, not the story.
    pub is_furniture: bool,
}

/// A stretch of the text, in code points, that a claim, a finding or furniture covers.
#[derive(Clone, Copy)]
struct Cover {
    start: usize,
    end: usize,
    of: Covered,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Covered {
    /// Index into the event's claims.
    Claim(usize),
    /// Index into the event's findings.
    Finding(usize),
    Furniture,
}

/// The articles of the event on the desk.
pub(super) fn of(desk: &Desk<'_>, articles: &[Article]) -> Vec<PageArticle> {
    let mut covers: BTreeMap<usize, Vec<Cover>> = BTreeMap::new();
    for (at, claim) in desk.event.claims.iter().enumerate().filter(|_| desk.is_compared()) {
        let passage = &claim.passage;
        covers.entry(passage.source).or_default().push(Cover {
            start: passage.start,
            end: passage.end,
            of: Covered::Claim(at),
        });
    }
    for (at, finding) in desk.event.findings.iter().enumerate() {
        for passage in evidence(finding) {
            covers.entry(passage.source).or_default().push(Cover {
                start: passage.start,
                end: passage.end,
                of: Covered::Finding(at),
            });
        }
    }
    let shown = desk.event.sources.iter().filter_map(|&source| Some((source, articles.get(source)?)));
    shown
        .map(|(source, article)| page_article(desk, source, article, covers.remove(&source).unwrap_or_default()))
        .collect()
}

fn page_article(desk: &Desk<'_>, source: usize, article: &Article, mut covers: Vec<Cover>) -> PageArticle {
    // Byte positions of the code points, with the end of the text.
    let bytes: Vec<usize> = article.text.char_indices().map(|(at, _)| at).chain([article.text.len()]).collect();
    let point = |byte: usize| bytes.partition_point(|&at| at < byte);
    for part in &article.boilerplate {
        covers.push(Cover { start: point(part.span.start()), end: point(part.span.end()), of: Covered::Furniture });
    }
    covers.retain(|cover| cover.start < cover.end && cover.end < bytes.len());
    let headline = article.headline.map(|span| point(span.start()));
    let segments = segments(desk, source, &article.text, &bytes, &covers);
    PageArticle {
        outlet: desk.outlet(source),
        title: article.title.clone(),
        published: article.published.map(|published| crate::report::view::day(published.date)),
        path: article.path.clone(),
        language: article.language.clone(),
        paragraphs: paragraphs(segments, headline),
    }
}

/// The text cut at line ends and wherever a cover begins or ends.
fn segments(desk: &Desk<'_>, source: usize, text: &str, bytes: &[usize], covers: &[Cover]) -> Vec<Segment> {
    let mut cuts: BTreeSet<usize> = BTreeSet::from([0, bytes.len() - 1]);
    cuts.extend(covers.iter().flat_map(|cover| [cover.start, cover.end]));
    let ends = bytes.iter().enumerate().filter(|&(_, &byte)| text[byte..].starts_with('\n'));
    cuts.extend(ends.flat_map(|(at, _)| [at, at + 1]));
    let mut opening: Vec<&Cover> = covers.iter().collect();
    opening.sort_by_key(|cover| cover.start);
    let mut opening = opening.into_iter().peekable();
    let mut open: Vec<&Cover> = Vec::new();
    let cuts: Vec<usize> = cuts.into_iter().collect();
    let mut segments = Vec::with_capacity(cuts.len());
    for pair in cuts.windows(2) {
        open.retain(|cover| cover.end > pair[0]);
        while let Some(cover) = opening.next_if(|cover| cover.start <= pair[0]) {
            open.push(cover);
        }
        let begins = open.iter().any(|cover| cover.start == pair[0] && cover.of != Covered::Furniture);
        let mut segment = segment(desk, &open);
        text[bytes[pair[0]]..bytes[pair[1]]].clone_into(&mut segment.text);
        // A link needs words to be seen and spoken.
        segment.finding = segment.finding.filter(|_| !segment.text.trim().is_empty());
        segment.id = begins.then(|| place_id(&desk.report.sources[source].id, pair[0]));
        segment.start = pair[0];
        segments.push(segment);
    }
    segments
}

/// A segment without its text, under the covers that are `open`.
fn segment(desk: &Desk<'_>, open: &[&Cover]) -> Segment {
    let finding = |cover: &&&Cover| match cover.of {
        Covered::Finding(at) => Some(at),
        _ => None,
    };
    let standing = |at: usize| Standing::of(desk.event.findings[at].kind);
    // What matters most, then what the report tells first.
    let finding = open.iter().filter_map(|cover| finding(&cover)).min_by_key(|&at| (standing(at), at));
    let mut claims: Vec<(usize, usize)> = open
        .iter()
        .filter_map(|cover| match cover.of {
            Covered::Claim(at) => Some((cover.end - cover.start, at)),
            _ => None,
        })
        .collect();
    claims.sort_unstable();
    Segment {
        text: String::new(),
        id: None,
        start: 0,
        standing: finding.map_or(Standing::Plain, standing),
        finding: finding.map(|at| desk.event.findings[at].id.clone()),
        claims: claims.into_iter().map(|(_, at)| desk.event.claims[at].id.clone()).collect(),
        is_furniture: open.iter().any(|cover| cover.of == Covered::Furniture),
    }
}

/// The segments by line; lines without words are left out.
fn paragraphs(segments: Vec<Segment>, headline: Option<usize>) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut line: Vec<Segment> = Vec::new();
    let mut close = |line: &mut Vec<Segment>| {
        let segments = std::mem::take(line);
        if segments.iter().any(|segment| !segment.text.trim().is_empty()) {
            let is_headline = headline.is_some_and(|at| segments.iter().any(|segment| segment.start == at));
            paragraphs.push(Paragraph { is_headline, segments });
        }
    };
    for segment in segments {
        if segment.text == "\n" { close(&mut line) } else { line.push(segment) }
    }
    close(&mut line);
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::html::HtmlOptions;
    use crate::report::testing;

    #[test]
    fn the_text_is_whole_and_marked_where_evidence_stands() {
        let (report, articles) = (testing::report(), testing::articles());
        let desk = Desk::new(&report, &report.events[0], &HtmlOptions::default());
        let shown = of(&desk, &articles);
        for (article, page) in articles.iter().zip(&shown) {
            let text: String = page.paragraphs.iter().flat_map(|of| &of.segments).map(|of| of.text.as_str()).collect();
            assert_eq!(text, article.text);
        }
        let first = &shown[0].paragraphs[0].segments[0];
        assert_eq!((first.text.as_str(), first.standing), ("Twelve people", Standing::Conflict));
        assert_eq!((first.id.as_deref(), first.claims.as_slice()), (Some("s1-0"), &["c1".to_owned()][..]));
    }

    #[test]
    fn lines_become_paragraphs_and_letters_of_several_bytes_stay_whole() {
        let (report, mut articles) = (testing::report(), testing::articles());
        articles[2].text = "“É”\n\n漢字 e\u{301}\n".to_owned();
        let desk = Desk::new(&report, &report.events[0], &HtmlOptions::default());
        let shown = of(&desk, &articles);
        let lines: Vec<String> = shown[2]
            .paragraphs
            .iter()
            .map(|paragraph| paragraph.segments.iter().map(|segment| segment.text.as_str()).collect())
            .collect();
        assert_eq!(lines, ["“É”", "漢字 e\u{301}"]);
    }
}
