//! Two quotations: one utterance or two, and how the wordings differ.
//!
//! Aligned word by word (Myers' diff through `similar`), independent of order; no token is lost. Presumes nothing about
//! the speakers: who pairs quotations asks for that.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::lexicon::wording::{expansion, is_light, stem};
use crate::text::Span;
use crate::verdict::{Judgement, Verdict};

/// What a light word ("the", "of") counts beside a content word: enough to tell a run of words from scattered ones.
const LIGHT_WEIGHT: f64 = 0.2;

/// What an unmatched word costs beside a matched one when the stretch that both share is looked for. Below 0.5, so
/// that two changed words do not part what two common ones join.
const GAP_COST: f64 = 0.35;

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

/// Words read of either side; longer quotations are compared by their beginnings, so that time stays bounded.
const MAX_WORDS: usize = 800;

/// The most differences that a description lists.
const MAX_LISTED: usize = 3;

/// One word of a wording.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// Where it stands in the wording, in bytes.
    pub span: Span,
    /// Folded: lower case, no punctuation.
    pub key: String,
    /// What forms of one word share.
    pub stem: String,
    /// Whether it carries content.
    pub is_content: bool,
    /// Whether it is written with a capital.
    pub is_capital: bool,
}

/// How a stretch of one wording stands to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpKind {
    /// The same words.
    Same,
    /// Another form of the same words: "improving" for "improve".
    Form,
    /// Other words.
    Replaced,
    /// Words that only the second has.
    Inserted,
    /// Words that only the first has.
    Deleted,
}

/// One step of an alignment. Over all steps, every word of both wordings stands exactly once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Op {
    /// How the two sides stand to each other.
    pub kind: OpKind,
    /// The words of the first wording, as indexes.
    pub a: Range<usize>,
    /// The words of the second wording, as indexes.
    pub b: Range<usize>,
}

/// Two wordings side by side.
#[derive(Clone, Debug)]
pub struct Alignment {
    /// The words of the first.
    pub a: Vec<Word>,
    /// The words of the second.
    pub b: Vec<Word>,
    /// The steps from the first to the second, in order.
    pub ops: Vec<Op>,
    /// The steps that hold what both share: from the first to the last common word worth it.
    pub common: Range<usize>,
    /// Share of the shorter wording's weight that the common stretch matches, 0 to 1.
    pub shared: f64,
    /// Share of the words within the common stretch that match, 0 to 1.
    pub density: f64,
    /// Content words matched in order within the common stretch.
    pub n_content: usize,
    /// Longest row of equal words.
    pub longest_run: usize,
    /// Content words in lower case in that row.
    pub run_content: usize,
}

/// Compares the words of two quotations. `Same`: identical but for punctuation and case. `Compatible`: one is a cut
/// of the other. `Conflict`: one utterance in different words. `Unknown`: not evidently one utterance.
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

/// Aligns two wordings word by word. Swapping them swaps the sides and changes nothing else.
pub fn align(a: &str, b: &str) -> Alignment {
    let (a, b) = (words(a), words(b));
    let is_swapped = order(&a, &b).is_gt();
    let (first, second) = if is_swapped { (&b, &a) } else { (&a, &b) };
    let mut ops = diff(first, second);
    if is_swapped {
        ops.iter_mut().for_each(swap);
    }
    measured(a, b, ops)
}

/// The words of a wording. Editors' additions in square brackets are left out: they are nobody's utterance.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    let mut depth = 0usize;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_inner =
            letter.is_alphanumeric() || (is_joint(letter) && start.is_some() && follows_letter(text, at, letter));
        match (start, is_inner) {
            (None, true) if depth == 0 => start = Some(at),
            (Some(from), false) => {
                push_word(&mut words, text, Span::new(from, at));
                start = None;
            }
            _ => {}
        }
        depth = match letter {
            '[' => depth + 1,
            ']' => depth.saturating_sub(1),
            _ => depth,
        };
        if words.len() >= MAX_WORDS {
            break;
        }
    }
    words
}

/// Characters that stand within words: apostrophes, and the dots and commas of "U.S." and "1,000".
fn is_joint(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '.' | ',')
}

fn follows_letter(text: &str, at: usize, letter: char) -> bool {
    let next = text[at + letter.len_utf8()..].chars().next();
    let last = text[..at].chars().next_back();
    match letter {
        ',' => next.is_some_and(|next| next.is_ascii_digit()) && last.is_some_and(|last| last.is_ascii_digit()),
        _ => next.is_some_and(char::is_alphanumeric),
    }
}

fn push_word(words: &mut Vec<Word>, text: &str, span: Span) {
    let written = span.of(text);
    let parts = written.split_once(['\'', '’']);
    let (body, ending) = parts.map_or((written, ""), |(body, ending)| (body, ending));
    let full = expansion(&ending.to_lowercase());
    let body_end = if full.is_some() { span.start() + body.len() } else { span.end() };
    let key: String = match full {
        Some(_) => folded(body),
        None => folded(written),
    };
    let is_capital = written.starts_with(char::is_uppercase);
    words.push(word(Span::new(span.start(), body_end), key, is_capital));
    if let Some(full) = full {
        words.push(word(Span::new(body_end, span.end()), full.to_owned(), false));
    }
}

