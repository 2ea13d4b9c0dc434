//! Two words of names: one word, one spelt in another way, or two.
//!
//! Edits through `strsim`, sound through `rphonetic`, and a folding of the usual romanisations. Two names that are both
//! common in their own right are never taken for slips of each other.

use rphonetic::{DoubleMetaphone, Encoder};

use crate::lexicon::is_common_name;

/// How two words of a name differ while still being one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slip {
    /// Two neighbouring letters changed places.
    Transposition,
    /// A letter is missing or too many.
    DroppedLetter,
    /// A letter was taken for another.
    ChangedLetter,
    /// Two romanisations of one name.
    Transliteration,
}

/// Shorter words are too easily one letter apart: Lee and Lem, Kim and Kin.
const LEAST_LENGTH: usize = 4;

/// From this length a second edit still leaves the word recognisable.
const LENGTH_FOR_TWO_EDITS: usize = 9;

/// From this length two edits are taken where the words sound alike.
const LENGTH_FOR_SOUND: usize = 7;

/// How the words `a` and `b`, folded, are spellings of one word; `None` where they are two words. Equal words are no slip.
pub fn slip(a: &str, b: &str) -> Option<Slip> {
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    if short < 3 || long - short > 3 || a == b {
        return None;
    }
    let (sound_a, sound_b) = (Romanised::new(a), Romanised::new(b));
    if sound_a.letters() == sound_b.letters() && short >= LEAST_LENGTH {
        return (!is_two_common(a, b) || short > LEAST_LENGTH).then(|| name_of_edit(a, b, Slip::Transliteration));
    }
    if short < LEAST_LENGTH || is_two_common(a, b) || differs_in_digits(a, b) {
        return None;
    }
    by_edits(a, b, &sound_a, &sound_b)
}

fn by_edits(a: &str, b: &str, sound_a: &Romanised, sound_b: &Romanised) -> Option<Slip> {
    if !may_be_near(a, b) {
        return None;
    }
    let length = a.chars().count().min(b.chars().count());
    match strsim::osa_distance(a, b) {
        1 if length >= LEAST_LENGTH => Some(edit_kind(a, b)),
        2 if length >= LENGTH_FOR_TWO_EDITS => Some(Slip::ChangedLetter),
        2..=3 if length >= LENGTH_FOR_SOUND - 1 && is_vowel_apart(sound_a, sound_b) => Some(Slip::Transliteration),
        2 if length >= LENGTH_FOR_SOUND && sounds_alike(a, b) && a.is_char_boundary(1) && a[..1] == b[..1] => {
            Some(Slip::ChangedLetter)
        }
        _ => None,
    }
}

/// A transposition stays a transposition, and a doubled letter a dropped one, also where both romanise alike.
fn name_of_edit(a: &str, b: &str, otherwise: Slip) -> Slip {
    match (a.len() == b.len(), strsim::osa_distance(a, b)) {
        (true, 1) if edit_kind(a, b) == Slip::Transposition => Slip::Transposition,
        _ => otherwise,
    }
}

fn edit_kind(a: &str, b: &str) -> Slip {
    if a.len() != b.len() {
        return Slip::DroppedLetter;
    }
    let n_unequal = a.bytes().zip(b.bytes()).filter(|(left, right)| left != right).count();
    if n_unequal == 2 && a.is_ascii() { Slip::Transposition } else { Slip::ChangedLetter }
}

/// Cheap bound before the edit distance: most letters of one stand in the other.
fn may_be_near(a: &str, b: &str) -> bool {
    let mask = |word: &str| word.bytes().fold(0u64, |mask, byte| mask | 1 << (byte & 63));
    (mask(a) ^ mask(b)).count_ones() <= 6
}

fn is_two_common(a: &str, b: &str) -> bool {
    is_common_name(a) && is_common_name(b)
}

fn differs_in_digits(a: &str, b: &str) -> bool {
    let has_digit = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    has_digit(a) || has_digit(b)
}

fn sounds_alike(a: &str, b: &str) -> bool {
    a.is_ascii() && b.is_ascii() && sound(a) == sound(b)
}

/// The Double Metaphone code of a folded word; the word itself where it is not plain letters.
pub fn sound(word: &str) -> String {
    match word.bytes().all(|byte| byte.is_ascii_lowercase()) && !word.is_empty() {
        true => DoubleMetaphone::new(Some(6)).encode(word),
        false => word.to_owned(),
    }
}

