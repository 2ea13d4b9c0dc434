//! Two quotations: one utterance or two, and how the wordings differ.
//!
//! One utterance is given in the same words, cut, in other words (translated or paraphrased), or altered in sense.
//! Presumes nothing about the speakers: who pairs quotations asks for that.

mod align;
mod cut;
mod sense;
mod words;

pub use align::{Alignment, Op, OpKind, align};
pub use words::{Word, words};

use align::n_content;
use cut::is_cut;

use crate::verdict::{Judgement, Verdict};

/// The share of the shorter wording's content that must be found, in order, in the other: by how many content words
/// are shared. Few words can meet by chance on one topic; many in the same order cannot.
const NEEDED: [(usize, f64); 4] = [(3, 0.75), (4, 0.65), (6, 0.5), (9, 0.4)];

/// The share of the words within the common stretch that must match. Less is two remarks that share a phrase.
const MIN_DENSITY: f64 = 0.5;

/// Common words in a row that show two cuts of one utterance even where little else is shared.
const MIN_RUN: usize = 6;

/// Content words in lower case that such a run must hold: "at the end of the day" is no evidence, nor is the name
/// of an office or treaty, which everybody writes alike.
const MIN_RUN_CONTENT: usize = 2;

/// The share of the shorter wording that such a run must at least be part of.
const MIN_RUN_SHARE: f64 = 0.25;

/// The fewest content words by which one wording within another is taken for a quotation of it: two meet by chance.
const MIN_CUT_CONTENT: usize = 3;

/// The most differences that a description lists.
const MAX_LISTED: usize = 3;

/// Compares the words of two quotations. `Same`: identical but for punctuation and case. `Compatible`: one is a cut
/// of the other. `Conflict`: one utterance in different words; the rule tells whether they alter its sense. `Unknown`:
/// not evidently one utterance.
///
/// ```
/// use corroborate::compare::quote::compare;
/// assert!(compare("We will win, again.", "we will win again").is_agreement());
/// assert!(compare("It opened deep rifts in the old alliance", "It opened deep divisions in the old alliance").is_conflict());
/// ```
pub fn compare(a: &str, b: &str) -> Verdict {
    let alignment = align(a, b);
    if joined(&alignment.a) == joined(&alignment.b) && !alignment.a.is_empty() {
        return Verdict::new(Judgement::Same, 1.0, "quote/same-words", "the same words");
    }
    if !is_one_utterance(&alignment) {
        return Verdict::unknown("quote/too-little-shared", "not evidently one utterance");
    }
    if let Some(how) = sense::alteration(&alignment, a, b) {
        let text = format!("altered in sense, {how}: {}", describe_alignment(&alignment, a, b));
        return Verdict::new(Judgement::Conflict, certainty(&alignment), "quote/altered", text);
    }
    if is_cut(&alignment, a, b) && sense::is_denied_cut(&alignment, a, b) {
        let text = "altered in sense: one leaves out what denies it";
        return Verdict::new(Judgement::Conflict, certainty(&alignment), "quote/altered", text);
    }
    if is_cut(&alignment, a, b) {
        return Verdict::new(Judgement::Compatible, 0.9, "quote/cut", "one is a cut of the other");
    }
    let text = describe_alignment(&alignment, a, b);
    Verdict::new(Judgement::Conflict, certainty(&alignment), "quote/reworded", text)
}

/// A short sentence for a reader on how two wordings of one utterance differ.
pub fn describe(a: &str, b: &str) -> String {
    describe_alignment(&align(a, b), a, b)
}

