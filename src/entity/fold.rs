//! A name folded for comparison: lower-case words without diacritics and punctuation, each with what it does in a name.
//!
//! The ground under `word`, `person` and `organization`. One buffer per name; words are ranges in it.

use unicode_normalization::UnicodeNormalization;

use crate::lexicon::{NameSymbol, name_symbol};

/// Names longer than this many words are cut: no name needs more, and matching is quadratic in it.
const MAX_WORDS: usize = 24;

/// One word of a folded name.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    start: u32,
    end: u32,
    /// What it does in the name.
    pub symbol: NameSymbol,
}

impl Word {
    /// Whether it is a single letter.
    pub fn is_initial(self) -> bool {
        self.end - self.start == 1
    }
}

/// A folded name.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    text: String,
    /// All its words, in the order given name, surname ("Smith, John" is turned).
    pub words: Vec<Word>,
    /// Whether letters lost a diacritic.
    pub had_marks: bool,
    /// Whether it is evidently an organisation's name.
    pub is_organization: bool,
}

impl Folded {
    /// Folds `name`.
    pub fn new(name: &str) -> Folded {
        let mut folder = Folder { folded: Folded::default(), word_start: 0, comma: None };
        folder.folded.text.reserve(name.len() + 4);
        folder.folded.words.reserve(6);
        folder.read(name);
        folder.finish()
    }

    /// The letters of a word.
    pub fn of(&self, word: Word) -> &str {
        &self.text[word.start as usize..word.end as usize]
    }

    /// The letters of the word at `at`.
    pub fn word(&self, at: usize) -> &str {
        self.of(self.words[at])
    }

    /// All words joined by single spaces: equal for names that differ only in case, diacritics and punctuation.
    pub fn key(&self) -> String {
        let mut key = String::with_capacity(self.text.len() + self.words.len());
        for &word in &self.words {
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(self.of(word));
        }
        key
    }

    /// The indexes of the words that tell the bearer, given what the name is.
    pub fn core(&self, is_organization: bool) -> Core {
        let mut core = Core::default();
        for (at, word) in self.words.iter().enumerate() {
            if !self.is_dropped(at, word.symbol, is_organization, core.is_empty()) {
                core.push(at);
            }
        }
        if core.is_empty() {
            (0..self.words.len()).for_each(|at| core.push(at));
        }
        core
    }

    fn is_dropped(&self, at: usize, symbol: NameSymbol, is_organization: bool, is_leading: bool) -> bool {
        let is_last = at + 1 == self.words.len();
        match symbol {
            NameSymbol::Article => true,
            NameSymbol::Generation | NameSymbol::Legal => at > 0 || (is_organization && !is_last),
            NameSymbol::Particle => is_organization || !is_last,
            NameSymbol::Title => !is_organization && is_leading && !is_last,
            NameSymbol::Organization | NameSymbol::Plain => false,
        }
    }

    /// The generation word ("jr", "iii"), where the name has one.
    pub fn generation(&self) -> Option<&str> {
        let words = self.words.iter().skip(1);
        words.filter(|word| word.symbol == NameSymbol::Generation).map(|&word| self.of(word)).next_back()
    }
}

/// The telling words of a folded name: up to 24 word indexes, kept without an allocation.
#[derive(Clone, Copy, Debug, Default)]
pub struct Core {
    indexes: [u8; MAX_WORDS],
    len: u8,
}

impl Core {
    fn push(&mut self, at: usize) {
        if (self.len as usize) < MAX_WORDS {
            self.indexes[self.len as usize] = at as u8;
            self.len += 1;
        }
    }

    /// The word indexes.
    pub fn as_slice(&self) -> &[u8] {
        &self.indexes[..self.len as usize]
    }

