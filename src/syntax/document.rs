//! The analysed form of one article: sentences over tokens, with normal forms and lemmas in one buffer.
//!
//! Made by `analyze`; every later stage reads it by token index.

use std::cell::RefCell;

use crate::lexicon::gazetteer;
use crate::text::Span;

use super::lemma::Lemmatizer;
use super::parser::{Network, Parser};
use super::relation::{NameKind, Relation};
use super::tag::{Form, TAGS};
use super::tagger::Tagger;
use super::word::{Casing, Word};

/// Universal part of speech (universaldependencies.org, UPOS).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Pos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

impl Pos {
    /// All tags in their fixed order.
    pub const ALL: [Pos; 17] = [
        Pos::Adj,
        Pos::Adp,
        Pos::Adv,
        Pos::Aux,
        Pos::Cconj,
        Pos::Det,
        Pos::Intj,
        Pos::Noun,
        Pos::Num,
        Pos::Part,
        Pos::Pron,
        Pos::Propn,
        Pos::Punct,
        Pos::Sconj,
        Pos::Sym,
        Pos::Verb,
        Pos::X,
    ];

    /// Whether words of this class carry content of their own: nouns, names, verbs, adjectives, adverbs, numbers.
    pub fn is_content(self) -> bool {
        matches!(self, Pos::Adj | Pos::Adv | Pos::Noun | Pos::Num | Pos::Propn | Pos::Verb)
    }
}

/// A half-open range of token indexes of one document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenRange {
    /// The first token.
    pub start: u32,
    /// The token after the last.
    pub end: u32,
}

impl TokenRange {
    /// From `start` up to, but not including, `end`.
    pub fn new(start: usize, end: usize) -> TokenRange {
        TokenRange { start: start as u32, end: end as u32 }
    }

    /// The token indexes.
    pub fn indexes(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// How many tokens.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether there is no token.
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `token` lies inside.
    pub fn contains(self, token: usize) -> bool {
        self.indexes().contains(&token)
    }

    /// Whether the two share a token.
    pub fn overlaps(self, other: TokenRange) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands in the article's text.
    pub span: Span,
    /// Its part of speech.
    pub pos: Pos,
    /// Its number or verb form.
    pub form: Form,
    /// The sentence it belongs to.
    pub sentence: u32,
    /// How it depends on its head.
    pub relation: Relation,
    /// The token it depends on; itself where it is the root of its sentence.
    head: u32,
    norm: Span,
    lemma: Span,
}

/// A name as the recogniser marks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedTokens {
    /// Its tokens.
    pub tokens: TokenRange,
    /// What it is the name of.
    pub kind: NameKind,
}

/// What a sentence is part of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SentenceKind {
    /// The headline.
    Headline,
    /// The running text.
    #[default]
    Body,
}

/// One sentence.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// Where it stands in the article's text.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// The paragraph, counted from 0 over the whole text.
    pub paragraph: u32,
    /// Headline or running text.
    pub kind: SentenceKind,
}

/// The analysed form of one article.
#[derive(Clone, Debug, Default)]
pub struct Document {
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    names: Vec<NamedTokens>,
    forms: String,
    /// Where each token's dependents begin in `dependents`, and one more for the end.
    first_dependent: Vec<u32>,
    dependents: Vec<u32>,
}

impl Document {
    /// All tokens, in text order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// All sentences, in text order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The names that the recogniser marks, in text order, none within another.
    pub fn names(&self) -> &[NamedTokens] {
        &self.names
    }

    /// The token that `token` depends on; `None` for the root of a sentence.
    pub fn head(&self, token: usize) -> Option<usize> {
        let head = self.tokens[token].head as usize;
        (head != token).then_some(head)
    }

    /// How the token depends on its head.
    pub fn relation(&self, token: usize) -> Relation {
        self.tokens[token].relation
    }

    /// The tokens that depend on `token`, in text order.
    pub fn dependents(&self, token: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let range = self.first_dependent[token] as usize..self.first_dependent[token + 1] as usize;
        self.dependents[range].iter().map(|&dependent| dependent as usize)
    }

    /// The first dependent of `token` with that relation.
    pub fn dependent(&self, token: usize, relation: Relation) -> Option<usize> {
        self.dependents(token).find(|&dependent| self.relation(dependent) == relation)
    }

    /// The root of a sentence; `None` for one without tokens.
    pub fn root(&self, sentence: &Sentence) -> Option<usize> {
        sentence.tokens.indexes().find(|&token| self.head(token).is_none())
    }