/// Whether two romanised words differ by a single vowel, with the same consonants in the same order.
fn is_vowel_apart(a: &Romanised, b: &Romanised) -> bool {
    let (a, b) = (a.letters(), b.letters());
    let is_vowel = |letter: &u8| matches!(letter, b'a' | b'e' | b'i' | b'u');
    let skeleton = |word: &[u8]| word.iter().filter(|letter| !is_vowel(letter)).fold(0u64, |sum, &letter| sum * 31 + u64::from(letter));
    let n_unequal = a.iter().zip(b).filter(|(left, right)| left != right).count();
    a.len() == b.len() && a.len() >= 5 && skeleton(a) == skeleton(b) && n_unequal <= 1
}

/// A word in one plain romanisation: doubled letters single, gh and q and kh as one letter each, i for y and ei, u for o and ou.
struct Romanised {
    letters: [u8; 32],
    len: usize,
}

impl Romanised {
    fn new(word: &str) -> Romanised {
        let mut romanised = Romanised { letters: [0; 32], len: 0 };
        if !word.is_ascii() || word.len() > 32 {
            word.bytes().take(32).for_each(|byte| romanised.push_raw(byte));
            return romanised;
        }
        let bytes = word.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let (letter, n_read) = plain_letter(bytes[at], bytes.get(at + 1).copied().unwrap_or(0));
            romanised.push(letter);
            at += n_read;
        }
        romanised
    }

    fn push(&mut self, letter: u8) {
        if self.len == 0 || self.letters[self.len - 1] != letter {
            self.push_raw(letter);
        }
    }

    fn push_raw(&mut self, letter: u8) {
        if self.len < self.letters.len() {
            self.letters[self.len] = letter;
            self.len += 1;
        }
    }

    fn letters(&self) -> &[u8] {
        &self.letters[..self.len]
    }
}

/// The plain letter of a letter and the next, and how many letters it took.
fn plain_letter(letter: u8, next: u8) -> (u8, usize) {
    match (letter, next) {
        (b'k', b'h') => (b'x', 2),
        (b'g', b'h') => (b'k', 2),
        (b'd', b'h') => (b'd', 2),
        (b't', b'h') => (b't', 2),
        (b'p', b'h') => (b'f', 2),
        (b'c', b'k') => (b'k', 2),
        (b'c', b'h') => (b'c', 2),
        (b'o', b'u' | b'o') | (b'e', b'u') => (b'u', 2),
        (b'e', b'i' | b'y' | b'e') | (b'a', b'i' | b'y') | (b'i', b'e' | b'y' | b'i') | (b'y', b'i' | b'y') => (b'i', 2),
        (b'q' | b'g' | b'c', _) => (b'k', 1),
        (b'w', _) => (b'v', 1),
        (b'y' | b'j', _) => (b'i', 1),
        (b'o', _) => (b'u', 1),
        (b'z', _) => (b's', 1),
        _ => (letter, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, expected: Option<Slip>) {
        assert_eq!(slip(a, b), expected, "{a} {b}");
        assert_eq!(slip(b, a), expected, "{b} {a}");
    }

    #[test]
    fn takes_slips_of_the_pen() {
        check("kermani", "kermnai", Some(Slip::Transposition));
        check("lavrov", "lavov", Some(Slip::DroppedLetter));
        check("aldridge", "aldredge", Some(Slip::ChangedLetter));
        check("vajiralongkron", "vajiralongkorn", Some(Slip::Transposition));
    }

    #[test]
    fn takes_romanisations() {
        check("gaddafi", "qadhafi", Some(Slip::Transliteration));
        check("muammar", "moammar", Some(Slip::Transliteration));
        check("zelensky", "zelenskiy", Some(Slip::Transliteration));
        check("hussein", "husayn", Some(Slip::Transliteration));
        check("mohammed", "muhammad", Some(Slip::Transliteration));
        check("rohani", "rouhani", Some(Slip::Transliteration));
    }

    #[test]
    fn leaves_two_names() {
        check("khamenei", "khomeini", None);
        check("johnson", "johnston", None);
        check("hansen", "jansen", None);
        check("maria", "marie", None);
        check("lee", "lem", None);
        check("merkel", "mercaz", None);
        check("2006", "2007", None);
        check("wei", "wei", None);
    }
}
