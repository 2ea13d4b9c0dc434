//! Conditions: the talks are stalled, or still going on; the court is divided, or ready to rule.
//!
//! Words of condition answer a question about what holds it (`data/conditions.tsv`); two answers to one question about
//! the same holder, in alike claims of about the same days, stand against each other.

use jiff::civil::Date;

use crate::claim::ClaimId;
use crate::claim::frame::{Argument, Frame, FrameKind, Role, names_of};
use crate::entity::EntityId;
use crate::finding::{Scene, Slot, pairs};
use crate::lexicon::clause::{deed, nouns_of_deed};
use crate::lexicon::senses;
use crate::lexicon::stages::{Condition, conditions};
use crate::syntax::{Document, Relation};

use super::{MAX_DAYS, Opposed};

/// Claims less alike than this may be of two holders.
const MIN_SIMILARITY: f64 = 0.25;

/// The same where both holders are deeds, which are fewer: talks, an inquiry.
const MIN_OF_DEEDS: f64 = 0.1;

/// How sure the rule is at best.
const SURENESS: f64 = 0.6;

const RULE: &str = "status/other-condition";

/// What holds a condition, and which.
struct Held<'a> {
    holder: &'a str,
    as_written: &'a str,
    entity: Option<EntityId>,
    /// Whether a deed is held: "stalled talks", "still negotiating".
    is_deed: bool,
    condition: Condition,
}

/// Conditions of one holder that stand against each other.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Opposed> {
    let n_claims = scene.graph.claims.len() as u32;
    let held: Vec<Vec<Held<'_>>> = (0..n_claims).map(|claim| of_claim(scene, ClaimId(claim))).collect();
    let mut found = Vec::new();
    for pair in pairs::across_witnesses(scene, MIN_OF_DEEDS) {
        let (of_a, of_b) = (&held[pair.a.index()], &held[pair.b.index()]);
        let is_enough = |a: &Held<'_>, b: &Held<'_>| pair.similarity >= MIN_SIMILARITY || (a.is_deed && b.is_deed);
        let stand = |a: &Held<'_>, b: &Held<'_>| is_enough(a, b) && stand_apart(a, b);
        let apart = of_a.iter().find_map(|a| of_b.iter().find(|b| stand(a, b)).map(|b| (a, b)));
        let Some((a, b)) = apart.filter(|_| are_of_near_days(scene, pair.a, pair.b)) else { continue };
        let is_in_order = a.condition.answer < b.condition.answer;
        let (first, second) = if is_in_order { (pair.a, pair.b) } else { (pair.b, pair.a) };
        found.push(Opposed {
            rule: RULE,
            slot: if a.condition.question == "leaning" { Slot::Modality } else { Slot::Status },
            text: "they tell of different states of one thing",
            first,
            second,
            clauses: [None, None],
            sureness: SURENESS * (0.7 + 0.3 * pair.similarity),
            allows_both: true,
        });
    }
    found
}

fn stand_apart(a: &Held<'_>, b: &Held<'_>) -> bool {
    let is_one_question = a.condition.question == b.condition.question && a.condition.answer != b.condition.answer;
    let is_one_holder = match (a.entity, b.entity) {
        (Some(x), Some(y)) => x == y,
        _ => are_kin(a, b),
    };
    is_one_question && is_one_holder
}

/// Whether the holders are one or kin. "Talks" are kin of "negotiations", which are the nouns of "negotiate".
fn are_kin(a: &Held<'_>, b: &Held<'_>) -> bool {
    let is_kin = |x: &str, y: &str| x == y || senses::are_related(x, y);
    a.words().any(|x| b.words().any(|y| is_kin(x, y)))
}

impl<'a> Held<'a> {
    /// The words for the holder: its lemma, as it stands, and the nouns for a deed.
    fn words(&self) -> impl Iterator<Item = &'a str> {
        [self.holder, self.as_written].into_iter().chain(nouns_of_deed(self.holder).iter().copied())
    }
}

fn are_of_near_days(scene: &Scene<'_>, a: ClaimId, b: ClaimId) -> bool {
    let day = |claim| scene.coverage.readings[scene.witness(claim)].article.published.map(|day| day.date);
    let days = |(a, b): (Date, Date)| (a - b).get_days().abs();
    day(a).zip(day(b)).is_none_or(|both| days(both) <= MAX_DAYS)
}

