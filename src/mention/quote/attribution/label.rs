//! Who speaks by a label: "Kovač: the mill stays open" as a headline, "KOVAČ: We …" in a transcript.
//!
//! Leaves labels that name no speaker ("Update:", "London:") alone.

use super::Attribution;
use crate::lexicon::reporting;
use crate::mention::NameKind;
use crate::mention::quote::scene::Scene;
use crate::syntax::{Pos, SentenceKind, TokenRange};

/// The most words of a label.
const MAX_LABEL: usize = 4;

/// The fewest words of what it introduces.
const MIN_CONTENT: usize = 3;

/// The labels of an article with what they introduce, by position.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Attribution> {
    let sentences = scene.document.sentences();
    let mut found = Vec::new();
    for (at, sentence) in sentences.iter().enumerate() {
        let opens = at == 0 || sentences[at - 1].paragraph != sentence.paragraph;
        let Some(label) = opens.then(|| label(scene, sentence.tokens)).flatten() else { continue };
        let is_headline = sentence.kind == SentenceKind::Headline || at == 0;
        if !is_headline && !is_upper(scene, label) {
            continue;
        }
        let last = sentences[at..].iter().take_while(|other| other.paragraph == sentence.paragraph).last();
        let end =
            if is_headline { sentence.tokens.end } else { last.map_or(sentence.tokens.end, |last| last.tokens.end) };
        let content = TokenRange { start: label.end + 1, end };
        let cue = TokenRange { start: label.end, end: label.end + 1 };
        if content.len() >= MIN_CONTENT {
            found.push(Attribution { cue, class: None, content: vec![content], source: Some(label) });
        }
    }
    found
}

/// A speaker's name or noun at the start of a sentence, with a colon behind it.
fn label(scene: &Scene<'_>, sentence: TokenRange) -> Option<TokenRange> {
    let window = TokenRange { start: sentence.start, end: sentence.end.min(sentence.start + MAX_LABEL as u32 + 1) };
    let colon = window.indexes().find(|&at| scene.norm(at) == ":")?;
    let label = TokenRange::new(sentence.start as usize, colon);
    let is_free = !label.is_empty() && label.indexes().all(|at| scene.quotation_of(at).is_none());
    let is_named = scene.names_in(label).any(|(_, name)| {
        name.tokens.end == label.end && matches!(name.kind, NameKind::Person | NameKind::Organization)
    });
    let noun = (label.len() == 1).then(|| reporting::speaker_noun(scene.norm(colon - 1))).flatten();
    let is_noun = noun.is_some();
    (is_free && (is_named || is_noun)).then_some(label)
}

/// Whether all words are in capitals, as transcripts write who speaks.
fn is_upper(scene: &Scene<'_>, label: TokenRange) -> bool {
    label.indexes().all(|at| {
        let word = scene.word(at);
        scene.pos(at) == Pos::Punct || (word.len() > 1 && !word.contains(char::is_lowercase))
    })
}

#[cfg(test)]
mod tests {
    use crate::mention::quote::testing::check_reported;

    #[test]
    fn names_and_polls_speak_by_labels() {
        check_reported("Ana Kovač: The Mill Stays Open\n\nThe mill is old.", &["Ana Kovač: The Mill Stays Open"]);
        check_reported("Poll: Half of voters like the bridge\n\nIt is new.", &["Poll: Half of voters like the bridge"]);
        check_reported(
            "Ana Kovač talked of the mill.\n\nKOVAČ: The mill is old. It needs a roof.\n\nThey agreed.",
            &["KOVAČ: The mill is old. It needs a roof"],
        );
    }

    #[test]
    fn other_labels_are_left() {
        check_reported("Update: The mill burned for hours\n\nThe mill is old.", &[]);
        check_reported("London: rain and wind for days\n\nIt is wet.", &[]);
        check_reported("A talk about the mill.\n\nAna Kovač: mayor from 2001 to 2010\n\nIt rains.", &[]);
    }
}
