//! Two names of organisations: legal forms, small words, initials, and words that every organisation has.
//!
//! A word that only one of the two has names another body more often than not; only generic words may be left out freely.

use super::align::{Alignment, Answer, align};
use super::fold::{Core, Folded};
use super::likeness::{Likeness, NameVariant, PLURAL};
use crate::lexicon::{NameSymbol, is_generic_organization_word};
use crate::verdict::Judgement;

/// Shorter initials are ambiguous, longer ones are not used.
const ACRONYM_LENGTHS: std::ops::RangeInclusive<usize> = 2..=7;

/// Compares two organisations' names by their telling words, which are not all equal.
pub(super) fn likeness(a: &Folded, b: &Folded, core_a: &Core, core_b: &Core) -> Likeness {
    if is_acronym(a, b, core_a, core_b) || is_acronym(b, a, core_b, core_a) {
        return Likeness::of(Judgement::Compatible, 0.8, NameVariant::Acronym);
    }
    let alignment = align(a, b, core_a, core_b, false);
    let over_a = Alignment::n_left_over(core_a, alignment.left_used);
    let over_b = Alignment::n_left_over(core_b, alignment.right_used);
    if (over_a > 0 && over_b > 0) || alignment.pairs.is_empty() {
        return Likeness::different(0.85);
    }
    let whole = match (over_a, over_b) {
        (0, 0) => whole_name(&alignment),
        (0, _) => part_omitted(b, core_b, alignment.right_used),
        _ => part_omitted(a, core_a, alignment.left_used),
    };
    match alignment.slip() {
        None => whole,
        Some(_) if alignment.n_slips() > 1 || is_slip_of_genus(&alignment, a, core_a) => Likeness::different(0.6),
        Some(slip) => Likeness::of(Judgement::Compatible, whole.score - 0.15, slip.into()),
    }
}

/// A slip in a word such as "bank" or "board" is another word.
fn is_slip_of_genus(alignment: &Alignment, a: &Folded, core_a: &Core) -> bool {
    alignment.pairs.iter().any(|pair| {
        let word = a.words[core_a.as_slice()[pair.left] as usize];
        matches!(pair.answer, Answer::Slip(_)) && word.symbol == NameSymbol::Organization
    })
}

fn whole_name(alignment: &Alignment) -> Likeness {
    if alignment.has(Answer::Plural) {
        return Likeness::of(Judgement::Compatible, PLURAL, NameVariant::Plural);
    }
    let is_in_order = alignment.pairs.iter().all(|pair| pair.left == pair.right);
    match is_in_order {
        true => Likeness::of(Judgement::Same, 0.9, NameVariant::Style),
        false => Likeness::of(Judgement::Same, 0.85, NameVariant::Reordered),
    }
}

/// The longer name has more words: generic ones say nothing, others after the short name may, before it hardly.
fn part_omitted(long: &Folded, core: &Core, used: u32) -> Likeness {
    let over = (0..core.len()).filter(|at| used & 1 << at == 0);
    let is_generic = over.clone().all(|at| is_generic_organization_word(long.word(core.as_slice()[at] as usize)));
    let n_used = used.count_ones() as usize;
    let is_head = over.clone().all(|at| at >= n_used);
    match (is_generic, is_head) {
        (true, _) => Likeness::of(Judgement::Compatible, 0.75, NameVariant::PartOmitted),
        (false, true) => Likeness::of(Judgement::Compatible, 0.5, NameVariant::PartOmitted),
        (false, false) => Likeness::of(Judgement::Unknown, 0.4, NameVariant::PartOmitted),
    }
}

/// Whether `a` is one word of the initials of `b`'s words, with or without the small ones ("of", "and").
fn is_acronym(a: &Folded, b: &Folded, core_a: &Core, core_b: &Core) -> bool {
    let &[at] = core_a.as_slice() else { return false };
    let short = a.word(at as usize);
    if !ACRONYM_LENGTHS.contains(&short.len()) || core_b.len() < 2 {
        return false;
    }
    let first = |word: &str| word.chars().next();
    let with_small = b.words.iter().filter_map(|&word| first(b.of(word)));
    let telling = core_b.as_slice().iter().filter_map(|&at| first(b.word(at as usize)));
    let without_and = b.words.iter().filter(|&&word| b.of(word) != "and" && word.symbol != NameSymbol::Article);
    let with_legal = without_and.clone().filter(|word| word.symbol != NameSymbol::Particle);
    short.chars().eq(with_small)
        || short.chars().eq(telling)
        || short.chars().eq(without_and.filter_map(|&word| first(b.of(word))))
        || short.chars().eq(with_legal.filter_map(|&word| first(b.of(word))))
}
