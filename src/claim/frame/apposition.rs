//! Appositions and titles: "Orla Brandt, the minister of justice", "Justice Minister Orla Brandt": she is the minister.
//!
//! Only phrases with a noun of their own: what stands beside a name may also be a date, a number or a place around it.

use crate::lexicon::{TitleKind, title};
use crate::syntax::{Document, Pos, Relation};

use super::{Argument, Frame, FrameKind, Role, arguments, tree};

/// The frame that says what the phrase put beside its head says of it.
pub(super) fn frame(document: &Document, token: usize) -> Option<Frame> {
    let head = document.head(token)?;
    let is_beside = matches!(document.relation(token), Relation::Appos | Relation::NmodDesc);
    let can_be = |at: usize| matches!(document.tokens()[at].pos, Pos::Noun | Pos::Propn);
    let is_cut = (head.min(token)..head.max(token)).any(|at| document.norm(at) == "\"");
    if !is_beside || is_cut || !can_be(token) || !can_be(head) || tree::is_clause(document, token) {
        return None;
    }
    // "Ms. Brandt" is addressed so, and holds no post.
    let title = title(|ahead| (ahead == 0).then(|| document.norm(token)));
    if title.is_some_and(|(_, title)| title.kind == TitleKind::Honorific) {
        return None;
    }
    let said_of = arguments::single(document, Role::Subject, head);
    let said = arguments::single(document, Role::Complement, token);
    let is_apart = !said_of.tokens.overlaps(said.tokens) && said.marker.is_none();
    is_apart.then(|| frame_of(document, token, vec![Argument { marker: None, ..said_of }, said]))
}

fn frame_of(document: &Document, token: usize, arguments: Vec<Argument>) -> Frame {
    let mut frame = arguments::frame(document, FrameKind::Apposition, &[token], arguments);
    frame.words.clear();
    frame.adverbs.clear();
    frame
}

#[cfg(test)]
mod tests {
    use crate::claim::frame::testing::check;

    #[test]
    fn what_stands_beside_a_name_is_said_of_it() {
        let tree = "Brandt/PROPN/6/nsubj ,/PUNCT/4/punct the/DET/4/det minister/NOUN/1/appos ,/PUNCT/4/punct left/VERB/0/ROOT/Past";
        check(tree, &["be subject=Brandt complement=the minister", "leave subject=Brandt"]);
        let title = "President/PROPN/2/nmod:desc Brandt/PROPN/3/nsubj left/VERB/0/ROOT/Past";
        check(title, &["be subject=Brandt complement=President", "leave subject=Brandt"]);
    }

    #[test]
    fn numbers_and_further_names_are_left() {
        let age = "Brandt/PROPN/4/nsubj ,/PUNCT/3/punct 58/NUM/1/appos left/VERB/0/ROOT/Past";
        check(age, &["leave subject=Brandt"]);
        let quoted = "floor/NOUN/0/ROOT \"/PUNCT/1/punct Brandt/PROPN/1/appos said/VERB/1/parataxis/Past";
        assert!(
            !format!("{:?}", crate::claim::frame::of_document(&crate::claim::frame::testing::parse(quoted).1))
                .contains("Apposition")
        );
        let two = "Brandt/PROPN/4/nsubj and/CCONJ/3/cc Orla/PROPN/1/conj left/VERB/0/ROOT/Past";
        check(two, &["leave subject=Brandt and Orla"]);
    }
}
