//! The words of a predicate: its verbs with auxiliaries, copula, negation and particles; and its adverbs.

use crate::lexicon::clause::is_negation;
use crate::syntax::{Document, Form, Pos, Relation};

use super::tree;

/// All words of the predicate that `chain` ends in, ascending.
pub(super) fn of(document: &Document, chain: &[usize]) -> Vec<u32> {
    let mut words: Vec<u32> = Vec::new();
    for (place, &member) in chain.iter().enumerate() {
        words.push(member as u32);
        let light = document.dependents(member).filter(|&at| is_light(document, at, place > 0));
        words.extend(light.map(|at| at as u32));
    }
    words.extend(chain.first().into_iter().flat_map(|&first| shared_auxiliaries(document, first)));
    words.sort_unstable();
    words.dedup();
    words
}

/// The adverbs of the chain that are no negation, ascending.
pub(super) fn adverbs(document: &Document, chain: &[usize]) -> Vec<u32> {
    let of_member = |&member: &usize| tree::dependents_by(document, member, |relation| relation == Relation::Advmod);
    let is_plain = |&at: &usize| {
        document.tokens()[at].pos == Pos::Adv
            && !is_negation(document.norm(at))
            && document.dependents(at).next().is_none()
    };
    let mut adverbs: Vec<u32> = chain.iter().flat_map(of_member).filter(is_plain).map(|at| at as u32).collect();
    adverbs.sort_unstable();
    adverbs
}

fn is_light(document: &Document, at: usize, is_linked: bool) -> bool {
    match document.relation(at) {
        Relation::Aux | Relation::AuxPass | Relation::Cop | Relation::CompoundPrt => true,
        Relation::Mark => is_linked && document.tokens()[at].pos == Pos::Part,
        Relation::Advmod => is_negation(document.norm(at)),
        _ => false,
    }
}

/// "Has" for the second verb of "has bought and sold".
fn shared_auxiliaries(document: &Document, verb: usize) -> Vec<u32> {
    let first = tree::first_conjunct(document, verb);
    let is_open = matches!(document.tokens()[verb].form, Form::Participle | Form::Gerund | Form::Base);
    let has_own = document.dependents(verb).any(|at| {
        let relation = document.relation(at);
        tree::is_auxiliary(relation) || tree::is_subject(relation)
    });
    if first == verb || !is_open || has_own || document.tokens()[first].form != document.tokens()[verb].form {
        return Vec::new();
    }
    tree::dependents_by(document, first, |relation| matches!(relation, Relation::Aux | Relation::AuxPass))
        .map(|at| at as u32)
        .collect()
}
