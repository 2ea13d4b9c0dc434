//! Furniture by place: what lies before the headline, between it and the body, and below the last paragraph.
//!
//! Runs after all rules of wording. Marks only lines that do not read like sentences, so that a short last quotation
//! or a subtitle stays.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::lexicon::newsroom;

use super::byline;
use super::furniture::Words;
use super::page::{Page, is_fragment, is_in_title_case, is_prose};

/// A fragment of so many words before the body or below it is a tag or a section, not a subtitle.
const TAG_WORDS: usize = 3;

/// A sentence that stands twice, with so many words, was put there by the page: a pull quote or a second caption.
const REPEAT_WORDS: usize = 8;

/// Marks the fragments around the article; a name beside a byline or date becomes an author.
pub(super) fn mark(page: &mut Page<'_>, headline: Option<usize>, authors: &mut Vec<String>) {
    mark_repeats(page, headline);
    let body = page.body();
    if body.is_empty() {
        return;
    }
    let zone = Zone { headline, body };
    for line in (0..zone.body.start).chain(zone.body.end..page.lines.len()) {
        if !page.is_open(line) || Some(line) == headline {
            continue;
        }
        if let Some(why) = fragment(page, line, &zone, authors) {
            page.mark(line, why);
            if why == "byline" && !authors.iter().any(|author| author == page.of(line)) {
                authors.push(page.of(line).to_owned());
            }
        }
    }
}

struct Zone {
    headline: Option<usize>,
    body: Range<usize>,
}

fn fragment(page: &Page<'_>, line: usize, zone: &Zone, authors: &[String]) -> Option<&'static str> {
    let text = page.of(line);
    if !is_fragment(text) {
        return None;
    }
    if text.ends_with(" logo") || text.ends_with(" Logo") {
        return Some("logo");
    }
    let beside = [line.checked_sub(1), Some(line + 1)].into_iter().flatten();
    let is_beside_byline =
        beside.filter_map(|near| page.lines.get(near)?.why).any(|why| matches!(why, "byline" | "date" | "bio"));
    if authors.iter().any(|author| author == text) || (byline::is_name(text) && is_beside_byline) {
        return Some("byline");
    }
    if zone.headline.is_some_and(|headline| line < headline) {
        return Some("navigation");
    }
    let words = Words::of(text);
    let is_section = newsroom::is_section(&words.joined());
    let is_below = line >= zone.body.end;
    match words.spans.len() {
        _ if is_section => Some("section"),
        1..=TAG_WORDS => Some(if is_below { "foot" } else { "section" }),
        _ if is_below && is_in_title_case(text) => Some("foot"),
        _ => None,
    }
}

/// Marks long lines that stood before, word for word.
fn mark_repeats(page: &mut Page<'_>, headline: Option<usize>) {
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    for line in 0..page.lines.len() {
        let text = page.of(line);
        if !page.is_open(line) || Some(line) == headline || text.split_whitespace().nth(REPEAT_WORDS - 1).is_none() {
            continue;
        }
        if seen.insert(text, line).is_some() && is_prose(text) {
            page.mark(line, "repeat");
        }
    }
}
