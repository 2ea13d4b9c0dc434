//! Positions in text: byte spans, and the index that turns bytes into code points and lines.
//!
//! First in the flow. Knows nothing of articles; leaves the meaning of a span to whoever made it.

mod index;
mod span;

pub use index::TextIndex;
pub use span::Span;
