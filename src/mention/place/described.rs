//! Capitals by description: "the Iranian capital", "Iran's capital", "the capital of Iran".
//!
//! Takes only what names the country or state itself; "the country's capital" and capital that is money are left.

use super::{Hit, MOST_TOKENS, fold_key};
use crate::article::Article;
use crate::lexicon::{self, Country, PlaceEntry, PlaceKind, places};
use crate::syntax::{Document, Pos, Relation, TokenRange};

/// The noun that heads such a description.
const CAPITAL: &str = "capital";

/// The capitals that an article describes, in text order.
pub(super) fn find(article: &Article, document: &Document) -> Vec<Hit> {
    let nouns = (0..document.tokens().len()).filter(|&at| document.norm(at) == CAPITAL && is_head(document, at));
    nouns
        .filter_map(|noun| of_what_follows(article, document, noun).or_else(|| of_what_precedes(document, noun)))
        .collect()
}

/// "Capital markets" is about something else.
fn is_head(document: &Document, at: usize) -> bool {
    let is_name_behind = document.tokens().get(at + 1).is_some_and(|token| token.pos == Pos::Propn);
    document.relation(at) != Relation::Compound || is_name_behind
}

/// "The capital of Iran", "Tehran, capital of Iran"; not "the fashion capital of Italy" or "the capital of Iran's north".
fn of_what_follows(article: &Article, document: &Document, noun: usize) -> Option<Hit> {
    if document.norm_at(noun + 1) != Some("of")
        || noun.checked_sub(1).is_some_and(|before| is_describing(document, before))
    {
        return None;
    }
    let start = noun + 2 + usize::from(document.norm_at(noun + 2) == Some("the"));
    let sentence_end = document.sentence_of(noun).tokens.end as usize;
    let words = words(document, start, sentence_end.min(start + MOST_TOKENS));
    let (length, capital) = land(&words)?;
    let end = start + length;
    let is_name = document.tokens()[start].span.of(&article.text).starts_with(char::is_uppercase);
    let goes_on = end < sentence_end && is_possessive(document.norm(end));
    (is_name && !goes_on).then(|| hit(document, noun, end, capital))?
}

fn is_describing(document: &Document, at: usize) -> bool {
    matches!(document.tokens()[at].pos, Pos::Adj | Pos::Noun | Pos::Propn | Pos::Verb)
        && document.tokens()[at].sentence == document.tokens()[at + 1].sentence
        && document.head(at) == Some(at + 1)
}

/// "Iran's capital", "the Iranian capital", "the U.S. capital"; not "Chinese capital" or "Italy's capital of fashion".
fn of_what_precedes(document: &Document, noun: usize) -> Option<Hit> {
    let sentence_start = document.sentence_of(noun).tokens.start as usize;
    let is_owned = noun > sentence_start && is_possessive(document.norm(noun - 1));
    let end = noun - usize::from(is_owned);
    let first = end.saturating_sub(MOST_TOKENS).max(sentence_start);
    (first..end).find_map(|start| {
        let words = words(document, start, end);
        let is_the = start > sentence_start && document.norm(start - 1) == "the";
        let found = match is_owned {
            true => land(&words),
            false if is_the => people(&words).or_else(|| land(&words)),
            false => None,
        };
        let (length, capital) = found?;
        let is_whole = start + length == end && is_capital_alone(document, noun, capital.name);
        if is_whole { hit(document, start, noun + 1, capital) } else { None }
    })
}

/// Nothing follows that makes it another thing's capital: "of" with anything but the town's own name.
fn is_capital_alone(document: &Document, noun: usize, town: &str) -> bool {
    let is_town = |word: &str| town.split_whitespace().next().is_some_and(|first| first.eq_ignore_ascii_case(word));
    document.norm_at(noun + 1) != Some("of") || document.norm_at(noun + 2).is_some_and(is_town)
}

fn is_possessive(norm: &str) -> bool {
    matches!(norm, "'s" | "'")
}

/// Words as the tables of countries have them, without full stops.
fn words(document: &Document, start: usize, end: usize) -> Vec<String> {
    (start..end).map(|at| document.norm(at).replace('.', "")).collect()
}

/// The country or state that the words begin with, and its capital.
fn land(words: &[String]) -> Option<(usize, PlaceEntry)> {
    let word = |at: usize| words.get(at).map(String::as_str);
    match lexicon::country(word) {
        Some((length, country)) => Some((length, capital_of(country)?)),
        None => {
            let (length, state) = lexicon::us_state(word)?;
            Some((length, entry(lexicon::us_state_capital(state)?, |town| town.region == state)?))
        }
    }
}

fn people(words: &[String]) -> Option<(usize, PlaceEntry)> {
    let (length, country) = lexicon::demonym(|at| words.get(at).map(String::as_str))?;
    Some((length, capital_of(country)?))
}

fn capital_of(country: &Country) -> Option<PlaceEntry> {
    entry(country.capital, |town| town.containers().any(|container| container == country.name))
}

/// The town of that name that fits, under its name.
fn entry(capital: &'static str, fits: impl Fn(&PlaceEntry) -> bool) -> Option<PlaceEntry> {
    let mut key = String::new();
    fold_key(capital, &mut key);
    let towns = places(&key).into_iter().filter(|entry| entry.kind == PlaceKind::City && fits(entry));
    towns.max_by_key(|town| town.is_prominent).map(|town| PlaceEntry { name: capital, ..town })
}

fn hit(document: &Document, start: usize, end: usize, capital: PlaceEntry) -> Option<Hit> {
    let tokens = TokenRange::new(start, end);
    Some(Hit { tokens, span: document.span(tokens), entries: vec![capital], is_named: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let document = crate::syntax::analyze(&article);
        let found: Vec<String> = find(&article, &document)
            .iter()
            .map(|hit| format!("{} = {}, {}", hit.span.of(text), hit.entries[0].name, hit.entries[0].country))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn capitals_are_found() {
        check("Blasts shook the Iranian capital on Monday.", &["Iranian capital = Tehran, Iran"]);
        check("They met in Iran's capital.", &["Iran's capital = Tehran, Iran"]);
        check("They met in the capital of Iran.", &["capital of Iran = Tehran, Iran"]);
        check("Kyiv, capital of Ukraine, was hit.", &["capital of Ukraine = Kyiv, Ukraine"]);
        check("He flew to the U.S. capital.", &["U.S. capital = Washington, United States"]);
        check(
            "He flew to the capital of the United States.",
            &["capital of the United States = Washington, United States"],
        );
        check("She left the North Korean capital, Pyongyang.", &["North Korean capital = Pyongyang, North Korea"]);
        check("She lives in Florida's capital.", &["Florida's capital = Tallahassee, United States"]);
        check("They met in Italy's capital of Rome.", &["Italy's capital = Rome, Italy"]);
    }

    #[test]
    fn other_capital_is_left() {
        check("Chinese capital flowed into the fund.", &[]);
        check("The Chinese capital markets fell.", &[]);
        check("Milan is Italy's capital of fashion.", &[]);
        check("Milan is the fashion capital of Italy.", &[]);
        check("They met in the country's capital.", &[]);
        check("Capital of turkey farms was raised.", &[]);
        check("Munich is the capital of Germany's Bavaria.", &[]);
        check("The capital of Norvik fell.", &[]);
        check("Capital", &[]);
        check("", &[]);
    }
}
