//! Speakers named by a pronoun or a bare description, linked to the name they stand for.
//!
//! Works on finished quotes in text order, so that each speaker is known before the next "he added". Leaves unlinked
//! what it cannot link safely.

use super::described::Titles;
use super::gender::Genders;
use super::scene::Scene;
use super::{Quote, Speaker};
use crate::lexicon::Gender;
use crate::mention::{Name, NameKind};
use crate::syntax::TokenRange;
use crate::text::Span;

/// How many sentences back the person behind a pronoun is looked for.
const MAX_SENTENCES_BACK: usize = 4;

/// How many speakers back one is looked for: no four sentences name more.
const MAX_SPEAKERS_BACK: usize = 64;

/// Links the speakers of `quotes`, which stand in text order.
pub(super) fn resolve(scene: &Scene<'_>, quotes: &mut [Quote]) {
    let resolver = Resolver { scene, titles: Titles::new(scene), genders: Genders::new(scene) };
    let mut spoken: Vec<(Span, u32)> = Vec::new();
    for quote in quotes {
        for speaker in quote.speaker.iter_mut().chain(&mut quote.via) {
            if speaker.name.is_none() {
                speaker.name = known(&spoken, speaker.span).or_else(|| resolver.link(speaker, &spoken));
            }
            if let Some(name) = speaker.name {
                spoken.push((speaker.span, name));
            }
        }
        // "Kovač said she felt …" passes nothing on.
        let is_one = |via: &Speaker| {
            via.name.is_some() && via.name_of(scene) == quote.speaker.as_ref().and_then(|of| of.name_of(scene))
        };
        if quote.via.as_ref().is_some_and(is_one) {
            quote.via = None;
        }
    }
}

impl Speaker {
    /// The words of the name, where it is known.
    fn name_of<'a>(&self, scene: &Scene<'a>) -> Option<&'a str> {
        let name = scene.names[self.name? as usize].span;
        name.of(&scene.article.text).rsplit(' ').next()
    }
}

/// The name already found for the same words.
fn known(spoken: &[(Span, u32)], span: Span) -> Option<u32> {
    spoken.iter().rev().take(MAX_SENTENCES_BACK).find(|(other, _)| *other == span).map(|&(_, name)| name)
}

struct Resolver<'s, 'a> {
    scene: &'s Scene<'a>,
    titles: Titles,
    genders: Genders<'a>,
}

impl Resolver<'_, '_> {
    fn link(&self, speaker: &Speaker, spoken: &[(Span, u32)]) -> Option<u32> {
        let words = speaker.span.of(&self.scene.article.text);
        let recent = &spoken[spoken.len().saturating_sub(MAX_SPEAKERS_BACK)..];
        match words {
            "he" | "He" | "his" | "His" => self.person_before(speaker.span, recent, Gender::Male),
            "she" | "She" | "her" | "Her" => self.person_before(speaker.span, recent, Gender::Female),
            _ => self.titles.described(self.scene, speaker.span),
        }
    }

    /// The nearest person who can be "he" or "she": named earlier in the sentence, else who spoke last, else the first
    /// person of a sentence before.
    fn person_before(&self, at: Span, spoken: &[(Span, u32)], gender: Gender) -> Option<u32> {
        let scene = self.scene;
        let token = scene.document.token_at(at.start());
        let own = scene.document.tokens().get(token)?.sentence as usize;
        let mut range = TokenRange::new(scene.sentence(token).start as usize, token);
        for back in 0..=MAX_SENTENCES_BACK.min(own) {
            if back > 0 {
                range = scene.document.sentences()[own - back].tokens;
            }
            let span = scene.span(range);
            let spoke = spoken.iter().rev().find(|(who, _)| span.contains(*who)).map(|&(_, name)| name);
            let fits = |name: &u32| self.genders.allow(scene, *name, gender);
            if let Some(name) = spoke.filter(fits).or_else(|| self.first_person(range, gender)) {
                return Some(name);
            }
        }
        None
    }

    fn first_person(&self, range: TokenRange, gender: Gender) -> Option<u32> {
        let scene = self.scene;
        let leading = scene.leading_person(range).filter(|&name| self.genders.allow(scene, name, gender));
        leading.or_else(|| {
            let named = scene.names_in(range).filter(|(_, name)| name.kind == NameKind::Person && outside(scene, name));
            named.map(|(idx, _)| idx).find(|&idx| self.genders.allow(scene, idx, gender))
        })
    }
}

fn outside(scene: &Scene<'_>, name: &Name) -> bool {
    scene.quotation_of(name.tokens.start as usize).is_none()
}
