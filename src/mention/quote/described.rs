//! "The minister", "the lawmaker": which person named before a description of an office stands for.
//!
//! Leaves unlinked what two persons named nearby could be.

use rustc_hash::FxHashMap;

use super::scene::Scene;
use crate::lexicon::{Hold, Title, TitleKind, classes_go_together, title};
use crate::mention::NameKind;
use crate::syntax::TokenRange;
use crate::text::Span;

/// How many sentences back the person behind a description is looked for, where only the family of posts is the same.
const MAX_SENTENCES_BACK: usize = 6;

/// Which persons an article gives which titles.
pub(super) struct Titles {
    /// The persons whose titles are these words in lower case, in text order.
    by_words: FxHashMap<String, Vec<u32>>,
    /// The persons with an office before the name or put beside it: the name, and the office.
    offices: Vec<(u32, &'static Title)>,
}

impl Titles {
    pub fn new(scene: &Scene<'_>) -> Titles {
        let text = scene.article.text.as_str();
        let mut titles = Titles { by_words: FxHashMap::default(), offices: Vec::new() };
        for (idx, name) in scene.names.iter().enumerate().filter(|(_, name)| name.kind == NameKind::Person) {
            let before = Span::new(name.full.start(), name.span.start()).of(text).trim();
            if !before.is_empty() {
                titles.by_words.entry(before.to_lowercase()).or_default().push(idx as u32);
            }
            let start = scene.document.token_at(name.full.start());
            let ahead = TokenRange::new(start, name.tokens.start as usize);
            let beside = apposition(scene, name.tokens.end as usize);
            let office = office_in(scene, ahead).or_else(|| office_in(scene, beside));
            titles.offices.extend(office.map(|office| (idx as u32, office)));
        }
        titles
    }

    /// The person that the words of `at` stand for.
    pub fn described(&self, scene: &Scene<'_>, at: Span) -> Option<u32> {
        let words = at.of(&scene.article.text).to_lowercase();
        let words = words.strip_prefix("the ")?;
        let before = |idx: &u32| scene.names[*idx as usize].span.start() < at.start();
        if let Some(holders) = self.by_words.get(words) {
            return holders[..holders.partition_point(before)].last().copied();
        }
        let office = office_in(scene, scene.document.tokens_in(at))?;
        let token = scene.document.token_at(at.start());
        let sentence = scene.document.tokens().get(token)?.sentence as usize;
        let first = scene.document.sentences()[sentence.saturating_sub(MAX_SENTENCES_BACK)].tokens.start;
        let known = &self.offices[..self.offices.partition_point(|(idx, _)| before(idx))];
        let near = known.iter().rev().take_while(|(idx, _)| scene.names[*idx as usize].tokens.start >= first);
        let mut fitting = near.filter(|(_, other)| fits(office, other)).map(|(idx, _)| *idx);
        let nearest = fitting.next()?;
        fitting.all(|other| is_same_family(scene, nearest, other)).then_some(nearest)
    }
}

/// Whether a person of office `of` can be called by `general`.
fn fits(general: &Title, of: &Title) -> bool {
    let is_general = general.hold == Hold::Generic;
    let is_kin = general.class == of.class || classes_go_together(general.class, of.class);
    general.normal == of.normal || (is_general && is_kin)
}

/// The last office named in a stretch of words: "the seven-term congressman".
fn office_in(scene: &Scene<'_>, tokens: TokenRange) -> Option<&'static Title> {
    let word = |at: usize| (at < tokens.end as usize).then(|| scene.norm(at).trim_end_matches('.'));
    let mut found = None;
    let mut at = tokens.start as usize;
    while at < tokens.end as usize {
        let here = title(|ahead| word(at + ahead)).filter(|(_, title)| title.kind == TitleKind::Office);
        at += here.map_or(1, |(length, _)| length);
        found = here.map(|(_, title)| title).or(found);
    }
    found
}

/// The words put beside a name: between the comma after it and the next mark.
fn apposition(scene: &Scene<'_>, end: usize) -> TokenRange {
    if scene.document.norm_at(end) != Some(",") {
        return TokenRange::default();
    }
    let stop = scene.sentence(end).end as usize;
    let is_mark = |at: &usize| matches!(scene.norm(*at), "," | ";" | "–" | "who" | "of" | "for");
    TokenRange::new(end + 1, (end + 1..stop).find(is_mark).unwrap_or(end + 1))
}

fn is_same_family(scene: &Scene<'_>, a: u32, b: u32) -> bool {
    let family = |idx: u32| scene.names[idx as usize].span.of(&scene.article.text).rsplit(' ').next();
    family(a) == family(b)
}
