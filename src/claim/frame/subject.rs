//! The grammatical subject of a predicate, also where it stands with another verb.
//!
//! Climbs from verbs without a subject to the one that has it: over coordination, control and clauses without a tense.
//! What a clause about a noun lacks is `relative`'s; who controls an infinitive is `control`'s.

use crate::syntax::{Document, Form, Relation};

use super::relative::{self, Filler};
use super::{control, tree};

/// The subject of the predicate `token`, as the grammar has it.
pub(super) fn find(document: &Document, token: usize) -> Option<Filler> {
    let mut at = token;
    for _ in 0..tree::MAX_CLIMB {
        if let Some(subject) = tree::own_subject(document, at) {
            return Some(relative::filler(document, subject));
        }
        let head = document.head(at)?;
        match document.relation(at) {
            Relation::Conj if tree::is_clause(document, head) => at = head,
            Relation::Xcomp => match control::controller(document, head) {
                Some(object) => return Some(relative::filler(document, object)),
                None => at = head,
            },
            Relation::Advcl if is_open(document, at) => at = head,
            Relation::Acl | Relation::AclRelcl => return relative::open_subject(document, at),
            _ => return None,
        }
    }
    None
}

/// Whether a clause cannot have a subject of its own: "leaving Halden", "to leave".
fn is_open(document: &Document, predicate: usize) -> bool {
    let form = document.tokens()[predicate].form;
    !tree::is_finite(document, predicate)
        && (matches!(form, Form::Gerund | Form::Participle | Form::Base)
            || tree::has(document, predicate, Relation::Cop))
}

#[cfg(test)]
mod tests {
    use crate::claim::frame::testing::check;

    #[test]
    fn open_clauses_take_the_subject_above() {
        let leaving = "Leaving/VERB/4/advcl/Ger Halden/PROPN/1/obj Brandt/PROPN/4/nsubj stayed/VERB/0/ROOT/Past";
        check(leaving, &["leave subject=Brandt object=Halden", "stay subject=Brandt modifier=Leaving Halden"]);
        let decision =
            "Norvik/PROPN/3/nmod:poss 's/PART/1/case decision/NOUN/0/ROOT to/PART/5/mark leave/VERB/3/acl/Inf";
        check(decision, &["decide subject=Norvik", "leave planned subject=Norvik"]);
    }

    #[test]
    fn clauses_with_a_tense_do_not() {
        let tree =
            "Brandt/PROPN/2/nsubj stayed/VERB/0/ROOT/Past as/SCONJ/5/mark was/AUX/5/aux/Past said/VERB/2/advcl/Past";
        check(tree, &["stay subject=Brandt modifier=as was said"]);
    }
}
