//! The report and its formats.
//!
//! `model` turns the results of all stages into what a reader sees, with code points and exact text; each format has
//! a file of its own. Leaves writing to the binary.

pub mod agreements;
mod context;
pub mod csv;
pub mod decided;
pub mod decisions;
pub mod diff;
pub mod dot;
pub mod facts;
pub mod graphml;
pub mod html;
pub mod json;
pub mod jsonld;
pub mod key;
pub mod links;
pub mod markdown;
pub mod model;
mod printable;
pub mod reading;
pub mod text;
pub mod view;
pub mod words;

#[cfg(test)]
mod testing;

pub use model::{EventResult, Report, build};
