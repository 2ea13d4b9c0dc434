//! Countries with their other names and peoples, and the states of the United States with their abbreviations.
//!
//! Reads `data/countries.tsv` and `data/us_states.tsv`; cities are left to the gazetteer.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::table::{Phrases, WordSet, entries};

/// One country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    /// Its common name: "Iran".
    pub name: &'static str,
    /// Its capital; empty where the table has none.
    pub capital: &'static str,
}

/// Capitals and other seats of government, in lower case, with the countries that they stand for.
static SEATS: LazyLock<FxHashMap<String, Vec<&'static str>>> = LazyLock::new(|| {
    let mut seats: FxHashMap<String, Vec<&'static str>> = FxHashMap::default();
    for fields in country_rows() {
        let towns = fields[4].split(';').filter(|town| !town.is_empty());
        // A mark for what follows: the capital's name does not stand for the government.
        if !towns.clone().any(|town| town == NO_SEAT) {
            towns.for_each(|town| seats.entry(town.to_lowercase()).or_default().push(fields[1]));
        }
    }
    seats
});

const NO_SEAT: &str = "-";

static COUNTRIES: LazyLock<Phrases<Country>> = LazyLock::new(|| Phrases::new(country_names()));

static DEMONYMS: LazyLock<Phrases<Country>> = LazyLock::new(|| Phrases::new(country_peoples()));

static STATES: LazyLock<Phrases<&'static str>> = LazyLock::new(|| {
    Phrases::new(entries(include_str!("../../data/us_states.tsv")).map(|fields| (fields[0], fields[1])))
});

static STATE_CAPITALS: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| entries(include_str!("../../data/us_states.tsv")).map(|fields| (fields[1], fields[4])).collect());

static STATE_ABBREVIATIONS: LazyLock<FxHashMap<String, &'static str>> = LazyLock::new(|| {
    entries(include_str!("../../data/us_states.tsv"))
        .flat_map(|fields| {
            let name = fields[1];
            fields[2]
                .split(';')
                .chain([fields[3], name])
                .filter(|short| !short.is_empty())
                .map(move |short| (key(short), name))
                .collect::<Vec<_>>()
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

/// The capital of a state of the United States, by the state's name.
///
/// ```
/// assert_eq!(corroborate::lexicon::us_state_capital("Florida"), Some("Tallahassee"));
/// ```
pub fn us_state_capital(state: &str) -> Option<&'static str> {
    STATE_CAPITALS.get(state).copied().filter(|capital| !capital.is_empty())
}

/// The countries for whose government the name of a town, lower-cased, can stand: "tehran", "the hague".
///
/// ```
/// assert_eq!(corroborate::lexicon::governed_from("tehran"), ["Iran"]);
/// // "Brussels" stands for the European Union.
/// assert!(corroborate::lexicon::governed_from("brussels").is_empty());
/// ```
pub fn governed_from(town: &str) -> &'static [&'static str] {
    SEATS.get(town).map_or(&[], Vec::as_slice)
}

/// Whether a verb's subject ("Tehran rejected"), by its lemma, is the government where it is a capital's name.
pub fn is_governing_deed(lemma: &str) -> bool {
    GOVERNING_DEEDS.contains(lemma)
}

/// Whether only governments have what a noun, by its lemma, means: position, ambassador.
pub fn is_governing_noun(lemma: &str) -> bool {
    GOVERNING_NOUNS.contains(lemma)
}

static GOVERNING_DEEDS: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::new(include_str!("../../data/governing_deeds.txt")));

static GOVERNING_NOUNS: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::new(include_str!("../../data/governing_nouns.txt")));

fn country_rows() -> impl Iterator<Item = Vec<&'static str>> {
    entries(include_str!("../../data/countries.tsv"))
}

fn country_names() -> impl Iterator<Item = (&'static str, Country)> {
    country_rows().flat_map(|fields| {
        let country = Country { name: fields[1], capital: first(fields[4]) };
        let others = fields[2].split(';').filter(|name| !name.is_empty()).map(|name| leak(key(name)));
        [fields[0]].into_iter().chain(others).map(|name| (name, country)).collect::<Vec<_>>()
    })
}

fn country_peoples() -> impl Iterator<Item = (&'static str, Country)> {
    country_rows().flat_map(|fields| {
        let country = Country { name: fields[1], capital: first(fields[4]) };
        let peoples = fields[3].split(';').filter(|people| !people.is_empty());
        peoples.map(|people| (people, country)).collect::<Vec<_>>()
    })
}

fn first(towns: &'static str) -> &'static str {
    towns.split(';').next().unwrap_or("")
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
        assert_eq!(us_state_by_abbreviation(""), None);
    }

    #[test]
    fn capitals_and_seats() {
        let of = |name: &'static str| country(|at| [name].get(at).copied()).map(|(_, country)| country.capital);
        assert_eq!(of("ukraine"), Some("Kyiv"));
        assert_eq!(of("belgium"), Some("Brussels"));
        assert_eq!(governed_from("kiev"), ["Ukraine"]);
        assert_eq!(governed_from("the hague"), ["Netherlands"]);
        assert!(governed_from("florence").is_empty() && governed_from("-").is_empty() && governed_from("").is_empty());
        assert_eq!(us_state_capital("Texas"), Some("Austin"));
        assert_eq!(us_state_capital("Iran"), None);
        assert!(is_governing_deed("reject") && !is_governing_deed("host"));
        assert!(is_governing_noun("ambassador") && !is_governing_noun("mayor"));
    }
}
