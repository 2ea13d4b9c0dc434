//! Places known to the gazetteer, with what contains them.
//!
//! Ambiguous names are decided by what follows ("Pittsburg, Calif."), by the word for their kind ("Washington state"),
//! by what else the article names, or left open. Capitals by description are `described`'s. Leaves the comparison of two places to `compare::place`.

mod described;
mod government;
mod label;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use crate::article::Article;
use crate::lexicon::{PlaceEntry, PlaceKind, places};
use crate::mention::{Name, NameKind};
use crate::syntax::{Document, TokenRange};
use crate::text::Span;

/// No place's name has more tokens.
const MOST_TOKENS: usize = 5;

/// One place as written once.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceMention {
    /// Where it stands.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// What kind of place it is.
    pub kind: PlaceKind,
    /// The gazetteer's name: "Tehran".
    pub place: String,
    /// What contains it, the smallest first: region, country, continent. Where it is open, what contains all that it can be.
    pub within: Vec<String>,
    /// Whether several places bear the name and nothing decides: Washington the city or the state.
    pub is_open: bool,
    /// The country whose government the name stands for rather than for the place: Iran in "Tehran said".
    pub government_of: Option<&'static str>,
}

/// A stretch of tokens with the places it can mean.
struct Hit {
    tokens: TokenRange,
    span: Span,
    entries: Vec<PlaceEntry>,
    /// Whether the name finder calls it a place.
    is_named: bool,
}

/// The places of an article, in text order.
pub fn find(article: &Article, document: &Document, names: &[Name]) -> Vec<PlaceMention> {
    let mut hits = hits(article, document, names);
    join_containers(article, &mut hits);
    hits.iter_mut().for_each(|hit| label::decide(document, hit));
    take_in(&mut hits, described::find(article, document));
    let presence = Presence::of(&hits);
    hits.retain(|hit| presence.is_credible(hit));
    let mut places: Vec<PlaceMention> =
        hits.iter().map(|hit| presence.decide(hit, hit.span.of(&article.text))).collect();
    places.iter_mut().for_each(|place| place.government_of = government::of(article, document, place));
    places
}

/// Puts descriptions in among the names, for the names that they hold.
fn take_in(hits: &mut Vec<Hit>, described: Vec<Hit>) {
    if described.is_empty() {
        return;
    }
    hits.retain(|hit| {
        let next = described.partition_point(|other| other.tokens.end <= hit.tokens.start);
        described.get(next).is_none_or(|other| !other.tokens.overlaps(hit.tokens))
    });
    hits.extend(described);
    hits.sort_by_key(|hit| hit.tokens.start);
}

/// The longest stretches that the gazetteer knows, outside the names of persons and organisations.
fn hits(article: &Article, document: &Document, names: &[Name]) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    let mut key = String::new();
    let mut next_name = 0;
    let mut at = 0;
    while at < document.tokens().len() {
        while names.get(next_name).is_some_and(|name| name.tokens.end as usize <= at) {
            next_name += 1;
        }
        let name = names.get(next_name).filter(|name| name.tokens.contains(at));
        let limit = name.map_or(at + MOST_TOKENS, |name| name.tokens.end as usize);
        let found = match name {
            Some(name) if !may_be_place(name, at) => None,
            _ => longest(article, document, at, limit, &mut key),
        };
        let end = found.as_ref().map(|hit| hit.tokens.end as usize);
        hits.extend(found.filter(|hit| fits(hit, name)).map(|hit| Hit { is_named: is_place(name), ..hit }));
        at = end.or(name.filter(|name| !may_be_place(name, at)).map(|name| name.tokens.end as usize)).unwrap_or(at + 1);
    }
    hits
}

fn is_place(name: Option<&Name>) -> bool {
    name.is_some_and(|name| name.kind == NameKind::Place)
}

