//! Those who did it, counted as persons by one outlet and as deeds by another: "a handful of members backed him" / "a
//! dozen endorsements".
//!
//! At least one count is a word such as "dozens", the deed's noun must stand for the verb, and both claims must name the one it is done for. How many persons or deeds
//! an outlet counts in the same words is `values`'.

use crate::claim::ClaimId;
use crate::compare;
use crate::finding::{Finding, Scene, Slot, pairs};
use crate::lexicon::{clause, senses};
use crate::mention::Quantity;
use crate::syntax::{Document, Relation};
use crate::verdict::Verdict;

use super::{Dispute, Side, Stage, divergence};

/// A person may do the deed twice.
const SCORE: f64 = 0.55;

/// So many counts of persons and of deeds are held against each other in one event.
const MAX_COUNTS: usize = 64;

/// A count with the verb of what is counted.
struct Count<'a> {
    claim: ClaimId,
    quantity: &'a Quantity,
    verb: &'a str,
}

pub(super) fn find(stage: &Stage<'_, '_>) -> Vec<Finding> {
    let (deeds, doers) = counts(stage.scene);
    let mut findings = Vec::new();
    for deed in deeds.iter().take(MAX_COUNTS) {
        let mut others: Vec<(&Count<'_>, Verdict)> = Vec::new();
        for doer in doers.iter().take(MAX_COUNTS).filter(|doer| are_one(stage.scene, deed, doer)) {
            let verdict = compare::quantity::compare(&bare(deed.quantity), &bare(doer.quantity));
            others.push((doer, verdict));
        }
        let is_settled = others.iter().any(|(_, verdict)| verdict.is_agreement());
        findings.extend(
            others
                .into_iter()
                .find(|(_, verdict)| verdict.is_conflict() && !is_settled)
                .and_then(|(doer, verdict)| finding(stage.scene, deed, doer, verdict)),
        );
    }
    findings
}

fn finding(scene: &Scene<'_>, deed: &Count<'_>, doer: &Count<'_>, verdict: Verdict) -> Option<Finding> {
    let side = |count: &Count<'_>| {
        let reading = scene.coverage.readings[scene.witness(count.claim)];
        let value = count.quantity.display(&reading.article.text, reading.document);
        Side { value: pairs::plain(&value), claims: vec![count.claim] }
    };
    let about = format!("how many {}", deed.verb);
    let reason = verdict.reasons.into_iter().next()?;
    divergence(scene, Dispute { slot: Slot::Number, about, score: SCORE, reason }, &[side(deed), side(doer)])
}

/// The number alone.
fn bare(quantity: &Quantity) -> Quantity {
    Quantity { counted_lemma: String::new(), counted: None, counted_head: None, ..quantity.clone() }
}

/// Whether the counts are of one deed done to one whom both name.
fn are_one(scene: &Scene<'_>, deed: &Count<'_>, doer: &Count<'_>) -> bool {
    let (a, b) = (scene.claim(deed.claim), scene.claim(doer.claim));
    // Exact numbers of persons and of deeds are rarely meant to be one number.
    if !deed.quantity.is_vague && !doer.quantity.is_vague {
        return false;
    }
    let is_one_verb = deed.verb == doer.verb || senses::are_related(deed.verb, doer.verb);
    a.witness != b.witness && is_one_verb && a.entities.iter().any(|entity| b.entities.contains(entity))
}

/// Counts of deeds, and counts of those who do something.
fn counts<'a>(scene: &Scene<'a>) -> (Vec<Count<'a>>, Vec<Count<'a>>) {
    let (mut deeds, mut doers) = (Vec::new(), Vec::new());
    for (at, claim) in scene.graph.claims.iter().enumerate() {
        let reading = scene.coverage.readings[claim.witness];
        let document: &'a Document = reading.document;
        let quantities = &reading.mentions.quantities;
        for quantity in claim.quantities.iter().map(|at| &quantities[*at as usize]).filter(|one| one.unit.is_empty()) {
            let count = |verb| Count { claim: ClaimId(at as u32), quantity, verb };
            match clause::deed(&quantity.counted_lemma) {
                Some(deed) => deeds.push(count(deed.verb)),
                None => doers.extend(deed_of(document, quantity).map(count)),
            }
        }
    }
    (deeds, doers)
}

/// The verb that those who are counted do: they are its subject, or it qualifies them.
fn deed_of<'a>(document: &'a Document, quantity: &Quantity) -> Option<&'a str> {
    let head = quantity.counted_head? as usize;
    let top = document.head(head).filter(|&above| quantity.tokens.contains(above)).unwrap_or(head);
    let is_verb = |at: usize| !clause::is_light_verb(document.lemma(at)) && !clause::is_stopword(document.lemma(at));
    let qualifies = |at: &usize| matches!(document.relation(*at), Relation::Acl | Relation::AclRelcl) && is_verb(*at);
    let below = document.dependents(head).chain(document.dependents(top)).find(qualifies);
    let is_subject = document.relation(top) == Relation::Nsubj;
    let above = document.head(top).filter(|&verb| is_subject && is_verb(verb));
    below.or(above).map(|verb| document.lemma(verb))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::*;

    #[test]
    fn doers_and_deeds() {
        check(
            find,
            ["A handful of members endorsed Pavel Brandt.", "Pavel Brandt collected dozens of endorsements."],
            &["A handful of members", "dozens of endorsements"],
        );
    }

    #[test]
    fn another_deed_or_fitting_counts() {
        check(find, ["A handful of members criticized Pavel Brandt.", "Pavel Brandt got dozens of endorsements."], &[]);
        check(find, ["A handful of members endorsed Pavel Brandt.", "Pavel Brandt got six endorsements."], &[]);
        check(find, ["Forty members endorsed Pavel Brandt.", "Pavel Brandt got 60 endorsements."], &[]);
    }
}
