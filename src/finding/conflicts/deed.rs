//! Deeds as the frames of claims tell them, and who or what takes part in them.
//!
//! Deeds of two outlets are paired where they have one verb, also as a noun. Leaves it to the rules whether two deeds are
//! one.

use std::collections::BTreeMap;

use crate::claim::ClaimId;
use crate::claim::frame::{self, Argument, Frame, FrameKind, Role};
use crate::entity::EntityId;
use crate::finding::Scene;
use crate::lexicon::{self, Hold, clause};
use crate::syntax::{Document, Pos, Relation};

/// A deed is held against no more than so many others of its verb: the events with more repeat themselves.
const MAX_COMPARED: usize = 24;

/// One deed as one claim tells it.
#[derive(Clone, Copy)]
pub(in crate::finding) struct Deed<'a> {
    pub claim: ClaimId,
    pub witness: usize,
    pub frame: &'a Frame,
    pub document: &'a Document,
    pub lemma: &'a str,
}

/// Who or what fills a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::finding) struct Party<'a> {
    /// The entities that are named or meant, ascending.
    pub entities: Vec<EntityId>,
    /// The lemma of the head.
    pub noun: &'a str,
    /// Whether the head is a common noun.
    pub is_noun: bool,
    /// Whether one is meant that is named or told of before: "the ship", not "ships".
    pub is_known: bool,
}

/// All deeds of an event, in the order of the claims.
pub(in crate::finding) struct Deeds<'a> {
    pub list: Vec<Deed<'a>>,
}

impl<'a> Deeds<'a> {
    pub fn new(scene: &Scene<'a>) -> Deeds<'a> {
        let claims: &'a [crate::claim::Claim] = &scene.graph.claims;
        let mut list = Vec::new();
        for (at, claim) in claims.iter().enumerate() {
            let document: &'a Document = scene.coverage.readings[claim.witness].document;
            for frame in claim.frames.iter().filter(|frame| tells_deed(frame)) {
                let lemma = frame.lemma(document);
                if !clause::is_light_verb(lemma) {
                    list.push(Deed { claim: ClaimId(at as u32), witness: claim.witness, frame, document, lemma });
                }
            }
        }
        Deeds { list }
    }

    /// Pairs of deeds of one verb by different outlets, the earlier first.
    pub fn pairs(&self) -> Vec<(Deed<'a>, Deed<'a>)> {
        let mut by_lemma: BTreeMap<&str, Vec<Deed<'a>>> = BTreeMap::new();
        self.list.iter().for_each(|deed| by_lemma.entry(deed.lemma).or_default().push(*deed));
        let mut pairs = Vec::new();
        for deeds in by_lemma.values() {
            for (at, deed) in deeds.iter().enumerate() {
                let others = deeds[at + 1..].iter().filter(|other| other.witness != deed.witness);
                pairs.extend(others.take(MAX_COMPARED).map(|other| (*deed, *other)));
            }
        }
        pairs
    }
}

/// Whether a frame tells a deed, not what something is or that something is said.
pub(super) fn tells_deed(frame: &Frame) -> bool {
    matches!(frame.kind, FrameKind::Verb | FrameKind::Noun) && !frame.is_reporting
}

impl<'a> Deed<'a> {
    /// The arguments of a role.
    pub fn arguments(&self, role: Role) -> impl Iterator<Item = &'a Argument> + use<'a> {
        self.frame.arguments.iter().filter(move |argument| argument.role == role)
    }

    /// Who or what fills a role.
    pub fn parties(&self, scene: &Scene<'a>, role: Role) -> Vec<Party<'a>> {
        self.arguments(role).map(|argument| self.party(scene, argument)).collect()
    }

    /// Who or what an argument stands for.
    pub fn party(&self, scene: &Scene<'a>, argument: &Argument) -> Party<'a> {
        let reading = scene.coverage.readings[self.witness];
        let of_names = scene.coverage.entities.of_names.get(self.witness).map_or(&[][..], Vec::as_slice);
        let names = frame::names_of(argument, reading);
        let mut entities: Vec<EntityId> =
            names.iter().filter_map(|&name| of_names.get(name as usize).copied()).collect();
        let head = argument.head as usize;
        if entities.is_empty() {
            entities.extend(holder(scene, self.witness, head));
        }
        entities.sort_unstable();
        entities.dedup();
        let document = self.document;
        let is_told = document.dependent(head, Relation::Det).is_some_and(|det| document.norm(det) == "the");
        let is_known = !entities.is_empty() || is_told && !document.is_plural(head);
        let is_noun = document.tokens()[head].pos == Pos::Noun;
        Party { entities, noun: document.lemma(head), is_noun, is_known }
    }
}

/// The one person of the article whose post a definite description tells: "the lawmaker" is the representative.
fn holder(scene: &Scene<'_>, witness: usize, head: usize) -> Option<EntityId> {
    let reading = scene.coverage.readings[witness];
    let document = reading.document;
    let det = document.dependent(head, Relation::Det)?;
    let (_, told) = lexicon::title(|ahead| (ahead == 0).then(|| document.lemma(head)))?;
    if document.norm(det) != "the" || told.class.is_empty() || document.is_plural(head) {
        return None;
    }
    let of_names = scene.coverage.entities.of_names.get(witness)?;
    let fits = |office: &str| {
        let is_general = told.hold == Hold::Generic;
        office == told.normal || is_general && lexicon::office(office).is_some_and(|post| post.class == told.class)
    };
    let holding = reading.mentions.roles.iter().filter(|role| fits(&role.office));
    let mut holders: Vec<EntityId> = holding.filter_map(|role| of_names.get(role.holder as usize).copied()).collect();
    holders.sort_unstable();
    holders.dedup();
    (holders.len() == 1).then(|| holders[0])
}

impl Party<'_> {
    /// Whether both stand for the same: one entity at least, or, where nobody is named, one noun.
    pub fn is_same(&self, other: &Party<'_>) -> bool {
        match self.entities.is_empty() && other.entities.is_empty() {
            true => self.is_noun && other.is_noun && self.noun == other.noun,
            false => self.entities.iter().any(|entity| other.entities.contains(entity)),
        }
    }

    /// Whether somebody or something without a name is meant.
    pub fn is_unnamed(&self) -> bool {
        self.entities.is_empty() && self.is_noun
    }
}
