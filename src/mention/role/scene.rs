//! One sentence with its names by word: what the readers of roles look at.
//!
//! Knows nothing of posts.

use crate::mention::name::word::Words;
use crate::mention::{Name, NameKind};
use crate::text::Span;

/// One name of the sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    /// Index into the article's names.
    pub index: u32,
    pub kind: NameKind,
    pub full: Span,
    /// The word where its titles start.
    pub full_start: usize,
    /// The word where it starts.
    pub start: usize,
    /// The word after it.
    pub end: usize,
}

/// One sentence.
#[derive(Debug, Default)]
pub(super) struct Scene {
    pub words: Words,
    pub names: Vec<Placed>,
}

impl Scene {
    /// Reads `sentence` and those of the sorted `names` that stand in it, the search starting at `from`; returns where the next search may start.
    pub fn read(&mut self, text: &str, sentence: Span, names: &[Name], from: usize) -> usize {
        self.words.read(text, sentence);
        self.names.clear();
        let mut next = from;
        while let Some(name) = names.get(next).filter(|name| name.span.start() < sentence.end()) {
            if sentence.contains(name.span)
                && let Some(placed) = self.place(name, next as u32)
            {
                self.names.push(placed);
            }
            next += 1;
        }
        next
    }

    fn place(&self, name: &Name, index: u32) -> Option<Placed> {
        let word_at = |byte: usize| self.words.list.partition_point(|word| word.span.end() <= byte);
        let (full_start, start) = (word_at(name.full.start()), word_at(name.span.start()));
        let end = self.words.list.partition_point(|word| word.span.start() < name.span.end());
        let is_placed = full_start <= start && start < end && end <= self.words.list.len();
        is_placed.then_some(Placed { index, kind: name.kind, full: name.full, full_start, start, end })
    }

    /// The name that ends with the word before `end`.
    pub fn name_ending(&self, end: usize) -> Option<Placed> {
        let next = self.names.partition_point(|name| name.end < end);
        self.names.get(next).copied().filter(|name| name.end == end)
    }

    /// The name whose titles or words start at `start`.
    pub fn name_starting(&self, start: usize) -> Option<Placed> {
        let next = self.names.partition_point(|name| name.end <= start);
        self.names.get(next).copied().filter(|name| name.full_start == start || name.start == start)
    }

    /// The word in lower case, or empty past the end.
    pub fn norm(&self, at: usize) -> &str {
        self.words.norm(at)
    }

    /// How many words.
    pub fn len(&self) -> usize {
        self.words.list.len()
    }
}
