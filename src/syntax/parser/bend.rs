//! The bent lines between a network's layers: made of products, sums and one division, so that they are the same on
//! every machine and the compiler can work on many at once.

/// Beyond this the curve is flat.
const FLAT: f32 = 4.97;

/// The hyperbolic tangent as a truncated continued fraction (Lambert 1768); off by less than 0.0002.
#[inline(always)]
pub fn tanh(x: f32) -> f32 {
    let (above, below) = fraction(x);
    above / below
}

/// The hyperbolic tangent before its division.
#[inline(always)]
fn fraction(x: f32) -> (f32, f32) {
    let x = x.clamp(-FLAT, FLAT);
    let square = x * x;
    let above = x * (135_135.0 + square * (17_325.0 + square * (378.0 + square)));
    let below = 135_135.0 + square * (62_370.0 + square * (3_150.0 + square * 28.0));
    (above, below)
}

/// The logistic curve, from 0 to 1.
#[inline(always)]
pub fn sigmoid(x: f32) -> f32 {
    0.5 + 0.5 * tanh(0.5 * x)
}

/// The logistic curve at two places, with one division: dividing takes longer than all the rest.
#[inline(always)]
pub fn sigmoids(x: f32, y: f32) -> (f32, f32) {
    let ((above_x, below_x), (above_y, below_y)) = (fraction(0.5 * x), fraction(0.5 * y));
    let half = 0.5 / (below_x * below_y);
    (0.5 + above_x * below_y * half, 0.5 + above_y * below_x * half)
}

/// How steep the answers' units are below zero.
pub const LEAK: f32 = 0.1;

/// The identity above zero, flatter below (leaky rectifier).
#[inline(always)]
pub fn leaky(x: f32) -> f32 {
    if x < 0.0 { x * LEAK } else { x }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn close_to_the_true_curves() {
        for step in -1000..=1000 {
            let x = step as f32 / 100.0;
            assert!((tanh(x) - x.tanh()).abs() < 2e-4, "{x}");
            assert!((sigmoid(x) - 1.0 / (1.0 + (-x).exp())).abs() < 2e-4, "{x}");
            let (first, second) = sigmoids(x, 2.0 * x);
            assert!((first - sigmoid(x)).abs() < 1e-6 && (second - sigmoid(2.0 * x)).abs() < 1e-6, "{x}");
        }
        assert!(tanh(f32::MAX) <= 1.0 && tanh(f32::MIN) >= -1.0);
    }
}
