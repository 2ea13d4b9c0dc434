//! What the report tells of entities, claims and the event beside the findings: roles, values, days.
//!
//! Read from one event's scene while the readings are at hand; `model` gives the results their ids and code points.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::article::Passage;
use crate::claim::frame::{self, Argument, Frame, Referent, Role};
use crate::entity::EntityId;
use crate::finding::Scene;
use crate::mention::{DateKind, TimeExpression};
use crate::text::Span;

/// A day within this distance of publication is taken for a day of the event; news tells older ones as background.
const NEWS_DAYS: i32 = 7;

/// The headline and the sentences that tell what happened; background follows.
const LEAD_SENTENCES: usize = 4;

/// What a day in the lead counts against one further down.
const LEAD_WEIGHT: usize = 3;

/// The facts of one event.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// For each entity, in the order of the entities: its roles.
    pub roles: Vec<Vec<RoleFact>>,
    /// For each claim, in the order of the claims: its values.
    pub claims: Vec<ClaimFacts>,
    /// First and last day of what is reported.
    pub date: Option<(Date, Date)>,
}

/// A role of an entity, and who gives it.
#[derive(Clone, Debug)]
pub struct RoleFact {
    /// The office in normal form.
    pub office: String,
    /// What it belongs to, in normal form.
    pub organization: Option<String>,
    /// As a reader sees it.
    pub text: String,
    /// Where it is said.
    pub passages: Vec<Passage>,
}

/// The values of one claim.
#[derive(Clone, Debug, Default)]
pub struct ClaimFacts {
    /// Times, as TIMEX3 values.
    pub times: Vec<String>,
    /// Places, as the gazetteer calls them.
    pub places: Vec<String>,
    /// Quantities, in the words of the article.
    pub quantities: Vec<String>,
    /// What fills the roles of its main predicate.
    pub arguments: Vec<ArgumentFact>,
    /// The days or spells of the calendar that it names; lengths and times that nothing places are left out.
    pub spells: Vec<SpellFact>,
}

/// A day, month, year or other spell of the calendar.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SpellFact {
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
    /// As a reader calls it: "27 April 2022", "January 2022".
    pub text: String,
}

/// What fills one role of a claim's main predicate.
#[derive(Clone, Debug)]
pub struct ArgumentFact {
    /// What it is to the deed.
    pub role: Role,
    /// The preposition or conjunction before it.
    pub marker: Option<String>,
    /// Where it stands.
    pub span: Span,
    /// The entities that it names or stands for.
    pub entities: Vec<EntityId>,
    /// Whether it leans on something named elsewhere that is not safe to tell.
    pub is_unknown: bool,
}

/// Office and organisation, with their words for a reader and the passages that give them.
type Posts = BTreeMap<(String, Option<String>), (String, Vec<Passage>)>;

/// The facts of one event.
pub fn of(scene: &Scene<'_>) -> Facts {
    let claims = (0..scene.graph.claims.len()).map(|at| claim_facts(scene, at)).collect();
    Facts { roles: roles(scene), claims, date: reported_days(scene).or_else(|| publication_days(scene)) }
}

fn roles(scene: &Scene<'_>) -> Vec<Vec<RoleFact>> {
    let mut roles: BTreeMap<EntityId, Posts> = BTreeMap::new();
    for (witness, reading) in scene.coverage.readings.iter().enumerate() {
        for role in &reading.mentions.roles {
            let of_names = scene.coverage.entities.of_names.get(witness);
            let Some(entity) = of_names.and_then(|of| of.get(role.holder as usize)) else { continue };
            let key = (role.office.clone(), role.organization.clone());
            let passage = scene.coverage.passage(witness, role.passage);
            let post = roles
                .entry(*entity)
                .or_default()
                .entry(key)
                .or_insert_with(|| (role.display_as_in(role.passage.of(&reading.article.text)), Vec::new()));
            post.1.push(passage);
        }
    }
    let of_entity = |at: usize| {
        let found = roles.remove(&EntityId(at as u32)).unwrap_or_default();
        let facts = found.into_iter();
        facts
            .map(|((office, organization), (text, passages))| RoleFact { office, organization, text, passages })
            .collect()
    };
    (0..scene.coverage.entities.list.len()).map(of_entity).collect()
}

