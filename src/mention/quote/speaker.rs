//! Whose words a cue introduces: the noun phrase before it, after it, or in apposition, and the name it stands for.
//!
//! Leaves pronouns and bare descriptions to `pronoun`, which knows who spoke before.

use super::cue::Cue;
use super::scene::Scene;
use crate::lexicon::reporting::{self, CueClass, CueForm, SpeakerNoun};
use crate::mention::{NameKind, Speaker};
use crate::syntax::{Pos, TokenRange};

/// The longest way back, in tokens, from a cue to the head of its subject over appositions.
const MAX_APPOSITION: usize = 40;

/// The speaker before `cue`, no earlier than token `limit`, with the tokens that name him.
pub(super) fn before(scene: &Scene<'_>, cue: &Cue, limit: usize) -> Option<(TokenRange, Speaker)> {
    let limit = limit.max(scene.sentence(cue.start()).start as usize);
    let end = skip_back(scene, cue.start(), limit);
    let last = end.checked_sub(1).filter(|&last| last >= limit)?;
    if is_pronoun(scene, last) {
        return pronoun(scene, last, limit);
    }
    if scene.norm(last) == "," {
        return apposition(scene, limit.max(last.saturating_sub(MAX_APPOSITION)), last);
    }
    let phrase = trim(scene, TokenRange::new(phrase_start(scene, last, limit), end));
    speaker(scene, phrase)
}

/// The speaker after token `from`: "said the minister", "according to Reuters".
pub(super) fn after(scene: &Scene<'_>, from: usize, limit: usize) -> Option<(TokenRange, Speaker)> {
    let first = (from..limit).find(|&token| scene.pos(token) != Pos::Adv)?;
    if is_pronoun(scene, first) {
        return Some((TokenRange::new(first, first + 1), plain(scene, TokenRange::new(first, first + 1))));
    }
    let end = phrase_end(scene, first, limit);
    let is_time = (first..end).all(|token| scene.is_day(token));
    if is_time {
        return None;
    }
    let (tokens, mut found) = speaker(scene, TokenRange::new(first, end))?;
    if !names_person(scene, &found) && scene.document.norm_at(end) == Some(",") && end + 1 < limit {
        found.name = name_alone(scene, end + 1, limit).or(found.name);
    }
    Some((tokens, found))
}

/// Whether the speaker is an outlet or agency, which mostly passes on what others say.
pub(super) fn is_outlet(scene: &Scene<'_>, tokens: TokenRange) -> bool {
    tokens.indexes().any(|token| reporting::speaker_noun(scene.norm(token)) == Some(SpeakerNoun::Outlet))
}

/// The subject of a clause that has none of its own: "saying", "and warned".
pub(super) fn inherited(scene: &Scene<'_>, cues: &[Cue], cue: &Cue) -> Option<(TokenRange, Speaker)> {
    let sentence = scene.sentence(cue.start());
    let start = sentence.start as usize;
    let earlier = super::cue::within(cues, TokenRange::new(start, cue.start()));
    let own = earlier.iter().find(|earlier| !earlier.is_passive && earlier.form != CueForm::Gerund);
    if let Some(found) = own.and_then(|own| subject(scene, own)) {
        return Some(found);
    }
    if let Some(idx) = scene.leading_person(TokenRange::new(start, cue.start())) {
        let name = &scene.names[idx as usize];
        return Some((name.tokens, Speaker { span: name.span, name: Some(idx) }));
    }
    let pronoun =
        (start..cue.start()).find(|&token| is_pronoun(scene, token) && scene.quotation_of(token).is_none())?;
    let tokens = TokenRange::new(pronoun, pronoun + 1);
    Some((tokens, plain(scene, tokens)))
}

/// The subject of a cue that is not inverted.
pub(super) fn subject(scene: &Scene<'_>, cue: &Cue) -> Option<(TokenRange, Speaker)> {
    let start = scene.sentence(cue.start()).start as usize;
    let limit =
        (start..cue.start()).rev().find(|&token| scene.quotation_of(token).is_some()).map_or(start, |token| token + 1);
    match (cue.class, cue.is_passive) {
        (CueClass::According, _) => after(scene, cue.end(), scene.sentence(cue.start()).end as usize),
        (_, true) => None,
        _ => before(scene, cue, limit),
    }
}

/// Steps back over adverbs, auxiliaries, brackets and times between a subject and its verb.
fn skip_back(scene: &Scene<'_>, from: usize, limit: usize) -> usize {
    let mut end = from;
    while end > limit {
        let last = end - 1;
        let is_light = matches!(scene.pos(last), Pos::Adv | Pos::Aux | Pos::Part) && scene.name_at(last).is_none();
        end = match scene.norm(last) {
            ")" => (limit..last).rev().find(|&token| scene.norm(token) == "(").unwrap_or(limit),
            _ if scene.is_day(last) && last > limit => last - usize::from(scene.pos(last - 1) == Pos::Adp),
            norm if is_light && !norm.starts_with('\'') => last,
            _ => return end,
        };
    }
    end
}

fn is_pronoun(scene: &Scene<'_>, token: usize) -> bool {
    match scene.pos(token) {
        Pos::Pron => true,
        Pos::X => ["he", "she", "they", "who"].contains(&scene.norm(token)),
        _ => false,
    }
}

