//! Furniture inside paragraphs: datelines, and asides that point to other stories.
//!
//! Only the aside is marked; the sentences around it stay.

use crate::lexicon::newsroom;
use crate::text::Span;

use super::caption;
use super::furniture::{self, Found, Words};

/// A paragraph with more brackets is a table or worse; the limit keeps any text linear.
const MAX_BRACKETS: usize = 200;

/// Asides are one headline long.
const MAX_ASIDE: usize = 400;

/// A dateline is a place, perhaps a date, and an agency.
const MAX_DATELINE: usize = 90;

/// The same in words: "WEST PALM BEACH, Florida, Jan. 3, 2018 (AP)" has eight.
const MAX_DATELINE_WORDS: usize = 10;

/// What stands before the first word of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    /// All of it, the dash included.
    pub span: Span,
    /// The agency or outlet in brackets, without them.
    pub credit: Option<Span>,
}

/// "(RELATED: …)", "[READ MORE: …]" and "(Photo: …)" within a line, as parts of it.
pub(super) fn find(line: &str) -> Vec<(Span, &'static str)> {
    let mut asides = Vec::new();
    let mut from = 0;
    for _ in 0..MAX_BRACKETS {
        let Some(open) = line[from..].find(['(', '[']).map(|at| from + at) else { break };
        from = open + 1;
        let Some(end) = closing(line, open) else { continue };
        let inner = &line[open + 1..end - 1];
        if let Some(why) = aside(inner) {
            asides.push((Span::new(open, end), why));
            from = end;
        }
    }
    asides
}

fn aside(inner: &str) -> Option<&'static str> {
    match furniture::find(inner) {
        // Inside a sentence only a label with its colon is clear enough.
        Some(Found::Line(why)) if inner.contains(':') => Some(why),
        _ if caption::is_credit(inner) => Some("caption"),
        _ => None,
    }
}

/// Behind the bracket that closes the one at `open`, within reach.
fn closing(line: &str, open: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, letter) in line[open..].char_indices().take_while(|(at, _)| *at <= MAX_ASIDE) {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(open + at + 1);
        }
    }
    None
}

/// The dateline at the start of a paragraph: "WASHINGTON —", "TEHRAN, Iran (AP) --", "Miami, Florida (CNN)".
pub(super) fn dateline(line: &str) -> Option<Dateline> {
    let (place_end, end) = dash(line).or_else(|| bracket_without_dash(line))?;
    let before = line[..place_end].trim_end();
    let credit =
        before.strip_suffix(')').and_then(|rest| rest.rfind('(')).map(|open| Span::new(open + 1, before.len() - 1));
    let place = &before[..credit.map_or(before.len(), |span| span.start() - 1)];
    let follows = line[end..].trim_start().trim_start_matches(['"', '“', '‘', '\'', '(']);
    let starts_sentence = follows.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit());
    let is_dateline = starts_sentence && is_place(place, credit.is_some());
    is_dateline.then(|| Dateline { span: Span::new(0, end), credit })
}

/// Where the part before a dash ends, and where the dash itself does.
fn dash(line: &str) -> Option<(usize, usize)> {
    let head_end = line.char_indices().map(|(at, _)| at).find(|&at| at >= MAX_DATELINE).unwrap_or(line.len());
    let head = &line[..head_end];
    let marks = ["—", "―", "–", "--", " - "];
    let (at, mark) = marks.iter().filter_map(|mark| head.find(mark).map(|at| (at, *mark))).min()?;
    // "Wei-Iran–China" joins words; a dateline's dash stands free, but for the long ones.
    let is_free = mark != "–" || head[..at].ends_with(char::is_whitespace);
    is_free.then_some((at, at + mark.trim_end().len()))
}

/// "(CNN)" and "Miami, Florida (Reuters)" without a dash: only a known name in the brackets is clear enough.
fn bracket_without_dash(line: &str) -> Option<(usize, usize)> {
    let open = line.find('(').filter(|&open| open <= MAX_DATELINE)?;
    let end = open + line[open..].find(')')? + 1;
    let name = &line[open + 1..end - 1];
    let is_known = newsroom::is_outlet_name(name) || agency(name).is_some();
    is_known.then_some((end, end))
}

/// The agency that a name is, if it is one.
pub(super) fn agency(name: &str) -> Option<&'static str> {
    let words = Words::of(name);
    let (n_words, agency) = newsroom::agency_at(|offset| words.get(offset))?;
    let is_whole = n_words == words.spans.len();
    let fits = !agency.needs_capitals || !name.contains(char::is_lowercase);
    (is_whole && fits).then_some(agency.name)
}

fn is_place(place: &str, has_credit: bool) -> bool {
    let words: Vec<&str> = place.split_whitespace().collect();
    let Some(first) = words.first() else { return has_credit };
    let is_capital = |word: &str| {
        word.chars().filter(|letter| letter.is_alphabetic()).count() > 1 && !word.contains(char::is_lowercase)
    };
    let is_name = |word: &&str| {
        word.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit() || letter == '(')
    };
    words.len() <= MAX_DATELINE_WORDS
        && (is_capital(first) || has_credit)
        && words.iter().all(|word| is_name(word) || matches!(*word, "of" | "the" | "de" | "and"))
        && !place.contains(['"', '“', ':', ';', '?', '!'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &[&str]) {
        let found: Vec<&str> = find(line).iter().map(|(span, _)| span.of(line)).collect();
        assert_eq!(found, expected, "{line}");
    }

    fn check_dateline(line: &str, expected: Option<(&str, Option<&str>)>) {
        let found = dateline(line).map(|found| (found.span.of(line), found.credit.map(|credit| credit.of(line))));
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn asides() {
        check(
            "It was closed. (RELATED: Bridge (old) ‘must go’) It is open now.",
            &["(RELATED: Bridge (old) ‘must go’)"],
        );
        check("It was closed [READ MORE: Why bridges fall].", &["[READ MORE: Why bridges fall]"]);
        check("The mayor in 2016. (Photo: Bob Sample, WireImage)", &["(Photo: Bob Sample, WireImage)"]);
    }

    #[test]
    fn brackets_that_belong_to_the_text() {
        check("The party (related to the old one) won.", &[]);
        check("The mayor (D-Springfield) and [the council] agreed (by 5 to 4).", &[]);
        check("It was (as we read: never) closed (", &[]);
    }

    #[test]
    fn datelines() {
        check_dateline("WASHINGTON — The court ruled.", Some(("WASHINGTON —", None)));
        check_dateline("WASHINGTON -- “No,” she said.", Some(("WASHINGTON --", None)));
        check_dateline("TEHRAN, Iran (AP) — The minister came.", Some(("TEHRAN, Iran (AP) —", Some("AP"))));
        check_dateline(
            "BEIJING, April 27 (Xinhua) -- The minister left.",
            Some(("BEIJING, April 27 (Xinhua) --", Some("Xinhua"))),
        );
        check_dateline("(CNN) The court ruled.", Some(("(CNN)", Some("CNN"))));
        check_dateline("Miami, Florida (CNN) The court ruled.", Some(("Miami, Florida (CNN)", Some("CNN"))));
    }

    #[test]
    fn dashes_that_belong_to_the_text() {
        check_dateline("NATO — the alliance — met.", None);
        check_dateline("The mayor — Ann Example — resigned.", None);
        check_dateline("Iran–China cooperation grows.", None);
        check_dateline("The Alliance (NATO) met.", None);
    }
}
