//! A noun phrase that names a post: "the former chief of staff of Iran's armed forces and a partner with Smith & Co.".
//!
//! Read forwards from where the phrase begins. Leaves the tie to its holder to `before` and `after`.

use super::organization;
use super::scene::Scene;
use super::{Post, Tenure};
use crate::lexicon::{self, Title, TitleKind};
use crate::mention::name::word::Shape;
use crate::text::Span;

/// Words that may stand between the start of the phrase and the post.
const MODIFIERS: usize = 7;

/// Words in lower case that may make up an organisation after "of".
const LOWER_ORGANIZATION: usize = 4;

/// A post, and the word after the phrase that names it.
pub(super) struct Read {
    pub post: Post,
    pub end: usize,
}

/// The post that the noun phrase at `start` names; `None` where the phrase names something else.
pub(super) fn read(scene: &Scene, start: usize) -> Option<Read> {
    let (at, length, title) = head(scene, start)?;
    let tenure = tenure(scene, start, at);
    let first = skip_determiners(scene, start);
    let (organization, end) = match after_link(scene, at + length) {
        Some((organization, end)) => (Some(organization), end),
        None => (before_title(scene, first, at), at + length),
    };
    let office = with_deputy(scene, at, title);
    Some(Read { post: Post { span: span(scene, first, end), office, title, organization, tenure }, end })
}

/// Where the words from `start` up to `end` stand.
pub(super) fn span(scene: &Scene, start: usize, end: usize) -> Span {
    scene.words.span(start, end)
}

/// The title that heads the phrase: the last one before anything that ends a noun phrase.
fn head(scene: &Scene, start: usize) -> Option<(usize, usize, &'static Title)> {
    let mut at = skip_determiners(scene, start);
    let last = at + MODIFIERS;
    let mut head = None;
    while at < scene.len() && at <= last && !ends_phrase(scene, at) {
        let Some((length, title)) = office_at(scene, at) else {
            if scene.name_starting(at).is_some_and(|name| name.kind == crate::mention::NameKind::Person && !is_possessive(scene, name.end)) {
                return None;
            }
            head = None;
            at += 1;
            continue;
        };
        head = Some((at, length, title)).filter(|_| !is_possessive(scene, at + length));
        at += length;
    }
    // A name right after the title makes it that name's title.
    head.filter(|_| scene.name_starting(at).is_none())
}

fn is_possessive(scene: &Scene, end: usize) -> bool {
    end > 0 && scene.words.list[end - 1].is_possessive()
}

/// A post at `at`; ranks and labels count only with a capital, since "general" and "green" are words.
fn office_at(scene: &Scene, at: usize) -> Option<(usize, &'static Title)> {
    let (length, title) = lexicon::title(|ahead| scene.words.norm_before(at + ahead, scene.len()))?;
    let is_capital = scene.words.list[at].is_capital();
    (title.kind == TitleKind::Office || is_capital && title.kind != TitleKind::Honorific).then_some((length, title))
}

/// Punctuation, small words and verbs end a noun phrase, "and" too.
fn ends_phrase(scene: &Scene, at: usize) -> bool {
    let norm = scene.norm(at);
    let is_mark = scene.words.list[at].shape == Shape::Punct && !matches!(norm, "-" | "\"" | "'" | "&");
    is_mark || lexicon::tenure(norm).is_none() && (lexicon::opens_sentences(norm) || lexicon::is_saying(norm)) && !is_ordinal(norm)
}

fn is_ordinal(norm: &str) -> bool {
    matches!(norm, "first" | "second")
}

pub(super) fn skip_determiners(scene: &Scene, start: usize) -> usize {
    let is_determiner = |at: usize| {
        matches!(scene.norm(at), "the" | "a" | "an" | "his" | "her" | "its" | "their" | "our" | "my" | "one" | "another")
    };
    (start..scene.len()).find(|&at| !is_determiner(at)).unwrap_or(scene.len())
}

/// "former", "acting", "then-" among the words before the title.
fn tenure(scene: &Scene, start: usize, end: usize) -> Tenure {
    (start..end).find_map(|at| tenure_of(scene.norm(at))).unwrap_or_default()
}

/// What a word says about a tenure.
pub(super) fn tenure_of(word: &str) -> Option<Tenure> {
    match lexicon::tenure(word)? {
        "former" => Some(Tenure::Former),
        "acting" => Some(Tenure::Acting),
        "elect" => Some(Tenure::Elect),
        _ => Some(Tenure::Current),
    }
}

/// "deputy" before a post that has no entry of its own with it.
pub(super) fn with_deputy(scene: &Scene, at: usize, title: &Title) -> String {
    let before = if at > 0 { scene.norm(at - 1) } else { "" };
    let is_deputy = matches!(before, "deputy" | "vice" | "assistant") && title.kind == TitleKind::Office;
    if is_deputy { format!("deputy {}", title.normal) } else { title.normal.to_owned() }
}

/// The organisation in front of the title: "Iran's", "the Boeing", "Chinese".
fn before_title(scene: &Scene, first: usize, at: usize) -> Option<String> {
    let end = (first..=at).rev().take(3).find(|&end| end > first && organization::ending_at(scene, end).is_some())?;
    organization::ending_at(scene, end).map(|(_, normal)| normal)
}

/// "of Iran's armed forces", "for Wal-Mart", "at the Tax Policy Center": the organisation and the word after it.
fn after_link(scene: &Scene, at: usize) -> Option<(String, usize)> {
    if !matches!(scene.norm(at), "of" | "for" | "at" | "with" | "to" | "in" | "on") {
        return None;
    }
    let start = skip_determiners(scene, at + 1);
    let mut end = start;
    if let Some(name) = scene.name_starting(start) {
        end = name.end;
        if !is_possessive(scene, end) {
            return organization::normal(&scene.words, name.start, end).map(|normal| (normal, end));
        }
    }
    let last = end.max(start) + LOWER_ORGANIZATION;
    while end < scene.len() && end < last && is_part(scene, end) {
        end += 1;
    }
    (end > start).then(|| organization::normal(&scene.words, start, end).map(|normal| (normal, end)))?
}

/// A word that can go on naming a body: no small word, mark or verb.
fn is_part(scene: &Scene, at: usize) -> bool {
    scene.words.list[at].shape != Shape::Punct && !ends_phrase(scene, at)
}
