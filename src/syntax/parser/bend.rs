//! The bent lines between a network's layers: made of products, sums and one division, so that they are the same on
//! every machine and the compiler can work on many at once.

/// Beyond this the curve is flat.
const FLAT: f32 = 4.97;

/// The hyperbolic tangent as a truncated continued fraction (Lambert 1768); off by less than 0.0002.
#[inline(always)]
pub fn tanh(x: f32) -> f32 {
    tanh_with::<false>(x)
}

/// The same, `FUSED` where the machine multiplies and adds at once.
#[inline(always)]
pub fn tanh_with<const FUSED: bool>(x: f32) -> f32 {
    let (above, below) = fraction::<FUSED>(x);
    above / below
}

/// The hyperbolic tangent before its division.
#[inline(always)]
fn fraction<const FUSED: bool>(x: f32) -> (f32, f32) {
    let x = x.clamp(-FLAT, FLAT);
    let square = x * x;
    let step = |factor: f32, term: f32| multiply_add::<FUSED>(square, factor, term);
    let above = x * step(step(step(1.0, 378.0), 17_325.0), 135_135.0);
    let below = step(step(step(28.0, 3_150.0), 62_370.0), 135_135.0);
    (above, below)
}

/// `a b + c`, rounded once.
#[inline(always)]
pub fn multiply_add<const FUSED: bool>(a: f32, b: f32, c: f32) -> f32 {
    if FUSED {
        a.mul_add(b, c)
    } else {
        // The product is exact in double precision; that the sum is rounded there and once more shows in one of some
        // hundred million cases, in the last bit.
        (f64::from(a) * f64::from(b) + f64::from(c)) as f32
    }
}

/// The logistic curve, from 0 to 1.
#[inline(always)]
pub fn sigmoid(x: f32) -> f32 {
    0.5 + 0.5 * tanh(0.5 * x)
}

/// The logistic curve at two places, with one division: dividing takes longer than all the rest.
#[inline(always)]
pub fn sigmoids<const FUSED: bool>(x: f32, y: f32) -> (f32, f32) {
    let ((above_x, below_x), (above_y, below_y)) = (fraction::<FUSED>(0.5 * x), fraction::<FUSED>(0.5 * y));
    let half = 0.5 / (below_x * below_y);
    let curve = |above: f32, below: f32| multiply_add::<FUSED>(above * below, half, 0.5);
    (curve(above_x, below_y), curve(above_y, below_x))
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
            let (first, second) = sigmoids::<false>(x, 2.0 * x);
            assert!((first - sigmoid(x)).abs() < 1e-6 && (second - sigmoid(2.0 * x)).abs() < 1e-6, "{x}");
        }
        assert!(tanh(f32::MAX) <= 1.0 && tanh(f32::MIN) >= -1.0);
    }
}
