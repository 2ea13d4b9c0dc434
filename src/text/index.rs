//! Byte positions to code points and lines, and back.
//!
//! Reports count code points (W3C `TextPositionSelector`); the library counts bytes. One index per text, built once.

use super::Span;

/// Every how many bytes the number of code points so far is noted.
const STRIDE: usize = 256;

/// Positions of one text in other units.
///
/// ```
/// use corroborate::text::{Span, TextIndex};
/// let text = "Sánchez\nwon";
/// let index = TextIndex::new(text);
/// assert_eq!(index.code_points(text, Span::new(0, 8)), (0, 7));
/// assert_eq!(index.line(9), 2);
/// ```
#[derive(Clone, Debug, Default)]
pub struct TextIndex {
    /// Code points before each multiple of `STRIDE` bytes.
    counts: Vec<u32>,
    /// Byte at which each line starts.
    lines: Vec<u32>,
}

impl TextIndex {
    /// Reads `text` once.
    pub fn new(text: &str) -> TextIndex {
        let mut index = TextIndex { counts: Vec::new(), lines: vec![0] };
        let mut points = 0;
        for (at, byte) in text.bytes().enumerate() {
            if at % STRIDE == 0 {
                index.counts.push(points);
            }
            if !is_continuation(byte) {
                points += 1;
            }
            if byte == b'\n' {
                index.lines.push(at as u32 + 1);
            }
        }
        index
    }

    /// Code points before byte `at` of `text`, which must be the indexed text.
    pub fn code_point(&self, text: &str, at: usize) -> usize {
        let at = at.min(text.len());
        let Some(&base) = self.counts.get((at / STRIDE).min(self.counts.len().saturating_sub(1))) else {
            return 0;
        };
        let from = (at / STRIDE).min(self.counts.len() - 1) * STRIDE;
        base as usize + text.as_bytes()[from..at].iter().filter(|&&byte| !is_continuation(byte)).count()
    }

    /// Start and end of `span` in code points.
    pub fn code_points(&self, text: &str, span: Span) -> (usize, usize) {
        (self.code_point(text, span.start()), self.code_point(text, span.end()))
    }

    /// The line, counted from 1, that holds byte `at`.
    pub fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|&start| start as usize <= at)
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting_chars() {
        let text = "a“é”\n".repeat(300);
        let index = TextIndex::new(&text);
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            assert_eq!(index.code_point(&text, at), text[..at].chars().count());
        }
    }
}
