//! What speaks for a phrase being the content of a word: the word, how they hang together, whose it is.
//!
//! Features have names of a few words, "lemma say ccomp"; the model looks them up, the command that learns the weights
//! writes them down.

use crate::lexicon::reporting::{self, SpeakerNoun};
use crate::lexicon::{clause, senses};
use crate::mention::NameKind;
use crate::mention::quote::scene::Scene;
use crate::syntax::{Form, Pos, Relation};

use super::edge::Edge;
use super::source;

/// Calls `emit` with the parts of the name of each feature that `edge` has.
pub(super) fn each(scene: &Scene<'_>, edge: Edge, emit: &mut impl FnMut(&[&str])) {
    let document = scene.document;
    let (cue, content) = (edge.cue, edge.content);
    let lemma = document.lemma(cue);
    let side = if edge.is_aside { "aside" } else { "under" };
    let relation = edge.relation(document).name();
    let class = class_name(scene, cue);
    let mark = marker(scene, content, edge.is_aside);
    let subject = subject_kind(scene, cue);
    let quoted = quoted(scene, edge);
    let form = form_name(document.tokens()[cue].form);
    let others = others(scene, edge);
    emit(&["relation", side, relation]);
    emit(&["part", pos_name(scene.pos(cue)), side, relation]);
    emit(&["lemma", lemma]);
    emit(&["lemma relation", lemma, side, relation]);
    emit(&["lemma mark", lemma, relation, mark]);
    emit(&["lemma subject", lemma, subject]);
    emit(&["lemma others", lemma, relation, others]);
    emit(&["class", class]);
    emit(&["class relation", class, side, relation]);
    emit(&["class mark", class, relation, mark]);
    emit(&["mark", relation, mark]);
    emit(&["subject", subject]);
    emit(&["subject class", subject, class]);
    emit(&["subject relation", subject, relation]);
    emit(&["subject mark", subject, relation, mark]);
    emit(&["quoted", quoted, side, relation]);
    emit(&["quoted class", quoted, class]);
    emit(&["form", form, relation]);
    emit(&["form class", form, class]);
    emit(&["others", others, side, relation]);
    emit(&["size", size(scene, edge), side, relation]);
    emit(&["order", if content < cue { "before" } else { "after" }, side, relation]);
    emit(&["content", pos_name(scene.pos(content)), finiteness(scene, content), relation]);
    emit(&["content lemma", document.lemma(content), relation]);
    emit(&["place", document.relation(cue).name(), class]);
    if let Some(root) = senses::of(lemma).and_then(|senses| senses.root) {
        emit(&["root", root]);
        emit(&["root relation", root, relation]);
    }
    for dependent in document.dependents(cue) {
        let norm = document.norm(dependent);
        match document.relation(dependent) {
            _ if clause::is_negation(norm) => emit(&["negated", class]),
            Relation::Aux => emit(&["auxiliary", document.lemma(dependent)]),
            Relation::CompoundPrt => emit(&["particle", lemma, norm]),
            _ => {}
        }
    }
}

fn class_name(scene: &Scene<'_>, cue: usize) -> &'static str {
    match reporting::verb(scene.norm(cue)).filter(|_| scene.pos(cue) == Pos::Verb) {
        Some((class, _)) => class.name(),
        None => "none",
    }
}

/// The word that ties a content to its cue: "that", "to", "about"; "none".
fn marker<'d>(scene: &Scene<'d>, content: usize, is_aside: bool) -> &'d str {
    let ties = |relation| matches!(relation, Relation::Mark | Relation::Case);
    let mut dependents = scene.document.dependents(content).filter(|&at| at < content && !is_aside);
    dependents.find(|&at| ties(scene.document.relation(at))).map_or("none", |at| scene.document.norm(at))
}

fn subject_kind(scene: &Scene<'_>, cue: usize) -> &'static str {
    let Some(head) = source::head(scene.document, cue) else { return "none" };
    if let Some(name) = scene.name_at(head) {
        return match name.kind {
            NameKind::Person => "person",
            NameKind::Organization => "organization",
            NameKind::Place => "place",
            NameKind::Other => "name",
        };
    }
    match (scene.pos(head), reporting::speaker_noun(scene.norm(head))) {
        (Pos::Pron, _) => match scene.norm(head) {
            "he" | "she" | "his" | "her" | "who" => "he",
            "i" | "we" | "you" | "my" | "our" => "i",
            "they" | "their" => "they",
            _ => "it",
        },
        (_, Some(SpeakerNoun::Person)) => "person noun",
        (_, Some(SpeakerNoun::Body)) => "body noun",
        (_, Some(SpeakerNoun::Medium)) => "medium noun",
        (_, Some(SpeakerNoun::Outlet)) => "outlet noun",
        (Pos::Propn, None) => "name",
        _ => "noun",
    }
}

/// How much of the content stands in quotation marks.
fn quoted(scene: &Scene<'_>, edge: Edge) -> &'static str {
    let pieces = edge.pieces(scene.document);
    let tokens = || pieces.iter().flat_map(|piece| piece.indexes());
    let (all, inside) = (tokens().count(), tokens().filter(|&at| scene.quotation_of(at).is_some()).count());
    match inside {
        0 => "no",
        _ if 10 * inside >= 8 * all => "all",
        _ => "partly",
    }
}

/// Which other phrases of the cue could be the content.
fn others(scene: &Scene<'_>, edge: Edge) -> &'static str {
    let has = |relation| {
        let mut others = scene.document.dependents(edge.cue).filter(|&at| at != edge.content);
        others.any(|at| scene.document.relation(at) == relation)
    };
    match (has(Relation::Ccomp), has(Relation::Xcomp), has(Relation::Obj), has(Relation::Obl)) {
        (true, _, _, _) => "clause",
        (_, true, _, _) => "infinitive",
        (_, _, true, true) => "object phrase",
        (_, _, true, _) => "object",
        (_, _, _, true) => "phrase",
        _ => "none",
    }
}

fn size(scene: &Scene<'_>, edge: Edge) -> &'static str {
    match edge.pieces(scene.document).iter().map(|piece| piece.len()).sum::<usize>() {
        0..=1 => "1",
        2..=3 => "2",
        4..=6 => "4",
        7..=12 => "7",
        13..=24 => "13",
        _ => "25",
    }
}

fn finiteness(scene: &Scene<'_>, content: usize) -> &'static str {
    let document = scene.document;
    let of_auxiliary = |at: usize| {
        matches!(document.relation(at), Relation::Aux | Relation::AuxPass | Relation::Cop) && document.is_finite(at)
    };
    match document.is_finite(content) || document.dependents(content).any(of_auxiliary) {
        true => "finite",
        false => "bare",
    }
}

fn form_name(form: Form) -> &'static str {
    match form {
        Form::Past => "past",
        Form::Present => "present",
        Form::PresentThird => "third",
        Form::Participle => "participle",
        Form::Gerund => "gerund",
        Form::Plural => "plural",
        _ => "plain",
    }
}

fn pos_name(pos: Pos) -> &'static str {
    match pos {
        Pos::Verb => "verb",
        Pos::Noun => "noun",
        Pos::Adj => "adjective",
        Pos::Propn => "name",
        Pos::Pron => "pronoun",
        Pos::Num => "number",
        _ => "other",
    }
}