    /// The tokens from the first to the last that depend on `token`, directly or not, with itself. Trees are
    /// projective, so these are all tokens in between.
    pub fn subtree(&self, token: usize) -> TokenRange {
        let edge = |next: &dyn Fn(usize) -> Option<usize>| {
            let mut at = token;
            while let Some(further) = next(at) {
                at = further;
            }
            at
        };
        let first = edge(&|at| self.dependents(at).next().filter(|&dependent| dependent < at));
        let last = edge(&|at| self.dependents(at).next_back().filter(|&dependent| dependent > at));
        TokenRange::new(first, last + 1)
    }

    /// The token's normal form: lower-cased, quotes and dashes made plain, soft hyphens left out.
    pub fn norm(&self, token: usize) -> &str {
        self.tokens[token].norm.of(&self.forms)
    }

    /// The token's normal form, or `None` past the end: for matching phrases.
    pub fn norm_at(&self, token: usize) -> Option<&str> {
        self.tokens.get(token).map(|token| token.norm.of(&self.forms))
    }

    /// The token's lemma, lower-cased.
    pub fn lemma(&self, token: usize) -> &str {
        self.tokens[token].lemma.of(&self.forms)
    }

    /// Whether the token is a verb or auxiliary that tells of the past: "met", "was", "signed" in "was signed".
    pub fn is_past(&self, token: usize) -> bool {
        matches!(self.tokens[token].form, Form::Past | Form::Participle)
    }

    /// Whether the token is a noun or name in the plural.
    pub fn is_plural(&self, token: usize) -> bool {
        self.tokens[token].form == Form::Plural
    }

    /// Whether the token is a finite verb or auxiliary.
    pub fn is_finite(&self, token: usize) -> bool {
        matches!(self.tokens[token].form, Form::Past | Form::Present | Form::PresentThird)
    }

    /// Where the tokens of `range` stand in the text; empty for an empty range.
    pub fn span(&self, range: TokenRange) -> Span {
        match (self.tokens.get(range.start as usize), range.indexes().last()) {
            (Some(first), Some(last)) => first.span.cover(self.tokens[last].span),
            _ => Span::default(),
        }
    }

    /// The first token that ends after byte `at`; the number of tokens where none does.
    pub fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|token| token.span.end() <= at)
    }

    /// The tokens that overlap `span`.
    pub fn tokens_in(&self, span: Span) -> TokenRange {
        TokenRange::new(
            self.token_at(span.start()),
            self.tokens.partition_point(|token| token.span.start() < span.end()),
        )
    }

    /// The sentence that holds `token`.
    pub fn sentence_of(&self, token: usize) -> &Sentence {
        &self.sentences[self.tokens[token].sentence as usize]
    }
}

/// Builds a document sentence by sentence.
pub(super) struct Builder {
    document: Document,
    words: Vec<Word>,
    tags: Vec<u8>,
    flags: Vec<u32>,
    parser: Parser,
    /// The first token that the parser has not read yet.
    unread: Option<usize>,
}

impl Default for Builder {
    /// Takes over what the last builder of this thread has kept.
    fn default() -> Builder {
        Builder {
            document: Document::default(),
            words: Vec::new(),
            tags: Vec::new(),
            flags: Vec::new(),
            parser: PARSER.take(),
            unread: None,
        }
    }
}

thread_local! {
    /// Keeps what it has worked out of common words from article to article.
    static PARSER: RefCell<Parser> = RefCell::default();
}

impl Builder {
    pub(super) fn open_sentence(&mut self, span: Span, paragraph: u32, kind: SentenceKind) {
        let at = self.document.tokens.len();
        self.document.sentences.push(Sentence { span, tokens: TokenRange::new(at, at), paragraph, kind });
    }

    /// Adds the tokens of the sentence opened last, and analyses them.
    pub(super) fn push_tokens(&mut self, text: &str, spans: &[Span]) {
        let casing = Casing::of(spans.iter().map(|span| span.of(text)));
        let first = self.document.tokens.len();
        self.words.clear();
        for &span in spans {
            self.push_token(text, span);
            let token = self.document.tokens.len() - 1;
            self.words.push(Word::new(span.of(text), self.document.norm(token), casing));
        }
        let forms: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
        let norms: Vec<&str> = (first..first + spans.len()).map(|token| self.document.norm(token)).collect();
        gazetteer::flags(&forms, &norms, &mut self.flags);
        Tagger::get().tag(&mut self.words, &mut self.tags);
        if let Some(sentence) = self.document.sentences.last_mut() {
            sentence.tokens = TokenRange::new(first, first + spans.len());
        }
        self.unread.get_or_insert(first);
        if self.parser.push(&self.words, &self.tags, &self.flags) {
            self.read_pushed();
        }
    }

