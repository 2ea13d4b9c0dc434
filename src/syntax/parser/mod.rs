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
pub use network::{N_DISTANCES, Network, Workspace, distance};
pub use tree::best_tree;

use super::relation::{N_RELATIONS, NameKind, RELATIONS, Relation};
use super::tag::N_TAGS;
use super::word::Word;

/// Reads one sentence after another; what it allocates is used again.
#[derive(Default)]
pub struct Parser {
    work: Workspace,
    keys: Vec<[u32; N_TABLES]>,
    labels: Vec<u8>,
    heads: Vec<u32>,
    /// For each word of the sentence read last: its head, itself for the root, and the relation.
    pub tree: Vec<(u32, Relation)>,
    /// The tags, better than those it was given.
    pub tags: Vec<u8>,
    /// The names: first word, word after the last, kind.
    pub names: Vec<(usize, usize, NameKind)>,
}

impl Parser {
    /// Reads a sentence: its words, the tagger's tags and the gazetteers' flags, in parallel.
    pub fn parse(&mut self, network: &Network<'_>, words: &[Word], tags: &[u8], flags: &[u32]) {
        self.keys.clear();
        self.keys.extend(words.iter().map(table_keys));
        network.score(&self.keys, tags, flags, &mut self.work);
        best_tree(&self.work.arcs, words.len(), &mut self.heads);
        network.relate(&self.heads, &mut self.work);
        self.tree.clear();
        let relations = self.work.relations.chunks_exact(N_RELATIONS);
        for (word, (&head, scores)) in self.heads.iter().zip(relations).enumerate() {
            self.tree.push((head, relation(scores, head as usize == word)));
        }
        self.tags.clear();
        self.tags.extend(self.work.tags.chunks_exact(N_TAGS).map(|scores| best(scores) as u8));
        best_labels(&self.work.names, &mut self.labels);
        self.names.clear();
        self.names.extend(spans(&self.labels));
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