/// A pronoun as subject; "who" and "which" lead back to the phrase before them.
fn pronoun(scene: &Scene<'_>, token: usize, limit: usize) -> Option<(TokenRange, Speaker)> {
    if !["who", "which", "that"].contains(&scene.norm(token)) {
        let tokens = TokenRange::new(token, token + 1);
        return Some((tokens, plain(scene, tokens)));
    }
    let end = if token > limit && scene.norm(token - 1) == "," { token - 1 } else { token };
    let last = end.checked_sub(1).filter(|&last| last >= limit)?;
    speaker(scene, trim(scene, TokenRange::new(phrase_start(scene, last, limit), end)))
}

/// The head phrase before appositions: "A spokeswoman for the office, Ann Lee, said", "Ann Lee, a lawyer, said".
fn apposition(scene: &Scene<'_>, limit: usize, comma: usize) -> Option<(TokenRange, Speaker)> {
    let mut start = limit;
    while start < comma {
        let end =
            (start..comma).find(|&token| scene.norm(token) == "," && scene.name_at(token).is_none()).unwrap_or(comma);
        let phrase = trim(scene, TokenRange::new(start, end));
        if is_subject_like(scene, phrase) {
            let (tokens, mut found) = speaker(scene, phrase)?;
            if !names_person(scene, &found) && end < comma {
                found.name = name_alone(scene, end + 1, comma).or(found.name);
            }
            return Some((tokens, found));
        }
        start = end + 1;
    }
    None
}

fn is_subject_like(scene: &Scene<'_>, phrase: TokenRange) -> bool {
    let has_verb = phrase.indexes().any(|token| matches!(scene.pos(token), Pos::Verb | Pos::Aux));
    !phrase.is_empty() && !has_verb && scene.is_nominal(phrase.start as usize) && !scene.is_day(phrase.start as usize)
}

/// A person's name that fills the stretch up to the next comma.
fn name_alone(scene: &Scene<'_>, from: usize, limit: usize) -> Option<u32> {
    let end = (from..limit).find(|&token| scene.norm(token) == ",").unwrap_or(limit);
    scene
        .names_in(TokenRange::new(from, end))
        .find(|(_, name)| name.kind == NameKind::Person && scene.document.token_at(name.full.start()) == from)
        .map(|(idx, _)| idx)
}

fn phrase_start(scene: &Scene<'_>, last: usize, limit: usize) -> usize {
    let mut start = last + 1;
    while start > limit && scene.quotation_of(start - 1).is_none() && belongs(scene, start - 1, limit, last) {
        start -= 1;
    }
    start
}

/// Whether `token` continues a noun phrase to the left.
fn belongs(scene: &Scene<'_>, token: usize, limit: usize, last: usize) -> bool {
    if scene.is_nominal(token) {
        return true;
    }
    let follows_noun = token > limit && matches!(scene.pos(token - 1), Pos::Noun | Pos::Propn);
    match scene.pos(token) {
        Pos::Adp | Pos::Cconj => token < last && follows_noun,
        Pos::Pron => token < last && scene.is_nominal(token + 1),
        Pos::Punct => scene.norm(token) == "-" || scene.norm(token) == "&",
        _ => false,
    }
}

fn phrase_end(scene: &Scene<'_>, first: usize, limit: usize) -> usize {
    let mut end = first;
    while end < limit && scene.quotation_of(end).is_none() {
        let joins = matches!(scene.norm(end), "of" | "for" | "and" | "&" | "-" | "with") && end > first;
        let goes_on = joins && end + 1 < limit && scene.is_nominal(end + 1);
        let is_possessive = scene.pos(end) == Pos::Pron && end + 1 < limit && scene.is_nominal(end + 1);
        if !(scene.is_nominal(end) || goes_on || is_possessive) || (end > first && scene.is_day(end)) {
            break;
        }
        end += 1;
    }
    end
}

/// Leaves out what cannot start a noun phrase.
fn trim(scene: &Scene<'_>, mut phrase: TokenRange) -> TokenRange {
    while !phrase.is_empty() {
        let first = phrase.start as usize;
        let starts = scene.is_nominal(first) && scene.norm(first) != "'s" || scene.pos(first) == Pos::Pron;
        if starts {
            break;
        }
        phrase.start += 1;
    }
    phrase
}

fn speaker(scene: &Scene<'_>, phrase: TokenRange) -> Option<(TokenRange, Speaker)> {
    (!phrase.is_empty()).then(|| (phrase, Speaker { span: scene.span(phrase), name: head_name(scene, phrase) }))
}

/// A speaker not yet linked to a name.
fn plain(scene: &Scene<'_>, tokens: TokenRange) -> Speaker {
    Speaker { span: scene.span(tokens), name: None }
}

fn names_person(scene: &Scene<'_>, speaker: &Speaker) -> bool {
    speaker.name.is_some_and(|idx| scene.names[idx as usize].kind == NameKind::Person)
}

/// The name that heads a phrase: its first person, else a last name that is no possessor and behind no preposition.
pub(super) fn head_name(scene: &Scene<'_>, phrase: TokenRange) -> Option<u32> {
    if let Some(person) = scene.leading_person(phrase) {
        return Some(person);
    }
    let ends_it = scene.names_in(phrase).filter(|(_, name)| {
        let start = name.tokens.start as usize;
        let is_behind = start > phrase.start as usize && scene.pos(start - 1) == Pos::Adp;
        !is_behind && !scene.is_possessive(name)
    });
    ends_it.last().map(|(idx, _)| idx)
}
