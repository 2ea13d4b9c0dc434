//! Which arguments tell when and where: those whose phrase is, or begins with, a time expression or a place.
//!
//! Reads the article's mentions; to which verb a phrase belongs, the tree has told.

use crate::mention::{DateKind, Mentions};
use crate::syntax::TokenRange;

use super::{Argument, Frame, Role};

/// Marks the times and places among the arguments of `frames`.
pub(super) fn mark(frames: &mut [Frame], mentions: &Mentions) {
    for argument in frames.iter_mut().flat_map(|frame| &mut frame.arguments) {
        if argument.role == Role::Modifier {
            argument.role = role(argument, mentions);
        }
    }
}

fn role(argument: &Argument, mentions: &Mentions) -> Role {
    let first = mentions.dates.partition_point(|date| date.tokens.end <= argument.tokens.start);
    let date = mentions.dates.get(first).filter(|date| date.kind != DateKind::Duration);
    if date.is_some_and(|date| heads(argument, date.tokens)) {
        return Role::Time;
    }
    let first = mentions.places.partition_point(|place| place.tokens.end <= argument.tokens.start);
    match mentions.places.get(first).is_some_and(|place| heads(argument, place.tokens)) {
        true => Role::Place,
        false => Role::Modifier,
    }
}

fn heads(argument: &Argument, mention: TokenRange) -> bool {
    mention.contains(argument.head as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::claim::frame::of_document;
    use crate::claim::frame::testing::parse;
    use crate::mention;

    #[test]
    fn times_and_places_are_told_from_other_phrases() {
        let tree = "Brandt/PROPN/2/nsubj met/VERB/0/ROOT/Past them/PRON/2/obj in/ADP/5/case Paris/PROPN/2/obl on/ADP/7/case \
                    Tuesday/PROPN/2/obl with/ADP/9/case joy/NOUN/2/obl";
        let (text, document) = parse(tree);
        let mentions = mention::extract(&Article { text, ..Article::default() }, &document);
        let mut frames = of_document(&document);
        mark(&mut frames, &mentions);
        let roles: Vec<Role> = frames[0].arguments.iter().map(|argument| argument.role).collect();
        assert_eq!(roles, [Role::Subject, Role::Object, Role::Place, Role::Time, Role::Modifier]);
    }
}
