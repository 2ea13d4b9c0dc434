//! The gazetteer: cities with region and country, and countries, states, seas and wider areas.
//!
//! Read by `mention::place`. The tables (`places.tsv`, `us_states.tsv`, `cities.tsv`, `country_codes.tsv`) are searched
//! where they lie, line by line in byte order, so that nothing is built before the first question.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::table::entries;

/// What kind of place an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// A city or town.
    City,
    /// A state or province.
    State,
    /// A country.
    Country,
    /// A sea, strait, lake or river.
    Water,
    /// A wider or vaguer area: a continent, the Middle East, Crimea.
    Area,
}

/// One place that a key can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceEntry {
    /// What kind of place it is.
    pub kind: PlaceKind,
    /// Its normal name; empty for a city, whose name is as written.
    pub name: &'static str,
    /// The state or region of a city; may be empty.
    pub region: &'static str,
    /// The country of a city; empty for other kinds.
    pub country: &'static str,
    /// What contains it (of a city: its country), split at ", ", the smallest first.
    pub within: &'static str,
    /// Whether it is the best known of its name.
    pub is_prominent: bool,
    /// Whether the key is an abbreviation of a state, which counts only after a city or with its full stop.
    pub is_abbreviation: bool,
}

impl PlaceEntry {
    /// What contains it, the smallest first.
    pub fn containers(self) -> impl Iterator<Item = &'static str> {
        [self.region, self.country].into_iter().chain(self.within.split(", ")).filter(|container| !container.is_empty())
    }
}

pub(super) static PLACES: &str = include_str!("../../data/places.tsv");
pub(super) static CITIES: &str = include_str!("../../data/cities.tsv");
const US_STATES: &str = include_str!("../../data/us_states.tsv");
const COUNTRY_CODES: &str = include_str!("../../data/country_codes.tsv");

/// The places, cities last, that `key` (plain lower-case letters, single spaces) can mean.
///
/// ```
/// let cities = corroborate::lexicon::places("pittsburg");
/// assert!(cities.iter().any(|city| city.region == "California" && city.country == "United States"));
/// ```
pub fn places(key: &str) -> Vec<PlaceEntry> {
    let other = line_of(PLACES, key).and_then(other_place).or_else(|| line_of(US_STATES, key).and_then(us_state));
    let mut found: Vec<PlaceEntry> = other.into_iter().collect();
    if let Some(line) = line_of(CITIES, key) {
        found.extend(line.split('|').filter_map(city));
    }
    found
}

/// The kind of place that a noun beside a name tells: "state" in "Washington state".
///
/// ```
/// use corroborate::lexicon::{PlaceKind, place_label};
/// assert_eq!(place_label("city"), Some(PlaceKind::City));
/// assert_eq!(place_label("people"), None);
/// ```
pub fn place_label(word: &str) -> Option<PlaceKind> {
    LABELS.get(word).copied()
}

static LABELS: LazyLock<FxHashMap<&'static str, PlaceKind>> = LazyLock::new(|| {
    let kind = |name: &str| match name {
        "city" => PlaceKind::City,
        "state" => PlaceKind::State,
        _ => PlaceKind::Country,
    };
    entries(include_str!("../../data/place_labels.tsv")).map(|fields| (fields[0], kind(fields[1]))).collect()
});

fn other_place(line: &'static str) -> Option<PlaceEntry> {
    let mut fields = line.split('\t');
    let kind = fields.next()?;
    let name = fields.next()?;
    let within = fields.next().unwrap_or("");
    let (kind, is_abbreviation) = match kind {
        "country" => (PlaceKind::Country, false),
        "state" => (PlaceKind::State, false),
        "abbreviation" => (PlaceKind::State, true),
        "water" => (PlaceKind::Water, false),
        _ => (PlaceKind::Area, false),
    };
    Some(PlaceEntry { kind, name, region: "", country: "", within, is_prominent: true, is_abbreviation })
}

/// A state that bears a city's name, and therefore stands in no other table: Washington, New York.
fn us_state(line: &'static str) -> Option<PlaceEntry> {
    let name = line.split('\t').next()?;
    let (kind, within) = (PlaceKind::State, "United States, North America");
    Some(PlaceEntry { kind, name, region: "", country: "", within, is_prominent: true, is_abbreviation: false })
}

fn city(field: &'static str) -> Option<PlaceEntry> {
    let (field, is_prominent) = match field.strip_suffix('*') {
        Some(rest) => (rest, true),
        None => (field, false),
    };
    let (code, region) = field.split_once('/').unwrap_or((field, ""));
    let mut country = line_of(COUNTRY_CODES, code)?.split('\t');
    let (name, within) = (country.next()?, country.next().unwrap_or(""));
    Some(PlaceEntry {
        kind: PlaceKind::City,
        name: "",
        region,
        country: name,
        within,
        is_prominent,
        is_abbreviation: false,
    })
}

/// The fields after `key` in a table sorted by bytes.
fn line_of(table: &'static str, key: &str) -> Option<&'static str> {
    let key = key.as_bytes();
    let bytes = table.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = bytes[..middle].iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
        let end = bytes[middle..].iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |at| middle + at);
        let line = &table[start..end];
        let (head, rest) = line.split_once('\t').unwrap_or((line, ""));
        match head.as_bytes().cmp(key) {
            std::cmp::Ordering::Equal => return Some(rest),
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(key: &str, expected: &str) {
        let found: Vec<String> = places(key)
            .iter()
            .map(|place| {
                format!("{:?} {} < {}", place.kind, place.name, place.containers().collect::<Vec<_>>().join(" < "))
            })
            .collect();
        assert_eq!(found.join("; "), expected);
    }

    #[test]
    fn finds_cities_states_countries_and_seas() {
        check("plantation", "City  < Florida < United States < North America");
        check("fla.", "State Florida < United States < North America");
        check("persian gulf", "Water Persian Gulf < ");
        check("u.s.", "Country United States < North America");
        check(
            "new york",
            "State New York < United States < North America; City  < New York < United States < North America",
        );
        check("nowhere-at-all", "");
        check("", "");
    }

    #[test]
    fn codes_take_their_upper_case_from_the_city_table() {
        assert!(places("tehran").iter().any(|place| place.country == "Iran"));
    }

    #[test]
    fn every_key_is_found() {
        for (table, n_least) in [(PLACES, 900), (CITIES, 30_000)] {
            let keys: Vec<&str> = entries(table).map(|fields| fields[0]).collect();
            assert!(keys.len() > n_least);
            assert!(keys.iter().step_by(37).all(|key| !places(key).is_empty()));
        }
    }
}
