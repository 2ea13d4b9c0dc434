//! The words of one sentence as names are read from them: hyphens, initials and abbreviations kept whole, possessives cut.
//!
//! A view of its own, so that a name does not depend on how the tokenizer treats "U.S.-led" or "Maj.". Knows nothing
//! of names.

use crate::lexicon;
use crate::lexicon::gazetteer::{self, CONTINUES};
use crate::text::Span;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::mention) enum Shape {
    /// "minister".
    Lower,
    /// "Minister", "al-Assad", "eBay".
    Capital,
    /// "JCPOA", "U.S.": capitals only, two or more.
    Upper,
    /// "J.", "J".
    Initial,
    /// Begins with a digit.
    Number,
    /// No letter or digit.
    Punct,
}

/// One word.
#[derive(Clone, Copy, Debug)]
pub(in crate::mention) struct Word {
    /// Where it stands, without a possessive 's.
    pub span: Span,
    /// Where it ends with its possessive.
    pub end: usize,
    /// How it is written.
    pub shape: Shape,
    norm: Span,
}

impl Word {
    /// Whether it carries a possessive 's.
    pub fn is_possessive(&self) -> bool {
        self.end > self.span.end()
    }

    /// Whether it can stand in a name.
    pub fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper | Shape::Initial)
    }
}

/// The words of one sentence.
#[derive(Debug, Default)]
pub(in crate::mention) struct Words {
    /// In text order.
    pub list: Vec<Word>,
    forms: String,
    flags: Vec<u32>,
}

impl Words {
    /// Reads the words of `sentence`, forgetting those of an earlier one.
    pub fn read(&mut self, text: &str, sentence: Span) {
        self.list.clear();
        self.forms.clear();
        let mut start = None;
        for (at, letter) in sentence.of(text).char_indices() {
            let at = sentence.start() + at;
            match (letter.is_whitespace(), start) {
                (true, Some(from)) => {
                    self.read_run(text, Span::new(from, at));
                    start = None;
                }
                (false, None) => start = Some(at),
                _ => {}
            }
        }
        if let Some(from) = start {
            self.read_run(text, Span::new(from, sentence.end()));
        }
        let written: Vec<&str> = self.list.iter().map(|word| word.span.of(text)).collect();
        let norms: Vec<&str> = self.list.iter().map(|word| word.norm.of(&self.forms)).collect();
        gazetteer::flags(&written, &norms, &mut self.flags);
    }

    /// What the gazetteer knows of the word; nothing past the end.
    pub fn flags(&self, at: usize) -> u32 {
        self.flags.get(at).copied().unwrap_or(0)
    }

    /// What the gazetteer knows of the words from `start` up to `end` as one name.
    pub fn flags_of_all(&self, start: usize, end: usize) -> u32 {
        let is_one = self.flags(start) & CONTINUES == 0
            && (start + 1..end).all(|at| self.flags(at) & CONTINUES != 0)
            && self.flags(end) & CONTINUES == 0;
        if is_one { (start..end).fold(u32::MAX, |all, at| all & self.flags(at)) } else { 0 }
    }

