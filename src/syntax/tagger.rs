//! Parts of speech: an averaged perceptron that goes through a sentence once, from left to right.
//!
//! Reads words and the tags already chosen; the features are hashed, the weights small. Trained by `examples/train`.
//! What depends on one word alone is summed up once and remembered.

use std::cell::RefCell;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use super::hash;
use super::model::{self, Corrupt, Kind};
use super::tag::N_TAGS;
use super::weights::{Scores, Weights, key};
use super::word::Word;

/// How many features every token has.
pub const N_FEATURES: usize = N_OWN + N_HISTORY + N_NEAR + N_PAIRS;

/// Features of a word alone.
const N_OWN: usize = 11;

/// Features of the tags before a word.
const N_HISTORY: usize = 2;

/// Features of one neighbour alone.
const N_NEAR: usize = 4;

/// Features that join several words or tags.
const N_PAIRS: usize = 13;

/// Tags, and room for the key.
pub const ROW: usize = N_TAGS + 4;

/// Stands before the first and behind the last token.
const EDGE: usize = N_TAGS;

const EDGE_WORD: Word = Word { form: 1, tail: 1 << 63, front: 1, shape: 1 << 20, class: 255, only: ANY };

/// A trained tagger.
pub struct Tagger {
    /// Tells this tagger's memories from those of others; never 0.
    id: u64,
    classes: Classes,
    weights: Weights<ROW>,
    /// The sums for the two tags before a word, by the last and the one before it.
    history: Vec<Scores<ROW>>,
    edge: [Row; N_NEAR],
}

impl Tagger {
    /// The tagger that is compiled in, read on first use.
    pub fn get() -> &'static Tagger {
        static TAGGER: LazyLock<Tagger> = LazyLock::new(|| {
            Tagger::read(model::parts(model::ENGLISH).0).expect("a test reads the model that is compiled in")
        });
        &TAGGER
    }

    /// Reads a model file.
    ///
    /// # Errors
    /// `Corrupt` for a damaged file, and for one of another kind or version.
    pub fn read(file: &[u8]) -> Result<Tagger, Corrupt> {
        let mut bytes = model::open(Kind::Tagger, file)?;
        let count = bytes.number()? as usize;
        let mut classes = Vec::with_capacity(count.min(bytes.len()));
        let mut form = 0u32;
        for _ in 0..count {
            form = form.checked_add(bytes.number()?).ok_or(Corrupt)?;
            classes.push(Known { form, class: bytes.byte()?, only: bytes.byte()? });
        }
        Ok(Tagger::new(Classes::new(&classes), Weights::decode(&mut bytes)?))
    }

    /// A tagger from the parts that training makes.
    pub fn new(classes: Classes, weights: Weights<ROW>) -> Tagger {
        let pairs = (0..=EDGE).flat_map(|last| (0..=EDGE).map(move |before_last| (last, before_last)));
        let history = pairs.map(|(last, before_last)| weights.sum(&history(last, before_last))).collect();
        let edge = near(&EDGE_WORD).map(|key| weights.row(key));
        static TAGGERS: AtomicU64 = AtomicU64::new(1);
        Tagger { id: TAGGERS.fetch_add(1, Ordering::Relaxed), classes, weights, history, edge }
    }

    /// Chooses a tag for each word of a sentence; the tags are indexes into `TAGS`.
    pub fn tag(&self, words: &mut [Word], tags: &mut Vec<u8>) {
        thread_local! { static MEMORY: RefCell<Memory> = RefCell::default(); }
        MEMORY.with_borrow_mut(|memory| {
            memory.serve(self.id);
            self.tag_with(memory, words, tags);
        });
    }

    fn tag_with(&self, memory: &mut Memory, words: &mut [Word], tags: &mut Vec<u8>) {
        tags.clear();
        self.vote(memory, words);
        for at in 0..words.len() {
            if words[at].only != ANY {
                tags.push(words[at].only);
                continue;
            }
            let (last, before_last) = (previous(tags, 1), previous(tags, 2));
            let mut scores = memory.votes[at + 2];
            add(&mut scores, &self.history[last * (EDGE + 1) + before_last]);
            self.weights.add(&pairs(words, at, last, before_last), &mut scores);
            tags.push(best(&scores));
        }
    }

    /// Gives every word its class, and sums up what words say of themselves and of their neighbours: the vote on the
    /// word at `at` stands at `at + 2`, so that words at the edges have neighbours to vote on.
    fn vote(&self, memory: &mut Memory, words: &mut [Word]) {
        let Memory { slots, votes, .. } = memory;
        votes.clear();
        votes.resize(words.len() + 4, [0; ROW]);
        for (at, word) in words.iter_mut().enumerate() {
            let slot = &mut slots[slot_of(word)];
            let name = name_of(word);
            if slot.name != name {
                *slot = self.read_word(word, name);
            }
            (word.class, word.only) = (u64::from(slot.class), slot.only);
            add(&mut votes[at + 2], &slot.own);
            for (vote, row) in [at + 4, at + 3, at + 1, at].into_iter().zip(&slot.near) {
                add_row(&mut votes[vote], row);
            }
        }
        let [far_left, left, right, far_right] = &self.edge;
        let n_words = words.len();
        for (vote, row) in [
            (2, left),
            (2, far_left),
            (3, far_left),
            (n_words, far_right),
            (n_words + 1, far_right),
            (n_words + 1, right),
        ] {
            add_row(&mut votes[vote], row);
        }
    }

    fn read_word(&self, word: &Word, name: u64) -> Remembered {
        let Known { class, only, .. } = self.classes.of(class_key(word));
        let only = if class == 0 { ANY } else { only };
        let word = Word { class: u64::from(class), only, ..*word };
        let near = near(&word).map(|key| self.weights.row(key));
        Remembered { name, class, only, own: self.weights.sum(&own(&word)), near }
    }
}

