//! The network's parameters in one vector, their gradients, and Adam (Kingma & Ba 2015).

use super::tensor::Random;

/// A matrix within the vector of parameters.
#[derive(Clone, Copy, Debug, Default)]
pub struct Block {
    pub at: usize,
    pub rows: usize,
    pub columns: usize,
}

impl Block {
    pub fn of(self, values: &[f32]) -> &[f32] {
        &values[self.at..self.at + self.rows * self.columns]
    }

    pub fn of_mut(self, values: &mut [f32]) -> &mut [f32] {
        &mut values[self.at..self.at + self.rows * self.columns]
    }

    pub fn row(self, values: &[f32], row: usize) -> &[f32] {
        &self.of(values)[row * self.columns..(row + 1) * self.columns]
    }

    pub fn row_mut(self, values: &mut [f32], row: usize) -> &mut [f32] {
        let columns = self.columns;
        &mut self.of_mut(values)[row * columns..(row + 1) * columns]
    }
}

/// Lays out blocks one after another, with first values.
pub struct Builder {
    pub values: Vec<f32>,
    random: Random,
}

impl Builder {
    pub fn new(seed: u64) -> Builder {
        Builder { values: Vec::new(), random: Random::new(seed) }
    }

    pub fn zeros(&mut self, rows: usize, columns: usize) -> Block {
        self.random_block(rows, columns, 0.0)
    }

    /// A weight matrix (Glorot & Bengio 2010).
    pub fn weights(&mut self, rows: usize, columns: usize, outputs: usize) -> Block {
        self.random_block(rows, columns, (6.0 / (rows + outputs) as f32).sqrt())
    }

    pub fn random_block(&mut self, rows: usize, columns: usize, range: f32) -> Block {
        let at = self.values.len();
        for _ in 0..rows * columns {
            let value = self.random.around(range);
            self.values.push(value);
        }
        Block { at, rows, columns }
    }
}

/// Adam's moments, with a running average of the parameters.
pub struct Adam {
    first: Vec<f32>,
    second: Vec<f32>,
    pub average: Vec<f32>,
    step: i32,
}

const BETA1: f32 = 0.9;
const BETA2: f32 = 0.99;

/// Gradients are scaled down to this norm.
const CLIP: f32 = 5.0;

impl Adam {
    pub fn new(values: &[f32]) -> Adam {
        Adam { first: vec![0.0; values.len()], second: vec![0.0; values.len()], average: values.to_vec(), step: 0 }
    }

    /// One step; `gradients` are zeroed.
    pub fn step(&mut self, values: &mut [f32], gradients: &mut [f32], rate: f32, decay: f32) {
        self.step += 1;
        let norm = gradients.iter().map(|g| f64::from(*g) * f64::from(*g)).sum::<f64>().sqrt() as f32;
        let scale = if norm > CLIP { CLIP / norm } else { 1.0 };
        let rate = rate * (1.0 - BETA2.powi(self.step)).sqrt() / (1.0 - BETA1.powi(self.step));
        let kept = decay.min(1.0 - 1.0 / (self.step as f32 + 1.0));
        let moments = self.first.iter_mut().zip(&mut self.second).zip(&mut self.average);
        for ((value, gradient), ((first, second), average)) in values.iter_mut().zip(gradients.iter_mut()).zip(moments)
        {
            let g = *gradient * scale;
            *first = BETA1 * *first + (1.0 - BETA1) * g;
            *second = BETA2 * *second + (1.0 - BETA2) * g * g;
            *value -= rate * *first / (second.sqrt() + 1e-8);
            *average = kept * *average + (1.0 - kept) * *value;
            *gradient = 0.0;
        }
    }
}
