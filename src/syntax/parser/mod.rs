//! Dependencies and names: a small recurrent network reads a sentence in both directions and answers both questions.
//!
//! Reads words, their tags and the gazetteers' flags. Trained by `examples/train`; docs/syntax.md tells how it works.

mod bend;
mod features;
mod labels;
mod tree;

pub use bend::{LEAK, leaky, sigmoid, tanh};
pub use features::{N_TABLES, table_keys};
pub use labels::{N_LABELS, begin, best_labels, spans};
pub use tree::best_tree;
