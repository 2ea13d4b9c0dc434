//! How a thing was handled: "grabbed the camera" / "knocked the camera away".
//!
//! One doer, one thing, and verbs that handle it in ways that exclude each other (`data/verb_classes.tsv`). Persons are
//! left alone, for they may be pushed and hit at once, unless the ways are deadly.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::ClaimId;
use crate::claim::frame::{FrameKind, Role};
use crate::entity::EntityId;
use crate::finding::{Finding, Slot};
use crate::lexicon::verbs;
use crate::verdict::Reason;

use super::deed::{Deed, Party};
use super::{Dispute, Stage, divergence, sides_by};

/// What hands do to a thing is often told in loose words.
const SCORE: f64 = 0.55;

/// So many deeds with one thing are held against each other.
const MAX_HANDLED: usize = 48;

/// Ways of which one person suffers but one.
const DEADLY: [&str; 4] = ["burn", "shoot", "stab", "strangle"];

/// A deed done with a thing in hand.
struct Handled<'a> {
    deed: Deed<'a>,
    way: &'static str,
    doer: Option<Party<'a>>,
    thing: Party<'a>,
}

pub(super) fn find(stage: &Stage<'_, '_>) -> Vec<Finding> {
    let handled: Vec<Handled<'_>> = stage.deeds.list.iter().filter_map(|deed| handled(stage, *deed)).collect();
    let mut by_thing: BTreeMap<(Vec<EntityId>, &str), Vec<&Handled<'_>>> = BTreeMap::new();
    for one in &handled {
        let noun = if one.thing.entities.is_empty() { one.thing.noun } else { "" };
        let of_thing = by_thing.entry((one.thing.entities.clone(), noun)).or_default();
        of_thing.push(one);
        of_thing.truncate(MAX_HANDLED);
    }
    by_thing.into_values().filter_map(|handled| finding(stage, &handled)).collect()
}

fn handled<'a>(stage: &Stage<'_, 'a>, deed: Deed<'a>) -> Option<Handled<'a>> {
    let way = verbs::verb(deed.lemma)?.handling?;
    let [thing] = &deed.parties(stage.scene, Role::Object)[..] else { return None };
    let is_person = !thing.entities.is_empty();
    let is_told = deed.frame.is_affirmed && deed.frame.kind == FrameKind::Verb && deed.frame.light.is_none();
    if !is_told || !thing.is_noun && !is_person || is_person && !DEADLY.contains(&way) {
        return None;
    }
    let doer = deed.parties(stage.scene, Role::Subject).into_iter().next();
    Some(Handled { deed, way, doer, thing: thing.clone() })
}

/// Those of one doer, by their way.
fn finding(stage: &Stage<'_, '_>, handled: &[&Handled<'_>]) -> Option<Finding> {
    let is_one = |a: &Handled<'_>, b: &Handled<'_>| match (&a.doer, &b.doer) {
        (Some(x), Some(y)) => !x.entities.is_empty() && x.is_same(y),
        _ => DEADLY.contains(&a.way),
    };
    let first = handled.iter().find(|one| {
        handled.iter().any(|other| other.deed.witness != one.deed.witness && other.way != one.way && is_one(one, other))
    })?;
    let of_doer = handled.iter().filter(|one| is_one(first, one));
    let told_by: BTreeSet<(&str, ClaimId)> = of_doer.map(|one| (one.way, one.deed.claim)).collect();
    let about = format!("{}: how it was handled", first.thing.noun);
    let reason = Reason::new("conflict/handling", "it was handled in one of these ways, hardly in both");
    divergence(stage.scene, Dispute { slot: Slot::Event, about, score: SCORE, reason }, &sides_by(stage.scene, told_by))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::*;

    #[test]
    fn ways_that_exclude_each_other() {
        check(
            find,
            ["Orla Brandt grabbed the camera.", "Orla Brandt knocked the camera to the ground."],
            &["Orla Brandt grabbed the camera.", "Orla Brandt knocked the camera to the ground."],
        );
    }

    #[test]
    fn one_way_or_two_things() {
        check(find, ["Orla Brandt grabbed the camera.", "Orla Brandt snatched the camera."], &[]);
        check(find, ["Orla Brandt grabbed the camera.", "Orla Brandt kicked the door."], &[]);
        check(find, ["Orla Brandt grabbed the camera.", "Pavel Norvik kicked the camera."], &[]);
        check(find, ["Orla Brandt grabbed Pavel Norvik.", "Orla Brandt pushed Pavel Norvik."], &[]);
    }
}
