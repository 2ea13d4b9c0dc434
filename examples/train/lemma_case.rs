//! Learns which lemmas have capitals wherever they stand, and which have none although the place of the word says so.

use std::collections::BTreeMap;

use corroborate::syntax::Pos;
use corroborate::syntax::training::{Casing, Shape};

use crate::treebank::{Gold, Sentence};

/// A word must be seen as often, so that one slip does not count.
const LEAST: usize = 2;

const HEAD: &str = "# what: lemmas whose capitals cannot be told from the word's form and place: part of speech and lemma, lemma with its capitals
# origin: learned by examples/train from the training part of UD English EWT
# licence: CC BY-SA 4.0
";

#[derive(Default)]
struct Seen {
    /// How often the lemma was written in which way.
    ways: BTreeMap<String, usize>,
    /// The same where the form has capitals of its own, not those of its sentence.
    capital_ways: BTreeMap<String, usize>,
}

pub fn train(sentences: &[Sentence]) -> String {
    let mut seen: BTreeMap<String, Seen> = BTreeMap::new();
    for sentence in sentences {
        let casing = Casing::of(sentence.iter().map(|word| word.form.as_str()));
        for (at, word) in sentence.iter().enumerate().filter(|(_, word)| is_learned(word)) {
            let key = format!("{}:{}", word.pos.name().to_lowercase(), word.lemma.to_lowercase());
            let entry = seen.entry(key).or_default();
            *entry.ways.entry(word.lemma.clone()).or_default() += 1;
            if casing == Casing::Sentence && at > 0 && Shape::of(&word.form) != Shape::Small {
                *entry.capital_ways.entry(word.lemma.clone()).or_default() += 1;
            }
        }
    }
    let row = |(key, seen): (&String, &Seen)| Some(format!("{key}\t{}\n", lemma(key, seen)?));
    seen.iter().filter_map(row).fold(HEAD.to_owned(), |out, row| out + &row)
}

fn is_learned(word: &Gold) -> bool {
    let is_word = |form: &str| form.chars().all(|letter| letter.is_alphanumeric() || letter == '-');
    matches!(word.pos, Pos::Adj | Pos::Noun) && !word.typo && is_word(&word.lemma)
}

fn lemma<'s>(key: &'s str, seen: &'s Seen) -> Option<&'s str> {
    let small = key.split_once(':')?.1;
    let (way, count) = most(&seen.ways)?;
    let (capital_way, capital_count) = most(&seen.capital_ways).unwrap_or((way, 0));
    let all: usize = seen.ways.values().sum();
    if way != small {
        (count >= LEAST && count * 10 >= all * 9).then_some(way)
    } else {
        (capital_way == small && capital_count >= LEAST && key.starts_with("adj")).then_some(small)
    }
}

/// The way that more than half of all have.
fn most(ways: &BTreeMap<String, usize>) -> Option<(&str, usize)> {
    let (way, &count) = ways.iter().max_by_key(|(_, count)| **count)?;
    (count * 2 > ways.values().sum()).then_some((way, count))
}
