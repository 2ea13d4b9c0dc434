//! Quotations and reported speech, with cue and speaker.
//!
//! Direct quotations may be split, nested, or run over paragraphs; the pieces of one utterance are one `Quote`.
//! Leaves the comparison of two quotations to `compare::quote`.

pub mod attribution;
mod context;
mod cue;
mod described;
mod direct;
mod gender;
mod linear;
mod marks;
mod pronoun;
mod reported;
mod scene;
mod speaker;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use crate::lexicon::Gender;
pub use gender::gender_of_title;

use crate::article::Article;
use crate::lexicon::reporting::CueClass;
use crate::mention::Name;
use crate::syntax::Document;
use crate::text::Span;

/// Who speaks.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// The words that name the speaker ("he", "the minister", "Wei").
    pub span: Span,
    /// The name they stand for: index into the article's names, where it is known.
    pub name: Option<u32>,
}

/// What a quotation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuoteKind {
    /// A sentence or clause in quotation marks.
    Utterance,
    /// Some words of the speaker within a sentence of the outlet.
    Fragment,
    /// A title, nickname or word held at a distance: nobody's utterance.
    Term,
    /// Reported speech, without quotation marks or with some inside.
    Reported,
    /// A reported belief, wish, plan or attitude: nothing need have been said.
    Thought,
}

/// One utterance.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Whether it stands in quotation marks.
    pub direct: bool,
    /// Utterance, fragment, term or reported.
    pub kind: QuoteKind,
    /// The pieces, without the quotation marks, in text order.
    pub content: Vec<Span>,
    /// The reporting words ("said", "according to").
    pub cue: Option<Span>,
    /// What the reporting words tell: saying, denying, promising.
    pub class: Option<CueClass>,
    /// Who speaks, where it is known.
    pub speaker: Option<Speaker>,
    /// The outlet or agency, or whoever else passes it on ("the AP reported").
    pub via: Option<Speaker>,
    /// Whether it stands inside another quotation.
    pub nested: bool,
}

impl Quote {
    /// The words of the utterance, its pieces joined by spaces.
    pub fn text(&self, article: &Article) -> String {
        let pieces: Vec<&str> = self.content.iter().map(|piece| piece.of(&article.text).trim()).collect();
        pieces.join(" ")
    }
}

/// The quotations of an article, in text order.
pub fn find(article: &Article, document: &Document, names: &[Name]) -> Vec<Quote> {
    let scene = scene::Scene::new(article, document, names);
    let cues = cue::find(&scene);
    let mut attributions = attribution::find(&scene);
    linear::add(&scene, &cues, &mut attributions);
    let mut quotes = direct::find(&scene, &cues, &attributions);
    quotes.iter_mut().for_each(|quote| widen(&scene, quote));
    reported::add(&scene, &attributions, &mut quotes);
    quotes.sort_by_key(|quote| (quote.content[0].start(), std::cmp::Reverse(quote.content[0].end()), quote.direct));
    pronoun::resolve(&scene, &mut quotes);
    quotes
}

/// Gives a speaker all words that tell who it is: "Ana Kovač, a lawyer for the town".
fn widen(scene: &scene::Scene<'_>, quote: &mut Quote) {
    let Some(cue) = quote.cue else { return };
    let cue = scene.document.token_at(cue.start());
    if let Some(speaker) = &mut quote.speaker {
        let tokens = scene.document.tokens_in(speaker.span);
        speaker.span = scene.span(attribution::widened(scene, tokens, cue));
    }
}
