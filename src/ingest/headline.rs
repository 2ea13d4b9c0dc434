//! Which line is the headline.

use super::page::{Page, ends_sentence, is_prose};
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
    is_prose(line) && !(line.ends_with(['?', '!']) && line.split_whitespace().count() <= MAX_WORDS)
}

fn could_be(line: &str) -> bool {
    let n_words = line.split_whitespace().take(MAX_WORDS + 1).count();
    let is_sentence = ends_sentence(line) && !line.ends_with(['?', '!', '…', '"', '”', '’', '\'']);
    n_words <= MAX_WORDS
        && !is_sentence
        && !line.starts_with(['(', '@', '['])
        && line.starts_with(|letter: char| letter.is_uppercase() || !letter.is_alphabetic())
        && date_line::of_line(line).is_none()
        && byline::of_line(line).is_none()
        && outlet::of_logo(line).is_none()
        && caption::find(line, None).is_none()
}
