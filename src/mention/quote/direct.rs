//! Direct quotations: which cue and speaker belong to each stretch in quotation marks, and which stretches are one
//! utterance.
//!
//! Reads the scene and its cues. Leaves reported speech to `reported`, pronouns to `pronoun`.

use super::attribution::Attribution as Told;
use super::context;
use super::cue::{self, Cue};
use super::scene::Scene;
use super::speaker::{self, is_outlet};
use super::{Quote, QuoteKind, Speaker};
use crate::lexicon::reporting::{self, CueClass, CueForm};
use crate::mention::NameKind;
use crate::syntax::{Pos, TokenRange};

/// The fewest words of an utterance that no cue introduces: fewer are a title, a nickname, a word held at a distance.
const MIN_UNCUED_WORDS: usize = 4;

/// The most words of a term.
const MAX_TERM_WORDS: usize = 3;

/// Who says a quotation, and by which words.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    pub cue: Option<TokenRange>,
    pub class: Option<CueClass>,
    pub speaker: Option<Speaker>,
    pub via: Option<Speaker>,
    /// Whether the cue stands right at the quotation, not somewhere before it in the sentence.
    pub is_close: bool,
    /// Whether the cue follows the quotation.
    pub is_after: bool,
}

/// The direct quotations of a scene, in text order, then the nested ones.
///
/// `attributions` are those that the trees tell: they help where no cue stands at the quotation.
pub(super) fn find(scene: &Scene<'_>, cues: &[Cue], attributions: &[Told]) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    let mut last: Option<(Attribution, QuoteKind)> = None;
    for idx in 0..scene.quotations.len() {
        let own = attribution(scene, cues, attributions, idx);
        if let (Some(previous), Some((attribution, _))) = (quotes.last_mut(), &last)
            && continues(scene, cues, idx, attribution, own.as_ref())
        {
            previous.content.extend(&scene.quotations[idx].pieces);
            continue;
        }
        let told = own
            .or_else(|| last.as_ref().and_then(|(before, kind)| carried_over(scene, idx, before, *kind)))
            .or_else(|| context::find(scene, attributions, &quotes, idx));
        let kind = kind(scene, idx, told.as_ref());
        quotes.push(quote(scene, idx, kind, told.as_ref()));
        last = Some((told.unwrap_or(Attribution::NONE), kind));
    }
    quotes.extend(scene.nested.iter().map(nested));
    quotes
}

impl Attribution {
    pub const NONE: Attribution =
        Attribution { cue: None, class: None, speaker: None, via: None, is_close: false, is_after: false };
}

fn quote(scene: &Scene<'_>, idx: usize, kind: QuoteKind, told: Option<&Attribution>) -> Quote {
    let told = told.filter(|told| kind != QuoteKind::Term || told.is_close);
    Quote {
        direct: true,
        kind,
        content: scene.quotations[idx].pieces.clone(),
        cue: told.and_then(|told| told.cue).map(|tokens| scene.span(tokens)),
        class: told.and_then(|told| told.class),
        speaker: told.and_then(|told| told.speaker.clone()),
        via: told.and_then(|told| told.via.clone()),
        nested: false,
    }
}

fn nested(quotation: &super::marks::Quotation) -> Quote {
    let content = quotation.pieces.clone();
    let kind = QuoteKind::Fragment;
    Quote { direct: true, kind, content, cue: None, class: None, speaker: None, via: None, nested: true }
}

fn attribution(scene: &Scene<'_>, cues: &[Cue], attributions: &[Told], idx: usize) -> Option<Attribution> {
    let tokens = scene.tokens_of(idx);
    if tokens.is_empty() {
        return None;
    }
    context::enclosing(scene, cues, attributions, idx)
        .or_else(|| following(scene, cues, idx))
        .or_else(|| preceding(scene, cues, idx))
        .or_else(|| from_line_above(scene, cues, idx))
        .or_else(|| at_sentence_end(scene, cues, idx))
}