fn claim_facts(scene: &Scene<'_>, at: usize) -> ClaimFacts {
    let claim = &scene.graph.claims[at];
    let reading = scene.coverage.readings[claim.witness];
    let mentions = reading.mentions;
    let quantity = |at: &u32| mentions.quantities[*at as usize].display(&reading.article.text, reading.document);
    ClaimFacts {
        times: claim.dates.iter().map(|at| mentions.dates[*at as usize].value.clone()).collect(),
        places: claim.places.iter().map(|at| mentions.places[*at as usize].place.clone()).collect(),
        quantities: claim.quantities.iter().map(quantity).collect(),
        arguments: claim.main_frame().map_or(Vec::new(), |frame| arguments(scene, claim.witness, frame)),
        spells: claim.dates.iter().filter_map(|at| spell(&mentions.dates[*at as usize])).collect(),
    }
}

fn spell(time: &TimeExpression) -> Option<SpellFact> {
    let (first, last) = time.interval.filter(|_| matches!(time.kind, DateKind::Date | DateKind::Time))?;
    Some(SpellFact { first, last, text: time.display() })
}

fn arguments(scene: &Scene<'_>, witness: usize, frame: &Frame) -> Vec<ArgumentFact> {
    let reading = scene.coverage.readings[witness];
    let of_names = scene.coverage.entities.of_names.get(witness).map_or(&[][..], Vec::as_slice);
    let words = |tokens| reading.document.span(tokens).of(&reading.article.text).to_lowercase();
    let fact = |argument: &Argument| ArgumentFact {
        role: argument.role,
        marker: argument.marker.map(words),
        span: reading.document.span(argument.tokens),
        entities: frame::names_of(argument, reading)
            .into_iter()
            .filter_map(|name| of_names.get(name as usize).copied())
            .collect(),
        is_unknown: argument.referent == Referent::Unknown,
    };
    frame.arguments.iter().map(fact).collect()
}

/// The day near publication that the articles name most often.
fn reported_days(scene: &Scene<'_>) -> Option<(Date, Date)> {
    let mut named: Vec<(Date, usize)> = Vec::new();
    for reading in scene.coverage.readings {
        let Some(published) = reading.article.published else { continue };
        let mut sentences = reading.document.sentences().iter().take(LEAD_SENTENCES);
        let lead = sentences.next_back().map_or(0, |sentence| sentence.span.end());
        for time in &reading.mentions.dates {
            let weight = if time.span.start() < lead { LEAD_WEIGHT } else { 1 };
            let day = single_day(time).filter(|day| is_news(*day, published.date));
            named.extend(day.map(|day| (day, weight)));
        }
    }
    most_named(&named).map(|day| (day, day))
}

/// The day of the greatest weight; of equals the last, which is nearest to publication.
fn most_named(named: &[(Date, usize)]) -> Option<Date> {
    let mut weights: BTreeMap<Date, usize> = BTreeMap::new();
    for &(day, weight) in named {
        *weights.entry(day).or_default() += weight;
    }
    weights.into_iter().max_by_key(|&(day, weight)| (weight, day)).map(|(day, _)| day)
}

fn single_day(time: &TimeExpression) -> Option<Date> {
    let is_day = matches!(time.kind, DateKind::Date | DateKind::Time);
    time.interval.filter(|(first, last)| is_day && first == last).map(|(first, _)| first)
}

fn is_news(day: Date, published: Date) -> bool {
    day.until(published).is_ok_and(|span| (0..=NEWS_DAYS).contains(&span.get_days()))
}

fn publication_days(scene: &Scene<'_>) -> Option<(Date, Date)> {
    let published = scene.coverage.readings.iter().filter_map(|reading| reading.article.published);
    let days: Vec<Date> = published.map(|published| published.date).collect();
    days.iter().min().copied().zip(days.iter().max().copied())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn check(named: &[(i8, usize)], expected: Option<i8>) {
        let named: Vec<(Date, usize)> = named.iter().map(|&(day, weight)| (date(2031, 3, day), weight)).collect();
        assert_eq!(most_named(&named), expected.map(|day| date(2031, 3, day)));
    }

    #[test]
    fn mentions_count_and_the_lead_counts_more() {
        check(&[(2, 1), (4, 1), (2, 1)], Some(2));
        check(&[(2, 1), (4, LEAD_WEIGHT), (2, 1)], Some(4));
        check(&[], None);
    }

    #[test]
    fn of_equals_the_day_nearest_to_publication_is_taken() {
        check(&[(2, 1), (4, 1)], Some(4));
    }
}
