//! Frames: who does what to whom, when and where, as the trees of sentences tell it.
//!
//! One frame for each verb, copula, apposition and noun for a deed. Reads a document's trees and an article's
//! mentions; each rule has a file of its own. Positions only: what an argument names across articles is `entity`'s, and
//! which frames make a claim is for `claim` to say. A tree that tells nothing usable gives no frame.

mod apposition;
mod arguments;
mod control;
mod coordination;
mod copula;
mod light;
mod modality;
mod modifiers;
mod negation;
mod nominal;
mod passive;
mod reference;
mod relative;
mod reporting;
mod subject;
#[cfg(test)]
mod testing;
mod tree;
mod words;

use super::Stance;
use crate::entity::EntityId;
use crate::mention::Reading;
use crate::syntax::{Document, TokenRange};

/// What makes a predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FrameKind {
    /// A verb: "Halden closed the harbour".
    Verb,
    /// A copula, or "there is": "Orla Brandt is minister".
    Copula,
    /// Two phrases side by side: "Orla Brandt, the minister".
    Apposition,
    /// A noun for a deed: "the closure of the harbour".
    Noun,
}

/// What an argument is to the deed, whatever the grammar makes of it: the subject of a passive is its object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Who does it, or what something is said of.
    Subject,
    /// To whom or what it is done.
    Object,
    /// Who gets it.
    Recipient,
    /// What is said, wanted or made of it: a clause, or what somebody or something is.
    Complement,
    /// When.
    Time,
    /// Where.
    Place,
    /// All else, mostly behind a preposition.
    Modifier,
}

/// What the words of an argument stand for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Referent {
    /// They speak for themselves.
    #[default]
    Itself,
    /// They stand for these names: indexes into the article's names.
    Names(Vec<u32>),
    /// They stand for something named elsewhere, and it is not safe to say what.
    Unknown,
}

/// One argument of a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// What it is to the deed.
    pub role: Role,
    /// The head of its phrase.
    pub head: u32,
    /// The heads of the phrases coordinated with it: "Norvik and Halden".
    pub further: Vec<u32>,
    /// Its phrase, without the marker.
    pub tokens: TokenRange,
    /// The words that tie it to the predicate: "in", "because of".
    pub marker: Option<TokenRange>,
    /// What it stands for.
    pub referent: Referent,
}

/// Who is cited for a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The word that cites: "said", "according".
    pub cue: u32,
    /// Who it is, where the tree tells.
    pub speaker: Option<Argument>,
}

/// One predicate with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// What makes the predicate.
    pub kind: FrameKind,
    /// The predicate, behind the verbs that govern it, the outermost first: "agreed", "expand".
    pub chain: Vec<u32>,
    /// All words of the predicate, ascending: auxiliaries, copula, negation, particles, the chain.
    pub words: Vec<u32>,
    /// Adverbs that qualify it, ascending.
    pub adverbs: Vec<u32>,
    /// The noun that tells the deed where the verb does not: "visit" in "paid a visit".
    pub light: Option<u32>,
    /// Its arguments, the subject first, then in text order.
    pub arguments: Vec<Argument>,
    /// Whether the grammar's subject is what the deed is done to.
    pub is_passive: bool,
    /// Whether it is affirmed, not negated.
    pub is_affirmed: bool,
    /// How certain the words around the predicate make it; who is cited counts under `source`.
    pub stance: Stance,
    /// Who is cited for it.
    pub source: Option<Source>,
    /// Whether it only tells that somebody says something, and another frame tells what.
    pub is_reporting: bool,
}

impl Frame {
    /// The token of the predicate.
    pub fn predicate(&self) -> usize {
        self.chain.last().map_or(0, |&last| last as usize)
    }

    /// The lemma of the deed: of the noun's verb where the verb is light ("visit" for "paid a visit"), "be" for
    /// copulas and appositions.
    pub fn lemma<'d>(&self, document: &'d Document) -> &'d str {
        match (self.kind, self.light) {
            (FrameKind::Copula | FrameKind::Apposition, _) => "be",
            (_, Some(noun)) => nominal::deed(document.lemma(noun as usize)),
            (FrameKind::Noun, None) => nominal::deed(document.lemma(self.predicate())),
            (FrameKind::Verb, None) => document.lemma(self.predicate()),
        }
    }

    /// The first argument of that role.
    pub fn argument(&self, role: Role) -> Option<&Argument> {
        self.arguments.iter().find(|argument| argument.role == role)
    }
}

/// The frames of one article, in the order of their predicates. `entities` holds the entity of each of its names.
pub fn read(reading: Reading<'_>, entities: &[EntityId]) -> Vec<Frame> {
    let mut frames = of_document(reading.document);
    modifiers::mark(&mut frames, reading.mentions);
    reference::resolve(&mut frames, reading, entities);
    frames
}

/// The names that an argument stands for: indexes into the article's names.
pub fn names_of(argument: &Argument, reading: Reading<'_>) -> Vec<u32> {
    reference::names_of(argument, reading)
}

/// The frames as the trees tell them, before dates, places and names are looked at.
pub fn of_document(document: &Document) -> Vec<Frame> {
    let mut frames: Vec<Frame> = (0..document.tokens().len()).flat_map(|token| at(document, token)).collect();
    frames.sort_by_key(|frame| (frame.predicate(), frame.kind));
    frames
}

/// The frames whose predicate is `token`.
fn at(document: &Document, token: usize) -> Vec<Frame> {
    if control::is_only_linked(document, token) {
        return Vec::new();
    }
    let clause = if copula::is_predicate(document, token) {
        Some(copula::frame(document, token))
    } else if tree::is_verb(document, token) {
        arguments::verb_frame(document, token)
    } else {
        nominal::frame(document, token)
    };
    clause.into_iter().chain(apposition::frame(document, token)).collect()
}
