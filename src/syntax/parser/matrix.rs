//! Products of a few rows with a trained matrix.
//!
//! Every sum is made in the order of the columns of the left side, whatever the width of the registers. Product and
//! sum are rounded once together; where the machine cannot, in double precision first (see `bend::multiply_add`).

use super::bend::multiply_add;

/// Numbers in the widest register.
const LANES: usize = 16;

/// Columns that are summed up at once.
const COLUMNS: usize = 2 * LANES;

/// Rows that are summed up at once: with so many columns they fill the registers.
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

    /// How far apart the rows of a product stand.
    pub fn stride(&self) -> usize {
        self.columns.div_ceil(COLUMNS) * COLUMNS
    }

    /// `out = rows · self`; the rows of `out` stand `stride` apart. `FUSED` where the machine multiplies and adds at once.
    #[inline(always)]
    pub fn multiply<const FUSED: bool>(&self, rows: &[f32], out: &mut Vec<f32>) {
        let n = rows.len() / self.inputs.max(1);
        let stride = self.stride();
        out.resize(n * stride, 0.0);
        for first in (0..n).step_by(ROWS) {
            let rows = &rows[first * self.inputs..];
            for (number, panel) in self.panels.chunks_exact(self.inputs * COLUMNS).enumerate() {
                let out = &mut out[first * stride + number * COLUMNS..];
                match n - first {
                    1 => self.tile::<1, FUSED>(rows, panel, out),
                    2 => self.tile::<2, FUSED>(rows, panel, out),
                    3 => self.tile::<3, FUSED>(rows, panel, out),
                    4 => self.tile::<4, FUSED>(rows, panel, out),
                    5 => self.tile::<5, FUSED>(rows, panel, out),
                    _ => self.tile::<ROWS, FUSED>(rows, panel, out),
                }
            }
        }
    }

    #[inline(always)]
    fn tile<const N: usize, const FUSED: bool>(&self, rows: &[f32], panel: &[f32], out: &mut [f32]) {
        let (mut left, mut right) = ([[0.0f32; LANES]; N], [[0.0f32; LANES]; N]);
        let rows: [&[f32]; N] = std::array::from_fn(|row| &rows[row * self.inputs..(row + 1) * self.inputs]);
        let (halves, _) = panel.as_chunks::<LANES>();
        for (input, weights) in halves.chunks_exact(2).enumerate() {
            for row in 0..N {
                let value = rows[row][input];
                for lane in 0..LANES {
                    left[row][lane] = multiply_add::<FUSED>(value, weights[0][lane], left[row][lane]);
                }
                for lane in 0..LANES {
                    right[row][lane] = multiply_add::<FUSED>(value, weights[1][lane], right[row][lane]);
                }
            }
        }
        for row in 0..N {
            out[row * self.stride()..][..LANES].copy_from_slice(&left[row]);
            out[row * self.stride() + LANES..][..LANES].copy_from_slice(&right[row]);
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
            matrix.multiply::<false>(&rows, &mut out);
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