/// Words that were tagged lately, with what they say of themselves and of their neighbours: most words of a text come
/// again and again, and summing up their features is most of the work.
struct Memory {
    /// The tagger that the memory serves.
    owner: u64,
    slots: Vec<Remembered>,
    votes: Vec<Scores<ROW>>,
}

/// Words remembered: a megabyte for each thread; ten times as many are hardly faster.
const N_REMEMBERED: usize = 4096;

#[derive(Clone)]
struct Remembered {
    name: u64,
    class: u8,
    only: u8,
    own: Scores<ROW>,
    near: [Row; N_NEAR],
}

type Row = [i8; ROW];

const EMPTY: Remembered = Remembered { name: 0, class: 0, only: ANY, own: [0; ROW], near: [[0; ROW]; N_NEAR] };

impl Default for Memory {
    fn default() -> Memory {
        Memory { owner: 0, slots: vec![EMPTY; N_REMEMBERED], votes: Vec::new() }
    }
}

impl Memory {
    /// Forgets what another tagger said.
    fn serve(&mut self, tagger: u64) {
        if self.owner != tagger {
            self.owner = tagger;
            self.slots.fill(EMPTY);
        }
    }
}

/// What names all that is seen of a word. Never 0.
fn name_of(word: &Word) -> u64 {
    hash::mix(hash::mix(word.form, word.tail), word.shape) | 1
}

fn slot_of(word: &Word) -> usize {
    (name_of(word) >> 40) as usize % N_REMEMBERED
}

#[inline]
fn add(scores: &mut Scores<ROW>, more: &Scores<ROW>) {
    scores.iter_mut().zip(more).for_each(|(score, more)| *score = score.wrapping_add(*more));
}

#[inline]
fn add_row(scores: &mut Scores<ROW>, row: &Row) {
    scores.iter_mut().zip(row).for_each(|(score, more)| *score = score.wrapping_add(i16::from(*more)));
}

fn previous(tags: &[u8], back: usize) -> usize {
    tags.len().checked_sub(back).map_or(EDGE, |at| usize::from(tags[at]))
}

/// The tag with the highest score, the first of equals.
#[inline]
fn best(scores: &Scores<ROW>) -> u8 {
    let highest = scores[..N_TAGS].iter().copied().fold(i16::MIN, i16::max);
    scores[..N_TAGS].iter().position(|&score| score == highest).unwrap_or(0) as u8
}

/// The features of the word at `at`, after the two tags before it.
pub fn features(words: &[Word], at: usize, last: usize, before_last: usize) -> [u32; N_FEATURES] {
    let neighbour = |offset: isize| {
        let word = at.checked_add_signed(offset).and_then(|at| words.get(at)).unwrap_or(&EDGE_WORD);
        near(word)
    };
    let near = [neighbour(-2)[0], neighbour(-1)[1], neighbour(1)[2], neighbour(2)[3]];
    let (own, history) = (own(&words[at]), history(last, before_last));
    let mut all = own.into_iter().chain(history).chain(near).chain(pairs(words, at, last, before_last));
    std::array::from_fn(|_| all.next().unwrap_or_default())
}

fn own(word: &Word) -> [u32; N_OWN] {
    [
        key(1, word.form, 0),
        key(3, word.suffix(1), word.class),
        key(4, word.suffix(2), 0),
        key(5, word.suffix(3), 0),
        key(6, word.suffix(4), 0),
        key(7, word.suffix(5), 0),
        key(8, word.prefix(1), word.shape),
        key(9, word.prefix(2), 0),
        key(10, word.prefix(3), 0),
        key(11, word.shape, 0),
        key(12, word.suffix(3), word.shape),
    ]
}

