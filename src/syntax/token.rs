//! Where tokens begin and end.
//!
//! Works inside one sentence, from left to right and never back, after the practice of Universal Dependencies, but with
//! hyphened compounds in one piece; leaves tags and lemmas to the tagger.

use crate::lexicon::Boundaries;
use crate::text::Span;

use super::sentence::{is_blank, is_initials};

/// The longest ending that can be a clitic, in characters ("n't").
const CLITIC_LENGTH: usize = 3;

/// A word this short that carries a full stop inside a sentence is taken for an abbreviation that no table has.
const ABBREVIATION_LENGTH: usize = 6;

/// Appends the tokens of one sentence of `text` to `tokens`.
pub(super) fn split(text: &str, sentence: Span, tokens: &mut Vec<Span>) {
    let mut scanner = Scanner { text, at: sentence.start(), end: sentence.end() };
    while let Some(span) = scanner.next_token() {
        push_parts(text, span, tokens);
    }
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    end: usize,
}

impl<'t> Scanner<'t> {
    fn next_token(&mut self) -> Option<Span> {
        let rest = self.rest();
        let start = self.at + (rest.len() - rest.trim_start_matches(is_blank).len());
        self.at = start;
        let first = self.rest().chars().next()?;
        let length = if is_word(first) { self.word_length() } else { self.symbol_length(first) };
        self.at = start + length;
        Some(Span::new(start, self.at))
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..self.end]
    }

    fn letter_before(&self) -> Option<char> {
        self.text[..self.at].chars().next_back()
    }

    /// The length of the token that begins with a character that is no letter and no digit.
    fn symbol_length(&self, first: char) -> usize {
        let rest = self.rest();
        let second = rest[first.len_utf8()..].chars().next();
        match first {
            '.' if second.is_some_and(|letter| letter.is_ascii_digit()) => {
                1 + run(&rest[1..], |letter| letter.is_ascii_digit())
            }
            '.' => run(rest, |letter| letter == '.'),
            '!' | '?' => run(rest, |letter| matches!(letter, '!' | '?')),
            '-' | '*' | '_' | '=' | '~' | '^' | '+' if second == Some(first) => run(rest, |letter| letter == first),
            ':' | ';' if emoticon_length(rest) > 0 => emoticon_length(rest),
            '-' | '−'
                if second.is_some_and(|letter| letter.is_ascii_digit())
                    && self.letter_before().is_none_or(is_blank) =>
            {
                first.len_utf8() + self.word_length_at(first.len_utf8())
            }
            '\'' | '’' if self.letter_before().is_none_or(|letter| !is_blank(letter)) && clitic_start(rest) > 0 => {
                clitic_start(rest)
            }
            '\'' | '’' => decade_length(rest).unwrap_or_else(|| {
                first.len_utf8() + run(&rest[first.len_utf8()..], |letter| letter == '\'' && first == '\'')
            }),
            '`' => run(rest, |letter| letter == '`'),
            '#' | '@' if second.is_some_and(is_word) => 1 + run(&rest[1..], |letter| is_word(letter) || letter == '_'),
            _ => first.len_utf8() + run(&rest[first.len_utf8()..], is_modifier),
        }
    }

    fn word_length(&self) -> usize {
        self.word_length_at(0)
    }

    /// The length of the word that begins `from` bytes behind the scanner.
    fn word_length_at(&self, from: usize) -> usize {
        let rest = &self.rest()[from..];
        if let Some(length) = address_length(rest) {
            return length;
        }
        if rest.starts_with(is_ideograph) {
            return rest.chars().next().map_or(0, char::len_utf8);
        }
        let mut length = 0;
        let mut part = 0;
        loop {
            length += run(&rest[length..], is_word);
            while let Some(joined) = joint_length(&rest[..length], &rest[length..]) {
                length += joined;
                length += run(&rest[length..], is_word);
            }
            if !rest[length..].starts_with('.') || !self.keeps_stop(&rest[part..length], &rest[length + 1..]) {
                return length;
            }
            length += 1;
            // "U.S.-led", "Lt.-Gen.": the compound goes on behind the stop.
            let hyphen = rest[length..].chars().next().filter(|&letter| is_hyphen(letter)).map_or(0, char::len_utf8);
            if hyphen == 0 || !rest[length + hyphen..].starts_with(is_word) {
                return length;
            }
            length += hyphen;
            part = length;
        }
    }

    /// Whether the full stop behind `word` belongs to it.
    fn keeps_stop(&self, word: &str, after: &str) -> bool {
        if after.starts_with('.') {
            return false;
        }
        let last = word.rsplit(is_hyphen).next().unwrap_or(word);
        let at_end = after.trim_start_matches(|letter| is_closer(letter) || is_blank(letter)).is_empty();
        let dotted = word.contains('.') && is_short_parts(last);
        let tables = Boundaries::get();
        if let Some(found) = tables.abbreviation(word).or_else(|| tables.abbreviation(last)) {
            return !at_end || found.follower != crate::lexicon::Follower::Numeral;
        }
        if at_end {
            return dotted;
        }
        let goes_on =
            after.trim_start_matches(is_blank).starts_with(|letter: char| letter.is_lowercase() || letter == ',');
        let short = last.chars().count() <= ABBREVIATION_LENGTH && last.chars().all(char::is_alphabetic);
        dotted
            || is_initials(last)
            || (short && goes_on && after.starts_with(|letter| is_blank(letter) || letter == ','))
    }
}