/// The conditions that a claim tells, none for questions and denials.
fn of_claim<'a>(scene: &Scene<'a>, id: ClaimId) -> Vec<Held<'a>> {
    let claim = scene.graph.claim(id);
    let document = scene.coverage.readings[claim.witness].document;
    let mut held = Vec::new();
    for at in claim.tokens.indexes() {
        for condition in conditions(document.lemma(at)) {
            let holder = holder(scene, id, at);
            held.extend(holder.map(|(holder, entity)| Held {
                holder: document.lemma(holder),
                as_written: document.norm(holder),
                entity,
                is_deed: matches!(document.relation(at), Relation::Amod | Relation::Advmod),
                condition: *condition,
            }));
        }
    }
    held
}

/// What is in the condition that `at` tells: the noun it stands with, or who or what the clause is about.
fn holder(scene: &Scene<'_>, id: ClaimId, at: usize) -> Option<(usize, Option<EntityId>)> {
    let claim = scene.graph.claim(id);
    let document = scene.coverage.readings[claim.witness].document;
    match document.relation(at) {
        // A modifier tells which one is meant ("the freed girls"); only of a deed it tells how it stands.
        Relation::Amod => {
            let noun = document.head(at)?;
            let is_deed = deed(document.lemma(noun)).is_some() || deed(document.norm(noun)).is_some();
            is_deed.then_some((noun, None))
        }
        // "Still negotiating": the deed itself goes on.
        Relation::Advmod => {
            let verb = document.head(at)?;
            (document.is_finite(verb) || has_auxiliary(document, verb)).then_some((verb, None))
        }
        _ => {
            let of_frames = claim.frames.iter().filter(|frame| tells(frame, at));
            let subject = of_frames.into_iter().find_map(about)?;
            let head = subject.head as usize;
            (!is_counted(document, head)).then(|| (head, entity(scene, claim.witness, subject)))
        }
    }
}

/// Whether the frame says that its subject is in the condition that `at` tells.
fn tells(frame: &Frame, at: usize) -> bool {
    let is_clause = matches!(frame.kind, FrameKind::Verb | FrameKind::Copula);
    let is_said =
        |argument: &Argument| matches!(argument.role, Role::Complement | Role::Object) && argument.head as usize == at;
    is_clause && frame.is_affirmed && (frame.chain.contains(&(at as u32)) || frame.arguments.iter().any(is_said))
}

/// Who or what the clause is about: in a passive, to whom it is done.
fn about(frame: &Frame) -> Option<&Argument> {
    frame.argument(if frame.is_passive { Role::Object } else { Role::Subject })
}

/// "Two girls", "some girls": others of them may be in another condition.
fn is_counted(document: &Document, noun: usize) -> bool {
    document.dependents(noun).any(|at| matches!(document.relation(at), Relation::Nummod))
        || document.is_plural(noun) && {
            let is_some = |at: usize| document.relation(at) == Relation::Det && document.norm(at) != "the";
            document.dependents(noun).any(is_some)
        }
}

fn has_auxiliary(document: &Document, verb: usize) -> bool {
    document.dependents(verb).any(|at| document.relation(at) == Relation::Aux)
}

fn entity(scene: &Scene<'_>, witness: usize, argument: &Argument) -> Option<EntityId> {
    let names = names_of(argument, scene.coverage.readings[witness]);
    scene.coverage.entities.of_names.get(witness)?.get(*names.first()? as usize).copied()
}

#[cfg(test)]
mod tests {
    use crate::finding::stances::testing::check;

    #[test]
    fn stalled_and_going_on() {
        check(
            "The talks between Norvik and Halden on fishing are stalled.",
            "Norvik is still negotiating with Halden on fishing.",
            &["status/other-condition"],
        );
        check(
            "The court appeared divided over the fishing treaty of Norvik.",
            "The court appeared ready to block the fishing treaty of Norvik.",
            &["status/other-condition"],
        );
    }

    #[test]
    fn which_one_is_meant_tells_no_condition() {
        check("The freed sailors of Norvik are tired.", "The sailors of Norvik are in custody.", &[]);
    }
}
