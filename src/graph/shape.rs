//! How a claim is built: who does what to whom, which words hang on which, in which order, and where in the article.
//!
//! Read once for each claim; leaves to `features` what two shapes have in common.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use crate::claim::frame::{self, Argument, Role};
use crate::claim::{Claim, Coverage};
use crate::lexicon::vectors::{self, KnownWord};
use crate::lexicon::{clause, senses};
use crate::mention::Reading;
use crate::syntax::Document;

use super::meaning;
use super::terms::Term;

/// How a claim is built. Words stand as hashes, sorted where their order tells nothing.
#[derive(Clone, Debug, Default)]
pub struct Shape {
    /// The direction of its meaning.
    pub direction: Vec<f32>,
    /// The lemma of what it tells.
    pub verb: Option<KnownWord>,
    /// Who does it: entities and head words, ascending.
    pub subjects: Vec<u64>,
    /// To whom or what it is done, or what is said of it.
    pub objects: Vec<u64>,
    /// Words with the word that they hang on, ascending.
    pub links: Vec<u64>,
    /// All its words in order.
    pub words: Vec<u64>,
    /// Where it stands in its article, 0 to 1.
    pub place: f64,
}

/// Longer claims are compared word by word only so far: two long lists would cost more than they tell.
const MAX_WORDS: usize = 80;

/// The shape of each claim.
pub(super) fn of_claims(claims: &[Claim], terms: &[Vec<Term>], coverage: &Coverage<'_>) -> Vec<Shape> {
    claims.iter().zip(terms).map(|(claim, terms)| of_claim(claim, terms, coverage)).collect()
}

fn of_claim(claim: &Claim, terms: &[Term], coverage: &Coverage<'_>) -> Shape {
    let reading = coverage.readings[claim.witness];
    let document = reading.document;
    let fillers = |roles: &[Role]| {
        let frames = claim.main_frame().into_iter();
        let arguments = frames.flat_map(|frame| &frame.arguments).filter(|argument| roles.contains(&argument.role));
        sorted(arguments.flat_map(|argument| fillers(argument, reading, claim.witness, coverage)).collect())
    };
    let content = |at: &usize| is_content(document, *at);
    let link = |at: usize| {
        let head = document.head(at).filter(|head| claim.tokens.contains(*head)).filter(content)?;
        Some(hash((family(document.lemma(head)), family(document.lemma(at)))))
    };
    Shape {
        direction: meaning::direction(terms),
        verb: claim.verb.as_deref().and_then(vectors::known),
        subjects: fillers(&[Role::Subject]),
        objects: fillers(&[Role::Object, Role::Recipient, Role::Complement]),
        links: sorted(claim.tokens.indexes().filter(content).filter_map(link).collect()),
        words: claim
            .tokens
            .indexes()
            .map(|at| document.norm(at))
            .filter(|word| is_word(word))
            .take(MAX_WORDS)
            .map(hash)
            .collect(),
        place: claim.tokens.start as f64 / document.tokens().len().max(1) as f64,
    }
}

/// What fills an argument: its entities, else the words at its heads.
fn fillers(argument: &Argument, reading: Reading<'_>, witness: usize, coverage: &Coverage<'_>) -> Vec<u64> {
    let of_names = coverage.entities.of_names.get(witness).map_or(&[][..], Vec::as_slice);
    let names = frame::names_of(argument, reading);
    let entities: Vec<u64> =
        names.iter().filter_map(|&name| of_names.get(name as usize)).map(|entity| hash(("entity", entity.0))).collect();
    if !entities.is_empty() {
        return entities;
    }
    let heads = std::iter::once(argument.head).chain(argument.further.iter().copied()).map(|at| at as usize);
    heads.filter(|at| is_content(reading.document, *at)).map(|at| hash(family(reading.document.lemma(at)))).collect()
}

/// The word that stands for all words of one root.
fn family(lemma: &str) -> &str {
    senses::of(lemma).and_then(|senses| senses.root).unwrap_or(lemma)
}

fn is_content(document: &Document, at: usize) -> bool {
    let lemma = document.lemma(at);
    is_word(lemma) && !clause::is_stopword(lemma) && !clause::is_stopword(document.norm(at))
}

fn is_word(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

fn sorted(mut hashes: Vec<u64>) -> Vec<u64> {
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

fn hash(key: impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    key.hash(&mut hasher);
    hasher.finish()
}

/// How many of two ascending lists are in both.
pub(super) fn n_shared(a: &[u64], b: &[u64]) -> usize {
    a.iter().filter(|hash| b.binary_search(hash).is_ok()).count()
}

/// The length of the longest run of words that both have in one order without a gap.
pub(super) fn longest_run(a: &[u64], b: &[u64]) -> usize {
    let mut longest = 0;
    let mut ending_at = vec![0_usize; b.len() + 1];
    for x in a {
        for at in (0..b.len()).rev() {
            ending_at[at + 1] = if *x == b[at] { ending_at[at] + 1 } else { 0 };
            longest = longest.max(ending_at[at + 1]);
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, expected: usize) {
        let words = |text: &str| -> Vec<u64> { text.split(' ').map(hash).collect() };
        assert_eq!(longest_run(&words(a), &words(b)), expected);
        assert_eq!(longest_run(&words(b), &words(a)), expected);
    }

    #[test]
    fn runs_have_no_gaps() {
        check("the port of halden was closed", "halden was closed today", 3);
        check("one two three", "three two one", 1);
        check("a b", "c d", 0);
    }
}
