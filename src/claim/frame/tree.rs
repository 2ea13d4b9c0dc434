//! Questions to a dependency tree that several rules ask: voice, finiteness, coordination, phrases and their markers.
//!
//! Knows grammar, no words. Leaves it to the rules what follows for a frame.

use crate::syntax::{Document, Form, Pos, Relation, TokenRange};

/// How far a rule climbs towards the root: no person nests deeper, but a wrong tree may.
pub(super) const MAX_CLIMB: usize = 12;

/// The first conjunct of the coordination that `token` belongs to; itself outside of one.
pub(super) fn first_conjunct(document: &Document, token: usize) -> usize {
    let mut at = token;
    for _ in 0..MAX_CLIMB {
        match document.head(at) {
            Some(head) if document.relation(at) == Relation::Conj => at = head,
            _ => break,
        }
    }
    at
}

/// `token` and the members of its coordination that hang on it.
pub(super) fn conjuncts(document: &Document, token: usize) -> Vec<usize> {
    let others = dependents_by(document, token, |relation| relation == Relation::Conj);
    std::iter::once(token).chain(others.filter(|&other| !is_clause(document, other))).collect()
}

/// The dependents of `token` whose relation passes.
pub(super) fn dependents_by(
    document: &Document,
    token: usize,
    takes: impl Fn(Relation) -> bool,
) -> impl Iterator<Item = usize> {
    document.dependents(token).filter(move |&dependent| takes(document.relation(dependent)))
}

pub(super) fn has(document: &Document, token: usize, relation: Relation) -> bool {
    document.dependent(token, relation).is_some()
}

pub(super) fn is_subject(relation: Relation) -> bool {
    use Relation::{Csubj, CsubjOuter, CsubjPass, Nsubj, NsubjOuter, NsubjPass};
    matches!(relation, Nsubj | NsubjPass | NsubjOuter | Csubj | CsubjPass | CsubjOuter)
}

pub(super) fn is_auxiliary(relation: Relation) -> bool {
    matches!(relation, Relation::Aux | Relation::AuxPass | Relation::Cop)
}

/// The subject that hangs on `token` itself.
pub(super) fn own_subject(document: &Document, token: usize) -> Option<usize> {
    let outer = |at: &usize| matches!(document.relation(*at), Relation::NsubjOuter | Relation::CsubjOuter);
    let mut subjects = dependents_by(document, token, is_subject);
    let inner = dependents_by(document, token, is_subject).find(|at| !outer(at));
    inner.or_else(|| subjects.next())
}

/// Whether `token` heads a clause: a verb that is no modifier of a noun, or a word with subject or copula.
pub(super) fn is_clause(document: &Document, token: usize) -> bool {
    is_verb(document, token) || has(document, token, Relation::Cop) || own_subject(document, token).is_some()
}

/// Whether `token` is a verb that tells something, not one that qualifies a noun or serves as a preposition.
pub(super) fn is_verb(document: &Document, token: usize) -> bool {
    use Relation::{Amod, Case, Cc, Compound, Det, Discourse, Fixed, Flat, Goeswith, Mark, NmodDesc, Reparandum};
    let relation = document.relation(first_conjunct(document, token));
    let serves = matches!(
        relation,
        Amod | Case | Cc | Compound | Det | Discourse | Fixed | Flat | Goeswith | Mark | NmodDesc | Reparandum
    );
    document.tokens()[token].pos == Pos::Verb && !serves && !is_auxiliary(relation)
}

/// Whether what stands as the verb's subject is what the deed is done to.
pub(super) fn is_passive(document: &Document, verb: usize) -> bool {
    let marks = |relation| matches!(relation, Relation::AuxPass | Relation::NsubjPass | Relation::CsubjPass);
    if document.tokens()[verb].pos != Pos::Verb {
        return false;
    }
    if dependents_by(document, verb, marks).next().is_some() {
        return true;
    }
    let is_bare = document.tokens()[verb].form == Form::Participle && !has_auxiliary(document, verb);
    match document.relation(verb) {
        Relation::Acl | Relation::Advcl | Relation::Xcomp => is_bare,
        Relation::Conj if is_bare && own_subject(document, verb).is_none() => {
            is_passive(document, first_conjunct(document, verb))
        }
        _ => false,
    }
}

