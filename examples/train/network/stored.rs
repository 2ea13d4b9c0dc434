//! A network with its vocabulary as training keeps it between steps: full numbers, no claim to be small.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use corroborate::syntax::training::N_TABLES;

use super::corpus::Vocabulary;
use super::model::{Network, Shape};

/// A trained network that can look words up.
pub struct Trained {
    pub network: Network,
    pub vocabulary: Vocabulary,
}

#[derive(Serialize, Deserialize)]
struct Head {
    shape: Shape,
    rows: [BTreeMap<u32, u32>; N_TABLES],
    form_counts: Vec<u32>,
}

impl Trained {
    pub fn write(&self, path: &str) -> Result<(), String> {
        let head = Head {
            shape: self.network.shape,
            rows: std::array::from_fn(|table| self.vocabulary.rows[table].iter().map(|(k, v)| (*k, *v)).collect()),
            form_counts: self.vocabulary.form_counts.clone(),
        };
        let head = serde_json::to_vec(&head).map_err(|error| error.to_string())?;
        let mut file = (head.len() as u64).to_le_bytes().to_vec();
        file.extend(head);
        file.extend(self.network.values.iter().flat_map(|value| value.to_le_bytes()));
        crate::write(path, &file)
    }

    pub fn read(path: &str) -> Result<Trained, String> {
        let file = crate::read(path)?;
        let damaged = || format!("{path}: no network of this training command; train it again");
        let (length, rest) = file.split_at_checked(8).ok_or_else(damaged)?;
        let length = u64::from_le_bytes(length.try_into().map_err(|_| damaged())?) as usize;
        let (head, values) = rest.split_at_checked(length).ok_or_else(damaged)?;
        let head: Head = serde_json::from_slice(head).map_err(|_| damaged())?;
        let rows = head.rows.map(|rows| rows.into_iter().collect());
        let vocabulary = Vocabulary { rows, form_counts: head.form_counts };
        let mut network = Network::new(head.shape, vocabulary.sizes(), 0);
        let numbers = values.chunks_exact(4).map(|bytes| f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]));
        let expected = network.values.len();
        network.values = numbers.collect();
        if network.values.len() != expected {
            return Err(damaged());
        }
        Ok(Trained { network, vocabulary })
    }
}
