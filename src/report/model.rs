//! The report as data: sources, events, findings, entities, claims, with positions in code points.
//!
//! Built once from the results of all stages; the formats only print it.

use jiff::civil::Date;

use crate::article::{Article, ArticleId};
use crate::claim::Claim;
use crate::entity::Entities;
use crate::finding::Finding;
use crate::graph::Cluster;
use crate::origin::OriginId;

/// What the stages found on one event.
#[derive(Clone, Debug, Default)]
pub struct EventResult {
    /// A few words that tell the event from others: a headline.
    pub label: String,
    /// The articles, ascending.
    pub articles: Vec<ArticleId>,
    /// First and last day of what is reported, where it is known.
    pub date: Option<(Date, Date)>,
    /// The findings, what a reader should see first in front.
    pub findings: Vec<Finding>,
    /// The entities.
    pub entities: Entities,
    /// The claims of all articles of the event.
    pub claims: Vec<(ArticleId, Claim)>,
    /// The clusters of claims.
    pub clusters: Vec<Cluster>,
}

/// The whole report.
#[derive(Clone, Debug, Default)]
pub struct Report {}

/// Builds the report. `origins` runs parallel to `articles`.
pub fn build(_articles: &[Article], _origins: &[OriginId], _events: &[EventResult]) -> Report {
    Report {}
}
