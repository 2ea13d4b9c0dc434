//! A statement: one sentence, or a few, that stands alone, as the stages before read it, and its words with what each of
//! them is.
//!
//! The words are what `align` pairs; leaves all comparison to the files below.

use crate::article::{Article, ArticleId};
use crate::claim::frame::{self, Frame};
use crate::entity;
use crate::lexicon::{clause, frequency, reporting};
use crate::mention::{self, Mentions, Reading};
use crate::syntax::{self, Document, Pos, TokenRange};

/// Longer texts are no sentences; what comes after so many words is not looked at, so that no text takes for ever.
const MAX_WORDS: usize = 200;

/// What a word contributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordClass {
    /// Grammar only: "the", "of", "was".
    Function,
    /// What happens.
    Verb,
    /// A common noun.
    Noun,
    /// A part of a name.
    Name,
    /// An adjective or adverb.
    Quality,
    /// A number.
    Number,
    /// A part of a time expression.
    Time,
}

/// One word of a statement.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its token.
    pub token: usize,
    /// What it contributes.
    pub class: WordClass,
    /// How much it tells: its rarity in English.
    pub weight: f64,
    /// Whether it tells who says so, not what is said.
    pub is_attribution: bool,
    /// The one value of the quantity it belongs to.
    pub number: Option<f64>,
}

impl Word {
    /// Whether it carries content of its own.
    pub fn is_content(&self) -> bool {
        self.class != WordClass::Function
    }
}

/// A text that stands alone, as read.
#[derive(Debug)]
pub struct Statement {
    /// Its text.
    pub article: Article,
    /// Its tokens and trees.
    pub document: Document,
    /// Its names, dates, quantities, quotations.
    pub mentions: Mentions,
    /// Who does what.
    pub frames: Vec<Frame>,
    /// Its words, punctuation left out.
    pub words: Vec<Word>,
}

impl Statement {
    /// Reads `text`.
    pub fn new(text: &str) -> Statement {
        let article = Article { text: text.to_string(), ..Article::default() };
        let document = syntax::analyze(&article);
        let mentions = mention::extract(&article, &document);
        let reading = Reading { article: &article, document: &document, mentions: &mentions };
        let entities = entity::resolve(&[ArticleId(0)], &[reading]);
        let frames = frame::read(reading, entities.of_names.first().map_or(&[], Vec::as_slice));
        let words = words_of(&document, &mentions, &frames);
        Statement { article, document, mentions, frames, words }
    }

    /// The word's normal form.
    pub fn norm(&self, word: usize) -> &str {
        self.document.norm(self.words[word].token)
    }

    /// The word's lemma.
    pub fn lemma(&self, word: usize) -> &str {
        self.document.lemma(self.words[word].token)
    }

    /// The word that stands at `token`, where punctuation does not.
    pub fn word_at(&self, token: usize) -> Option<usize> {
        self.words.binary_search_by_key(&token, |word| word.token).ok()
    }
}

fn words_of(document: &Document, mentions: &Mentions, frames: &[Frame]) -> Vec<Word> {
    let is_word = |token: &usize| document.norm(*token).chars().any(char::is_alphanumeric);
    let tokens = (0..document.tokens().len()).filter(is_word).take(MAX_WORDS);
    let attributing = attributing(document, frames);
    tokens.map(|token| word(document, mentions, &attributing, token)).collect()
}

fn word(document: &Document, mentions: &Mentions, attributing: &[bool], token: usize) -> Word {
    let quantity = mentions.quantities.iter().find(|quantity| quantity.tokens.contains(token));
    let is_numeral = document.tokens()[token].pos == Pos::Num;
    let number =
        quantity.filter(|_| is_numeral).and_then(|quantity| quantity.low.filter(|_| quantity.low == quantity.high));
    let in_date = mentions.dates.iter().any(|date| date.tokens.contains(token));
    let in_name = mentions.names.iter().any(|name| name.tokens.contains(token));
    let class = class(document, token, in_date, in_name);
    let weight = frequency::rarity(document.lemma(token));
    Word { token, class, weight, is_attribution: attributing[token], number }
}

fn class(document: &Document, token: usize, in_date: bool, in_name: bool) -> WordClass {
    let is_light = clause::is_stopword(document.lemma(token)) || clause::is_stopword(document.norm(token));
    match document.tokens()[token].pos {
        _ if in_date && !is_light => WordClass::Time,
        Pos::Num => WordClass::Number,
        _ if is_light => WordClass::Function,
        Pos::Propn => WordClass::Name,
        pos if in_name && pos.is_content() => WordClass::Name,
        Pos::Verb => WordClass::Verb,
        Pos::Noun => WordClass::Noun,
        Pos::Adj | Pos::Adv => WordClass::Quality,
        _ => WordClass::Function,
    }
}

/// For each token, whether it only tells who says so.
fn attributing(document: &Document, frames: &[Frame]) -> Vec<bool> {
    let mut marked = vec![false; document.tokens().len()];
    let mut mark = |range: TokenRange| range.indexes().for_each(|token| marked[token] = true);
    for source in frames.iter().filter_map(|frame| frame.source.as_ref()) {
        mark(TokenRange::new(source.cue as usize, source.cue as usize + 1));
        source.speaker.iter().for_each(|speaker| mark(speaker.tokens));
    }
    for token in 0..document.tokens().len() {
        let is_verb = document.tokens()[token].pos == Pos::Verb;
        marked[token] |= is_verb && reporting::verb(document.norm(token)).is_some();
    }
    marked
}