/// "…," she said. / "…," said the minister.
fn following(scene: &Scene<'_>, cues: &[Cue], idx: usize) -> Option<Attribution> {
    let tokens = scene.tokens_of(idx);
    let mut first = tokens.end as usize;
    if first >= scene.len() || scene.paragraph(first) != scene.paragraph(first - 1) || ends_statement(scene, idx, first)
    {
        return None;
    }
    if let Some(signed) = signature(scene, first) {
        return Some(signed);
    }
    if matches!(scene.norm(first), "," | "–") {
        first += 1;
    } else if is_term(scene, idx) {
        return None;
    }
    let end = clause_end(scene, first);
    let Some(cue) = cue::within(cues, TokenRange::new(first, end)).first() else {
        return closing_noun(scene, first, end);
    };
    let is_plain = !cue.is_passive && cue.class != CueClass::According;
    if let Some((subject, speaker)) = speaker::before(scene, cue, first).filter(|_| is_plain) {
        let is_adjacent = subject.start as usize == first;
        let is_passing = cue.class == CueClass::Report || is_outlet(scene, subject);
        let inner = if is_passing && is_adjacent { preceding(scene, cues, idx) } else { None };
        return match inner.filter(|inner| inner.speaker.is_some()) {
            Some(inner) => Some(Attribution { via: Some(speaker), ..inner }),
            None => is_adjacent.then(|| told(scene, cues, cue, subject, speaker, true)),
        };
    }
    if cue.start() != first {
        return None;
    }
    let (subject, speaker) = speaker::after(scene, cue.end(), end)?;
    Some(told(scene, cues, cue, subject, speaker, true))
}

/// A few words without a mark at their end, part of the phrase that follows: “Ironhand” Karl Lindt.
fn is_term(scene: &Scene<'_>, idx: usize) -> bool {
    let last = scene.quotations[idx].pieces.last().and_then(|piece| piece.of(&scene.article.text).chars().next_back());
    n_words(scene, idx) <= MAX_TERM_WORDS && last.is_some_and(char::is_alphanumeric)
}

fn n_words(scene: &Scene<'_>, idx: usize) -> usize {
    scene.tokens_of(idx).indexes().filter(|&token| scene.word(token).contains(char::is_alphanumeric)).count()
}

/// "…" — Ana Kovač: a name alone behind a dash.
fn signature(scene: &Scene<'_>, dash: usize) -> Option<Attribution> {
    let (idx, name) = scene.names_in(TokenRange::new(dash + 1, dash + 2)).next()?;
    let next = name.tokens.end as usize;
    let ends = next >= scene.len()
        || scene.norm(next) == ","
        || scene.paragraph(next) != scene.paragraph(dash)
        || scene.quotation_of(next).is_some();
    let is_signed = scene.norm(dash) == "–" && ends && name.kind == NameKind::Person;
    let speaker = Speaker { span: name.full, name: Some(idx) };
    is_signed.then_some(Attribution { speaker: Some(speaker), is_close: true, is_after: true, ..Attribution::NONE })
}

/// "…!" the congressman demands: a cue at the end of the sentence that was taken for a noun.
fn closing_noun(scene: &Scene<'_>, first: usize, end: usize) -> Option<Attribution> {
    let last = (first..end).rev().find(|&token| scene.pos(token) != Pos::Punct)?;
    let (class, form) = reporting::verb(scene.norm(last))?;
    let is_cue = matches!(form, CueForm::Third | CueForm::Past) && class != CueClass::Describe;
    let opens = matches!(scene.pos(first), Pos::Det | Pos::Propn | Pos::Pron);
    let is_phrase = (first..last).all(|token| scene.is_nominal(token) || scene.word(token) == "-" || token == first);
    let phrase = TokenRange::new(first, last);
    (is_cue && opens && is_phrase && !phrase.is_empty()).then(|| Attribution {
        cue: Some(TokenRange::new(last, last + 1)),
        class: Some(class),
        speaker: Some(Speaker { span: scene.span(phrase), name: speaker::head_name(scene, phrase) }),
        via: None,
        is_close: true,
        is_after: true,
    })
}

/// Whether the quotation ends a statement, so that what follows is a new sentence.
fn ends_statement(scene: &Scene<'_>, idx: usize, next: usize) -> bool {
    let pieces = &scene.quotations[idx].pieces;
    let last = pieces.last().and_then(|piece| piece.of(&scene.article.text).trim_end().chars().next_back());
    last == Some('.') && scene.word(next).starts_with(char::is_uppercase)
}

/// The end of the clause that starts at `first`: its sentence, or the next quotation.
fn clause_end(scene: &Scene<'_>, first: usize) -> usize {
    if first >= scene.len() {
        return first;
    }
    let end = scene.sentence(first).end as usize;
    (first..end).find(|&token| scene.quotation_of(token).is_some()).unwrap_or(end)
}

/// She said: "…" / She said it was "…".
fn preceding(scene: &Scene<'_>, cues: &[Cue], idx: usize) -> Option<Attribution> {
    let first = scene.tokens_of(idx).start as usize;
    let start = scene.sentence(first).start as usize;
    let cue = cue::within(cues, TokenRange::new(start, first)).iter().rfind(|cue| governs(scene, cue, first))?;
    let found = introduced(scene, cues, cue)?;
    Some(Attribution { is_close: is_close(scene, cue, first), ..found })
}

