//! Forms of address, ranks, party labels, posts, occupations and relations.
//!
//! Reads `data/titles.tsv` and `data/offices.tsv`. Leaves it to `mention::role` who holds a post, and to
//! `compare::role` whether two posts can be held at once.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::table::{Phrases, entries};

/// What kind of word stands before or after a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleKind {
    /// "Mr.", "Dr.".
    Honorific,
    /// "Maj. Gen.".
    Rank,
    /// "Republican".
    Party,
    /// A post, occupation or relation: "chief of staff", "lawyer", "wife".
    Office,
}

/// How a post is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// It fills a working life: two different ones at once are implausible.
    Full,
    /// It goes with other posts.
    Any,
    /// A general word for several posts: "official", "leader".
    Generic,
}

/// One title or post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title {
    /// The normal form: "major general", "minister of defence".
    pub normal: &'static str,
    /// Title or post.
    pub kind: TitleKind,
    /// The family of posts: "minister", "military command", "legislator"; empty for titles.
    pub class: &'static str,
    /// How it is held.
    pub hold: Hold,
}

static TITLES: LazyLock<Phrases<Title>> = LazyLock::new(|| Phrases::new(titles().chain(offices())));

static BY_NORMAL: LazyLock<FxHashMap<&'static str, Title>> =
    LazyLock::new(|| offices().map(|(_, office)| (office.normal, office)).collect());

/// The longest title or post that starts the sequence of lower-cased words without full stops: its length and itself.
///
/// ```
/// let words = ["maj", "gen", "smith"];
/// let (length, title) = corroborate::lexicon::title(|at| words.get(at).copied()).unwrap();
/// assert_eq!((length, title.normal), (2, "major general"));
/// ```
pub fn title<'t>(word: impl Fn(usize) -> Option<&'t str>) -> Option<(usize, &'static Title)> {
    TITLES.longest(word)
}

/// The post whose normal form is `normal`.
pub fn office(normal: &str) -> Option<&'static Title> {
    BY_NORMAL.get(normal)
}

fn titles() -> impl Iterator<Item = (&'static str, Title)> {
    entries(include_str!("../../data/titles.tsv")).map(|fields| {
        let kind = match fields[2] {
            "honorific" => TitleKind::Honorific,
            "rank" => TitleKind::Rank,
            _ => TitleKind::Party,
        };
        (fields[0], Title { normal: fields[1], kind, class: "", hold: Hold::Any })
    })
}

fn offices() -> impl Iterator<Item = (&'static str, Title)> {
    entries(include_str!("../../data/offices.tsv")).map(|fields| {
        let hold = match fields[3] {
            "full" => Hold::Full,
            "generic" => Hold::Generic,
            _ => Hold::Any,
        };
        (fields[0], Title { normal: fields[1], kind: TitleKind::Office, class: fields[2], hold })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(phrase: &str, expected: Option<(usize, &str)>) {
        let words: Vec<&str> = phrase.split(' ').collect();
        let found = title(|at| words.get(at).copied()).map(|(length, title)| (length, title.normal));
        assert_eq!(found, expected, "{phrase}");
    }

    #[test]
    fn normalises_synonyms() {
        check("defense secretary ash carter", Some((2, "minister of defence")));
        check("minister of defence", Some((3, "minister of defence")));
        check("spokeswoman", Some((1, "spokesperson")));
        check("gen smith", Some((1, "general")));
        check("table", None);
    }
}
