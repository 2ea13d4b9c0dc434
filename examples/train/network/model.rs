//! The network: from the keys, tags and flags of words to scores of heads, relations, names and tags; and its gradients.

use std::ops::Range;

use corroborate::syntax::N_RELATIONS;
use corroborate::syntax::training::{LEAK, N_DISTANCES, N_TABLES, N_TAGS, distance, leaky};

use super::corpus::{Example, N_FLAGS, N_LABELS, NO_TAG, Target};
use super::layer::{Layer, Trace};
use super::parameters::{Block, Builder};
use super::tensor::{self, Random};

/// How large the parts of a network are.
#[derive(Clone, Copy, Debug, serde::Serialize, serde::Deserialize)]
pub struct Shape {
    /// Columns of the tables of embeddings.
    pub tables: [usize; N_TABLES],
    pub tag: usize,
    pub flags: usize,
    pub hidden: usize,
    pub layers: usize,
    /// Columns of the vectors that are compared to find heads.
    pub arc: usize,
    /// Columns of the layer before relations.
    pub relation: usize,
    pub dropout: f32,
}

/// Counted double, names gained nothing and heads lost.
const NAME_WEIGHT: f32 = 1.0;

/// Tags are asked for again after the tagger's, which are nearly always right.
const TAG_WEIGHT: f32 = 0.5;

pub struct Network {
    pub shape: Shape,
    pub values: Vec<f32>,
    pub tables: [Block; N_TABLES],
    pub tags: Block,
    pub flags: Block,
    pub layers: Vec<Layer>,
    pub dependent: Block,
    pub head: Block,
    /// The root's vector, then one that every head is multiplied with.
    pub root: Block,
    /// For the tags of the dependent and of the head (or the root), and the distance.
    pub near: Block,
    pub relation_dependent: Block,
    pub relation_head: Block,
    /// The root's vector, then what is added to all.
    pub relation_root: Block,
    pub relation: Block,
    pub relation_bias: Block,
    pub name: Block,
    pub name_bias: Block,
    pub tag: Block,
    pub tag_bias: Block,
}

impl Network {
    pub fn new(shape: Shape, sizes: [usize; N_TABLES], seed: u64) -> Network {
        let mut builder = Builder::new(seed);
        let mut table = 0;
        let tables = shape.tables.map(|columns| {
            table += 1;
            builder.random_block(sizes[table - 1], columns, 0.1)
        });
        let tags = builder.random_block(N_TAGS + 1, shape.tag, 0.1);
        let flags = builder.random_block(N_FLAGS, shape.flags, 0.1);
        let mut width = shape.tables.iter().sum::<usize>() + shape.tag + shape.flags;
        let mut layers = Vec::new();
        for _ in 0..shape.layers {
            layers.push(Layer::new(&mut builder, width, shape.hidden));
            width = 2 * shape.hidden;
        }
        Network {
            shape,
            tables,
            tags,
            flags,
            layers,
            dependent: builder.weights(width + 1, shape.arc, shape.arc),
            head: builder.weights(width + 1, shape.arc, shape.arc),
            root: builder.random_block(2, shape.arc, 0.1),
            near: builder.zeros(N_TAGS, (N_TAGS + 1) * N_DISTANCES),
            relation_dependent: builder.weights(width, shape.relation, shape.relation),
            relation_head: builder.weights(width, shape.relation, shape.relation),
            relation_root: builder.random_block(2, shape.relation, 0.1),
            relation: builder.weights(shape.relation, N_RELATIONS, N_RELATIONS),
            relation_bias: builder.zeros(1, N_RELATIONS),
            name: builder.weights(width, N_LABELS, N_LABELS),
            name_bias: builder.zeros(1, N_LABELS),
            tag: builder.weights(width, N_TAGS, N_TAGS),
            tag_bias: builder.zeros(1, N_TAGS),
            values: builder.values,
        }
    }

    fn width(&self) -> usize {
        2 * self.shape.hidden
    }
}

