//! Products of a few rows with a trained matrix.
//!
//! Every sum is made in the order of the columns of the left side and without fused operations, so that the result is
//! the same to the bit on every machine, whatever the width of its registers.

/// Columns that are summed up at once.
const COLUMNS: usize = 16;

/// Rows that are summed up at once.
const ROWS: usize = 6;

/// A matrix in panels of `COLUMNS` columns, each row by row; the last panel is filled up with zeros.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    inputs: usize,
    columns: usize,
    panels: Vec<f32>,
}

impl Matrix {
    /// Lays out `values`, given row by row.
    pub fn new(values: &[f32], inputs: usize, columns: usize) -> Matrix {
        let mut matrix = Matrix::default();
        matrix.set(inputs, columns, |input, column| values[input * columns + column]);
        matrix
    }

    /// Lays out the transposed of `rows`, each of `inputs` numbers.
    #[inline(always)]
    pub fn set_transposed(&mut self, rows: &[f32], inputs: usize) {
        self.set(inputs, rows.len() / inputs, |input, column| rows[column * inputs + input]);
    }

    #[inline(always)]
    fn set(&mut self, inputs: usize, columns: usize, value: impl Fn(usize, usize) -> f32) {
        (self.inputs, self.columns) = (inputs, columns);
        self.panels.clear();
        self.panels.resize(columns.div_ceil(COLUMNS) * inputs * COLUMNS, 0.0);
        for column in 0..columns {
            let panel = &mut self.panels[column / COLUMNS * inputs * COLUMNS..];
            for input in 0..inputs {
                panel[input * COLUMNS + column % COLUMNS] = value(input, column);
            }
        }
    }

    /// The columns without what fills the last panel.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// How far apart the rows of a product stand.
    pub fn stride(&self) -> usize {
        self.columns.div_ceil(COLUMNS) * COLUMNS
    }

    /// `out = rows · self`; the rows of `out` stand `stride` apart.
    #[inline(always)]
    pub fn multiply(&self, rows: &[f32], out: &mut Vec<f32>) {
        let n = rows.len() / self.inputs.max(1);
        let stride = self.stride();
        out.resize(n * stride, 0.0);
        for first in (0..n).step_by(ROWS) {
            for (number, panel) in self.panels.chunks_exact(self.inputs * COLUMNS).enumerate() {
                let at = number * COLUMNS;
                match n - first {
                    1 => self.tile::<1>(&rows[first * self.inputs..], panel, &mut out[first * stride + at..]),
                    2 => self.tile::<2>(&rows[first * self.inputs..], panel, &mut out[first * stride + at..]),
                    3 => self.tile::<3>(&rows[first * self.inputs..], panel, &mut out[first * stride + at..]),
                    4 => self.tile::<4>(&rows[first * self.inputs..], panel, &mut out[first * stride + at..]),
                    5 => self.tile::<5>(&rows[first * self.inputs..], panel, &mut out[first * stride + at..]),
                    _ => self.tile::<ROWS>(&rows[first * self.inputs..], panel, &mut out[first * stride + at..]),
                }
            }
        }
    }

    #[inline(always)]
    fn tile<const N: usize>(&self, rows: &[f32], panel: &[f32], out: &mut [f32]) {
        let mut sums = [[0.0f32; COLUMNS]; N];
        let rows: [&[f32]; N] = std::array::from_fn(|row| &rows[row * self.inputs..(row + 1) * self.inputs]);
        for (input, weights) in panel.chunks_exact(COLUMNS).enumerate() {
            for (sums, row) in sums.iter_mut().zip(rows) {
                let value = row[input];
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    *sum += value * weight;
                }
            }
        }
        for (row, sums) in sums.iter().enumerate() {
            out[row * self.stride()..][..COLUMNS].copy_from_slice(sums);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_right_for_any_number_of_rows_and_columns() {
        for (n, inputs, columns) in [(1, 3, 2), (5, 4, 16), (6, 1, 17), (13, 7, 40), (0, 4, 4)] {
            let rows: Vec<f32> = (0..n * inputs).map(|at| at as f32 - 3.0).collect();
            let values: Vec<f32> = (0..inputs * columns).map(|at| (at % 11) as f32).collect();
            let (matrix, mut out) = (Matrix::new(&values, inputs, columns), vec![1.0; 3]);
            matrix.multiply(&rows, &mut out);
            for row in 0..n {
                for column in 0..columns {
                    let expected: f32 =
                        (0..inputs).map(|k| rows[row * inputs + k] * values[k * columns + column]).sum();
                    assert_eq!(out[row * matrix.stride() + column], expected);
                }
            }
        }
    }
}
