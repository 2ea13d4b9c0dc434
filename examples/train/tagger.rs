//! Trains the tagger.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap as HashMap;

use corroborate::syntax::training::{
    ANY, Casing, Classes, Feature, Kind, Known, N_TAGS, ROW, TAGS, Tagger, Weights, Word, class_key, encode, features,
    normal, push_number, seal,
};

use crate::perceptron::{Average, Perceptron, largest, quantised, shuffled};
use crate::treebank::{Sentence, with_copies};

/// Of so many weights, the largest is cut off.
const CUT: usize = 20_000;

/// How often training goes through the treebank before and after weak features are dropped.
const ROUNDS: u64 = 8;

/// By how much the right tag must win, in units of single updates: what wins narrowly is still learned from.
const MARGIN: i32 = 30;

/// How many features the model keeps.
const FEATURES: usize = 100_000;

/// Features seen less often are not learned.
const LEAST: u32 = 2;

pub fn train(train: &[Sentence], dev: &[Sentence]) -> Vec<u8> {
    let classes = classes(train);
    let table = Classes::new(&classes);
    let copies = with_copies(train);
    let examples: Vec<(Vec<Word>, Vec<u8>)> = copies.iter().map(|sentence| example(sentence, &table)).collect();
    let first = learn(Perceptron::with(&seen_often(&examples)), &examples, ROUNDS);
    report(&first, &classes, dev, "all features");
    let keys = largest(&first, FEATURES);
    let second = learn(Perceptron::with(&keys), &examples, ROUNDS);
    let content = content(&classes, &quantised(&second, CUT));
    let file = seal(Kind::Tagger, &content);
    report(&second, &classes, dev, "kept features");
    file
}

/// The features that occur often enough, sorted.
fn seen_often(examples: &[(Vec<Word>, Vec<u8>)]) -> Vec<u32> {
    let mut counts: HashMap<u32, u32> = HashMap::default();
    for (words, tags) in examples {
        for at in 0..words.len() {
            for key in features(words, at, before(tags, at, 1), before(tags, at, 2)) {
                *counts.entry(key).or_default() += 1;
            }
        }
    }
    let mut keys: Vec<u32> = counts.iter().filter(|(_, count)| **count >= LEAST).map(|(&key, _)| key).collect();
    keys.sort_unstable();
    keys
}

fn content(classes: &[Known], weights: &[Feature<ROW>]) -> Vec<u8> {
    let mut out = Vec::new();
    push_number(&mut out, classes.len() as u32);
    let mut last = 0;
    for known in classes {
        push_number(&mut out, known.form - last);
        out.extend([known.class, known.only]);
        last = known.form;
    }
    encode(weights, &mut out);
    out
}

fn report(averages: &[Average<ROW>], classes: &[Known], dev: &[Sentence], what: &str) {
    let weights = quantised(averages, CUT);
    let tagger = Tagger::new(Classes::new(classes), Weights::new(&weights));
    eprintln!("{what}: {} features, dev UPOS {:.2}", weights.len(), 100.0 * accuracy(&tagger, dev));
}

/// The share of words whose part of speech is right.
pub fn accuracy(tagger: &Tagger, sentences: &[Sentence]) -> f64 {
    let (mut right, mut all) = (0, 0);
    let mut tags = Vec::new();
    for sentence in sentences {
        let (mut words, gold) = words(sentence);
        tagger.tag(&mut words, &mut tags);
        all += gold.len();
        right += tags.iter().zip(&gold).filter(|(a, b)| TAGS[**a as usize].0 == TAGS[**b as usize].0).count();
    }
    f64::from(right as u32) / f64::from(all.max(1) as u32)
}

pub fn words(sentence: &Sentence) -> (Vec<Word>, Vec<u8>) {
    let casing = Casing::of(sentence.iter().map(|word| word.form.as_str()));
    let words = sentence.iter().map(|word| Word::new(&word.form, &normal(&word.form), casing)).collect();
    (words, sentence.iter().map(|word| word.tag).collect())
}

fn example(sentence: &Sentence, classes: &Classes) -> (Vec<Word>, Vec<u8>) {
    let (mut words, tags) = words(sentence);
    classes.fill(&mut words);
    (words, tags)
}

fn before(tags: &[u8], at: usize, back: usize) -> usize {
    at.checked_sub(back).map_or(N_TAGS, |at| usize::from(tags[at]))
}

fn learn(mut perceptron: Perceptron<ROW>, examples: &[(Vec<Word>, Vec<u8>)], rounds: u64) -> Vec<Average<ROW>> {
    for round in 0..rounds {
        let mut wrong = 0;
        for at in shuffled(examples.len(), round + 1) {
            let (words, gold) = &examples[at];
            let mut tags: Vec<u8> = Vec::with_capacity(gold.len());
            for (at, &right) in gold.iter().enumerate() {
                let keys = features(words, at, before(&tags, at, 1), before(&tags, at, 2));
                let scores = perceptron.scores(&keys);
                let best = (0..N_TAGS).max_by_key(|&tag| (scores[tag], N_TAGS - tag)).unwrap_or(0);
                let right = usize::from(right);
                let rival = (0..N_TAGS).filter(|&tag| tag != right).max_by_key(|&tag| scores[tag]).unwrap_or(0);
                if scores[right] - scores[rival] < MARGIN {
                    perceptron.learn(&keys, right, rival);
                    wrong += usize::from(best != right);
                }
                perceptron.tick();
                tags.push(best as u8);
            }
        }
        eprintln!("round {}: {wrong} wrong", round + 1);
    }
    perceptron.averages()
}

/// Words seen at least twice, by the set of tags that they were seen with.
fn classes(sentences: &[Sentence]) -> Vec<Known> {
    let mut seen: BTreeMap<u32, [u32; N_TAGS]> = BTreeMap::new();
    for sentence in sentences {
        let (words, tags) = words(sentence);
        for (word, tag) in words.iter().zip(tags) {
            seen.entry(class_key(word)).or_default()[usize::from(tag)] += 1;
        }
    }
    seen.retain(|_, counts| counts.iter().sum::<u32>() >= 2);
    let set = |counts: &[u32; N_TAGS]| {
        let all: u32 = counts.iter().sum();
        // A tag that fewer than one word in twenty has is taken for a slip.
        (0..N_TAGS).filter(|&tag| counts[tag] * 20 >= all).fold(0u32, |set, tag| set | 1 << tag)
    };
    let mut sets: BTreeMap<u32, usize> = BTreeMap::new();
    for counts in seen.values() {
        *sets.entry(set(counts)).or_default() += 1;
    }
    let mut ranked: Vec<(usize, u32)> = sets.iter().map(|(&set, &count)| (count, set)).collect();
    ranked.sort_by(|a, b| b.cmp(a));
    // 253 classes of their own; the rarest sets share one.
    let class_of: HashMap<u32, u8> =
        ranked.iter().enumerate().map(|(at, (_, set))| (*set, (at + 1).min(254) as u8)).collect();
    let known =
        |(&form, counts): (&u32, &[u32; N_TAGS])| Known { form, class: class_of[&set(counts)], only: only(counts) };
    seen.iter().map(known).collect()
}

/// The tag of a word that was seen often and nearly always with it.
fn only(counts: &[u32; N_TAGS]) -> u8 {
    let all: u32 = counts.iter().sum();
    let best = (0..N_TAGS).max_by_key(|&tag| counts[tag]).unwrap_or(0);
    // Thirty times and one slip in two hundred: less would fix words that the treebank happens to show in one use.
    if counts[best] >= 30 && (all - counts[best]) * 200 <= all { best as u8 } else { ANY }
}
