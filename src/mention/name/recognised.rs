//! The names that the trained recogniser marks, as evidence beside the rules.
//!
//! Titles, head words and tables decide first; where they are silent, the recogniser tells what is a name, where it
//! ends and what it names. Without its names nothing changes.

use super::kind::Evidence;
use super::split::Piece;
use super::word::Words;
use crate::mention::NameKind;
use crate::syntax::{self, Document, Sentence};

/// A name as the recogniser marks it, in words of the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Recognised {
    start: usize,
    end: usize,
    kind: NameKind,
}

/// The recogniser's names in a sentence, those left out whose ends lie within a word ("Iran-China").
pub(super) fn in_sentence(words: &Words, document: &Document, sentence: &Sentence) -> Vec<Recognised> {
    let names = document.names();
    let first = names.partition_point(|name| name.tokens.start < sentence.tokens.start);
    let here = names[first..].iter().take_while(|name| name.tokens.start < sentence.tokens.end);
    here.filter_map(|name| {
        let span = document.span(name.tokens);
        let start = words.list.iter().position(|word| word.span.start() == span.start())?;
        let length = words.list[start..].iter().position(|word| word.span.end() == span.end())? + 1;
        Some(Recognised { start, end: start + length, kind: kind_of(name.kind) })
    })
    .collect()
}

fn kind_of(kind: syntax::NameKind) -> NameKind {
    match kind {
        syntax::NameKind::Person => NameKind::Person,
        syntax::NameKind::Organization => NameKind::Organization,
        syntax::NameKind::Place => NameKind::Place,
    }
}

/// The pieces that the rules found, changed and completed by what was recognised; in no order.
pub(super) fn combine(ruled: Vec<(Piece, Evidence)>, recognised: &[Recognised]) -> Vec<(Piece, Evidence)> {
    let mut combined: Vec<(Piece, Evidence)> = ruled
        .into_iter()
        .filter_map(|(piece, evidence)| match recognised.iter().find(|name| name.overlaps(piece)) {
            Some(name) if name.start == piece.start && name.end == piece.end => Some((piece, name.weigh(evidence))),
            Some(_) if !is_firm(evidence) => None,
            _ => Some((piece, evidence)),
        })
        .collect();
    for name in recognised {
        if !combined.iter().any(|&(piece, _)| name.overlaps(piece)) {
            let piece = Piece { full: name.start, start: name.start, end: name.end, is_titled: false };
            combined.push((piece, Evidence::Likely(name.kind)));
        }
    }
    combined
}

impl Recognised {
    fn overlaps(&self, piece: Piece) -> bool {
        self.start < piece.end && piece.start < self.end
    }

    /// The evidence of a piece that is the same name.
    fn weigh(&self, ruled: Evidence) -> Evidence {
        if is_firm(ruled) { ruled } else { Evidence::Likely(self.kind) }
    }
}

fn is_firm(evidence: Evidence) -> bool {
    matches!(evidence, Evidence::Firm(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(
        ruled: &[(usize, usize, Evidence)],
        recognised: &[(usize, usize, NameKind)],
        expected: &[(usize, usize, Evidence)],
    ) {
        let piece = |start, end| Piece { full: start, start, end, is_titled: false };
        let ruled = ruled.iter().map(|&(start, end, evidence)| (piece(start, end), evidence)).collect();
        let recognised: Vec<Recognised> =
            recognised.iter().map(|&(start, end, kind)| Recognised { start, end, kind }).collect();
        let combined = combine(ruled, &recognised);
        let found: Vec<_> = combined.iter().map(|&(piece, evidence)| (piece.start, piece.end, evidence)).collect();
        assert_eq!(found, expected);
    }

    use Evidence::{Firm, Likely, Open};
    use NameKind::{Organization, Person, Place};

    #[test]
    fn the_recogniser_speaks_where_rules_are_silent() {
        check(&[(0, 2, Open)], &[(0, 2, Organization)], &[(0, 2, Likely(Organization))]);
        check(&[(0, 2, Likely(Person))], &[(0, 2, Place)], &[(0, 2, Likely(Place))]);
        check(&[(0, 2, Open)], &[(0, 3, Organization)], &[(0, 3, Likely(Organization))]);
        check(&[], &[(4, 5, Person)], &[(4, 5, Likely(Person))]);
    }

    #[test]
    fn firm_rules_stay() {
        check(&[(0, 2, Firm(Person))], &[(0, 2, Place)], &[(0, 2, Firm(Person))]);
        check(&[(0, 2, Firm(Person))], &[(1, 4, Place)], &[(0, 2, Firm(Person))]);
        check(&[(0, 2, Open)], &[], &[(0, 2, Open)]);
    }
}
