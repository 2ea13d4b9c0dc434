//! An averaged perceptron over hashed features, and its reduction to few features with small weights.

use rustc_hash::FxHashMap as HashMap;

use corroborate::syntax::training::Feature;

/// Weights while they are learned, `ROW` for each feature.
pub struct Perceptron<const ROW: usize> {
    rows: HashMap<u32, u32>,
    weights: Vec<[i32; ROW]>,
    /// What lies between the last weights and their average.
    sums: Vec<[i64; ROW]>,
    step: i64,
}

impl<const ROW: usize> Perceptron<ROW> {
    /// For the given features.
    pub fn with(keys: &[u32]) -> Perceptron<ROW> {
        Perceptron {
            rows: keys.iter().enumerate().map(|(row, &key)| (key, row as u32)).collect(),
            weights: vec![[0; ROW]; keys.len()],
            sums: vec![[0; ROW]; keys.len()],
            step: 1,
        }
    }

    pub fn scores(&self, keys: &[u32]) -> [i32; ROW] {
        let mut scores = [0; ROW];
        for row in keys.iter().filter_map(|key| self.rows.get(key)) {
            for (score, weight) in scores.iter_mut().zip(&self.weights[*row as usize]) {
                *score += weight;
            }
        }
        scores
    }

    /// One step of learning: `right` should have won over `wrong`.
    pub fn learn(&mut self, keys: &[u32], right: usize, wrong: usize) {
        for &key in keys {
            let Some(&row) = self.rows.get(&key) else { continue };
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
    pub fn averages(&self) -> Vec<Average<ROW>> {
        let mut averages: Vec<_> = self
            .rows
            .iter()
            .map(|(&key, &row)| {
                let row = row as usize;
                let mut columns = [0.0; ROW];
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

/// A feature with its averaged weights.
pub type Average<const ROW: usize> = (u32, [f32; ROW]);

/// The `count` features with the largest weights, sorted.
pub fn largest<const ROW: usize>(averages: &[Average<ROW>], count: usize) -> Vec<u32> {
    let strength = |columns: &[f32; ROW]| columns.iter().map(|weight| weight.abs()).fold(0.0, f32::max);
    let mut sorted: Vec<(f32, u32)> = averages.iter().map(|(key, columns)| (strength(columns), *key)).collect();
    sorted.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut keys: Vec<u32> = sorted.iter().take(count).map(|(_, key)| *key).collect();
    keys.sort_unstable();
    keys
}

/// Weights as small whole numbers: of so many weights, the largest is cut off at 127.
pub fn quantised<const ROW: usize>(averages: &[Average<ROW>], of: usize) -> Vec<Feature<ROW>> {
    let mut all: Vec<f32> = averages.iter().flat_map(|(_, columns)| columns.iter().map(|w| w.abs())).collect();
    all.retain(|weight| *weight > 0.0);
    all.sort_by(f32::total_cmp);
    let top = all.get(all.len().saturating_sub(1 + all.len() / of)).copied().unwrap_or(1.0);
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
