//! Done or not yet: "no charges have been filed yet" against "Brandt was charged".
//!
//! A denial of any such deed that may yet come, and the deed as another outlet tells it done, no later. The denial
//! names the deed by its verb ("nobody has claimed responsibility") or by a noun ("no charges").

use crate::claim::ClaimId;
use crate::claim::frame::{Argument, Role};
use crate::finding::{Scene, Slot};
use crate::lexicon::clause::{deed, is_negation};
use crate::syntax::Pos;

use super::Opposed;
use super::deed::{self, Match};
use super::told::{self, Told};

/// How sure the rule is.
const SURENESS: f64 = 0.55;

const RULE: &str = "status/done-or-not-yet";

/// The deeds that one outlet tells as done and another as not done by anybody yet.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Opposed> {
    let mut found = Vec::new();
    for claim in (0..scene.graph.claims.len() as u32).map(ClaimId) {
        if scene.claim(claim).is_affirmed && !scene.claim(claim).frames.iter().any(|frame| !frame.is_affirmed) {
            continue;
        }
        for denial in told::of_claim(scene, claim) {
            found.extend(against(scene, &denial));
        }
    }
    found
}

/// The claims of other outlets that tell as done what `denial` says nobody has done yet.
fn against(scene: &Scene<'_>, denial: &Told<'_>) -> Vec<Opposed> {
    let Some(denied) = none_yet(denial) else { return Vec::new() };
    let near = scene.graph.neighbours(denial.claim).into_iter().map(|(other, _)| other);
    let elsewhere = near.filter(|other| scene.witness(*other) != scene.witness(denial.claim));
    let is_done =
        |other: &ClaimId| told::of_claim(scene, *other).iter().any(|done| is_it(scene, denial, &denied, done));
    let opposed = |done: ClaimId| Opposed {
        rule: RULE,
        slot: Slot::Status,
        text: "one says it is done, the other that it is not done yet",
        first: done,
        second: denial.claim,
        clauses: [None, Some(denial.span(scene))],
        sureness: SURENESS,
        allows_both: true,
    };
    elsewhere.filter(is_done).map(opposed).collect()
}

/// What is said to be done by nobody or to nobody.
enum Denied {
    /// The deed of the verb: "nobody has claimed responsibility".
    Verb,
    /// The deed that a noun tells: "no charges have been filed".
    Noun(&'static str),
}

fn none_yet(told: &Told<'_>) -> Option<Denied> {
    if !told.is_plainly_denied() || !told.is_fact() || !told.is_up_to_now() {
        return None;
    }
    let none = told.frame.arguments.iter().find(|argument| is_none(told, argument))?;
    let noun = deed(told.document().lemma(none.head as usize));
    match noun {
        Some(deed) => Some(Denied::Noun(deed.verb)),
        None if none.role == Role::Subject => Some(Denied::Verb),
        None => None,
    }
}

/// "No charges", "nobody".
fn is_none(told: &Told<'_>, argument: &Argument) -> bool {
    let (document, head) = (told.document(), argument.head as usize);
    let is_core = matches!(argument.role, Role::Subject | Role::Object);
    let is_nobody = document.tokens()[head].pos == Pos::Pron && is_negation(document.norm(head));
    is_core && (told.is_no(argument) || is_nobody)
}

/// Whether `done` tells as done what is denied: the same deed, and somebody or something named in both claims.
fn is_it(scene: &Scene<'_>, denial: &Told<'_>, denied: &Denied, done: &Told<'_>) -> bool {
    let day = |told: &Told<'_>| told.reading.article.published.map(|published| published.date);
    let is_later = day(done).zip(day(denial)).is_some_and(|(done, denial)| done > denial);
    let is_told = done.is_fact() && done.is_past() && done.frame.is_affirmed;
    if !is_told || is_later {
        return false;
    }
    match denied {
        Denied::Verb => {
            let likeness = deed::with_verbs(scene, (done, denial), 1.0);
            done.lemma == denial.lemma && likeness.object == Match::Same
        }
        Denied::Noun(verb) => done.lemma == *verb && names_one_of(scene, denial.claim, done),
    }
}

/// Whether the deed is done to somebody whom the denial's claim names as well.
fn names_one_of(scene: &Scene<'_>, denial: ClaimId, done: &Told<'_>) -> bool {
    let named = deed::named_in(scene, done, Role::Object);
    named.iter().any(|entity| scene.claim(denial).entities.contains(entity))
}

#[cfg(test)]
mod tests {
    use crate::finding::stances::testing::check;

    #[test]
    fn done_and_not_yet() {
        check(
            "Jon Holm was charged with arson on Monday.",
            "No charges have been filed yet against Jon Holm.",
            &["status/done-or-not-yet"],
        );
        check(
            "A group called Black Pine claimed responsibility for the fire in Tarvik.",
            "Nobody has claimed responsibility for the fire in Tarvik yet.",
            &["status/done-or-not-yet"],
        );
    }

    #[test]
    fn others_and_other_deeds() {
        check("Jon Holm was charged with arson on Monday.", "No charges were filed against Lena Foss.", &[]);
    }
}
