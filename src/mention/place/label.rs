//! The word that tells what kind of place a name means: "Washington state", "the city of New York".
//!
//! Leaves names beside which no such word stands.

use super::Hit;
use crate::lexicon::{PlaceKind, place_label};
use crate::syntax::Document;

/// Keeps the entries of the kind that a word beside the name tells, where there are any.
pub(super) fn decide(document: &Document, hit: &mut Hit) {
    let Some(kind) = kind_told(document, hit).filter(|_| hit.entries.len() > 1) else { return };
    if hit.entries.iter().any(|entry| entry.kind == kind) {
        hit.entries.retain(|entry| entry.kind == kind);
    }
}

fn kind_told(document: &Document, hit: &Hit) -> Option<PlaceKind> {
    let (start, end) = (hit.tokens.start as usize, hit.tokens.end as usize);
    let is_of = start >= 2 && document.norm(start - 1) == "of";
    let before = if is_of { place_label(document.norm(start - 2)) } else { None };
    before.or_else(|| place_label(document.norm_at(end)?))
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::lexicon::PlaceKind::{self, City, State};

    #[track_caller]
    fn check(text: &str, expected: Option<PlaceKind>) {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let document = crate::syntax::analyze(&article);
        let places = super::super::find(&article, &document, &[]);
        let told: Vec<PlaceKind> = places.iter().filter(|place| !place.is_open).map(|place| place.kind).collect();
        assert_eq!(told, Vec::from_iter(expected), "{text}");
    }

    #[test]
    fn kinds_are_told() {
        check("Rain fell in Washington state.", Some(State));
        check("Rain fell in the state of Washington.", Some(State));
        check("Rain fell in the city of New York.", Some(City));
    }

    #[test]
    fn near_misses_are_left() {
        check("Rain fell in Washington.", None);
        check("The state denied it; of Washington nothing was heard.", None);
        check("The people of New York wept.", None);
    }
}