fn word(span: Span, key: String, is_capital: bool) -> Word {
    let stem = stem(&key).into_owned();
    let is_content = !is_light(&key);
    Word { span, key, stem, is_content, is_capital }
}

/// Lower case, without dots, apostrophes and a possessive s; "US" and "U.S." are not the pronoun.
fn folded(written: &str) -> String {
    let base = written.strip_suffix("'s").or_else(|| written.strip_suffix("’s")).unwrap_or(written);
    let is_acronym = base.len() > 1 && base.chars().all(|letter| letter.is_uppercase() || letter == '.');
    let mut key: String = base.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if is_acronym && key.len() == "us".len() {
        key.push('.');
    }
    key
}

fn joined(words: &[Word]) -> String {
    words.iter().map(|word| word.key.as_str()).collect()
}

/// A fixed order of two wordings, so that the diff does not depend on which comes first.
fn order(a: &[Word], b: &[Word]) -> std::cmp::Ordering {
    let keys = |words: &[Word]| words.iter().map(|word| word.key.clone()).collect::<Vec<_>>();
    a.len().cmp(&b.len()).then_with(|| keys(a).cmp(&keys(b)))
}

fn swap(op: &mut Op) {
    std::mem::swap(&mut op.a, &mut op.b);
    op.kind = match op.kind {
        OpKind::Inserted => OpKind::Deleted,
        OpKind::Deleted => OpKind::Inserted,
        other => other,
    };
}

