//! What a claim is about, as weighted terms; and an index from terms to claims.
//!
//! A term is an entity, a word, a date or a number. Terms meet through *classes*: the term itself, the root of a word,
//! a sense it shares with others, the day or month of a date. Leaves the similarity of two claims to `features`.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHasher};

use crate::claim::{Claim, Coverage};
use crate::lexicon::vectors::{self, KnownWord};
use crate::lexicon::{clause, frequency, senses};
use crate::mention::{Quantity, TimeExpression};
use crate::syntax::Document;

use super::shape::{self, Shape};

/// What kind of thing a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermKind {
    Entity,
    Word,
    Date,
    Number,
}

/// One term of one claim.
#[derive(Clone, Debug)]
pub struct Term {
    pub kind: TermKind,
    /// How much it tells, from its rarity in English and in the event.
    pub weight: f64,
    /// Classes through which it meets other terms, with the strength of the meeting, the term itself first.
    pub classes: Vec<(u64, f64)>,
    /// The first token.
    pub token: u32,
    /// The word among those with a vector, where it is a word and one of them.
    pub word: Option<KnownWord>,
    /// How many claims of its own article hold it or a word of its root.
    pub n_here: u32,
}

/// A word that shares the root counts almost as much as the word itself.
const ROOT_STRENGTH: f64 = 0.9;

/// A word that shares a frequent sense often, but not always, means the same.
const SENSE_STRENGTH: f64 = 0.6;

/// A date of the same month may or may not be the same date.
const MONTH_STRENGTH: f64 = 0.4;

/// A name says at least as much as a word that stands in one of four hundred sentences.
const MIN_ENTITY_WEIGHT: f64 = 6.0;

/// A date says somewhat less than a name: many things happen on one day.
const DATE_WEIGHT: f64 = 4.0;

/// A number from `LARGE` on is rarely shared by chance, a small one often.
const LARGE_NUMBER_WEIGHT: f64 = 7.0;
const SMALL_NUMBER_WEIGHT: f64 = 3.0;
const LARGE: f64 = 13.0;

/// A class held by more claims tells little: it is what the whole event is about, or thousands of outlets tell it.
const MAX_POSTINGS: usize = 150;

/// So many of the next holders of such a class are candidates all the same: a claim that every outlet makes must not
/// look as if one made it alone.
const NEXT_HOLDERS: usize = 8;

/// Claims of one article are compared with each other only where it makes no more than this: a report makes some
/// hundreds, and the pairs within a text of megabytes would cost more than all else and tell nothing of other outlets.
const MAX_CLAIMS_WITHIN: usize = 2_000;

/// Weight that two claims must share to be compared.
const MIN_SHARED_WEIGHT: f64 = 3.0;

/// The terms of all claims of an event.
pub struct TermIndex {
    /// The terms of each claim.
    pub of_claims: Vec<Vec<Term>>,
    /// The classes of each claim's terms, ascending: class, term, strength.
    pub classes: Vec<Vec<(u64, u32, f64)>>,
    /// What each claim means as a whole, and how it is built.
    pub shapes: Vec<Shape>,
    /// The sentence of each claim, as an index into `sentences`.
    sentence_of: Vec<u32>,
    sentences: Vec<SentenceTerms>,
    /// The first claim with which each claim is compared: the next one, or the first of the next article.
    compared_from: Vec<usize>,
    /// The first claim of the next article, for each claim.
    article_end: Vec<usize>,
    postings: FxHashMap<u64, Vec<u32>>,
}

/// The claims of one sentence, and all classes of their terms, ascending.
#[derive(Default)]
struct SentenceTerms {
    claims: Range<usize>,
    classes: Vec<u64>,
}

impl TermIndex {
    pub fn new(claims: &[Claim], coverage: &Coverage<'_>) -> TermIndex {
        let mut of_claims: Vec<Vec<Term>> = claims.iter().map(|claim| terms_of(claim, coverage)).collect();
        let mut postings: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
        for (claim, terms) in of_claims.iter().enumerate() {
            for (class, _) in terms.iter().flat_map(|term| &term.classes) {
                let holders = postings.entry(*class).or_default();
                if holders.last() != Some(&(claim as u32)) {
                    holders.push(claim as u32);
                }
            }
        }
        for term in of_claims.iter_mut().flatten() {
            term.weight *= rarity_in_event(postings[&term.classes[0].0].len(), claims.len());
        }
        count_here(&mut of_claims, claims, &postings);
        let classes: Vec<Vec<(u64, u32, f64)>> = of_claims.iter().map(|terms| classes_of(terms)).collect();
        let (sentence_of, sentences) = sentences_of(claims, &classes);
        let shapes = shape::of_claims(claims, &of_claims, coverage);
        TermIndex {
            of_claims,
            classes,
            shapes,
            sentence_of,
            sentences,
            compared_from: compared_from(claims),
            article_end: article_end(claims),
            postings,
        }
    }

