//! Scientific notation and powers: "1e10", "1.3x10^6", "2.48×10−5", "1.1^23".
//!
//! Leaves plain digits to `cardinal`.

use super::super::part::{PartKind, Parts};
use super::{Number, NumberForm, digits_step, digits_value};

/// Greater powers of ten are no measure of anything.
const LARGEST_EXPONENT: i32 = 300;

/// The number in scientific notation at `at`.
pub(super) fn read(parts: &Parts, at: usize) -> Option<Number> {
    if !parts.is(at, PartKind::Digits) {
        return None;
    }
    let mantissa = digits_value(parts.norm(at))?;
    if let Some((exponent, end)) = exponent(parts, at + 1) {
        let factor = 10f64.powi(exponent);
        let step = digits_step(parts.norm(at), mantissa) * factor;
        return finite(Number::new(mantissa * factor, step, NumberForm::Digits, end));
    }
    let (exponent, end) = power(parts, at + 1)?;
    finite(Number::new(mantissa.powi(exponent), 1.0, NumberForm::Digits, end))
}

fn finite(number: Number) -> Option<Number> {
    Some(number).filter(|number| number.value.is_finite())
}

/// "e10", "e-3", "x10^6", "× 10−5": the power of ten and the part after it.
fn exponent(parts: &Parts, at: usize) -> Option<(i32, usize)> {
    let word = parts.norm(at);
    if let Some(digits) = word.strip_prefix('e').filter(|_| parts.is_attached(at)) {
        return if digits.is_empty() { signed(parts, at + 1, true) } else { Some((small(digits)?, at + 1)) };
    }
    let ten = match word {
        "x10" => at,
        "x" | "×" | "*" | "·" if parts.norm(at + 1) == "10" => at + 1,
        _ => return None,
    };
    power(parts, ten + 1).or_else(|| signed(parts, ten + 1, true))
}

/// "^23", "^-4".
fn power(parts: &Parts, at: usize) -> Option<(i32, usize)> {
    if parts.norm(at) != "^" || !parts.is_attached(at) {
        return None;
    }
    signed(parts, at + 1, false)
}

/// Digits with their sign, all without spaces; the sign must be there where the notation needs it.
fn signed(parts: &Parts, at: usize, needs_sign: bool) -> Option<(i32, usize)> {
    let sign = match parts.norm(at) {
        "-" | "−" | "–" => Some(-1),
        "+" => Some(1),
        _ => None,
    };
    let digits = at + usize::from(sign.is_some());
    let is_joined = (at..=digits).all(|at| parts.is_attached(at)) && parts.is(digits, PartKind::Digits);
    if !is_joined || needs_sign && sign.is_none() {
        return None;
    }
    Some((small(parts.norm(digits))? * sign.unwrap_or(1), digits + 1))
}

fn small(digits: &str) -> Option<i32> {
    digits.parse().ok().filter(|exponent| *exponent <= LARGEST_EXPONENT)
}

#[cfg(test)]
mod tests {
    use crate::mention::quantity::tests::check;

    #[test]
    fn powers() {
        check("1e10", &["1e10 = 10,000,000,000 []"]);
        check("1.3x10^6", &["1.3x10^6 = 1,300,000 []"]);
        check("2.5×10−1", &["2.5×10−1 = 0.25 []"]);
        check("2^10", &["2^10 = 1,024 []"]);
        check("-12e-1", &["-12e-1 = -1.2 []"]);
    }

    #[test]
    fn other_numbers_are_left() {
        check("a 3x10 relay", &["3 = 3 [relay]"]);
        check("9e999", &["9 = 9 [e999]"]);
    }
}
