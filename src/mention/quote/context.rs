//! Speakers of quotations that no cue stands at: told by the tree of the sentence, or by the sentence before.
//!
//! Leaves cues beside a quotation to `direct`.

use super::attribution::{self, Attribution as Told};
use super::cue::{self, Cue};
use super::direct::Attribution;
use super::scene::Scene;
use super::{Quote, QuoteKind, Speaker};
use crate::lexicon::reporting::CueClass;
use crate::mention::NameKind;
use crate::syntax::TokenRange;

/// The fewest words of a quotation whose speaker is taken from what surrounds it: fewer are mostly nobody's utterance.
const MIN_WORDS: usize = 4;

/// The speaker of quotation `idx` by what surrounds it.
pub(super) fn find(scene: &Scene<'_>, attributions: &[Told], quotes: &[Quote], idx: usize) -> Option<Attribution> {
    let tokens = scene.tokens_of(idx);
    if tokens.is_empty() {
        return None;
    }
    if let Some(told) = holding(scene, attributions, tokens).filter(|told| told.source.is_some()) {
        return Some(by(scene, told));
    }
    let words = tokens.indexes().filter(|&token| scene.word(token).contains(char::is_alphanumeric)).count();
    if words < MIN_WORDS {
        return None;
    }
    let speaker = own_subject(scene, tokens).or_else(|| sentence_before(scene, attributions, quotes, tokens))?;
    Some(Attribution { speaker: Some(speaker), ..Attribution::NONE })
}

/// What is attributed before a quotation with a clause that holds both the quotation and the cue after it: "X said that
/// unless they adopted “an agenda,” they should expect defeat".
pub(super) fn enclosing(scene: &Scene<'_>, cues: &[Cue], attributions: &[Told], idx: usize) -> Option<Attribution> {
    let tokens = scene.tokens_of(idx);
    let end = scene.sentence(tokens.end as usize - 1).end as usize;
    let next = cue::within(cues, TokenRange::new(tokens.end as usize, end)).first()?;
    let holds_both = |told: &&Told| {
        let holds = |range: TokenRange| told.content.iter().any(|of| of.start <= range.start && range.end <= of.end);
        told.source.is_some() && told.cue.end <= tokens.start && holds(tokens) && holds(next.tokens)
    };
    let start = scene.sentence(tokens.start as usize).start;
    let nearest = cue::within(cues, TokenRange { start, end: tokens.start }).last();
    let same = in_sentence(scene, attributions, tokens.start as usize);
    let told = same.iter().rfind(holds_both)?;
    nearest.is_none_or(|nearest| nearest.tokens.start <= told.cue.start).then(|| by(scene, told))
}

/// The speaker that the tree gives a cue.
pub(super) fn by_tree(scene: &Scene<'_>, cue: &Cue) -> Option<(TokenRange, Speaker)> {
    let tokens = attribution::source_of(scene, cue.start())?;
    let is_inside = tokens.indexes().any(|token| scene.quotation_of(token).is_some());
    (!is_inside).then(|| (tokens, attribution::speaker_of(scene, tokens)))
}

/// The subject of the main clause of the sentence that holds `token`.
pub(super) fn subject_of(scene: &Scene<'_>, token: usize) -> Option<Speaker> {
    let root = scene.document.root(scene.document.sentence_of(token))?;
    attribution::subject(scene, root).map(|tokens| attribution::speaker_of(scene, tokens))
}

/// The smallest attribution whose content holds the quotation.
fn holding<'t>(scene: &Scene<'_>, attributions: &'t [Told], tokens: TokenRange) -> Option<&'t Told> {
    let holds = |told: &&Told| told.content.iter().any(|of| of.start <= tokens.start + 1 && tokens.end <= of.end + 1);
    let near = in_sentence(scene, attributions, tokens.start as usize).iter().filter(holds);
    near.min_by_key(|told| told.content.iter().map(|piece| piece.len()).sum::<usize>())
}

fn by(scene: &Scene<'_>, told: &Told) -> Attribution {
    Attribution {
        cue: Some(told.cue),
        class: told.class,
        speaker: attribution::speaker(scene, told),
        ..Attribution::NONE
    }
}

/// The person who is the subject of the quotation's sentence: "She has brought “a special spring in my step”".
fn own_subject(scene: &Scene<'_>, tokens: TokenRange) -> Option<Speaker> {
    let sentence = scene.sentence(tokens.start as usize);
    if sentence.start == tokens.start {
        return None;
    }
    let root = scene.document.root(scene.document.sentence_of(tokens.start as usize))?;
    // A pronoun that opens the sentence is its subject, whatever the tree.
    let first = TokenRange { start: sentence.start, end: sentence.start + 1 };
    let opens = matches!(scene.norm(sentence.start as usize), "he" | "she");
    let by_tree = || attribution::subject(scene, root).filter(|subject| subject.end <= tokens.start);
    let subject = if opens { Some(first) } else { by_tree() }?;
    let speaker = attribution::speaker_of(scene, subject);
    let is_person = speaker.name.is_some_and(|name| scene.names[name as usize].kind == NameKind::Person);
    let is_pronoun = subject.len() == 1 && matches!(scene.norm(subject.start as usize), "he" | "she");
    (is_person || is_pronoun).then_some(speaker)
}

/// Who spoke, or was cited, in the sentence before, in the same paragraph.
fn sentence_before(scene: &Scene<'_>, attributions: &[Told], quotes: &[Quote], tokens: TokenRange) -> Option<Speaker> {
    let first = scene.sentence(tokens.start as usize).start as usize;
    let last = first.checked_sub(1).filter(|&last| scene.paragraph(last) == scene.paragraph(first))?;
    let before = scene.span(scene.sentence(last));
    let quoted = quotes.last().filter(|quote| quote.content.iter().any(|piece| before.contains(*piece)));
    if let Some(quote) = quoted.filter(|quote| quote.kind != QuoteKind::Term) {
        return quote.speaker.clone();
    }
    let cited = in_sentence(scene, attributions, last).iter().rfind(|told| is_saying(told) && told.source.is_some());
    cited.and_then(|told| attribution::speaker(scene, told))
}

fn is_saying(told: &Told) -> bool {
    told.class.is_some_and(|class| !matches!(class, CueClass::Describe | CueClass::Believe | CueClass::According))
}

/// The attributions whose cues stand in the sentence of `token`.
fn in_sentence<'t>(scene: &Scene<'_>, attributions: &'t [Told], token: usize) -> &'t [Told] {
    let sentence = scene.sentence(token);
    let first = attributions.partition_point(|told| told.cue.start < sentence.start);
    let end = attributions.partition_point(|told| told.cue.start < sentence.end);
    &attributions[first..end.max(first)]
}