fn has_auxiliary(document: &Document, verb: usize) -> bool {
    dependents_by(document, verb, is_auxiliary).next().is_some()
}

/// Whether the clause has a tense of its own: a finite verb, auxiliary or copula.
pub(super) fn is_finite(document: &Document, predicate: usize) -> bool {
    let mut auxiliaries = dependents_by(document, predicate, is_auxiliary);
    document.is_finite(predicate) || auxiliaries.any(|auxiliary| document.is_finite(auxiliary))
}

/// The words that tie a phrase to what governs it: "in", "because of", "that".
pub(super) fn marker(document: &Document, head: usize) -> Option<TokenRange> {
    let first = |relation| document.dependent(head, relation).filter(|&marker| marker < head);
    let is_word = |at: &usize| document.tokens()[*at].pos != Pos::Part;
    let case = first(Relation::Case).or_else(|| first(Relation::Mark)).filter(is_word)?;
    let range = document.subtree(case);
    let further = dependents_by(document, head, |relation| relation == Relation::Case);
    let end = further.filter(|&other| other == range.end as usize).last().map_or(range.end, |last| last as u32 + 1);
    Some(TokenRange { start: range.start, end })
}

/// The words of an argument: a clause with all that belongs to it, or a nominal.
pub(super) fn phrase(document: &Document, head: usize) -> TokenRange {
    if is_clause(document, head) { clause(document, head) } else { nominal(document, head, true) }
}

/// The words of a nominal without its marker, what is put beside it and what is merely added about it; on wish without
/// what is coordinated with it.
pub(super) fn nominal(document: &Document, head: usize, with_conjuncts: bool) -> TokenRange {
    let governor = document.head(head).unwrap_or(head);
    let mut range = TokenRange::new(head, head + 1);
    for dependent in document.dependents(head).filter(|&dependent| belongs(document, head, dependent)) {
        let part = document.subtree(dependent);
        let joined = TokenRange { start: range.start.min(part.start), end: range.end.max(part.end) };
        let is_wanted = with_conjuncts || document.relation(dependent) != Relation::Conj;
        // What stands beyond the governor is an afterthought: "a man came who …".
        if is_wanted && (governor == head || !joined.contains(governor)) {
            range = joined;
        }
    }
    range
}

/// The words of a clause, without punctuation at its edges and without what opens it as a conjunct.
fn clause(document: &Document, head: usize) -> TokenRange {
    let mut range = document.subtree(head);
    let is_edge = |at: u32| {
        let relation = document.relation(at as usize);
        matches!(relation, Relation::Punct | Relation::Cc) && document.head(at as usize) == Some(head)
    };
    while range.len() > 1 && is_edge(range.start) {
        range.start += 1;
    }
    while range.len() > 1 && is_edge(range.end - 1) {
        range.end -= 1;
    }
    range
}

fn belongs(document: &Document, head: usize, dependent: usize) -> bool {
    use Relation::*;
    let is_loose = || follows_comma(document, dependent);
    let is_predicate = has(document, head, Cop);
    match document.relation(dependent) {
        Det | DetPredet | Amod | Compound | Nummod | NmodPoss | NmodUnmarked | Flat | Fixed | Goeswith | Dep => true,
        Nmod => true,
        Acl | AclRelcl => !is_loose(),
        Conj => !is_clause(document, dependent),
        Advmod => match document.dependent(head, Cop) {
            Some(copula) => dependent > copula && document.tokens()[dependent].pos != Pos::Part,
            None => dependent < head || !is_loose(),
        },
        Obl | OblUnmarked | OblAgent | Obj | Xcomp | Ccomp | Advcl => !is_predicate && !is_loose(),
        _ => false,
    }
}

/// Whether a comma or dash stands before the phrase of `token`.
pub(super) fn follows_comma(document: &Document, token: usize) -> bool {
    let start = document.subtree(token).start as usize;
    let sentence = document.sentence_of(token).tokens;
    let before = dependents_by(document, token, |relation| relation == Relation::Punct).next();
    let opens = before.is_some_and(|punct| punct == start);
    opens || (start > sentence.start as usize && document.tokens()[start - 1].pos == Pos::Punct)
}
