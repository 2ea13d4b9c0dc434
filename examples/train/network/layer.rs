//! One layer of simple recurrent units in both directions (Lei et al. 2018), forward and backward.
//!
//! All products with matrices are over whole batches; what goes from word to word is elementwise.

use std::ops::Range;

use corroborate::syntax::training::{sigmoid, tanh};

use super::parameters::{Block, Builder};
use super::tensor;

pub struct Layer {
    pub inputs: usize,
    pub hidden: usize,
    /// Candidate, forget gate, reset gate; and the skipped input, where it must be brought to the width of the output.
    pub parts: usize,
    /// Two directions of `parts` of `hidden`.
    pub weights: Block,
    /// For each direction the bias of forget and reset gate, then their weights of the state before.
    pub gates: Block,
}

/// What the way back needs of the way there.
pub struct Trace {
    /// The parts, gates after their sigmoid.
    parts: Vec<f32>,
    states: Vec<f32>,
    /// The states after their tanh.
    bent: Vec<f32>,
    pub outputs: Vec<f32>,
}

impl Layer {
    pub fn new(builder: &mut Builder, inputs: usize, hidden: usize) -> Layer {
        let parts = if inputs == 2 * hidden { 3 } else { 4 };
        let weights = builder.weights(inputs, 2 * parts * hidden, hidden);
        let gates = builder.zeros(2, 4 * hidden);
        for direction in 0..2 {
            // Remember at first.
            gates.row_mut(&mut builder.values, direction)[..hidden].fill(1.0);
        }
        Layer { inputs, hidden, parts, weights, gates }
    }

    pub fn outputs(&self) -> usize {
        2 * self.hidden
    }

    pub fn forward(&self, values: &[f32], inputs: &[f32], sentences: &[Range<usize>]) -> Trace {
        let tokens = inputs.len() / self.inputs;
        let width = 2 * self.parts * self.hidden;
        let cells = || vec![0.0; tokens * self.outputs()];
        let mut trace = Trace { parts: vec![0.0; tokens * width], states: cells(), bent: cells(), outputs: cells() };
        tensor::multiply(inputs, self.weights.of(values), &mut trace.parts, (tokens, self.inputs, width));
        let mut last = vec![0.0; self.hidden];
        for sentence in sentences {
            for direction in 0..2 {
                last.fill(0.0);
                for step in 0..sentence.len() {
                    self.step(values, inputs, &mut trace, at(sentence, direction, step), direction, &mut last);
                }
            }
        }
        trace
    }

    /// `last` holds the state of the word before, then of this one.
    fn step(
        &self,
        values: &[f32],
        inputs: &[f32],
        trace: &mut Trace,
        token: usize,
        direction: usize,
        last: &mut [f32],
    ) {
        let h = self.hidden;
        let [bias_forget, bias_reset, last_forget, last_reset] = quarters(self.gates.row(values, direction), h);
        let parts = &mut trace.parts[(token * 2 + direction) * self.parts * h..][..self.parts * h];
        let (candidate, rest) = parts.split_at_mut(h);
        let (forget, rest) = rest.split_at_mut(h);
        let (reset, own) = rest.split_at_mut(h);
        let skipped = if self.parts == 4 { &own[..h] } else { &inputs[token * self.inputs + direction * h..][..h] };
        let here = (token * 2 + direction) * h..(token * 2 + direction + 1) * h;
        let (states, bent) = (&mut trace.states[here.clone()], &mut trace.bent[here.clone()]);
        let outputs = &mut trace.outputs[here];
        let last = &mut last[..h];
        for i in 0..h {
            forget[i] = sigmoid(forget[i] + bias_forget[i] + last_forget[i] * last[i]);
            reset[i] = sigmoid(reset[i] + bias_reset[i] + last_reset[i] * last[i]);
            last[i] = forget[i] * last[i] + (1.0 - forget[i]) * candidate[i];
            states[i] = last[i];
            bent[i] = tanh(last[i]);
            outputs[i] = reset[i] * bent[i] + (1.0 - reset[i]) * skipped[i];
        }
    }

