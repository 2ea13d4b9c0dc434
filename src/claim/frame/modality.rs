//! How certain the words around a predicate make it: "may", "will", "allegedly", "agreed to", "if".
//!
//! Each cue counts for the predicate that it hangs on or governs, not for the sentence. Words are in
//! `data/stance_cues.tsv` and `data/governing_verbs.tsv`; who is cited is `reporting`'s.

use crate::claim::Stance;
use crate::lexicon::clause::{StanceCue, governed_stance, is_conditional, stance_cue};
use crate::syntax::{Document, Form, Pos, Relation};

use super::tree;

/// The strongest cue that reaches the predicate which `chain` ends in.
pub(super) fn of(document: &Document, chain: &[usize]) -> Stance {
    let last = chain.len() - 1;
    let governing = chain[..last].iter().filter_map(|&member| governed(document, member));
    let around = chain.iter().flat_map(|&member| around(document, member));
    let strongest = governing.chain(around).chain(by_place(document, chain[0])).max();
    strongest.map_or(Stance::Asserted, stance)
}

/// The stance that a cue tells.
pub(super) fn stance(cue: StanceCue) -> Stance {
    match cue {
        StanceCue::Denied => Stance::Denied,
        StanceCue::Alleged => Stance::Alleged,
        StanceCue::Possible => Stance::Possible,
        StanceCue::Planned => Stance::Planned,
        StanceCue::Reported => Stance::Reported,
    }
}

/// What a governing verb makes of what it governs.
fn governed(document: &Document, member: usize) -> Option<StanceCue> {
    governed_stance(document.lemma(member)).or_else(|| stance_cue(document.lemma(member)))
}

/// Cues among auxiliaries, adverbs and conjunctions; those of the verb it is coordinated with where it has none.
fn around(document: &Document, member: usize) -> Vec<StanceCue> {
    let cues =
        |verb: usize| -> Vec<StanceCue> { document.dependents(verb).filter_map(|at| cue(document, at)).collect() };
    let own = cues(member);
    let first = tree::first_conjunct(document, member);
    let is_open = !tree::is_finite(document, member) && document.tokens()[member].form == Form::Base;
    if own.is_empty() && first != member && is_open { cues(first) } else { own }
}

fn cue(document: &Document, at: usize) -> Option<StanceCue> {
    match document.relation(at) {
        Relation::Aux | Relation::Advmod => stance_cue(document.lemma(at)),
        Relation::Mark => is_conditional(document.norm(at)).then_some(StanceCue::Possible),
        _ => None,
    }
}

/// What a clause is to the noun or verb that it hangs on: "the plan to leave", "accused of leaving".
fn by_place(document: &Document, top: usize) -> Option<StanceCue> {
    let clause = tree::first_conjunct(document, top);
    let head = document.head(clause)?;
    match document.relation(clause) {
        Relation::Acl if document.tokens()[clause].form == Form::Base => {
            Some(stance_cue(document.lemma(head)).unwrap_or(StanceCue::Planned))
        }
        Relation::Advcl if is_purpose(document, clause) => Some(StanceCue::Planned),
        Relation::Acl | Relation::Ccomp => stance_cue(document.lemma(head)),
        Relation::Advcl => {
            let is_of = document.dependent(clause, Relation::Mark).is_some_and(|mark| document.norm(mark) == "of");
            stance_cue(document.lemma(head)).filter(|_| is_of)
        }
        _ => None,
    }
}

/// "To replace the judges": what is done for it does not show that it came about.
fn is_purpose(document: &Document, clause: usize) -> bool {
    let is_to = |mark: usize| document.tokens()[mark].pos == Pos::Part;
    document.dependent(clause, Relation::Mark).is_some_and(is_to)
}

#[cfg(test)]
mod tests {
    use crate::claim::frame::testing::check;

    #[test]
    fn cues_count_where_they_hang() {
        let may = "Norvik/PROPN/3/nsubj may/AUX/3/aux leave/VERB/0/ROOT/Inf";
        check(may, &["leave possible subject=Norvik"]);
        let allegedly = "He/PRON/3/nsubj allegedly/ADV/3/advmod left/VERB/0/ROOT/Past";
        check(allegedly, &["leave alleged subject=He"]);
        let condition =
            "He/PRON/3/nsubj will/AUX/3/aux leave/VERB/0/ROOT/Inf if/SCONJ/6/mark they/PRON/6/nsubj agree/VERB/3/advcl";
        check(condition, &["leave planned subject=He modifier=if they agree", "agree possible subject=they"]);
        let plan = "A/DET/2/det plan/NOUN/0/ROOT to/PART/4/mark close/VERB/2/acl/Inf ports/NOUN/4/obj/Plur";
        check(plan, &["close planned object=ports"]);
    }

    #[test]
    fn cues_of_other_clauses_are_left() {
        let may =
            "Ships/NOUN/5/nsubj/Plur that/PRON/4/nsubj may/AUX/4/aux sink/VERB/1/acl:relcl/Inf left/VERB/0/ROOT/Past";
        check(may, &["sink possible subject=Ships", "leave subject=Ships that may sink"]);
    }
}
