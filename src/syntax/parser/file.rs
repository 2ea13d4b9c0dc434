//! The network in a model file: tables of embeddings in single bytes, used where they lie; matrices in two bytes a
//! number, laid out for use when read.

use super::super::model::{Bytes, Corrupt, push_number};
use super::features::N_TABLES;
use super::matrix::Matrix;

/// The sizes of a network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    /// Units in each direction of a layer.
    pub hidden: usize,
    /// Recurrent layers.
    pub layers: usize,
    /// Numbers that tell how well two words suit as dependent and head.
    pub arc: usize,
    /// Numbers that tell the relation of two words.
    pub relation: usize,
    /// Numbers of a word in each table.
    pub tables: [usize; N_TABLES],
}

impl Sizes {
    /// The sizes in the order of the file.
    fn numbers(&self) -> impl Iterator<Item = usize> {
        [self.hidden, self.layers, self.arc, self.relation].into_iter().chain(self.tables)
    }

    pub(super) fn read(bytes: &mut Bytes<'_>) -> Result<Sizes, Corrupt> {
        let mut next = || match bytes.number()? as usize {
            // No network that fits a machine is wider.
            size @ 1..=4096 => Ok(size),
            _ => Err(Corrupt),
        };
        let mut sizes = Sizes { hidden: next()?, layers: next()?, arc: next()?, relation: next()?, ..Sizes::default() };
        for columns in &mut sizes.tables {
            *columns = next()?;
        }
        Ok(sizes)
    }

    /// Numbers of a word in all tables.
    pub fn word(&self) -> usize {
        self.tables.iter().sum()
    }
}

/// A table of embeddings: words' keys in an open-addressed table, and a row of small numbers for each.
pub struct Table<'f> {
    /// Four bytes each; 0 where there is none.
    keys: &'f [u8],
    /// Two bytes each, in parallel: the row.
    places: &'f [u8],
    /// For each row a scale in four bytes, then its numbers.
    rows: &'f [u8],
    columns: usize,
}

/// Bytes before a row's numbers: its scale.
const SCALE: usize = 4;

impl<'f> Table<'f> {
    pub(super) fn read(bytes: &mut Bytes<'f>, columns: usize) -> Result<Table<'f>, Corrupt> {
        let (slots, rows) = (bytes.number()? as usize, bytes.number()? as usize);
        if !slots.is_power_of_two() || rows == 0 {
            return Err(Corrupt);
        }
        let keys = bytes.take(slots * 4)?;
        let places = bytes.take(slots * 2)?;
        let all = places.chunks_exact(2).map(|place| usize::from(u16::from_le_bytes([place[0], place[1]])));
        let is_full = !keys.chunks_exact(4).any(|key| key == [0; 4]);
        if is_full || all.max().is_some_and(|place| place >= rows) {
            return Err(Corrupt);
        }
        Ok(Table { keys, places, rows: bytes.take(rows * (columns + SCALE))?, columns })
    }

    /// Writes the numbers of the word with that key; those of unknown words for all others.
    #[inline]
    pub(super) fn look_up(&self, key: u32, out: &mut [f32]) {
        let row = &self.rows[self.place(key) * (self.columns + SCALE)..][..self.columns + SCALE];
        let (scale, numbers) = row.split_at(SCALE);
        let scale = f32::from_le_bytes([scale[0], scale[1], scale[2], scale[3]]);
        out.iter_mut().zip(numbers).for_each(|(out, &number)| *out = f32::from(number as i8) * scale);
    }

    #[inline]
    fn place(&self, key: u32) -> usize {
        let last = self.keys.len() / 4 - 1;
        let mut slot = first_slot(key, last);
        loop {
            let found = &self.keys[slot * 4..slot * 4 + 4];
            match u32::from_le_bytes([found[0], found[1], found[2], found[3]]) {
                0 => return 0,
                found if found == key => {
                    return usize::from(u16::from_le_bytes([self.places[slot * 2], self.places[slot * 2 + 1]]));
                }
                _ => slot = (slot + 1) & last,
            }
        }
    }
}

fn first_slot(key: u32, last: usize) -> usize {
    (key >> 1) as usize & last
}

/// Writes a table as `Table::read` reads it: `keys` with their rows, and the rows one after another.
///
/// `None` where there are more rows than two bytes can count.
pub fn push_table(out: &mut Vec<u8>, keys: &[(u32, u32)], rows: &[f32], columns: usize) -> Option<()> {
    let slots = (keys.len().max(1) * 3 / 2 + 1).next_power_of_two();
    let (mut slot_keys, mut places) = (vec![0u32; slots], vec![0u16; slots]);
    for &(key, row) in keys {
        let mut slot = first_slot(key, slots - 1);
        while slot_keys[slot] != 0 {
            slot = (slot + 1) & (slots - 1);
        }
        slot_keys[slot] = key;
        places[slot] = u16::try_from(row).ok()?;
    }
    push_number(out, slots as u32);
    push_number(out, (rows.len() / columns) as u32);
    out.extend(slot_keys.iter().flat_map(|key| key.to_le_bytes()));
    out.extend(places.iter().flat_map(|place| place.to_le_bytes()));
    for row in rows.chunks_exact(columns) {
        let scale = largest(row) / f32::from(i8::MAX);
        out.extend(scale.to_le_bytes());
        out.extend(row.iter().map(|value| (value / scale).round() as i8 as u8));
    }
    Some(())
}

/// Writes numbers in two bytes each, as `numbers` reads them.
pub fn push_numbers(out: &mut Vec<u8>, values: &[f32]) {
    let scale = largest(values) / f32::from(i16::MAX);
    out.extend(scale.to_le_bytes());
    out.extend(values.iter().flat_map(|value| ((value / scale).round() as i16).to_le_bytes()));
}

/// The largest of the absolute values, but not zero.
fn largest(values: &[f32]) -> f32 {
    values.iter().map(|value| value.abs()).fold(f32::MIN_POSITIVE * 1e6, f32::max)
}

/// Reads so many numbers.
pub(super) fn numbers(bytes: &mut Bytes<'_>, count: usize) -> Result<Vec<f32>, Corrupt> {
    let scale = bytes.take(4)?;
    let scale = f32::from_le_bytes([scale[0], scale[1], scale[2], scale[3]]);
    let values = bytes.take(count * 2)?;
    Ok(values.chunks_exact(2).map(|value| f32::from(i16::from_le_bytes([value[0], value[1]])) * scale).collect())
}

/// Reads a matrix.
pub(super) fn matrix(bytes: &mut Bytes<'_>, inputs: usize, columns: usize) -> Result<Matrix, Corrupt> {
    Ok(Matrix::new(&numbers(bytes, inputs * columns)?, inputs, columns))
}

/// Writes the sizes.
pub fn push_sizes(out: &mut Vec<u8>, sizes: &Sizes) {
    sizes.numbers().for_each(|size| push_number(out, size as u32));
}
