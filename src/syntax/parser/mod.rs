//! Dependencies and names: a small recurrent network reads a sentence in both directions and answers both questions.
//!
//! Reads words, their tags and the gazetteers' flags. Trained by `examples/train`; docs/syntax.md tells how it works.

mod bend;
mod features;
mod file;
mod labels;
mod matrix;
mod network;
mod tree;

pub use bend::{LEAK, leaky, sigmoid, tanh};
pub use features::{N_TABLES, table_keys};
pub use file::{Sizes, push_numbers, push_sizes, push_table};
pub use labels::{N_LABELS, begin, best_labels, spans};
pub use network::{Input, N_DISTANCES, Network, Workspace, distance};
pub use tree::best_tree;

use std::ops::Range;

use super::relation::{N_RELATIONS, NameKind, RELATIONS, Relation};
use super::tag::N_TAGS;
use super::word::Word;

/// Words to be read together: the network's weights then come from memory once for many words.
const TOGETHER: usize = 256;

/// Longer sentences are lists and tables rather than sentences: they are read in parts, whose roots hang on the first,
/// since the pairs of words grow with the square of the length.
const LONGEST: usize = 256;

/// Reads sentences; what it allocates is used again.
#[derive(Default)]
pub struct Parser {
    work: Workspace,
    keys: Vec<[u32; N_TABLES]>,
    given_tags: Vec<u8>,
    flags: Vec<u32>,
    sentences: Vec<Range<usize>>,
    /// Which of them go on with the one before.
    continues: Vec<bool>,
    labels: Vec<u8>,
    heads: Vec<u32>,
    of_sentence: Vec<u32>,
    /// For each word read last: its head, itself for the root, and the relation.
    pub tree: Vec<(u32, Relation)>,
    /// The tags, better than those it was given.
    pub tags: Vec<u8>,
    /// The names: first word, word after the last, kind.
    pub names: Vec<(usize, usize, NameKind)>,
}

impl Parser {
    /// Forgets what it was given and has read.
    pub fn clear(&mut self) {
        self.keys.clear();
        self.given_tags.clear();
        self.flags.clear();
        self.sentences.clear();
        self.continues.clear();
    }

    /// Takes a sentence to be read: its words, the tagger's tags and the gazetteers' flags, in parallel. Tells whether
    /// there is enough to be read.
    pub fn push(&mut self, words: &[Word], tags: &[u8], flags: &[u32]) -> bool {
        let start = self.keys.len();
        self.keys.extend(words.iter().map(table_keys));
        self.given_tags.extend(tags);
        self.flags.extend(flags);
        for first in (start..self.keys.len()).step_by(LONGEST) {
            self.sentences.push(first..self.keys.len().min(first + LONGEST));
            self.continues.push(first > start);
        }
        self.keys.len() >= TOGETHER
    }

    /// Reads the sentences taken: fills `tree`, `tags` and `names`, counted from the first word taken.
    pub fn parse(&mut self, network: &Network<'_>) {
        let Parser { keys, given_tags: tags, flags, sentences, .. } = self;
        network.score(Input { keys, tags, flags, sentences }, &mut self.work);
        self.heads.clear();
        self.names.clear();
        let mut arcs = &self.work.arcs[..];
        let mut root = 0;
        for (sentence, &continues) in self.sentences.iter().zip(&self.continues) {
            let (ours, rest) = arcs.split_at(sentence.len() * (sentence.len() + 1));
            arcs = rest;
            best_tree(ours, sentence.len(), &mut self.of_sentence);
            let own = self.of_sentence.iter().enumerate().position(|(word, &head)| word as u32 == head);
            self.heads.extend(self.of_sentence.iter().map(|head| head + sentence.start as u32));
            let own = sentence.start + own.unwrap_or_default();
            match continues {
                true => self.heads[own] = root as u32,
                false => root = own,
            }
            let scores = &self.work.names[sentence.start * N_LABELS..sentence.end * N_LABELS];
            best_labels(scores, &mut self.labels);
            let names = spans(&self.labels);
            self.names.extend(names.map(|(from, to, kind)| (sentence.start + from, sentence.start + to, kind)));
        }
        network.relate(&self.heads, &mut self.work);
        self.tree.clear();
        let relations = self.work.relations.chunks_exact(N_RELATIONS);
        for (word, (&head, scores)) in self.heads.iter().zip(relations).enumerate() {
            self.tree.push((head, relation(scores, head as usize == word)));
        }
        self.tags.clear();
        self.tags.extend(self.work.tags.chunks_exact(N_TAGS).map(|scores| best(scores) as u8));
    }
}