    /// The terms of the other claims of a claim's sentence.
    pub fn context(&self, claim: usize) -> impl Iterator<Item = &Term> {
        let siblings = self.sentence(claim).claims.clone().filter(move |&other| other != claim);
        siblings.flat_map(|other| &self.of_claims[other])
    }

    /// Whether a term meets some term of the sentence that holds `claim`.
    pub fn meets_sentence(&self, term: &Term, claim: usize) -> bool {
        let there = &self.sentence(claim).classes;
        term.classes.iter().any(|(class, strength)| *strength > 0.0 && there.binary_search(class).is_ok())
    }

    fn sentence(&self, claim: usize) -> &SentenceTerms {
        &self.sentences[self.sentence_of[claim] as usize]
    }

    /// Pairs of claims that share enough to be compared, the lower index first, ascending.
    pub fn candidates(&self) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        let mut shared: FxHashMap<u32, f64> = FxHashMap::default();
        for (claim, terms) in self.of_claims.iter().enumerate() {
            shared.clear();
            for term in terms {
                for (class, strength) in &term.classes {
                    let holders = &self.postings[class];
                    let from = self.compared_from[claim];
                    let is_common = holders.len() > MAX_POSTINGS;
                    // The next few must not be of the article itself: it would hide that others tell the same.
                    let from = if is_common { self.article_end[claim] } else { from };
                    let later = &holders[holders.partition_point(|&other| (other as usize) < from)..];
                    let reach = if is_common { NEXT_HOLDERS } else { later.len() };
                    for &other in later.iter().take(reach) {
                        *shared.entry(other).or_default() += strength * term.weight;
                    }
                }
            }
            let mut others: Vec<u32> =
                shared.iter().filter(|(_, weight)| **weight >= MIN_SHARED_WEIGHT).map(|(other, _)| *other).collect();
            others.sort_unstable();
            pairs.extend(others.into_iter().map(|other| (claim, other as usize)));
        }
        pairs
    }
}

/// Counts for each term the claims of its own article that hold its word or root; the claims of an article stand side by
/// side, and so do they among the holders.
fn count_here(of_claims: &mut [Vec<Term>], claims: &[Claim], postings: &FxHashMap<u64, Vec<u32>>) {
    let mut start = 0;
    for article in claims.chunk_by(|a, b| a.witness == b.witness) {
        let end = start + article.len();
        for term in of_claims[start..end].iter_mut().flatten() {
            let holders = |class: u64| {
                let holders = &postings[&class];
                holders.partition_point(|&at| (at as usize) < end)
                    - holders.partition_point(|&at| (at as usize) < start)
            };
            let whole = term.classes.iter().filter(|(_, strength)| *strength >= ROOT_STRENGTH);
            term.n_here = whole.map(|(class, _)| holders(*class)).max().unwrap_or(1) as u32;
        }
        start = end;
    }
}

/// 1 for a term of one claim, falling to a quarter for a term of every claim.
fn rarity_in_event(n_holders: usize, n_claims: usize) -> f64 {
    let share = (n_claims as f64 / n_holders.max(1) as f64).ln() / (n_claims as f64 + 1.0).ln();
    0.25 + 0.75 * share
}

fn article_end(claims: &[Claim]) -> Vec<usize> {
    let mut ends: Vec<usize> = Vec::with_capacity(claims.len());
    for article in claims.chunk_by(|a, b| a.witness == b.witness) {
        let end = ends.len() + article.len();
        ends.resize(end, end);
    }
    ends
}

fn compared_from(claims: &[Claim]) -> Vec<usize> {
    let mut from = Vec::with_capacity(claims.len());
    for article in claims.chunk_by(|a, b| a.witness == b.witness) {
        let (start, end) = (from.len(), from.len() + article.len());
        let is_long = article.len() > MAX_CLAIMS_WITHIN;
        from.extend((start..end).map(|claim| if is_long { end } else { claim + 1 }));
    }
    from
}

fn classes_of(terms: &[Term]) -> Vec<(u64, u32, f64)> {
    let of_term = |(at, term): (usize, &Term)| {
        term.classes.iter().map(move |(class, strength)| (*class, at as u32, *strength)).collect::<Vec<_>>()
    };
    let mut classes: Vec<(u64, u32, f64)> = terms.iter().enumerate().flat_map(of_term).collect();
    classes.sort_by_key(|(class, term, _)| (*class, *term));
    classes
}

