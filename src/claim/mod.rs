//! Clause-sized claims: who, what, when, where, how many, who says so, how certain.
//!
//! Reads one article's reading and the event's entities. Leaves it to `graph` which claims speak of one thing.

mod clause;
pub mod frame;
mod stance;

use crate::article::{ArticleId, Passage};
use crate::entity::{Entities, EntityId};
use crate::mention::{Quote, QuoteKind, Reading};
use crate::origin::OriginId;
use crate::syntax::{Pos, SentenceKind, TokenRange};
use crate::text::Span;
use frame::{Frame, FrameKind, Role};

/// Clauses nested deeper are all equally far from what the sentence tells.
const MAX_DEPTH: usize = 20;

/// A claim's place in the list of claims of one event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimId(pub u32);

impl ClaimId {
    /// The index into the event's claims.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// How certain the claim is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// The outlet states it.
    #[default]
    Asserted,
    /// Somebody is cited for it.
    Reported,
    /// It is alleged.
    Alleged,
    /// It is planned, wanted or promised.
    Planned,
    /// It is denied.
    Denied,
    /// It may be so.
    Possible,
}

/// The coverage of one event: its articles as read, and the entities in them.
#[derive(Clone, Copy, Debug)]
pub struct Coverage<'a> {
    /// The articles, ascending. A *witness* is an index into this list.
    pub articles: &'a [ArticleId],
    /// Their readings, in parallel.
    pub readings: &'a [Reading<'a>],
    /// Their origins, in parallel.
    pub origins: &'a [OriginId],
    /// The event's entities.
    pub entities: &'a Entities,
}

impl Coverage<'_> {
    /// The passage of `span` in the article of `witness`.
    pub fn passage(&self, witness: usize, span: Span) -> Passage {
        Passage { article: self.articles[witness], span }
    }

    /// The words under `span` in the article of `witness`.
    pub fn text(&self, witness: usize, span: Span) -> &str {
        span.of(&self.readings[witness].article.text)
    }

    /// How many independent origins stand behind `witnesses`.
    pub fn n_origins(&self, witnesses: impl IntoIterator<Item = usize>) -> usize {
        let mut origins: Vec<OriginId> = witnesses.into_iter().map(|witness| self.origins[witness]).collect();
        origins.sort_unstable();
        origins.dedup();
        origins.len()
    }
}

/// One claim of one article.
#[derive(Clone, Debug, Default)]
pub struct Claim {
    /// Which of the event's articles makes it: index into `Coverage::articles`.
    pub witness: usize,
    /// The clause.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// The sentence: index into the document's sentences.
    pub sentence: usize,
    /// Headline or running text.
    pub kind: SentenceKind,
    /// Who says so, where somebody known is cited.
    pub speaker: Option<EntityId>,
    /// The quotation or reported speech that holds most of it: index into the article's quotes.
    pub quote: Option<u32>,
    /// Whether it stands in quotation marks for the most part.
    pub is_direct: bool,
    /// Whether it is given as somebody's words, and no cue in it makes it anything but a report.
    pub is_spoken: bool,
    /// How certain.
    pub stance: Stance,
    /// Whether it is affirmed, not negated.
    pub is_affirmed: bool,
    /// The token of its main verb, where there is one.
    pub predicate: Option<u32>,
    /// The lemma of what it tells: "visit" for "paid a visit".
    pub verb: Option<String>,
    /// The entity that the main verb is said of, where it is known.
    pub subject: Option<EntityId>,
    /// Entities named in it, ascending, each once.
    pub entities: Vec<EntityId>,
    /// Its time expressions: indexes into the article's dates.
    pub dates: Vec<u32>,
    /// Its quantities: indexes into the article's quantities.
    pub quantities: Vec<u32>,
    /// Its places: indexes into the article's places.
    pub places: Vec<u32>,
    /// The frames whose predicate stands in it, the main one first.
    pub frames: Vec<Frame>,
}

