//! Learned weights of a logistic model: a table of feature names and numbers.
//!
//! The models themselves live where their features are made; the examples that learn them write the tables.

use super::entries;

/// The name under which the table holds the bias.
pub const BIAS: &str = "bias";

/// The weights of a logistic model over `N` named features.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights<const N: usize> {
    /// The log odds where every feature is 0.
    pub bias: f64,
    /// The log odds that one unit of each feature adds.
    pub of_features: [f64; N],
}

impl<const N: usize> Weights<N> {
    /// Reads `table`; a feature that it does not name weighs nothing.
    ///
    /// ```
    /// use corroborate::lexicon::Weights;
    /// let weights = Weights::new("# head\nbias\t-1\nsize\t2\n", &["size"]);
    /// assert_eq!(weights.likelihood(&[0.5]), 0.5);
    /// ```
    pub fn new(table: &str, names: &[&str; N]) -> Weights<N> {
        Weights::of_column(table, names, 1)
    }

    /// Reads one column of a table that holds several models over the same features; names stand in column 0.
    pub fn of_column(table: &str, names: &[&str; N], column: usize) -> Weights<N> {
        let mut weights = Weights { bias: 0.0, of_features: [0.0; N] };
        for fields in entries(table) {
            let Some(value) = fields.get(column).and_then(|value| value.parse().ok()) else { continue };
            match names.iter().position(|name| *name == fields[0]) {
                Some(at) => weights.of_features[at] = value,
                None if fields[0] == BIAS => weights.bias = value,
                None => {}
            }
        }
        weights
    }

    /// What each feature adds to the log odds.
    pub fn parts(&self, features: &[f64; N]) -> [f64; N] {
        std::array::from_fn(|at| features[at] * self.of_features[at])
    }

    /// The likelihood, 0 to 1.
    pub fn likelihood(&self, features: &[f64; N]) -> f64 {
        let odds = self.bias + self.parts(features).iter().sum::<f64>();
        1.0 / (1.0 + (-odds).exp())
    }
}
