//! The trained network at work on several sentences at once.
//!
//! Embeddings of each word go through layers of simple recurrent units in both directions (Lei et al. 2018); from what
//! the last layer says of each word, the heads (Dozat & Manning 2017, without the middle matrix), relations, names and
//! tags are scored. What the first layer makes of a word by itself is kept, since most words of a text are common.

use std::ops::Range;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use multiversion::multiversion;
use multiversion::target::target_cfg_f;

use super::super::model::{self, Corrupt, Kind};
use super::super::relation::N_RELATIONS;
use super::super::tag::N_TAGS;
use super::bend::{leaky, multiply_add, sigmoids, tanh_with};
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
    /// Tells networks apart; never 0.
    id: u64,
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
            Network::read(model::parts(model::ENGLISH).1).expect("a test reads the model that is compiled in")
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
        if sizes.hidden > MAX_HIDDEN || sizes.hidden % HIDDEN_STEP != 0 {
            return Err(Corrupt);
        }
        let (hidden, width, first) = (sizes.hidden, 2 * sizes.hidden, 8 * sizes.hidden);
        let mut tables = Vec::with_capacity(N_TABLES);
        for columns in sizes.tables {
            tables.push(Table::read(bytes, columns)?);
        }
        static NETWORKS: AtomicU64 = AtomicU64::new(1);
        let network = Network {
            id: NETWORKS.fetch_add(1, Ordering::Relaxed),
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

    /// Reads sentences that follow one another. Fills the scores of `work`.
    pub fn score(&self, input: Input<'_>, work: &mut Workspace) {
        score(self, input, work);
    }

    /// Scores the relations of all words with their heads, which are counted as the words are; a word that is its own
    /// head is the root.
    pub fn relate(&self, heads: &[u32], work: &mut Workspace) {
        relate(self, heads, work);
    }
}

/// What the network reads: keys of words, tags and flags in parallel, and which words are a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Input<'i> {
    /// Keys into the tables of embeddings.
    pub keys: &'i [[u32; N_TABLES]],
    /// The tagger's tags.
    pub tags: &'i [u8],
    /// The gazetteers' flags.
    pub flags: &'i [u32],
    /// The sentences, one behind the other.
    pub sentences: &'i [Range<usize>],
}

/// The columns of the answers.
pub fn answers(sizes: &Sizes) -> usize {
    2 * sizes.arc + 2 * sizes.relation + N_LABELS + N_TAGS
}

/// How many words' shares are kept: about as many as a long evening's news has different words.
const KEPT: usize = 8192;

/// Where the share of a word is kept: form and shape decide, so that "the" and "The" do not drive each other out.
#[inline(always)]
fn place_of(keys: &[u32; N_TABLES]) -> usize {
    let [form, .., shape] = *keys;
    (form ^ shape.rotate_left(16)).wrapping_mul(0x9E37_79B9) as usize >> (32 - KEPT.trailing_zeros())
}

/// Room for the sentences that are read at once, and what is kept from one time to the next.
#[derive(Default)]
pub struct Workspace {
    /// The keys of the words whose shares are kept, and the shares.
    kept_keys: Vec<[u32; N_TABLES]>,
    kept: Vec<f32>,
    /// Which network the shares are of.
    kept_of: u64,
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
    /// For each sentence, a row for each word: the score of being the root, then of each word as head.
    pub arcs: Vec<f32>,
    /// Rows of `N_RELATIONS`.
    pub relations: Vec<f32>,
    /// Rows of `N_LABELS`.
    pub names: Vec<f32>,
    /// Rows of `N_TAGS`.
    pub tags: Vec<f32>,
}

#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
fn score(network: &Network<'_>, input: Input<'_>, work: &mut Workspace) {
    if target_cfg_f!(any(target_feature = "fma", target_arch = "aarch64")) {
        network.score_with::<true>(input, work);
    } else {
        network.score_with::<false>(input, work);
    }
}

