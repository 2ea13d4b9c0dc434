//! Which line is the headline.

use super::page::{Page, ends_sentence, is_in_title_case, is_prose};
use super::{byline, caption, date_line, outlet};

/// A headline of fewer words is more likely a section name, unless nothing else is left.
const MIN_WORDS: usize = 3;

/// A longer line is the first sentence.
const MAX_WORDS: usize = 30;

/// A headline stands among the first lines that are not furniture.
const MAX_LINES: usize = 12;

/// The line that is the headline: the one that reads as `title`, else the first that reads like one.
pub(super) fn find(page: &Page<'_>, title: Option<&str>) -> Option<usize> {
    let head: Vec<usize> = (0..page.lines.len()).filter(|&line| page.is_open(line)).take(MAX_LINES).collect();
    if let Some(title) = title.filter(|title| !title.trim().is_empty())
        && let Some(line) = head.iter().find(|&&line| is_title(page.of(line), title))
    {
        return Some(*line);
    }
    let before_body = head.iter().copied().take_while(|&line| !is_body(page.of(line)));
    let candidates: Vec<usize> = before_body.filter(|&line| could_be(page.of(line))).collect();
    let is_long_enough = |line: &&usize| page.of(**line).split_whitespace().count() >= MIN_WORDS;
    candidates.iter().find(is_long_enough).or(candidates.first()).copied().filter(|&line| line + 1 < page.lines.len())
}

/// Whether a line is the title, perhaps with the outlet's name behind it.
fn is_title(line: &str, title: &str) -> bool {
    let letters = |text: &str| {
        text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    let (line, title) = (letters(line), letters(title));
    !title.is_empty() && (line == title || (line.starts_with(&title) && line.len() < title.len() * 2))
}

/// Whether a line belongs to the article's prose: a headline may end in a question mark, but not in a full stop.
fn is_body(line: &str) -> bool {
    let is_short = line.split_whitespace().take(MAX_WORDS + 1).count() <= MAX_WORDS;
    is_prose(line) && !(is_short && (line.ends_with(['?', '!']) || is_in_title_case(line)))
}

fn could_be(line: &str) -> bool {
    let n_words = line.split_whitespace().take(MAX_WORDS + 1).count();
    let is_sentence =
        !is_in_title_case(line) && ends_sentence(line) && !line.ends_with(['?', '!', '…', '"', '”', '’', '\'']);
    n_words <= MAX_WORDS
        && !is_sentence
        && !line.starts_with(['(', '@', '['])
        && line.starts_with(|letter: char| letter.is_uppercase() || !letter.is_alphabetic())
        && date_line::of_line(line).is_none()
        && byline::of_line(line).is_none()
        && outlet::of_logo(line).is_none()
        && caption::find(line, None).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "The bridge over the river was closed on Monday, the mayor of Springfield said.";

    fn check(head: &str, title: Option<&str>, expected: Option<&str>) {
        let text = format!("{head}\n\n{BODY}\n");
        let page = Page::new(&text);
        assert_eq!(find(&page, title).map(|line| page.of(line)), expected, "{head}");
    }

    #[test]
    fn the_first_line_that_reads_like_one() {
        check("Old bridge closed", None, Some("Old bridge closed"));
        check("World\n\nOld bridge closed after storm", None, Some("Old bridge closed after storm"));
        check(
            "Who will save the old bridge over the river now?",
            None,
            Some("Who will save the old bridge over the river now?"),
        );
        check("(REUTERS/Bob Sample)\nBy Ann Example\nOld bridge closed", None, Some("Old bridge closed"));
        check("Bridge Rules Get a New Look From the U.N.", None, Some("Bridge Rules Get a New Look From the U.N."));
        check("March 4, 2021\nOld bridge closed", None, Some("Old bridge closed"));
        check("Stormy times ahead\nOld bridge closed", Some("Old Bridge Closed"), Some("Old bridge closed"));
    }

    #[test]
    fn a_text_may_have_none() {
        check("", None, None);
        check("The storm was the worst in years, according to the town council.", None, None);
        check("By Ann Example", None, None);
    }
}