/// The length of what joins `word` to the letters behind it, or `None` where the word ends.
fn joint_length(word: &str, rest: &str) -> Option<usize> {
    let mut letters = rest.chars();
    let joint = letters.next()?;
    let next = letters.next()?;
    let before = word.chars().next_back()?;
    let joins = match joint {
        '.' => is_word(next) && !is_blank(next),
        ',' => before.is_ascii_digit() && is_thousands(&rest[1..]),
        ':' | '–' | '/' => before.is_ascii_digit() && next.is_ascii_digit(),
        '&' => before.is_uppercase() && next.is_uppercase(),
        '_' => true,
        '\'' | '’' | 'ʼ' => {
            is_word(next) && (clitic_start(rest) == 0 || before.is_ascii_digit() && !next.eq_ignore_ascii_case(&'s'))
        }
        '@' => is_word(next),
        _ => is_hyphen(joint) && is_word(next),
    };
    joins.then_some(joint.len_utf8())
}

/// Three digits and then no more: the groups of "1,200,500", not the list "1,2".
fn is_thousands(rest: &str) -> bool {
    rest.len() >= 3
        && rest.bytes().take(3).all(|byte| byte.is_ascii_digit())
        && !rest.as_bytes().get(3).is_some_and(u8::is_ascii_digit)
}

/// Parts of one or two letters with stops between: "U.S", "Ph.D", "a.m".
fn is_short_parts(word: &str) -> bool {
    word.split('.').all(|part| (1..=2).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic))
}

