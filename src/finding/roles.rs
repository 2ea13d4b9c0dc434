//! One person, different posts; and posts that outlets agree on.
//!
//! Compares the roles said of one entity by different outlets; leaves what makes two roles one to `compare::role`.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::article::Passage;
use crate::compare;
use crate::entity::EntityId;
use crate::mention::{Role, Tenure};
use crate::verdict::{Judgement, Reason, Verdict};

use super::{Finding, FindingKind, FindingValue, Scene, Slot};

/// A role as one outlet gives it.
#[derive(Clone, Copy)]
struct Said<'a> {
    witness: usize,
    role: &'a Role,
}

/// A role with all that give it in the same words: thousands of articles give a person few posts, so that posts are
/// compared, not articles.
struct Post<'a> {
    role: &'a Role,
    /// Who gives it: indexes into the list of what was said, ascending.
    said: Vec<usize>,
    /// The outlets that give it or a role that is the same.
    known_to: BTreeSet<usize>,
}

/// Conflicts surer than this are reported.
const MIN_CONFLICT: f64 = 0.6;

/// Role findings of an event.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (entity, said) in roles_by_entity(scene) {
        if said.iter().any(|one| one.witness != said[0].witness) {
            let posts = posts(&said);
            findings.extend(divergence(scene, entity, &said, &posts));
            findings.extend(agreements(scene, entity, &said, &posts));
        }
    }
    findings
}

fn roles_by_entity<'a>(scene: &Scene<'a>) -> BTreeMap<EntityId, Vec<Said<'a>>> {
    let mut by_entity: BTreeMap<EntityId, Vec<Said<'a>>> = BTreeMap::new();
    for (witness, reading) in scene.coverage.readings.iter().enumerate() {
        for role in &reading.mentions.roles {
            let of_names = scene.coverage.entities.of_names.get(witness);
            if let Some(entity) = of_names.and_then(|of| of.get(role.holder as usize)) {
                by_entity.entry(*entity).or_default().push(Said { witness, role });
            }
        }
    }
    by_entity
}

/// The posts among roles, by their first mention.
fn posts<'a>(said: &[Said<'a>]) -> Vec<Post<'a>> {
    let mut posts: Vec<Post<'_>> = Vec::new();
    let mut number: FxHashMap<(&str, bool, Option<&str>, Tenure), usize> = FxHashMap::default();
    for (at, Said { role, .. }) in said.iter().enumerate() {
        let key = (role.office.as_str(), role.is_rank, role.organization.as_deref(), role.tenure);
        let post = *number.entry(key).or_insert(posts.len());
        if post == posts.len() {
            posts.push(Post { role, said: Vec::new(), known_to: BTreeSet::new() });
        }
        posts[post].said.push(at);
    }
    for post in 0..posts.len() {
        let same = posts.iter().filter(|other| are_same(other.role, posts[post].role));
        posts[post].known_to = same.flat_map(|other| &other.said).map(|&at| said[at].witness).collect();
    }
    posts
}

fn are_same(a: &Role, b: &Role) -> bool {
    compare::role::compare(a, b).judgement == Judgement::Same
}

/// The surest conflict between two outlets, with every role that agrees with either side.
fn divergence(scene: &Scene<'_>, entity: EntityId, said: &[Said<'_>], posts: &[Post<'_>]) -> Option<Finding> {
    let (a, b, verdict) = surest_conflict(said, posts)?;
    let (a, b) = (said[a], said[b]);
    let values = vec![value(scene, said, posts, a), value(scene, said, posts, b)];
    let name = &scene.coverage.entities.list[entity.0 as usize].name;
    Some(Finding {
        kind: FindingKind::Diverge,
        slot: Slot::Role,
        about: format!("{name}: post"),
        summary: format!(
            "{name} is {} to {}, {} to {}.",
            post(scene, a),
            scene.outlet(a.witness),
            post(scene, b),
            scene.outlet(b.witness)
        ),
        score: verdict.score,
        origins: values.iter().map(|value| n_origins(scene, value)).max().unwrap_or(1),
        reasons: verdict.reasons,
        values,
    })
}

