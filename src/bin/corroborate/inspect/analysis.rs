//! The stages from text to claim graph, as `pipeline` runs them, with everything kept for looking at.
//!
//! Leaves comparison and findings out: `compare` shows those.

use corroborate::article::Article;
use corroborate::claim::{self, Coverage};
use corroborate::entity::{self, Entities, EntityId};
use corroborate::event::{self, EventGroup};
use corroborate::graph::{self, ClaimGraph};
use corroborate::mention::{self, Mentions, Reading};
use corroborate::origin::{self, OriginId};
use corroborate::syntax::{self, Document};
use rayon::prelude::*;

/// What the stages made of each article and each event.
pub struct Analysis<'a> {
    articles: &'a [Article],
    read: Vec<(Document, Mentions)>,
    /// The events with their entities and claims.
    pub events: Vec<EventAnalysis>,
}

/// One event.
pub struct EventAnalysis {
    pub group: EventGroup,
    pub entities: Entities,
    pub graph: ClaimGraph,
    /// How many entities and claims the events before this one have: ids run through all events.
    first_entity: usize,
    first_claim: usize,
}

impl<'a> Analysis<'a> {
    /// Runs the stages.
    pub fn new(articles: &'a [Article]) -> Analysis<'a> {
        let read = articles.par_iter().map(|article| {
            let document = syntax::analyze(article);
            let mentions = mention::extract(article, &document);
            (document, mentions)
        });
        let mut analysis = Analysis { articles, read: read.collect(), events: Vec::new() };
        analysis.events = analysis.events();
        analysis
    }

    /// Each article with what was read from it.
    pub fn readings(&self) -> Vec<Reading<'_>> {
        let parts = self.articles.iter().zip(&self.read);
        parts.map(|(article, (document, mentions))| Reading { article, document, mentions }).collect()
    }

    /// The report's id of the entity of name `name` of article `article`.
    pub fn entity_of_name(&self, article: usize, name: u32) -> Option<String> {
        let event = self.events.iter().find(|event| event.witness(article).is_some())?;
        let of_names = event.entities.of_names.get(event.witness(article)?)?;
        of_names.get(name as usize).map(|&entity| event.entity_id(entity))
    }

    fn events(&self) -> Vec<EventAnalysis> {
        let readings = self.readings();
        let origins = origin::trace(&readings);
        let (mut first_entity, mut first_claim) = (0, 0);
        let mut events = Vec::new();
        for group in event::group(&readings) {
            let event = EventAnalysis::new(group, &readings, &origins, first_entity, first_claim);
            first_entity += event.entities.list.len();
            first_claim += event.graph.claims.len();
            events.push(event);
        }
        events
    }
}

impl EventAnalysis {
    fn new(
        group: EventGroup,
        readings: &[Reading<'_>],
        origins: &[OriginId],
        first_entity: usize,
        first_claim: usize,
    ) -> EventAnalysis {
        let readings: Vec<Reading<'_>> = group.articles.iter().map(|id| readings[id.index()]).collect();
        let origins: Vec<OriginId> = group.articles.iter().map(|id| origins[id.index()]).collect();
        let entities = entity::resolve(&group.articles, &readings);
        let coverage =
            Coverage { articles: &group.articles, readings: &readings, origins: &origins, entities: &entities };
        let claims = (0..readings.len()).flat_map(|witness| claim::extract(witness, &coverage)).collect();
        let graph = graph::build(claims, &coverage);
        EventAnalysis { group, entities, graph, first_entity, first_claim }
    }

    /// The report's id of an entity.
    pub fn entity_id(&self, entity: EntityId) -> String {
        format!("n{}", self.first_entity + entity.0 as usize + 1)
    }

    /// The report's id of a claim.
    pub fn claim_id(&self, claim: usize) -> String {
        format!("c{}", self.first_claim + claim + 1)
    }

    /// The place of an article among the event's.
    fn witness(&self, article: usize) -> Option<usize> {
        self.group.articles.iter().position(|id| id.index() == article)
    }
}
