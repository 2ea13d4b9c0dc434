//! The trained network at work on one sentence.
//!
//! Embeddings of each word go through layers of simple recurrent units in both directions (Lei et al. 2018); from what
//! the last layer says of each word, the heads (Dozat & Manning 2017, without the middle matrix), relations, names and
//! tags are scored. What the first layer makes of a word by itself is kept, since most words of a text are common.

use std::sync::LazyLock;

use multiversion::multiversion;

use super::super::model::{self, Corrupt, Kind};
use super::super::relation::N_RELATIONS;
use super::super::tag::N_TAGS;
use super::bend::{leaky, sigmoid, tanh};
use super::features::N_TABLES;
use super::file::{self, Sizes, Table};
use super::labels::N_LABELS;
use super::matrix::Matrix;
use crate::lexicon::gazetteer::N_FLAGS;

/// Distances between a word and its head are told apart in so many steps, to either side; the last is for the root.
pub const N_DISTANCES: usize = 17;

/// What the distance counts as: 0 to 7 to the left, 8 to 15 to the right, 16 for the root.
#[inline(always)]
pub fn distance(dependent: usize, head: Option<usize>) -> usize {
    let Some(head) = head else { return 16 };
    let apart = dependent.abs_diff(head);
    let steps = match apart {
        0..=4 => apart.saturating_sub(1),
        5..=6 => 4,
        7..=9 => 5,
        10..=14 => 6,
        _ => 7,
    };
    if head < dependent { steps } else { 8 + steps }
}

/// A trained network; the embeddings stay in the file.
pub struct Network<'f> {
    sizes: Sizes,
    tables: [Table<'f>; N_TABLES],
    /// From a word's embeddings to its share in the parts of the first layer.
    word: Matrix,
    /// The shares of tags and flags, row by row.
    tags: Vec<f32>,
    flags: Vec<f32>,
    /// The layers after the first.
    layers: Vec<Matrix>,
    /// For each layer and direction: biases of the gates, then their weights of the state before.
    gates: Vec<Vec<f32>>,
    /// From the last layer to: dependents, heads, dependents and heads for relations, names, tags.
    answers: Matrix,
    biases: Vec<f32>,
    /// The root's vector, and one that every head is multiplied with.
    root: Vec<f32>,
    near: Vec<f32>,
    /// The root's vector, and what is added to all.
    relation_root: Vec<f32>,
    relation: Matrix,
    relation_bias: Vec<f32>,
}

impl Network<'static> {
    /// The network that is compiled in, read on first use.
    pub fn get() -> &'static Network<'static> {
        static NETWORK: LazyLock<Network<'static>> = LazyLock::new(|| {
            Network::read(include_bytes!("../../../data/models/parser.bin"))
                .expect("a test reads the model that is compiled in")
        });
        &NETWORK
    }
}

