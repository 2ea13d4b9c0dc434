//! The stages in order: the whole program on one page.

use rayon::prelude::*;

use crate::article::Article;
use crate::event::{self, EventGroup};
use crate::mention::{self, Mentions, Reading};
use crate::report::model::Report;
use crate::report::{self, EventResult};
use crate::settings::Settings;
use crate::syntax::{self, Document};
use crate::{entity, origin};

/// Compares articles: from text to report.
pub fn reconcile(articles: &[Article], _settings: &Settings) -> Report {
    let read: Vec<(Document, Mentions)> = articles
        .par_iter()
        .map(|article| {
            let document = syntax::analyze(article);
            let mentions = mention::extract(article, &document);
            (document, mentions)
        })
        .collect();
    let readings: Vec<Reading<'_>> = articles
        .iter()
        .zip(&read)
        .map(|(article, (document, mentions))| Reading { article, document, mentions })
        .collect();
    let origins = origin::trace(&readings);
    let events: Vec<EventResult> =
        event::group(&readings).iter().map(|group| reconcile_event(group, &readings)).collect();
    report::build(articles, &origins, &events)
}

fn reconcile_event(group: &EventGroup, readings: &[Reading<'_>]) -> EventResult {
    let of_group: Vec<Reading<'_>> = group.articles.iter().map(|id| readings[id.index()]).collect();
    let entities = entity::resolve(&group.articles, &of_group);
    EventResult { articles: group.articles.clone(), entities, ..EventResult::default() }
}