/// The surest of the conflicts between roles of different outlets, the first of equals.
fn surest_conflict(said: &[Said<'_>], posts: &[Post<'_>]) -> Option<(usize, usize, Verdict)> {
    let mut surest: Option<(usize, usize, Verdict)> = None;
    for (at, post) in posts.iter().enumerate() {
        for other in &posts[at + 1..] {
            let Some((a, b)) = first_apart(said, post, other) else { continue };
            let verdict = compare::role::compare(said[a].role, said[b].role);
            let is_surer = surest.as_ref().is_none_or(|(c, d, best)| {
                verdict.score > best.score || (verdict.score == best.score && (a, b) < (*c, *d))
            });
            if verdict.is_conflict() && verdict.score >= MIN_CONFLICT && is_surer {
                surest = Some((a, b, verdict));
            }
        }
    }
    surest
}

/// The first mentions of two posts by outlets neither of which also gives the other post: then it knows that both are
/// held.
fn first_apart(said: &[Said<'_>], post: &Post<'_>, other: &Post<'_>) -> Option<(usize, usize)> {
    let a = post.said.iter().find(|&&at| !other.known_to.contains(&said[at].witness))?;
    let b = other.said.iter().find(|&&at| !post.known_to.contains(&said[at].witness))?;
    (said[*a].witness != said[*b].witness).then_some((*a.min(b), *a.max(b)))
}

fn value(scene: &Scene<'_>, said: &[Said<'_>], posts: &[Post<'_>], of: Said<'_>) -> FindingValue {
    let same = posts.iter().filter(|other| are_same(other.role, of.role)).flat_map(|other| &other.said);
    let mut evidence: Vec<Passage> =
        same.map(|&at| scene.coverage.passage(said[at].witness, said[at].role.passage)).collect();
    evidence.push(scene.coverage.passage(of.witness, of.role.passage));
    FindingValue { value: post(scene, of), normalized: Some(of.role.office.clone()), evidence }
}

fn n_origins(scene: &Scene<'_>, value: &FindingValue) -> usize {
    let witness_of = |passage: &Passage| scene.coverage.articles.binary_search(&passage.article).ok();
    scene.coverage.n_origins(value.evidence.iter().filter_map(witness_of))
}

/// One finding for each post that two or more outlets give the entity.
fn agreements(scene: &Scene<'_>, entity: EntityId, said: &[Said<'_>], posts: &[Post<'_>]) -> Vec<Finding> {
    let mut groups: Vec<Vec<&Post<'_>>> = Vec::new();
    for one in posts.iter().filter(|one| !one.role.is_rank) {
        let same = |group: &&mut Vec<&Post<'_>>| group.iter().all(|other| are_same(other.role, one.role));
        match groups.iter_mut().find(same) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    let of_group = |group: &Vec<&Post<'_>>| {
        let mut places: Vec<usize> = group.iter().flat_map(|post| post.said.iter().copied()).collect();
        places.sort_unstable();
        places.into_iter().map(|at| said[at]).collect::<Vec<_>>()
    };
    groups.iter().filter_map(|group| agreement(scene, entity, &of_group(group))).collect()
}

fn agreement(scene: &Scene<'_>, entity: EntityId, group: &[Said<'_>]) -> Option<Finding> {
    let mut witnesses: Vec<usize> = group.iter().map(|said| said.witness).collect();
    witnesses.sort_unstable();
    witnesses.dedup();
    if witnesses.len() < 2 {
        return None;
    }
    let name = &scene.coverage.entities.list[entity.0 as usize].name;
    let post = post(scene, group[0]);
    Some(Finding {
        kind: FindingKind::Agree,
        slot: Slot::Role,
        about: format!("{name}: post"),
        summary: format!("{} call {name} {post}.", scene.outlets(&witnesses)),
        score: 0.8,
        origins: scene.coverage.n_origins(witnesses),
        reasons: vec![Reason::new("role/same-office", "the same office in other or the same words")],
        values: vec![FindingValue {
            value: post,
            normalized: Some(group[0].role.office.clone()),
            evidence: group.iter().map(|said| scene.coverage.passage(said.witness, said.role.passage)).collect(),
        }],
    })
}

/// The office and whom it serves.
fn post(scene: &Scene<'_>, said: Said<'_>) -> String {
    said.role.display_as_in(scene.coverage.text(said.witness, said.role.passage))
}
