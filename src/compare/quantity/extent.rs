//! A quantity in the base unit of its dimension, and how wide it is meant.
//!
//! Knows conversion and tolerances; leaves judgements to the rules.

use crate::lexicon::unit_named;
use crate::mention::{Quantity, QuantityKind, QuantityModifier};

/// "About" allows a tenth more or less, or half of the last digit told, whichever is larger.
const ABOUT_TOLERANCE: f64 = 0.1;

/// A quantity in the base unit of its dimension, open ends as `None`.
#[derive(Clone, Debug)]
pub(super) struct Extent {
    pub dimension: &'static str,
    pub low: Option<f64>,
    pub high: Option<f64>,
    /// The place value of the last digit told, in the base unit.
    pub step: f64,
    /// How far the true value may lie from the one that is told.
    pub tolerance: f64,
}

impl Extent {
    pub(super) fn new(quantity: &Quantity) -> Option<Extent> {
        if quantity.low.is_none() && quantity.high.is_none() {
            return None;
        }
        let unit = unit_named(&quantity.unit);
        let is_share = unit.is_none() && quantity.kind == QuantityKind::Share;
        let base = |value: f64| match unit {
            Some(unit) => unit.to_base(value),
            None if is_share => value * 100.0,
            None => value,
        };
        let factor = if is_share { 100.0 } else { unit.map_or(1.0, |unit| unit.factor) };
        let dimension = if is_share { "percent" } else { unit.map_or("", |unit| unit.dimension) };
        let (low, high) = (quantity.low.map(base), quantity.high.map(base));
        let mut extent = Extent { dimension, low, high, step: quantity.step * factor, tolerance: 0.0 };
        if quantity.modifier == QuantityModifier::About && !quantity.is_vague {
            extent.tolerance = (extent.size() * ABOUT_TOLERANCE).max(extent.step / 2.0);
        }
        Some(extent)
    }

    /// The extent per one base unit where the value is told per `factor` of them.
    pub(super) fn per(mut self, factor: f64) -> Extent {
        self.low = self.low.map(|low| low / factor);
        self.high = self.high.map(|high| high / factor);
        self.step /= factor;
        self.tolerance /= factor;
        self
    }

    /// The value where it is one value.
    pub(super) fn point(&self) -> Option<f64> {
        self.low.filter(|_| self.low == self.high)
    }

    /// Any value that is told, for tolerances.
    pub(super) fn size(&self) -> f64 {
        self.high.or(self.low).unwrap_or(0.0).abs()
    }

    /// Whether one end is not told.
    pub(super) fn is_open(&self) -> bool {
        self.low.is_none() || self.high.is_none()
    }

    /// Whether the two share a value, each widened by `slack`.
    pub(super) fn overlaps(&self, other: &Extent, slack: f64) -> bool {
        let starts_before_end = |low: Option<f64>, high: Option<f64>| match (low, high) {
            (Some(low), Some(high)) => low <= high + slack,
            _ => true,
        };
        starts_before_end(self.low, other.high) && starts_before_end(other.low, self.high)
    }
}

/// Both values, where each is one value.
pub(super) fn points(first: &Extent, second: &Extent) -> Option<(f64, f64)> {
    Some((first.point()?, second.point()?))
}
