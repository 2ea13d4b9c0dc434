//! Coordinated verbs: each has a frame of its own; what stands before the first or behind the last belongs to all.
//!
//! "In March the court heard and dismissed the case": both in March, both the case. The shared subject is `subject`'s.

use crate::syntax::{Document, Relation};

use super::{Argument, Role, arguments, tree};

/// Adds what a verb shares with the verb that it is coordinated with.
pub(super) fn share(document: &Document, chain: &[usize], arguments: &mut Vec<Argument>) {
    for &member in chain {
        let first = tree::first_conjunct(document, member);
        if first != member && tree::is_verb(document, first) {
            let shared: Vec<Argument> = shared(document, first, member, arguments);
            arguments.extend(shared);
        }
    }
}

fn shared(document: &Document, first: usize, member: usize, own: &[Argument]) -> Vec<Argument> {
    let has_subject = tree::own_subject(document, member).is_some();
    let is_complete = own.iter().any(|argument| matches!(argument.role, Role::Object | Role::Complement));
    let takes = |at: &usize| match document.relation(*at) {
        // Behind both verbs, which stand side by side.
        Relation::Obj => *at > member && !is_complete,
        Relation::Obl | Relation::OblUnmarked => {
            let subject = tree::own_subject(document, first);
            !has_subject && subject.is_some_and(|subject| *at < subject)
        }
        _ => false,
    };
    let role = |at: usize| if document.relation(at) == Relation::Obj { Role::Object } else { Role::Modifier };
    document.dependents(first).filter(takes).map(|at| arguments::argument(document, role(at), at)).collect()
}

#[cfg(test)]
mod tests {
    use crate::claim::frame::testing::check;

    #[test]
    fn what_frames_both_belongs_to_both() {
        let tree = "In/ADP/2/case March/PROPN/5/obl the/DET/4/det court/NOUN/5/nsubj heard/VERB/0/ROOT/Past and/CCONJ/7/cc \
                    dismissed/VERB/5/conj/Past the/DET/9/det case/NOUN/5/obj";
        check(
            tree,
            &[
                "hear subject=the court modifier=In:March object=the case",
                "dismiss subject=the court modifier=In:March object=the case",
            ],
        );
    }

    #[test]
    fn what_belongs_to_one_stays_there() {
        let tree = "Halden/PROPN/2/nsubj closed/VERB/0/ROOT/Past the/DET/4/det port/NOUN/2/obj and/CCONJ/7/cc Norvik/PROPN/7/nsubj \
                    protested/VERB/2/conj/Past";
        check(tree, &["close subject=Halden object=the port", "protest subject=Norvik"]);
        let own = "Halden/PROPN/2/nsubj closed/VERB/0/ROOT/Past ports/NOUN/2/obj/Plur and/CCONJ/5/cc built/VERB/2/conj/Past \
                   piers/NOUN/5/obj/Plur";
        check(own, &["close subject=Halden object=ports", "build subject=Halden object=piers"]);
    }
}