impl Claim {
    /// The frame of its main predicate, where its tree has one.
    pub fn main_frame(&self) -> Option<&Frame> {
        self.frames.first().filter(|frame| matches!(frame.kind, FrameKind::Verb | FrameKind::Copula))
    }
}

/// The claims of one article, in text order.
pub fn extract(witness: usize, coverage: &Coverage<'_>) -> Vec<Claim> {
    let reader = Reader::new(witness, coverage);
    let mut claims = Vec::new();
    for (sentence, range) in reader.reading.document.sentences().iter().enumerate() {
        for tokens in clause::split(reader.reading.document, range.tokens) {
            claims.push(reader.claim_of(sentence, tokens));
        }
    }
    claims
}

/// One article's reading, with an index of what its tokens belong to.
struct Reader<'a> {
    witness: usize,
    reading: Reading<'a>,
    /// The entity of each of the article's names.
    of_names: &'a [EntityId],
    /// The quote that holds each token, direct quotes before reported speech.
    quote_of: Vec<Option<u32>>,
    /// The article's frames.
    frames: Vec<Frame>,
}

impl<'a> Reader<'a> {
    fn new(witness: usize, coverage: &Coverage<'a>) -> Reader<'a> {
        let reading = coverage.readings[witness];
        let of_names = coverage.entities.of_names.get(witness).map_or(&[][..], Vec::as_slice);
        let frames = frame::read(reading, of_names);
        Reader { witness, reading, of_names, quote_of: quote_of_tokens(reading), frames }
    }

    fn claim_of(&self, sentence: usize, tokens: TokenRange) -> Claim {
        let Reading { document, mentions, .. } = self.reading;
        let quote = self.main_quote(tokens);
        let quoted = quote.map(|quote| &mentions.quotes[quote as usize]);
        let frames = self.frames_in(tokens);
        let main = frames.first().filter(|frame| matches!(frame.kind, FrameKind::Verb | FrameKind::Copula));
        let predicate = main.map(|frame| frame.predicate() as u32).or_else(|| self.predicate_of(tokens));
        let named = self.names_in(tokens);
        let before = || predicate.and_then(|verb| named.iter().rfind(|(token, _)| *token < verb)).map(|named| named.1);
        let subject = main.map_or_else(before, |frame| self.filler(frame, Role::Subject));
        let mut entities: Vec<EntityId> = named.iter().map(|(_, entity)| *entity).collect();
        entities.sort_unstable();
        entities.dedup();
        let is_direct = quoted.is_some_and(|quoted| quoted.direct);
        let by_words = stance::of(document, tokens, quote.is_some());
        Claim {
            witness: self.witness,
            span: document.span(tokens),
            tokens,
            sentence,
            kind: document.sentences()[sentence].kind,
            speaker: quoted
                .and_then(|quoted| quoted.speaker.as_ref()?.name)
                .and_then(|name| self.of_names.get(name as usize).copied())
                .or_else(|| main.and_then(|frame| self.cited(frame))),
            quote,
            is_direct,
            is_spoken: is_direct || by_words == Stance::Reported,
            stance: main.map_or(by_words, |frame| stance::of_frame(document, frame, quote.is_some())),
            is_affirmed: main.map_or_else(|| stance::is_affirmed(document, tokens), |frame| frame.is_affirmed),
            predicate,
            verb: main
                .map(|frame| frame.lemma(document))
                .or(predicate.map(|verb| document.lemma(verb as usize)))
                .map(str::to_string),
            subject,
            entities,
            dates: inside(&mentions.dates, |date| date.tokens, tokens),
            quantities: inside(&mentions.quantities, |quantity| quantity.tokens, tokens),
            places: inside(&mentions.places, |place| place.tokens, tokens),
            frames,
        }
    }

    /// The frames whose predicate stands in `tokens`, the main one first: of clauses that only tell who says it none,
    /// of the others the one that governs most.
    fn frames_in(&self, tokens: TokenRange) -> Vec<Frame> {
        let first = self.frames.partition_point(|frame| frame.predicate() < tokens.start as usize);
        let inside = self.frames[first..].iter().take_while(|frame| frame.predicate() < tokens.end as usize);
        let mut frames: Vec<Frame> = inside.cloned().collect();
        let rank = |frame: &Frame| {
            let is_aside = !matches!(frame.kind, FrameKind::Verb | FrameKind::Copula);
            (is_aside, frame.is_reporting, self.depth(frame.chain[0] as usize))
        };
        frames.sort_by_cached_key(|frame| (rank(frame), frame.predicate()));
        frames
    }

    /// How many steps lead to the root, as far as it matters.
    fn depth(&self, token: usize) -> usize {
        std::iter::successors(Some(token), |&at| self.reading.document.head(at)).take(MAX_DEPTH).count()
    }

    /// The entity that fills a role, where the words are a name or stand for one.
    fn filler(&self, frame: &Frame, role: Role) -> Option<EntityId> {
        let names = frame::names_of(frame.argument(role)?, self.reading);
        names.first().and_then(|&name| self.of_names.get(name as usize).copied())
    }

    /// The entity cited for a frame.
    fn cited(&self, frame: &Frame) -> Option<EntityId> {
        let names = frame::names_of(frame.source.as_ref()?.speaker.as_ref()?, self.reading);
        names.first().and_then(|&name| self.of_names.get(name as usize).copied())
    }

    /// The quotation that holds at least half of the tokens.
    fn main_quote(&self, tokens: TokenRange) -> Option<u32> {
        let mut held: Vec<u32> = tokens.indexes().filter_map(|at| self.quote_of[at]).collect();
        held.sort_unstable();
        let longest = held.chunk_by(|a, b| a == b).max_by_key(|run| run.len())?;
        (2 * longest.len() >= tokens.len()).then_some(longest[0])
    }

    /// The first verb that is no reporting cue; the first auxiliary where there is none.
    fn predicate_of(&self, tokens: TokenRange) -> Option<u32> {
        let document = self.reading.document;
        let of = |pos: Pos| tokens.indexes().find(|&at| document.tokens()[at].pos == pos);
        of(Pos::Verb).or_else(|| of(Pos::Aux)).map(|at| at as u32)
    }

    /// The names inside `tokens`: their first token and their entity.
    fn names_in(&self, tokens: TokenRange) -> Vec<(u32, EntityId)> {
        inside(&self.reading.mentions.names, |name| name.tokens, tokens)
            .into_iter()
            .filter_map(|at| {
                Some((self.reading.mentions.names[at as usize].tokens.start, *self.of_names.get(at as usize)?))
            })
            .collect()
    }
}

fn quote_of_tokens(reading: Reading<'_>) -> Vec<Option<u32>> {
    let mut quote_of = vec![None; reading.document.tokens().len()];
    for direct in [false, true] {
        for (at, quote) in
            reading.mentions.quotes.iter().enumerate().filter(|(_, quote)| quote.direct == direct && is_said(quote))
        {
            for piece in &quote.content {
                quote_of[reading.document.tokens_in(*piece).indexes()].fill(Some(at as u32));
            }
        }
    }
    quote_of
}

/// Whether a quotation tells what was said: what somebody thinks or wants is told by the outlet itself.
fn is_said(quote: &Quote) -> bool {
    quote.kind != QuoteKind::Thought
}

/// The indexes of those mentions, sorted by position, that overlap `tokens`.
fn inside<T>(mentions: &[T], range_of: impl Fn(&T) -> TokenRange, tokens: TokenRange) -> Vec<u32> {
    let first = mentions.partition_point(|mention| range_of(mention).end <= tokens.start);
    let after = mentions[first..].partition_point(|mention| range_of(mention).start < tokens.end);
    (first as u32..(first + after) as u32).collect()
}
