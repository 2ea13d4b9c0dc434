//! What a person decided about earlier reports: same or not the same, dismissed or kept.
//!
//! `ingest` reads decisions from a file; `entity` and `graph` obey those on names and claims, `report` those on
//! findings. Decisions name things by their content, never by a number of a report, so that they still hold when
//! articles are added. Leaves the reading to `ingest`.

use crate::article::Article;

/// All decisions of one file, in its order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decisions {
    /// On names.
    pub names: Vec<NameDecision>,
    /// On claims.
    pub claims: Vec<ClaimDecision>,
    /// On findings.
    pub findings: Vec<FindingDecision>,
}

/// Names that are of one bearer, or of different ones.
#[derive(Clone, Debug, PartialEq)]
pub struct NameDecision {
    /// Whether they are of one bearer.
    pub is_same: bool,
    /// Two or more names as written in the articles.
    pub names: Vec<String>,
    /// What the person noted.
    pub note: Option<String>,
    /// The line of the file, from 1.
    pub line: usize,
}

/// A passage of an article, named by its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Quoted {
    /// The article's path, the end of it, or its `id` in JSON Lines.
    pub article: String,
    /// The words.
    pub passage: String,
}

/// Claims that speak of one thing, or of different things.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimDecision {
    /// Whether they speak of one thing.
    pub is_same: bool,
    /// Two or more claims.
    pub claims: Vec<Quoted>,
    /// What the person noted.
    pub note: Option<String>,
    /// The line of the file, from 1.
    pub line: usize,
}

/// A finding that is no finding, or one that stays whatever its score.
#[derive(Clone, Debug, PartialEq)]
pub struct FindingDecision {
    /// Whether it is dismissed; else it is kept.
    pub is_dismissed: bool,
    /// The finding's key, as the report tells it.
    pub key: String,
    /// What it is about, for whoever reads the file; the program takes no notice.
    pub about: Option<String>,
    /// What the person noted.
    pub note: Option<String>,
    /// The line of the file, from 1.
    pub line: usize,
}

impl Decisions {
    /// Whether nothing was decided.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.claims.is_empty() && self.findings.is_empty()
    }
}

impl Quoted {
    /// Whether `article` is the one that is meant: by its id, its path, or the end of its path.
    ///
    /// ```
    /// use corroborate::{article::Article, decision::Quoted};
    /// let article = Article { path: "event/fox.txt".into(), ..Article::default() };
    /// let quoted = |name: &str| Quoted { article: name.into(), passage: String::new() };
    /// assert!(quoted("fox.txt").is_of(&article) && quoted("event/fox.txt").is_of(&article));
    /// assert!(!quoted("x.txt").is_of(&article));
    /// ```
    pub fn is_of(&self, article: &Article) -> bool {
        let is_end = |rest: &str| rest.is_empty() || rest.ends_with(['/', '\\']);
        let is_id = article.given_id.as_ref().is_some_and(|id| *id == self.article);
        is_id || article.path.strip_suffix(self.article.as_str()).is_some_and(is_end)
    }

    /// Whether `text` holds the passage or is held by it, whatever the case, the spaces and the punctuation.
    pub fn is_in(&self, text: &str) -> bool {
        let (text, passage) = (plain(text), plain(&self.passage));
        !text.is_empty() && !passage.is_empty() && (holds(&text, &passage) || holds(&passage, &text))
    }
}

/// Letters and digits in lower case, one space between words: what stays when a passage is typed again.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for word in text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(word.chars().flat_map(char::to_lowercase));
    }
    plain
}

/// Whether `short` stands in `long` as whole words.
fn holds(long: &str, short: &str) -> bool {
    let is_whole = |(at, found): (usize, &str)| {
        let (before, after) = (&long[..at], &long[at + found.len()..]);
        (before.is_empty() || before.ends_with(' ')) && (after.is_empty() || after.starts_with(' '))
    };
    long.match_indices(short).any(is_whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_are_found_by_their_words() {
        let check = |passage: &str, text: &str, expected: bool| {
            let quoted = Quoted { article: String::new(), passage: passage.into() };
            assert_eq!(quoted.is_in(text), expected, "{passage} | {text}");
        };
        check("Twelve people  were hurt", "“Twelve people were hurt,” she said", true);
        check("She said twelve people were hurt.", "twelve people were hurt", true);
        check("12 people", "112 people", false);
        check("12 people", "112 people and 12 people", true);
        check("", "people", false);
    }
}
