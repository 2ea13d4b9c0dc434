//! Reported speech and thought: what the trees attribute, without quotation marks around all of it.
//!
//! Adds to the direct quotations. Leaves out attributions whose content is a quotation and no more: `direct` has them.

use super::attribution::{self, Attribution};
use super::scene::Scene;
use super::speaker::is_outlet;
use super::{Quote, QuoteKind};
use crate::lexicon::reporting::CueClass;
use crate::syntax::TokenRange;

/// Adds the reported speech of a scene to its direct quotations.
pub(super) fn add(scene: &Scene<'_>, attributions: &[Attribution], quotes: &mut Vec<Quote>) {
    for attribution in attributions {
        let pieces = attribution.content.iter().map(|piece| scene.trimmed(*piece));
        let content: Vec<TokenRange> = pieces.filter(|piece| !piece.is_empty()).collect();
        if !content.iter().any(|piece| is_outside(scene, *piece)) {
            continue;
        }
        quotes.push(Quote {
            direct: false,
            kind: if is_utterance(attribution) { QuoteKind::Reported } else { QuoteKind::Thought },
            content: content.into_iter().map(|piece| scene.span(piece)).collect(),
            cue: Some(scene.span(attribution.cue)),
            class: attribution.class,
            speaker: attribution::speaker(scene, attribution),
            via: passing_on(scene, attributions, attribution).and_then(|outer| attribution::speaker(scene, outer)),
            nested: false,
        });
    }
}

/// The attribution that passes this one on: the nearest whose content holds its cue, or that closes it as an outlet
/// does ("…, he said, the agency reported").
fn passing_on<'t>(scene: &Scene<'_>, attributions: &'t [Attribution], inner: &Attribution) -> Option<&'t Attribution> {
    let holds = |outer: &&Attribution| {
        let holds_cue = outer.content.iter().any(|piece| piece.start <= inner.cue.start && inner.cue.end <= piece.end);
        outer.cue != inner.cue && holds_cue && outer.source.is_some() && outer.source != inner.source
    };
    let sentence = scene.sentence(inner.cue.start as usize);
    let first = attributions.partition_point(|other| other.cue.start < sentence.start);
    let same = attributions[first..].iter().take_while(|other| other.cue.start < sentence.end);
    let passes = |outer: &&Attribution| {
        matches!(outer.class, Some(CueClass::Report | CueClass::According))
            || outer.source.is_some_and(|source| is_outlet(scene, source))
            || is_utterance(outer)
    };
    same.filter(holds).filter(passes).min_by_key(|outer| outer.content.iter().map(|piece| piece.len()).sum::<usize>())
}

/// Whether the cue tells of something said, not of a thought.
fn is_utterance(attribution: &Attribution) -> bool {
    attribution.class.is_some_and(|class| !matches!(class, CueClass::Believe | CueClass::Describe | CueClass::Suggest))
}

/// Whether words stand there that are in no quotation.
fn is_outside(scene: &Scene<'_>, content: TokenRange) -> bool {
    let is_word = |token: usize| scene.word(token).contains(char::is_alphanumeric);
    content.indexes().any(|token| is_word(token) && scene.quotation_of(token).is_none())
}
