//! The names that the trained recogniser marks, as evidence beside the rules.
//!
//! Titles, head words and tables decide first; where they are silent, the recogniser tells what is a name, where it
//! ends and what it names, and what it passes over is at most a name of something else.

use super::kind::{self, Evidence};
use super::split::{self, Piece};
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
///
/// What the rules are sure of stays as it is, in extent and kind; nationality adjectives and party labels are no names.
pub(super) fn combine(
    words: &Words,
    ruled: Vec<(Piece, Evidence)>,
    recognised: &[Recognised],
) -> Vec<(Piece, Evidence)> {
    let mut combined: Vec<(Piece, Evidence)> = ruled
        .into_iter()
        .filter_map(|(piece, evidence)| match recognised.iter().find(|name| name.overlaps(piece)) {
            Some(name) if name.start == piece.start && name.end == piece.end => {
                Some((piece, if is_firm(evidence) { evidence } else { name.evidence(words) }))
            }
            Some(_) if !is_firm(evidence) => None,
            Some(_) => Some((piece, evidence)),
            None if needs_support(words, piece, evidence) => Some((piece, Evidence::Denied)),
            None => Some((piece, evidence)),
        })
        .collect();
    for name in recognised {
        let piece = name.piece();
        // A title is no name beside the name that it belongs to.
        let is_taken = |taken: Piece| name.overlaps(Piece { start: taken.full, ..taken });
        if !combined.iter().any(|&(taken, _)| is_taken(taken)) && may_be_name(words, piece) {
            combined.push((piece, name.evidence(words)));
        }
    }
    combined
}

/// Whether only the name's surroundings, its form or a given name speak for its kind, so that the recogniser's silence
/// outweighs them. Titles, tables, head words and "the band" before the name outweigh its silence.
fn needs_support(words: &Words, piece: Piece, evidence: Evidence) -> bool {
    match evidence {
        _ if kind::by_noun_before(words, piece).is_some() => false,
        Evidence::Firm(NameKind::Person) => !piece.is_titled && kind::is_person_by_form(words, piece),
        Evidence::Likely(kind) => kind != NameKind::Other,
        _ => evidence == Evidence::Open,
    }
}

fn may_be_name(words: &Words, piece: Piece) -> bool {
    kind::evidence(words, piece) != Evidence::Reject && !split::is_only_modifiers(words, piece.start, piece.end)
}

impl Recognised {
    fn overlaps(&self, piece: Piece) -> bool {
        self.start < piece.end && piece.start < self.end
    }

    fn piece(&self) -> Piece {
        Piece { full: self.start, start: self.start, end: self.end, is_titled: false }
    }

    /// What it tells; "the Samsara" is a thing, whoever else bears the name.
    fn evidence(&self, words: &Words) -> Evidence {
        let is_thing = self.kind == NameKind::Person && kind::is_thing(words, self.piece());
        if is_thing { Evidence::Open } else { Evidence::Likely(self.kind) }
    }
}

fn is_firm(evidence: Evidence) -> bool {
    matches!(evidence, Evidence::Firm(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[track_caller]
    fn check(
        text: &str,
        ruled: &[(usize, usize, Evidence)],
        recognised: &[(usize, usize, NameKind)],
        expected: &[(usize, usize, Evidence)],
    ) {
        let mut words = Words::default();
        words.read(text, Span::new(0, text.len()));
        let piece = |start, end| Piece { full: start, start, end, is_titled: false };
        let ruled = ruled.iter().map(|&(start, end, evidence)| (piece(start, end), evidence)).collect();
        let recognised: Vec<Recognised> =
            recognised.iter().map(|&(start, end, kind)| Recognised { start, end, kind }).collect();
        let combined = combine(&words, ruled, &recognised);
        let found: Vec<_> = combined.iter().map(|&(piece, evidence)| (piece.start, piece.end, evidence)).collect();
        assert_eq!(found, expected);
    }

    use Evidence::{Denied, Firm, Likely, Open};
    use NameKind::{Organization, Other, Person, Place};

    const TEXT: &str = "Brockles Vale saw Quell again";

    #[test]
    fn the_recogniser_speaks_where_rules_are_silent() {
        check(TEXT, &[(0, 2, Open)], &[(0, 2, Organization)], &[(0, 2, Likely(Organization))]);
        check(TEXT, &[(0, 2, Likely(Person))], &[(0, 2, Place)], &[(0, 2, Likely(Place))]);
        check(TEXT, &[(0, 1, Open)], &[(0, 2, Organization)], &[(0, 2, Likely(Organization))]);
        check(TEXT, &[], &[(3, 4, Person)], &[(3, 4, Likely(Person))]);
    }

    #[test]
    fn what_it_passes_over_needs_more_than_capitals() {
        check(TEXT, &[(0, 2, Open)], &[], &[(0, 2, Denied)]);
        check(TEXT, &[(0, 2, Likely(Organization))], &[(3, 4, Person)], &[(0, 2, Denied), (3, 4, Likely(Person))]);
        check("Mary Vale saw Quell", &[(0, 2, Firm(Person))], &[], &[(0, 2, Denied)]);
        check(TEXT, &[(0, 2, Likely(Other))], &[], &[(0, 2, Likely(Other))]);
        check(TEXT, &[(0, 2, Firm(Organization))], &[], &[(0, 2, Firm(Organization))]);
    }

    #[test]
    fn firm_rules_stay() {
        check(TEXT, &[(0, 2, Firm(Person))], &[(0, 2, Place)], &[(0, 2, Firm(Person))]);
        check(TEXT, &[(0, 2, Firm(Person))], &[(1, 4, Place)], &[(0, 2, Firm(Person))]);
    }

    #[test]
    fn the_words_around_are_heeded() {
        check("Republican and Iranian voters", &[], &[(0, 1, Organization), (2, 3, Place)], &[]);
        check("Gen. Omar Velt", &[(1, 3, Firm(Person))], &[(1, 3, Person)], &[(1, 3, Firm(Person))]);
        check("They saw the Quell there", &[], &[(3, 4, Person)], &[(3, 4, Open)]);
        check("They saw the Quell house", &[], &[(3, 4, Person)], &[(3, 4, Likely(Person))]);
        check("the band Deadsy", &[(2, 3, Likely(Organization))], &[], &[(2, 3, Likely(Organization))]);
        check("Iran and the voters", &[], &[(0, 1, Place)], &[(0, 1, Likely(Place))]);
    }
}
