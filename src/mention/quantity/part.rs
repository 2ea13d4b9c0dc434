//! Tokens cut finer: numbers, words and signs apart, whatever the tokenizer keeps together.
//!
//! "3bn" is two parts, "two-thirds" three, "$5" two; "km2" and "A320" stay one. Leaves their meaning to the readers
//! of numbers and units.

use crate::lexicon::{UnitForm, currencies};
use crate::syntax::{Document, Pos, Token, TokenRange};
use crate::text::Span;

/// What a part is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartKind {
    /// Digits with their separators: "1,512,000", "1.5".
    Digits,
    /// Letters, perhaps with digits behind them.
    Word,
    /// One sign.
    Sign,
}

/// A piece of a token, in normal form.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'d> {
    /// The normal form.
    pub norm: &'d str,
    /// Where it stands in the article's text.
    pub span: Span,
    /// Its token.
    pub token: u32,
    /// The token's part of speech.
    pub pos: Pos,
    /// What it is made of.
    pub kind: PartKind,
    /// Whether it begins with a capital in the text.
    pub is_capital: bool,
    /// Whether all its letters are capitals.
    pub is_upper: bool,
    /// Whether it follows the part before it without a space.
    pub is_attached: bool,
}

/// The parts of one sentence, with safe access beyond both ends.
pub(super) struct Parts<'d> {
    parts: Vec<Part<'d>>,
    /// The share of words that begin with a capital: near one in headlines.
    pub capital_share: f64,
}

/// Longer tokens are no words; they stay whole, and nothing is read in them.
const LONGEST_TOKEN: usize = 200;

impl<'d> Parts<'d> {
    /// Cuts the tokens of `range`.
    pub(super) fn new(text: &str, document: &'d Document, range: TokenRange) -> Parts<'d> {
        let mut parts: Vec<Part<'d>> = Vec::with_capacity(range.len() + range.len() / 4);
        for token in range.indexes() {
            cut(text, document, token, &mut parts);
        }
        let capital_share = capital_share(&parts);
        Parts { parts, capital_share }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.parts.len()
    }

    /// The part at `at`, if there is one.
    pub(super) fn get(&self, at: usize) -> Option<&Part<'d>> {
        self.parts.get(at)
    }

    /// The normal form at `at`; empty beyond the ends.
    pub(super) fn norm(&self, at: usize) -> &'d str {
        self.parts.get(at).map_or("", |part| part.norm)
    }

    /// The normal form `back` parts before `at`; empty beyond the start.
    pub(super) fn before(&self, at: usize, back: usize) -> &'d str {
        at.checked_sub(back).map_or("", |at| self.norm(at))
    }

    /// Whether the part at `at` exists and is of `kind`.
    pub(super) fn is(&self, at: usize, kind: PartKind) -> bool {
        self.parts.get(at).is_some_and(|part| part.kind == kind)
    }

    /// Whether the part at `at` follows without a space.
    pub(super) fn is_attached(&self, at: usize) -> bool {
        self.parts.get(at).is_some_and(|part| part.is_attached)
    }

    /// Whether the part at `at` begins with a capital.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.parts.get(at).is_some_and(|part| part.is_capital)
    }

    /// Whether the part at `at` is in capitals throughout.
    pub(super) fn is_upper(&self, at: usize) -> bool {
        self.parts.get(at).is_some_and(|part| part.is_upper)
    }

    /// Whether a clause can end before the part at `at`.
    pub(super) fn is_end(&self, at: usize) -> bool {
        matches!(self.norm(at), "" | "." | "," | ";" | ")" | "!" | "?")
    }

    /// For matching phrases from `at` on.
    pub(super) fn from(&self, at: usize) -> impl Fn(usize) -> Option<&'d str> {
        move |step| self.parts.get(at + step).map(|part| part.norm)
    }

    /// The tokens under the parts from `start` up to `end`.
    pub(super) fn tokens(&self, start: usize, end: usize) -> TokenRange {
        match (self.parts.get(start), end.checked_sub(1).and_then(|last| self.parts.get(last))) {
            (Some(first), Some(last)) => TokenRange { start: first.token, end: last.token + 1 },
            _ => TokenRange::default(),
        }
    }

    /// Where the parts from `start` up to `end` stand.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        match (self.parts.get(start), end.checked_sub(1).and_then(|last| self.parts.get(last))) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => Span::default(),
        }
    }
}

