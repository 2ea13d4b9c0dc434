//! Words finer than tokens: "25-year", "2022-04-27" and "year's" fall into pieces.
//!
//! The grammar of dates reads these pieces, so that it does not depend on where the tokenizer parts hyphens, slashes
//! and possessives. Leaves meaning to the readers beside this file.

use crate::lexicon::calendar::{NumberClass, UnitWord, calendar};
use crate::lexicon::reporting;
use crate::syntax::{Document, Form, Pos, SentenceKind, TokenRange};
use crate::text::Span;

/// One piece of a token: letters, digits, or one mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'d> {
    /// The normal form.
    pub text: &'d str,
    /// Where it stands in the article's text.
    pub span: Span,
    /// The token it belongs to.
    pub token: usize,
    /// Whether it starts with a capital letter.
    pub capital: bool,
    /// Whether its token is a verb.
    pub verb: bool,
}

/// The pieces of one sentence.
#[derive(Debug)]
pub(super) struct Words<'d> {
    words: Vec<Word<'d>>,
    document: &'d Document,
    headline: bool,
    sentence: usize,
}

impl<'d> Words<'d> {
    /// The pieces of the tokens in `range`.
    pub fn new(text: &str, document: &'d Document, range: TokenRange) -> Words<'d> {
        let mut words = Vec::with_capacity(range.len() + 8);
        for token in range.indexes() {
            push_pieces(&mut words, text, document, token);
        }
        let headline = document
            .tokens()
            .get(range.start as usize)
            .is_some_and(|token| document.sentences()[token.sentence as usize].kind == SentenceKind::Headline);
        let sentence = document.tokens().get(range.start as usize).map_or(0, |token| token.sentence as usize);
        Words { words, document, headline, sentence }
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The number of the sentence.
    pub fn sentence(&self) -> usize {
        self.sentence
    }

    /// The verb that governs the piece at `at`, then its auxiliaries, as places; none where no verb is near.
    pub fn governing_verb(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let first = self.words.get(at).map(|word| word.token);
        let heads = std::iter::successors(first, |token| self.document.head(*token)).take(VERB_STEPS);
        let is_verb = |token: &usize| matches!(self.document.tokens()[*token].pos, Pos::Verb | Pos::Aux);
        let verb = heads.skip(1).find(is_verb);
        let auxiliaries =
            verb.into_iter().flat_map(|verb| self.document.dependents(verb).filter(is_verb_aux(self.document)));
        verb.into_iter().chain(auxiliaries).filter_map(|token| self.place_of(token))
    }

    /// Whether the phrase `start..end` hangs on a verb before it in the present tense that tells a plan: "opens Friday".
    /// Headlines tell the past so; so do verbs of saying.
    pub fn is_planned(&self, start: usize, end: usize) -> bool {
        let Some((first, last)) = self.words.get(start).zip(self.words.get(end.saturating_sub(1))) else {
            return false;
        };
        let inside = |token: &usize| (first.token..=last.token).contains(token);
        let mut heads = std::iter::successors(Some(first.token), |token| self.document.head(*token)).take(VERB_STEPS);
        let Some(verb) = heads.find(|token| !inside(token)).filter(|&verb| verb < first.token) else { return false };
        let token = &self.document.tokens()[verb];
        let plans = token.pos == Pos::Verb && token.form == Form::PresentThird;
        plans && !self.headline && reporting::verb(self.document.norm(verb)).is_none()
    }

    /// Whether the piece at `at` is a finite verb in the past tense: "met", "fled".
    pub fn is_preterite(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| self.document.tokens()[word.token].form == Form::Past)
    }

    /// Whether the piece at `at` is a verb in its base form: "expire", "be".
    pub fn is_base(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| self.document.tokens()[word.token].form == Form::Base)
    }

    /// The first piece of a token of this sentence.
    fn place_of(&self, token: usize) -> Option<usize> {
        let at = self.words.partition_point(|word| word.token < token);
        self.words.get(at).filter(|word| word.token == token).map(|_| at)
    }

