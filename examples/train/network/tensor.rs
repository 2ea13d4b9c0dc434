//! Matrix products and random numbers of training. Matrices are slices, row by row.

/// `c += a b`, with `a` of `m` rows and `k` columns, `b` of `k` rows and `n` columns.
pub fn multiply(a: &[f32], b: &[f32], c: &mut [f32], (m, k, n): (usize, usize, usize)) {
    product((a, k, 1), (b, n, 1), c, (m, k, n));
}

/// `c += aᵀ b`, with `a` of `k` rows and `m` columns.
pub fn multiply_first_transposed(a: &[f32], b: &[f32], c: &mut [f32], (m, k, n): (usize, usize, usize)) {
    product((a, 1, m), (b, n, 1), c, (m, k, n));
}

/// `c += a bᵀ`, with `b` of `n` rows and `k` columns.
pub fn multiply_second_transposed(a: &[f32], b: &[f32], c: &mut [f32], (m, k, n): (usize, usize, usize)) {
    product((a, k, 1), (b, 1, k), c, (m, k, n));
}

type Strided<'a> = (&'a [f32], usize, usize);

fn product(a: Strided<'_>, b: Strided<'_>, c: &mut [f32], (m, k, n): (usize, usize, usize)) {
    assert!(a.0.len() >= m * k && b.0.len() >= k * n && c.len() >= m * n);
    if m == 0 || n == 0 {
        return;
    }
    // SAFETY: the lengths were checked above, and the strides stay within them.
    unsafe {
        matrixmultiply::sgemm(
            m,
            k,
            n,
            1.0,
            a.0.as_ptr(),
            a.1 as isize,
            a.2 as isize,
            b.0.as_ptr(),
            b.1 as isize,
            b.2 as isize,
            1.0,
            c.as_mut_ptr(),
            n as isize,
            1,
        );
    }
}

/// A small generator of random numbers with a fixed seed.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x1234_5678_9ABC_DEF1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// At least 0, below 1.
    pub fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }

    /// Between minus `range` and `range`.
    pub fn around(&mut self, range: f32) -> f32 {
        (self.unit() * 2.0 - 1.0) * range
    }
}

/// A mask of dropout: zero with probability `rate`, else what keeps the sum.
pub fn mask(random: &mut Random, length: usize, rate: f32) -> Vec<f32> {
    let kept = 1.0 / (1.0 - rate);
    (0..length).map(|_| if random.unit() < rate { 0.0 } else { kept }).collect()
}

/// Turns scores into probabilities, in place.
pub fn softmax(scores: &mut [f32]) {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - top).exp();
        sum += *score;
    }
    scores.iter_mut().for_each(|score| *score /= sum);
}