    /// How many words.
    pub fn len(&self) -> usize {
        self.len as usize
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
}

struct Folder {
    folded: Folded,
    word_start: usize,
    comma: Option<usize>,
}

impl Folder {
    fn read(&mut self, name: &str) {
        let mut letters = name.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                'a'..='z' | '0'..='9' => self.folded.text.push(letter),
                'A'..='Z' => self.folded.text.push(letter.to_ascii_lowercase()),
                '.' => self.full_stop(letters.peek().copied()),
                '\'' | '’' | '‘' | '`' | 'ʼ' | 'ʻ' | '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' => {}
                '&' => self.ampersand(),
                ',' => self.comma_at_word(),
                _ if letter.is_ascii() => self.close_word(),
                _ => self.foreign(letter),
            }
        }
        self.close_word();
    }

    /// A full stop between single letters joins them ("U.S." is `us`); elsewhere it ends the word.
    fn full_stop(&mut self, next: Option<char>) {
        let is_letters = self.folded.text.len() - self.word_start <= 4;
        if !(is_letters && next.is_some_and(char::is_alphabetic)) {
            self.close_word();
        }
    }

    fn ampersand(&mut self) {
        self.close_word();
        self.folded.text.push_str("and");
        self.close_word();
    }

    fn comma_at_word(&mut self) {
        self.close_word();
        self.comma.get_or_insert(self.folded.words.len());
    }

    fn foreign(&mut self, letter: char) {
        if !letter.is_alphanumeric() && !unicode_normalization::char::is_combining_mark(letter) {
            return self.close_word();
        }
        let folded = match letter {
            'ø' | 'Ø' => "o",
            'ł' | 'Ł' => "l",
            'ı' | 'İ' => "i",
            'ß' => "ss",
            'æ' | 'Æ' => "ae",
            'œ' | 'Œ' => "oe",
            'đ' | 'Đ' | 'ð' | 'Ð' => "d",
            'þ' | 'Þ' => "th",
            'ə' | 'Ə' => "a",
            _ => "",
        };
        self.folded.had_marks = true;
        if !folded.is_empty() {
            return self.folded.text.push_str(folded);
        }
        let decomposed = std::iter::once(letter).nfd();
        let plain = decomposed.filter(|&part| !matches!(part, '\u{300}'..='\u{36f}'));
        self.folded.text.extend(plain.flat_map(char::to_lowercase));
    }

    fn close_word(&mut self) {
        let (start, end) = (self.word_start, self.folded.text.len());
        if start == end {
            return;
        }
        self.word_start = end;
        if self.folded.words.len() == MAX_WORDS {
            return;
        }
        let symbol = name_symbol(&self.folded.text[start..end]);
        let is_telling = matches!(symbol, NameSymbol::Legal | NameSymbol::Organization);
        self.folded.is_organization |= is_telling && !(symbol == NameSymbol::Legal && self.folded.words.is_empty());
        self.folded.words.push(Word { start: start as u32, end: end as u32, symbol });
    }

    /// Turns "Smith, John W." into the order "John W. Smith".
    fn finish(mut self) -> Folded {
        let words = &mut self.folded.words;
        if let Some(comma) = self.comma {
            let after = &words[comma.min(words.len())..];
            let is_tail = after.iter().all(|word| matches!(word.symbol, NameSymbol::Generation | NameSymbol::Legal));
            if !is_tail && !self.folded.is_organization && words.len() <= 8 {
                words.rotate_left(comma);
            }
        }
        self.folded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(Folded::new(name).key(), expected);
    }

    #[test]
    fn folds_case_marks_and_punctuation() {
        check("Mohammad-Reza Karimi", "mohammad reza karimi");
        check("Linda T. Sánchez", "linda t sanchez");
        check("O’Connor", "oconnor");
        check("U.S.", "us");
        check("F.B.I. agents", "fbi agents");
        check("Procter & Gamble", "procter and gamble");
        check("Støre", "store");
        check("", "");
        check("—!?", "");
    }

    #[test]
    fn turns_a_name_at_its_comma() {
        check("Frost, William W.", "william w frost");
        check("Sammy Davis, Jr.", "sammy davis jr");
        check("Nantahala Fund, Ltd.", "nantahala fund ltd");
    }

    #[test]
    fn telling_words_leave_titles_and_legal_forms_out() {
        let core = |name: &str| {
            let folded = Folded::new(name);
            let core = folded.core(folded.is_organization);
            core.as_slice().iter().map(|&at| folded.word(at as usize).to_owned()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(core("President George W. Bush Jr."), "george w bush");
        assert_eq!(core("The Boeing Company"), "boeing");
        assert_eq!(core("Justice Department"), "justice department");
        assert_eq!(core("General Motors"), "general motors");
        assert_eq!(core("Pope"), "pope");
    }
}
