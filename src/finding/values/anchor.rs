//! What a value is tied to in its sentence: the deed it belongs to, its part in it, and who and what else takes part.
//!
//! Read from the frames of the claim and the tree. Leaves it to `question` whether two anchors are one.

use crate::claim::ClaimId;
use crate::claim::frame::{self, Argument, Frame, FrameKind, Role};
use crate::entity::EntityId;
use crate::finding::Scene;
use crate::lexicon::clause;
use crate::lexicon::reporting::{self, CueClass};
use crate::mention::{NameKind, Reading};
use crate::syntax::{Document, Pos, Relation, TokenRange};

/// How far a value climbs towards the noun that it belongs to.
const MAX_CLIMB: usize = 4;

/// What a value is tied to.
#[derive(Debug, Default)]
pub(super) struct Anchor<'a> {
    /// Lemmas that tell the deed: the predicate, and the noun of a light verb.
    pub deeds: Vec<&'a str>,
    /// Lemmas of all deeds that the claim tells of, nouns for deeds among them, ascending.
    pub near: Vec<&'a str>,
    /// What the value's phrase is to the deed.
    pub role: Option<Role>,
    /// The noun that the value belongs to, beside what is counted: "deal" in "the 2015 deal", "toll" in "a toll of 12".
    pub noun: Option<&'a str>,
    /// The preposition before the value.
    pub marker: Option<&'a str>,
    /// Who takes part in the deed beside the value, ascending.
    pub entities: Vec<EntityId>,
    /// What takes part in it: lemmas of heads, ascending.
    pub things: Vec<&'a str>,
    /// Who or what does the deed, where the value is no part of it.
    pub subject: Option<Part<'a>>,
    /// To whom or what it is done, where the value is no part of it.
    pub object: Option<Part<'a>>,
    /// Whether the deed is one of saying.
    pub is_said: bool,
}

/// One of the two parts that a deed can hardly be without.
#[derive(Debug, Default)]
pub(super) struct Part<'a> {
    /// The lemma of its head; empty for a pronoun.
    pub head: &'a str,
    /// Whom it names, ascending.
    pub entities: Vec<EntityId>,
    /// What kind of name the first of them is.
    pub kind: Option<NameKind>,
}

impl<'a> Anchor<'a> {
    /// The anchor of the value under `own`; `counted` is the noun that it counts.
    pub fn new(scene: &Scene<'a>, claim: ClaimId, own: TokenRange, counted: Option<u32>) -> Anchor<'a> {
        let claim = scene.graph.claim(claim);
        let reading = scene.coverage.readings[claim.witness];
        let document = reading.document;
        let head = head_of(document, own);
        let mut anchor = Anchor {
            noun: noun_above(document, own, counted.map_or(head, |counted| counted as usize)),
            marker: document.dependent(head, Relation::Case).map(|case| document.lemma(case)),
            near: deeds_in(document, claim.tokens, own),
            ..Anchor::default()
        };
        let holding = holding(&claim.frames, head).or_else(|| claim.main_frame().map(|frame| (frame, None)));
        let Some((frame, argument)) = holding else { return anchor };
        anchor.role = argument.map(|at| frame.arguments[at].role);
        anchor.is_said = frame.is_reporting || tells_words(document.norm(frame.predicate()));
        anchor.deeds = deeds(document, frame);
        let of_names = scene.coverage.entities.of_names.get(claim.witness).map_or(&[][..], Vec::as_slice);
        let others = frame.arguments.iter().enumerate().filter(|(at, _)| Some(*at) != argument);
        others.for_each(|(_, other)| anchor.add(reading, of_names, other));
        let is_other = |at: &usize| Some(*at) != argument;
        let part = |role: Role| {
            let at = frame.arguments.iter().position(|argument| argument.role == role).filter(is_other)?;
            part(reading, of_names, &frame.arguments[at])
        };
        anchor.subject = part(Role::Subject);
        anchor.object = part(Role::Object);
        anchor.entities.sort_unstable();
        anchor.entities.dedup();
        anchor.things.sort_unstable();
        anchor.things.dedup();
        anchor
    }

    fn add(&mut self, reading: Reading<'a>, of_names: &[EntityId], argument: &Argument) {
        let names = frame::names_of(argument, reading);
        self.entities.extend(names.iter().filter_map(|&name| of_names.get(name as usize)));
        let heads = std::iter::once(argument.head).chain(argument.further.iter().copied());
        let is_thing = |at: &usize| reading.document.tokens()[*at].pos == Pos::Noun;
        self.things.extend(heads.map(|at| at as usize).filter(is_thing).map(|at| reading.document.lemma(at)));
    }
}

/// Who or what fills an argument; `None` for a pronoun that is not resolved.
fn part<'a>(reading: Reading<'a>, of_names: &[EntityId], argument: &Argument) -> Option<Part<'a>> {
    let names = who(frame::names_of(argument, reading), reading);
    let mut entities: Vec<EntityId> = names.iter().filter_map(|&name| of_names.get(name as usize).copied()).collect();
    entities.sort_unstable();
    let head = argument.head as usize;
    let is_noun = matches!(reading.document.tokens()[head].pos, Pos::Noun | Pos::Propn);
    let head = if is_noun { reading.document.lemma(head) } else { "" };
    let kind = names.first().and_then(|&name| reading.mentions.names.get(name as usize)).map(|name| name.kind);
    (is_noun || !entities.is_empty()).then_some(Part { head, entities, kind })
}

