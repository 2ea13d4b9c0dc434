//! Countries with their other names and peoples, and the states of the United States with their abbreviations.
//!
//! Reads `data/countries.tsv` and `data/us_states.tsv`; cities are left to the gazetteer.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::table::{Phrases, entries};

/// One country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    /// Its common name: "Iran".
    pub name: &'static str,
    /// Its capital; empty where the table has none.
    pub capital: &'static str,
}

static COUNTRIES: LazyLock<Phrases<Country>> = LazyLock::new(|| Phrases::new(country_names()));

static DEMONYMS: LazyLock<Phrases<Country>> = LazyLock::new(|| Phrases::new(country_peoples()));

static STATES: LazyLock<Phrases<&'static str>> = LazyLock::new(|| {
    Phrases::new(entries(include_str!("../../data/us_states.tsv")).map(|fields| (fields[0], fields[1])))
});

static STATE_ABBREVIATIONS: LazyLock<FxHashMap<String, &'static str>> = LazyLock::new(|| {
    entries(include_str!("../../data/us_states.tsv"))
        .flat_map(|fields| {
            let name = fields[1];
            fields[2].split(';').chain([fields[3], name]).map(move |short| (key(short), name)).collect::<Vec<_>>()
        })
        .collect()
});

/// The longest country name that starts the sequence of lower-cased words without full stops.
///
/// ```
/// let words = ["united", "states"];
/// let (length, country) = corroborate::lexicon::country(|at| words.get(at).copied()).unwrap();
/// assert_eq!((length, country.name), (2, "United States"));
/// ```
pub fn country<'t>(word: impl Fn(usize) -> Option<&'t str>) -> Option<(usize, &'static Country)> {
    COUNTRIES.longest(word)
}

/// The longest adjective or people's name that starts the sequence: "north korean", "iranians".
pub fn demonym<'t>(word: impl Fn(usize) -> Option<&'t str>) -> Option<(usize, &'static Country)> {
    DEMONYMS.longest(word)
}

/// The longest name of a state of the United States that starts the sequence, with the state's name.
pub fn us_state<'t>(word: impl Fn(usize) -> Option<&'t str>) -> Option<(usize, &'static str)> {
    STATES.longest(word).map(|(length, name)| (length, *name))
}

/// The state of the United States that `short`, lower-cased and without full stops, abbreviates or names: "calif".
///
/// ```
/// assert_eq!(corroborate::lexicon::us_state_by_abbreviation("ny"), Some("New York"));
/// ```
pub fn us_state_by_abbreviation(short: &str) -> Option<&'static str> {
    STATE_ABBREVIATIONS.get(short).copied()
}

fn country_rows() -> impl Iterator<Item = Vec<&'static str>> {
    entries(include_str!("../../data/countries.tsv"))
}

fn country_names() -> impl Iterator<Item = (&'static str, Country)> {
    country_rows().flat_map(|fields| {
        let country = Country { name: fields[1], capital: fields[4] };
        let others = fields[2].split(';').filter(|name| !name.is_empty()).map(|name| leak(key(name)));
        [fields[0]].into_iter().chain(others).map(|name| (name, country)).collect::<Vec<_>>()
    })
}

fn country_peoples() -> impl Iterator<Item = (&'static str, Country)> {
    country_rows().flat_map(|fields| {
        let country = Country { name: fields[1], capital: fields[4] };
        let peoples = fields[3].split(';').filter(|people| !people.is_empty());
        peoples.map(|people| (people, country)).collect::<Vec<_>>()
    })
}

/// Lower case without full stops, as words are looked up.
fn key(name: &str) -> String {
    name.to_lowercase().replace('.', "")
}

/// The tables live as long as the program; their few derived keys may too.
fn leak(key: String) -> &'static str {
    Box::leak(key.into_boxed_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_other_names_and_peoples() {
        let check = |phrase: &str, expected: &str| {
            let words: Vec<&str> = phrase.split(' ').collect();
            let found = country(|at| words.get(at).copied()).or_else(|| demonym(|at| words.get(at).copied()));
            assert_eq!(found.map(|(length, country)| (length, country.name)), Some((words.len(), expected)));
        };
        check("us", "United States");
        check("people's republic of china", "China");
        check("north koreans", "North Korea");
        check("dutch", "Netherlands");
        assert_eq!(us_state_by_abbreviation("calif"), Some("California"));
        assert_eq!(us_state_by_abbreviation("dc"), Some("District of Columbia"));
    }
}
