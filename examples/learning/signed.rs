//! Logistic regression whose weights keep the sign that their features have by their meaning, for the examples that learn
//! weights from noisy labels: a shared deed never speaks against one question.
//!
//! Accelerated projected gradient (Beck and Teboulle, 2009) on scaled features, from a fixed start.

use corroborate::lexicon::Weights;

/// Pull of all weights towards zero.
const RIDGE: f64 = 3.0;

/// Enough for the third digit to stand still.
const ROUNDS: usize = 400;

/// An example: its features, whether it is positive, and how much it counts.
pub type Example<const N: usize> = ([f64; N], bool, f64);

/// The weights that fit `examples` best; `is_against` tells which features may only speak against, all others only for.
pub fn learn<const N: usize>(examples: &[Example<N>], is_against: &[bool; N]) -> Weights<N> {
    let scale = scale(examples);
    let sum = |of: &dyn Fn(&Example<N>) -> f64| examples.iter().map(of).sum::<f64>();
    let n_positive = sum(&|(_, is_positive, weight)| f64::from(*is_positive) * weight);
    let n_negative = sum(&|(_, is_positive, weight)| f64::from(!*is_positive) * weight);
    let bias = (n_positive.max(1.0) / n_negative.max(1.0)).ln();
    let mut weights = Weights { bias, of_features: [0.0; N] };
    let mut ahead = weights.clone();
    let step = 1.0 / (steepest(examples, &scale) + RIDGE);
    let mut speed = 1.0f64;
    for _ in 0..ROUNDS {
        let (of_bias, of_features) = gradient(examples, &scale, &ahead);
        let mut next = Weights { bias: ahead.bias - step * of_bias, of_features: [0.0; N] };
        for at in 0..N {
            let value = ahead.of_features[at] - step * (of_features[at] + RIDGE * ahead.of_features[at]);
            next.of_features[at] = if is_against[at] { value.min(0.0) } else { value.max(0.0) };
        }
        let faster = (1.0 + (1.0 + 4.0 * speed * speed).sqrt()) / 2.0;
        let push = (speed - 1.0) / faster;
        ahead.bias = next.bias + push * (next.bias - weights.bias);
        for at in 0..N {
            ahead.of_features[at] = next.of_features[at] + push * (next.of_features[at] - weights.of_features[at]);
        }
        (weights, speed) = (next, faster);
    }
    Weights { bias: weights.bias, of_features: std::array::from_fn(|at| weights.of_features[at] / scale[at]) }
}

/// The standard deviation of each feature.
fn scale<const N: usize>(examples: &[Example<N>]) -> [f64; N] {
    let n = examples.len().max(1) as f64;
    std::array::from_fn(|at| {
        let mean = examples.iter().map(|(features, ..)| features[at]).sum::<f64>() / n;
        let square = examples.iter().map(|(features, ..)| (features[at] - mean).powi(2)).sum::<f64>() / n;
        square.sqrt() + 1e-6
    })
}

fn gradient<const N: usize>(examples: &[Example<N>], scale: &[f64; N], weights: &Weights<N>) -> (f64, [f64; N]) {
    let (mut of_bias, mut of_features) = (0.0, [0.0; N]);
    for (features, is_positive, weight) in examples {
        let scaled: [f64; N] = std::array::from_fn(|at| features[at] / scale[at]);
        let error = weight * (weights.likelihood(&scaled) - f64::from(*is_positive));
        of_bias += error;
        (0..N).for_each(|at| of_features[at] += error * scaled[at]);
    }
    (of_bias, of_features)
}

/// A bound of the steepest slope's change: a quarter of the greatest eigenvalue of the weighted squares, found by powers.
fn steepest<const N: usize>(examples: &[Example<N>], scale: &[f64; N]) -> f64 {
    let mut direction = vec![1.0; N + 1];
    let mut greatest = 1.0;
    for _ in 0..50 {
        let mut next = vec![0.0; N + 1];
        for (features, _, weight) in examples {
            let row = |at: usize| if at == 0 { 1.0 } else { features[at - 1] / scale[at - 1] };
            let along: f64 = (0..=N).map(|at| row(at) * direction[at]).sum();
            (0..=N).for_each(|at| next[at] += weight * along * row(at));
        }
        greatest = next.iter().map(|value| value * value).sum::<f64>().sqrt();
        direction = next.iter().map(|value| value / greatest.max(1e-9)).collect();
    }
    // A little more than found, because the powers approach it from below.
    0.26 * greatest
}
