//! Control and raising: "agreed to expand" is one predicate, whose subject is who agreed.
//!
//! With an object ("asked Norvik to leave") the object is the subject of what follows, unless the verb keeps its own
//! (`data/governing_verbs.tsv`: "promise").

use crate::lexicon::clause::{Control, governing};
use crate::syntax::{Document, Relation};

use super::tree;

/// The predicate `token` behind the verbs that govern it, the outermost first.
pub(super) fn chain(document: &Document, token: usize) -> Vec<usize> {
    let mut chain = vec![token];
    for _ in 0..tree::MAX_CLIMB {
        let Some(governor) = governor(document, chain[chain.len() - 1]) else { break };
        chain.push(governor);
    }
    chain.reverse();
    chain
}

/// The verb or adjective that `token` completes without a subject of its own.
fn governor(document: &Document, token: usize) -> Option<usize> {
    let first = tree::first_conjunct(document, token);
    let is_free = tree::own_subject(document, token).is_none() && tree::own_subject(document, first).is_none();
    let is_completing = document.relation(first) == Relation::Xcomp && is_free && tree::is_clause(document, token);
    let head = document.head(first)?;
    (is_completing && tree::is_clause(document, head)).then_some(head)
}

/// The object of `governor` that is the subject of what completes it.
pub(super) fn controller(document: &Document, governor: usize) -> Option<usize> {
    if governing(document.lemma(governor)) == Some(Control::Subject) {
        return None;
    }
    document.dependent(governor, Relation::Iobj).or_else(|| document.dependent(governor, Relation::Obj))
}

/// Whether `token` only governs another predicate with the same subject and has no frame of its own.
pub(super) fn is_only_linked(document: &Document, token: usize) -> bool {
    let completes = |at: usize| document.relation(at) == Relation::Xcomp && governor(document, at) == Some(token);
    controller(document, token).is_none() && document.dependents(token).any(completes)
}

#[cfg(test)]
mod tests {
    use crate::claim::frame::testing::check;

    #[test]
    fn one_predicate_with_the_subject_of_the_first() {
        let tree = "Norvik/PROPN/2/nsubj agreed/VERB/0/ROOT/Past to/PART/4/mark expand/VERB/2/xcomp/Inf the/DET/6/det port/NOUN/4/obj";
        check(tree, &["agree>expand planned subject=Norvik object=the port"]);
        let two = "Norvik/PROPN/2/nsubj wants/VERB/0/ROOT to/PART/4/mark try/VERB/2/xcomp/Inf to/PART/6/mark leave/VERB/4/xcomp/Inf";
        check(two, &["want>try>leave planned subject=Norvik"]);
    }

    #[test]
    fn the_object_does_what_follows() {
        let asked =
            "Halden/PROPN/2/nsubj asked/VERB/0/ROOT/Past Norvik/PROPN/2/obj to/PART/5/mark leave/VERB/2/xcomp/Inf";
        check(asked, &["ask subject=Halden object=Norvik complement=to leave", "ask>leave planned subject=Norvik"]);
        let promised = asked.replace("asked", "promised");
        check(&promised, &["promise>leave planned subject=Halden"]);
    }

    #[test]
    fn clauses_with_subjects_of_their_own_are_left() {
        let tree = "Halden/PROPN/2/nsubj said/VERB/0/ROOT/Past Norvik/PROPN/4/nsubj left/VERB/2/ccomp/Past";
        check(tree, &["say subject=Halden complement=Norvik left reporting", "leave subject=Norvik cited=Halden"]);
    }
}