impl<'f> Network<'f> {
    /// Reads a model file.
    ///
    /// # Errors
    /// `Corrupt` for a damaged file, and for one of another kind or version.
    pub fn read(file: &'f [u8]) -> Result<Network<'f>, Corrupt> {
        let bytes = &mut model::open(Kind::Parser, file)?;
        let sizes = Sizes::read(bytes)?;
        let (hidden, width, first) = (sizes.hidden, 2 * sizes.hidden, 8 * sizes.hidden);
        let mut tables = Vec::with_capacity(N_TABLES);
        for columns in sizes.tables {
            tables.push(Table::read(bytes, columns)?);
        }
        let network = Network {
            sizes,
            tables: tables.try_into().map_err(|_| Corrupt)?,
            word: file::matrix(bytes, sizes.word(), first)?,
            tags: file::numbers(bytes, (N_TAGS + 1) * first)?,
            flags: file::numbers(bytes, N_FLAGS * first)?,
            layers: (1..sizes.layers).map(|_| file::matrix(bytes, width, 6 * hidden)).collect::<Result<_, _>>()?,
            gates: (0..sizes.layers).map(|_| file::numbers(bytes, 8 * hidden)).collect::<Result<_, _>>()?,
            answers: file::matrix(bytes, width, answers(&sizes))?,
            biases: file::numbers(bytes, answers(&sizes))?,
            root: file::numbers(bytes, 2 * sizes.arc)?,
            near: file::numbers(bytes, N_TAGS * (N_TAGS + 1) * N_DISTANCES)?,
            relation_root: file::numbers(bytes, 2 * sizes.relation)?,
            relation: file::matrix(bytes, sizes.relation, N_RELATIONS)?,
            relation_bias: file::numbers(bytes, N_RELATIONS)?,
        };
        if bytes.len() == 0 { Ok(network) } else { Err(Corrupt) }
    }

    /// Reads one sentence: keys of its words, tags and flags, in parallel. Fills the scores of `work`.
    pub fn score(&self, keys: &[[u32; N_TABLES]], tags: &[u8], flags: &[u32], work: &mut Workspace) {
        score(self, keys, tags, flags, work);
    }

    /// Scores the relations of all words with their heads; a word that is its own head is the root.
    pub fn relate(&self, heads: &[u32], work: &mut Workspace) {
        relate(self, heads, work);
    }
}

/// The columns of the answers.
pub fn answers(sizes: &Sizes) -> usize {
    2 * sizes.arc + 2 * sizes.relation + N_LABELS + N_TAGS
}

/// How many words' shares are kept.
const KEPT: usize = 4096;

/// Room for one sentence at a time, and what is kept from sentence to sentence.
#[derive(Default)]
pub struct Workspace {
    /// The keys of the words whose shares are kept, and the shares.
    kept_keys: Vec<[u32; N_TABLES]>,
    kept: Vec<f32>,
    missing: Vec<usize>,
    embedded: Vec<f32>,
    shares: Vec<f32>,
    parts: Vec<f32>,
    inputs: Vec<f32>,
    outputs: Vec<f32>,
    answers: Vec<f32>,
    dependents: Vec<f32>,
    options: Vec<f32>,
    transposed: Matrix,
    scored: Vec<f32>,
    pairs: Vec<f32>,
    /// A row for each word: the score of being the root, then of each word as head.
    pub arcs: Vec<f32>,
    /// Rows of `N_RELATIONS`.
    pub relations: Vec<f32>,
    /// Rows of `N_LABELS`.
    pub names: Vec<f32>,
    /// Rows of `N_TAGS`.
    pub tags: Vec<f32>,
}

#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn score(network: &Network<'_>, keys: &[[u32; N_TABLES]], tags: &[u8], flags: &[u32], work: &mut Workspace) {
    network.first_parts(keys, tags, flags, work);
    let hidden = network.sizes.hidden;
    for (layer, gates) in network.gates.iter().enumerate() {
        let parts = if layer == 0 { 4 } else { 3 };
        if layer > 0 {
            std::mem::swap(&mut work.inputs, &mut work.outputs);
            network.layers[layer - 1].multiply(&work.inputs, &mut work.parts);
        }
        work.outputs.resize(keys.len() * 2 * hidden, 0.0);
        for direction in 0..2 {
            pass(hidden, parts, direction, &gates[direction * 4 * hidden..], work);
        }
    }
    network.answer(tags, keys.len(), work);
}

impl Network<'_> {
    /// The parts of the first layer: shares of words, of tags and of flags.
    #[inline(always)]
    fn first_parts(&self, keys: &[[u32; N_TABLES]], tags: &[u8], flags: &[u32], work: &mut Workspace) {
        let first = 8 * self.sizes.hidden;
        work.kept_keys.resize(KEPT, [0; N_TABLES]);
        work.kept.resize(KEPT * first, 0.0);
        work.parts.clear();
        work.parts.resize(keys.len() * first, 0.0);
        work.missing.clear();
        work.embedded.clear();
        for (at, keys) in keys.iter().enumerate() {
            let place = keys[0] as usize / 2 % KEPT;
            let parts = &mut work.parts[at * first..(at + 1) * first];
            if work.kept_keys[place] == *keys {
                parts.copy_from_slice(&work.kept[place * first..(place + 1) * first]);
            } else {
                work.missing.push(at);
                self.embed(keys, &mut work.embedded);
            }
        }
        self.word.multiply(&work.embedded, &mut work.shares);
        for (number, &at) in work.missing.iter().enumerate() {
            let place = keys[at][0] as usize / 2 % KEPT;
            let share = &work.shares[number * first..(number + 1) * first];
            work.kept_keys[place] = keys[at];
            work.kept[place * first..(place + 1) * first].copy_from_slice(share);
            work.parts[at * first..(at + 1) * first].copy_from_slice(share);
        }
        for (at, parts) in work.parts.chunks_exact_mut(first).enumerate() {
            add(parts, &self.tags[usize::from(tags[at]) * first..][..first]);
            let mut left = flags[at];
            while left != 0 {
                let flag = left.trailing_zeros() as usize;
                left &= left - 1;
                add(parts, &self.flags[flag * first..][..first]);
            }
        }
    }

    #[inline(always)]
    fn embed(&self, keys: &[u32; N_TABLES], embedded: &mut Vec<f32>) {
        let mut at = embedded.len();
        embedded.resize(at + self.sizes.word(), 0.0);
        for ((table, &key), columns) in self.tables.iter().zip(keys).zip(self.sizes.tables) {
            table.look_up(key, &mut embedded[at..at + columns]);
            at += columns;
        }
    }

    /// The answers from the outputs of the last layer.
    #[inline(always)]
    fn answer(&self, tags: &[u8], n: usize, work: &mut Workspace) {
        let Sizes { arc, relation, .. } = self.sizes;
        self.answers.multiply(&work.outputs, &mut work.answers);
        let stride = self.answers.stride();
        for row in work.answers.chunks_exact_mut(stride) {
            add(row, &self.biases);
            row[..2 * arc].iter_mut().for_each(|value| *value = leaky(*value));
        }
        work.dependents.clear();
        work.options.clear();
        work.options.extend(&self.root[..arc]);
        work.names.clear();
        work.tags.clear();
        let names = 2 * arc + 2 * relation;
        for row in work.answers.chunks_exact(stride) {
            work.dependents.extend(&row[..arc]);
            work.options.extend(&row[arc..2 * arc]);
            work.names.extend(&row[names..names + N_LABELS]);
            work.tags.extend(&row[names + N_LABELS..names + N_LABELS + N_TAGS]);
        }
        work.transposed.set_transposed(&work.options, arc);
        work.transposed.multiply(&work.dependents, &mut work.scored);
        self.arcs(tags, n, work);
    }

    #[inline(always)]
    fn arcs(&self, tags: &[u8], n: usize, work: &mut Workspace) {
        let arc = self.sizes.arc;
        let stride = work.transposed.stride();
        let liked = |option: usize| {
            let option = &work.options[option * arc..(option + 1) * arc];
            option.iter().zip(&self.root[arc..]).map(|(a, b)| a * b).sum::<f32>()
        };
        let liked: Vec<f32> = (0..=n).map(liked).collect();
        work.arcs.clear();
        for dependent in 0..n {
            let near = &self.near[usize::from(tags[dependent]) * (N_TAGS + 1) * N_DISTANCES..];
            let scored = &work.scored[dependent * stride..][..n + 1];
            work.arcs.push(scored[0] + liked[0] + near[N_TAGS * N_DISTANCES + distance(dependent, None)]);
            for head in 0..n {
                let near = near[usize::from(tags[head]) * N_DISTANCES + distance(dependent, Some(head))];
                work.arcs.push(scored[head + 1] + liked[head + 1] + near);
            }
            work.arcs[dependent * (n + 1) + dependent + 1] = f32::NEG_INFINITY;
        }
    }
}

