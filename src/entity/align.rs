//! Which word of one name answers which word of another.
//!
//! First equal words, then initials and nicknames, then joined words, plurals, slips; what is left over contradicts or was
//! left out. Used by `person` and `organization`.

use super::fold::{Core, Folded};
use super::word::{Slip, is_plural, is_plural_of_group, is_romanised, slip};
use crate::lexicon::is_nickname;

/// How two words answer each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The same letters.
    Equal,
    /// An initial for a word.
    Initial,
    /// A short form of a given name.
    Nickname,
    /// Two words joined in one.
    Joined,
    /// One person or several of a people, party or faith.
    Plural,
    /// Another spelling.
    Slip(Slip),
}

/// A word of the first name, a word of the second, and how they answer each other. Positions are in the telling words.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// Position among the first name's telling words.
    pub left: usize,
    /// Position among the second's.
    pub right: usize,
    /// How they answer each other.
    pub answer: Answer,
}

/// The words of two names, paired.
#[derive(Debug, Default)]
pub struct Alignment {
    /// The pairs, by how sure they are.
    pub pairs: Vec<Pair>,
    /// Which positions of the first name are paired, as bits.
    pub left_used: u32,
    /// Which positions of the second name are paired, as bits.
    pub right_used: u32,
}

impl Alignment {
    /// How many words of `core` have no answer under `used`.
    pub fn n_left_over(core: &Core, used: u32) -> usize {
        (0..core.len()).filter(|&at| used & 1 << at == 0).count()
    }

    /// How many spellings differ.
    pub fn n_slips(&self) -> usize {
        self.pairs.iter().filter(|pair| matches!(pair.answer, Answer::Slip(_))).count()
    }

    /// Whether some pair is answered so.
    pub fn has(&self, answer: Answer) -> bool {
        self.pairs.iter().any(|pair| pair.answer == answer)
    }

    /// The first differing spelling, in the order of the first name.
    pub fn slip(&self) -> Option<Slip> {
        let slips = self.pairs.iter().filter_map(|pair| match pair.answer {
            Answer::Slip(slip) => Some(slip),
            _ => None,
        });
        slips.min()
    }

    fn take(&mut self, left: usize, right: usize, answer: Answer) {
        self.left_used |= 1 << left;
        self.right_used |= 1 << right;
        self.pairs.push(Pair { left, right, answer });
    }
}

/// Pairs the telling words of two names. `is_person` allows initials and nicknames.
pub fn align(a: &Folded, b: &Folded, core_a: &Core, core_b: &Core, is_person: bool) -> Alignment {
    let mut alignment = Alignment { pairs: Vec::with_capacity(core_a.len().min(core_b.len())), ..Alignment::default() };
    let word = |folded: &Folded, core: &Core, at: usize| folded.words[core.as_slice()[at] as usize];
    // The plural of a name that stands alone is a family or its like; beside other words it may be a slip.
    let in_number = if core_a.len() == 1 && core_b.len() == 1 { in_number_alone } else { in_number };
    let passes: &[fn(&str, &str) -> Option<Answer>] = match is_person {
        true => &[equal, nickname, initial, in_number, slipped],
        false => &[equal, in_number, slipped],
    };
    for (n_pass, pass) in passes.iter().enumerate() {
        if n_pass == 1 {
            join(&mut alignment, a, b, core_a, core_b);
        }
        for left in 0..core_a.len() {
            if alignment.left_used & 1 << left != 0 {
                continue;
            }
            let left_word = a.of(word(a, core_a, left));
            let free = (0..core_b.len()).filter(|right| alignment.right_used & 1 << right == 0);
            let found = free.filter_map(|right| Some((right, pass(left_word, b.of(word(b, core_b, right)))?))).next();
            if let Some((right, answer)) = found {
                alignment.take(left, right, answer);
            }
        }
    }
    if is_person {
        romanise(&mut alignment, a, b, core_a, core_b);
    }
    alignment
}

/// Pairs what is left over as romanisations, where that leaves no word of one name without an answer.
fn romanise(alignment: &mut Alignment, a: &Folded, b: &Folded, core_a: &Core, core_b: &Core) {
    let free = |core: &Core, used: u32| (0..core.len()).filter(move |at| used & 1 << at == 0);
    let is_left_short = free(core_a, alignment.left_used).count() <= free(core_b, alignment.right_used).count();
    let word = |folded: &Folded, core: &Core, at: usize| folded.words[core.as_slice()[at] as usize];
    let alike = |left: usize, right: usize| is_romanised(a.of(word(a, core_a, left)), b.of(word(b, core_b, right)));
    let short = if is_left_short { free(core_a, alignment.left_used) } else { free(core_b, alignment.right_used) };
    let mut found = Alignment { left_used: alignment.left_used, right_used: alignment.right_used, pairs: Vec::new() };
    for at in short {
        let pair = match is_left_short {
            true => free(core_b, found.right_used).find(|&right| alike(at, right)).map(|right| (at, right)),
            false => free(core_a, found.left_used).find(|&left| alike(left, at)).map(|left| (left, at)),
        };
        let Some((left, right)) = pair else { return };
        found.take(left, right, Answer::Slip(Slip::Transliteration));
    }
    alignment.left_used = found.left_used;
    alignment.right_used = found.right_used;
    alignment.pairs.append(&mut found.pairs);
}

/// Pairs two neighbouring words of one name with one word of the other that has the letters of both.
fn join(alignment: &mut Alignment, a: &Folded, b: &Folded, core_a: &Core, core_b: &Core) {
    for left in 0..core_a.len() {
        for right in 0..core_b.len() {
            if alignment.left_used & 1 << left != 0 || alignment.right_used & 1 << right != 0 {
                continue;
            }
            if is_joined(a, core_a, left, alignment.left_used, b.word(core_b.as_slice()[right] as usize)) {
                alignment.left_used |= 1 << (left + 1);
                alignment.take(left, right, Answer::Joined);
            } else if is_joined(b, core_b, right, alignment.right_used, a.word(core_a.as_slice()[left] as usize)) {
                alignment.right_used |= 1 << (right + 1);
                alignment.take(left, right, Answer::Joined);
            }
        }
    }
}

fn is_joined(folded: &Folded, core: &Core, at: usize, used: u32, whole: &str) -> bool {
    if at + 1 >= core.len() || used & 1 << (at + 1) != 0 {
        return false;
    }
    let first = folded.word(core.as_slice()[at] as usize);
    whole.strip_prefix(first) == Some(folded.word(core.as_slice()[at + 1] as usize))
}

fn equal(a: &str, b: &str) -> Option<Answer> {
    (a == b).then_some(Answer::Equal)
}

fn nickname(a: &str, b: &str) -> Option<Answer> {
    is_nickname(a, b).then_some(Answer::Nickname)
}

fn initial(a: &str, b: &str) -> Option<Answer> {
    let is_initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    (is_initial(a, b) || is_initial(b, a)).then_some(Answer::Initial)
}

fn in_number(a: &str, b: &str) -> Option<Answer> {
    is_plural_of_group(a, b).then_some(Answer::Plural)
}

fn in_number_alone(a: &str, b: &str) -> Option<Answer> {
    is_plural(a, b).then_some(Answer::Plural)
}

fn slipped(a: &str, b: &str) -> Option<Answer> {
    slip(a, b).map(Answer::Slip)
}
