//! What somebody does for a living: "listed his occupation as manager" / "a promoter".
//!
//! At least one outlet says in so many words that it tells an occupation; posts that go together are none. What posts
//! people hold is `roles`'.

use std::collections::BTreeMap;

use crate::claim::{Claim, ClaimId};
use crate::entity::EntityId;
use crate::finding::{Finding, Scene, Slot, pairs};
use crate::lexicon::{self, Title, TitleKind, description};
use crate::mention::{Role, Tenure};
use crate::syntax::{Document, Relation, TokenRange};
use crate::verdict::Reason;

use super::{Dispute, Side, Stage, divergence};

/// Many people have two occupations.
const SCORE: f64 = 0.5;

/// How far up the verb stands that ties an occupation to its name.
const MAX_CLIMB: usize = 3;

/// An occupation told as one.
struct Told<'a> {
    claim: ClaimId,
    witness: usize,
    post: &'static Title,
    text: &'a str,
}

pub(super) fn find(stage: &Stage<'_, '_>) -> Vec<Finding> {
    let mut told: BTreeMap<EntityId, Told<'_>> = BTreeMap::new();
    for (at, claim) in stage.scene.graph.claims.iter().enumerate() {
        for (person, occupation) in occupations(stage.scene, ClaimId(at as u32), claim) {
            told.entry(person).or_insert(occupation);
        }
    }
    told.iter().filter_map(|(person, told)| finding(stage.scene, *person, told)).collect()
}

fn finding(scene: &Scene<'_>, person: EntityId, told: &Told<'_>) -> Option<Finding> {
    let name = &scene.coverage.entities.list[person.0 as usize].name;
    let others: Vec<(usize, &Role)> = roles(scene, person);
    let is_known = |witness: usize| others.iter().any(|(at, role)| *at == witness && !is_other(role, told.post));
    let (witness, other) = others
        .iter()
        .find(|(witness, role)| *witness != told.witness && is_other(role, told.post) && !is_known(*witness))?;
    let claims = claims_of(scene, *witness, other);
    let value = pairs::plain(scene.coverage.text(*witness, other.passage));
    let sides = [Side { value: told.text.to_owned(), claims: vec![told.claim] }, Side { value, claims }];
    let reason = Reason::new("conflict/occupation", format!("{} / {}", told.post.normal, other.office));
    divergence(scene, Dispute { slot: Slot::Role, about: format!("{name}: occupation"), score: SCORE, reason }, &sides)
}

fn roles<'a>(scene: &Scene<'a>, person: EntityId) -> Vec<(usize, &'a Role)> {
    let of = |witness: usize, role: &Role| {
        scene.coverage.entities.of_names.get(witness).and_then(|of| of.get(role.holder as usize)) == Some(&person)
    };
    let readings = scene.coverage.readings.iter().enumerate();
    let all = readings.flat_map(|(witness, reading)| reading.mentions.roles.iter().map(move |role| (witness, role)));
    all.filter(|(witness, role)| !role.is_rank && of(*witness, role)).collect()
}

/// Whether a role is another occupation, held now.
fn is_other(role: &Role, post: &Title) -> bool {
    let Some(other) = lexicon::office(&role.office) else { return false };
    let (a, b) = (other.class, post.class);
    role.tenure == Tenure::Current && other.normal != post.normal && a != b && !lexicon::classes_go_together(a, b)
}

fn claims_of(scene: &Scene<'_>, witness: usize, role: &Role) -> Vec<ClaimId> {
    let holds = |claim: &Claim| claim.witness == witness && claim.span.overlaps(role.span);
    let at = scene.graph.claims.iter().position(holds);
    at.map(|at| ClaimId(at as u32)).into_iter().collect()
}

fn occupations<'a>(scene: &Scene<'a>, id: ClaimId, claim: &Claim) -> Vec<(EntityId, Told<'a>)> {
    let reading = scene.coverage.readings[claim.witness];
    let document: &'a Document = reading.document;
    let at = |token: usize| {
        let owner = document.dependent(token, Relation::NmodPoss)?;
        let name = reading.mentions.names.iter().position(|name| name.tokens.contains(owner))?;
        let person = *scene.coverage.entities.of_names.get(claim.witness)?.get(name)?;
        let (tokens, post) = stated(document, token)?;
        let text = document.span(tokens).of(&reading.article.text);
        Some((person, Told { claim: id, witness: claim.witness, post, text }))
    };
    let nouns = claim.tokens.indexes().filter(|&token| description::is_occupation_noun(document.lemma(token)));
    nouns.filter_map(at).collect()
}

/// The post behind "as" at the noun or the verb above, or the one that a copula tells.
fn stated(document: &Document, noun: usize) -> Option<(TokenRange, &'static Title)> {
    let above = std::iter::successors(Some(noun), |&at| document.head(at)).take(MAX_CLIMB);
    let is_as = |at: &usize| document.dependent(*at, Relation::Case).is_some_and(|case| document.norm(case) == "as");
    let copied = document.head(noun).filter(|&head| document.dependent(head, Relation::Cop).is_some());
    let behind = above.flat_map(|verb| document.dependents(verb)).filter(|&at| at > noun).find(is_as);
    let head = behind.or(copied)?;
    document.subtree(head).indexes().find_map(|at| {
        let (length, post) = lexicon::title(|ahead| document.norm_at(at + ahead))?;
        (post.kind == TitleKind::Office && at + length > head).then(|| (TokenRange::new(at, at + length), post))
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::*;

    #[test]
    fn two_occupations() {
        check(
            find,
            ["The records listed Pavel Brandt's occupation as manager.", "Pavel Brandt is a singer."],
            &["Pavel Brandt is a singer", "manager"],
        );
    }

    #[test]
    fn no_occupation_told_or_the_same() {
        check(find, ["Pavel Brandt is a manager.", "Pavel Brandt is a singer."], &[]);
        check(find, ["The records listed Pavel Brandt's occupation as singer.", "Pavel Brandt is a singer."], &[]);
    }
}
