//! Two names of persons: given names, initials, nicknames, surnames, parts left out.
//!
//! A part left out is compatible; parts that stand against each other are two persons.

use super::align::{Alignment, Answer, align};
use super::fold::{Core, Folded};
use super::likeness::{Likeness, NameVariant, PLURAL};
use super::word::{is_romanised, romanised_alone};
use crate::lexicon::{is_common_name, is_feminine_of_other};
use crate::verdict::Judgement;

/// A word this long, alone, can still be told as a misspelling of another.
const LEAST_LENGTH_ALONE: usize = 6;

/// More than two words spelt differently are another name.
const MOST_SLIPS: usize = 2;

/// Nothing but the letters of one word speaks for one bearer.
const MOST_SURE_ALONE: f64 = 0.8;

/// Compares two persons' names by their telling words, which are not all equal.
pub(super) fn likeness(a: &Folded, b: &Folded, core_a: &Core, core_b: &Core) -> Likeness {
    let alignment = align(a, b, core_a, core_b, true);
    if alignment.pairs.is_empty()
        && let Some(likeness) = single_words(a, b, core_a, core_b)
    {
        return likeness;
    }
    let over_a = Alignment::n_left_over(core_a, alignment.left_used);
    let over_b = Alignment::n_left_over(core_b, alignment.right_used);
    if is_of_woman(&alignment, a, b, core_a, core_b) {
        return Likeness::of(Judgement::Compatible, 0.75, NameVariant::DroppedLetter);
    }
    if (over_a > 0 && over_b > 0) || alignment.pairs.is_empty() {
        return Likeness::different(if alignment.pairs.is_empty() { 0.95 } else { 0.85 });
    }
    if !is_credible(&alignment, a, b, core_a, core_b) {
        return Likeness::different(0.6);
    }
    let (short, long) = if over_a > 0 { (core_b.len(), core_a.len()) } else { (core_a.len(), core_b.len()) };
    let whole = match over_a + over_b {
        0 => whole_name(&alignment),
        _ => part_omitted(&alignment, short, long, over_a > 0),
    };
    with_slips(whole, &alignment)
}

/// Two single words that no rule takes for each other: romanisations, the surer the more alike.
fn single_words(a: &Folded, b: &Folded, core_a: &Core, core_b: &Core) -> Option<Likeness> {
    let (&[left], &[right]) = (core_a.as_slice(), core_b.as_slice()) else { return None };
    let alikeness = romanised_alone(a.word(usize::from(left)), b.word(usize::from(right)))?;
    Some(Likeness::of(Judgement::Compatible, alikeness.min(MOST_SURE_ALONE), NameVariant::Transliteration))
}

/// "Maria Petrov" and "Maria Petrova": all given names are equal, and one surname is the feminine form of the other.
/// The surname alone would be that of two persons.
fn is_of_woman(alignment: &Alignment, a: &Folded, b: &Folded, core_a: &Core, core_b: &Core) -> bool {
    let n_given = core_a.len().saturating_sub(1);
    let surname = |folded: &Folded, core: &Core| folded.words[core.as_slice()[n_given] as usize];
    n_given > 0
        && core_b.len() == core_a.len()
        && alignment.pairs.len() == n_given
        && alignment.pairs.iter().all(|pair| pair.answer == Answer::Equal && pair.left == pair.right)
        && alignment.left_used & 1 << n_given == 0
        && is_feminine_of_other(a.of(surname(a, core_a)), b.of(surname(b, core_b)))
}

/// Slips need support: other words that are the same, or a word long enough to stand alone.
fn is_credible(alignment: &Alignment, a: &Folded, b: &Folded, core_a: &Core, core_b: &Core) -> bool {
    let n_slips = alignment.n_slips();
    if n_slips == 0 {
        return true;
    }
    let n_firm = alignment.pairs.iter().filter(|pair| matches!(pair.answer, Answer::Equal | Answer::Joined)).count();
    let is_long = alignment.pairs.iter().all(|pair| {
        let left = a.word(core_a.as_slice()[pair.left] as usize);
        let right = b.word(core_b.as_slice()[pair.right] as usize);
        let is_long = left.len() >= LEAST_LENGTH_ALONE && !is_common_name(left) && !is_common_name(right);
        is_long || is_romanised(left, right)
    });
    let is_full = core_a.len() > 1 && core_b.len() > 1;
    n_slips <= MOST_SLIPS.max(n_firm) && (n_firm > 0 || is_long || (is_full && n_slips <= MOST_SLIPS))
}

/// All words answered: a spelling, an initial, a nickname or another order.
fn whole_name(alignment: &Alignment) -> Likeness {
    if alignment.has(Answer::Initial) {
        return Likeness::of(Judgement::Compatible, 0.75, NameVariant::Initial);
    }
    if alignment.has(Answer::Nickname) {
        return Likeness::of(Judgement::Compatible, 0.8, NameVariant::Nickname);
    }
    if alignment.has(Answer::Plural) {
        return Likeness::of(Judgement::Compatible, PLURAL, NameVariant::Plural);
    }
    let mut in_order = alignment.pairs.iter().map(|pair| (pair.left, pair.right)).collect::<Vec<_>>();
    in_order.sort_unstable();
    if in_order.windows(2).all(|pairs| pairs[0].1 < pairs[1].1) {
        return Likeness::of(Judgement::Same, 0.95, NameVariant::Hyphen);
    }
    Likeness::of(Judgement::Compatible, 0.65, NameVariant::Reordered)
}

/// One name lacks words of the other: a middle name, the given name, or all but the given name.
fn part_omitted(alignment: &Alignment, n_short: usize, n_long: usize, is_left_longer: bool) -> Likeness {
    let n_firm = alignment.pairs.iter().filter(|pair| pair.answer != Answer::Initial).count();
    if n_firm == 0 {
        return Likeness::unknown();
    }
    let long_side = |at: usize| {
        let pair = alignment.pairs.iter().find(|pair| if is_left_longer { pair.left == at } else { pair.right == at });
        pair.is_some_and(|pair| pair.answer != Answer::Initial)
    };
    let score = match (n_short, long_side(n_long - 1), long_side(0)) {
        (1, true, _) => 0.7,
        (1, false, true) => 0.5,
        (1, false, false) => 0.35,
        (_, true, true) => 0.85,
        (_, true, false) => 0.8,
        (_, false, true) => 0.65,
        (_, false, false) => 0.5,
    };
    Likeness::of(Judgement::Compatible, score, NameVariant::PartOmitted)
}

/// A differing spelling takes precedence as the variant, and takes from the score.
fn with_slips(whole: Likeness, alignment: &Alignment) -> Likeness {
    match alignment.slip() {
        None => whole,
        Some(slip) => {
            let score = whole.score - 0.1 * alignment.n_slips() as f64;
            Likeness::of(Judgement::Compatible, score, slip.into())
        }
    }
}
