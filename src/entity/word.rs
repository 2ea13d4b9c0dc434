//! Two words of names: one word, one spelt in another way, or two.
//!
//! Edits through `strsim`, sound through `rphonetic`, and a folding of the usual romanisations. Two names that are both
//! common in their own right are never taken for slips of each other.

use rphonetic::{DoubleMetaphone, Encoder};

use super::romanised::alikeness;
use crate::lexicon::{self, TitleKind, are_distinct_names, is_common_name, is_feminine_of_other};

/// How two words of a name differ while still being one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slip {
    /// Two neighbouring letters changed places.
    Transposition,
    /// A letter is missing or too many.
    DroppedLetter,
    /// A letter stands twice in one spelling and once in the other.
    DoubledLetter,
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

/// From this likeness two words that are no slips of each other are romanisations of one name, where the rest of the
/// name agrees; chosen on `examples/check_names.rs`: below it, pairs of two bearers are taken among labelled full names.
const LEAST_ALIKE: f64 = 0.72;

/// The same for two words that are compared alone and so can be no other part of a name: the point where one pair in
/// a hundred of words with the same first letter is taken wrongly.
const LEAST_ALIKE_ALONE: f64 = 0.65;

/// The same for words so short that a letter makes another name: Li and Lee.
const LEAST_ALIKE_OF_SHORT: f64 = 0.8;

/// The same for two words that are each common in their own right.
const LEAST_ALIKE_OF_COMMON: f64 = 0.9;

/// Whether the words `a` and `b`, folded, are romanisations of one name by the letters that answer each other:
/// "Yurievich" and "Iouriévitch". Used for persons, where `slip` does not take them.
pub fn is_romanised(a: &str, b: &str) -> bool {
    romanised(a, b, LEAST_ALIKE).is_some()
}

/// How alike two words are as romanisations of one name, 0 to 1, where nothing else is known of the two names.
pub fn romanised_alone(a: &str, b: &str) -> Option<f64> {
    romanised(a, b, LEAST_ALIKE_ALONE)
}

fn romanised(a: &str, b: &str, least: f64) -> Option<f64> {
    let least = match a.len().min(b.len()) < LEAST_LENGTH {
        _ if is_two_common(a, b) => LEAST_ALIKE_OF_COMMON,
        true => LEAST_ALIKE_OF_SHORT,
        false => least,
    };
    let is_family = a.strip_suffix('s') == Some(b) || b.strip_suffix('s') == Some(a);
    if a == b || is_family || is_gender_apart(a, b) {
        return None;
    }
    alikeness(a, b, least).filter(|_| !are_distinct_names(a, b)).map(|alikeness| alikeness.min(1.0))
}

/// How the words `a` and `b`, folded, are spellings of one word; `None` where they are two words. Equal words are no slip.
pub fn slip(a: &str, b: &str) -> Option<Slip> {
    slip_of_letters(a, b).filter(|_| !are_distinct_names(a, b))
}

fn slip_of_letters(a: &str, b: &str) -> Option<Slip> {
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    if short < 3 || long - short > 3 || a == b || !may_be_near(a, b) {
        return None;
    }
    let (sound_a, sound_b) = (Romanised::new(a), Romanised::new(b));
    if sound_a.letters() == sound_b.letters() && short >= LEAST_LENGTH {
        return (!is_two_common(a, b) || short > LEAST_LENGTH).then(|| name_of_edit(a, b, Slip::Transliteration));
    }
    if short < LEAST_LENGTH || differs_in_digits(a, b) {
        return None;
    }
    if is_two_common(a, b) {
        // Fernando and Fernanda are two names; Mohammed and Muhammad are one.
        let is_one = short >= LENGTH_FOR_SOUND
            && is_vowel_apart(&sound_a, &sound_b)
            && a.as_bytes().last() == b.as_bytes().last();
        return is_one.then_some(Slip::Transliteration);
    }
    if is_gender_apart(a, b) {
        return None;
    }
    by_edits(a, b, &sound_a, &sound_b)
}

