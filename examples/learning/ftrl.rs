//! Sparse logistic regression by FTRL-proximal (McMahan and others, 2013), for the examples that learn named weights.

use std::collections::HashMap;

/// The learning rate's scale: smaller is slower and steadier.
const ALPHA: f64 = 0.1;

/// The learning rate's smoothing.
const BETA: f64 = 1.0;

/// What a weight must earn to be other than 0: keeps words out that were seen once or twice.
const L1: f64 = 3.0;

/// Pull of all weights towards 0.
const L2: f64 = 1.0;

/// What is seen in fewer examples is not learned: it would not be met again.
const MIN_SEEN: usize = 6;

/// How often the examples are gone through.
const ROUNDS: usize = 12;

/// The features that an example has, by number, and whether it is positive.
pub struct Example {
    pub features: Vec<u32>,
    pub is_positive: bool,
}

/// The state of learning.
#[derive(Clone, Default)]
pub struct Learner {
    numbers: HashMap<String, u32>,
    names: Vec<String>,
    /// How many examples have the feature.
    seen: Vec<usize>,
    z: Vec<f64>,
    n: Vec<f64>,
}

/// The name of the weight that every example has.
const BIAS: &str = "bias";

impl Learner {
    /// The number of the feature of that name.
    pub fn number(&mut self, name: &str) -> u32 {
        if self.names.is_empty() && name != BIAS {
            self.number(BIAS);
        }
        if let Some(&number) = self.numbers.get(name) {
            self.seen[number as usize] += 1;
            return number;
        }
        let number = self.names.len() as u32;
        self.numbers.insert(name.to_owned(), number);
        self.names.push(name.to_owned());
        self.seen.push(1);
        self.z.push(0.0);
        self.n.push(0.0);
        number
    }

    /// Learns from examples in their order.
    pub fn learn<'e>(&mut self, examples: impl Iterator<Item = &'e Example>) {
        let mut examples: Vec<&Example> = examples.collect();
        mix(&mut examples);
        for _ in 0..ROUNDS {
            for example in &examples {
                let p = 1.0 / (1.0 + (-self.odds(&example.features)).exp());
                let gradient = p - f64::from(example.is_positive);
                for feature in example.features.iter().copied().chain([0]) {
                    self.step(feature as usize, gradient);
                }
            }
        }
    }

    fn step(&mut self, feature: usize, gradient: f64) {
        let squared = gradient * gradient;
        let sigma = ((self.n[feature] + squared).sqrt() - self.n[feature].sqrt()) / ALPHA;
        self.z[feature] += gradient - sigma * self.weight(feature);
        self.n[feature] += squared;
    }

    fn weight(&self, feature: usize) -> f64 {
        let z = self.z[feature];
        if z.abs() <= L1 || (self.seen[feature] < MIN_SEEN && feature != 0) {
            return 0.0;
        }
        -(z - z.signum() * L1) / ((BETA + self.n[feature].sqrt()) / ALPHA + L2)
    }

    /// The log odds of an example.
    pub fn odds(&self, features: &[u32]) -> f64 {
        features.iter().copied().chain([0]).map(|feature| self.weight(feature as usize)).sum()
    }

    /// The names and weights of all features.
    pub fn weights(&self) -> impl Iterator<Item = (&str, f64)> {
        self.names.iter().enumerate().map(|(at, name)| (name.as_str(), self.weight(at)))
    }
}

/// A fixed order that has nothing to do with the order of the articles.
fn mix(examples: &mut [&Example]) {
    let mut state: u64 = 1;
    for at in (1..examples.len()).rev() {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        examples.swap(at, (state >> 33) as usize % (at + 1));
    }
}
