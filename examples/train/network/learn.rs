//! The course of training: batches in a fixed shuffle, two halves of a batch side by side, one step after each.

use corroborate::syntax::training::{N_LABELS, N_TAGS, TAGS, Tagger, best_tree};

use super::corpus::{Example, Raw, Taught, Vocabulary};
use super::model::{Answers, Batch, Loss, Network, Shape};
use super::parameters::Adam;
use super::score::score_of;
use super::stored::Trained;
use super::tensor::{self, Random};
use crate::perceptron::shuffled;
use crate::treebank::title_case;

/// How training runs.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    pub shape: Shape,
    pub epochs: usize,
    pub seed: u64,
    pub rate: f32,
    /// Words in a batch.
    pub batch: usize,
}

/// The average keeps so much of itself at each step.
const KEPT: f32 = 0.998;

/// Steps until the full rate of learning.
const WARM: f32 = 300.0;

/// Learns from `examples`; prints the score on `dev` now and then. Gives back the averaged network.
pub fn train(options: Options, vocabulary: &Vocabulary, examples: &[Example], dev: &[Raw]) -> Network {
    let mut network = Network::new(options.shape, vocabulary.sizes(), options.seed);
    eprintln!("{} parameters, {} sentences", network.values.len(), examples.len());
    let mut adam = Adam::new(&network.values);
    let mut gradients = [vec![0.0; network.values.len()], vec![0.0; network.values.len()]];
    let words: usize = examples.iter().map(Example::len).sum();
    let steps = (words * options.epochs) as f32 / options.batch as f32;
    let mut step = 0.0;
    for epoch in 0..options.epochs {
        let begin = std::time::Instant::now();
        let mut loss = Loss::default();
        for batch in batches(examples, options.batch, options.seed * 1000 + epoch as u64) {
            let seed = options.seed << 32 | step as u64;
            let sum = learn(&network, vocabulary, batch, seed, &mut gradients);
            loss.add(sum);
            let rate = options.rate * (step / WARM).min(1.0) * (0.02 + 0.98 * cosine(step / steps));
            adam.step(&mut network.values, &mut gradients[0], rate, KEPT);
            step += 1.0;
        }
        let n = words as f64;
        eprint!(
            "epoch {:2} {:.0} s, loss: arcs {:.3} relations {:.3} names {:.3} tags {:.3}",
            epoch + 1,
            begin.elapsed().as_secs_f64(),
            loss.arcs / n,
            loss.relations / n,
            loss.names / n,
            loss.tags / n
        );
        if epoch % 3 == 2 || epoch + 1 == options.epochs {
            std::mem::swap(&mut network.values, &mut adam.average);
            eprint!("; dev: {}", score_of(&[(&network, vocabulary)], dev));
            if epoch + 1 < options.epochs {
                std::mem::swap(&mut network.values, &mut adam.average);
            }
        }
        eprintln!();
    }
    network
}

fn cosine(share: f32) -> f32 {
    0.5 + 0.5 * (share.min(1.0) * std::f32::consts::PI).cos()
}

impl Loss {
    fn add(&mut self, other: Loss) {
        self.arcs += other.arcs;
        self.relations += other.relations;
        self.names += other.names;
        self.tags += other.tags;
    }
}

/// All examples in a fixed shuffle, cut into batches of so many words.
fn batches(examples: &[Example], words: usize, seed: u64) -> Vec<Vec<&Example>> {
    let mut batches = vec![Vec::new()];
    let mut filled = 0;
    for at in shuffled(examples.len(), seed) {
        if filled >= words {
            batches.push(Vec::new());
            filled = 0;
        }
        filled += examples[at].len();
        batches.last_mut().expect("there is a batch").push(&examples[at]);
    }
    batches
}

/// One batch in two halves; the sum of the gradients stands in the first.
fn learn(
    network: &Network,
    vocabulary: &Vocabulary,
    mut batch: Vec<&Example>,
    seed: u64,
    gradients: &mut [Vec<f32>; 2],
) -> Loss {
    let words: usize = batch.iter().map(|example| example.len()).sum();
    let second = batch.split_off(batch.len() / 2);
    let half = |examples: Vec<&Example>, number: u64, gradients: &mut [f32]| {
        let mut random = Random::new(seed * 2 + number);
        let batch = Batch::masked(examples, &vocabulary.form_counts, &mut random);
        network.learn(&batch, &mut random, gradients)
    };
    let [ours, theirs] = gradients;
    let (mut loss, other) = rayon::join(|| half(batch, 0, ours), || half(second, 1, theirs));
    loss.add(other);
    let scale = 1.0 / words.max(1) as f32;
    for (sum, part) in ours.iter_mut().zip(theirs.iter_mut()) {
        *sum = (*sum + *part) * scale;
        *part = 0.0;
    }
    loss
}

