//! What a trained model sees of one word: hashes of its form, endings and beginnings, its shape, its class.
//!
//! Computed once per token, then combined into features by `tagger`.

use super::hash;

/// How the letters of a sentence are cased; in headlines a capital says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Casing {
    /// Running text.
    #[default]
    Sentence,
    /// Most words begin with a capital.
    Title,
    /// Nearly all letters are capitals.
    Capitals,
}

/// Fewer words tell nothing about the casing of their sentence.
const CASED_WORDS: usize = 4;

impl Casing {
    /// The casing of the words of one sentence.
    pub fn of<'w>(words: impl Iterator<Item = &'w str>) -> Casing {
        let (mut all, mut capital, mut capitals) = (0, 0, 0);
        for word in words {
            let mut letters = word.chars();
            let Some(first) = letters.next().filter(|letter| letter.is_alphabetic()) else { continue };
            all += 1;
            capital += usize::from(first.is_uppercase());
            capitals += usize::from(!word.chars().any(char::is_lowercase));
        }
        // Two words in three: headlines leave articles and short prepositions small.
        if all < CASED_WORDS || capital * 3 < all * 2 {
            Casing::Sentence
        } else if capitals * 3 >= all * 2 {
            Casing::Capitals
        } else {
            Casing::Title
        }
    }
}

/// What a model sees of one word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// The normal form, digits made alike.
    pub(super) form: u64,
    /// The last eight bytes of the normal form.
    pub(super) tail: u64,
    /// The first eight bytes of the normal form.
    pub(super) front: u64,
    /// The shape: capitals, digits, marks.
    pub(super) shape: u64,
    /// The class of words that were seen with the same tags; 0 for unknown words.
    pub(super) class: u64,
    /// The only tag that the word can have, or `tagger::ANY`.
    pub(super) only: u8,
}

impl Word {
    /// Reads a word as it stands in the text, and in its normal form.
    pub fn new(text: &str, norm: &str, casing: Casing) -> Word {
        // An opening quotation mark is no apostrophe, though its normal form is one.
        let norm = if text == "‘" { b"\"" } else { norm.as_bytes() };
        let form = if norm.iter().any(u8::is_ascii_digit) { digits_alike(norm) } else { hash::bytes(norm) };
        Word {
            form,
            tail: hash::tail(norm),
            front: hash::front(norm),
            shape: shape(text, casing),
            class: 0,
            only: u8::MAX,
        }
    }

    /// The last `length` bytes; the whole word and its beginning where it is shorter.
    #[inline]
    pub(super) fn suffix(self, length: u32) -> u64 {
        self.tail >> (64 - 8 * length)
    }

    /// The first `length` bytes.
    #[inline]
    pub(super) fn prefix(self, length: u32) -> u64 {
        self.front << (64 - 8 * length)
    }
}

fn digits_alike(norm: &[u8]) -> u64 {
    norm.iter().fold(norm.len() as u64, |state, &byte| {
        hash::mix(state, u64::from(if byte.is_ascii_digit() { b'0' } else { byte }))
    })
}

/// What kinds of letters a word has, as bits: first capital, later capital, small, digit, hyphen, stop, other mark,
/// together with the casing of its sentence.
fn shape(text: &str, casing: Casing) -> u64 {
    let mut bits = (casing as u64) << 8;
    for (at, letter) in text.chars().enumerate() {
        bits |= match letter {
            'a'..='z' => 4,
            'A'..='Z' => 1 << u32::from(at > 0),
            '0'..='9' => 8,
            '-' | '‐' | '‑' => 16,
            '.' => 32,
            _ if letter.is_uppercase() => 1 << u32::from(at > 0),
            _ if letter.is_alphabetic() => 4,
            _ => 64,
        };
    }
    bits
}
