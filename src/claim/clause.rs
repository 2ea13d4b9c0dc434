//! Cuts a sentence into clauses.
//!
//! A cut falls at a semicolon or dash, or before a word that opens a clause, where both sides have a verb of their own.
//! Leaves meaning to `claim`.

use crate::lexicon::clause::{Opener, opener};
use crate::syntax::{Document, Pos, TokenRange};

/// A clause of fewer tokens says too little to be compared.
const MIN_TOKENS: usize = 4;

/// The clauses of one sentence, in order; together they are the whole sentence.
pub(super) fn split(document: &Document, sentence: TokenRange) -> Vec<TokenRange> {
    let mut clauses = Vec::new();
    let mut start = sentence.start as usize;
    let end = sentence.end as usize;
    for at in start + 1..end {
        if at - start >= MIN_TOKENS
            && end - at >= MIN_TOKENS
            && is_boundary(document, at, end)
            && has_verb(document, start, at)
        {
            clauses.push(TokenRange::new(start, at));
            start = at;
        }
    }
    if start < end {
        clauses.push(TokenRange::new(start, end));
    }
    clauses
}

/// Whether a clause with a verb begins at `at`.
fn is_boundary(document: &Document, at: usize, end: usize) -> bool {
    let before = document.norm(at - 1);
    if matches!(before, ";" | "–" | "--") {
        return has_verb(document, at, end);
    }
    match opener(document.norm(at)) {
        None => false,
        Some(Opener::Coordinate) if before != "," => is_verb_group(document, at + 1, end),
        Some(_) if before == "," => has_verb(document, at + 1, next_comma(document, at + 1, end)),
        Some(_) => false,
    }
}

/// Whether a verb stands at `at`, adverbs passed over.
fn is_verb_group(document: &Document, at: usize, end: usize) -> bool {
    let first = (at..end).find(|&at| document.tokens()[at].pos != Pos::Adv);
    first.is_some_and(|at| is_verb(document, at)) && end - at >= MIN_TOKENS
}

fn has_verb(document: &Document, from: usize, to: usize) -> bool {
    (from..to).any(|at| is_verb(document, at))
}

fn is_verb(document: &Document, at: usize) -> bool {
    matches!(document.tokens()[at].pos, Pos::Verb | Pos::Aux)
}

fn next_comma(document: &Document, from: usize, end: usize) -> usize {
    (from..end).find(|&at| document.norm(at) == ",").unwrap_or(end)
}
