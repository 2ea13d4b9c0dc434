//! Passives: the grammar's subject is what the deed is done to, who did it stands behind "by".
//!
//! "The minister was awarded a medal": where an object stays behind, the subject is who got it.

use crate::syntax::{Document, Relation, TokenRange};

use super::{Argument, Role, tree};

/// The roles of a passive's arguments, from those they would have in the active.
pub(super) fn turn(document: &Document, arguments: &mut [Argument]) {
    let has_object = arguments.iter().any(|argument| argument.role == Role::Object);
    for argument in arguments {
        argument.role = match argument.role {
            Role::Subject => {
                if has_object {
                    Role::Recipient
                } else {
                    Role::Object
                }
            }
            _ if is_agent(document, argument) => Role::Subject,
            other => other,
        };
    }
}

/// Whether the phrase tells who did it. Behind "by" stands also a time ("by Friday"), which the parser tells apart.
fn is_agent(document: &Document, argument: &Argument) -> bool {
    let head = argument.head as usize;
    let is_by = |marker: TokenRange| marker.len() == 1 && document.norm(marker.start as usize) == "by";
    document.relation(tree::first_conjunct(document, head)) == Relation::OblAgent && argument.marker.is_some_and(is_by)
}

#[cfg(test)]
mod tests {
    use crate::claim::frame::testing::check;

    #[test]
    fn who_stands_behind_by_does_it() {
        let harbour = "The/DET/2/det harbour/NOUN/4/nsubj:pass was/AUX/4/aux:pass/Past closed/VERB/0/ROOT/Part";
        check(
            &format!("{harbour} by/ADP/6/case Norvik/PROPN/4/obl:agent"),
            &["close subject=by:Norvik object=The harbour"],
        );
        check(harbour, &["close object=The harbour"]);
        let medal =
            "Brandt/PROPN/3/nsubj:pass was/AUX/3/aux:pass/Past awarded/VERB/0/ROOT/Part a/DET/5/det medal/NOUN/3/obj";
        check(medal, &["award recipient=Brandt object=a medal"]);
    }

    #[test]
    fn other_phrases_with_by_are_left() {
        let tree = "The/DET/2/det pier/NOUN/4/nsubj:pass was/AUX/4/aux:pass/Past closed/VERB/0/ROOT/Part by/ADP/6/case Friday/PROPN/4/obl";
        check(tree, &["close object=The pier modifier=by:Friday"]);
        let active = "Halden/PROPN/2/nsubj stood/VERB/0/ROOT/Past by/ADP/4/case Norvik/PROPN/2/obl";
        check(active, &["stand subject=Halden modifier=by:Norvik"]);
    }
}