/// A person's name holds no place; an organisation's only where it is one as a whole ("the United States").
fn may_be_place(name: &Name, at: usize) -> bool {
    match name.kind {
        NameKind::Person => false,
        NameKind::Organization => name.tokens.start as usize == at,
        NameKind::Place | NameKind::Other => true,
    }
}

/// Whether a find suits the name it stands in: no part of a larger name but of a place's.
fn fits(hit: &Hit, name: Option<&Name>) -> bool {
    let is_city = hit.entries.iter().all(|entry| entry.kind == PlaceKind::City);
    match name {
        Some(name) if name.kind == NameKind::Place => true,
        Some(name) if name.kind == NameKind::Organization => hit.tokens == name.tokens && !is_city,
        Some(name) => hit.tokens == name.tokens,
        None => true,
    }
}

fn longest(article: &Article, document: &Document, at: usize, limit: usize, key: &mut String) -> Option<Hit> {
    let tokens = document.tokens();
    let first = tokens[at].span.of(&article.text);
    if !first.chars().next().is_some_and(char::is_uppercase) {
        return None;
    }
    let sentence_end = document.sentence_of(at).tokens.end as usize;
    let most = limit.min(at + MOST_TOKENS).min(sentence_end).min(tokens.len());
    (at + 1..=most).rev().find_map(|end| {
        let range = TokenRange::new(at, end);
        let span = document.span(range);
        let entries = known(span.of(&article.text), key);
        (!entries.is_empty()).then_some(Hit { tokens: range, span, entries, is_named: false })
    })
}

/// The entries of a text; none where it begins or ends in anything but a letter or a full stop.
fn known(text: &str, key: &mut String) -> Vec<PlaceEntry> {
    fold_key(text, key);
    let is_short = key.len() < 3;
    let mut entries = places(key);
    entries.retain(|entry| !(is_short || entry.is_abbreviation) || is_written_as_abbreviation(text));
    entries
}

/// "U.S.", "Fla.", "FL", but not "us" or "Me".
fn is_written_as_abbreviation(text: &str) -> bool {
    text.ends_with('.') || text.chars().all(char::is_uppercase)
}

/// Plain lower-case letters with single spaces, as the gazetteer's keys are.
fn fold_key(text: &str, key: &mut String) {
    key.clear();
    let mut is_space = false;
    for letter in text.nfd() {
        match letter {
            '\u{300}'..='\u{36f}' | '\u{ad}' => continue,
            _ if letter.is_whitespace() => is_space = true,
            _ => {
                if is_space && !key.is_empty() {
                    key.push(' ');
                }
                is_space = false;
                match letter {
                    '’' | '‘' => key.push('\''),
                    '‐' | '‑' | '–' => key.push('-'),
                    _ => key.extend(letter.to_lowercase()),
                }
            }
        }
    }
}

/// A city followed by a comma and what contains it keeps only the entries inside that; an unsuitable abbreviation alone is no place.
fn join_containers(article: &Article, hits: &mut Vec<Hit>) {
    for at in 0..hits.len().saturating_sub(1) {
        let (before, after) = hits.split_at_mut(at + 1);
        let (city, container) = (&mut before[at], &mut after[0]);
        let between = Span::new(city.span.end(), container.span.start()).of(&article.text);
        let is_container = container.entries.iter().any(|entry| entry.kind != PlaceKind::City);
        if !is_container || between.trim() != "," {
            continue;
        }
        let contained = |entry: &PlaceEntry| {
            entry.containers().any(|name| container.entries.iter().any(|outer| outer.name == name))
        };
        if city.entries.iter().any(contained) {
            city.entries.retain(contained);
            city.is_named = true;
            let contains =
                |outer: &PlaceEntry| city.entries.iter().any(|entry| entry.containers().any(|name| name == outer.name));
            container.entries.retain(contains);
        }
    }
    hits.retain(|hit| !is_stray_abbreviation(article, hit));
}

