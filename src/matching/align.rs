//! Which word of one statement stands for which word of the other.
//!
//! One to one: the surest and best placed pairs first. Words meet as written, as lemmas, as values, as parts of one name,
//! by root or sense; grammar words only as written and only beside a pair. Leaves what the pairs tell to the features.

use crate::compare::name;
use crate::lexicon::senses;
use crate::mention;

use super::statement::{Statement, Word, WordClass};

/// What a neighbour that is paired as well adds, and what the same place in both adds at most. Less than the difference
/// between two ways of meeting: the place only decides between equals.
const NEIGHBOUR: f64 = 0.04;
const SAME_PLACE: f64 = 0.03;

/// How far two grammar words may stand from a pair of content words to be paired.
const REACH: usize = 1;

/// How sure two words mean the same, by the way they meet.
const AS_WRITTEN: f64 = 1.0;
const BY_VALUE: f64 = 0.98;
const BY_LEMMA: f64 = 0.95;
const BY_NAME: f64 = 0.9;
const BY_ROOT: f64 = 0.85;
const BY_SENSE: f64 = 0.65;

/// Two statements and the pairs of their words.
#[derive(Debug)]
pub struct Alignment<'s> {
    /// The one statement.
    pub a: &'s Statement,
    /// The other.
    pub b: &'s Statement,
    /// For each word of `a`, the word of `b`, and how sure they mean the same.
    pub of_a: Vec<Option<(usize, f64)>>,
    /// The same for the words of `b`.
    pub of_b: Vec<Option<(usize, f64)>>,
}

impl<'s> Alignment<'s> {
    /// Pairs the words of `a` and `b`.
    pub fn new(a: &'s Statement, b: &'s Statement) -> Alignment<'s> {
        let mut alignment = Alignment { a, b, of_a: vec![None; a.words.len()], of_b: vec![None; b.words.len()] };
        let meetings = meetings(a, b);
        alignment.take_content(&meetings);
        alignment.take_names();
        alignment.take_grammar();
        alignment
    }

    /// The same pairs, seen from the other side.
    pub fn sides(&self) -> [(&'s Statement, &[Option<(usize, f64)>]); 2] {
        [(self.a, &self.of_a), (self.b, &self.of_b)]
    }

    /// Whether the two words are paired.
    pub fn are_paired(&self, of_a: usize, of_b: usize) -> bool {
        self.of_a[of_a].is_some_and(|(other, _)| other == of_b)
    }

    fn pair(&mut self, of_a: usize, of_b: usize, strength: f64) {
        if self.of_a[of_a].is_none() && self.of_b[of_b].is_none() {
            self.of_a[of_a] = Some((of_b, strength));
            self.of_b[of_b] = Some((of_a, strength));
        }
    }

    /// Pairs content words, the surest first.
    fn take_content(&mut self, meetings: &[(usize, usize, f64)]) {
        let mut ranked: Vec<(f64, usize, usize, f64)> = meetings
            .iter()
            .map(|&(x, y, strength)| (strength + self.placing(meetings, x, y), x, y, strength))
            .collect();
        ranked.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        for (_, x, y, strength) in ranked {
            self.pair(x, y, strength);
        }
    }

    /// What the words around and the place in the whole say for a pair.
    fn placing(&self, meetings: &[(usize, usize, f64)], x: usize, y: usize) -> f64 {
        let (n_a, n_b) = (self.of_a.len() as f64, self.of_b.len() as f64);
        let place = 1.0 - ((x as f64 + 0.5) / n_a - (y as f64 + 0.5) / n_b).abs();
        let meets = |x: usize, y: usize| {
            let is_same = x < self.of_a.len() && y < self.of_b.len() && self.a.norm(x) == self.b.norm(y);
            is_same || meetings.binary_search_by_key(&(x, y), |&(x, y, _)| (x, y)).is_ok()
        };
        let before = x > 0 && y > 0 && meets(x - 1, y - 1);
        let n_beside = f64::from(before) + f64::from(meets(x + 1, y + 1));
        NEIGHBOUR * n_beside + SAME_PLACE * place
    }

    /// Pairs the first free words of names that may name one thing: "the U.S." and "the United States".
    fn take_names(&mut self) {
        for of_a in &self.a.mentions.names {
            for of_b in &self.b.mentions.names {
                let free = |side: &Statement, pairs: &[Option<(usize, f64)>], name: &mention::Name| {
                    let words: Vec<usize> = name.tokens.indexes().filter_map(|token| side.word_at(token)).collect();
                    let is_free = words.iter().all(|&word| pairs[word].is_none());
                    words.first().copied().filter(|_| is_free)
                };
                let (x, y) = (free(self.a, &self.of_a, of_a), free(self.b, &self.of_b, of_b));
                let Some((x, y)) = x.zip(y) else { continue };
                let (a, b) = (of_a.span.of(&self.a.article.text), of_b.span.of(&self.b.article.text));
                if name::compare(a, b).is_agreement() {
                    self.pair(x, y, BY_NAME);
                }
            }
        }
    }

    /// Pairs grammar words that are written alike and stand beside a pair.
    fn take_grammar(&mut self) {
        for x in 0..self.of_a.len() {
            for y in 0..self.of_b.len() {
                let are_grammar = !self.a.words[x].is_content() && !self.b.words[y].is_content();
                if are_grammar && self.a.norm(x) == self.b.norm(y) && self.is_beside_pair(x, y) {
                    self.pair(x, y, AS_WRITTEN);
                }
            }
        }
    }

    fn is_beside_pair(&self, x: usize, y: usize) -> bool {
        let near = |word: usize, n: usize| word.saturating_sub(REACH)..(word + REACH + 1).min(n);
        near(x, self.of_a.len()).any(|x| near(y, self.of_b.len()).any(|y| self.are_paired(x, y)))
    }
}

