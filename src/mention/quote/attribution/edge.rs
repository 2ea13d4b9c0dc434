//! Where a cue can have its content: the phrases that hang on it, and the clause that it is put beside.
//!
//! Knows grammar, no words. Leaves it to the model which of these are contents.

use crate::mention::quote::scene::Scene;
use crate::syntax::{Document, Pos, Relation, TokenRange};

/// A word that may tell that somebody says or thinks something, and a phrase that may tell what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The word that may be a cue.
    pub cue: usize,
    /// The head of the phrase that may be its content.
    pub content: usize,
    /// Whether the cue hangs on the content: "…, he said".
    pub is_aside: bool,
}

impl Edge {
    /// The relation between the two.
    pub fn relation(self, document: &Document) -> Relation {
        document.relation(if self.is_aside { self.cue } else { self.content })
    }

    /// The words of the content: up to two stretches in text order, the second empty where there is but one.
    pub fn pieces(self, document: &Document) -> [TokenRange; 2] {
        let whole = document.subtree(self.content);
        if !self.is_aside {
            return [whole, TokenRange::default()];
        }
        without(whole, document.subtree(self.cue))
    }
}

/// `whole` without `part`, which lies inside.
pub(super) fn without(whole: TokenRange, part: TokenRange) -> [TokenRange; 2] {
    let before = TokenRange { start: whole.start, end: part.start.max(whole.start) };
    let after = TokenRange { start: part.end.min(whole.end), end: whole.end };
    if before.is_empty() { [after, TokenRange::default()] } else { [before, after] }
}

/// The edges of `cue`, where the word can be a cue at all: a verb, noun or adjective outside quotations.
pub(super) fn of<'s>(scene: &'s Scene<'_>, cue: usize) -> impl Iterator<Item = Edge> + 's {
    let document = scene.document;
    let is_open = is_open(document, cue) && scene.quotation_of(cue).is_none();
    let below = document.dependents(cue).filter(move |&at| is_open && can_be_content(document, cue, at));
    let above = document.head(cue).filter(|_| is_open && can_be_aside(document.relation(cue)));
    // "Told reporters that …": parsers like to hang the clause on who was told.
    let objects = document.dependents(cue).filter(move |&at| is_open && is_addressee(document, at));
    let beyond = objects.flat_map(move |object| document.dependents(object).filter(move |&at| is_marked(document, at)));
    let below = below.chain(beyond).map(move |content| Edge { cue, content, is_aside: false });
    below.chain(above.map(move |content| Edge { cue, content, is_aside: true }))
}

fn is_open(document: &Document, cue: usize) -> bool {
    use Relation::{Amod, Aux, AuxPass, Case, Compound, Cop, Fixed, Flat, Mark};
    let serves = matches!(document.relation(cue), Amod | Aux | AuxPass | Case | Compound | Cop | Fixed | Flat | Mark);
    matches!(document.tokens()[cue].pos, Pos::Verb | Pos::Noun | Pos::Adj) && !serves
}

fn is_addressee(document: &Document, at: usize) -> bool {
    matches!(document.relation(at), Relation::Obj | Relation::Iobj)
}

/// A clause behind "that", as no relative clause is marked.
fn is_marked(document: &Document, at: usize) -> bool {
    let hangs = matches!(document.relation(at), Relation::Acl | Relation::AclRelcl | Relation::Ccomp);
    let marker = document.dependent(at, Relation::Mark);
    hangs && marker.is_some_and(|mark| document.tokens()[mark].pos == Pos::Sconj)
}

fn can_be_content(document: &Document, cue: usize, at: usize) -> bool {
    use Relation::*;
    let is_nominal = document.tokens()[cue].pos == Pos::Noun;
    match document.relation(at) {
        Ccomp | Xcomp | Csubj | CsubjPass | CsubjOuter | Parataxis | Acl => true,
        Obj | Obl | Advcl | NsubjPass | Dep | Iobj | OblUnmarked => !is_nominal,
        Nmod => is_nominal,
        _ => false,
    }
}

fn can_be_aside(relation: Relation) -> bool {
    use Relation::{Acl, AclRelcl, Advcl, AdvclRelcl, Dep, Discourse, NmodUnmarked, Parataxis};
    matches!(relation, Acl | AclRelcl | Advcl | AdvclRelcl | Dep | Discourse | NmodUnmarked | Parataxis)
}