/// Several sentences one after another.
pub struct Batch<'e> {
    pub examples: Vec<&'e Example>,
    pub sentences: Vec<Range<usize>>,
    /// Keys, tags and flags as the network sees them, some left out at random.
    keys: Vec<[u32; N_TABLES]>,
    tags: Vec<u8>,
    flags: Vec<u32>,
}

/// What a batch costs in training.
#[derive(Clone, Copy, Debug, Default)]
pub struct Loss {
    pub arcs: f64,
    pub relations: f64,
    pub names: f64,
    pub tags: f64,
}

impl<'e> Batch<'e> {
    /// As they are.
    pub fn plain(examples: Vec<&'e Example>) -> Batch<'e> {
        let mut batch =
            Batch { sentences: Vec::new(), keys: Vec::new(), tags: Vec::new(), flags: Vec::new(), examples };
        for example in &batch.examples {
            let start = batch.keys.len();
            batch.keys.extend(&example.keys);
            batch.tags.extend(&example.tags);
            batch.flags.extend(&example.flags);
            batch.sentences.push(start..batch.keys.len());
        }
        batch
    }

    /// With words, tags and flags left out: rare words more often (Kiperwasser & Goldberg 2016).
    pub fn masked(examples: Vec<&'e Example>, form_counts: &[u32], random: &mut Random) -> Batch<'e> {
        let mut batch = Batch::plain(examples);
        for at in 0..batch.keys.len() {
            let count = form_counts[batch.keys[at][0] as usize] as f32;
            if random.unit() < 0.25 / (0.25 + count) + 0.05 {
                batch.keys[at][0] = 0;
                if random.unit() < 0.3 {
                    batch.keys[at][1] = 0;
                }
            }
            if random.unit() < 0.1 {
                batch.tags[at] = NO_TAG;
            }
            if random.unit() < 0.1 {
                batch.flags[at] = 0;
            }
        }
        batch
    }

    pub fn tokens(&self) -> usize {
        self.keys.len()
    }
}

/// The scores of one batch.
pub struct Answers {
    inputs: Vec<f32>,
    input_mask: Vec<f32>,
    /// The inputs of the layers after the first, and of the answers, after dropout; with the masks.
    between: Vec<Vec<f32>>,
    masks: Vec<Vec<f32>>,
    traces: Vec<Trace>,
    dependents: Vec<f32>,
    heads: Vec<f32>,
    relation_dependents: Vec<f32>,
    relation_heads: Vec<f32>,
    /// For each sentence and word: a score for the root, then for each word as head.
    pub arcs: Vec<Vec<f32>>,
    pub names: Vec<f32>,
    pub tags: Vec<f32>,
}

fn bend(values: &mut [f32]) {
    values.iter_mut().for_each(|value| *value = leaky(*value));
}

/// The gradient before bending; `bent` has the sign of what was bent.
fn unbend(bent: &[f32], gradient: &mut [f32]) {
    for (value, d) in bent.iter().zip(gradient) {
        if *value < 0.0 {
            *d *= LEAK;
        }
    }
}

impl Network {
    pub fn forward(&self, batch: &Batch<'_>, mut random: Option<&mut Random>) -> Answers {
        let tokens = batch.tokens();
        let mut inputs = self.inputs(batch);
        let input_mask = match &mut random {
            Some(random) => tensor::mask(random, inputs.len(), self.shape.dropout),
            None => Vec::new(),
        };
        inputs.iter_mut().zip(&input_mask).for_each(|(value, kept)| *value *= kept);
        let (mut traces, mut between, mut masks): (Vec<Trace>, Vec<Vec<f32>>, Vec<Vec<f32>>) = Default::default();
        for layer in &self.layers {
            let trace = layer.forward(&self.values, between.last().unwrap_or(&inputs), &batch.sentences);
            let mut outputs = trace.outputs.clone();
            let mask = match &mut random {
                Some(random) => sentence_masks(random, batch, self.width(), self.shape.dropout),
                None => Vec::new(),
            };
            outputs.iter_mut().zip(&mask).for_each(|(value, kept)| *value *= kept);
            traces.push(trace);
            between.push(outputs);
            masks.push(mask);
        }
        let read = between.last().expect("a network has a layer");
        let dependents = self.bent(read, self.dependent, tokens);
        let heads = self.bent(read, self.head, tokens);
        let (w, r) = (self.width(), self.shape.relation);
        let mut relation_dependents = vec![0.0; tokens * r];
        tensor::multiply(read, self.relation_dependent.of(&self.values), &mut relation_dependents, (tokens, w, r));
        let mut relation_heads = vec![0.0; tokens * r];
        tensor::multiply(read, self.relation_head.of(&self.values), &mut relation_heads, (tokens, w, r));
        let names = self.linear(read, self.name, self.name_bias, tokens);
        let tags = self.linear(read, self.tag, self.tag_bias, tokens);
        let arcs = batch
            .sentences
            .iter()
            .map(|sentence| self.arcs(&dependents, &heads, &batch.tags, sentence.clone()))
            .collect();
        Answers {
            inputs,
            input_mask,
            between,
            masks,
            traces,
            dependents,
            heads,
            relation_dependents,
            relation_heads,
            arcs,
            names,
            tags,
        }
    }

    fn inputs(&self, batch: &Batch<'_>) -> Vec<f32> {
        let width = self.layers[0].inputs;
        let mut inputs = vec![0.0; batch.tokens() * width];
        for (at, row) in inputs.chunks_exact_mut(width).enumerate() {
            let mut rest = row;
            for (table, &key) in self.tables.iter().zip(&batch.keys[at]) {
                let (here, after) = rest.split_at_mut(table.columns);
                here.copy_from_slice(table.row(&self.values, key as usize));
                rest = after;
            }
            let (here, flags) = rest.split_at_mut(self.tags.columns);
            here.copy_from_slice(self.tags.row(&self.values, usize::from(batch.tags[at])));
            for flag in bits(batch.flags[at]) {
                flags.iter_mut().zip(self.flags.row(&self.values, flag)).for_each(|(value, add)| *value += add);
            }
        }
        inputs
    }

    /// The last row of the weights is the bias.
    fn bent(&self, read: &[f32], weights: Block, tokens: usize) -> Vec<f32> {
        let bias = weights.row(&self.values, self.width());
        let mut out: Vec<f32> = bias.iter().copied().cycle().take(tokens * weights.columns).collect();
        tensor::multiply(read, weights.of(&self.values), &mut out, (tokens, self.width(), weights.columns));
        bend(&mut out);
        out
    }

    fn linear(&self, read: &[f32], weights: Block, bias: Block, tokens: usize) -> Vec<f32> {
        let bias = bias.of(&self.values);
        let mut out: Vec<f32> = bias.iter().copied().cycle().take(tokens * weights.columns).collect();
        tensor::multiply(read, weights.of(&self.values), &mut out, (tokens, self.width(), weights.columns));
        out
    }

    fn arcs(&self, dependents: &[f32], heads: &[f32], tags: &[u8], sentence: Range<usize>) -> Vec<f32> {
        let (n, a) = (sentence.len(), self.shape.arc);
        let every = self.root.row(&self.values, 1);
        let root = self.root.row(&self.values, 0);
        let dependents = &dependents[sentence.start * a..sentence.end * a];
        let mut rows = root.to_vec();
        rows.extend(&heads[sentence.start * a..sentence.end * a]);
        let mut scores = vec![0.0; n * (n + 1)];
        tensor::multiply_second_transposed(dependents, &rows, &mut scores, (n, a, n + 1));
        let liked: Vec<f32> = rows.chunks_exact(a).map(|row| dot(row, every)).collect();
        for (dependent, row) in scores.chunks_exact_mut(n + 1).enumerate() {
            let near = self.near.row(&self.values, near_row(tags[sentence.start + dependent]));
            for (option, score) in row.iter_mut().enumerate() {
                *score += liked[option] + near[near_column(tags, &sentence, dependent, option)];
            }
            row[dependent + 1] = f32::NEG_INFINITY;
        }
        scores
    }

    /// What stands before the relations: the sum of a dependent's and its head's vectors, bent.
    fn pair(&self, answers: &Answers, dependent: usize, head: Option<usize>) -> Vec<f32> {
        let r = self.shape.relation;
        let every = self.relation_root.row(&self.values, 1);
        let head = match head {
            Some(head) => &answers.relation_heads[head * r..(head + 1) * r],
            None => self.relation_root.row(&self.values, 0),
        };
        let dependent = &answers.relation_dependents[dependent * r..(dependent + 1) * r];
        let mut sum: Vec<f32> = dependent.iter().zip(head).zip(every).map(|((a, b), c)| a + b + c).collect();
        bend(&mut sum);
        sum
    }

    /// The scores of the relations between a dependent and a head, both counted over the batch.
    pub fn relations(&self, answers: &Answers, dependent: usize, head: Option<usize>) -> Vec<f32> {
        let pair = self.pair(answers, dependent, head);
        let mut scores = self.relation_bias.of(&self.values).to_vec();
        let shape = (1, self.shape.relation, N_RELATIONS);
        tensor::multiply(&pair, self.relation.of(&self.values), &mut scores, shape);
        scores
    }

    /// One step there and back: adds to the gradients.
    pub fn learn(&self, batch: &Batch<'_>, random: &mut Random, gradients: &mut [f32]) -> Loss {
        let answers = self.forward(batch, Some(random));
        let mut loss = Loss::default();
        let mut d = Deltas::new(self, batch.tokens());
        for (number, (sentence, example)) in batch.sentences.iter().zip(&batch.examples).enumerate() {
            self.learn_arcs(batch, &answers, number, &mut d, gradients, &mut loss);
            for at in 0..sentence.len() {
                self.learn_relation(&answers, example, sentence, at, &mut d, gradients, &mut loss);
                let token = sentence.start + at;
                loss.names += spread(&answers.names, &mut d.names, token, N_LABELS, example.name(at), NAME_WEIGHT);
                loss.tags += spread(&answers.tags, &mut d.tags, token, N_TAGS, example.tag(at), TAG_WEIGHT);
            }
        }
        self.back(batch, &answers, d, gradients);
        loss
    }

    fn learn_arcs(
        &self,
        batch: &Batch<'_>,
        answers: &Answers,
        number: usize,
        d: &mut Deltas,
        gradients: &mut [f32],
        loss: &mut Loss,
    ) {
        let (sentence, example) = (batch.sentences[number].clone(), batch.examples[number]);
        let (n, a) = (sentence.len(), self.shape.arc);
        let mut d_scores = vec![0.0; n * (n + 1)];
        for at in 0..n {
            loss.arcs += spread(&answers.arcs[number], &mut d_scores, at, n + 1, example.head(at), 1.0);
        }
        let mut rows = self.root.row(&self.values, 0).to_vec();
        rows.extend(&answers.heads[sentence.start * a..sentence.end * a]);
        let dependents = &answers.dependents[sentence.start * a..sentence.end * a];
        let d_dependents = &mut d.dependents[sentence.start * a..sentence.end * a];
        tensor::multiply(&d_scores, &rows, d_dependents, (n, n + 1, a));
        let mut d_rows = vec![0.0; (n + 1) * a];
        tensor::multiply_first_transposed(&d_scores, dependents, &mut d_rows, (n + 1, n, a));
        for option in 0..=n {
            let d_liked: f32 = (0..n).map(|at| d_scores[at * (n + 1) + option]).sum();
            let every = self.root.row(&self.values, 1);
            let d_every = self.root.row_mut(gradients, 1);
            for i in 0..a {
                d_rows[option * a + i] += d_liked * every[i];
                d_every[i] += d_liked * rows[option * a + i];
            }
        }
        add(self.root.row_mut(gradients, 0), &d_rows[..a]);
        add(&mut d.heads[sentence.start * a..sentence.end * a], &d_rows[a..]);
        for at in 0..n {
            let near = self.near.row_mut(gradients, near_row(batch.tags[sentence.start + at]));
            for option in 0..=n {
                near[near_column(&batch.tags, &sentence, at, option)] += d_scores[at * (n + 1) + option];
            }
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn learn_relation(
        &self,
        answers: &Answers,
        example: &Example,
        sentence: &Range<usize>,
        at: usize,
        d: &mut Deltas,
        gradients: &mut [f32],
        loss: &mut Loss,
    ) {
        let Some(head) = example.relation_head(at) else { return };
        let head = head.map(|head| sentence.start + head);
        let dependent = sentence.start + at;
        let r = self.shape.relation;
        let pair = self.pair(answers, dependent, head);
        let scores = self.relations(answers, dependent, head);
        let mut d_scores = vec![0.0; N_RELATIONS];
        loss.relations += spread(&scores, &mut d_scores, 0, N_RELATIONS, example.relation(at), 1.0);
        add(self.relation_bias.of_mut(gradients), &d_scores);
        tensor::multiply_first_transposed(&pair, &d_scores, self.relation.of_mut(gradients), (r, 1, N_RELATIONS));
        let mut d_pair = vec![0.0; r];
        tensor::multiply_second_transposed(&d_scores, self.relation.of(&self.values), &mut d_pair, (1, N_RELATIONS, r));
        unbend(&pair, &mut d_pair);
        add(self.relation_root.row_mut(gradients, 1), &d_pair);
        add(&mut d.relation_dependents[dependent * r..(dependent + 1) * r], &d_pair);
        match head {
            Some(head) => add(&mut d.relation_heads[head * r..(head + 1) * r], &d_pair),
            None => add(self.relation_root.row_mut(gradients, 0), &d_pair),
        }
    }

    fn back(&self, batch: &Batch<'_>, answers: &Answers, mut d: Deltas, gradients: &mut [f32]) {
        let tokens = batch.tokens();
        let read = answers.between.last().expect("a network has a layer");
        unbend(&answers.dependents, &mut d.dependents);
        unbend(&answers.heads, &mut d.heads);
        let w = self.width();
        let mut d_read = vec![0.0; tokens * w];
        let answered = [
            (self.dependent, &d.dependents),
            (self.head, &d.heads),
            (self.relation_dependent, &d.relation_dependents),
            (self.relation_head, &d.relation_heads),
            (self.name, &d.names),
            (self.tag, &d.tags),
        ];
        for (weights, delta) in answered {
            let n = weights.columns;
            tensor::multiply_first_transposed(read, delta, weights.of_mut(gradients), (w, tokens, n));
            tensor::multiply_second_transposed(delta, weights.of(&self.values), &mut d_read, (tokens, n, w));
        }
        for (weights, delta) in [(self.dependent, &d.dependents), (self.head, &d.heads)] {
            delta.chunks_exact(weights.columns).for_each(|row| add(weights.row_mut(gradients, w), row));
        }
        for (bias, delta) in [(self.name_bias, &d.names), (self.tag_bias, &d.tags)] {
            delta.chunks_exact(bias.columns).for_each(|row| add(bias.of_mut(gradients), row));
        }
        for (number, layer) in self.layers.iter().enumerate().rev() {
            d_read.iter_mut().zip(&answers.masks[number]).for_each(|(value, kept)| *value *= kept);
            let inputs = if number == 0 { &answers.inputs } else { &answers.between[number - 1] };
            let trace = &answers.traces[number];
            d_read = layer.backward(&self.values, inputs, &batch.sentences, trace, &d_read, gradients);
        }
        d_read.iter_mut().zip(&answers.input_mask).for_each(|(value, kept)| *value *= kept);
        self.back_inputs(batch, &d_read, gradients);
    }

    fn back_inputs(&self, batch: &Batch<'_>, d_inputs: &[f32], gradients: &mut [f32]) {
        for (at, row) in d_inputs.chunks_exact(self.layers[0].inputs).enumerate() {
            let mut rest = row;
            for (table, &key) in self.tables.iter().zip(&batch.keys[at]) {
                let (here, after) = rest.split_at(table.columns);
                add(table.row_mut(gradients, key as usize), here);
                rest = after;
            }
            let (here, flags) = rest.split_at(self.tags.columns);
            add(self.tags.row_mut(gradients, usize::from(batch.tags[at])), here);
            bits(batch.flags[at]).for_each(|flag| add(self.flags.row_mut(gradients, flag), flags));
        }
    }
}

/// Gradients of the answers.
struct Deltas {
    dependents: Vec<f32>,
    heads: Vec<f32>,
    relation_dependents: Vec<f32>,
    relation_heads: Vec<f32>,
    names: Vec<f32>,
    tags: Vec<f32>,
}

impl Deltas {
    fn new(network: &Network, tokens: usize) -> Deltas {
        let shape = network.shape;
        Deltas {
            dependents: vec![0.0; tokens * shape.arc],
            heads: vec![0.0; tokens * shape.arc],
            relation_dependents: vec![0.0; tokens * shape.relation],
            relation_heads: vec![0.0; tokens * shape.relation],
            names: vec![0.0; tokens * N_LABELS],
            tags: vec![0.0; tokens * N_TAGS],
        }
    }
}

/// The cross entropy of row `row` of the scores with its target, and its gradient times `weight`.
fn spread(scores: &[f32], d_scores: &mut [f32], row: usize, columns: usize, target: Target<'_>, weight: f32) -> f64 {
    let d = &mut d_scores[row * columns..(row + 1) * columns];
    if let Target::None = target {
        return 0.0;
    }
    d.copy_from_slice(&scores[row * columns..(row + 1) * columns]);
    tensor::softmax(d);
    let loss = match target {
        Target::None => 0.0,
        Target::One(right) => {
            let loss = -d[right].max(1e-9).ln();
            d[right] -= 1.0;
            loss
        }
        Target::Shares(shares) => {
            let loss = shares.iter().zip(&*d).map(|(share, p)| -share * p.max(1e-9).ln()).sum();
            d.iter_mut().zip(shares).for_each(|(p, share)| *p -= share);
            loss
        }
    };
    d.iter_mut().for_each(|value| *value *= weight);
    f64::from(loss)
}

fn sentence_masks(random: &mut Random, batch: &Batch<'_>, width: usize, rate: f32) -> Vec<f32> {
    let mut masks = Vec::with_capacity(batch.tokens() * width);
    for sentence in &batch.sentences {
        let mask = tensor::mask(random, width, rate);
        (0..sentence.len()).for_each(|_| masks.extend(&mask));
    }
    masks
}

fn near_row(tag: u8) -> usize {
    // A tag that was left out counts as the last one, X.
    usize::from(tag).min(N_TAGS - 1)
}

fn near_column(tags: &[u8], sentence: &Range<usize>, dependent: usize, option: usize) -> usize {
    match option.checked_sub(1) {
        None => N_TAGS * N_DISTANCES + distance(dependent, None),
        Some(head) => near_row(tags[sentence.start + head]) * N_DISTANCES + distance(dependent, Some(head)),
    }
}

pub fn bits(flags: u32) -> impl Iterator<Item = usize> {
    (0..N_FLAGS).filter(move |flag| flags >> flag & 1 == 1)
}

fn add(to: &mut [f32], from: &[f32]) {
    to.iter_mut().zip(from).for_each(|(to, from)| *to += from);
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
