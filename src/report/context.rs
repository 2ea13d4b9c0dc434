//! The words around a passage that a reader needs to understand it: the rest of its sentence, or of its paragraph's line.
//!
//! Works on plain text: a report is built when the analysed documents are gone.

use crate::lexicon::Boundaries;
use crate::text::Span;

/// Closing marks that may stand between a sentence's last stop and the space after it.
const CLOSERS: [char; 6] = ['”', '"', '’', '\'', ')', ']'];

/// The words of the sentence before and after `span`, up to `limit` bytes each; "…" stands for what is cut.
pub(super) fn around(text: &str, span: Span, limit: usize) -> (String, String) {
    let mut from = span.start().saturating_sub(limit);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let mut to = (span.end() + limit).min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let is_closed = ends(span.of(text)).last().is_some_and(|end| end == span.len());
    let after = if is_closed { String::new() } else { after(&text[span.end()..to], to == text.len()) };
    (before(&text[from..span.start()], from == 0), after)
}

/// The part of `words` that belongs to the sentence which goes on behind them.
fn before(words: &str, is_whole: bool) -> String {
    let line = words.rfind('\n').map(|at| at + 1);
    let sentence = ends(words).filter(|end| words[*end..].starts_with(char::is_whitespace)).last();
    match line.max(sentence) {
        Some(start) => words[start..].trim_start().to_owned(),
        None if is_whole => words.to_owned(),
        None => words.split_once(char::is_whitespace).map_or(String::new(), |(_, words)| format!("… {words}")),
    }
}

/// The part of `words` up to the end of the sentence that they go on with.
fn after(words: &str, is_whole: bool) -> String {
    let line = words.find('\n');
    let sentence = ends(words).next();
    let end = [line, sentence].into_iter().flatten().min();
    match end {
        Some(end) => words[..end].trim_end().to_owned(),
        None if is_whole => words.trim_end().to_owned(),
        None => words.rsplit_once(char::is_whitespace).map_or(String::new(), |(words, _)| format!("{words} …")),
    }
}

/// Where sentences end in `words`, behind their closing marks.
fn ends(words: &str) -> impl Iterator<Item = usize> {
    words.match_indices(['.', '?', '!']).filter_map(|(at, stop)| {
        let behind = &words[at + 1..];
        let closed = behind.trim_start_matches(CLOSERS);
        let end = words.len() - closed.len();
        let goes_on = closed.trim_start().starts_with(char::is_lowercase);
        let is_end = closed.is_empty() || closed.starts_with(char::is_whitespace) && !goes_on;
        (is_end && !(stop == "." && is_abbreviated(&words[..at]))).then_some(end)
    })
}

/// Whether the stop behind `words` belongs to an abbreviation or an initial.
fn is_abbreviated(words: &str) -> bool {
    let word = words.rsplit(|letter: char| letter.is_whitespace() || "(“\"-".contains(letter)).next().unwrap_or("");
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    is_initial || word.contains('.') || Boundaries::get().abbreviation(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, passage: &str, expected: (&str, &str)) {
        let start = text.find(passage).expect("the passage is in the text");
        let (before, after) = around(text, Span::new(start, start + passage.len()), 40);
        assert_eq!((before.as_str(), after.as_str()), expected, "{text}");
    }

    #[test]
    fn context_ends_with_the_sentence() {
        check("One. Two three four. Five.", "three", ("Two ", " four."));
        check("He left. “We won,” she said. Then", "We won", ("“", ",” she said."));
        check("“Who won?” she asked. Then", "won", ("“Who ", "?” she asked."));
        check("Title\nIt began here\nNext", "began", ("It ", " here"));
        check("It cost 5.20 crowns. More", "crowns", ("It cost 5.20 ", "."));
        check("One. It ended. Two.", "It ended.", ("", ""));
    }

    #[test]
    fn abbreviations_end_nothing() {
        check("He saw Gen. Ames in St. Paul today. Then", "Ames", ("He saw Gen. ", " in St. Paul today."));
        check("The U.S. sent J. Doe there.", "Doe", ("The U.S. sent J. ", " there."));
    }

    #[test]
    fn what_is_cut_is_marked() {
        let words = "word ".repeat(30);
        check(
            &format!("{words}here {words}"),
            "here",
            (&format!("… {}", "word ".repeat(7)), &format!("{} …", " word".repeat(7))),
        );
    }
}