/// Whether one word is the plural of the other: "Kurd" and "Kurds", "Tory" and "Tories". "Robert" and "Roberts" are two
/// names, each common in its own right.
pub fn is_plural(a: &str, b: &str) -> bool {
    let (single, plural) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let stem = single.strip_suffix('y').filter(|_| plural.ends_with("ies")).unwrap_or(single);
    let ending = plural.strip_prefix(stem);
    let is_of_ending = match ending {
        Some("s") => true,
        Some("es") => single.ends_with(['s', 'x', 'z']) || single.ends_with("ch") || single.ends_with("sh"),
        Some("ies") => stem.len() < single.len(),
        _ => false,
    };
    is_of_ending && single.len() >= LEAST_LENGTH && !is_common_name(single)
}

/// Whether one word is the plural of the other, and a word for the members of a people, party or faith, or any word of
/// the language.
pub fn is_plural_of_group(a: &str, b: &str) -> bool {
    let single = if a.len() < b.len() { a } else { b };
    is_plural(a, b) && names_members(single)
}

fn names_members(word: &str) -> bool {
    let one = |ahead: usize| (ahead == 0).then_some(word);
    lexicon::demonym(one).is_some()
        || lexicon::title(one).is_some_and(|(_, title)| title.kind == TitleKind::Party)
        || lexicon::senses::of(word).is_some()
        || lexicon::is_ordinary(word)
}

/// Fernando and Fernanda: a common name and the same with another last vowel; Ivanov and Ivanova.
fn is_gender_apart(a: &str, b: &str) -> bool {
    if is_feminine_of_other(a, b) {
        return true;
    }
    let stem = |word: &'_ str| word.trim_end_matches(['a', 'e', 'i', 'o']).len();
    let (stem_a, stem_b) = (stem(a), stem(b));
    stem_a + 1 >= a.len()
        && stem_b + 1 >= b.len()
        && a[..stem_a] == b[..stem_b]
        && (is_common_name(a) || is_common_name(b))
}

fn by_edits(a: &str, b: &str, sound_a: &Romanised, sound_b: &Romanised) -> Option<Slip> {
    let length = a.chars().count().min(b.chars().count());
    match strsim::osa_distance(a, b) {
        1 if length >= LEAST_LENGTH => Some(edit_kind(a, b)),
        2 if length >= LENGTH_FOR_TWO_EDITS => Some(Slip::ChangedLetter),
        2..=3
            if length >= LENGTH_FOR_SOUND - 1
                && (is_vowel_apart(sound_a, sound_b) || is_letter_longer(sound_a, sound_b)) =>
        {
            Some(Slip::Transliteration)
        }
        2 if length >= LENGTH_FOR_SOUND && sounds_alike(a, b) && a.is_char_boundary(1) && a[..1] == b[..1] => {
            Some(Slip::ChangedLetter)
        }
        _ => None,
    }
}

/// A transposition stays a transposition, and a doubled letter a doubled one, also where both romanise alike.
fn name_of_edit(a: &str, b: &str, otherwise: Slip) -> Slip {
    if strsim::osa_distance(a, b) > 1 {
        return otherwise;
    }
    match edit_kind(a, b) {
        kind @ (Slip::Transposition | Slip::DoubledLetter) => kind,
        _ => otherwise,
    }
}

/// What the single edit between two words is.
fn edit_kind(a: &str, b: &str) -> Slip {
    if a.len() != b.len() {
        return if is_doubled(a, b) { Slip::DoubledLetter } else { Slip::DroppedLetter };
    }
    let n_unequal = a.bytes().zip(b.bytes()).filter(|(left, right)| left != right).count();
    if n_unequal == 2 && a.is_ascii() { Slip::Transposition } else { Slip::ChangedLetter }
}

