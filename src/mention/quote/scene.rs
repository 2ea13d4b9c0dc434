//! What the parts of quotation finding look at: tokens, names, and which tokens stand inside quotation marks.
//!
//! Built once for each article. Leaves cues and speakers to their own files.

use super::marks::{self, Quotation};
use crate::article::Article;
use crate::lexicon::reporting;
use crate::mention::{Name, NameKind};
use crate::syntax::{Document, Pos, TokenRange};
use crate::text::Span;

/// One article as the quotation finder sees it.
pub(super) struct Scene<'a> {
    pub article: &'a Article,
    pub document: &'a Document,
    pub names: &'a [Name],
    /// The quotations that stand in no other, in text order.
    pub quotations: Vec<Quotation>,
    /// The quotations inside others.
    pub nested: Vec<Quotation>,
    /// For each token, one more than the index of its quotation; 0 outside.
    owner: Vec<u32>,
}

impl<'a> Scene<'a> {
    pub fn new(article: &'a Article, document: &'a Document, names: &'a [Name]) -> Scene<'a> {
        let (quotations, nested): (Vec<_>, Vec<_>) =
            marks::find(article, document).into_iter().partition(|quotation| quotation.depth == 0);
        let mut owner = vec![0; document.tokens().len()];
        for (idx, quotation) in quotations.iter().enumerate() {
            for token in document.tokens_in(quotation.outer).indexes() {
                owner[token] = idx as u32 + 1;
            }
        }
        Scene { article, document, names, quotations, nested, owner }
    }

    pub fn len(&self) -> usize {
        self.owner.len()
    }

    pub fn norm(&self, token: usize) -> &'a str {
        self.document.norm(token)
    }

    /// The word as written.
    pub fn word(&self, token: usize) -> &'a str {
        self.document.tokens()[token].span.of(&self.article.text)
    }

    pub fn pos(&self, token: usize) -> Pos {
        self.document.tokens()[token].pos
    }

    pub fn sentence(&self, token: usize) -> TokenRange {
        self.document.sentence_of(token).tokens
    }

    pub fn paragraph(&self, token: usize) -> u32 {
        self.document.sentence_of(token).paragraph
    }

    /// The outermost quotation that holds `token`.
    pub fn quotation_of(&self, token: usize) -> Option<usize> {
        (self.owner[token] as usize).checked_sub(1)
    }

    /// `tokens` without punctuation at either end, where it belongs to no quotation.
    pub fn trimmed(&self, mut tokens: TokenRange) -> TokenRange {
        let is_edge = |token: u32| {
            !self.word(token as usize).contains(char::is_alphanumeric) && self.quotation_of(token as usize).is_none()
        };
        while !tokens.is_empty() && is_edge(tokens.start) {
            tokens.start += 1;
        }
        while !tokens.is_empty() && is_edge(tokens.end - 1) {
            tokens.end -= 1;
        }
        tokens
    }

    /// The tokens of a quotation with its marks.
    pub fn tokens_of(&self, quotation: usize) -> TokenRange {
        self.document.tokens_in(self.quotations[quotation].outer)
    }

    pub fn span(&self, tokens: TokenRange) -> Span {
        self.document.span(tokens)
    }

    /// The names that begin inside `tokens`, with their indexes.
    pub fn names_in(&self, tokens: TokenRange) -> impl Iterator<Item = (u32, &'a Name)> + '_ {
        let first = self.names.partition_point(|name| name.tokens.start < tokens.start);
        let within = self.names[first..].iter().take_while(move |name| name.tokens.start < tokens.end);
        within.enumerate().map(move |(at, name)| ((first + at) as u32, name))
    }

    /// The name that covers `token`.
    pub fn name_at(&self, token: usize) -> Option<&'a Name> {
        let next = self.names.partition_point(|name| name.tokens.start as usize <= token);
        self.names[..next].last().filter(|name| name.tokens.contains(token))
    }

    /// Whether a possessive follows the name: then it is not itself the subject.
    pub fn is_possessive(&self, name: &Name) -> bool {
        let rest = self.article.text.get(name.span.end()..).unwrap_or("");
        rest.starts_with("'s")
            || rest.starts_with("’s")
            || (rest.starts_with('’') && name.span.of(&self.article.text).ends_with('s'))
    }

    /// The first person named in `tokens` outside quotations who is neither a possessor nor behind a preposition.
    pub fn leading_person(&self, tokens: TokenRange) -> Option<u32> {
        self.names_in(tokens).find(|&(_, name)| name.kind == NameKind::Person && self.is_head(name)).map(|(idx, _)| idx)
    }

    fn is_head(&self, name: &Name) -> bool {
        let start = self.document.token_at(name.full.start()).min(name.tokens.start as usize);
        let free = start == 0 || self.pos(start - 1) != Pos::Adp || self.sentence(start).start as usize == start;
        free && !self.is_possessive(name) && !self.is_modifier(name) && self.quotation_of(start).is_none()
    }

    /// Whether the name only qualifies the noun after it: "the Grant administration".
    fn is_modifier(&self, name: &Name) -> bool {
        let next = name.tokens.end as usize;
        let inside = next < self.len() && self.sentence(next).start as usize != next;
        inside && (self.pos(next) == Pos::Noun || (self.pos(next) == Pos::X && is_noun(self.norm(next))))
    }

    /// Whether `token` can be part of a noun phrase, besides what holds such phrases together.
    pub fn is_nominal(&self, token: usize) -> bool {
        if self.name_at(token).is_some() {
            return true;
        }
        match self.pos(token) {
            Pos::Det | Pos::Adj | Pos::Noun | Pos::Propn | Pos::Num | Pos::Sym => true,
            Pos::Part => self.norm(token).starts_with('\''),
            // "aides said": a noun that looks like a verb, right before its verb.
            Pos::Verb => is_noun(self.norm(token)) && self.is_before_verb(token),
            Pos::X => {
                self.word(token).starts_with(char::is_uppercase)
                    || self.norm(token).starts_with('\'')
                    || is_noun(self.norm(token))
            }
            _ => false,
        }
    }

    fn is_before_verb(&self, token: usize) -> bool {
        let next = token + 1;
        next < self.sentence(token).end as usize
            && self.pos(next) == Pos::Verb
            && self.document.is_finite(next)
            && reporting::verb(self.norm(next)).is_some()
    }

    /// Whether `token` names a day of the week, "today" or "yesterday": a time between subject and verb.
    pub fn is_day(&self, token: usize) -> bool {
        self.norm(token).ends_with("day") && self.norm(token).len() > "day".len()
    }
}

fn is_noun(word: &str) -> bool {
    reporting::speaker_noun(word).is_some()
}
