//! What a reader must be careful about: the warnings of an article.

use std::collections::BTreeMap;

use crate::article::{Article, Published};
use crate::lexicon::newsroom;

use super::page::{Page, ends_sentence};

/// Below so many words a text is a teaser or a fragment.
const SHORT_WORDS: usize = 80;

/// So much text is enough to tell a language.
const LANGUAGE_BYTES: usize = 4096;

/// A guess of the language below this counts as none; short English texts with many names score low.
const SURE: f64 = 0.5;

/// A last line of fewer words is a tag or a name that was not recognised.
const MIN_CUT_WORDS: usize = 6;

/// Code of a language that cannot be told.
const UNKNOWN: &str = "und";

/// ISO 639-1 code of the language of a page's open lines.
pub(super) fn language(page: &Page<'_>) -> String {
    let mut sample = String::with_capacity(LANGUAGE_BYTES);
    for line in (0..page.lines.len()).filter(|&line| page.is_open(line)) {
        sample.extend(page.of(line).chars().take(LANGUAGE_BYTES));
        sample.push('\n');
        if sample.len() > LANGUAGE_BYTES {
            break;
        }
    }
    let code = whatlang::detect(&sample).filter(|found| found.confidence() >= SURE || found.is_reliable());
    let code = code.and_then(|found| newsroom::language(found.lang().code())).map_or(UNKNOWN, |(code, _)| code);
    code.to_owned()
}

/// The warnings for an article on `page`.
pub(super) fn warnings(page: &Page<'_>, published: Option<Published>, language: &str) -> Vec<String> {
    let mut warnings = Vec::new();
    if published.is_none() {
        warnings.push(Article::NO_DATE.to_owned());
    }
    if language != "en" && language != UNKNOWN {
        let name = newsroom::language(language).map_or(language, |(_, name)| name);
        warnings.push(format!("The text seems to be in {name}; only English is compared reliably."));
    }
    let n_words = n_words(page);
    if n_words < SHORT_WORDS {
        warnings.push(format!("{} ({n_words} words); what it leaves out means little.", Article::SHORT));
    }
    if is_cut_off(page) {
        warnings.push(Article::CUT_OFF.to_owned());
    }
    warnings
}

/// Adds a warning to each of two or more articles with the same text.
pub(super) fn warn_of_same_text(articles: &mut [Article]) {
    let mut by_text: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, article) in articles.iter().enumerate() {
        by_text.entry(article.text.trim()).or_default().push(at);
    }
    let same: Vec<Vec<usize>> = by_text.into_values().filter(|group| group.len() > 1).collect();
    for group in same {
        for &at in &group {
            let first_other = if at == group[0] { group[1] } else { group[0] };
            let warning = format!("Its text is the same as that of {}.", articles[first_other].path);
            articles[at].warnings.push(warning);
        }
    }
}

fn n_words(page: &Page<'_>) -> usize {
    let open = (0..page.lines.len()).filter(|&line| page.is_open(line));
    open.map(|line| page.of(line).split_whitespace().count()).sum()
}

/// Whether the last line of the article ends in the middle: no full stop, an ellipsis, or a quotation left open.
fn is_cut_off(page: &Page<'_>) -> bool {
    let open = (0..page.lines.len()).rev().find(|&line| page.is_open(line));
    let Some(last) = open.map(|line| page.of(line)).filter(|last| last.split_whitespace().nth(MIN_CUT_WORDS).is_some())
    else {
        return false;
    };
    let end = last.trim_end_matches(['"', '”', '’', ')', ']', ' ']);
    let has_ellipsis = end.ends_with('…') || end.ends_with("...") || last.ends_with("[…]") || last.ends_with("[...]");
    !ends_sentence(last) || has_ellipsis || has_open_quote(last)
}

fn has_open_quote(line: &str) -> bool {
    let last_mark = line.rfind(['“', '”']);
    let n_straight = line.matches('"').count();
    last_mark.is_some_and(|at| line[at..].starts_with('“')) || n_straight % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_cut(text: &str, expected: bool) {
        assert_eq!(is_cut_off(&Page::new(text)), expected, "{text}");
    }

    #[test]
    fn texts_that_stop_in_the_middle() {
        check_cut("The mayor of Springfield resigned on Monday after ten years in", true);
        check_cut("The mayor of Springfield has resigned on this Monday, she said.\nSpringfield", false);
        check_cut(
            "The mayor of Springfield resigned on Monday.\nThe council of the town will meet on Tuesday to elect a successor, who…",
            true,
        );
        check_cut("The mayor of Springfield said on Monday that “the bridge is not safe and never was.", true);
        check_cut("The mayor of Springfield resigned on Monday, after ten long years in office.", false);
        check_cut("The mayor of Springfield said on Monday: “I have done what I could.”", false);
        check_cut("The mayor of Springfield has resigned on this Monday, she said.\n“Enough.”", false);
    }

    #[test]
    fn languages() {
        let of = |text: &str| language(&Page::new(text));
        assert_eq!(of("The mayor of Springfield resigned on Monday after ten years in office, she said."), "en");
        assert_eq!(
            of("Der Bürgermeister von Springfield ist am Montag nach zehn Jahren im Amt zurückgetreten, sagte er."),
            "de"
        );
        assert_eq!(of("12 34"), "und");
    }

    #[test]
    fn the_same_text_twice() {
        let article =
            |path: &str, text: &str| Article { path: path.to_owned(), text: text.to_owned(), ..Article::default() };
        let mut articles = [article("a", "Same."), article("b", "Other."), article("c", "Same.\n")];
        warn_of_same_text(&mut articles);
        assert_eq!(articles[0].warnings, ["Its text is the same as that of c."]);
        assert_eq!(articles[2].warnings, ["Its text is the same as that of a."]);
        assert!(articles[1].warnings.is_empty());
    }
}