/// "Miss." or "OR" counts only after a comma; initials such as "N.J." and "U.S." everywhere.
fn is_stray_abbreviation(article: &Article, hit: &Hit) -> bool {
    let text = hit.span.of(&article.text);
    let is_initials = text.matches('.').count() > 1;
    let before = article.text.get(..hit.span.start()).unwrap_or("").trim_end();
    hit.entries.iter().all(|entry| entry.is_abbreviation) && !is_initials && !before.ends_with(',')
}

/// Which countries and regions an article names beyond doubt, and how often.
struct Presence {
    counts: FxHashMap<&'static str, usize>,
}

impl Presence {
    fn of(hits: &[Hit]) -> Presence {
        let mut counts: FxHashMap<&'static str, usize> = FxHashMap::default();
        for hit in hits {
            if let [entry] = hit.entries[..] {
                let own = Some(entry.name).filter(|name| !name.is_empty());
                own.into_iter().chain(entry.containers()).for_each(|name| *counts.entry(name).or_default() += 1);
            }
        }
        Presence { counts }
    }

    fn count(&self, name: &str) -> usize {
        self.counts.get(name).copied().unwrap_or(0)
    }

    /// A little-known town counts only where the name finder sees a place, or the article names its country besides.
    fn is_credible(&self, hit: &Hit) -> bool {
        // A place that is beyond doubt counted itself.
        let n_own = usize::from(hit.entries.len() == 1);
        let is_known = |entry: &PlaceEntry| entry.is_prominent || self.count(entry.country) > n_own;
        hit.is_named || hit.entries.iter().any(is_known)
    }

    fn decide(&self, hit: &Hit, text: &str) -> PlaceMention {
        let entry = self.choice(&hit.entries);
        let within = entry.map_or_else(|| shared_containers(&hit.entries), |entry| entry.containers().collect());
        let place = entry.map(|entry| entry.name).filter(|name| !name.is_empty());
        PlaceMention {
            span: hit.span,
            tokens: hit.tokens,
            kind: entry.or(hit.entries.first().copied()).map_or(PlaceKind::Area, |entry| entry.kind),
            place: place.map_or_else(|| display(text), str::to_owned),
            within: within.into_iter().map(str::to_owned).collect(),
            is_open: entry.is_none(),
            government_of: None,
        }
    }

    /// The only entry; the only one that is no city, where no city is as well known; that which lies in or is a region
    /// that the article names; the only well-known one; that of the country named most.
    fn choice(&self, entries: &[PlaceEntry]) -> Option<PlaceEntry> {
        let only = |mut fitting: Vec<PlaceEntry>| if fitting.len() == 1 { fitting.pop() } else { None };
        let filtered =
            |test: &dyn Fn(&PlaceEntry) -> bool| entries.iter().copied().filter(|entry| test(entry)).collect();
        let most = entries.iter().map(|entry| self.count(entry.country)).max().unwrap_or(0);
        let is_rivalled = entries.iter().any(|entry| entry.kind == PlaceKind::State)
            && entries.iter().any(|entry| entry.kind == PlaceKind::City && entry.is_prominent);
        let is_told = |entry: &PlaceEntry| {
            self.count(entry.region) > 0 || entry.kind == PlaceKind::State && self.count(entry.name) > 0
        };
        only(entries.to_vec())
            .or_else(|| only(filtered(&|entry| !is_rivalled && entry.kind != PlaceKind::City)))
            .or_else(|| only(filtered(&is_told)))
            .or_else(|| only(filtered(&|entry| entry.is_prominent)))
            .or_else(|| only(filtered(&|entry| most > 0 && self.count(entry.country) == most)))
    }
}

/// What contains every one of the best known `entries`, or of all where none is well known; the smallest first.
fn shared_containers(entries: &[PlaceEntry]) -> Vec<&'static str> {
    let is_any_known = entries.iter().any(|entry| entry.is_prominent);
    let known: Vec<&PlaceEntry> = entries.iter().filter(|entry| entry.is_prominent || !is_any_known).collect();
    let Some(first) = known.first() else { return Vec::new() };
    let is_shared = |name: &&str| known.iter().all(|entry| entry.containers().any(|outer| outer == *name));
    first.containers().filter(is_shared).collect()
}

