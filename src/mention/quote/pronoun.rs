//! Speakers named by a pronoun or a bare description, linked to the name they stand for.
//!
//! Works on finished quotes in text order, so that each speaker is known before the next "he added". Leaves unlinked
//! what it cannot link safely.

use rustc_hash::FxHashMap;

use super::scene::Scene;
use super::{Quote, Speaker};
use crate::mention::{Name, NameKind};
use crate::syntax::TokenRange;
use crate::text::Span;

/// How many sentences back the person behind a pronoun is looked for.
const MAX_SENTENCES_BACK: usize = 4;

/// How many speakers back one is looked for: no four sentences name more.
const MAX_SPEAKERS_BACK: usize = 64;

/// Links the speakers of `quotes`, which stand in text order.
pub(super) fn resolve(scene: &Scene<'_>, quotes: &mut [Quote]) {
    let titles = Titles::new(scene);
    let mut spoken: Vec<(Span, u32)> = Vec::new();
    for quote in quotes {
        let Some(speaker) = &mut quote.speaker else { continue };
        if speaker.name.is_none() {
            speaker.name = known(&spoken, speaker.span).or_else(|| link(scene, &titles, speaker, &spoken));
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

fn link(scene: &Scene<'_>, titles: &Titles<'_>, speaker: &Speaker, spoken: &[(Span, u32)]) -> Option<u32> {
    let words = speaker.span.of(&scene.article.text).to_lowercase();
    let recent = &spoken[spoken.len().saturating_sub(MAX_SPEAKERS_BACK)..];
    match words.as_str() {
        "he" => person_before(scene, titles, speaker.span, recent, Gender::Male),
        "she" => person_before(scene, titles, speaker.span, recent, Gender::Female),
        _ => titles.described(scene, &words, speaker.span),
    }
}

/// What the titles of an article's persons tell, read once: asking every name for every pronoun would be quadratic.
struct Titles<'a> {
    /// The first gender that a title gives a family name.
    gender_of: FxHashMap<&'a str, Gender>,
    /// The persons whose titles are these words in lower case, in text order.
    holders: FxHashMap<String, Vec<u32>>,
}

impl<'a> Titles<'a> {
    fn new(scene: &Scene<'a>) -> Titles<'a> {
        let text = scene.article.text.as_str();
        let mut titles = Titles { gender_of: FxHashMap::default(), holders: FxHashMap::default() };
        for (idx, name) in scene.names.iter().enumerate() {
            if let Some(gender) = gender_of_title(name.full.of(text)) {
                titles.gender_of.entry(family(scene, name)).or_insert(gender);
            }
            let before = Span::new(name.full.start(), name.span.start()).of(text).trim();
            if name.kind == NameKind::Person && !before.is_empty() {
                titles.holders.entry(before.to_lowercase()).or_default().push(idx as u32);
            }
        }
        titles
    }

    /// "The chief justice" stands for the last person whose titles hold these words.
    fn described(&self, scene: &Scene<'_>, words: &str, at: Span) -> Option<u32> {
        let holders = self.holders.get(words.strip_prefix("the ")?)?;
        let n_before = holders.partition_point(|&idx| scene.names[idx as usize].span.start() < at.start());
        holders[..n_before].last().copied()
    }
}

fn family<'a>(scene: &Scene<'a>, name: &Name) -> &'a str {
    let name: &'a str = name.span.of(&scene.article.text);
    name.rsplit(' ').next().unwrap_or("")
}

/// What a title tells of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// "Mr."
    Male,
    /// "Ms."
    Female,
}

/// The nearest person who can be "he" or "she": named earlier in the sentence, else who spoke last, else the first
/// person of a sentence before.
fn person_before(
    scene: &Scene<'_>,
    titles: &Titles<'_>,
    at: Span,
    spoken: &[(Span, u32)],
    gender: Gender,
) -> Option<u32> {
    let token = scene.document.token_at(at.start());
    let own = scene.document.tokens().get(token)?.sentence as usize;
    let mut range = TokenRange::new(scene.sentence(token).start as usize, token);
    for back in 0..=MAX_SENTENCES_BACK.min(own) {
        if back > 0 {
            range = scene.document.sentences()[own - back].tokens;
        }
        let span = scene.span(range);
        let spoke = spoken.iter().rev().find(|(who, _)| span.contains(*who)).map(|&(_, name)| name);
        let fits = |name: &u32| can_be(scene, titles, *name, gender);
        if let Some(name) = spoke.filter(fits).or_else(|| first_person(scene, titles, range, gender)) {
            return Some(name);
        }
    }
    None
}

fn first_person(scene: &Scene<'_>, titles: &Titles<'_>, range: TokenRange, gender: Gender) -> Option<u32> {
    let leading = scene.leading_person(range).filter(|&name| can_be(scene, titles, name, gender));
    leading.or_else(|| {
        scene
            .names_in(range)
            .find(|&(idx, name)| {
                name.kind == NameKind::Person && outside(scene, name) && can_be(scene, titles, idx, gender)
            })
            .map(|(idx, _)| idx)
    })
}

fn outside(scene: &Scene<'_>, name: &Name) -> bool {
    scene.quotation_of(name.tokens.start as usize).is_none()
}

/// Whether a person's titles allow the pronoun; without titles all are allowed.
fn can_be(scene: &Scene<'_>, titles: &Titles<'_>, idx: u32, gender: Gender) -> bool {
    let name = &scene.names[idx as usize];
    name.kind == NameKind::Person && titles.gender_of.get(family(scene, name)).is_none_or(|titled| *titled == gender)
}

/// What the title before a name tells: "Ms. Brandt"; `None` where there is none or it tells nothing.
pub fn gender_of_title(full: &str) -> Option<Gender> {
    match full.split(' ').next()?.trim_end_matches('.') {
        "Mr" | "Sir" | "Lord" | "King" => Some(Gender::Male),
        "Ms" | "Mrs" | "Miss" | "Lady" | "Queen" | "Dame" => Some(Gender::Female),
        _ => None,
    }
}
