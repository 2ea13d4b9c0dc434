//! Trains the network that reads dependencies and names: a reader of embeddings, recurrent layers, and four answers.

mod command;
mod corpus;
mod export;
mod layer;
mod learn;
mod model;
mod parameters;
mod raw;
mod score;
mod stored;
mod tensor;

pub use command::command;
