//! Reporting words outside quotation marks: verbs and phrases that may introduce what somebody says.
//!
//! Reads words through `lexicon::reporting`. Leaves subjects to `speaker`, contents to `direct` and `reported`.

use super::scene::Scene;
use crate::lexicon::reporting::{self, CueClass, CueForm};
use crate::syntax::{Form, Pos, Relation, TokenRange};

/// One reporting verb or phrase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cue {
    pub tokens: TokenRange,
    pub class: CueClass,
    pub form: CueForm,
    /// "is said", "was told": what stands before is not who speaks.
    pub is_passive: bool,
}

impl Cue {
    pub fn start(&self) -> usize {
        self.tokens.start as usize
    }

    pub fn end(&self) -> usize {
        self.tokens.end as usize
    }
}

/// The cues of an article outside quotations, in text order.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Cue> {
    let mut cues = Vec::new();
    let mut at = 0;
    while at < scene.len() {
        let cue = scene.quotation_of(at).is_none().then(|| cue_at(scene, at)).flatten();
        at = cue.map_or(at + 1, |cue| cue.end());
        cues.extend(cue.filter(|cue| cue.class != CueClass::Occasion));
    }
    cues
}

/// The cues that lie inside `tokens`.
pub(super) fn within(cues: &[Cue], tokens: TokenRange) -> &[Cue] {
    let first = cues.partition_point(|cue| cue.tokens.start < tokens.start);
    let end = cues.partition_point(|cue| cue.tokens.start < tokens.end);
    &cues[first..end.max(first)]
}

fn cue_at(scene: &Scene<'_>, at: usize) -> Option<Cue> {
    if let Some((length, class)) = reporting::phrase(|ahead| scene.document.norm_at(at + ahead)) {
        return Some(Cue { tokens: TokenRange::new(at, at + length), class, form: CueForm::Phrase, is_passive: false });
    }
    let (class, form) = reporting::verb(scene.norm(at))?;
    if !is_verb(scene, at, form) {
        return None;
    }
    let is_participle = matches!(form, CueForm::Past | CueForm::Participle);
    let is_passive = is_participle && (follows_be(scene, at) || qualifies(scene, at));
    Some(Cue { tokens: TokenRange::new(at, at + 1), class, form, is_passive })
}

/// Whether the word is used as a verb here: "claims" and "report" are often nouns, "the alleged plan" an adjective.
fn is_verb(scene: &Scene<'_>, at: usize, form: CueForm) -> bool {
    let is_inner_capital = scene.word(at).starts_with(char::is_uppercase) && scene.sentence(at).start as usize != at;
    match scene.pos(at) {
        Pos::Verb => !is_inner_capital,
        Pos::X => form != CueForm::Base && !is_inner_capital,
        _ => false,
    }
}

/// "The culture, described in court as …": a participle that says of a noun what is done to it.
fn qualifies(scene: &Scene<'_>, at: usize) -> bool {
    let token = scene.document.tokens()[at];
    token.relation == Relation::Acl && token.form == Form::Participle
}

fn follows_be(scene: &Scene<'_>, at: usize) -> bool {
    let start = scene.sentence(at).start as usize;
    let before = (start..at).rev().find(|&token| scene.pos(token) != Pos::Adv);
    before.is_some_and(|token| scene.document.lemma(token) == "be")
}