    /// Adds to `gradients`, and gives back the gradient of the inputs.
    pub fn backward(
        &self,
        values: &[f32],
        inputs: &[f32],
        sentences: &[Range<usize>],
        trace: &Trace,
        d_outputs: &[f32],
        gradients: &mut [f32],
    ) -> Vec<f32> {
        let h = self.hidden;
        let tokens = inputs.len() / self.inputs;
        let width = 2 * self.parts * h;
        let mut d = Deltas { parts: vec![0.0; tokens * width], inputs: vec![0.0; inputs.len()] };
        let (mut carried, none) = (vec![0.0; h], vec![0.0; h]);
        for sentence in sentences {
            for direction in 0..2 {
                carried.fill(0.0);
                let gates = self.gates.row(values, direction);
                let d_gates = self.gates.row_mut(gradients, direction);
                for step in (0..sentence.len()).rev() {
                    let token = at(sentence, direction, step);
                    let last = match step.checked_sub(1).map(|before| at(sentence, direction, before)) {
                        Some(before) => &trace.states[(before * 2 + direction) * h..][..h],
                        None => &none[..],
                    };
                    let place = (token, direction);
                    self.step_back(place, inputs, (trace, last), d_outputs, (gates, d_gates), &mut d, &mut carried);
                }
            }
        }
        let shape = (self.inputs, tokens, width);
        tensor::multiply_first_transposed(inputs, &d.parts, self.weights.of_mut(gradients), shape);
        let shape = (tokens, width, self.inputs);
        tensor::multiply_second_transposed(&d.parts, self.weights.of(values), &mut d.inputs, shape);
        d.inputs
    }

    #[allow(clippy::too_many_arguments)]
    fn step_back(
        &self,
        (token, direction): (usize, usize),
        inputs: &[f32],
        (trace, last): (&Trace, &[f32]),
        d_outputs: &[f32],
        (gates, d_gates): (&[f32], &mut [f32]),
        d: &mut Deltas,
        carried: &mut [f32],
    ) {
        let h = self.hidden;
        let [_, _, last_forget, last_reset] = quarters(gates, h);
        let (d_bias_forget, rest) = d_gates.split_at_mut(h);
        let (d_bias_reset, rest) = rest.split_at_mut(h);
        let (d_last_forget, rest) = rest.split_at_mut(h);
        let d_last_reset = &mut rest[..h];
        let here = (token * 2 + direction) * self.parts * h;
        let parts = &trace.parts[here..here + self.parts * h];
        let (candidate, forget, reset) = (&parts[..h], &parts[h..2 * h], &parts[2 * h..3 * h]);
        let (d_candidate, rest) = d.parts[here..here + self.parts * h].split_at_mut(h);
        let (d_forget, rest) = rest.split_at_mut(h);
        let (d_reset, d_own) = rest.split_at_mut(h);
        let skip = token * self.inputs + direction * h;
        let (skipped, d_skipped) = match self.parts {
            4 => (&parts[3 * h..], &mut d_own[..h]),
            _ => (&inputs[skip..skip + h], &mut d.inputs[skip..skip + h]),
        };
        let outputs = (token * 2 + direction) * h..(token * 2 + direction + 1) * h;
        let (d_output, bent) = (&d_outputs[outputs.clone()], &trace.bent[outputs]);
        let (carried, last, skipped) = (&mut carried[..h], &last[..h], &skipped[..h]);
        for i in 0..h {
            d_skipped[i] += d_output[i] * (1.0 - reset[i]);
            d_reset[i] = d_output[i] * (bent[i] - skipped[i]) * reset[i] * (1.0 - reset[i]);
            let d_state = d_output[i] * reset[i] * (1.0 - bent[i] * bent[i]) + carried[i];
            d_forget[i] = d_state * (last[i] - candidate[i]) * forget[i] * (1.0 - forget[i]);
            d_candidate[i] = d_state * (1.0 - forget[i]);
            d_bias_forget[i] += d_forget[i];
            d_bias_reset[i] += d_reset[i];
            d_last_forget[i] += d_forget[i] * last[i];
            d_last_reset[i] += d_reset[i] * last[i];
            carried[i] = d_state * forget[i] + d_forget[i] * last_forget[i] + d_reset[i] * last_reset[i];
        }
    }
}

/// Gradients of the parts and of the inputs.
struct Deltas {
    parts: Vec<f32>,
    inputs: Vec<f32>,
}

fn quarters(row: &[f32], h: usize) -> [&[f32]; 4] {
    std::array::from_fn(|quarter| &row[quarter * h..(quarter + 1) * h])
}

fn at(sentence: &Range<usize>, direction: usize, step: usize) -> usize {
    if direction == 0 { sentence.start + step } else { sentence.end - 1 - step }
}
