//! Short quotations that outlets give alike: "Well, who is it?", or the one word that they all quote.
//!
//! Too short to be compared by their content words, as `quotes` does it, these must stand word for word in the other
//! outlet's quotation. A few words prove one utterance where they stand in one order; fewer only where they are rare
//! and no other speaker is named. What `quotes` tells already is left out by `ranking`.

use std::collections::BTreeMap;

use petgraph::unionfind::UnionFind;
use rustc_hash::FxHashMap;

use crate::article::Passage;
use crate::entity::EntityId;
use crate::lexicon::{clause, frequency};
use crate::syntax::Document;
use crate::text::Span;
use crate::verdict::Reason;

use super::{Finding, FindingKind, FindingValue, Scene, Slot, pairs};

/// The rule of a short quotation that outlets give alike.
pub(super) const SAME_SHORT_WORDS: &str = "quote/same-short-words";

/// So many words in a row are rarely shared by chance.
const RUN: usize = 4;

/// Quotations of more words are left to `quotes`.
const MAX_SHORT: usize = 10;

/// Rarity that the words of a fragment must sum up to.
const MIN_RARITY: f64 = 7.0;

/// So rare words that both outlets quote by themselves are one utterance even where a speaker is not known.
const RARE: f64 = 9.0;

/// Words held by more quotations than this bring no candidates.
const MAX_POSTINGS: usize = 100;

/// A quotation of one outlet, word by word.
struct Said<'a> {
    witness: usize,
    words: Vec<&'a str>,
    content: Vec<Span>,
    rarity: f64,
    speaker: Option<EntityId>,
    text: String,
}

/// The short quotations that two or more outlets share.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Finding> {
    let said = said(scene);
    let mut alike = UnionFind::<usize>::new(said.len());
    let mut is_shared = vec![false; said.len()];
    for (short, other) in shared(&said) {
        alike.union(short, other);
        is_shared[short] = true;
        is_shared[other] = true;
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in (0..said.len()).filter(|&at| is_shared[at]) {
        groups.entry(alike.find(at)).or_default().push(at);
    }
    groups.values().map(|group| finding(scene, &said, group)).collect()
}

fn said<'a>(scene: &Scene<'a>) -> Vec<Said<'a>> {
    let mut said = Vec::new();
    for (witness, reading) in scene.coverage.readings.iter().enumerate() {
        for quote in reading.mentions.quotes.iter().filter(|quote| quote.direct) {
            let tokens = || quote.content.iter().flat_map(|span| reading.document.tokens_in(*span).indexes());
            let name = quote.speaker.as_ref().and_then(|speaker| speaker.name);
            said.push(Said {
                witness,
                words: tokens().map(|at| reading.document.norm(at)).filter(|word| is_word(word)).collect(),
                content: quote.content.clone(),
                rarity: tokens().map(|at| rarity(reading.document, at)).sum(),
                speaker: name.and_then(|name| scene.coverage.entities.of_names[witness].get(name as usize).copied()),
                text: quote.text(reading.article),
            });
        }
    }
    said
}

fn is_word(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

fn rarity(document: &Document, at: usize) -> f64 {
    let lemma = document.lemma(at);
    if is_word(lemma) && !clause::is_stopword(lemma) { frequency::rarity(lemma) } else { 0.0 }
}

/// Each short quotation with each quotation of another outlet that holds it.
fn shared(said: &[Said<'_>]) -> Vec<(usize, usize)> {
    let mut holders: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, one) in said.iter().enumerate() {
        let mut words = one.words.clone();
        words.sort_unstable();
        words.dedup();
        words.into_iter().for_each(|word| holders.entry(word).or_default().push(at));
    }
    let mut shared = Vec::new();
    for (at, short) in said.iter().enumerate().filter(|(_, one)| (1..=MAX_SHORT).contains(&one.words.len())) {
        let rarest = short.words.iter().map(|word| &holders[word]).min_by_key(|holders| holders.len());
        let candidates = rarest.filter(|holders| holders.len() <= MAX_POSTINGS).into_iter().flatten();
        shared.extend(candidates.filter(|&&other| is_held(short, &said[other])).map(|&other| (at, other)));
    }
    shared
}

/// Whether `other`, of another outlet, holds `short` word for word and may be of the same speaker.
fn is_held(short: &Said<'_>, other: &Said<'_>) -> bool {
    let is_run = other.words.windows(short.words.len()).any(|words| words == short.words);
    let speakers = short.speaker.zip(other.speaker);
    let is_proof = match short.words.len() >= RUN {
        true => speakers.is_none_or(|(a, b)| a == b),
        false => match speakers {
            Some((a, b)) => short.rarity >= MIN_RARITY && a == b,
            None => short.rarity >= RARE && other.words.len() == short.words.len(),
        },
    };
    short.witness != other.witness && is_run && is_proof
}

fn finding(scene: &Scene<'_>, said: &[Said<'_>], group: &[usize]) -> Finding {
    let shortest = group.iter().copied().min_by_key(|&at| (said[at].words.len(), at)).unwrap_or(group[0]);
    let mut witnesses: Vec<usize> = group.iter().map(|&at| said[at].witness).collect();
    witnesses.sort_unstable();
    witnesses.dedup();
    let text = pairs::plain(&said[shortest].text);
    let speaker = group.iter().find_map(|&at| said[at].speaker);
    let about = match speaker {
        Some(entity) => format!("{}: “{text}”", scene.coverage.entities.list[entity.0 as usize].name),
        None => format!("“{text}”"),
    };
    let passages = |&at: &usize| -> Vec<Passage> {
        said[at].content.iter().map(|span| scene.coverage.passage(said[at].witness, *span)).collect()
    };
    Finding {
        kind: FindingKind::Agree,
        slot: Slot::Quote,
        about,
        summary: format!("{} quote alike: “{text}”", scene.outlets(&witnesses)),
        score: 0.85,
        origins: scene.coverage.n_origins(witnesses.iter().copied()),
        reasons: vec![Reason::new(SAME_SHORT_WORDS, "the same few words in one order")],
        values: vec![FindingValue {
            value: text,
            normalized: None,
            evidence: group.iter().flat_map(passages).collect(),
        }],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(witness: usize, speaker: Option<u32>, text: &str) -> Said<'_> {
        let words: Vec<&str> = text.split(' ').collect();
        let rarity = words.iter().filter(|word| !clause::is_stopword(word)).map(|word| frequency::rarity(word)).sum();
        Said { witness, words, content: Vec::new(), rarity, speaker: speaker.map(EntityId), text: text.to_string() }
    }

    fn check(a: (Option<u32>, &str), b: (Option<u32>, &str), expected: bool) {
        let all = [said(0, a.0, a.1), said(1, b.0, b.1)];
        assert_eq!(!shared(&all).is_empty(), expected, "{a:?} {b:?}");
    }

    #[test]
    fn a_few_words_in_one_order() {
        check((None, "so who is it"), (Some(1), "so who is it then"), true);
        check((None, "so who is it"), (Some(1), "so it is who"), false);
    }

    #[test]
    fn another_speaker_may_say_the_same() {
        check((Some(1), "so who is it"), (Some(2), "so who is it"), false);
    }

    #[test]
    fn one_rare_word_of_one_speaker() {
        check((Some(1), "flabbergasted"), (Some(1), "i was flabbergasted by them"), true);
        check((None, "flabbergasted"), (Some(1), "flabbergasted"), true);
        check((None, "flabbergasted"), (Some(1), "i was flabbergasted by them"), false);
        check((Some(1), "good"), (Some(1), "good"), false);
    }
}