    /// The word lower-cased, without full stops, with plain apostrophes; empty past the end.
    pub fn norm(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |word| word.norm.of(&self.forms))
    }

    /// The word's normal form for phrase tables, or `None` at `end` and after.
    pub fn norm_before(&self, at: usize, end: usize) -> Option<&str> {
        (at < end.min(self.list.len())).then(|| self.norm(at))
    }

    /// Where the words from `start` up to `end` stand, the last without its possessive.
    pub fn span(&self, start: usize, end: usize) -> Span {
        self.list[start].span.cover(self.list[end - 1].span)
    }

    /// The normal forms from `start` up to `end`, joined by spaces.
    pub fn phrase(&self, start: usize, end: usize) -> String {
        let mut phrase = String::new();
        for at in start..end {
            if at > start {
                phrase.push(' ');
            }
            phrase.push_str(self.norm(at));
        }
        phrase
    }

    /// A run without white space: a core with punctuation around it, perhaps several.
    fn read_run(&mut self, text: &str, run: Span) {
        let mut at = run.start();
        while at < run.end() {
            let rest = &text[at..run.end()];
            let first = rest.chars().next().map_or(1, char::len_utf8);
            if !rest.starts_with(char::is_alphanumeric) {
                self.push(text, Span::new(at, at + first), at + first, Shape::Punct);
                at += first;
                continue;
            }
            let core = core_length(rest);
            let end = at + core + usize::from(takes_full_stop(&rest[..core], &rest[core..]));
            self.read_core(text, Span::new(at, end));
            at = end;
        }
    }

    /// One core: splits off a lower-case prefix or suffix ("pro-Trump", "China-led"), joins what else is hyphenated.
    fn read_core(&mut self, text: &str, core: Span) {
        let word = core.of(text);
        if let Some((before, after)) = split_hyphen(word) {
            let hyphen = core.start() + before.len();
            self.read_core(text, Span::new(core.start(), hyphen));
            let after_start = core.end() - after.len();
            self.push(text, Span::new(hyphen, after_start), after_start, Shape::Punct);
            self.read_core(text, Span::new(after_start, core.end()));
            return;
        }
        let bare = without_possessive(word);
        let is_inner =
            bare.len() < word.len() && bare.starts_with(char::is_uppercase) && lexicon::is_inner_possessive(&key(bare));
        let end = if is_inner { core.end() } else { core.start() + bare.len() };
        let span = Span::new(core.start(), end);
        self.push(text, span, core.end(), shape(span.of(text)));
    }

    fn push(&mut self, text: &str, span: Span, end: usize, shape: Shape) {
        let start = self.forms.len();
        for letter in span.of(text).chars() {
            push_normal(&mut self.forms, letter);
        }
        let norm = Span::new(start, self.forms.len());
        self.list.push(Word { span, end, shape, norm });
    }
}

fn push_normal(forms: &mut String, letter: char) {
    match letter {
        '.' | '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
        '‘' | '’' | 'ʼ' | '`' => forms.push('\''),
        '“' | '”' => forms.push('"'),
        '‐' | '‑' => forms.push('-'),
        _ => forms.extend(letter.to_lowercase()),
    }
}

/// Length of the letters and digits at the start of `rest`, with single joining marks inside.
fn core_length(rest: &str) -> usize {
    let mut letters = rest.char_indices().peekable();
    let mut before = None;
    while let Some((at, letter)) = letters.next() {
        if !letter.is_alphanumeric() && !is_mark(letter) {
            let next = letters.peek().map(|&(_, next)| next);
            if !joins(&rest[..at], before, letter, next) {
                return at;
            }
        }
        before = Some(letter);
    }
    rest.len()
}

/// Combining accents and soft hyphens belong to the letter before.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200d}')
}

/// Whether `letter` joins what stands before and after it into one word.
fn joins(core: &str, before: Option<char>, letter: char, next: Option<char>) -> bool {
    let (Some(before), Some(next)) = (before, next) else { return false };
    if !next.is_alphanumeric() || !(before.is_alphanumeric() || before == '.') {
        return false;
    }
    match letter {
        '\'' | '’' | 'ʼ' | '-' | '‐' | '‑' | '&' | '@' | '_' => true,
        ',' | ':' => before.is_ascii_digit() && next.is_ascii_digit(),
        // "U.S", "3.5" and "example.org" go on; in "missiles.Suspect" a space is missing.
        '.' => next.is_lowercase() || before.is_ascii_digit() || ends_in_single_letter(core),
        _ => false,
    }
}