/// A city's name as written; in capital and small letters where it is all capitals ("TEHRAN" in a date line).
fn display(text: &str) -> String {
    if text.chars().any(char::is_lowercase) {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let mut is_start = true;
    let cased = text.chars().map(|letter| {
        let cased = if is_start { letter } else { letter.to_lowercase().next().unwrap_or(letter) };
        is_start = !letter.is_alphanumeric();
        cased
    });
    cased.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names are all capitalised words, of the kind given for each by `kinds`; without a kind, there is no name.
    #[track_caller]
    fn check(text: &str, kinds: &[(&str, NameKind)], expected: &[&str]) {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let document = crate::syntax::analyze(&article);
        let names: Vec<Name> = kinds
            .iter()
            .map(|&(name, kind)| {
                let start = text.find(name).expect("the name stands in the text");
                let span = Span::new(start, start + name.len());
                Name { span, tokens: document.tokens_in(span), full: span, kind, alias_of: None }
            })
            .collect();
        let found: Vec<String> = find(&article, &document, &names)
            .iter()
            .map(|place| {
                let open = if place.is_open { " (open)" } else { "" };
                format!("{} < {}{open}", place.place, place.within.join(" < "))
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn finds_places_with_their_containers() {
        check("The talks were held in Tehran.", &[], &["Tehran < Iran < Middle East < Asia"]);
        check(
            "He lived in Plantation, Florida.",
            &[],
            &["Plantation < Florida < United States < North America", "Florida < United States < North America"],
        );
        check(
            "Ships crossed the Persian Gulf and the Strait of Hormuz.",
            &[],
            &["Persian Gulf < ", "Strait of Hormuz < "],
        );
    }

    #[test]
    fn what_follows_decides_between_cities() {
        check(
            "A store in Springfield, Missouri, closed.",
            &[],
            &["Springfield < Missouri < United States < North America", "Missouri < United States < North America"],
        );
        check(
            "PARIS, Texas, is small.",
            &[],
            &["Paris < Texas < United States < North America", "Texas < United States < North America"],
        );
        check("They met in Paris.", &[], &["Paris < Ile-de-France < France < Europe"]);
        check("They met in Springfield.", &[], &["Springfield < United States < North America (open)"]);
    }

    #[test]
    fn states_and_the_cities_of_their_name() {
        const OPEN: &str = "Washington < United States < North America (open)";
        const CITY: &str = "Washington < District of Columbia < United States < North America";
        const STATE: &str = "Washington < United States < North America";
        check("It rained in Washington.", &[], &[OPEN]);
        check("It rained in Washington, D.C.", &[], &[CITY, "District of Columbia < United States < North America"]);
        check("It rained in Tacoma, Washington.", &[], &["Tacoma < Washington < United States < North America", STATE]);
        check(
            "It rained in Tacoma and all over Washington.",
            &[],
            &["Tacoma < Washington < United States < North America", STATE],
        );
        check("It rained in Washington state.", &[], &[STATE]);
        check("It rained in the state of New York.", &[], &["New York < United States < North America"]);
    }

    #[test]
    fn descriptions_take_the_place_of_the_names_in_them() {
        const BERLIN: &str = "Berlin < State of Berlin < Germany < Europe";
        check("They met in Iran's capital.", &[], &["Tehran < Iran < Middle East < Asia"]);
        check(
            "They met in Berlin, the German capital, and in Iraq.",
            &[],
            &[BERLIN, BERLIN, "Iraq < Middle East < Asia"],
        );
    }

    #[test]
    fn leaves_persons_and_words() {
        check("Mr. Jackson spoke.", &[("Jackson", NameKind::Person)], &[]);
        check("It came to us in March.", &[], &[]);
        check("Miss. Or he left.", &[], &[]);
        check("", &[], &[]);
    }
}