/// The mean of the networks' probabilities of heads, as logarithms.
pub fn mean_arcs(answers: &[Answers], number: usize, n: usize) -> Vec<f32> {
    let mut mean = vec![0.0; n * (n + 1)];
    for answers in answers {
        let mut arcs = answers.arcs[number].clone();
        arcs.chunks_exact_mut(n + 1).for_each(tensor::softmax);
        mean.iter_mut().zip(&arcs).for_each(|(sum, share)| *sum += share);
    }
    let count = answers.len() as f32;
    mean.iter().map(|sum| (sum / count).max(1e-12).ln()).collect()
}

/// The mean of the networks' probabilities of relations.
pub fn mean_relations(networks: &[&Network], answers: &[Answers], dependent: usize, head: Option<usize>) -> Vec<f32> {
    let rows = networks.iter().zip(answers).map(|(network, answers)| network.relations(answers, dependent, head));
    mean(rows.collect())
}

/// The mean of the networks' probabilities in one row.
pub fn mean_row(answers: &[Answers], of: impl Fn(&Answers) -> &Vec<f32>, row: usize, columns: usize) -> Vec<f32> {
    mean(answers.iter().map(|answers| of(answers)[row * columns..(row + 1) * columns].to_vec()).collect())
}

fn mean(mut rows: Vec<Vec<f32>>) -> Vec<f32> {
    rows.iter_mut().for_each(|row| tensor::softmax(row));
    let mut sum = vec![0.0; rows[0].len()];
    for row in &rows {
        sum.iter_mut().zip(row).for_each(|(sum, share)| *sum += share / rows.len() as f32);
    }
    sum
}

/// The sentences as examples of one vocabulary, with the answers of networks that have vocabularies of their own.
pub fn teach(teachers: &[Trained], sentences: &[Raw], vocabulary: &Vocabulary, tagger: &Tagger) -> Vec<Example> {
    use rayon::prelude::*;
    let networks: Vec<&Network> = teachers.iter().map(|teacher| &teacher.network).collect();
    let chunks = sentences.par_chunks(16).map(|chunk| {
        let examples: Vec<Vec<Example>> =
            teachers.iter().map(|teacher| chunk.iter().map(|raw| teacher.vocabulary.example(raw)).collect()).collect();
        let batches: Vec<Batch<'_>> = examples.iter().map(|examples| Batch::plain(examples.iter().collect())).collect();
        let answers: Vec<Answers> =
            networks.iter().zip(&batches).map(|(network, batch)| network.forward(batch, None)).collect();
        let taught = |(number, raw)| Example {
            taught: Some(answer(&networks, &batches[0], &answers, number)),
            ..vocabulary.example(raw)
        };
        chunk.iter().enumerate().map(taught).collect::<Vec<Example>>()
    });
    let mut taught: Vec<Example> = chunks.flatten().collect();
    let recased: Vec<Example> = sentences
        .iter()
        .enumerate()
        .filter_map(|(at, raw)| {
            let labels = raw.labels.clone();
            Some(Example {
                taught: taught[at].taught.clone(),
                labels,
                ..vocabulary.example(&recased(at, raw, tagger)?)
            })
        })
        .collect();
    taught.extend(recased);
    taught
}

/// Every tenth sentence in title case and every twentieth in capitals: what holds of the sentence holds of the headline.
fn recased(at: usize, raw: &Raw, tagger: &Tagger) -> Option<Raw> {
    let forms = raw.forms.iter().zip(&raw.tags);
    match at % 20 {
        3 | 13 => Some(forms.map(|(form, &tag)| title_case(form, TAGS[usize::from(tag)].0)).collect()),
        7 => Some(forms.map(|(form, _)| form.to_uppercase()).collect()),
        _ => None,
    }
    .map(|forms| Raw::new(forms, None, tagger))
}

fn answer(networks: &[&Network], batch: &Batch<'_>, answers: &[Answers], number: usize) -> Taught {
    let sentence = batch.sentences[number].clone();
    let n = sentence.len();
    let logs = mean_arcs(answers, number, n);
    let mut tree = Vec::new();
    best_tree(&logs, n, &mut tree);
    let mut taught = Taught { arcs: logs.iter().map(|log| log.exp()).collect(), ..Taught::default() };
    for (at, token) in sentence.clone().enumerate() {
        let head = (tree[at] as usize != at).then_some(sentence.start + tree[at] as usize);
        taught.heads.push(head.map_or(0, |head| (head - sentence.start) as u32 + 1));
        taught.relations.extend(mean_relations(networks, answers, token, head));
        taught.names.extend(mean_row(answers, |answers| &answers.names, token, N_LABELS));
        taught.tags.extend(mean_row(answers, |answers| &answers.tags, token, N_TAGS));
    }
    taught
}
