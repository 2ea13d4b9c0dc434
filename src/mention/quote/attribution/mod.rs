//! Who says or thinks what, read from the trees: "X said that …", "…, X said", "X's plan to …", "according to X".
//!
//! A word and each phrase that could be its content are weighed by a model learned from labelled news. Reads the
//! scene; leaves whole quotations to `direct`, and to `pronoun` whom a pronoun stands for.

mod edge;
mod features;
mod label;
mod source;
#[cfg(test)]
mod tests;

pub use edge::Edge;

use super::scene::Scene;
use super::speaker;
use crate::article::Article;
use crate::lexicon::attribution::weights;
use crate::lexicon::reporting::{self, CueClass};
use crate::mention::{Name, Speaker};
use crate::syntax::{Document, Pos, Relation, TokenRange};

/// The log odds from which a phrase is taken for a content. A little below even odds: what is missed costs more tokens
/// than what is taken wrongly, because contents are long.
const MIN_ODDS: f32 = -0.3;

/// How far the clause that a source is named for is looked for above a noun.
const MAX_CLIMB: usize = 6;

/// Somebody's words or thoughts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Attribution {
    /// The word or phrase that tells it.
    pub cue: TokenRange,
    /// What kind of cue it is, where the lexicon knows it.
    pub class: Option<CueClass>,
    /// What is said, in text order.
    pub content: Vec<TokenRange>,
    /// Who says it.
    pub source: Option<TokenRange>,
}

/// The attributions of a scene, by their cues.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Attribution> {
    let mut found = label::find(scene);
    let mut at = 0;
    while at < scene.len() {
        let phrase = reporting::phrase(|ahead| scene.document.norm_at(at + ahead));
        let according = phrase.filter(|(_, class)| *class == CueClass::According && scene.quotation_of(at).is_none());
        match according {
            Some((length, _)) => {
                found.extend(by_phrase(scene, TokenRange::new(at, at + length)));
                at += length;
            }
            None => {
                found.extend(by_word(scene, at));
                at += 1;
            }
        }
    }
    found.sort_by_key(|told: &Attribution| told.cue);
    found
}

/// The words that tell who says it, as a speaker.
pub(super) fn speaker(scene: &Scene<'_>, attribution: &Attribution) -> Option<Speaker> {
    attribution.source.map(|tokens| speaker_of(scene, tokens))
}

/// The speaker that `tokens` name.
pub(super) fn speaker_of(scene: &Scene<'_>, tokens: TokenRange) -> Speaker {
    Speaker { span: scene.span(tokens), name: speaker::head_name(scene, tokens) }
}

/// The words that name the source of `cue`.
pub(super) fn source_of(scene: &Scene<'_>, cue: usize) -> Option<TokenRange> {
    let head = source::head(scene.document, cue).filter(|&head| head != cue)?;
    Some(source::phrase(scene.document, head, cue))
}

/// The words of the subject of a clause.
pub(super) fn subject(scene: &Scene<'_>, verb: usize) -> Option<TokenRange> {
    source::own_subject(scene.document, verb).map(|head| source::phrase(scene.document, head, verb))
}

/// The words of the source that `phrase`, a part of it, stands for: with what is put beside it.
pub(super) fn widened(scene: &Scene<'_>, phrase: TokenRange, cue: usize) -> TokenRange {
    let document = scene.document;
    let tops = |at: &usize| document.head(*at).is_none_or(|head| !phrase.contains(head));
    let Some(top) = phrase.indexes().find(tops) else { return phrase };
    let whole = source::phrase(document, top, cue);
    let holds = whole.start <= phrase.start && phrase.end <= whole.end && !whole.contains(cue);
    if holds && whole.indexes().all(|at| scene.quotation_of(at).is_none()) { whole } else { phrase }
}

/// A candidate for learning: the edge, the names of its features, its content.
pub struct Candidate {
    /// Cue and content.
    pub edge: Edge,
    /// The names of its features.
    pub features: Vec<String>,
    /// The words of the content.
    pub content: [TokenRange; 2],
}

/// Every candidate of an article, for the command that learns the weights.
pub fn candidates(article: &Article, document: &Document, names: &[Name]) -> Vec<Candidate> {
    let scene = Scene::new(article, document, names);
    let edges = (0..scene.len()).flat_map(|cue| edge::of(&scene, cue).collect::<Vec<_>>());
    let candidate = |edge: Edge| {
        let mut names = Vec::new();
        features::each(&scene, edge, &mut |parts| names.push(parts.join(" ")));
        Candidate { edge, features: names, content: edge.pieces(document) }
    };
    edges.map(candidate).collect()
}

fn by_word(scene: &Scene<'_>, cue: usize) -> Option<Attribution> {
    let mut content: Vec<TokenRange> = Vec::new();
    for edge in edge::of(scene, cue).filter(|&edge| odds(scene, edge) >= MIN_ODDS) {
        content.extend(edge.pieces(scene.document).into_iter().filter(|piece| !piece.is_empty()));
    }
    if content.is_empty() {
        return None;
    }
    content.sort_unstable();
    let document = scene.document;
    let head = source::head(document, cue).filter(|&head| head != cue);
    let source = head.map(|head| source::phrase(document, head, cue));
    // A noun that is nobody's tells of no speaker: "a talk about the mill". A verb without subject is mostly a wrong
    // tree; in the passive it leaves out who says so.
    if source.is_none() && (scene.pos(cue) == Pos::Noun || !source::is_passive(document, cue)) {
        return None;
    }
    if let Some(source) = source {
        content = content.into_iter().flat_map(|piece| apart(piece, source)).collect();
    }
    let class = reporting::verb(document.norm(cue)).filter(|_| scene.pos(cue) == Pos::Verb).map(|(class, _)| class);
    Some(Attribution { cue: TokenRange::new(cue, cue + 1), class, content, source })
}

/// A piece of content without the words that name the source, should they stand in it.
fn apart(piece: TokenRange, source: TokenRange) -> impl Iterator<Item = TokenRange> {
    let pieces = if piece.overlaps(source) { edge::without(piece, source) } else { [piece, TokenRange::default()] };
    pieces.into_iter().filter(|piece| !piece.is_empty())
}

fn odds(scene: &Scene<'_>, edge: Edge) -> f32 {
    let weights = weights();
    let mut odds = weights.of(&["bias"]);
    features::each(scene, edge, &mut |parts| odds += weights.of(parts));
    odds
}

/// "According to X, …": the clause that the phrase hangs on.
fn by_phrase(scene: &Scene<'_>, cue: TokenRange) -> Option<Attribution> {
    let document = scene.document;
    let first = cue.start as usize;
    let tied = matches!(document.relation(first), Relation::Case | Relation::Mark);
    let below = |at: usize| document.dependents(at).find(|&obl| obl >= cue.end as usize);
    let (top, named) = match document.head(first).filter(|_| tied) {
        Some(head) => (head, head),
        None => (first, below(first).or_else(|| below(cue.end as usize - 1))?),
    };
    let mut clause = document.head(top)?;
    for _ in 0..MAX_CLIMB {
        match document.head(clause) {
            Some(head) if scene.pos(clause) != Pos::Verb && source::own_subject(document, clause).is_none() => {
                clause = head
            }
            _ => break,
        }
    }
    let phrase = document.subtree(top);
    let whole = document.subtree(clause);
    let content = edge::without(whole, phrase).into_iter().filter(|piece| !piece.is_empty()).collect();
    let mut source = source::phrase(document, named, first);
    source.start = source.start.max(cue.end).min(source.end);
    let class = Some(CueClass::According);
    Some(Attribution { cue, class, content, source: Some(source) })
}
