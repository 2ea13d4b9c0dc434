//! Words inside a name that tell what it names, and well-known names that have no such word.
//!
//! Reads `data/name_heads.tsv` and `data/known_names.tsv`. Knows nothing of `mention`'s kinds.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::table::{Phrases, entries};

/// What a word or known name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// An organisation.
    Organization,
    /// A place.
    Place,
    /// A treaty, an event, a work …
    Other,
    /// Opens a group's name before "for" or "of", and says nothing by itself: "Citizens for …".
    Opener,
    /// Capitals that are no name: "ET", "TV".
    None,
}

/// A word that tells what the name around it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameHead {
    /// What it names.
    pub naming: Naming,
    /// The linking words that may continue the name after it, separated by spaces: "of for".
    links: &'static str,
}

impl NameHead {
    /// Whether the name may go on after this word with `link` ("of").
    pub fn takes(&self, link: &str) -> bool {
        self.links.split(' ').any(|one| one == link)
    }

    /// Whether the word is also a common family name ("Hill").
    pub fn is_surname(&self) -> bool {
        self.takes("surname")
    }
}

static HEADS: LazyLock<FxHashMap<&'static str, NameHead>> = LazyLock::new(|| {
    entries(include_str!("../../data/name_heads.tsv"))
        .map(|fields| {
            let links = fields.get(2).copied().unwrap_or_default();
            (fields[0], NameHead { naming: naming(fields[1]), links })
        })
        .collect()
});

static KNOWN: LazyLock<Phrases<Naming>> = LazyLock::new(|| {
    Phrases::new(entries(include_str!("../../data/known_names.tsv")).map(|fields| (fields[0], naming(fields[1]))))
});

/// What a name with the lower-cased `word` as its head names.
///
/// ```
/// assert!(corroborate::lexicon::name_head("ministry").is_some_and(|head| head.takes("of")));
/// ```
pub fn name_head(word: &str) -> Option<&'static NameHead> {
    HEADS.get(word)
}

/// The longest well-known name that starts the sequence of lower-cased words without full stops.
pub fn known_name<'t>(word: impl Fn(usize) -> Option<&'t str>) -> Option<(usize, Naming)> {
    KNOWN.longest(word).map(|(length, naming)| (length, *naming))
}

fn naming(field: &str) -> Naming {
    match field {
        "organization" => Naming::Organization,
        "place" => Naming::Place,
        "other" => Naming::Other,
        "opener" => Naming::Opener,
        _ => Naming::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(phrase: &str, expected: Option<(usize, Naming)>) {
        let words: Vec<&str> = phrase.split(' ').collect();
        assert_eq!(known_name(|at| words.get(at).copied()), expected, "{phrase}");
    }

    #[test]
    fn knows_names_without_a_head() {
        check("white house aide", Some((2, Naming::Organization)));
        check("manhattan", Some((1, Naming::Place)));
        check("et", Some((1, Naming::None)));
        check("garden path", None);
    }
}
