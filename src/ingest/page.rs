//! A text as lines: where they are, which read like prose, and what has been said of each.
//!
//! The common ground of the modules that tell an article from the furniture around it. Leaves the rules to them.

use std::ops::Range;

use crate::text::Span;

/// A line of so many words that ends like a sentence is prose.
const PROSE_WORDS: usize = 8;

/// A line of so many words is prose however it ends: a caption, heading or menu is shorter.
const LONG_LINE_WORDS: usize = 25;

/// One line that is not blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// The line without white space and list or heading marks at its ends.
    pub span: Span,
    /// What furniture it is, if it is any.
    pub why: Option<&'static str>,
}

/// A text as lines.
#[derive(Debug)]
pub(super) struct Page<'t> {
    pub text: &'t str,
    pub lines: Vec<Line>,
}

impl<'t> Page<'t> {
    /// Finds the lines of `text`.
    pub(super) fn new(text: &'t str) -> Page<'t> {
        let mut lines = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
            let span = trimmed(text, Span::new(at, at + line.len()));
            at += line.len();
            if !span.is_empty() {
                lines.push(Line { span, why: None });
            }
        }
        Page { text, lines }
    }

    /// The text of a line.
    pub(super) fn of(&self, line: usize) -> &'t str {
        self.lines[line].span.of(self.text)
    }

    /// Marks a line, unless it is marked already.
    pub(super) fn mark(&mut self, line: usize, why: &'static str) {
        self.lines[line].why.get_or_insert(why);
    }

    /// Whether a line is not marked as furniture.
    pub(super) fn is_open(&self, line: usize) -> bool {
        self.lines[line].why.is_none()
    }

    /// From the first to behind the last open line that reads like prose; empty where there is none.
    pub(super) fn body(&self) -> Range<usize> {
        let is_body = |line: &usize| self.is_open(*line) && is_prose(self.of(*line));
        let first = (0..self.lines.len()).find(is_body);
        let last = (0..self.lines.len()).rev().find(is_body);
        match (first, last) {
            (Some(first), Some(last)) => first..last + 1,
            _ => 0..0,
        }
    }
}

/// Whether a line reads like a sentence or more, not like a heading or a menu entry.
pub(super) fn is_prose(line: &str) -> bool {
    let n_words = line.split_whitespace().take(LONG_LINE_WORDS).count();
    n_words >= LONG_LINE_WORDS || (n_words >= PROSE_WORDS && ends_sentence(line))
}

/// Whether a line ends as a sentence does, a closing quotation mark or bracket left aside.
pub(super) fn ends_sentence(line: &str) -> bool {
    let end = line.trim_end_matches(|mark: char| mark.is_whitespace() || "\"'”’»)]*_".contains(mark));
    end.ends_with(['.', '!', '?', '…', ':']) || (line.ends_with(['"', '”']) && end.ends_with(','))
}

/// Whether a line could be a heading, a tag or a name: no sentence.
pub(super) fn is_fragment(line: &str) -> bool {
    !ends_sentence(line) && !is_prose(line)
}

/// Whether nearly all longer words of a line have a capital, as in headlines: "Town Names New Bridge".
pub(super) fn is_in_title_case(text: &str) -> bool {
    let words = text.split_whitespace().filter(|word| word.chars().count() > 3);
    let (n_capital, n_words) = words.fold((0, 0), |(n_capital, n_words), word| {
        (n_capital + usize::from(!word.starts_with(char::is_lowercase)), n_words + 1)
    });
    n_words > 0 && n_capital * 5 >= n_words * 4
}

/// `span` without white space, invisible characters and list marks at its ends.
fn trimmed(text: &str, span: Span) -> Span {
    let line = span.of(text);
    let end = span.start() + line.trim_end_matches(is_margin).len();
    let mut start = span.start() + line.len() - line.trim_start_matches(is_margin).len();
    if start >= end {
        return Span::new(span.start(), span.start());
    }
    let rest = &text[start..end];
    let after_marks = rest.trim_start_matches(['#', '*', '>', '-', '–', '•', '·', '▪', '●', '|', '+']);
    if after_marks.starts_with(char::is_whitespace) {
        start = end - after_marks.trim_start_matches(is_margin).len();
    }
    Span::new(start, end)
}

/// Characters that leave no trace on paper.
pub(super) fn is_margin(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_without_margins() {
        let text = "\u{feff}# The headline \r\n\r\n\u{a0}• One\u{200b}\n  \n-5 degrees were measured";
        let page = Page::new(text);
        let lines: Vec<&str> = (0..page.lines.len()).map(|line| page.of(line)).collect();
        assert_eq!(lines, ["The headline", "One", "-5 degrees were measured"]);
    }

    #[test]
    fn prose_and_what_is_not() {
        assert!(is_prose("The mayor of Springfield resigned on Monday after ten years."));
        assert!(is_prose("“I have had enough of this town,” the mayor said, “and it of me.”"));
        assert!(!is_prose("Mayor of Springfield Resigns After Ten Years in Office"));
        assert!(!is_prose("Comments are closed."));
    }
}