/// Whether a cue earlier in the sentence can reach the quotation: "according to X," at the front, or a verb.
fn governs(scene: &Scene<'_>, cue: &Cue, first: usize) -> bool {
    let between = cue.end()..first;
    !between.into_iter().any(|token| scene.norm(token) == ";")
}

/// What a cue before its content tells.
fn introduced(scene: &Scene<'_>, cues: &[Cue], cue: &Cue) -> Option<Attribution> {
    let found = speaker::subject(scene, cue)
        .or_else(|| context::by_tree(scene, cue))
        .or_else(|| speaker::inherited(scene, cues, cue).filter(|_| !cue.is_passive));
    match found {
        Some((subject, speaker)) => Some(told(scene, cues, cue, subject, speaker, false)),
        None => Some(Attribution { cue: Some(cue.tokens), class: Some(cue.class), ..Attribution::NONE }),
    }
}

/// Whether nothing but who was told, when and where stands between the cue and the quotation.
fn is_close(scene: &Scene<'_>, cue: &Cue, first: usize) -> bool {
    (cue.end()..first).all(|token| !matches!(scene.pos(token), Pos::Verb | Pos::Aux))
}

/// A line that ends in a colon or comma introduces the quotation that fills the next paragraph.
fn from_line_above(scene: &Scene<'_>, cues: &[Cue], idx: usize) -> Option<Attribution> {
    let first = scene.tokens_of(idx).start as usize;
    let last = first.checked_sub(1)?;
    if scene.sentence(first).start as usize != first || !matches!(scene.norm(last), ":" | ",") {
        return None;
    }
    let line = scene.sentence(last);
    let cue = cue::within(cues, line).iter().rfind(|cue| !cue.is_passive && cue.class != CueClass::Describe);
    let found = match cue {
        Some(cue) => introduced(scene, cues, cue)?,
        None => {
            let speaker = match scene.leading_person(line) {
                Some(name) => Speaker { span: scene.names[name as usize].span, name: Some(name) },
                None => context::subject_of(scene, last)?,
            };
            Attribution { speaker: Some(speaker), ..Attribution::NONE }
        }
    };
    Some(Attribution { is_close: true, ..found })
}

/// The plan "fails us", the minister said.
fn at_sentence_end(scene: &Scene<'_>, cues: &[Cue], idx: usize) -> Option<Attribution> {
    let tokens = scene.tokens_of(idx);
    let end = scene.sentence(tokens.end as usize - 1).end as usize;
    let cue = cue::within(cues, TokenRange::new(tokens.end as usize, end)).last()?;
    if (cue.end()..end).any(|token| matches!(scene.pos(token), Pos::Verb | Pos::Aux)) {
        return None;
    }
    let (subject, speaker) = match speaker::before(scene, cue, tokens.end as usize).filter(|_| !cue.is_passive) {
        Some(found) if cue.class != CueClass::According => found,
        _ => speaker::after(scene, cue.end(), end)?,
    };
    let comma = (subject.start as usize).min(cue.start()).checked_sub(1)?;
    (scene.norm(comma) == ",")
        .then(|| Attribution { is_close: false, ..told(scene, cues, cue, subject, speaker, true) })
}

/// An attribution by `cue`, with whoever passes it on: "the agency reported the general said", "he said, the AP reported".
fn told(
    scene: &Scene<'_>,
    cues: &[Cue],
    cue: &Cue,
    subject: TokenRange,
    speaker: Speaker,
    is_after: bool,
) -> Attribution {
    let sentence = scene.sentence(cue.start());
    let own = Attribution {
        cue: Some(cue.tokens),
        class: Some(cue.class),
        speaker: Some(speaker),
        via: None,
        is_close: true,
        is_after,
    };
    if let Some(inner) = chained(scene, cues, cue, sentence) {
        return Attribution { via: own.speaker, is_after, ..inner };
    }
    let earlier = cue::within(cues, TokenRange::new(sentence.start as usize, subject.start as usize)).last();
    let outer = earlier.filter(|outer| outer.tokens.end == subject.start && outer.class != CueClass::According);
    let via = outer.and_then(|outer| speaker::subject(scene, outer)).or_else(|| passed_on(scene, cues, cue, sentence));
    Attribution { via: via.map(|(_, via)| via), ..own }
}

