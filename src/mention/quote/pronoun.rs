//! Speakers named by a pronoun or a bare description, linked to the name they stand for.
//!
//! Works on finished quotes in text order, so that each speaker is known before the next "he added". Leaves unlinked
//! what it cannot link safely.

use super::scene::Scene;
use super::{Quote, Speaker};
use crate::mention::{Name, NameKind};
use crate::syntax::TokenRange;
use crate::text::Span;

/// How many sentences back the person behind a pronoun is looked for.
const MAX_SENTENCES_BACK: usize = 4;

/// Links the speakers of `quotes`, which stand in text order.
pub(super) fn resolve(scene: &Scene<'_>, quotes: &mut [Quote]) {
    let mut spoken: Vec<(Span, u32)> = Vec::new();
    for quote in quotes {
        let Some(speaker) = &mut quote.speaker else { continue };
        if speaker.name.is_none() {
            speaker.name = known(&spoken, speaker.span).or_else(|| link(scene, speaker, &spoken));
        }
        if let Some(name) = speaker.name {
            spoken.push((speaker.span, name));
        }
    }
}

/// The name already found for the same words.
fn known(spoken: &[(Span, u32)], span: Span) -> Option<u32> {
    spoken.iter().rev().take(MAX_SENTENCES_BACK).find(|(other, _)| *other == span).map(|&(_, name)| name)
}

fn link(scene: &Scene<'_>, speaker: &Speaker, spoken: &[(Span, u32)]) -> Option<u32> {
    let words = speaker.span.of(&scene.article.text).to_lowercase();
    match words.as_str() {
        "he" => person_before(scene, speaker.span, spoken, Gender::Male),
        "she" => person_before(scene, speaker.span, spoken, Gender::Female),
        _ => described(scene, &words, speaker.span),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gender {
    Male,
    Female,
}

/// The nearest person who can be "he" or "she": named earlier in the sentence, else who spoke last, else the first
/// person of a sentence before.
fn person_before(scene: &Scene<'_>, at: Span, spoken: &[(Span, u32)], gender: Gender) -> Option<u32> {
    let token = scene.document.token_at(at.start());
    let own = scene.document.tokens().get(token)?.sentence as usize;
    let mut range = TokenRange::new(scene.sentence(token).start as usize, token);
    for back in 0..=MAX_SENTENCES_BACK.min(own) {
        if back > 0 {
            range = scene.document.sentences()[own - back].tokens;
        }
        let span = scene.span(range);
        let spoke = spoken.iter().rev().find(|(who, _)| span.contains(*who)).map(|&(_, name)| name);
        let fits = |name: &u32| can_be(scene, *name, gender);
        if let Some(name) = spoke.filter(fits).or_else(|| first_person(scene, range, gender)) {
            return Some(name);
        }
    }
    None
}

fn first_person(scene: &Scene<'_>, range: TokenRange, gender: Gender) -> Option<u32> {
    let leading = scene.leading_person(range).filter(|&name| can_be(scene, name, gender));
    leading.or_else(|| {
        scene
            .names_in(range)
            .find(|&(idx, name)| name.kind == NameKind::Person && outside(scene, name) && can_be(scene, idx, gender))
            .map(|(idx, _)| idx)
    })
}

fn outside(scene: &Scene<'_>, name: &Name) -> bool {
    scene.quotation_of(name.tokens.start as usize).is_none()
}

/// Whether a person's titles allow the pronoun; without titles all are allowed.
fn can_be(scene: &Scene<'_>, idx: u32, gender: Gender) -> bool {
    let name = &scene.names[idx as usize];
    if name.kind != NameKind::Person {
        return false;
    }
    let text = &scene.article.text;
    let family = name.span.of(text).rsplit(' ').next().unwrap_or("");
    let namesakes = scene.names.iter().filter(|other| other.span.of(text).ends_with(family));
    let title = namesakes.take(MAX_NAMESAKES).find_map(|other| titled(other.full.of(text)));
    title.is_none_or(|titled| titled == gender)
}

/// How many mentions of a family name are asked for a title.
const MAX_NAMESAKES: usize = 50;

fn titled(full: &str) -> Option<Gender> {
    match full.split(' ').next()?.trim_end_matches('.') {
        "Mr" | "Sir" | "Lord" | "King" => Some(Gender::Male),
        "Ms" | "Mrs" | "Miss" | "Lady" | "Queen" | "Dame" => Some(Gender::Female),
        _ => None,
    }
}

/// "The chief justice" stands for the last person whose titles hold these words.
fn described(scene: &Scene<'_>, words: &str, at: Span) -> Option<u32> {
    let description = words.strip_prefix("the ")?;
    let end = scene.names.partition_point(|name| name.span.start() < at.start());
    let holder = scene.names[..end].iter().rposition(|name| {
        let titles = Span::new(name.full.start(), name.span.start());
        name.kind == NameKind::Person && titles.of(&scene.article.text).to_lowercase().trim() == description
    });
    holder.map(|idx| idx as u32)
}