/// The best relation: the root's for the root alone.
fn relation(scores: &[f32], is_root: bool) -> Relation {
    if is_root {
        return Relation::Root;
    }
    let mut best = Relation::Dep as usize;
    for at in 0..N_RELATIONS {
        if scores[at] > scores[best] && at != Relation::Root as usize {
            best = at;
        }
    }
    RELATIONS[best].0
}

fn best(scores: &[f32]) -> usize {
    (1..scores.len()).fold(0, |best, at| if scores[at] > scores[best] { at } else { best })
}

#[cfg(test)]
mod tests {
    use super::super::model;
    use super::*;
    use crate::article::Article;

    /// Each word with its head and relation: "Police<say nsubj".
    fn check(text: &str, expected: &[&str]) {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let document = crate::syntax::analyze(&article);
        let word = |token: usize| document.tokens()[token].span.of(&article.text);
        let arcs: Vec<String> = (0..document.tokens().len())
            .filter_map(|token| {
                let head = word(document.head(token)?);
                Some(format!("{}<{head} {}", word(token), document.relation(token).name()))
            })
            .collect();
        for arc in expected {
            assert!(arcs.iter().any(|found| found == arc), "{arc} is not among {arcs:?}");
        }
    }

    fn names(text: &str) -> Vec<(String, NameKind)> {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let document = crate::syntax::analyze(&article);
        let name = |name: &super::super::NamedTokens| (document.span(name.tokens).of(text).to_owned(), name.kind);
        document.names().iter().map(name).collect()
    }

    #[test]
    fn who_does_what() {
        check(
            "The minister met his counterpart in Geneva.",
            &["minister<met nsubj", "counterpart<met obj", "Geneva<met obl"],
        );
        check(
            "Two men were killed by the police on Monday.",
            &["men<killed nsubj:pass", "police<killed obl:agent", "Monday<killed obl"],
        );
        check("They agreed to expand military ties, he said.", &["expand<agreed xcomp", "ties<expand obj"]);
    }

    #[test]
    fn headlines_and_capitals() {
        check("Police Say Two Men Were Killed", &["Police<Say nsubj", "Men<Killed nsubj:pass"]);
        check("POLICE SAY TWO MEN WERE KILLED", &["POLICE<SAY nsubj", "MEN<KILLED nsubj:pass"]);
    }

    #[test]
    fn very_long_sentences_have_one_root() {
        let article = Article { text: "7 ships, ".repeat(250), ..Article::default() };
        let document = crate::syntax::analyze(&article);
        for sentence in document.sentences() {
            let roots = sentence.tokens.indexes().filter(|&token| document.head(token).is_none());
            assert_eq!(roots.count(), 1);
        }
        assert!(document.sentences().iter().any(|sentence| sentence.tokens.len() > LONGEST));
    }

    #[test]
    fn names_with_their_kinds() {
        let found = names("Anna Brandt of the Ministry of Defence flew to Geneva on Monday.");
        assert!(found.contains(&("Anna Brandt".to_owned(), NameKind::Person)), "{found:?}");
        assert!(found.contains(&("Geneva".to_owned(), NameKind::Place)), "{found:?}");
        assert!(names("They agreed to expand military ties.").is_empty());
    }

    #[test]
    fn damaged_models_are_refused() {
        let file = model::parts(model::ENGLISH).1;
        assert!(Network::read(file).is_ok());
        assert!(Network::read(&file[..file.len() / 2]).is_err());
        assert!(Network::read(b"").is_err());
        assert!(Network::read(model::parts(model::ENGLISH).0).is_err(), "a tagger is no parser");
        let mut flipped = file.to_vec();
        flipped[file.len() / 3] ^= 1;
        assert!(Network::read(&flipped).is_err());
    }

    #[test]
    fn what_was_read_before_changes_nothing() {
        let text = "The minister met his counterpart. The talks, held in Geneva, lasted two days.";
        let article = Article { text: text.to_owned(), ..Article::default() };
        let first = crate::syntax::conllu(&article, &crate::syntax::analyze(&article));
        let other = Article { text: "Ministers talked. ".repeat(400), ..Article::default() };
        crate::syntax::analyze(&other);
        assert_eq!(crate::syntax::conllu(&article, &crate::syntax::analyze(&article)), first);
    }
}
