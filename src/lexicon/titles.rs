//! Forms of address, ranks, party labels, posts, occupations and relations.
//!
//! Reads `data/titles.tsv`, `offices.tsv`, `tenures.tsv`, `party_letters.tsv`,
//! `office_classes.txt` and `offices_of_many.txt`. Leaves it to `mention::role` who holds a post, and to
//! `compare::role` whether two posts can be held at once.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::table::{Phrases, WordSet, entries};

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

static TENURES: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| entries(include_str!("../../data/tenures.tsv")).map(|fields| (fields[0], fields[1])).collect());

static PARTY_LETTERS: LazyLock<FxHashMap<&'static str, &'static Title>> = LazyLock::new(|| {
    entries(include_str!("../../data/party_letters.tsv"))
        .filter_map(|fields| Some((fields[0], title(|at| (at == 0).then_some(fields[1]))?.1)))
        .collect()
});

/// What the lower-cased `word` before a post says about its tenure: "former", "acting", "elect" or "current".
pub fn tenure(word: &str) -> Option<&'static str> {
    TENURES.get(word).copied()
}

/// The party label that `letter`, lower-cased, stands for in "D-Calif.".
///
/// ```
/// assert_eq!(corroborate::lexicon::party_by_letter("d").unwrap().normal, "democrat");
/// ```
pub fn party_by_letter(letter: &str) -> Option<&'static Title> {
    PARTY_LETTERS.get(letter).copied()
}

static CLASSES: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/office_classes.txt")));

static OF_MANY: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/offices_of_many.txt")));

/// Whether one person commonly has posts of both families at one time, or one is the general word for the other.
pub fn classes_go_together(a: &str, b: &str) -> bool {
    let (first, second) = if a <= b { (a, b) } else { (b, a) };
    CLASSES.contains(&format!("{first}/{second}"))
}

/// Whether many bodies have a post of this normal form: "president", "chief of staff".
pub fn is_office_of_many(normal: &str) -> bool {
    OF_MANY.contains(normal)
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

    #[test]
    fn one_office_has_one_normal_form() {
        let normal = |phrase: &str| {
            let words: Vec<&str> = phrase.split(' ').collect();
            title(|at| words.get(at).copied()).filter(|found| found.0 == words.len()).map(|found| found.1.normal)
        };
        for (normal_form, forms) in [
            ("major general", "maj gen,major general,maj general,major-general"),
            ("lieutenant colonel", "lt col,lieutenant colonel,lt colonel"),
            ("senator", "sen,senator"),
            ("representative", "rep,representative,congressman,congresswoman"),
            ("governor", "gov,governor"),
            ("prime minister", "pm,prime minister,premier"),
            ("vice president", "vp,vice president,vice-president"),
            ("chief executive", "ceo,chief executive,chief executive officer"),
            ("spokesperson", "spokesman,spokeswoman,spokesperson"),
            ("chair", "chair,chairman,chairwoman,chairperson"),
            ("minister of defence", "defense secretary,defence minister,minister of defence"),
            ("chief of the defence staff", "chief of defense staff,chief of the defence staff"),
            ("director general", "director general,director-general"),
        ] {
            forms.split(',').for_each(|form| assert_eq!(normal(form), Some(normal_form), "{form}"));
        }
        assert_ne!(normal("director"), normal("chief executive"));
        assert_ne!(normal("chief of staff"), normal("commander"));
        assert_ne!(normal("general"), normal("major general"));
        assert_ne!(normal("governor"), normal("lieutenant governor"));
    }
}
