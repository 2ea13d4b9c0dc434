//! Trained weights: a hash table from features to one small number per tag.
//!
//! In a model file the features stand sorted, as differences, each with its non-zero weights only; reading lays them
//! out so that one feature is one cache line's half.

use super::hash;
use super::model::{Bytes, Corrupt};

/// Numbers of one row: the columns, and the feature's key in the last four bytes.
const ROW: usize = 32;

/// How many columns a row has room for.
pub const N_COLUMNS: usize = ROW - 4;

/// One score per column; the last four hold nothing of use.
pub type Scores = [i16; ROW];

#[derive(Clone, Copy)]
#[repr(align(32))]
struct Row([i8; ROW]);

/// The weights of one model.
pub struct Weights {
    rows: Vec<Row>,
    shift: u32,
}

/// A feature's key from its template and values. Zero is no key.
#[inline]
pub fn key(template: u64, first: u64, second: u64) -> u32 {
    let mixed = hash::mix(hash::mix(template.wrapping_mul(0xD6E8_FEB8_6659_FD93), first), second);
    (mixed >> 32) as u32 | 1
}

impl Weights {
    /// Lays out features with their weights; a feature given twice keeps its first weights.
    pub fn new(features: &[(u32, [i8; N_COLUMNS])]) -> Weights {
        // Half of the slots stay free, so that looking for an unknown feature ends soon.
        let slots = (features.len().max(1) * 2).next_power_of_two();
        let mut weights = Weights { rows: vec![Row([0; ROW]); slots], shift: 32 - slots.trailing_zeros() };
        for &(key, columns) in features {
            weights.insert(key, &columns);
        }
        weights
    }

    fn insert(&mut self, key: u32, columns: &[i8; N_COLUMNS]) {
        let mut slot = self.slot(key);
        while self.key_at(slot) != 0 {
            slot = (slot + 1) & (self.rows.len() - 1);
        }
        let row = &mut self.rows[slot].0;
        row[..N_COLUMNS].copy_from_slice(columns);
        for (cell, byte) in row[N_COLUMNS..].iter_mut().zip(key.to_le_bytes()) {
            *cell = byte as i8;
        }
    }

    #[inline]
    fn slot(&self, key: u32) -> usize {
        (u64::from(key) >> self.shift) as usize
    }

    #[inline]
    fn key_at(&self, slot: usize) -> u32 {
        let row = &self.rows[slot].0;
        u32::from_le_bytes([row[ROW - 4] as u8, row[ROW - 3] as u8, row[ROW - 2] as u8, row[ROW - 1] as u8])
    }

    /// Adds the weights of a feature, if it has any.
    #[inline]
    pub fn add(&self, key: u32, scores: &mut Scores) {
        let mut slot = self.slot(key);
        loop {
            match self.key_at(slot) {
                0 => return,
                found if found == key => break,
                _ => slot = (slot + 1) & (self.rows.len() - 1),
            }
        }
        for (score, &weight) in scores.iter_mut().zip(&self.rows[slot].0) {
            *score = score.wrapping_add(i16::from(weight));
        }
    }

    /// Reads what `encode` wrote.
    pub(super) fn decode(bytes: &mut Bytes<'_>) -> Result<Weights, Corrupt> {
        let count = bytes.number()? as usize;
        let mut features = Vec::with_capacity(count.min(bytes.len()));
        let mut key = 0u32;
        for _ in 0..count {
            key = key.checked_add(bytes.number()?).ok_or(Corrupt)?;
            let mut mask = bytes.number()?;
            let mut columns = [0; N_COLUMNS];
            while mask != 0 {
                let column = mask.trailing_zeros() as usize;
                *columns.get_mut(column).ok_or(Corrupt)? = bytes.byte()? as i8;
                mask &= mask - 1;
            }
            features.push((key, columns));
        }
        Ok(Weights::new(&features))
    }
}

/// Writes features, which must be sorted by key, as `Weights::decode` reads them.
pub fn encode(features: &[(u32, [i8; N_COLUMNS])], out: &mut Vec<u8>) {
    super::model::push_number(out, features.len() as u32);
    let mut last = 0;
    for (key, columns) in features {
        super::model::push_number(out, key - last);
        last = *key;
        let mask = (0..N_COLUMNS).filter(|&at| columns[at] != 0).fold(0, |mask, at| mask | 1 << at);
        super::model::push_number(out, mask);
        out.extend(columns.iter().filter(|&&weight| weight != 0).map(|&weight| weight as u8));
    }
}
