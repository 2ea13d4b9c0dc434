//! Nouns for deeds: "the visit of Brandt to Norvik", "Norvik's withdrawal from the treaty".
//!
//! The owner does it, unless "by" tells who; what "of" tells depends on the noun (`data/deeds.tsv`). A noun without
//! any such phrase tells nothing that could be compared, and has no frame.

use crate::lexicon::clause::{OfPhrase, deed as deed_of};
use crate::syntax::{Document, Pos, Relation};

use super::{Argument, Frame, FrameKind, Role, arguments};

/// The frame of the noun `token`, where it stands for a deed and somebody or something is told of it.
pub(super) fn frame(document: &Document, token: usize) -> Option<Frame> {
    if document.tokens()[token].pos != Pos::Noun || document.relation(token) == Relation::Compound {
        return None;
    }
    let arguments = arguments_of(document, token)?;
    let is_told = arguments.iter().any(|argument| matches!(argument.role, Role::Subject | Role::Object));
    is_told.then(|| {
        let mut frame = arguments::frame(document, FrameKind::Noun, &[token], arguments);
        frame.adverbs.clear();
        frame
    })
}

/// The verb of a noun for a deed, or the noun itself.
pub(super) fn deed(noun: &str) -> &str {
    deed_of(noun).map_or(noun, |deed| deed.verb)
}

/// What hangs on the noun `token`, with its role in the deed; `None` where it stands for no deed.
pub(super) fn arguments_of(document: &Document, token: usize) -> Option<Vec<Argument>> {
    let deed = deed_of(document.lemma(token))?;
    let modifiers = document
        .dependents(token)
        .filter(|&at| matches!(document.relation(at), Relation::NmodPoss | Relation::Nmod | Relation::NmodUnmarked));
    let mut arguments: Vec<Argument> = modifiers
        .map(|at| {
            let mut argument = arguments::argument(document, Role::Modifier, at);
            argument.role = role(document, &argument);
            argument
        })
        .collect();
    settle_of(document, &mut arguments, deed.of);
    Some(arguments)
}

fn role(document: &Document, argument: &Argument) -> Role {
    if document.relation(argument.head as usize) == Relation::NmodPoss {
        return Role::Subject;
    }
    match marker(document, argument) {
        Some("by") => Role::Subject,
        _ => Role::Modifier,
    }
}

fn marker<'d>(document: &'d Document, argument: &Argument) -> Option<&'d str> {
    argument.marker.filter(|marker| marker.len() == 1).map(|marker| document.norm(marker.start as usize))
}

/// Gives "of" its role. With "by" beside it, the owner and "of" are whom it is done to.
fn settle_of(document: &Document, arguments: &mut [Argument], of: OfPhrase) {
    let has_by = arguments.iter().any(|argument| marker(document, argument) == Some("by"));
    let has_of = arguments.iter().any(|argument| marker(document, argument) == Some("of"));
    let has_owner = arguments.iter().any(|argument| document.relation(argument.head as usize) == Relation::NmodPoss);
    for argument in arguments {
        let is_owner = document.relation(argument.head as usize) == Relation::NmodPoss;
        if is_owner && has_by && !has_of {
            argument.role = Role::Object;
        }
        if marker(document, argument) == Some("of") {
            let is_object = has_by || has_owner || of == OfPhrase::Object;
            argument.role = if is_object { Role::Object } else { Role::Subject };
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::frame::testing::check;

    #[test]
    fn nouns_for_deeds_have_arguments() {
        let visit =
            "The/DET/2/det visit/NOUN/0/ROOT of/ADP/4/case Brandt/PROPN/2/nmod to/ADP/6/case Norvik/PROPN/2/nmod";
        check(visit, &["visit subject=of:Brandt modifier=to:Norvik"]);
        let owner = "Norvik/PROPN/3/nmod:poss 's/PART/1/case withdrawal/NOUN/0/ROOT from/ADP/6/case the/DET/6/det treaty/NOUN/3/nmod";
        check(owner, &["withdraw subject=Norvik modifier=from:the treaty"]);
        let by = "The/DET/2/det arrest/NOUN/0/ROOT of/ADP/4/case Brandt/PROPN/2/nmod by/ADP/6/case police/NOUN/2/nmod";
        check(by, &["arrest subject=by:police object=of:Brandt"]);
    }

    #[test]
    fn things_and_bare_deeds_are_left() {
        check("The/DET/2/det ship/NOUN/0/ROOT of/ADP/4/case Brandt/PROPN/2/nmod", &[]);
        check("The/DET/2/det visit/NOUN/0/ROOT", &[]);
    }
}