impl Network<'_> {
    #[inline(always)]
    fn score_with<const FUSED: bool>(&self, input: Input<'_>, work: &mut Workspace) {
        self.first_parts::<FUSED>(input, work);
        let hidden = self.sizes.hidden;
        for (layer, gates) in self.gates.iter().enumerate() {
            let parts = if layer == 0 { 4 } else { 3 };
            if layer > 0 {
                std::mem::swap(&mut work.inputs, &mut work.outputs);
                self.layers[layer - 1].multiply::<FUSED>(&work.inputs, &mut work.parts);
            }
            work.outputs.resize(input.keys.len() * 2 * hidden, 0.0);
            for sentence in input.sentences {
                pass::<FUSED>(hidden, (parts, 0), &gates[..4 * hidden], sentence.clone(), work);
                pass::<FUSED>(hidden, (parts, 1), &gates[4 * hidden..], sentence.clone(), work);
            }
        }
        self.answer::<FUSED>(work);
        work.arcs.clear();
        for sentence in input.sentences {
            self.arcs::<FUSED>(&input.tags[sentence.clone()], sentence.clone(), work);
        }
    }

    /// The parts of the first layer: shares of words, of tags and of flags.
    #[inline(always)]
    fn first_parts<const FUSED: bool>(&self, input: Input<'_>, work: &mut Workspace) {
        let Input { keys, tags, flags, .. } = input;
        let first = 8 * self.sizes.hidden;
        if work.kept_of != self.id {
            // Made of zeros at once, it takes no memory before it is written to.
            (work.kept_keys, work.kept) = (vec![[0; N_TABLES]; KEPT], vec![0.0; KEPT * first]);
            work.kept_of = self.id;
        }
        work.parts.resize(keys.len() * first, 0.0);
        work.missing.clear();
        work.embedded.clear();
        for (at, keys) in keys.iter().enumerate() {
            let place = place_of(keys);
            let parts = &mut work.parts[at * first..(at + 1) * first];
            if work.kept_keys[place] == *keys {
                parts.copy_from_slice(&work.kept[place * first..(place + 1) * first]);
            } else {
                work.missing.push(at);
                self.embed(keys, &mut work.embedded);
            }
        }
        self.word.multiply::<FUSED>(&work.embedded, &mut work.shares);
        for (number, &at) in work.missing.iter().enumerate() {
            let place = place_of(&keys[at]);
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
    fn answer<const FUSED: bool>(&self, work: &mut Workspace) {
        let Sizes { arc, relation, .. } = self.sizes;
        self.answers.multiply::<FUSED>(&work.outputs, &mut work.answers);
        work.names.clear();
        work.tags.clear();
        let names = 2 * arc + 2 * relation;
        for row in work.answers.chunks_exact_mut(self.answers.stride()) {
            add(row, &self.biases);
            row[..2 * arc].iter_mut().for_each(|value| *value = leaky(*value));
            // What is liked in every head is part of what each dependent looks for.
            add(&mut row[..arc], &self.root[arc..]);
            work.names.extend(&row[names..names + N_LABELS]);
            work.tags.extend(&row[names + N_LABELS..names + N_LABELS + N_TAGS]);
        }
    }

    /// The scores of all pairs of words of one sentence.
    #[inline(always)]
    fn arcs<const FUSED: bool>(&self, tags: &[u8], sentence: Range<usize>, work: &mut Workspace) {
        let (arc, n) = (self.sizes.arc, sentence.len());
        let rows = self.answers.stride();
        work.dependents.clear();
        work.options.clear();
        work.options.extend(&self.root[..arc]);
        for row in work.answers[sentence.start * rows..sentence.end * rows].chunks_exact(rows) {
            work.dependents.extend(&row[..arc]);
            work.options.extend(&row[arc..2 * arc]);
        }
        work.transposed.set_transposed(&work.options, arc);
        work.transposed.multiply::<FUSED>(&work.dependents, &mut work.scored);
        let stride = work.transposed.stride();
        for dependent in 0..n {
            let near = &self.near[usize::from(tags[dependent]) * (N_TAGS + 1) * N_DISTANCES..];
            let scored = &work.scored[dependent * stride..][..n + 1];
            let first = work.arcs.len();
            work.arcs.push(scored[0] + near[N_TAGS * N_DISTANCES + distance(dependent, None)]);
            for head in 0..n {
                let near = near[usize::from(tags[head]) * N_DISTANCES + distance(dependent, Some(head))];
                work.arcs.push(scored[head + 1] + near);
            }
            work.arcs[first + dependent + 1] = f32::NEG_INFINITY;
        }
    }
}

/// One direction of a layer, from word to word of one sentence.
#[inline(always)]
fn pass<const FUSED: bool>(
    hidden: usize,
    (parts, direction): (usize, usize),
    gates: &[f32],
    sentence: Range<usize>,
    work: &mut Workspace,
) {
    let [bias_forget, bias_reset, last_forget, last_reset]: [&[f32]; 4] =
        std::array::from_fn(|at| &gates[at * hidden..(at + 1) * hidden]);
    let stride = work.parts.len() * 2 * hidden / work.outputs.len().max(1);
    let mut state = [0.0f32; MAX_HIDDEN];
    let state = &mut state[..hidden];
    for step in 0..sentence.len() {
        let token = if direction == 0 { sentence.start + step } else { sentence.end - 1 - step };
        let place = token * 2 + direction;
        let all = &work.parts[token * stride + direction * parts * hidden..][..parts * hidden];
        let (candidate, forget, reset) = (&all[..hidden], &all[hidden..2 * hidden], &all[2 * hidden..3 * hidden]);
        let skipped = if parts == 4 { &all[3 * hidden..] } else { &work.inputs[place * hidden..(place + 1) * hidden] };
        let output = &mut work.outputs[place * hidden..(place + 1) * hidden];
        for i in 0..hidden {
            let (forget, reset) = sigmoids::<FUSED>(
                multiply_add::<FUSED>(last_forget[i], state[i], forget[i] + bias_forget[i]),
                multiply_add::<FUSED>(last_reset[i], state[i], reset[i] + bias_reset[i]),
            );
            // The mean of two, weighted by a gate: b + g (a - b).
            state[i] = multiply_add::<FUSED>(forget, state[i] - candidate[i], candidate[i]);
            output[i] = multiply_add::<FUSED>(reset, tanh_with::<FUSED>(state[i]) - skipped[i], skipped[i]);
        }
    }
}

/// Room for the state of the widest layer.
const MAX_HIDDEN: usize = 512;

/// The parts of a first layer of so many units, in two directions, fill whole panels of a matrix.
const HIDDEN_STEP: usize = 4;

#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
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
    if target_cfg_f!(any(target_feature = "fma", target_arch = "aarch64")) {
        network.relation.multiply::<true>(&work.pairs, &mut work.scored);
    } else {
        network.relation.multiply::<false>(&work.pairs, &mut work.scored);
    }
    work.relations.clear();
    for row in work.scored.chunks_exact(network.relation.stride()) {
        work.relations.extend(row.iter().zip(&network.relation_bias).map(|(score, bias)| score + bias));
    }
}

#[inline(always)]
fn add(to: &mut [f32], from: &[f32]) {
    to.iter_mut().zip(from).for_each(|(to, from)| *to += from);
}
