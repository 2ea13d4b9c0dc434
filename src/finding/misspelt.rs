//! A word of a name that one outlet writes with letters dropped, changed or exchanged, in a claim that others make too.
//!
//! Needs no entity: a misspelt name is often taken for another name, or for none. Each outlet keeps to its own spelling,
//! and a word that is known as another name ("Johnson", "Johnston") is left alone. Leaves forms of one entity to
//! `spelling`.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::article::Passage;
use crate::claim::Claim;
use crate::compare::name::{NameVariant, variant};
use crate::lexicon::gazetteer;
use crate::mention::Reading;
use crate::syntax::Pos;
use crate::verdict::Reason;

use super::{Finding, FindingKind, FindingValue, Scene, Slot, pairs};

/// Claims less alike than this are not asked for a common name.
const MIN_SIMILARITY: f64 = 0.2;

/// Shorter words are too easily a letter apart.
const MIN_LENGTH: usize = 5;

/// A changed letter makes another name more easily than one that is missing or exchanged.
const MIN_LENGTH_CHANGED: usize = 7;

/// How sure a spelling is that claims rest on, beside the likeness of the claims.
const FLOOR: f64 = 0.6;

/// Misspelt words of names, beside those that `found` has already.
pub(super) fn find(scene: &Scene<'_>, found: &[Finding]) -> Vec<Finding> {
    let written: Vec<FxHashMap<&str, Vec<Passage>>> =
        (0..scene.coverage.readings.len()).map(|witness| written(scene, witness)).collect();
    let mut seen: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut findings = Vec::new();
    for pair in pairs::across_witnesses(scene, MIN_SIMILARITY) {
        let (a, b) = (scene.claim(pair.a), scene.claim(pair.b));
        for x in words(scene, a).filter(|x| !written[b.witness].contains_key(x)) {
            for y in words(scene, b).filter(|y| !written[a.witness].contains_key(y)) {
                let Some(variant) = misspelling(x, y) else { continue };
                if seen.insert((x.min(y), x.max(y))) && !is_found(found, x, y) {
                    findings.push(finding(&written, (x, y), variant, pair.similarity));
                }
            }
        }
    }
    findings
}

/// The words of an article that are or may be part of a name, with the passages of the names.
fn written<'a>(scene: &Scene<'a>, witness: usize) -> FxHashMap<&'a str, Vec<Passage>> {
    let reading = scene.coverage.readings[witness];
    let mut written: FxHashMap<&str, Vec<Passage>> = FxHashMap::default();
    for (at, token) in reading.document.tokens().iter().enumerate() {
        let word = token.span.of(&reading.article.text);
        if may_be_name(reading, at) {
            let names = &reading.mentions.names;
            let name = names.get(names.partition_point(|name| name.tokens.end as usize <= at));
            let span = name.filter(|name| name.tokens.contains(at)).map_or(token.span, |name| name.span);
            written.entry(word).or_default().push(scene.coverage.passage(witness, span));
        }
    }
    written
}

fn words<'a>(scene: &Scene<'a>, claim: &Claim) -> impl Iterator<Item = &'a str> {
    let reading = scene.coverage.readings[claim.witness];
    let tokens = claim.tokens.indexes().filter(move |&at| may_be_name(reading, at));
    tokens.map(move |at| reading.document.tokens()[at].span.of(&reading.article.text))
}

fn may_be_name(reading: Reading<'_>, at: usize) -> bool {
    let token = &reading.document.tokens()[at];
    let word = token.span.of(&reading.article.text);
    let has_capital = word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase);
    token.pos == Pos::Propn && has_capital && word.chars().count() >= MIN_LENGTH
}

/// In what way one word is a misspelling of the other; `None` for two names, and for plurals.
fn misspelling(x: &str, y: &str) -> Option<NameVariant> {
    let variant = variant(x, y).filter(|variant| variant.is_flagged())?;
    let length = x.chars().count().min(y.chars().count());
    let is_long = variant != NameVariant::ChangedLetter || length >= MIN_LENGTH_CHANGED;
    let are_two = variant != NameVariant::Transposition && is_known(x) && is_known(y);
    (is_long && !are_two).then_some(variant)
}

/// Whether a table has the word, as a name or as a word of the language.
fn is_known(word: &str) -> bool {
    let mut flags = Vec::new();
    gazetteer::flags(&[word], &[&word.to_lowercase()], &mut flags);
    flags.first().is_some_and(|flags| *flags != 0)
}

fn is_found(found: &[Finding], x: &str, y: &str) -> bool {
    let has = |value: &FindingValue, word: &str| value.value.split(' ').any(|part| part == word);
    found.iter().any(|finding| {
        finding.kind == FindingKind::Spelling
            && finding.values.iter().any(|value| has(value, x))
            && finding.values.iter().any(|value| has(value, y))
    })
}

fn finding(
    written: &[FxHashMap<&str, Vec<Passage>>],
    (x, y): (&str, &str),
    variant: NameVariant,
    similarity: f64,
) -> Finding {
    // The form of more outlets is likelier to be right, and stands first.
    let n_outlets = |word: &str| written.iter().filter(|words| words.contains_key(word)).count();
    let (x, y) = if n_outlets(y) > n_outlets(x) { (y, x) } else { (x, y) };
    let value = |word: &str| FindingValue {
        value: word.to_owned(),
        normalized: None,
        evidence: written.iter().filter_map(|words| words.get(word)).flatten().copied().collect(),
    };
    Finding {
        kind: FindingKind::Spelling,
        slot: Slot::Name,
        about: format!("{x}: spelling"),
        summary: format!("The name is written {x} and {y}."),
        score: FLOOR + (1.0 - FLOOR) * similarity,
        origins: 1,
        reasons: vec![Reason::new(
            variant.rule(),
            format!("“{x}” and “{y}” stand in the same place of similar sentences"),
        )],
        values: vec![value(x), value(y)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(x: &str, y: &str, expected: Option<NameVariant>) {
        assert_eq!((misspelling(x, y), misspelling(y, x)), (expected, expected), "{x} {y}");
    }

    #[test]
    fn slips_of_the_pen() {
        check("Maryland", "Maryalnd", Some(NameVariant::Transposition));
        check("Pittsburgh", "Pittbsurgh", Some(NameVariant::Transposition));
        check("Washington", "Washngton", Some(NameVariant::DroppedLetter));
        check("Carrickholm", "Carrickhulm", Some(NameVariant::Transliteration));
    }

    #[test]
    fn two_names() {
        check("Johnson", "Johnston", None);
        check("Austria", "Australia", None);
        check("Slovakia", "Slovenia", None);
        check("Robert", "Roberts", None);
        check("Niger", "Nigeria", None);
        check("Boston", "Tehran", None);
    }
}