/// Whether the last stretch of `core` between full stops and hyphens is one letter.
fn ends_in_single_letter(core: &str) -> bool {
    let tail = core.rsplit(['.', '-', '‑']).next().unwrap_or(core);
    tail.chars().count() == 1 && tail.starts_with(char::is_alphabetic)
}

/// Whether a full stop after `core` belongs to it: initials, dotted capitals, known abbreviations.
fn takes_full_stop(core: &str, after: &str) -> bool {
    if !after.starts_with('.') || after.starts_with("..") {
        return false;
    }
    if core.starts_with(char::is_uppercase) && ends_in_single_letter(core) {
        return true;
    }
    lexicon::is_abbreviation(core.rsplit('-').next().unwrap_or(core))
}

/// Where a hyphenated word falls apart: "pro-Trump", "China-led", "Iran-China"; `None` for "Wal-Mart".
fn split_hyphen(word: &str) -> Option<(&str, &str)> {
    let (at, hyphen) = word.char_indices().find(|&(_, letter)| matches!(letter, '-' | '‐' | '‑'))?;
    let (before, after) = (&word[..at], &word[at + hyphen.len_utf8()..]);
    let (lower_before, lower_after) = (key(before), key(without_possessive(after)));
    let is_capital = |part: &str| part.chars().any(char::is_uppercase);
    let splits = match (is_capital(before), is_capital(after)) {
        (false, true) => {
            !lexicon::is_name_particle(&lower_before)
                && before.chars().count() > 1
                && before.chars().all(char::is_alphabetic)
        }
        (true, false) => lexicon::is_ordinary(&lower_after) && after.chars().count() > 2,
        (true, true) => is_land(&lower_before) && is_land(&lower_after),
        (false, false) => false,
    };
    splits.then_some((before, after))
}

fn is_land(word: &str) -> bool {
    let word = |at| (at == 0).then_some(word);
    lexicon::country(word).is_some() || lexicon::demonym(word).is_some()
}

fn key(word: &str) -> String {
    word.to_lowercase().replace('.', "")
}

fn without_possessive(word: &str) -> &str {
    ["'s", "’s", "ʼs", "'S", "’S"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}

fn shape(word: &str) -> Shape {
    let mut letters = word.chars().filter(|letter| letter.is_alphabetic());
    let Some(first) = letters.next() else {
        return if word.chars().any(char::is_numeric) { Shape::Number } else { Shape::Punct };
    };
    if word.starts_with(char::is_numeric) {
        return Shape::Number;
    }
    let (mut upper, mut others) = (usize::from(first.is_uppercase()), 1);
    for letter in letters {
        upper += usize::from(letter.is_uppercase());
        others += 1;
    }
    match (first.is_uppercase(), upper, others) {
        (true, 1, 1) => Shape::Initial,
        (true, upper, count) if upper == count => Shape::Upper,
        (true, _, _) => Shape::Capital,
        (false, 0, _) => Shape::Lower,
        (false, _, _) => Shape::Capital,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let mut words = Words::default();
        words.read(text, Span::new(0, text.len()));
        let found: Vec<&str> = words.list.iter().map(|word| word.span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn keeps_names_whole() {
        check(
            "the U.S. and Maj. Gen. Ali-Reza Smith’s car.",
            &["the", "U.S.", "and", "Maj.", "Gen.", "Ali-Reza", "Smith", "car", "."],
        );
        check("John G. Roberts Jr. (D-Calif.)", &["John", "G.", "Roberts", "Jr.", "(", "D-Calif.", ")"]);
        check("Wal-Mart, AT&T and O’Neill", &["Wal-Mart", ",", "AT&T", "and", "O’Neill"]);
    }

    #[test]
    fn splits_what_is_no_name() {
        check(
            "pro-Trump China-led Iran-China talks",
            &["pro", "-", "Trump", "China", "-", "led", "Iran", "-", "China", "talks"],
        );
        check("missiles.Suspect arrested", &["missiles", ".", "Suspect", "arrested"]);
    }
}