/// Every two content words that may mean the same, ascending, with how sure that is.
fn meetings(a: &Statement, b: &Statement) -> Vec<(usize, usize, f64)> {
    let mut meetings = Vec::new();
    for (x, of_a) in a.words.iter().enumerate().filter(|(_, word)| word.is_content()) {
        for (y, of_b) in b.words.iter().enumerate().filter(|(_, word)| word.is_content()) {
            let strength = likeness((a, x, of_a), (b, y, of_b));
            if strength > 0.0 {
                meetings.push((x, y, strength));
            }
        }
    }
    meetings
}

/// How sure two content words mean the same.
fn likeness((a, x, of_a): (&Statement, usize, &Word), (b, y, of_b): (&Statement, usize, &Word)) -> f64 {
    if a.norm(x) == b.norm(y) {
        return AS_WRITTEN;
    }
    if of_a.number.is_some() && of_a.number == of_b.number {
        return BY_VALUE;
    }
    let (lemma_a, lemma_b) = (a.lemma(x), b.lemma(y));
    if lemma_a == lemma_b {
        return BY_LEMMA;
    }
    let is_fixed = |word: &Word| matches!(word.class, WordClass::Name | WordClass::Number | WordClass::Time);
    if is_fixed(of_a) && is_fixed(of_b) {
        return 0.0;
    }
    let (Some(senses_a), Some(senses_b)) = (senses::of(lemma_a), senses::of(lemma_b)) else { return 0.0 };
    if senses_a.root.is_some() && senses_a.root == senses_b.root {
        return BY_ROOT;
    }
    let is_shared = senses_a.shared.iter().any(|sense| senses_b.shared.contains(sense));
    f64::from(is_shared) * BY_SENSE
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Expects the pairs of words that are not written alike.
    #[track_caller]
    fn check(a: &str, b: &str, expected: &[(&str, &str)]) {
        let (a, b) = (Statement::new(a), Statement::new(b));
        let alignment = Alignment::new(&a, &b);
        let pairs =
            alignment.of_a.iter().enumerate().filter_map(|(x, pair)| Some((a.norm(x), b.norm(pair.as_ref()?.0))));
        let found: Vec<(&str, &str)> = pairs.filter(|(x, y)| x != y).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn pairs_words_of_one_meaning() {
        check("The attorney left.", "The lawyer leaves.", &[("attorney", "lawyer"), ("left", "leaves")]);
        check("Five ships sank.", "5 ships sank.", &[("five", "5")]);
        check("They agreed.", "an agreement was signed", &[("agreed", "agreement")]);
    }

    #[test]
    fn leaves_other_words() {
        check("The ferry left Norvik.", "The harbour froze.", &[]);
        check("Five ships sank.", "Six ships sank.", &[]);
    }
}
