//! The stages in order: the whole program on one page.

use jiff::civil::Date;
use rayon::prelude::*;

use crate::article::{Article, ArticleId, PublishedBasis};
use crate::claim::{self, Claim, Coverage};
use crate::decision::Decisions;
use crate::event::{self, EventGroup};
use crate::finding::{self, Scene};
use crate::mention::{self, Mentions, Reading};
use crate::origin::{self, OriginId};
use crate::report::model::Report;
use crate::report::{self, EventResult, decided};
use crate::settings::Settings;
use crate::syntax::{self, Document};
use crate::{entity, graph};

/// Compares articles: from text to report.
pub fn reconcile(articles: &[Article], settings: &Settings) -> Report {
    let survey =
        survey_decided(articles, &settings.decisions, |group, scene| event_result(group, scene, settings.likeness));
    let mut report = report::build(&survey.articles, &survey.origins, &survey.events);
    decided::apply(&mut report, &survey.articles, &settings.decisions);
    // Numbered first, so that the ids stay what they are at any threshold.
    report.retain_at_least(settings.min_score);
    report
}

/// What the stages up to the claim graph found, and what was made of each event.
pub struct Survey<R> {
    /// The articles, with dates inferred where they had none.
    pub articles: Vec<Article>,
    /// Their origins, in parallel.
    pub origins: Vec<OriginId>,
    /// One result per event, in the order of the events.
    pub events: Vec<R>,
}

/// Runs the stages up to the claim graph and hands each event to `visit`.
pub fn survey<R: Send>(articles: &[Article], visit: impl Fn(&EventGroup, &Scene<'_>) -> R + Sync) -> Survey<R> {
    survey_decided(articles, &Decisions::default(), visit)
}

/// As `survey`, obeying what a person decided about names and claims.
pub fn survey_decided<R: Send>(
    articles: &[Article],
    decisions: &Decisions,
    visit: impl Fn(&EventGroup, &Scene<'_>) -> R + Sync,
) -> Survey<R> {
    let read: Vec<(Document, Mentions)> = articles.par_iter().map(read_article).collect();
    let groups = event::group(&readings(articles, &read));
    let dated: Vec<Article> = infer_dates(articles, &groups);
    let read: Vec<(Document, Mentions)> = reread_dated(articles, &dated, read);
    let readings = readings(&dated, &read);
    let origins = origin::trace(&readings, &groups);
    let library = Library { readings: &readings, origins: &origins, decisions };
    let events = groups.par_iter().map(|group| survey_event(group, library, &visit)).collect();
    drop(readings);
    Survey { articles: dated, origins, events }
}

/// Runs the stages over articles that are known to be of one event: for learning and checking parts.
pub fn survey_one_event<R>(articles: &[Article], visit: impl Fn(&Scene<'_>) -> R) -> R {
    let read: Vec<(Document, Mentions)> = articles.iter().map(read_article).collect();
    let readings = readings(articles, &read);
    let group = EventGroup { articles: (0..articles.len() as u32).map(ArticleId).collect() };
    let origins = origin::trace(&readings, std::slice::from_ref(&group));
    let library = Library { readings: &readings, origins: &origins, decisions: &Decisions::default() };
    survey_event(&group, library, &|_, scene| visit(scene))
}

/// Sentences, tokens and mentions of one article.
pub fn read_article(article: &Article) -> (Document, Mentions) {
    let document = syntax::analyze(article);
    let mentions = mention::extract(article, &document);
    (document, mentions)
}

fn readings<'a>(articles: &'a [Article], read: &'a [(Document, Mentions)]) -> Vec<Reading<'a>> {
    let pairs = articles.iter().zip(read);
    pairs.map(|(article, (document, mentions))| Reading { article, document, mentions }).collect()
}

/// Gives articles without a date the latest date of the others on their event: news is rarely older than its peers.
fn infer_dates(articles: &[Article], groups: &[EventGroup]) -> Vec<Article> {
    let mut dated = articles.to_vec();
    for group in groups {
        let latest: Option<Date> =
            group.articles.iter().filter_map(|id| articles[id.index()].published).map(|published| published.date).max();
        let undated = group.articles.iter().filter(|id| articles[id.index()].published.is_none());
        if let Some(date) = latest {
            undated
                .for_each(|id| dated[id.index()] = articles[id.index()].with_published(date, PublishedBasis::Inferred));
        }
    }
    dated
}

/// Reads again those articles whose relative dates can now be resolved.
fn reread_dated(before: &[Article], after: &[Article], read: Vec<(Document, Mentions)>) -> Vec<(Document, Mentions)> {
    let articles = before.par_iter().zip(after).zip(read);
    articles
        .map(|((before, after), read)| if before.published == after.published { read } else { read_article(after) })
        .collect()
}

/// What the stages that look at one event may read: of all articles, the event's own are picked out.
#[derive(Clone, Copy)]
struct Library<'a> {
    readings: &'a [Reading<'a>],
    origins: &'a [OriginId],
    decisions: &'a Decisions,
}

fn survey_event<R>(group: &EventGroup, library: Library<'_>, visit: &impl Fn(&EventGroup, &Scene<'_>) -> R) -> R {
    let of_group: Vec<Reading<'_>> = group.articles.iter().map(|id| library.readings[id.index()]).collect();
    let of_origins: Vec<OriginId> = group.articles.iter().map(|id| library.origins[id.index()]).collect();
    let entities = entity::resolve_decided(&group.articles, &of_group, &library.decisions.names);
    let coverage =
        Coverage { articles: &group.articles, readings: &of_group, origins: &of_origins, entities: &entities };
    let claims = (0..of_group.len()).flat_map(|witness| claim::extract(witness, &coverage)).collect();
    let graph = graph::build_decided(claims, &coverage, &library.decisions.claims);
    visit(group, &Scene { coverage: &coverage, graph: &graph })
}

fn event_result(group: &EventGroup, scene: &Scene<'_>, with_likeness: bool) -> EventResult {
    // Frames have gone into the facts; of a large collection they would fill the memory.
    let bare = |claim: &Claim| Claim { frames: Vec::new(), ..claim.clone() };
    let claims = scene.graph.claims.iter().map(|claim| (group.articles[claim.witness], bare(claim))).collect();
    EventResult {
        label: label(scene.coverage.readings),
        articles: group.articles.clone(),
        facts: report::facts::of(scene),
        findings: finding::find(scene),
        claims,
        clusters: scene.graph.clusters.clone(),
        entities: scene.coverage.entities.clone(),
        likeness: if with_likeness { scene.graph.likeness() } else { Vec::new() },
    }
}

/// The shortest headline of the event.
fn label(readings: &[Reading<'_>]) -> String {
    let titles = readings.iter().filter_map(|reading| reading.article.title.as_deref());
    let shortest = titles.filter(|title| !title.trim().is_empty()).min_by_key(|title| (title.chars().count(), *title));
    shortest.or_else(|| readings.first().map(|reading| reading.article.label())).unwrap_or_default().to_string()
}
