//! Reported speech where the tree tells nothing: "The clause, X said", "According to X, the clause".
//!
//! Reads the scene and its cues. A second choice: trees of long or odd sentences are often wrong where the commas are
//! right.

use super::Speaker;
use super::attribution::{Attribution, widened};
use super::cue::Cue;
use super::scene::Scene;
use super::speaker;
use crate::lexicon::reporting::CueClass;
use crate::syntax::{Pos, TokenRange};

/// The fewest words of a reported clause.
const MIN_WORDS: usize = 2;

/// Adds what cues tell that have no attribution yet; keeps all in the order of their cues.
pub(super) fn add(scene: &Scene<'_>, cues: &[Cue], attributions: &mut Vec<Attribution>) {
    let n_known = attributions.len();
    for cue in cues {
        let at = attributions[..n_known].partition_point(|told| told.cue.end <= cue.tokens.start);
        let is_known = at < n_known && attributions[at].cue.overlaps(cue.tokens);
        if is_known && attributions[at].source.is_some() {
            continue;
        }
        let Some((content, Some(speaker))) = clause(scene, cue) else { continue };
        let source = widened(scene, scene.document.tokens_in(speaker.span), cue.start());
        let (class, source) = (Some(cue.class), Some(source));
        let told = Attribution { cue: cue.tokens, class, content: vec![content], source };
        match is_known {
            true => attributions[at] = told,
            false => attributions.push(told),
        }
    }
    attributions.sort_by_key(|told| told.cue);
}

fn clause(scene: &Scene<'_>, cue: &Cue) -> Option<(TokenRange, Option<Speaker>)> {
    let found = match cue.class {
        CueClass::Describe | CueClass::Occasion | CueClass::Believe => None,
        CueClass::According => around_source(scene, cue),
        _ => preceding(scene, cue),
    };
    found.filter(|(content, _)| is_clause(scene, *content))
}

/// "According to X, the clause" or "The clause, according to X".
fn around_source(scene: &Scene<'_>, cue: &Cue) -> Option<(TokenRange, Option<Speaker>)> {
    let sentence = scene.sentence(cue.start());
    let (source, speaker) = speaker::after(scene, cue.end(), sentence.end as usize)?;
    let is_front = cue.start() == sentence.start as usize;
    let content = if is_front {
        let comma = source.indexes().end;
        TokenRange::new(comma, sentence.end as usize)
    } else {
        TokenRange::new(sentence.start as usize, cue.start())
    };
    Some((scene.trimmed(content), Some(speaker)))
}

/// "The clause, X said." or "The clause, said X."
fn preceding(scene: &Scene<'_>, cue: &Cue) -> Option<(TokenRange, Option<Speaker>)> {
    let sentence = scene.sentence(cue.start());
    let start = sentence.start as usize;
    let subject = speaker::subject(scene, cue).filter(|(subject, _)| subject.start as usize > start);
    let (subject, speaker) = match subject {
        Some(found) => found,
        None => speaker::after(scene, cue.end(), sentence.end as usize)?,
    };
    let comma = (subject.start as usize).min(cue.start()).checked_sub(1).filter(|&comma| comma > start)?;
    let rest = cue.end().max(subject.indexes().end)..sentence.end as usize;
    if rest.into_iter().any(|token| goes_on(scene, token)) {
        return None;
    }
    let content = scene.trimmed(TokenRange::new(start, comma));
    (scene.norm(comma) == "," && scene.quotation_of(comma).is_none()).then_some((content, Some(speaker)))
}

/// Whether `token`, behind a closing attribution, shows that the cue has a content of its own there.
fn goes_on(scene: &Scene<'_>, token: usize) -> bool {
    scene.norm(token) == ":" || scene.quotation_of(token).is_some() || matches!(scene.pos(token), Pos::Verb | Pos::Aux)
}

/// Whether enough words stand there that are not merely one quotation.
fn is_clause(scene: &Scene<'_>, content: TokenRange) -> bool {
    let words = content.indexes().filter(|&token| scene.word(token).contains(char::is_alphanumeric)).count();
    let outside = content.indexes().any(|token| scene.quotation_of(token).is_none());
    words >= MIN_WORDS && outside
}

#[cfg(test)]
mod tests {
    use crate::mention::quote::testing::check_reported;

    #[test]
    fn closers_are_taken_whatever_the_tree() {
        check_reported("The mill will close in May, Ana Kovač said.", &["Ana Kovač: The mill will close in May"]);
        check_reported("According to the harbour board, two cranes fell.", &["the harbour board: two cranes fell"]);
    }

    #[test]
    fn other_commas_are_left() {
        check_reported("In May, Ana Kovač sold the mill.", &[]);
    }
}