/// One direction of a layer, from word to word.
#[inline(always)]
fn pass(hidden: usize, parts: usize, direction: usize, gates: &[f32], work: &mut Workspace) {
    let [bias_forget, bias_reset, last_forget, last_reset]: [&[f32]; 4] =
        std::array::from_fn(|at| &gates[at * hidden..(at + 1) * hidden]);
    let n = work.outputs.len() / (2 * hidden);
    let mut state = [0.0f32; MAX_HIDDEN];
    let state = &mut state[..hidden];
    for step in 0..n {
        let token = if direction == 0 { step } else { n - 1 - step };
        let place = token * 2 + direction;
        let stride = work.parts.len() / n;
        let all = &work.parts[token * stride + direction * parts * hidden..][..parts * hidden];
        let (candidate, forget, reset) = (&all[..hidden], &all[hidden..2 * hidden], &all[2 * hidden..3 * hidden]);
        let skipped = if parts == 4 { &all[3 * hidden..] } else { &work.inputs[place * hidden..(place + 1) * hidden] };
        let output = &mut work.outputs[place * hidden..(place + 1) * hidden];
        for i in 0..hidden {
            let forget = sigmoid(forget[i] + bias_forget[i] + last_forget[i] * state[i]);
            let reset = sigmoid(reset[i] + bias_reset[i] + last_reset[i] * state[i]);
            state[i] = forget * state[i] + (1.0 - forget) * candidate[i];
            output[i] = reset * tanh(state[i]) + (1.0 - reset) * skipped[i];
        }
    }
}

/// Room for the state of the widest layer.
const MAX_HIDDEN: usize = 512;

#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn relate(network: &Network<'_>, heads: &[u32], work: &mut Workspace) {
    let Sizes { arc, relation, .. } = network.sizes;
    let stride = network.answers.stride();
    work.pairs.clear();
    let (root, every) = network.relation_root.split_at(relation);
    for (dependent, &head) in heads.iter().enumerate() {
        let from = dependent * stride + 2 * arc;
        let to = head as usize * stride + 2 * arc + relation;
        let head = if head as usize == dependent { root } else { &work.answers[to..to + relation] };
        let dependent = &work.answers[from..from + relation];
        work.pairs.extend(dependent.iter().zip(head).zip(every).map(|((a, b), c)| leaky(a + b + c)));
    }
    network.relation.multiply(&work.pairs, &mut work.scored);
    work.relations.clear();
    for row in work.scored.chunks_exact(network.relation.stride()) {
        work.relations.extend(row.iter().zip(&network.relation_bias).map(|(score, bias)| score + bias));
    }
}

#[inline(always)]
fn add(to: &mut [f32], from: &[f32]) {
    to.iter_mut().zip(from).for_each(|(to, from)| *to += from);
}