/// The length of a web or mail address at the start of `rest`.
fn address_length(rest: &str) -> Option<usize> {
    let scheme = run(rest, |letter| letter.is_ascii_alphabetic());
    let is_web = scheme == 3 && rest.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."));
    let is_address = rest[scheme..].starts_with("://") || is_web;
    if !is_address {
        return None;
    }
    let length = run(rest, |letter| !is_blank(letter) && !matches!(letter, '<' | '>' | '"' | '“' | '”'));
    Some(rest[..length].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’']).len())
}

/// The length of "'90s" or "'68".
fn decade_length(rest: &str) -> Option<usize> {
    let quote = rest.chars().next()?.len_utf8();
    let digits = run(&rest[quote..], |letter| letter.is_ascii_digit());
    let plural = usize::from(rest[quote + digits..].starts_with('s'));
    let ends = !rest[quote + digits + plural..].starts_with(is_word);
    (digits == 2 && ends).then_some(quote + digits + plural)
}

/// The length of the clitic with its apostrophe at the start of `rest`; 0 where there is none.
fn clitic_start(rest: &str) -> usize {
    let quote = rest.chars().next().map_or(0, char::len_utf8);
    let length = quote + run(&rest[quote..], is_word);
    if is_clitic(&rest[..length]) { length } else { 0 }
}

/// Splits a word into itself and its clitics, or a fused word into its two.
fn push_parts(text: &str, span: Span, tokens: &mut Vec<Span>) {
    let word = span.of(text);
    let cut = negation_cut(word).or_else(|| fused_cut(word));
    match cut {
        Some(cut) if cut > 0 => {
            tokens.push(Span::new(span.start(), span.start() + cut));
            tokens.push(Span::new(span.start() + cut, span.end()));
        }
        _ => tokens.push(span),
    }
}

/// Where "n't" begins.
fn negation_cut(word: &str) -> Option<usize> {
    if !word.ends_with(['t', 'T']) {
        return None;
    }
    let (cut, _) = word.char_indices().rev().nth(CLITIC_LENGTH - 1)?;
    is_clitic(&word[cut..]).then_some(cut)
}

/// No fused word is longer, so longer words need no look-up.
const FUSED_LENGTH: usize = 6;

fn fused_cut(word: &str) -> Option<usize> {
    if word.len() > FUSED_LENGTH || word.len() < 5 || !word.is_ascii() {
        return None;
    }
    let mut lower = [0; FUSED_LENGTH];
    let lower = &mut lower[..word.len()];
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    Boundaries::get().fused(std::str::from_utf8(lower).ok()?)
}

fn is_clitic(ending: &str) -> bool {
    let mut buffer = [0; CLITIC_LENGTH];
    let mut length = 0;
    for letter in ending.chars() {
        let plain = if matches!(letter, '’' | 'ʼ') { '\'' } else { letter.to_ascii_lowercase() };
        if length == CLITIC_LENGTH || !plain.is_ascii() {
            return false;
        }
        buffer[length] = plain as u8;
        length += 1;
    }
    std::str::from_utf8(&buffer[..length]).is_ok_and(|ending| Boundaries::get().is_clitic(ending))
}

/// The length of a face made of marks, ":)" or ";-(", where nothing is joined to it; 0 where there is none.
fn emoticon_length(rest: &str) -> usize {
    let nose = 1 + usize::from(rest[1..].starts_with('-'));
    let Some(mouth) = rest[nose..].chars().next().filter(|mouth| "()DPp|/".contains(*mouth)) else { return 0 };
    let length = nose + mouth.len_utf8();
    let is_alone = rest[length..].chars().next().is_none_or(|after| is_blank(after) || after == mouth);
    if is_alone { length } else { 0 }
}

/// How many bytes at the start of `text` are of one kind.
fn run(text: &str, is_kind: impl Fn(char) -> bool) -> usize {
    text.find(|letter| !is_kind(letter)).unwrap_or(text.len())
}

fn is_word(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_alphanumeric();
    }
    (letter.is_alphanumeric() && letter != 'ʼ') || is_mark(letter) || (is_blank(letter) && !letter.is_whitespace())
}

/// Accents that follow their letter.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}')
}

/// What changes the look of the symbol before it.
fn is_modifier(letter: char) -> bool {
    matches!(letter, '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{20e3}' | '\u{1f3fb}'..='\u{1f3ff}') || is_mark(letter)
}

pub(super) fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '‐' | '‑')
}

fn is_closer(letter: char) -> bool {
    matches!(letter, '”' | '’' | '»' | '"' | '\'' | ')' | ']' | '}')
}

/// Scripts written without spaces: each character is a token.
fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2fa1f}')
}
