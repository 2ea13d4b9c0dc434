//! Light verbs: "paid a visit to Norvik" tells of a visit, and whom it is paid to.

use crate::lexicon::clause::{deed, is_light_verb};
use crate::syntax::Document;

use super::{Frame, Role, nominal};

/// Takes the deed from the object of a light verb, with what hangs on it.
pub(super) fn lift(document: &Document, frame: &mut Frame) {
    if !is_light_verb(document.lemma(frame.predicate())) {
        return;
    }
    let is_deed = |at: &usize| {
        let argument = &frame.arguments[*at];
        let head = argument.head as usize;
        // Deeds are done one at a time: "pays a visit", but "pays the bills".
        argument.role == Role::Object && !document.is_plural(head) && deed(document.lemma(head)).is_some()
    };
    let Some(object) = (0..frame.arguments.len()).find(is_deed) else { return };
    let noun = frame.arguments[object].head;
    frame.light = Some(noun);
    let has_subject = frame.argument(Role::Subject).is_some();
    let lifted = nominal::arguments_of(document, noun as usize).unwrap_or_default();
    frame.arguments.extend(lifted.into_iter().filter(|argument| argument.role != Role::Subject || !has_subject));
}

#[cfg(test)]
mod tests {
    use crate::claim::frame::testing::check;

    #[test]
    fn the_object_tells_the_deed() {
        let tree =
            "Brandt/PROPN/2/nsubj paid/VERB/0/ROOT/Past a/DET/4/det visit/NOUN/2/obj to/ADP/6/case Norvik/PROPN/4/nmod";
        check(tree, &["visit subject=Brandt object=a visit to Norvik modifier=to:Norvik"]);
    }

    #[test]
    fn full_verbs_and_things_are_left() {
        let bills = "Brandt/PROPN/2/nsubj paid/VERB/0/ROOT/Past the/DET/4/det bills/NOUN/2/obj/Plur";
        check(bills, &["pay subject=Brandt object=the bills"]);
        check("Brandt/PROPN/2/nsubj paid/VERB/0/ROOT/Past fees/NOUN/2/obj/Plur", &["pay subject=Brandt object=fees"]);
        let planned = "Brandt/PROPN/2/nsubj planned/VERB/0/ROOT/Past a/DET/4/det visit/NOUN/2/obj";
        check(planned, &["plan subject=Brandt object=a visit"]);
    }
}