    /// The piece at `at`.
    pub fn get(&self, at: usize) -> Option<&Word<'d>> {
        self.words.get(at)
    }

    /// The normal form at `at`; empty past the end.
    pub fn text(&self, at: usize) -> &'d str {
        self.words.get(at).map_or("", |word| word.text)
    }

    /// The normal form before `at`; empty at the start.
    pub fn before(&self, at: usize) -> &'d str {
        at.checked_sub(1).map_or("", |at| self.text(at))
    }

    /// The normal form, or `None` past the end: for matching phrases.
    pub fn phrase_from(&self, at: usize) -> impl Fn(usize) -> Option<&'d str> {
        move |offset| self.words.get(at + offset).map(|word| word.text)
    }

    /// Whether the piece at `at` starts with a capital.
    pub fn is_capital(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.capital)
    }

    /// Whether the piece at `at` belongs to a verb.
    pub fn is_verb(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.verb)
    }

    /// Whether the capitalised piece at `at` is part of a name: "USA Today", "Daily News".
    pub fn is_in_name(&self, at: usize) -> bool {
        let follows = at > 0 && self.is_capital(at - 1) && at > 1;
        self.is_capital(at) && !self.headline && (follows || at > 0 && self.is_capital(at + 1))
    }

    /// The unit of time at `at`. A capital is left alone outside headlines and sentence starts: "60 Minutes".
    pub fn unit(&self, at: usize) -> Option<&'static UnitWord> {
        let unit = calendar().units.get(self.text(at))?;
        let opens = at == 0 || matches!(self.before(at), "\"" | "'");
        let joined = self.before(at) == "-" && self.is_glued(at);
        (!self.is_capital(at) || self.headline || opens || joined).then_some(unit)
    }

    /// Whether the piece at `at` opens a clause or a phrase of nouns: "the vote", "he died", "police came".
    pub fn opens_clause(&self, at: usize) -> bool {
        let pos = |word: &Word| self.document.tokens()[word.token].pos;
        let opens = |pos| matches!(pos, Pos::Det | Pos::Pron | Pos::Noun | Pos::Propn | Pos::Num | Pos::Adj);
        self.words.get(at).is_some_and(|word| opens(pos(word)))
    }

    /// Whether the piece at `at` is a noun, a number or an adjective.
    pub fn opens_noun(&self, at: usize) -> bool {
        let pos = |word: &Word| self.document.tokens()[word.token].pos;
        self.words.get(at).is_some_and(|word| matches!(pos(word), Pos::Noun | Pos::Propn | Pos::Num | Pos::Adj))
    }

    /// Whether the piece at `at` is "a" or "an".
    pub fn is_article(&self, at: usize) -> bool {
        calendar().numbers.get(self.text(at)).is_some_and(|word| word.class == NumberClass::One)
    }

    /// Whether nothing stands between the piece at `at` and the one before.
    pub fn is_glued(&self, at: usize) -> bool {
        match (at.checked_sub(1).and_then(|before| self.get(before)), self.get(at)) {
            (Some(before), Some(word)) => before.span.end() == word.span.start(),
            _ => false,
        }
    }

    /// The position after a hyphen at `at` that is glued on both sides, or `at` itself.
    pub fn past_hyphen(&self, at: usize) -> usize {
        if self.text(at) == "-" && self.is_glued(at) && self.is_glued(at + 1) { at + 1 } else { at }
    }

    /// The position before the word `expected`, or `at` itself.
    pub fn past_back(&self, at: usize, expected: &str) -> usize {
        if at > 0 && self.text(at) == expected { at - 1 } else { at }
    }

    /// The position after the word `expected`, or `at` itself.
    pub fn past(&self, at: usize, expected: &str) -> usize {
        if self.text(at) == expected { at + 1 } else { at }
    }
}

/// From a date up to its verb there are so many steps at most: "in the first week of May".
const VERB_STEPS: usize = 5;

fn is_verb_aux(document: &Document) -> impl Fn(&usize) -> bool + '_ {
    |token| document.tokens()[*token].pos == Pos::Aux
}

fn push_pieces<'d>(words: &mut Vec<Word<'d>>, text: &str, document: &'d Document, token: usize) {
    let span = document.tokens()[token].span;
    let (raw, norm) = (span.of(text), document.norm(token));
    let verb = document.tokens()[token].pos == Pos::Verb;
    let capital = |from: usize| raw[from..].chars().next().is_some_and(char::is_uppercase);
    if norm.bytes().all(|byte| byte.is_ascii_lowercase()) {
        words.push(Word { text: norm, span, token, capital: capital(0), verb });
        return;
    }
    let (mut from_raw, mut from_norm) = (0, 0);
    let before = words.len();
    while from_raw < raw.len() && from_norm < norm.len() {
        let (raw_len, norm_len) = (piece_len(&raw[from_raw..]), piece_len(&norm[from_norm..]));
        let span = Span::new(span.start() + from_raw, span.start() + from_raw + raw_len);
        words.push(Word {
            text: &norm[from_norm..from_norm + norm_len],
            span,
            token,
            capital: capital(from_raw),
            verb,
        });
        from_raw += raw_len;
        from_norm += norm_len;
    }
    // Soft hyphens and the like are absent from the normal form; then the pieces may not fit and the token stays whole.
    if (from_raw, from_norm) != (raw.len(), norm.len()) {
        words.truncate(before);
        words.push(Word { text: norm, span, token, capital: capital(0), verb });
    }
}

/// The length in bytes of the first piece of `text`, which is not empty.
fn piece_len(text: &str) -> usize {
    let mut letters = text.char_indices().peekable();
    let Some((_, first)) = letters.next() else { return 0 };
    let mut last = first;
    if !first.is_alphanumeric() && !is_apostrophe(first) {
        return first.len_utf8();
    }
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|&(_, next)| next);
        if !letter.is_alphanumeric() && !is_inner(last, letter, next) {
            return at;
        }
        last = letter;
    }
    text.len()
}

/// Whether a point or comma stands inside a number ("2,000", "2.5") or an abbreviation ("p.m").
fn is_inner(before: char, mark: char, after: Option<char>) -> bool {
    let Some(after) = after else { return false };
    match mark {
        ',' => before.is_ascii_digit() && after.is_ascii_digit(),
        '.' => before.is_ascii_digit() && after.is_ascii_digit() || before.is_alphabetic() && after.is_alphabetic(),
        _ => false,
    }
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | 'ʼ')
}
