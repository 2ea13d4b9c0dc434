//! Ridge-penalised logistic regression by Newton's method, for the examples that learn weights.

use std::fmt::Write as _;

use corroborate::lexicon::{BIAS, Weights};

/// Pull of all weights towards zero: a dozen features are learned from a few hundred positive pairs.
const RIDGE: f64 = 1.0;

/// Newton's method converges in far fewer rounds on problems of this size.
const ROUNDS: usize = 25;

/// The weights that fit `examples` best.
pub fn learn<const N: usize>(examples: &[([f64; N], bool)]) -> Weights<N> {
    let mut weights = Weights { bias: 0.0, of_features: [0.0; N] };
    for _ in 0..ROUNDS {
        let mut gradient = vec![0.0; N + 1];
        let mut hessian = vec![vec![0.0; N + 1]; N + 1];
        for (features, is_positive) in examples {
            let p = weights.likelihood(features);
            let row: Vec<f64> = std::iter::once(1.0).chain(features.iter().copied()).collect();
            for (i, value) in row.iter().enumerate() {
                gradient[i] += (f64::from(*is_positive) - p) * value;
                row.iter().enumerate().for_each(|(j, other)| hessian[i][j] += p * (1.0 - p) * value * other);
            }
        }
        for i in 0..N {
            gradient[i + 1] -= RIDGE * weights.of_features[i];
            hessian[i + 1][i + 1] += RIDGE;
        }
        hessian[0][0] += 1e-6;
        let step = solve(hessian, gradient);
        weights.bias += step[0];
        weights.of_features.iter_mut().zip(&step[1..]).for_each(|(weight, step)| *weight += step);
    }
    weights
}

/// Gaussian elimination with partial pivoting.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let n = right.len();
    for column in 0..n {
        let by_size = |a: &usize, b: &usize| matrix[*a][column].abs().total_cmp(&matrix[*b][column].abs());
        let pivot = (column..n).max_by(by_size).unwrap_or(column);
        matrix.swap(column, pivot);
        right.swap(column, pivot);
        let pivot_row = matrix[column].clone();
        for row in column + 1..n {
            let factor = matrix[row][column] / pivot_row[column];
            matrix[row].iter_mut().zip(&pivot_row).for_each(|(value, pivot)| *value -= factor * pivot);
            right[row] -= factor * right[column];
        }
    }
    let mut solution = vec![0.0; n];
    for row in (0..n).rev() {
        let known: f64 = (row + 1..n).map(|at| matrix[row][at] * solution[at]).sum();
        solution[row] = (right[row] - known) / matrix[row][row];
    }
    solution
}

/// Precision and recall at several thresholds.
pub fn print_table(pooled: &[(f64, bool)]) {
    let n_positive = pooled.iter().filter(|(_, is_positive)| *is_positive).count();
    println!("threshold  precision  recall  (each part by weights learned from the others)");
    for threshold in [0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8] {
        let taken = pooled.iter().filter(|(p, _)| *p >= threshold).count();
        let right = pooled.iter().filter(|(p, is_positive)| *p >= threshold && *is_positive).count();
        let precision = right as f64 / taken.max(1) as f64;
        println!("{threshold:.2}       {precision:.3}      {:.3}", right as f64 / n_positive.max(1) as f64);
    }
}

/// The table that `Weights::new` reads, rows sorted by name.
pub fn render<const N: usize>(head: &str, weights: &Weights<N>, names: &[&str; N]) -> String {
    let mut rows: Vec<(&str, f64)> = names.iter().copied().zip(weights.of_features).collect();
    rows.push((BIAS, weights.bias));
    rows.sort_by_key(|(name, _)| *name);
    let mut table = head.to_string();
    for (name, weight) in rows {
        let _ = writeln!(table, "{name}\t{weight:.4}");
    }
    table
}