/// "…," aides said Mr. Ray told his colleagues: the inner clause names the speaker.
fn chained(scene: &Scene<'_>, cues: &[Cue], cue: &Cue, sentence: TokenRange) -> Option<Attribution> {
    let inner = cue::within(cues, TokenRange::new(cue.end(), sentence.end as usize)).first()?;
    if inner.is_passive
        || inner.class == CueClass::According
        || (cue.end()..inner.start()).any(|token| scene.quotation_of(token).is_some())
    {
        return None;
    }
    let (subject, speaker) = speaker::before(scene, inner, cue.end())?;
    let is_next = subject.start as usize == cue.end() && speaker.name.is_some();
    is_next.then_some(Attribution {
        cue: Some(inner.tokens),
        class: Some(inner.class),
        speaker: Some(speaker),
        is_close: true,
        ..Attribution::NONE
    })
}

/// "…, the AP reported" at the end of the sentence.
fn passed_on(scene: &Scene<'_>, cues: &[Cue], cue: &Cue, sentence: TokenRange) -> Option<(TokenRange, Speaker)> {
    let last = cue::within(cues, TokenRange::new(cue.end(), sentence.end as usize)).last()?;
    let found = match last.class {
        CueClass::According => speaker::after(scene, last.end(), sentence.end as usize)?,
        _ => speaker::before(scene, last, cue.end())?,
    };
    let is_passing = last.class == CueClass::Report || is_outlet(scene, found.0);
    is_passing.then_some(found)
}

/// Whether quotation `idx` goes on with the utterance before it: "…," he said, "…" or "…," he said. "…".
fn continues(scene: &Scene<'_>, cues: &[Cue], idx: usize, before: &Attribution, own: Option<&Attribution>) -> bool {
    let (previous, this) = (scene.tokens_of(idx - 1), scene.tokens_of(idx));
    let (gap_start, first) = (previous.end as usize, this.start as usize);
    if this.is_empty()
        || previous.is_empty()
        || gap_start > first
        || scene.paragraph(first) != scene.paragraph(gap_start - 1)
    {
        return false;
    }
    let Some(cue) = before.cue.filter(|_| before.is_after && before.is_close) else {
        return gap_start == first && own.is_none();
    };
    let n_cues = cue::within(cues, TokenRange::new(gap_start, first)).len();
    let in_gap = gap_start <= cue.start as usize && cue.end as usize <= first;
    let same_sentence = scene.sentence(cue.start as usize) == scene.sentence(first);
    let is_split = same_sentence && scene.norm(first - 1) == "," && own.and_then(|own| own.cue) == Some(cue);
    let starts_next = scene.sentence(cue.start as usize).end as usize == scene.sentence(first).start as usize
        && scene.sentence(first).start as usize == first
        && own.is_none_or(|own| !own.is_close);
    let directly = gap_start == first && own.is_none();
    (in_gap && n_cues >= 1 && (is_split || starts_next)) || directly
}

/// A paragraph that is a quotation without cue goes on with the speaker of the paragraph before, if that ended in
/// an utterance too.
fn carried_over(scene: &Scene<'_>, idx: usize, before: &Attribution, kind: QuoteKind) -> Option<Attribution> {
    let (previous, this) = (scene.tokens_of(idx - 1), scene.tokens_of(idx));
    let first = this.start as usize;
    let opens_paragraph = first == 0 || scene.paragraph(first - 1) != scene.paragraph(first);
    let follows = previous.end as usize == first && opens_paragraph && kind == QuoteKind::Utterance;
    let speaker = before.speaker.clone().filter(|_| follows)?;
    Some(Attribution { speaker: Some(speaker), via: before.via.clone(), ..Attribution::NONE })
}

fn kind(scene: &Scene<'_>, idx: usize, told: Option<&Attribution>) -> QuoteKind {
    let tokens = scene.tokens_of(idx);
    let words = n_words(scene, idx);
    let is_close = told.is_some_and(|told| told.is_close && told.class != Some(CueClass::Describe));
    let starts_sentence = scene.sentence(tokens.start as usize).start == tokens.start;
    if (is_close && told.is_some_and(|told| told.is_after)) || (starts_sentence && words >= MIN_UNCUED_WORDS) {
        return QuoteKind::Utterance;
    }
    let first = scene.quotations[idx].pieces[0].of(&scene.article.text).trim_start().chars().next();
    let is_capital = first.is_some_and(char::is_uppercase);
    match (is_close, told.is_some()) {
        (true, _) if is_capital || scene.norm((tokens.start as usize).saturating_sub(1)) == "," => QuoteKind::Utterance,
        (_, true) => QuoteKind::Fragment,
        _ if words <= MAX_TERM_WORDS => QuoteKind::Term,
        _ => QuoteKind::Fragment,
    }
}
