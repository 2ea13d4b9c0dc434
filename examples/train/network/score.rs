//! How many heads, relations, tags and names a network gets right.

use corroborate::syntax::RELATIONS;
use corroborate::syntax::training::{N_LABELS, N_TAGS, TAGS, best_labels, best_tree, spans};

use super::corpus::{Example, Raw, Vocabulary};
use super::model::{Answers, Batch, Network};
use super::stored::Trained;

/// Sentences that are read at once.
const BATCH: usize = 32;

/// Counts of words and names.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    words: usize,
    heads: usize,
    labelled: usize,
    tagged: usize,
    tags: usize,
    right_names: usize,
    found_names: usize,
    gold_names: usize,
}

impl std::fmt::Display for Score {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        write!(
            out,
            "UAS {:.2} LAS {:.2} UPOS {:.2} (tagger {:.2}), names P {:.1} R {:.1} F1 {:.1}",
            share(self.heads, self.words),
            share(self.labelled, self.words),
            share(self.tags, self.words),
            share(self.tagged, self.words),
            share(self.right_names, self.found_names),
            share(self.right_names, self.gold_names),
            share(2 * self.right_names, self.found_names + self.gold_names)
        )
    }
}

impl Score {
    /// F1 of names.
    pub fn names(&self) -> f64 {
        2.0 * self.right_names as f64 / (self.found_names + self.gold_names).max(1) as f64
    }
}

/// What the networks together get right.
pub fn score(trained: &[Trained], sentences: &[Raw]) -> Score {
    let pairs: Vec<(&Network, &Vocabulary)> =
        trained.iter().map(|trained| (&trained.network, &trained.vocabulary)).collect();
    score_of(&pairs, sentences)
}

/// The same for networks with vocabularies that stand elsewhere.
pub fn score_of(pairs: &[(&Network, &Vocabulary)], sentences: &[Raw]) -> Score {
    let networks: Vec<&Network> = pairs.iter().map(|(network, _)| *network).collect();
    let mut score = Score::default();
    for chunk in sentences.chunks(BATCH) {
        let examples: Vec<Vec<Example>> =
            pairs.iter().map(|(_, vocabulary)| chunk.iter().map(|raw| vocabulary.example(raw)).collect()).collect();
        let batches: Vec<Batch<'_>> = examples.iter().map(|examples| Batch::plain(examples.iter().collect())).collect();
        let answers: Vec<Answers> =
            networks.iter().zip(&batches).map(|(network, batch)| network.forward(batch, None)).collect();
        for number in 0..chunk.len() {
            score.add(&networks, &batches[0], &answers, number);
        }
    }
    score
}

impl Score {
    fn add(&mut self, networks: &[&Network], batch: &Batch<'_>, answers: &[Answers], number: usize) {
        let (sentence, example) = (batch.sentences[number].clone(), batch.examples[number]);
        if let Some(tree) = &example.tree {
            let arcs = super::learn::mean_arcs(answers, number, example.len());
            let mut heads = Vec::new();
            best_tree(&arcs, example.len(), &mut heads);
            for (at, &(gold_head, gold_relation, gold_tag)) in tree.iter().enumerate() {
                let head = if heads[at] as usize == at { None } else { Some(heads[at] as usize) };
                let right = head.map_or(0, |head| head as u32 + 1) == gold_head;
                let shares = super::learn::mean_relations(
                    networks,
                    answers,
                    sentence.start + at,
                    head.map(|h| sentence.start + h),
                );
                let main = |relation: usize| RELATIONS[relation].1.split(':').next();
                let relation = best(&shares);
                let tags = super::learn::mean_row(answers, |answers| &answers.tags, sentence.start + at, N_TAGS);
                let pos = |tag: usize| TAGS.get(tag).map(|tag| tag.0);
                self.words += 1;
                self.heads += usize::from(right);
                self.labelled += usize::from(right && main(relation) == main(usize::from(gold_relation)));
                self.tags += usize::from(pos(best(&tags)) == pos(usize::from(gold_tag)));
                self.tagged += usize::from(pos(usize::from(example.tags[at])) == pos(usize::from(gold_tag)));
            }
        }
        if let Some(gold) = &example.labels {
            let scores: Vec<f32> = sentence
                .clone()
                .flat_map(|token| {
                    let shares = super::learn::mean_row(answers, |answers| &answers.names, token, N_LABELS);
                    shares.into_iter().map(|share| share.max(1e-9).ln())
                })
                .collect();
            let mut labels = Vec::new();
            best_labels(&scores, &mut labels);
            let gold: Vec<_> = spans(gold).collect();
            let found: Vec<_> = spans(&labels).collect();
            self.right_names += found.iter().filter(|span| gold.contains(span)).count();
            self.found_names += found.len();
            self.gold_names += gold.len();
        }
    }
}

pub fn best(scores: &[f32]) -> usize {
    (0..scores.len()).fold(0, |best, at| if scores[at] > scores[best] { at } else { best })
}