/// The stems of a wording's content words, sorted, each once: what an index finds candidate pairs by.
pub fn fingerprint(text: &str) -> Vec<String> {
    let mut stems: Vec<String> = words(text).into_iter().filter(|word| word.is_content).map(|word| word.stem).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

fn joined(words: &[Word]) -> String {
    words.iter().map(|word| word.key.as_str()).collect()
}

fn is_one_utterance(alignment: &Alignment) -> bool {
    let smaller = n_content(&alignment.a).min(n_content(&alignment.b));
    let is_whole = alignment.n_content == smaller && smaller >= MIN_CUT_CONTENT && alignment.density > 0.99;
    let is_run = alignment.longest_run >= MIN_RUN
        && alignment.run_content >= MIN_RUN_CONTENT
        && alignment.shared >= MIN_RUN_SHARE;
    let needed = NEEDED.iter().rfind(|(n_content, _)| alignment.n_content >= *n_content);
    let is_shared = needed.is_some_and(|&(_, share)| alignment.shared >= share) && alignment.density >= MIN_DENSITY;
    is_whole || is_run || is_shared
}

fn certainty(alignment: &Alignment) -> f64 {
    let evidence = alignment.shared.max(alignment.density * 0.9);
    (0.5 + 0.5 * evidence).min(0.99)
}

fn describe_alignment(alignment: &Alignment, a: &str, b: &str) -> String {
    let stretch = &alignment.ops[alignment.common.clone()];
    let steps = if stretch.iter().all(|op| op.kind == OpKind::Same) { &alignment.ops[..] } else { stretch };
    let changes: Vec<String> = steps.iter().filter_map(|op| change(alignment, op, a, b)).collect();
    let n_more = changes.len().saturating_sub(MAX_LISTED);
    let mut listed = changes[..changes.len().min(MAX_LISTED)].join("; ");
    if n_more > 0 {
        listed.push_str(&format!("; and {n_more} more"));
    }
    listed
}

fn change(alignment: &Alignment, op: &Op, a: &str, b: &str) -> Option<String> {
    let old = stretch_of(a, &alignment.a[op.a.clone()]);
    let new = stretch_of(b, &alignment.b[op.b.clone()]);
    match op.kind {
        OpKind::Same => None,
        OpKind::Form | OpKind::Replaced => Some(format!("“{old}” against “{new}”")),
        OpKind::Inserted => Some(format!("“{new}” added")),
        OpKind::Deleted => Some(format!("“{old}” left out")),
    }
}

fn stretch_of<'t>(text: &'t str, words: &[Word]) -> &'t str {
    match (words.first(), words.last()) {
        (Some(first), Some(last)) => first.span.cover(last.span).of(text),
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, expected: Judgement) {
        let verdict = compare(a, b);
        assert_eq!(verdict.judgement, expected, "{a} | {b}: {:?} {:?}", verdict.reasons, align(a, b));
        assert_eq!(compare(b, a).judgement, expected, "swapped: {b} | {a}");
    }

    #[test]
    fn folding_leaves_the_same_words() {
        check("The U.S. won’t yield, ever.", "the US won't yield ever", Judgement::Same);
        check("clear, coherent tax filing rules", "clear coherent tax-filing rules", Judgement::Same);
        check("They’ll sign it in May", "They will sign it in May", Judgement::Same);
    }

    #[test]
    fn cuts_are_compatible() {
        check(
            "We signed the treaty in Oslo. Nobody was happy with the price.",
            "We signed the treaty in Oslo",
            Judgement::Compatible,
        );
        check(
            "The dam broke. People ran for hills. We saved most villages.",
            "The dam broke. We saved most villages.",
            Judgement::Compatible,
        );
        check(
            "the harbour workers and their families deserve better wages",
            "the harbour workers ... deserve better wages",
            Judgement::Compatible,
        );
        check(
            "The rule helps small farmers nearly everywhere, It lowers their taxes.",
            "The rule helps small farmers nearly everywhere. This ends a long dispute.",
            Judgement::Compatible,
        );
        check(
            "I regret the delay. I have always worked for fair rents.",
            "I have always worked for fair rents.",
            Judgement::Compatible,
        );
        check(
            "to strengthen rural credit banks [of both countries]",
            "strengthen rural credit banks",
            Judgement::Compatible,
        );
    }

    #[test]
    fn other_words_for_one_utterance_conflict() {
        check(
            "it has brought waves of hunger, rifts, doubt and ruin",
            "it has brought waves of hunger, divisions, doubt and ruin",
            Judgement::Conflict,
        );
        check("to widen regional fishing rights", "widening regional fishing rights", Judgement::Conflict);
        check(
            "above all in this bitter and dangerous season",
            "chiefly in this bitter and dangerous season",
            Judgement::Conflict,
        );
        check(
            "notably in the present bitter and dangerous season",
            "chiefly in the present bitter and dangerous season",
            Judgement::Conflict,
        );
        check(
            "it is possible to resist protectionism and build prosperity and trust through small and open states acting together",
            "Resisting protectionism and building prosperity and trust is possible through alliance of small and open nations",
            Judgement::Conflict,
        );
        check(
            "this list names forty guards who are deemed to be witnesses and suspects",
            "are deemed to be both witnesses and suspects",
            Judgement::Conflict,
        );
    }

    #[test]
    fn two_remarks_on_one_topic_stay_apart() {
        check("Well, which is it?", "Well, is it true?", Judgement::Unknown);
        check(
            "No matter how bitter and no matter how long things get, that's no excuse for my answer",
            "No matter how loud and bitter our debates can become, this does not justify a rude answer",
            Judgement::Unknown,
        );
        check("We needed to get out the farming message", "I think we got the message out", Judgement::Unknown);
        check(
            "The rules are shaped by the values the firm provides",
            "are shaped by the firm about how to use that freedom",
            Judgement::Unknown,
        );
        check(
            "We expect the members of the Joint Council on River Trade to keep their word",
            "the talks about a return to the Joint Council on River Trade have failed for years now",
            Judgement::Unknown,
        );
        check(
            "or else a strong team spirit tells them what to do",
            "on the other hand you say there is strong team spirit that guides all of this",
            Judgement::Unknown,
        );
    }

    #[test]
    fn differences_are_told_to_a_reader() {
        let check = |a: &str, b: &str, expected: &str| assert_eq!(describe(a, b), expected);
        check("waves of hunger, rifts, doubt", "waves of hunger, divisions, doubt", "“rifts” against “divisions”");
        check("to be both witnesses and suspects", "to be witnesses and suspects", "“both” left out");
    }
}