/// The sentence of each claim, and the sentences; claims of one sentence stand side by side.
fn sentences_of(claims: &[Claim], classes: &[Vec<(u64, u32, f64)>]) -> (Vec<u32>, Vec<SentenceTerms>) {
    let mut sentence_of = Vec::with_capacity(claims.len());
    let mut sentences: Vec<SentenceTerms> = Vec::new();
    let key = |claim: &Claim| (claim.witness, claim.sentence);
    for (at, claim) in claims.iter().enumerate() {
        if at == 0 || key(&claims[at - 1]) != key(claim) {
            sentences.push(SentenceTerms { claims: at..at, classes: Vec::new() });
        }
        sentence_of.push(sentences.len() as u32 - 1);
        if let Some(sentence) = sentences.last_mut() {
            sentence.claims.end = at + 1;
            sentence.classes.extend(classes[at].iter().map(|(class, ..)| *class));
        }
    }
    for sentence in &mut sentences {
        sentence.classes.sort_unstable();
        sentence.classes.dedup();
    }
    (sentence_of, sentences)
}

fn terms_of(claim: &Claim, coverage: &Coverage<'_>) -> Vec<Term> {
    let reading = coverage.readings[claim.witness];
    let (document, mentions) = (reading.document, reading.mentions);
    let mut taken = vec![false; claim.tokens.len()];
    let start = claim.tokens.start as usize;
    let mut take = |range: crate::syntax::TokenRange| {
        range.indexes().filter(|&at| claim.tokens.contains(at)).for_each(|at| taken[at - start] = true);
    };
    let mut terms = Vec::new();
    let first_name = mentions.names.partition_point(|name| name.tokens.end <= claim.tokens.start);
    for (at, name) in mentions.names.iter().enumerate().skip(first_name) {
        if name.tokens.start >= claim.tokens.end {
            break;
        }
        if let Some(entity) = coverage.entities.of_names.get(claim.witness).and_then(|of| of.get(at)) {
            take(name.tokens);
            let rarest = name.tokens.indexes().map(|at| frequency::rarity(document.lemma(at))).fold(0.0, f64::max);
            terms.push(entity_term(entity.0, rarest, name.tokens.start));
        }
    }
    for date in claim.dates.iter().map(|at| &mentions.dates[*at as usize]) {
        take(date.tokens);
        terms.push(date_term(date));
    }
    for quantity in claim.quantities.iter().map(|at| &mentions.quantities[*at as usize]) {
        take(quantity.tokens);
        terms.push(number_term(quantity));
    }
    let words = claim.tokens.indexes().filter(|&at| !taken[at - start]);
    terms.extend(words.filter_map(|at| word_term(document, at)));
    keep_first_of_each(terms)
}

fn entity_term(entity: u32, rarest_word: f64, token: u32) -> Term {
    let weight = rarest_word.max(MIN_ENTITY_WEIGHT);
    Term {
        kind: TermKind::Entity,
        weight,
        classes: vec![(hash(("entity", entity)), 1.0)],
        token,
        word: None,
        n_here: 1,
    }
}

fn date_term(date: &TimeExpression) -> Term {
    let mut classes = vec![(hash(("date", &date.value)), 1.0)];
    if let Some((from, to)) = date.interval {
        classes.push((hash(("days", from, to)), 1.0));
        classes.push((hash(("month", from.year(), from.month())), MONTH_STRENGTH));
    }
    Term { kind: TermKind::Date, weight: DATE_WEIGHT, classes, token: date.tokens.start, word: None, n_here: 1 }
}

fn number_term(quantity: &Quantity) -> Term {
    let value = quantity.low.or(quantity.high).unwrap_or(0.0);
    let weight = if value >= LARGE { LARGE_NUMBER_WEIGHT } else { SMALL_NUMBER_WEIGHT };
    let classes = vec![(hash(("number", value.to_bits(), &quantity.unit)), 1.0)];
    Term { kind: TermKind::Number, weight, classes, token: quantity.tokens.start, word: None, n_here: 1 }
}

fn word_term(document: &Document, at: usize) -> Option<Term> {
    let lemma = document.lemma(at);
    let is_word = lemma.chars().any(char::is_alphanumeric);
    if !is_word || clause::is_stopword(lemma) || clause::is_stopword(document.norm(at)) {
        return None;
    }
    let mut classes = vec![(hash(("word", lemma)), 1.0)];
    if let Some(relatives) = senses::of(lemma) {
        classes.extend(relatives.root.map(|root| (hash(("root", root)), ROOT_STRENGTH)));
        classes.extend(relatives.shared.iter().map(|sense| (hash(("sense", sense)), SENSE_STRENGTH)));
    }
    let word = vectors::known(lemma).or_else(|| vectors::known(document.norm(at)));
    Some(Term { kind: TermKind::Word, weight: frequency::rarity(lemma), classes, token: at as u32, word, n_here: 1 })
}

/// A claim that names one thing twice says it once.
fn keep_first_of_each(mut terms: Vec<Term>) -> Vec<Term> {
    terms.sort_by_key(|term| (term.classes[0].0, term.token));
    terms.dedup_by_key(|term| term.classes[0].0);
    terms.sort_by_key(|term| term.token);
    terms
}

fn hash(key: impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    key.hash(&mut hasher);
    hasher.finish()
}
