//! Parts of speech: an averaged perceptron that goes through a sentence once, from left to right.
//!
//! Reads words and the tags already chosen; the features are hashed, the weights small. Trained by `examples/train`.

use std::sync::LazyLock;

use super::model::{self, Corrupt, Kind};
use super::tag::N_TAGS;
use super::weights::{Scores, Weights, key};
use super::word::Word;

/// How many features every token has.
pub const N_FEATURES: usize = 30;

/// Tags, and room for the key.
pub const ROW: usize = N_TAGS + 4;

/// Stands before the first and behind the last token.
const EDGE: usize = N_TAGS;

/// A trained tagger.
pub struct Tagger {
    classes: Classes,
    weights: Weights<ROW>,
}

impl Tagger {
    /// The tagger that is compiled in, read on first use.
    pub fn get() -> &'static Tagger {
        static TAGGER: LazyLock<Tagger> = LazyLock::new(|| {
            Tagger::read(include_bytes!("../../data/models/tagger.bin"))
                .expect("a test reads the model that is compiled in")
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
        Ok(Tagger { classes: Classes::new(&classes), weights: Weights::decode(&mut bytes)? })
    }

    /// A tagger from the parts that training makes.
    pub fn new(classes: Classes, weights: Weights<ROW>) -> Tagger {
        Tagger { classes, weights }
    }

    /// Chooses a tag for each word of a sentence; the tags are indexes into `TAGS`.
    pub fn tag(&self, words: &mut [Word], tags: &mut Vec<u8>) {
        self.classes.fill(words);
        tags.clear();
        for at in 0..words.len() {
            if words[at].only != ANY {
                tags.push(words[at].only);
                continue;
            }
            let scores = self.weights.sum(&features(words, at, previous(tags, 1), previous(tags, 2)));
            tags.push(best(&scores));
        }
    }
}

fn previous(tags: &[u8], back: usize) -> usize {
    tags.len().checked_sub(back).map_or(EDGE, |at| usize::from(tags[at]))
}

#[inline]
fn best(scores: &Scores<ROW>) -> u8 {
    let mut best = 0;
    for tag in 1..N_TAGS {
        if scores[tag] > scores[best] {
            best = tag;
        }
    }
    best as u8
}

/// The features of the word at `at`, after the two tags before it.
#[inline]
pub fn features(words: &[Word], at: usize, last: usize, before_last: usize) -> [u32; N_FEATURES] {
    let edge = Word { form: 1, tail: 1 << 63, front: 1, shape: 1 << 20, class: 255, only: ANY };
    let near = |offset: isize| at.checked_add_signed(offset).and_then(|at| words.get(at)).copied().unwrap_or(edge);
    let (word, left, right) = (words[at], near(-1), near(1));
    let (far_left, far_right) = (near(-2), near(2));
    let (last, before_last) = (last as u64, before_last as u64);
    let start = u64::from(at == 0);
    let both = last << 8 | before_last;
    [
        key(1, word.form, 0),
        key(2, word.form, last),
        key(3, word.suffix(1), word.class),
        key(4, word.suffix(2), 0),
        key(5, word.suffix(3), 0),
        key(6, word.suffix(4), 0),
        key(7, word.suffix(5), 0),
        key(8, word.prefix(1), word.shape),
        key(9, word.prefix(2), 0),
        key(10, word.prefix(3), 0),
        key(11, word.shape, start),
        key(12, word.suffix(3), word.shape),
        key(13, last, 0),
        key(14, both, 0),
        key(15, last, word.class),
        key(16, both, word.class),
        key(17, left.form, 0),
        key(18, far_left.form, 0),
        key(19, right.form, 0),
        key(20, far_right.form, 0),
        key(21, left.form, word.form),
        key(22, word.form, right.form),
        key(23, right.suffix(3), word.class),
        key(24, right.class, word.class),
        key(25, right.class << 8 | far_right.class, word.class),
        key(26, right.class << 8 | last, word.class),
        key(27, right.shape << 16 | left.shape, word.shape),
        key(28, left.suffix(3), right.suffix(2)),
        key(29, left.form, right.form),
        key(30, last << 8 | start, word.shape),
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
    }

    #[test]
    fn damaged_models_are_refused() {
        let file = include_bytes!("../../data/models/tagger.bin");
        assert!(Tagger::read(file).is_ok());
        assert!(Tagger::read(&file[..file.len() / 2]).is_err());
        assert!(Tagger::read(b"").is_err());
    }
}
