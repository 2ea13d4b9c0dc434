//! Reported speech: the clause that a cue introduces or follows, without quotation marks around all of it.
//!
//! Reads the scene and its cues; adds to the direct quotations. Leaves out cues that introduce only a quotation.

use super::cue::{self, Cue};
use super::scene::Scene;
use super::speaker;
use super::{Quote, QuoteKind, Speaker};
use crate::lexicon::reporting::{CueClass, CueForm};
use crate::syntax::{Pos, TokenRange};

/// The fewest words of a reported clause.
const MIN_WORDS: usize = 2;

/// Adds the reported speech of a scene to its direct quotations.
pub(super) fn add(scene: &Scene<'_>, cues: &[Cue], quotes: &mut Vec<Quote>) {
    for cue in cues {
        let Some((content, speaker)) = clause(scene, cues, cue) else { continue };
        quotes.push(Quote {
            direct: false,
            kind: QuoteKind::Reported,
            content: vec![scene.span(content)],
            cue: Some(scene.span(cue.tokens)),
            class: Some(cue.class),
            speaker,
            via: None,
            nested: false,
        });
    }
}

fn clause(scene: &Scene<'_>, cues: &[Cue], cue: &Cue) -> Option<(TokenRange, Option<Speaker>)> {
    let found = match cue.class {
        CueClass::Describe | CueClass::Occasion => None,
        CueClass::According => around_source(scene, cue),
        _ => following(scene, cues, cue).or_else(|| preceding(scene, cue)),
    };
    found.filter(|(content, _)| is_clause(scene, *content))
}

/// "According to X, the clause" or "The clause, according to X".
fn around_source(scene: &Scene<'_>, cue: &Cue) -> Option<(TokenRange, Option<Speaker>)> {
    let sentence = scene.sentence(cue.start());
    let (source, speaker) = speaker::after(scene, cue.end(), sentence.end as usize)?;
    let is_front = cue.start() == sentence.start as usize;
    let content = if is_front {
        let comma = source.indexes().end;
        TokenRange::new(comma, sentence.end as usize)
    } else {
        TokenRange::new(sentence.start as usize, cue.start())
    };
    Some((trimmed(scene, content), Some(speaker)))
}

/// "X said (that) the clause", "X told Y that the clause".
fn following(scene: &Scene<'_>, cues: &[Cue], cue: &Cue) -> Option<(TokenRange, Option<Speaker>)> {
    let sentence = scene.sentence(cue.start());
    let end = stop(scene, cues, cue, sentence.end as usize);
    let start = content_start(scene, cue, end)?;
    let content = trimmed(scene, TokenRange::new(start, end));
    let has_verb = !scene.is_tagged || content.indexes().any(|token| matches!(scene.pos(token), Pos::Verb | Pos::Aux));
    if !has_verb {
        return None;
    }
    let subject = speaker::subject(scene, cue).or_else(|| {
        let is_open = cue.form == CueForm::Gerund || cue.form == CueForm::Base || follows_conjunction(scene, cue);
        (is_open && !cue.is_passive).then(|| speaker::inherited(scene, cues, cue)).flatten()
    });
    let speaker = subject.map(|(_, speaker)| speaker);
    (speaker.is_some() || !cue.is_passive).then_some((content, speaker))
}

/// "The clause, X said." or "The clause, said X."
fn preceding(scene: &Scene<'_>, cue: &Cue) -> Option<(TokenRange, Option<Speaker>)> {
    let sentence = scene.sentence(cue.start());
    let start = sentence.start as usize;
    let subject = speaker::subject(scene, cue).filter(|(subject, _)| subject.start as usize > start);
    let (subject, speaker) = match subject {
        Some(found) => found,
        None => speaker::after(scene, cue.end(), sentence.end as usize)?,
    };
    let comma = (subject.start as usize).min(cue.start()).checked_sub(1).filter(|&comma| comma > start)?;
    let rest = cue.end().max(subject.indexes().end)..sentence.end as usize;
    if rest.into_iter().any(|token| goes_on(scene, token)) {
        return None;
    }
    let content = trimmed(scene, TokenRange::new(start, comma));
    (scene.norm(comma) == "," && scene.quotation_of(comma).is_none()).then_some((content, Some(speaker)))
}

/// Whether `token`, behind a closing attribution, shows that the cue has a content of its own there.
fn goes_on(scene: &Scene<'_>, token: usize) -> bool {
    scene.norm(token) == ":" || scene.quotation_of(token).is_some() || matches!(scene.pos(token), Pos::Verb | Pos::Aux)
}

/// Where the content of a cue before it begins: behind "that", else behind who was told.
fn content_start(scene: &Scene<'_>, cue: &Cue, end: usize) -> Option<usize> {
    let that = (cue.end()..end.min(cue.end() + MAX_ADDRESSEE)).find(|&token| scene.norm(token) == "that");
    if let Some(that) =
        that.filter(|&that| (cue.end()..that).all(|token| !matches!(scene.pos(token), Pos::Verb | Pos::Aux)))
    {
        return Some(that + 1);
    }
    let first = (cue.end()..end).find(|&token| scene.pos(token) != Pos::Adv)?;
    let skips = cue.class == CueClass::Tell || scene.is_day(first);
    let start = if skips { speaker_end(scene, first, end) } else { first };
    let blocked = start >= end || matches!(scene.norm(start), "," | "." | ":" | ";");
    (!blocked).then_some(start)
}

/// The most tokens between a verb of telling and its "that".
const MAX_ADDRESSEE: usize = 12;

fn speaker_end(scene: &Scene<'_>, first: usize, end: usize) -> usize {
    if scene.is_day(first) {
        return first + 1;
    }
    speaker::after(scene, first, end).map_or(first, |(tokens, _)| tokens.indexes().end)
}

/// The end of a clause: the sentence's, or before ", the AP reported" that closes it.
fn stop(scene: &Scene<'_>, cues: &[Cue], cue: &Cue, end: usize) -> usize {
    let Some(last) = cue::within(cues, TokenRange::new(cue.end(), end)).last() else { return end };
    let start = match last.class {
        CueClass::According => Some(last.start()),
        _ => speaker::before(scene, last, cue.end()).map(|(subject, _)| subject.start as usize),
    };
    let comma = start.and_then(|start| start.checked_sub(1)).filter(|&comma| comma > cue.end());
    comma.filter(|&comma| scene.norm(comma) == ",").unwrap_or(end)
}

fn follows_conjunction(scene: &Scene<'_>, cue: &Cue) -> bool {
    let before = cue.start().checked_sub(1).filter(|&token| token >= scene.sentence(cue.start()).start as usize);
    before.is_some_and(|token| matches!(scene.pos(token), Pos::Cconj | Pos::Part | Pos::Punct))
}

/// Without punctuation at either end.
fn trimmed(scene: &Scene<'_>, mut tokens: TokenRange) -> TokenRange {
    let is_edge = |token: u32| {
        !scene.word(token as usize).contains(char::is_alphanumeric) && scene.quotation_of(token as usize).is_none()
    };
    while !tokens.is_empty() && is_edge(tokens.start) {
        tokens.start += 1;
    }
    while !tokens.is_empty() && is_edge(tokens.end - 1) {
        tokens.end -= 1;
    }
    tokens
}

/// Whether enough words stand there that are not merely one quotation.
fn is_clause(scene: &Scene<'_>, content: TokenRange) -> bool {
    let words = content.indexes().filter(|&token| scene.word(token).contains(char::is_alphanumeric)).count();
    let outside = content.indexes().any(|token| scene.quotation_of(token).is_none());
    words >= MIN_WORDS && outside
}
