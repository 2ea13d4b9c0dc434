//! An averaged perceptron over hashed features, and its reduction to few features with small weights.

use rustc_hash::FxHashMap as HashMap;

use corroborate::syntax::training::N_COLUMNS;

/// Weights while they are learned.
pub struct Perceptron {
    rows: HashMap<u32, u32>,
    weights: Vec<[i32; N_COLUMNS]>,
    /// What lies between the last weights and their average.
    sums: Vec<[i64; N_COLUMNS]>,
    step: i64,
}

impl Perceptron {
    /// For the features that occur at least `least` times.
    pub fn new(counts: &HashMap<u32, u32>, least: u32) -> Perceptron {
        let mut keys: Vec<u32> = counts.iter().filter(|(_, count)| **count >= least).map(|(&key, _)| key).collect();
        keys.sort_unstable();
        Perceptron::with(&keys)
    }

    /// For the given features.
    pub fn with(keys: &[u32]) -> Perceptron {
        Perceptron {
            rows: keys.iter().enumerate().map(|(row, &key)| (key, row as u32)).collect(),
            weights: vec![[0; N_COLUMNS]; keys.len()],
            sums: vec![[0; N_COLUMNS]; keys.len()],
            step: 1,
        }
    }

    /// The rows of those features that are learned.
    pub fn rows(&self, keys: &[u32], rows: &mut Vec<u32>) {
        rows.clear();
        rows.extend(keys.iter().filter_map(|key| self.rows.get(key)));
    }

    pub fn scores(&self, rows: &[u32]) -> [i32; N_COLUMNS] {
        let mut scores = [0; N_COLUMNS];
        for &row in rows {
            for (score, weight) in scores.iter_mut().zip(&self.weights[row as usize]) {
                *score += weight;
            }
        }
        scores
    }

    /// One step of learning: `right` should have won over `wrong`.
    pub fn learn(&mut self, rows: &[u32], right: usize, wrong: usize) {
        for &row in rows {
            let row = row as usize;
            self.weights[row][right] += 1;
            self.weights[row][wrong] -= 1;
            self.sums[row][right] += self.step;
            self.sums[row][wrong] -= self.step;
        }
    }

    pub fn tick(&mut self) {
        self.step += 1;
    }

    /// The averaged weights, by key.
    pub fn averages(&self) -> Vec<(u32, [f32; N_COLUMNS])> {
        let mut averages: Vec<_> = self
            .rows
            .iter()
            .map(|(&key, &row)| {
                let row = row as usize;
                let mut columns = [0.0; N_COLUMNS];
                for (at, column) in columns.iter_mut().enumerate() {
                    *column = self.weights[row][at] as f32 - (self.sums[row][at] as f64 / self.step as f64) as f32;
                }
                (key, columns)
            })
            .collect();
        averages.sort_unstable_by_key(|(key, _)| *key);
        averages
    }
}

/// The `count` features with the largest weights, sorted by key.
pub fn largest(averages: &[(u32, [f32; N_COLUMNS])], count: usize) -> Vec<(u32, [f32; N_COLUMNS])> {
    let strength = |columns: &[f32; N_COLUMNS]| columns.iter().map(|weight| weight.abs()).fold(0.0, f32::max);
    let mut sorted = averages.to_vec();
    sorted.sort_by(|a, b| strength(&b.1).total_cmp(&strength(&a.1)).then(a.0.cmp(&b.0)));
    sorted.truncate(count);
    sorted.sort_unstable_by_key(|(key, _)| *key);
    sorted
}

/// Weights as small whole numbers: the 2,000th part of them that is largest is cut off at 127.
pub fn quantised(averages: &[(u32, [f32; N_COLUMNS])]) -> Vec<(u32, [i8; N_COLUMNS])> {
    let mut all: Vec<f32> = averages.iter().flat_map(|(_, columns)| columns.iter().map(|w| w.abs())).collect();
    all.retain(|weight| *weight > 0.0);
    all.sort_by(f32::total_cmp);
    let top = all.get(all.len().saturating_sub(1 + all.len() / 2000)).copied().unwrap_or(1.0);
    let scale = 127.0 / top;
    averages
        .iter()
        .map(|&(key, columns)| (key, columns.map(|weight| (weight * scale).round().clamp(-127.0, 127.0) as i8)))
        .filter(|(_, columns)| columns.iter().any(|&weight| weight != 0))
        .collect()
}

/// A fixed shuffle of `0..count`.
pub fn shuffled(count: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    for at in (1..count).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(at, (state >> 33) as usize % (at + 1));
    }
    order
}
