//! Trained weights: a hash table from features to one small number per tag.
//!
//! In a model file the features stand sorted, as differences, each with its non-zero weights only; reading lays them
//! out so that one feature is one cache line's half.

use super::hash;
use super::model::{Bytes, Corrupt};

/// Bytes of a row that hold the feature's key, behind the weights.
const KEY: usize = 4;

/// Columns whose presence one number in a file tells.
const CHUNK: usize = 28;

/// One score per column; the last four hold nothing of use.
pub type Scores<const ROW: usize> = [i16; ROW];

/// A feature with its weights; the last four columns are not used.
pub type Feature<const ROW: usize> = (u32, [i8; ROW]);

#[derive(Clone, Copy)]
#[repr(align(32))]
struct Row<const ROW: usize>([i8; ROW]);

/// The weights of one model with up to `ROW - 4` columns.
pub struct Weights<const ROW: usize> {
    rows: Vec<Row<ROW>>,
    shift: u32,
    /// One bit for a stretch of keys: most features of a text are unknown, and this small table tells so without
    /// touching the rows.
    known: Vec<u64>,
}

/// A feature's key from its template and values. Zero is no key.
#[inline]
pub fn key(template: u64, first: u64, second: u64) -> u32 {
    let mixed = hash::mix(hash::mix(template.wrapping_mul(0xD6E8_FEB8_6659_FD93), first), second);
    (mixed >> 32) as u32 | 1
}

impl<const ROW: usize> Weights<ROW> {
    /// Lays out features with their weights.
    pub fn new(features: &[Feature<ROW>]) -> Weights<ROW> {
        let count = features.len().max(8);
        // A fifth of the slots stays free, so that looking for a feature ends soon.
        let slots = (count * 5 / 4).next_power_of_two();
        let shift = 32 - slots.trailing_zeros();
        // Eight bits or more for each feature: at most one unknown feature in eight is looked for in vain.
        let known = vec![0; (count * 8).next_power_of_two() / 64];
        let mut weights = Weights { rows: vec![Row([0; ROW]); slots], shift, known };
        for (key, columns) in features {
            weights.insert(*key, columns);
        }
        weights
    }

    fn insert(&mut self, key: u32, columns: &[i8; ROW]) {
        let mut slot = self.slot(key);
        while self.key_at(slot) != 0 {
            slot = (slot + 1) & (self.rows.len() - 1);
        }
        let (word, bit) = self.mark(key);
        self.known[word] |= 1 << bit;
        let row = &mut self.rows[slot].0;
        row.copy_from_slice(columns);
        for (cell, byte) in row[ROW - KEY..].iter_mut().zip(key.to_le_bytes()) {
            *cell = byte as i8;
        }
    }

    #[inline]
    fn slot(&self, key: u32) -> usize {
        (u64::from(key) >> self.shift) as usize
    }

    /// The place of a key in the table of known features. The lowest bit of a key is always set, so it is left out.
    #[inline]
    fn mark(&self, key: u32) -> (usize, u32) {
        let at = key >> 1;
        ((at >> 6) as usize & (self.known.len() - 1), at & 63)
    }

    #[inline]
    fn key_at(&self, slot: usize) -> u32 {
        let row = &self.rows[slot].0;
        u32::from_le_bytes([row[ROW - 4] as u8, row[ROW - 3] as u8, row[ROW - 2] as u8, row[ROW - 1] as u8])
    }

    /// The sum of the weights of those features that have any.
    pub fn sum<const N: usize>(&self, keys: &[u32; N]) -> Scores<ROW> {
        let mut scores = [0; ROW];
        self.add(keys, &mut scores);
        scores
    }

    /// Adds the weights of those features that have any.
    #[inline]
    pub fn add<const N: usize>(&self, keys: &[u32; N], scores: &mut Scores<ROW>) {
        // Passes without a branch that could be foretold wrongly come first: whether a feature is known cannot be
        // foretold, and a wrong guess would wait for the memory. The second pass asks for all rows at once.
        let mut known = [(0, 0); N];
        let mut n_known = 0;
        for &key in keys {
            let (word, bit) = self.mark(key);
            known[n_known].0 = key;
            n_known += (self.known[word] >> bit & 1) as usize;
        }
        let known = &mut known[..n_known];
        for (key, found) in known.iter_mut() {
            *found = self.key_at(self.slot(*key));
        }
        for &mut (key, found) in known {
            let row = if found == key { Some(&self.rows[self.slot(key)].0) } else { self.find(key) };
            for (score, &weight) in scores.iter_mut().zip(row.into_iter().flatten()) {
                *score = score.wrapping_add(i16::from(weight));
            }
        }
    }

    /// The weights of one feature, all nought where it has none.
    pub fn row(&self, key: u32) -> [i8; ROW] {
        let mut columns = self.find(key).copied().unwrap_or([0; ROW]);
        columns[ROW - KEY..].fill(0);
        columns
    }

    #[inline]
    fn find(&self, key: u32) -> Option<&[i8; ROW]> {
        let mut slot = self.slot(key);
        loop {
            match self.key_at(slot) {
                0 => return None,
                found if found == key => return Some(&self.rows[slot].0),
                _ => slot = (slot + 1) & (self.rows.len() - 1),
            }
        }
    }

    /// Reads what `encode` wrote.
    pub(super) fn decode(bytes: &mut Bytes<'_>) -> Result<Weights<ROW>, Corrupt> {
        let count = bytes.number()? as usize;
        let mut features = Vec::with_capacity(count.min(bytes.len()));
        let mut key = 0u32;
        for _ in 0..count {
            key = key.checked_add(bytes.number()?).ok_or(Corrupt)?;
            let mut columns = [0; ROW];
            for chunk in columns[..ROW - KEY].chunks_mut(CHUNK) {
                let mut mask = bytes.number()?;
                while mask != 0 {
                    *chunk.get_mut(mask.trailing_zeros() as usize).ok_or(Corrupt)? = bytes.byte()? as i8;
                    mask &= mask - 1;
                }
            }
            features.push((key, columns));
        }
        Ok(Weights::new(&features))
    }
}

/// Writes features, which must be sorted by key, as `Weights::decode` reads them.
pub fn encode<const ROW: usize>(features: &[Feature<ROW>], out: &mut Vec<u8>) {
    super::model::push_number(out, features.len() as u32);
    let mut last = 0;
    for (key, columns) in features {
        super::model::push_number(out, key - last);
        last = *key;
        for chunk in columns[..ROW - KEY].chunks(CHUNK) {
            let mask = (0..chunk.len()).filter(|&at| chunk[at] != 0).fold(0, |mask, at| mask | 1 << at);
            super::model::push_number(out, mask);
            out.extend(chunk.iter().filter(|&&weight| weight != 0).map(|&weight| weight as u8));
        }
    }
}