    /// Lets the parser read the sentences that it was given.
    fn read_pushed(&mut self) {
        let Some(first) = self.unread.take() else { return };
        let mut parser = std::mem::take(&mut self.parser);
        parser.parse(Network::get());
        for (at, &tag) in parser.tags.iter().enumerate() {
            self.set_tag(first + at, usize::from(tag));
        }
        for (token, &(head, relation)) in self.document.tokens[first..].iter_mut().zip(&parser.tree) {
            (token.head, token.relation) = (first as u32 + head, relation);
        }
        let names = parser
            .names
            .iter()
            .map(|&(start, end, kind)| NamedTokens { tokens: TokenRange::new(first + start, first + end), kind });
        self.document.names.extend(names);
        parser.clear();
        self.parser = parser;
    }

    fn push_token(&mut self, text: &str, span: Span) {
        let start = self.document.forms.len();
        for letter in span.of(text).chars() {
            push_normal(&mut self.document.forms, letter);
        }
        let norm = Span::new(start, self.document.forms.len());
        let sentence = self.document.sentences.len() as u32 - 1;
        self.document.tokens.push(Token {
            span,
            pos: Pos::X,
            form: Form::Plain,
            sentence,
            relation: Relation::Dep,
            head: u32::MAX,
            norm,
            lemma: norm,
        });
    }

    fn set_tag(&mut self, token: usize, tag: usize) {
        let norm = self.document.tokens[token].norm;
        let (strip, add) = Lemmatizer::get().ending(norm.of(&self.document.forms), tag);
        let kept = norm.start()..norm.end() - strip;
        let lemma = if add.is_empty() {
            Span::new(kept.start, kept.end)
        } else {
            let start = self.document.forms.len();
            self.document.forms.extend_from_within(kept);
            self.document.forms.push_str(add);
            Span::new(start, self.document.forms.len())
        };
        let token = &mut self.document.tokens[token];
        (token.pos, token.form) = TAGS[tag];
        token.lemma = lemma;
    }

    /// Gives the tokens of the sentence opened last these tags, and hangs them on the heads given, counted from the
    /// sentence's first token; a token that is its own head is the root.
    pub(super) fn set_analysis(&mut self, tags: &[usize], heads: &[(u32, Relation)]) {
        self.read_pushed();
        let first = self.document.tokens.len() - tags.len();
        for (at, &tag) in tags.iter().enumerate() {
            self.set_tag(first + at, tag);
        }
        for (token, &(head, relation)) in self.document.tokens[first..].iter_mut().zip(heads) {
            (token.head, token.relation) = (first as u32 + head, relation);
        }
    }

    pub(super) fn finish(mut self) -> Document {
        self.read_pushed();
        PARSER.set(std::mem::take(&mut self.parser));
        self.index_dependents();
        self.document
    }

    fn index_dependents(&mut self) {
        let document = &mut self.document;
        let mut first = vec![0u32; document.tokens.len() + 1];
        let is_dependent = |at: usize, token: &Token| token.head as usize != at;
        for (at, token) in document.tokens.iter().enumerate() {
            first[token.head as usize + 1] += u32::from(is_dependent(at, token));
        }
        for at in 1..first.len() {
            first[at] += first[at - 1];
        }
        let mut next = first.clone();
        document.dependents = vec![0; first[document.tokens.len()] as usize];
        for (at, token) in document.tokens.iter().enumerate().filter(|(at, token)| is_dependent(*at, token)) {
            document.dependents[next[token.head as usize] as usize] = at as u32;
            next[token.head as usize] += 1;
        }
        document.first_dependent = first;
    }
}

fn push_normal(forms: &mut String, letter: char) {
    match letter {
        '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
        '‘' | '’' | 'ʼ' | '`' => forms.push('\''),
        '“' | '”' | '«' | '»' => forms.push('"'),
        '‐' | '‑' => forms.push('-'),
        '–' | '—' | '―' => forms.push('–'),
        _ => forms.extend(letter.to_lowercase()),
    }
}

/// The normal form of a word: lower-cased, quotes and dashes made plain, soft hyphens left out.
pub fn normal(word: &str) -> String {
    let mut normal = String::with_capacity(word.len());
    word.chars().for_each(|letter| push_normal(&mut normal, letter));
    normal
}
