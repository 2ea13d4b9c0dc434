//! Labelled pairs of statements, for the examples that learn from them.
//!
//! MRPC holds sentences of news that are paraphrases or not; Emergent holds headlines that are for, against or observing a
//! claim. Neither may be copied into the project.

use std::path::Path;

/// A pair of statements with its label.
pub struct Labelled {
    /// The first.
    pub a: String,
    /// The second.
    pub b: String,
    /// What the data set says of them.
    pub label: String,
    /// What must not be divided between learning and checking: the claim.
    pub group: String,
}

impl Labelled {
    /// Whether the pair belongs to the half that is learned from.
    pub fn is_to_learn(&self) -> bool {
        (hash(&format!("{}\t{}", self.a, self.b)) >> 32) & 1 == 0
    }

    /// The part, of `n`, that the pair's group belongs to.
    pub fn part(&self, n: u64) -> u64 {
        hash(&self.group) % n
    }
}

/// FNV-1a, written out here so that the halves stay what they are whatever a library changes.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The pairs of MRPC; none where the file is absent.
pub fn mrpc(path: &Path) -> Vec<Labelled> {
    let table = std::fs::read_to_string(path).unwrap_or_default();
    let rows = table.lines().skip(1).map(|line| line.split('\t').map(str::to_string).collect::<Vec<_>>());
    let pair = |row: Vec<String>| {
        let [label, _, _, a, b] = <[String; 5]>::try_from(row).ok()?;
        Some(Labelled { a, b, label, group: String::new() })
    };
    rows.filter_map(pair).collect()
}

/// The pairs of Emergent, the claim first; none where the file is absent.
pub fn emergent(path: &Path) -> Vec<Labelled> {
    let Ok(mut reader) = csv::Reader::from_path(path) else { return Vec::new() };
    let pair = |row: csv::StringRecord| {
        let field = |at: usize| row.get(at).map(str::to_string);
        Some(Labelled { a: field(1)?, b: field(2)?, label: field(3)?, group: field(5)? })
    };
    reader.records().filter_map(|row| pair(row.ok()?)).collect()
}