fn history(last: usize, before_last: usize) -> [u32; N_HISTORY] {
    [key(13, last as u64, 0), key(14, (last << 8 | before_last) as u64, 0)]
}

/// What a word says of the word two behind it, one behind it, one before it, two before it.
fn near(word: &Word) -> [u32; N_NEAR] {
    [key(18, word.form, 0), key(17, word.form, 0), key(19, word.form, 0), key(20, word.form, 0)]
}

#[inline]
fn pairs(words: &[Word], at: usize, last: usize, before_last: usize) -> [u32; N_PAIRS] {
    let (word, last, before_last) = (&words[at], last as u64, before_last as u64);
    let left = if at > 0 { &words[at - 1] } else { &EDGE_WORD };
    let right = words.get(at + 1).unwrap_or(&EDGE_WORD);
    let far_right = words.get(at + 2).unwrap_or(&EDGE_WORD);
    [
        key(2, word.form, last),
        key(15, last, word.class),
        key(16, last << 8 | before_last, word.class),
        key(21, left.form, word.form),
        key(22, word.form, right.form),
        key(23, right.suffix(3), word.class),
        key(24, right.class, word.class),
        key(25, right.class << 8 | far_right.class, word.class),
        key(26, right.class << 8 | last, word.class),
        key(27, right.shape << 16 | left.shape, word.shape),
        key(28, left.suffix(3), right.suffix(2)),
        key(29, left.form, right.form),
        key(30, last, word.shape),
    ]
}

/// What is known of a word that was seen in training.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known {
    /// The form, shortened by `class_key`.
    pub form: u32,
    /// The class of words that were seen with the same tags; never 0.
    pub class: u8,
    /// The only tag that the word can have, or `ANY`.
    pub only: u8,
}

/// Stands for the tag of a word that may have several.
pub const ANY: u8 = u8::MAX;

/// Words seen in training: an open-addressed table.
pub struct Classes {
    slots: Vec<Known>,
}

impl Classes {
    /// Lays out the words.
    pub fn new(known: &[Known]) -> Classes {
        let mut slots = vec![Known::default(); (known.len().max(1) * 2).next_power_of_two()];
        let last = slots.len() - 1;
        for &word in known {
            let mut slot = (word.form >> 1) as usize & last;
            while slots[slot].class != 0 {
                slot = (slot + 1) & last;
            }
            slots[slot] = word;
        }
        Classes { slots }
    }

    /// Gives every word its class, and its only tag if it has one.
    pub fn fill(&self, words: &mut [Word]) {
        for word in words {
            let known = self.of(class_key(word));
            word.class = u64::from(known.class);
            word.only = if known.class == 0 { ANY } else { known.only };
        }
    }

    fn of(&self, form: u32) -> Known {
        let last = self.slots.len() - 1;
        let mut slot = (form >> 1) as usize & last;
        loop {
            match self.slots[slot] {
                Known { class: 0, .. } => return Known::default(),
                found if found.form == form => return found,
                _ => slot = (slot + 1) & last,
            }
        }
    }
}

/// What names a word's form in the table of classes. Never 0.
pub fn class_key(word: &Word) -> u32 {
    (word.form >> 32) as u32 | 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::tag::TAGS;
    use crate::syntax::word::Casing;

    fn check(sentence: &str, expected: &str) {
        let forms: Vec<&str> = sentence.split(' ').collect();
        let casing = Casing::of(forms.iter().copied());
        let word = |form: &&str| Word::new(form, &crate::syntax::document::normal(form), casing);
        let mut words: Vec<Word> = forms.iter().map(word).collect();
        let mut tags = Vec::new();
        Tagger::get().tag(&mut words, &mut tags);
        let names: Vec<&str> = tags.iter().map(|&tag| TAGS[usize::from(tag)].0.name()).collect();
        assert_eq!(names.join(" "), expected);
    }

    #[test]
    fn running_text_and_capitals() {
        check(
            "The minister met his counterpart in Geneva on Monday .",
            "DET NOUN VERB PRON NOUN ADP PROPN ADP PROPN PUNCT",
        );
        check("They agreed to expand military ties , he said .", "PRON VERB PART VERB ADJ NOUN PUNCT PRON VERB PUNCT");
        check("POLICE SAY TWO MEN WERE KILLED", "NOUN VERB NUM NOUN AUX VERB");
        // An empty word says nothing, but must not stop the tagger.
        Tagger::get().tag(&mut [Word::new("", "", Casing::Sentence)], &mut Vec::new());
        Tagger::get().tag(&mut [], &mut Vec::new());
    }

    #[test]
    fn damaged_models_are_refused() {
        let file = model::parts(model::ENGLISH).0;
        assert!(Tagger::read(file).is_ok());
        assert!(Tagger::read(&file[..file.len() / 2]).is_err());
        assert!(Tagger::read(b"").is_err());
    }
}
