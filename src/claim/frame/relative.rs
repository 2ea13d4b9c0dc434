//! Relative clauses: what stands before them fills the place of "who", "which", "that", or the place left open.
//!
//! "The ship that hit the pier": the ship hits. "The pier the ship hit": the pier is hit. Clauses without a tense
//! too: "a man wounded by the blast", "a man living in Halden".

use crate::lexicon::clause::is_relative;
use crate::syntax::{Document, Form, Pos, Relation};

use super::tree;

/// A filler: the head of a phrase, and the token before which the phrase ends where a clause about it follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Filler {
    pub head: usize,
    pub limit: Option<usize>,
}

impl Filler {
    pub fn plain(head: usize) -> Filler {
        Filler { head, limit: None }
    }
}

/// What `head` stands for: a relative pronoun for what its clause is about, all else for itself.
pub(super) fn filler(document: &Document, head: usize) -> Filler {
    if !is_pronoun(document, head) {
        return Filler::plain(head);
    }
    let mut at = head;
    for _ in 0..tree::MAX_CLIMB {
        if document.relation(at) == Relation::AclRelcl {
            return before(document, at).unwrap_or(Filler::plain(head));
        }
        let Some(next) = document.head(at) else { break };
        at = next;
    }
    Filler::plain(head)
}

/// What the clause of `predicate` is about, where it is a clause about a noun.
pub(super) fn antecedent(document: &Document, predicate: usize) -> Option<Filler> {
    let clause = tree::first_conjunct(document, predicate);
    let is_about = matches!(document.relation(clause), Relation::Acl | Relation::AclRelcl);
    is_about.then(|| before(document, clause)).flatten()
}

/// Who or what does the deed of a clause about a noun that has no subject of its own.
pub(super) fn open_subject(document: &Document, predicate: usize) -> Option<Filler> {
    let clause = tree::first_conjunct(document, predicate);
    let is_infinitive = document.tokens()[clause].form == Form::Base && !tree::is_finite(document, clause);
    if document.relation(clause) == Relation::Acl && is_infinitive {
        // "Norvik's decision to leave": who decides leaves; without an owner nobody is told.
        let noun = document.head(clause)?;
        return document.dependent(noun, Relation::NmodPoss).map(Filler::plain);
    }
    antecedent(document, predicate)
}

/// What is done to in a relative clause without a pronoun and without an object: "the pier the ship hit".
pub(super) fn open_object(document: &Document, predicate: usize) -> Option<Filler> {
    let is_relative = document.relation(predicate) == Relation::AclRelcl;
    let has_pronoun = document.subtree(predicate).indexes().any(|at| is_pronoun(document, at));
    let has_subject = tree::own_subject(document, predicate).is_some();
    (is_relative && !has_pronoun && has_subject).then(|| antecedent(document, predicate)).flatten()
}

/// Whether `token` refers to what its clause is about.
pub(super) fn is_pronoun(document: &Document, token: usize) -> bool {
    let can = matches!(document.tokens()[token].pos, Pos::Pron | Pos::Det | Pos::Adv | Pos::Sconj);
    can && is_relative(document.norm(token))
}

fn before(document: &Document, clause: usize) -> Option<Filler> {
    let start = document.subtree(clause).start as usize;
    document.head(clause).filter(|&head| head < clause).map(|head| Filler { head, limit: Some(start) })
}

#[cfg(test)]
mod tests {
    use crate::claim::frame::testing::check;

    #[test]
    fn pronouns_stand_for_what_is_before_them() {
        let tree = "The/DET/2/det ship/NOUN/6/nsubj that/PRON/4/nsubj hit/VERB/2/acl:relcl/Past piers/NOUN/4/obj/Plur fell/VERB/0/ROOT/Past";
        check(tree, &["hit subject=The ship object=piers", "fall subject=The ship that hit piers"]);
        let where_ = "The/DET/2/det port/NOUN/0/ROOT where/ADV/5/advmod they/PRON/5/nsubj met/VERB/2/acl:relcl/Past";
        check(where_, &["meet subject=they modifier=The port"]);
    }

    #[test]
    fn open_places_are_filled() {
        let object = "The/DET/2/det pier/NOUN/6/nsubj Norvik/PROPN/4/nsubj built/VERB/2/acl:relcl/Past here/ADV/4/advmod fell/VERB/0/ROOT/Past";
        check(object, &["build subject=Norvik object=The pier", "fall subject=The pier Norvik built here"]);
        let passive = "A/DET/2/det man/NOUN/6/nsubj wounded/VERB/2/acl/Part by/ADP/5/case glass/NOUN/3/obl:agent died/VERB/0/ROOT/Past";
        check(passive, &["wound subject=by:glass object=A man", "die subject=A man wounded by glass"]);
    }

    #[test]
    fn clauses_that_say_what_is_believed_are_left() {
        // "That" opens a clause here and stands for nothing.
        let tree = "Fears/NOUN/0/ROOT/Plur that/SCONJ/5/mark the/DET/4/det ship/NOUN/5/nsubj fell/VERB/1/acl/Past";
        check(tree, &["fall subject=the ship"]);
    }
}
