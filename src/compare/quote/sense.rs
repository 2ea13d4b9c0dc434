//! Whether a change of words alters the sense: a negation, a number, an opposite, a modal verb.
//!
//! Reads the alignment of two wordings of one utterance. A word for another of like meaning alters nothing.

use crate::lexicon::clause::{is_focus, is_negation};
use crate::lexicon::opposites::{are_opposite, modal_force};
use crate::lexicon::{NumberWord, number_word};

use super::align::{Alignment, Op};
use super::cut::{ends_sentence, is_plain};
use super::words::Word;

/// How many words before a cut are looked at for what denies it: "I do not at all regret".
const MAX_BEFORE_CUT: usize = 4;

/// Forces that alter a statement by being there at all: "we may win" for "we win".
const STRONG: [&str; 3] = ["may", "must", "should"];

/// What alters the sense within what two wordings share, in words for a reader.
pub(super) fn alteration(alignment: &Alignment, a: &str, b: &str) -> Option<&'static str> {
    let within = &alignment.ops[alignment.common.clone()];
    let changed = || within.iter().filter(|op| !is_plain(alignment, op, a, b));
    let sides = |op: &Op| (&alignment.a[op.a.clone()], &alignment.b[op.b.clone()]);
    let negations = |words: &[Word]| n_negations(words);
    let (in_a, in_b) =
        changed().map(sides).fold((0, 0), |(in_a, in_b), (old, new)| (in_a + negations(old), in_b + negations(new)));
    if in_a % 2 != in_b % 2 {
        return Some("a negation that only one has");
    }
    if changed().map(sides).any(|(old, new)| differ(number(old, a), number(new, b))) {
        return Some("another number");
    }
    if changed().map(sides).any(|(old, new)| has_opposites(old, new)) {
        return Some("a word of opposite meaning");
    }
    let is_forced = changed().map(sides).any(|(old, new)| is_other_force(forces(old), forces(new)));
    is_forced.then_some("another modal verb")
}

/// Whether a cut begins right behind words that deny it.
pub(super) fn is_denied_cut(alignment: &Alignment, a: &str, b: &str) -> bool {
    let within = &alignment.ops[alignment.common.clone()];
    let Some(first) = within.first() else { return false };
    let is_denied = |text: &str, words: &[Word], start: usize| {
        let from =
            (start.saturating_sub(MAX_BEFORE_CUT)..start).rev().take_while(|&at| !ends_sentence(text, words, at + 1));
        n_negations(&words[from.last().unwrap_or(start)..start]) % 2 == 1
    };
    let (in_a, in_b) = (is_denied(a, &alignment.a, first.a.start), is_denied(b, &alignment.b, first.b.start));
    in_a != in_b && (first.a.start == 0 || first.b.start == 0)
}

/// Negations, "not only" left out.
fn n_negations(words: &[Word]) -> usize {
    let denies = |at: usize| is_negation(&words[at].key) && !words.get(at + 1).is_some_and(|next| is_focus(&next.key));
    (0..words.len()).filter(|&at| denies(at)).count()
}

/// The number that a stretch of words tells, where it tells one plainly.
fn number(words: &[Word], text: &str) -> Option<f64> {
    let mut sum = None;
    for word in words {
        let written = word.span.of(text).replace(',', "");
        let value = match (written.parse::<f64>(), number_word(&word.key)) {
            (Ok(value), _) if value.is_finite() => value,
            (_, Some(NumberWord::Unit(value) | NumberWord::Teen(value) | NumberWord::Tens(value))) => value,
            (_, Some(_)) => return None,
            _ => continue,
        };
        sum = Some(sum.unwrap_or(0.0) + value);
    }
    sum
}

fn differ(a: Option<f64>, b: Option<f64>) -> bool {
    a.zip(b).is_some_and(|(a, b)| a != b)
}

fn has_opposites(old: &[Word], new: &[Word]) -> bool {
    old.iter().any(|a| new.iter().any(|b| are_opposite(&a.stem, &b.stem) || are_opposite(&b.stem, &a.stem)))
}

/// The forces of the modal verbs of a stretch, ascending, each once.
fn forces(words: &[Word]) -> Vec<&'static str> {
    let mut forces: Vec<&str> = words.iter().filter_map(|word| modal_force(&word.key)).collect();
    forces.sort_unstable();
    forces.dedup();
    forces
}

fn is_other_force(a: Vec<&str>, b: Vec<&str>) -> bool {
    let alone = |forces: &[&str]| forces.iter().any(|force| STRONG.contains(force));
    match (a.is_empty(), b.is_empty()) {
        (false, false) => a != b,
        (true, false) => alone(&b),
        (false, true) => alone(&a),
        (true, true) => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::quote::compare;

    fn check(a: &str, b: &str, expected: &str) {
        for (a, b) in [(a, b), (b, a)] {
            let verdict = compare(a, b);
            assert_eq!(verdict.reasons[0].rule, expected, "{a} | {b}: {:?}", verdict.reasons);
        }
    }

    #[test]
    fn what_turns_the_sense_is_altered() {
        check("We will sign the harbour treaty in May", "We will not sign the harbour treaty in May", "quote/altered");
        check("the dam cost forty million crowns in all", "the dam cost fifty million crowns in all", "quote/altered");
        check("the dam cost 40 million crowns in all", "the dam cost 45 million crowns in all", "quote/altered");
        check(
            "we expect rents to increase in every town",
            "we expect rents to decrease in every town",
            "quote/altered",
        );
        check("We must sign the harbour treaty in May", "We can sign the harbour treaty in May", "quote/altered");
        check("We may sign the harbour treaty in May", "We sign the harbour treaty in May", "quote/altered");
        check("I do not regret the harbour treaty of May", "regret the harbour treaty of May", "quote/altered");
    }

    #[test]
    fn near_misses_are_only_reworded_or_cut() {
        check(
            "it opened deep rifts in the old alliance",
            "it opened deep divisions in the old alliance",
            "quote/reworded",
        );
        check("We will sign the harbour treaty in May", "We would sign the harbour treaty in May", "quote/reworded");
        check("twenty-five ships left the old harbour", "25 ships left the old harbour", "quote/reworded");
        check(
            "It lowers rents and not only in the harbour towns",
            "It lowers rents and also in the harbour towns",
            "quote/reworded",
        );
        check("We never met. I regret the harbour treaty of May", "I regret the harbour treaty of May", "quote/cut");
        check(
            "The dam broke. We did not flee at all. We saved most villages.",
            "The dam broke. We saved most villages.",
            "quote/cut",
        );
        check("We will sign the harbour treaty", "we will sign the harbour treaty!", "quote/same-words");
    }
}