fn capital_share(parts: &[Part]) -> f64 {
    const SHORTEST_CONTENT_WORD: usize = 4;
    let words = parts.iter().filter(|part| part.kind == PartKind::Word && part.norm.len() >= SHORTEST_CONTENT_WORD);
    let (capitals, all) =
        words.fold((0u32, 0u32), |(capitals, all), part| (capitals + u32::from(part.is_capital), all + 1));
    if all == 0 { 0.0 } else { f64::from(capitals) / f64::from(all) }
}

fn cut<'d>(text: &str, document: &'d Document, token: usize, parts: &mut Vec<Part<'d>>) {
    let norm = document.norm(token);
    let Token { span, pos, .. } = document.tokens()[token];
    let shown = span.of(text);
    let mut start = 0;
    while start < norm.len() {
        let (length, kind) =
            if norm.len() > LONGEST_TOKEN { (norm.len(), PartKind::Word) } else { piece(&norm[start..]) };
        let place =
            Span::new(span.start() + offset(norm, shown, start), span.start() + offset(norm, shown, start + length));
        parts.push(Part {
            norm: &norm[start..start + length],
            span: place,
            token: token as u32,
            pos,
            kind,
            is_upper: kind == PartKind::Word && place.of(text).chars().all(|letter| !letter.is_lowercase()),
            is_capital: place.of(text).chars().next().is_some_and(char::is_uppercase),
            is_attached: parts.last().is_some_and(|last| last.span.end() == place.start()),
        });
        start += length;
    }
}

/// The byte of `shown` that stands for byte `at` of its normal form.
fn offset(norm: &str, shown: &str, at: usize) -> usize {
    if norm.len() == shown.len() || at == 0 {
        return at;
    }
    if at == norm.len() {
        return shown.len();
    }
    let letters = norm[..at].chars().count();
    let kept = |letter: char| !matches!(letter, '\u{ad}' | '\u{200b}' | '\u{feff}');
    shown.char_indices().filter(|&(_, letter)| kept(letter)).nth(letters).map_or(shown.len(), |(at, _)| at)
}

/// Length and kind of the piece that starts `rest`, which is not empty.
fn piece(rest: &str) -> (usize, PartKind) {
    let first = rest.chars().next().unwrap_or(' ');
    if first.is_ascii_digit() {
        (digits(rest), PartKind::Digits)
    } else if first.is_alphabetic() {
        (letters(rest), PartKind::Word)
    } else {
        (first.len_utf8(), PartKind::Sign)
    }
}

fn digits(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let run = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut end = run(0);
    loop {
        let next = if end < bytes.len() { run(end + 1) } else { 0 };
        let goes_on = match bytes.get(end) {
            Some(b',') => next == 3 || next == 2 && bytes.get(end + 3) == Some(&b','),
            Some(b'.') => next > 0,
            _ => false,
        };
        if !goes_on {
            return end;
        }
        end += 1 + next;
    }
}

/// Digits stay with so many letters before them ("km2", "A320"); longer words let go of them ("USD115").
const LONGEST_PREFIX: usize = 2;

/// "Rs500", "RM20": letters of money let go of their digits, too.
fn is_currency_symbol(letters: &str) -> bool {
    let symbol = currencies().longest(|at| (at == 0).then_some(letters));
    letters.len() == LONGEST_PREFIX && symbol.is_some_and(|(_, unit)| unit.form == UnitForm::Symbol)
}

fn letters(rest: &str) -> usize {
    let mut end = 0;
    let mut letters = rest.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let joins = matches!(letter, '.' | '\'') && letters.peek().is_some_and(|(_, next)| next.is_alphabetic());
        if !letter.is_alphabetic() && !joins {
            if at > LONGEST_PREFIX || is_currency_symbol(&rest[..at]) {
                return at;
            }
            let tail = rest[at..].chars().take_while(|c| c.is_ascii_digit() || matches!(c, '²' | '³'));
            return at + tail.map(char::len_utf8).sum::<usize>();
        }
        end = at + letter.len_utf8();
    }
    end
}
