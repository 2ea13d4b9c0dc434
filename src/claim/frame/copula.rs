//! Copulas: "Orla Brandt is minister of justice", "the ship was at sea".
//!
//! What somebody or something is stands as complement, with its preposition as marker; what else hangs on it tells
//! when, where and for whom.

use crate::syntax::{Document, Relation};

use super::arguments;
use super::{Frame, FrameKind, control, tree};

/// Whether `token` is what somebody or something is said to be.
pub(super) fn is_predicate(document: &Document, token: usize) -> bool {
    tree::has(document, token, Relation::Cop)
}

/// The frame of the copular predicate `token`.
pub(super) fn frame(document: &Document, token: usize) -> Frame {
    let chain = control::chain(document, token);
    let mut arguments: Vec<_> = arguments::subject(document, &chain).into_iter().collect();
    arguments.push(arguments::complement(document, token));
    let mut others = arguments::dependents(document, &chain);
    others.retain(|argument| !arguments[1..].iter().any(|own| own.tokens.contains(argument.head as usize)));
    arguments.append(&mut others);
    let mut frame = arguments::frame(document, FrameKind::Copula, &chain, arguments);
    frame.words.retain(|&word| word as usize != token);
    frame
}

#[cfg(test)]
mod tests {
    use crate::claim::frame::testing::check;

    #[test]
    fn what_somebody_is_stands_as_complement() {
        let tree =
            "Brandt/PROPN/4/nsubj is/AUX/4/cop the/DET/4/det minister/NOUN/0/ROOT of/ADP/6/case justice/NOUN/4/nmod";
        check(tree, &["be subject=Brandt complement=the minister of justice"]);
        let place = "The/DET/2/det ship/NOUN/5/nsubj was/AUX/5/cop/Past at/ADP/5/case sea/NOUN/0/ROOT on/ADP/7/case Monday/PROPN/5/obl";
        check(place, &["be subject=The ship complement=at:sea modifier=on:Monday"]);
        let wants = "Brandt/PROPN/2/nsubj wants/VERB/0/ROOT to/PART/5/mark be/AUX/5/cop/Inf minister/NOUN/2/xcomp";
        check(wants, &["want>be planned subject=Brandt complement=minister"]);
    }

    #[test]
    fn bare_nouns_say_nothing() {
        check("The/DET/2/det minister/NOUN/0/ROOT of/ADP/4/case justice/NOUN/2/nmod", &[]);
    }
}
