//! One name, spelled in ways that a copy editor would flag.
//!
//! Reads the forms of each entity, and through `misspelt` the claims; leaves what counts as a flaw to `compare::name`.

use crate::claim::Coverage;
use crate::compare;
use crate::entity::{Entity, Form};
use crate::verdict::Reason;

use super::{Finding, FindingKind, FindingValue, Scene, Slot, misspelt};

/// Spelling findings of an event.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        scene.coverage.entities.list.iter().filter_map(|entity| finding(scene, entity)).collect();
    findings.extend(misspelt::find(scene, &findings));
    findings
}

fn finding(scene: &Scene<'_>, entity: &Entity) -> Option<Finding> {
    let (a, b, reason) = flagged_pair(scene.coverage, entity)?;
    let values = vec![value(entity, a, b), value(entity, b, a)];
    Some(Finding {
        kind: FindingKind::Spelling,
        slot: Slot::Name,
        about: format!("{}: spelling", entity.name),
        summary: format!("The name is written {} and {}.", a.text, b.text),
        score: 0.9,
        origins: 1,
        reasons: vec![reason],
        values,
    })
}

/// Two forms of different outlets that a copy editor would flag, the most frequent first.
fn flagged_pair<'a>(coverage: &Coverage<'_>, entity: &'a Entity) -> Option<(&'a Form, &'a Form, Reason)> {
    for (at, a) in entity.forms.iter().enumerate() {
        for b in &entity.forms[at + 1..] {
            if let Some(reason) = flaw(a, b).filter(|_| coverage.articles.len() > 1 && are_of_two_outlets(a, b)) {
                return Some((a, b, reason));
            }
        }
    }
    None
}

fn are_of_two_outlets(a: &Form, b: &Form) -> bool {
    let first = a.passages.first().map(|passage| passage.article);
    a.passages.iter().chain(&b.passages).any(|passage| Some(passage.article) != first)
}

fn flaw(a: &Form, b: &Form) -> Option<Reason> {
    let variant = compare::name::variant(&a.text, &b.text).filter(|variant| variant.is_flagged())?;
    Some(Reason::new(variant.rule(), format!("“{}” and “{}”", a.text, b.text)))
}

/// All forms that are spelled as `of`, against `other`.
fn value(entity: &Entity, of: &Form, other: &Form) -> FindingValue {
    let spelled_so = entity
        .forms
        .iter()
        .filter(|form| form.text == of.text || (flaw(form, other).is_some() && flaw(form, of).is_none()));
    FindingValue {
        value: of.text.clone(),
        normalized: None,
        evidence: spelled_so.flat_map(|form| form.passages.iter().copied()).collect(),
    }
}
