//! Which lines are furniture by their wording: navigation, sharing, licences, related stories.
//!
//! The wordings are in `data/furniture.tsv`. Leaves captions, bylines and datelines, which have no fixed wording, to
//! their own modules.

use crate::lexicon::newsroom::{self, Place, Wording};
use crate::text::Span;

use super::page::Page;

/// A longer line is prose, whatever its first words are.
const MAX_WORDS: usize = 40;

/// Licences and notices run longer, but a whole article on one line is none.
const MAX_WORDS_WITHIN: usize = 120;

/// What a wording takes of its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// The line is furniture.
    Line(&'static str),
    /// Only the label up to this byte of the line is.
    Label(&'static str, usize),
}

/// Marks all lines that are furniture by their wording; returns the labels that stand before text.
pub(super) fn mark(page: &mut Page<'_>) -> Vec<(Span, &'static str)> {
    let mut labels = Vec::new();
    for line in 0..page.lines.len() {
        match find(page.of(line)) {
            Some(Found::Line(why)) => page.mark(line, why),
            Some(Found::Label(why, n_bytes)) => {
                let start = page.lines[line].span.start();
                labels.push((Span::new(start, start + n_bytes), why));
            }
            None if !page.of(line).contains(char::is_alphabetic) => page.mark(line, "layout"),
            None => {}
        }
    }
    labels
}

/// The furniture that the wording of a line makes of it.
pub(super) fn find(line: &str) -> Option<Found> {
    let words = Words::of(line);
    let n_words = words.spans.len();
    if n_words > MAX_WORDS_WITHIN {
        return None;
    }
    let whole = (0..n_words).find_map(|at| {
        let wordings = newsroom::furniture_from(words.get(at)?);
        wordings
            .iter()
            .filter(|wording| words.has(at, wording))
            .find_map(|wording| takes_line(line, &words, at, wording))
    });
    whole.or_else(|| label(line, &words))
}

fn takes_line(line: &str, words: &Words, at: usize, wording: &Wording) -> Option<Found> {
    let n_words = words.spans.len();
    let end = at + wording.words.len();
    let is_short = n_words <= MAX_WORDS;
    let fits = |place: &Place| match place {
        Place::Line => at == 0 && end == n_words,
        Place::Start => at == 0 && is_short,
        Place::End => end == n_words && is_short,
        Place::Label => at == 0 && is_short && is_label_end(&line[words.spans[end - 1].end()..]),
        Place::Tag => false,
        Place::Within => true,
    };
    wording.places.iter().any(fits).then_some(Found::Line(wording.why))
}

fn label(line: &str, words: &Words) -> Option<Found> {
    let wordings = newsroom::furniture_from(words.get(0)?);
    let wording = wordings.iter().find(|wording| wording.places.contains(&Place::Tag) && words.has(0, wording))?;
    let end = words.spans[wording.words.len() - 1].end();
    let colon = line[end..].find(':').filter(|&gap| line[end..end + gap].trim().is_empty())?;
    Some(Found::Label(wording.why, end + colon + 1))
}

/// Whether a label is over: a colon, a bar, an arrow, or a dash with space around it.
fn is_label_end(rest: &str) -> bool {
    let mark = rest.trim_start();
    let is_dash = mark.starts_with(['-', '–', '—']) && rest.starts_with(char::is_whitespace);
    mark.starts_with([':', '|', '»', '>', '›', '→']) || is_dash
}

/// The words of a line in lower case, with their places in the line.
#[derive(Debug)]
pub(super) struct Words {
    /// The words in lower case, one after the other, and where each lies here.
    lower: String,
    lower_spans: Vec<Span>,
    /// Where each lies in the line.
    pub spans: Vec<Span>,
}

impl Words {
    /// Words are runs of letters, digits and apostrophes; the copyright sign is a word, too.
    pub(super) fn of(line: &str) -> Words {
        let mut words = Words { lower: String::with_capacity(line.len()), lower_spans: Vec::new(), spans: Vec::new() };
        let mut start = None;
        for (at, letter) in line.char_indices().chain([(line.len(), ' ')]) {
            let is_word = letter.is_alphanumeric() || (matches!(letter, '\'' | '’') && start.is_some());
            match start {
                None if is_word => start = Some(at),
                Some(from) if !is_word => {
                    words.push(line, from, at);
                    start = None;
                }
                _ => {}
            }
            if letter == '©' {
                words.push(line, at, at + letter.len_utf8());
            }
        }
        words
    }

    fn push(&mut self, line: &str, start: usize, end: usize) {
        let word = line[start..end].trim_end_matches(['\'', '’']);
        self.spans.push(Span::new(start, start + word.len()));
        let from = self.lower.len();
        self.lower
            .extend(word.chars().flat_map(char::to_lowercase).map(|letter| if letter == '’' { '\'' } else { letter }));
        self.lower_spans.push(Span::new(from, self.lower.len()));
    }

    /// The word at `at`, lower-case.
    pub(super) fn get(&self, at: usize) -> Option<&str> {
        self.lower_spans.get(at).map(|span| span.of(&self.lower))
    }

    /// All words, lower-case, with one space between.
    pub(super) fn joined(&self) -> String {
        let words: Vec<&str> = self.lower_spans.iter().map(|span| span.of(&self.lower)).collect();
        words.join(" ")
    }

    fn has(&self, at: usize, wording: &Wording) -> bool {
        wording.words.iter().enumerate().all(|(offset, word)| self.get(at + offset) == Some(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<&str>) {
        let why = match find(line) {
            Some(Found::Line(why)) => Some(why),
            _ => None,
        };
        assert_eq!(why, expected, "{line}");
    }

    #[test]
    fn furniture() {
        check("READ: Council puts off the vote again", Some("related"));
        check("RELATED – Five things to know about the bridge", Some("related"));
        check("Related Topics", Some("tags"));
        check("Font Size:", Some("layout"));
        check("Comments are closed.", Some("comments"));
        check("Please let us know if you’re having issues with commenting.", Some("comments"));
        check("Follow us on Facebook, Twitter and Instagram!", Some("follow"));
        check("© 2021 The Daily Example. All rights reserved.", Some("licence"));
        check("The Associated Press contributed to this report.", Some("credit"));
        check("Sign up for our free newsletter", Some("newsletter"));
        check("Subscribe", Some("subscribe"));
    }

    #[test]
    fn near_misses() {
        check("Related costs rose by ten percent, the mayor said.", None);
        check("Read the letter aloud, the judge told the clerk.", None);
        check("Comments by the mayor drew criticism on Tuesday.", None);
        check("Shares of the company fell.", None);
        check("Watch out for ice, the police said: roads are slippery.", None);
        check("More than 200 people were hurt.", None);
        check("Subscribers of the paper were told on Monday.", None);
        check("Updated figures were published on Monday.", None);
    }

    #[test]
    fn a_label_before_text() {
        assert_eq!(find("UPDATE: The mayor has resigned."), Some(Found::Label("label", 7)));
        assert_eq!(find("Update the list, she said."), None);
    }
}
