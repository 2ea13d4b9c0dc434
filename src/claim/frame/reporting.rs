//! Who is cited for a predicate: "Brandt said that …", "…, she said", "according to the ministry, …".
//!
//! The verb of saying is the frame of the citing, never the predicate of what is cited. Words are in
//! `data/reporting_verbs.tsv` and `data/reporting_phrases.tsv`.

use crate::lexicon::reporting::{CueClass, phrase, verb};
use crate::syntax::{Document, Relation};

use super::{Role, Source, arguments, subject, tree};

/// Who is cited for the clause of `top`, or for the clause that holds it.
pub(super) fn source(document: &Document, top: usize) -> Option<Source> {
    let mut at = top;
    for _ in 0..tree::MAX_CLIMB {
        if let Some(found) = beside(document, at).or_else(|| above(document, at)) {
            return Some(found);
        }
        if cites(document, at) {
            return None;
        }
        at = document.head(at)?;
    }
    None
}

/// Whether the predicate tells that somebody says what another clause tells.
pub(super) fn is_reporting(document: &Document, chain: &[usize]) -> bool {
    let token = chain[chain.len() - 1];
    let has_content = tree::has(document, token, Relation::Ccomp) || is_aside(document, token);
    is_saying(document, token) && has_content
}

/// "X said" above the clause that it introduces.
fn above(document: &Document, clause: usize) -> Option<Source> {
    let first = tree::first_conjunct(document, clause);
    let head = document.head(first)?;
    (document.relation(first) == Relation::Ccomp && is_saying(document, head)).then(|| said(document, head))
}

/// ", X said" or "according to X" beside the predicate.
fn beside(document: &Document, predicate: usize) -> Option<Source> {
    document.dependents(predicate).find_map(|at| match document.relation(at) {
        Relation::Parataxis if is_aside(document, at) && is_saying(document, at) => Some(said(document, at)),
        Relation::Obl | Relation::Advcl => according(document, at),
        _ => None,
    })
}

/// Whether `at` itself cites: what is told of a speaker is not cited from him.
fn cites(document: &Document, at: usize) -> bool {
    let is_verb = is_aside(document, at) && is_saying(document, at);
    is_verb || (document.relation(at) == Relation::Obl && according(document, at).is_some())
}

/// A verb of saying put beside what is said, with nothing of its own to say.
fn is_aside(document: &Document, token: usize) -> bool {
    let has_own = tree::has(document, token, Relation::Ccomp) || tree::has(document, token, Relation::Obj);
    document.relation(token) == Relation::Parataxis && !has_own
}

fn said(document: &Document, verb: usize) -> Source {
    let speaker = match tree::is_passive(document, verb) {
        true => document
            .dependent(verb, Relation::OblAgent)
            .map(|agent| arguments::argument(document, Role::Subject, agent)),
        false => {
            subject::find(document, verb).map(|filler| arguments::filled(document, Role::Subject, filler.head, filler))
        }
    };
    Source { cue: verb as u32, speaker }
}

fn according(document: &Document, at: usize) -> Option<Source> {
    let marker = tree::marker(document, at)?;
    let (length, class) = phrase(|ahead| document.norm_at(marker.start as usize + ahead))?;
    let is_source = class == CueClass::According && length <= marker.len();
    is_source.then(|| Source { cue: marker.start, speaker: Some(arguments::argument(document, Role::Subject, at)) })
}

fn is_saying(document: &Document, token: usize) -> bool {
    let class = verb(document.norm(token)).map(|(class, _)| class);
    tree::is_verb(document, token)
        && class.is_some_and(|class| !matches!(class, CueClass::Describe | CueClass::Occasion | CueClass::According))
}

#[cfg(test)]
mod tests {
    use crate::claim::frame::testing::check;

    #[test]
    fn who_is_cited() {
        let said =
            "Brandt/PROPN/2/nsubj said/VERB/0/ROOT/Past that/SCONJ/5/mark Norvik/PROPN/5/nsubj left/VERB/2/ccomp/Past";
        check(said, &["say subject=Brandt complement=that Norvik left reporting", "leave subject=Norvik cited=Brandt"]);
        let aside = "Norvik/PROPN/2/nsubj left/VERB/0/ROOT/Past ,/PUNCT/5/punct Brandt/PROPN/5/nsubj said/VERB/2/parataxis/Past";
        check(aside, &["say subject=Brandt reporting", "leave subject=Norvik cited=Brandt"]);
        let according = "According/VERB/3/case to/ADP/1/fixed Brandt/PROPN/6/obl ,/PUNCT/3/punct Norvik/PROPN/6/nsubj left/VERB/0/ROOT/Past";
        check(according, &["leave subject=Norvik modifier=According to:Brandt cited=Brandt"]);
    }

    #[test]
    fn what_is_told_of_the_speaker_is_not_cited_from_him() {
        let tree = "Norvik/PROPN/2/nsubj left/VERB/0/ROOT/Past ,/PUNCT/4/punct said/VERB/2/parataxis/Past Brandt/PROPN/4/nsubj \
                    who/PRON/7/nsubj came/VERB/5/acl:relcl/Past";
        check(
            tree,
            &[
                "leave subject=Norvik cited=Brandt who came",
                "say subject=Brandt who came reporting",
                "come subject=Brandt",
            ],
        );
        let object = "Brandt/PROPN/2/nsubj said/VERB/0/ROOT/Past nothing/PRON/2/obj";
        check(object, &["say not subject=Brandt object=nothing"]);
    }
}
