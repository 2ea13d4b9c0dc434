//! What the stages from text to claim graph made of the articles, kept for looking at.
//!
//! The stages run in `pipeline`; here their results are copied out, with the ids of the report. Comparison and
//! findings are left out: `compare` shows those.

use corroborate::article::Article;
use corroborate::entity::{Entities, EntityId};
use corroborate::event::EventGroup;
use corroborate::finding::Scene;
use corroborate::graph::ClaimGraph;
use corroborate::mention::{Mentions, Reading};
use corroborate::pipeline;
use corroborate::syntax::Document;

/// What the stages made of each article and each event.
pub struct Analysis {
    /// The articles, with dates inferred where they had none.
    articles: Vec<Article>,
    read: Vec<(Document, Mentions)>,
    /// The events with their entities and claims.
    pub events: Vec<EventAnalysis>,
}

/// One event.
pub struct EventAnalysis {
    pub group: EventGroup,
    pub entities: Entities,
    pub graph: ClaimGraph,
    read: Vec<(Document, Mentions)>,
    /// How many entities and claims the events before this one have: ids run through all events.
    first_entity: usize,
    first_claim: usize,
}

impl Analysis {
    /// Runs the stages.
    pub fn new(articles: &[Article]) -> Analysis {
        let survey = pipeline::survey(articles, EventAnalysis::new);
        let mut events = survey.events;
        let mut read = vec![(Document::default(), Mentions::default()); articles.len()];
        let (mut n_entities, mut n_claims) = (0, 0);
        for event in &mut events {
            (event.first_entity, event.first_claim) = (n_entities, n_claims);
            n_entities += event.entities.list.len();
            n_claims += event.graph.claims.len();
            for (id, of_article) in event.group.articles.iter().zip(event.read.drain(..)) {
                read[id.index()] = of_article;
            }
        }
        Analysis { articles: survey.articles, read, events }
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
}

impl EventAnalysis {
    fn new(group: &EventGroup, scene: &Scene<'_>) -> EventAnalysis {
        let readings = scene.coverage.readings.iter();
        EventAnalysis {
            group: group.clone(),
            entities: scene.coverage.entities.clone(),
            graph: scene.graph.clone(),
            read: readings.map(|reading| (reading.document.clone(), reading.mentions.clone())).collect(),
            first_entity: 0,
            first_claim: 0,
        }
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