fn diff(a: &[Word], b: &[Word]) -> Vec<Op> {
    let stems = |words: &[Word]| words.iter().map(|word| word.stem.clone()).collect::<Vec<_>>();
    let mut ops = Vec::new();
    for step in capture_diff_slices(Algorithm::Myers, &stems(a), &stems(b)) {
        match step {
            DiffOp::Equal { old_index, new_index, len } => push_equal(&mut ops, a, b, old_index, new_index, len),
            DiffOp::Delete { old_index, old_len, new_index } => {
                ops.push(Op { kind: OpKind::Deleted, a: old_index..old_index + old_len, b: new_index..new_index })
            }
            DiffOp::Insert { old_index, new_index, new_len } => {
                ops.push(Op { kind: OpKind::Inserted, a: old_index..old_index, b: new_index..new_index + new_len })
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => ops.push(Op {
                kind: OpKind::Replaced,
                a: old_index..old_index + old_len,
                b: new_index..new_index + new_len,
            }),
        }
    }
    ops
}

/// Splits a row of equal stems where the words themselves change from equal to another form.
fn push_equal(ops: &mut Vec<Op>, a: &[Word], b: &[Word], from_a: usize, from_b: usize, len: usize) {
    for at in 0..len {
        let kind = if a[from_a + at].key == b[from_b + at].key { OpKind::Same } else { OpKind::Form };
        match ops.last_mut() {
            Some(last) if last.kind == kind && last.a.end == from_a + at && last.b.end == from_b + at => {
                last.a.end += 1;
                last.b.end += 1;
            }
            _ => ops.push(Op { kind, a: from_a + at..from_a + at + 1, b: from_b + at..from_b + at + 1 }),
        }
    }
}

fn weight(words: &[Word]) -> f64 {
    words.iter().map(|word| if word.is_content { 1.0 } else { LIGHT_WEIGHT }).sum()
}

fn n_content(words: &[Word]) -> usize {
    words.iter().filter(|word| word.is_content).count()
}

fn is_match(op: &Op) -> bool {
    matches!(op.kind, OpKind::Same | OpKind::Form)
}

fn measured(a: Vec<Word>, b: Vec<Word>, ops: Vec<Op>) -> Alignment {
    let common = common_stretch(&a, &b, &ops);
    let within = &ops[common.clone()];
    let matched: f64 = within.iter().filter(|op| is_match(op)).map(|op| weight(&a[op.a.clone()])).sum();
    let held = |side: f64| if side > 0.0 { matched / side } else { 0.0 };
    let inside_a: f64 = within.iter().map(|op| weight(&a[op.a.clone()])).sum();
    let inside_b: f64 = within.iter().map(|op| weight(&b[op.b.clone()])).sum();
    let n_matched = within.iter().filter(|op| is_match(op)).map(|op| n_content(&a[op.a.clone()])).sum();
    let n_plain = |op: &Op| a[op.a.clone()].iter().filter(|word| word.is_content && !word.is_capital).count();
    let run = ops.iter().filter(|op| op.kind == OpKind::Same).max_by_key(|op| (op.a.len(), n_plain(op)));
    let (longest_run, run_content) = run.map_or((0, 0), |op| (op.a.len(), n_plain(op)));
    let shared = held(weight(&a).min(weight(&b)));
    Alignment {
        shared,
        density: held(inside_a.max(inside_b)),
        n_content: n_matched,
        longest_run,
        run_content,
        a,
        b,
        ops,
        common,
    }
}

/// The stretch of steps in which matches most outweigh what does not match.
fn common_stretch(a: &[Word], b: &[Word], ops: &[Op]) -> Range<usize> {
    let (mut best, mut best_gain) = (0..0, 0.0);
    let (mut start, mut gain) = (0, 0.0);
    for (at, op) in ops.iter().enumerate() {
        gain += match is_match(op) {
            true => weight(&a[op.a.clone()]),
            false => -GAP_COST * weight(&a[op.a.clone()]).max(weight(&b[op.b.clone()])),
        };
        if gain <= 0.0 {
            (start, gain) = (at + 1, 0.0);
        } else if gain > best_gain {
            (best, best_gain) = (start..at + 1, gain);
        }
    }
    best
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

/// Whether the two differ only by what one leaves out at its ends, in whole sentences, or where it marks the gap.
fn is_cut(alignment: &Alignment, a: &str, b: &str) -> bool {
    let within = &alignment.ops[alignment.common.clone()];
    let (Some(first), Some(last)) = (within.first(), within.last()) else { return false };
    let (start_a, start_b) = slid_back(alignment, first.a.start, first.b.start);
    let starts = start_a == 0 || start_b == 0;
    let ends = last.a.end == alignment.a.len() || last.b.end == alignment.b.len();
    let start_free = starts || (ends_sentence(a, &alignment.a, start_a) && ends_sentence(b, &alignment.b, start_b));
    let end_free = ends || (ends_sentence(a, &alignment.a, last.a.end) && ends_sentence(b, &alignment.b, last.b.end));
    let is_plain = |op: &Op| match op.kind {
        OpKind::Same => true,
        OpKind::Form | OpKind::Replaced => false,
        OpKind::Deleted | OpKind::Inserted => is_marked_gap(alignment, op, a, b),
    };
    start_free && end_free && within.iter().all(is_plain)
}

/// Where a common stretch starts when equal words before it, which the diff matched elsewhere, are counted in.
fn slid_back(alignment: &Alignment, mut at_a: usize, mut at_b: usize) -> (usize, usize) {
    while at_a > 0 && at_b > 0 && alignment.a[at_a - 1].key == alignment.b[at_b - 1].key {
        at_a -= 1;
        at_b -= 1;
    }
    (at_a, at_b)
}

/// Whether words that only one side has are whole sentences, or the other side shows an ellipsis there.
fn is_marked_gap(alignment: &Alignment, op: &Op, a: &str, b: &str) -> bool {
    let deleted = op.kind == OpKind::Deleted;
    let (own_text, own, range) = if deleted { (a, &alignment.a, &op.a) } else { (b, &alignment.b, &op.b) };
    let (other_text, other, at) = if deleted { (b, &alignment.b, op.b.start) } else { (a, &alignment.a, op.a.start) };
    let ellipsis = ["...", "…", ". . ."];
    let is_elided = at > 0 && ellipsis.iter().any(|mark| between(other_text, other, at).contains(mark));
    is_elided || (ends_sentence(own_text, own, range.start) && ends_sentence(own_text, own, range.end))
}

/// Whether a sentence ends before word `at`. A comma before a capital ends one too: it stands for the full stop where
/// the outlet put "he said" between two sentences.
fn ends_sentence(text: &str, words: &[Word], at: usize) -> bool {
    if at == 0 || at >= words.len() {
        return true;
    }
    let gap = between(text, words, at);
    gap.contains(['.', '!', '?', ';', '…']) || (gap.contains(',') && words[at].is_capital)
}

/// What stands between word `at - 1` and word `at`.
fn between<'t>(text: &'t str, words: &[Word], at: usize) -> &'t str {
    let start = words.get(at.wrapping_sub(1)).map_or(0, |word| word.span.end());
    let end = words.get(at).map_or(text.len(), |word| word.span.start());
    text.get(start..end).unwrap_or("")
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
    fn no_word_is_lost_and_sides_swap() {
        let (a, b) =
            ("We have agreed to widen trade, training and ties", "It was agreed to widen training and other ties");
        let (there, back) = (align(a, b), align(b, a));
        let flat = |ops: &[Op], side: fn(&Op) -> Range<usize>| ops.iter().flat_map(side).collect::<Vec<usize>>();
        assert_eq!(flat(&there.ops, |op| op.a.clone()), (0..there.a.len()).collect::<Vec<_>>());
        assert_eq!(flat(&there.ops, |op| op.b.clone()), (0..there.b.len()).collect::<Vec<_>>());
        let mut swapped = back.ops;
        swapped.iter_mut().for_each(swap);
        assert_eq!(there.ops, swapped);
    }

    #[test]
    fn differences_are_told_to_a_reader() {
        let check = |a: &str, b: &str, expected: &str| assert_eq!(describe(a, b), expected);
        check("waves of hunger, rifts, doubt", "waves of hunger, divisions, doubt", "“rifts” against “divisions”");
        check("to be both witnesses and suspects", "to be witnesses and suspects", "“both” left out");
    }
}
