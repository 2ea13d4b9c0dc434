//! Whether a predicate is affirmed: "not", "never", "no", "failed to", "without".
//!
//! Only what reaches the predicate counts: a negation in another clause of the sentence leaves it as it is, and "not
//! only" denies nothing. Words are in `data/negations.tsv` and `data/governing_verbs.tsv`.

use crate::lexicon::clause::{is_focus, is_negation, turns};
use crate::syntax::{Document, Relation};

use super::{Argument, Role, tree};

/// Whether the negations that reach the predicate cancel out, or there is none.
pub(super) fn is_affirmed(document: &Document, chain: &[usize], arguments: &[Argument]) -> bool {
    let of_chain: usize = chain.iter().map(|&member| around(document, member)).sum();
    let governing = chain[..chain.len() - 1].iter().filter(|&&member| turns(document.lemma(member))).count();
    let is_core = |argument: &&Argument| matches!(argument.role, Role::Subject | Role::Object | Role::Complement);
    let of_arguments = arguments.iter().filter(is_core).filter(|argument| is_none(document, argument)).count();
    (of_chain + governing + of_arguments.min(1)).is_multiple_of(2)
}

/// How many negations hang on a verb, or open its clause.
fn around(document: &Document, verb: usize) -> usize {
    let denies = |at: usize| {
        let can = matches!(
            document.relation(at),
            Relation::Advmod | Relation::Aux | Relation::Cc | Relation::CcPreconj | Relation::Mark | Relation::Det
        );
        can && denies(document, at)
    };
    document.dependents(verb).filter(|&at| denies(at)).count()
}

/// "Not", but also "longer" of "no longer"; neither in "not only".
fn denies(document: &Document, at: usize) -> bool {
    let is_own = is_negation(document.norm(at)) && !document.norm_at(at + 1).is_some_and(is_focus);
    let is_adverb = document.relation(at) == Relation::Advmod && !is_focus(document.norm(at));
    is_own || (is_adverb && document.dependents(at).any(|below| is_negation(document.norm(below))))
}

/// "Nobody", "no ship", "none of the ships", "neither side".
fn is_none(document: &Document, argument: &Argument) -> bool {
    let head = argument.head as usize;
    if tree::is_clause(document, head) && argument.role != Role::Complement {
        return false;
    }
    let is_word = is_negation(document.norm(head)) && argument.role != Role::Complement;
    let before =
        tree::dependents_by(document, head, |relation| matches!(relation, Relation::Det | Relation::CcPreconj));
    is_word || before.into_iter().any(|at| is_negation(document.norm(at)))
}

#[cfg(test)]
mod tests {
    use crate::claim::frame::testing::check;

    #[test]
    fn denied_predicates() {
        let did = "Norvik/PROPN/4/nsubj did/AUX/4/aux/Past not/PART/4/advmod leave/VERB/0/ROOT/Inf";
        check(did, &["leave not subject=Norvik"]);
        check(&did.replace("not/PART", "never/ADV"), &["leave not subject=Norvik"]);
        check("Nobody/PRON/2/nsubj left/VERB/0/ROOT/Past", &["leave not subject=Nobody"]);
        check("No/DET/2/det ship/NOUN/3/nsubj left/VERB/0/ROOT/Past", &["leave not subject=No ship"]);
        let failed = "Norvik/PROPN/2/nsubj failed/VERB/0/ROOT/Past to/PART/4/mark leave/VERB/2/xcomp/Inf";
        check(failed, &["fail>leave not subject=Norvik"]);
        let without = "He/PRON/2/nsubj left/VERB/0/ROOT/Past without/SCONJ/4/mark paying/VERB/2/advcl/Ger";
        check(without, &["leave subject=He modifier=without paying", "pay not subject=He"]);
    }

    #[test]
    fn negations_elsewhere_deny_nothing() {
        let other = "Halden/PROPN/2/nsubj said/VERB/0/ROOT/Past Norvik/PROPN/6/nsubj did/AUX/6/aux/Past not/PART/6/advmod leave/VERB/2/ccomp/Inf";
        check(
            other,
            &["say subject=Halden complement=Norvik did not leave reporting", "leave not subject=Norvik cited=Halden"],
        );
        let only = "He/PRON/4/nsubj not/PART/3/advmod only/ADV/4/advmod left/VERB/0/ROOT/Past";
        check(only, &["leave subject=He"]);
        let twice = "He/PRON/4/nsubj did/AUX/4/aux/Past not/PART/4/advmod fail/VERB/0/ROOT/Inf to/PART/6/mark leave/VERB/4/xcomp/Inf";
        check(twice, &["fail>leave subject=He"]);
    }
}