/// Whether the letter that one of the words has more is the one before it again.
fn is_doubled(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a.as_bytes(), b.as_bytes()) } else { (b.as_bytes(), a.as_bytes()) };
    let at = short.iter().zip(long).take_while(|(left, right)| left == right).count();
    at > 0 && long.len() == short.len() + 1 && long[at] == long[at - 1] && short[at..] == long[at + 1..]
}

/// Cheap bound before all that is dear: most letters of one stand in the other.
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

/// The first sound of a folded word, the same for spellings of one name: Gaddafi, Qadhafi, Kaddafi.
pub fn initial_sound(word: &str) -> u8 {
    Romanised::new(word).letters().first().copied().unwrap_or(0)
}

/// Whether two romanised words differ by a single vowel, with the same consonants in the same order.
fn is_vowel_apart(a: &Romanised, b: &Romanised) -> bool {
    let (a, b) = (a.letters(), b.letters());
    let is_consonant = |letter: &&u8| !matches!(letter, b'a' | b'e' | b'i' | b'u');
    let n_unequal = a.iter().zip(b).filter(|(left, right)| left != right).count();
    a.len() == b.len()
        && a.len() >= 5
        && n_unequal <= 1
        && a.iter().filter(is_consonant).eq(b.iter().filter(is_consonant))
}

/// Whether one romanisation has one letter more than the other, as in Latvian or Lithuanian endings, from the same first letter.
fn is_letter_longer(a: &Romanised, b: &Romanised) -> bool {
    let (short, long) = if a.len < b.len { (a.letters(), b.letters()) } else { (b.letters(), a.letters()) };
    short.len() >= 5 && long.len() == short.len() + 1 && long.starts_with(short)
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
        (b'e', b'i' | b'y' | b'e') | (b'a', b'i' | b'y') | (b'i', b'e' | b'y' | b'i') | (b'y', b'i' | b'y') => {
            (b'i', 2)
        }
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
        check("hasan", "hassan", Some(Slip::DoubledLetter));
        check("lavrov", "lavrrov", Some(Slip::DoubledLetter));
        check("lavrov", "laavrov", Some(Slip::DoubledLetter));
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
    fn aligns_romanisations_further_apart() {
        let check = |a: &str, b: &str, expected: bool| {
            assert_eq!(is_romanised(a, b), expected, "{a} {b}");
            assert_eq!(is_romanised(b, a), expected, "{b} {a}");
        };
        check("yurievich", "iourivitch", true);
        check("tchaikovsky", "chaykovskiy", true);
        check("qassem", "kasem", true);
        check("levy", "levi", true);
        check("hassan", "hussein", false);
        check("mohammad", "mahmoud", false);
        check("khamenei", "khomeini", false);
        check("ivanov", "ivanova", false);
        check("dubinsky", "dubinskaya", false);
        check("ali", "alia", false);
        check("li", "lee", false);
        check("johnson", "johnston", false);
        check("maria", "marie", false);
    }

    #[test]
    fn knows_plurals() {
        let check = |a: &str, b: &str, expected: (bool, bool)| {
            assert_eq!((is_plural(a, b), is_plural_of_group(a, b)), expected, "{a} {b}");
            assert_eq!((is_plural(b, a), is_plural_of_group(b, a)), expected, "{b} {a}");
        };
        check("republican", "republicans", (true, true));
        check("muslim", "muslims", (true, true));
        check("iranian", "iranians", (true, true));
        check("tory", "tories", (true, true));
        check("houthi", "houthis", (true, false));
        check("robert", "roberts", (false, false));
        check("johnson", "johnsons", (false, false));
        check("lavrov", "lavrova", (false, false));
        check("kim", "kims", (false, false));
    }

    #[test]
    fn leaves_two_names() {
        check("khamenei", "khomeini", None);
        check("johnson", "johnston", None);
        check("hansen", "jansen", None);
        check("maria", "marie", None);
        check("fernando", "fernanda", None);
        check("lee", "lem", None);
        check("merkel", "mercaz", None);
        check("2006", "2007", None);
        check("lavrov", "lavrova", None);
        check("wei", "wei", None);
    }
}
