//! Whose words or thoughts a cue tells: its subject, the agent of a passive, the owner of a noun.
//!
//! Reads the tree. Leaves it to `pronoun` and `speaker` which name the words stand for.

use crate::lexicon::reporting::{self, SpeakerNoun};
use crate::syntax::{Document, Pos, Relation, TokenRange};

use super::edge;

/// How far a subject is looked for above a verb without one: "went on to try to say".
const MAX_CLIMB: usize = 6;

/// The head of the phrase that names the source of `cue`.
pub(super) fn head(document: &Document, cue: usize) -> Option<usize> {
    match document.tokens()[cue].pos {
        Pos::Noun if own_subject(document, cue).is_none() => of_noun(document, cue),
        _ => of_predicate(document, cue),
    }
}

/// The words of a source: all that hangs on its head, without what ties it to the verb and marks at its edges.
pub(super) fn phrase(document: &Document, head: usize, cue: usize) -> TokenRange {
    let whole = document.subtree(head);
    let mut range = match whole.contains(cue) && head != cue {
        true => {
            let pieces = edge::without(whole, document.subtree(below(document, head, cue)));
            if pieces[1].contains(head) { pieces[1] } else { pieces[0] }
        }
        false => whole,
    };
    if !range.contains(head) {
        range = TokenRange::new(head, head + 1);
    }
    let is_edge = |at: u32| {
        let own = document.head(at as usize) == Some(head);
        let relation = document.relation(at as usize);
        document.tokens()[at as usize].pos == Pos::Punct
            || (own && matches!(relation, Relation::Case | Relation::Cc | Relation::Mark | Relation::CcPreconj))
            || (relation == Relation::Fixed && at < head as u32)
    };
    while range.len() > 1 && is_edge(range.start) && range.start < head as u32 {
        range.start += 1;
    }
    while range.len() > 1 && is_edge(range.end - 1) && range.end - 1 > head as u32 {
        range.end -= 1;
    }
    range
}

/// The dependent of `top` under which `token` stands.
fn below(document: &Document, top: usize, token: usize) -> usize {
    let mut at = token;
    while let Some(head) = document.head(at).filter(|&head| head != top) {
        at = head;
    }
    at
}

fn of_predicate(document: &Document, cue: usize) -> Option<usize> {
    let mut at = cue;
    for step in 0..MAX_CLIMB {
        let passive = is_passive(document, at);
        if passive && step == 0 {
            let agent = document.dependent(at, Relation::OblAgent);
            return agent.or_else(|| agent_phrase(document, at));
        }
        if let Some(subject) = own_subject(document, at) {
            return Some(antecedent(document, subject, at));
        }
        let head = document.head(at)?;
        match document.relation(at) {
            Relation::Acl => return Some(giver(document, head)),
            Relation::AclRelcl => return Some(head),
            Relation::Conj | Relation::Xcomp | Relation::Advcl | Relation::Ccomp | Relation::Parataxis => at = head,
            Relation::Obl | Relation::Nmod | Relation::Obj if document.tokens()[at].pos == Pos::Verb => at = head,
            _ => return None,
        }
        if !matches!(document.tokens()[at].pos, Pos::Verb | Pos::Adj) && own_subject(document, at).is_none() {
            return None;
        }
    }
    None
}

/// Who speaks by a statement or a letter: who gives it, where that is told.
fn giver(document: &Document, noun: usize) -> usize {
    let is_medium = reporting::speaker_noun(document.norm(noun)) == Some(SpeakerNoun::Medium);
    let verb = document.head(noun).filter(|_| matches!(document.relation(noun), Relation::Obj | Relation::Obl));
    let giver =
        verb.filter(|&verb| is_medium && !is_passive(document, verb)).and_then(|verb| own_subject(document, verb));
    giver.unwrap_or(noun)
}

/// "Who" and "that" stand for what their clause hangs on.
fn antecedent(document: &Document, subject: usize, verb: usize) -> usize {
    let is_relative = document.tokens()[subject].pos == Pos::Pron
        && matches!(document.norm(subject), "who" | "that" | "which" | "whom");
    let mut clause = verb;
    for _ in 0..MAX_CLIMB {
        match (is_relative, document.relation(clause), document.head(clause)) {
            (true, Relation::AclRelcl, Some(head)) => return head,
            (true, Relation::Conj, Some(head)) => clause = head,
            _ => break,
        }
    }
    subject
}

/// The owner of a noun: "Rossi's claim that", "the claim by Rossi that", "Rossi made the claim that".
fn of_noun(document: &Document, noun: usize) -> Option<usize> {
    if let Some(owner) = document.dependent(noun, Relation::NmodPoss) {
        return Some(owner);
    }
    let by = |at: &usize| {
        let case = document.dependent(*at, Relation::Case);
        case.is_some_and(|case| matches!(document.norm(case), "by" | "from" | "among"))
    };
    let maker = document.dependents(noun).filter(|&at| document.relation(at) == Relation::Nmod).find(by);
    maker.or_else(|| {
        let verb = document.head(noun).filter(|_| matches!(document.relation(noun), Relation::Obj | Relation::Obl))?;
        (document.tokens()[verb].pos == Pos::Verb).then(|| of_predicate(document, verb)).flatten()
    })
}

fn agent_phrase(document: &Document, verb: usize) -> Option<usize> {
    document
        .dependents(verb)
        .filter(|&at| document.relation(at) == Relation::Obl)
        .find(|&at| document.dependent(at, Relation::Case).is_some_and(|case| document.norm(case) == "by"))
}

pub(super) fn own_subject(document: &Document, token: usize) -> Option<usize> {
    use Relation::{Nsubj, NsubjOuter, NsubjPass};
    document.dependents(token).find(|&at| matches!(document.relation(at), Nsubj | NsubjPass | NsubjOuter))
}

pub(super) fn is_passive(document: &Document, verb: usize) -> bool {
    use crate::syntax::Form;
    use Relation::{AuxPass, CsubjPass, NsubjPass};
    if document.tokens()[verb].pos != Pos::Verb {
        return false;
    }
    let marks = |at: usize| matches!(document.relation(at), AuxPass | NsubjPass | CsubjPass);
    let is_bare = || {
        document.tokens()[verb].form == Form::Participle
            && !document.dependents(verb).any(|at| document.relation(at) == Relation::Aux)
    };
    let hangs = matches!(document.relation(verb), Relation::Acl | Relation::Advcl);
    document.dependents(verb).any(marks) || (hangs && is_bare())
}