/// The people among `names` where there are any: "Norvik coach Ilse Brandt" is Brandt, not Norvik.
fn who(mut names: Vec<u32>, reading: Reading<'_>) -> Vec<u32> {
    let is_person =
        |name: &u32| reading.mentions.names.get(*name as usize).is_some_and(|name| name.kind == NameKind::Person);
    if names.iter().any(is_person) {
        names.retain(is_person);
    }
    names
}

/// Whether a verb tells only that words were said; to confirm or to reject something is a deed.
fn tells_words(verb: &str) -> bool {
    use CueClass::{Ask, Describe, Reply, Report, Say, Tell, Write};
    matches!(reporting::verb(verb), Some((Ask | Describe | Reply | Report | Say | Tell | Write, _)))
}

/// The frame that has the value's head in its narrowest argument, and which argument that is. The head alone: a tree may
/// tear "February 13" apart.
fn holding(frames: &[Frame], head: usize) -> Option<(&Frame, Option<usize>)> {
    let arguments = frames.iter().flat_map(|frame| frame.arguments.iter().enumerate().map(move |of| (frame, of)));
    arguments
        .filter(|(_, (_, argument))| argument.tokens.contains(head))
        .min_by_key(|(frame, (at, argument))| (argument.tokens.len(), frame.predicate(), *at))
        .map(|(frame, (at, _))| (frame, Some(at)))
}

/// What the frame tells: its predicate, and the noun that stands for a deed where the verb is light; of a copula what is
/// told ("the lanes were closed").
fn deeds<'a>(document: &'a Document, frame: &Frame) -> Vec<&'a str> {
    if matches!(frame.kind, FrameKind::Copula | FrameKind::Apposition) {
        return vec![document.lemma(frame.predicate())];
    }
    let mut deeds = vec![frame.lemma(document)];
    let verb = document.lemma(frame.predicate());
    if !clause::is_light_verb(verb) || deeds[0] == verb {
        deeds.push(verb);
    }
    deeds.dedup();
    deeds
}

/// The deeds that verbs and nouns tell in `tokens`, outside of the value.
fn deeds_in(document: &Document, tokens: TokenRange, own: TokenRange) -> Vec<&str> {
    let lemma = |at: usize| match document.tokens()[at].pos {
        Pos::Verb => Some(document.lemma(at)),
        Pos::Noun => clause::deed(document.lemma(at)).map(|deed| deed.verb),
        Pos::Adj if document.dependent(at, Relation::Cop).is_some() => Some(document.lemma(at)),
        _ => None,
    };
    let mut deeds: Vec<&str> = tokens.indexes().filter(|&at| !own.contains(at)).filter_map(lemma).collect();
    deeds.retain(|deed| !clause::is_light_verb(deed));
    deeds.sort_unstable();
    deeds.dedup();
    deeds
}

/// The token of `own` that hangs on something outside.
fn head_of(document: &Document, own: TokenRange) -> usize {
    let hangs_outside = |at: &usize| document.head(*at).is_none_or(|head| !own.contains(head));
    own.indexes().find(hangs_outside).unwrap_or(own.start as usize)
}

/// The first noun above `from` that is no part of the value, where no verb comes first.
fn noun_above(document: &Document, own: TokenRange, from: usize) -> Option<&str> {
    let above = std::iter::successors(document.head(from), |&at| document.head(at)).take(MAX_CLIMB);
    let until_verb = above.take_while(|&at| document.tokens()[at].pos != Pos::Verb);
    let mut nouns = until_verb.filter(|&at| matches!(document.tokens()[at].pos, Pos::Noun | Pos::Propn));
    nouns.find(|&at| !own.contains(at)).map(|at| document.lemma(at))
}
