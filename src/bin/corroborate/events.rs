//! `corroborate events`: the groups of a mixed folder.
//!
//! Runs the whole pipeline, so that groups and labels are those of the report.

use corroborate::pipeline;
use corroborate::report::model::{EventEntry, Report};
use corroborate::report::view;
use corroborate::settings::Settings;
use serde_json::json;

use crate::args::{EventsArgs, EventsFormat};
use crate::compare;
use crate::exit::Exit;
use crate::output;

/// Runs the command.
pub fn run(args: &EventsArgs) -> anyhow::Result<Exit> {
    let collection = compare::read(&args.paths, args.jobs)?;
    let report = compare::on_threads(args.jobs, || pipeline::reconcile(&collection.articles, &Settings::default()))?;
    let names: Vec<&str> =
        collection.articles.iter().map(|article| article.given_id.as_deref().unwrap_or(&article.path)).collect();
    let text = match args.format {
        EventsFormat::Text => as_text(&report, &names),
        EventsFormat::Json => as_json_lines(&report, &names),
    };
    output::write(args.output.as_deref(), &text)?;
    Ok(if collection.problems.is_empty() { Exit::Success } else { Exit::BadInput })
}

fn as_json_lines(report: &Report, names: &[&str]) -> String {
    let line = |event: &EventEntry| {
        let articles: Vec<&str> = event.sources.iter().map(|&at| names[at]).collect();
        let date = event.date.map(|(start, end)| json!({"start": start.to_string(), "end": end.to_string()}));
        format!("{}\n", json!({"event": event.id, "label": event.label, "date": date, "articles": articles}))
    };
    report.events.iter().map(line).collect()
}

fn as_text(report: &Report, names: &[&str]) -> String {
    let mut text = String::new();
    for event in &report.events {
        let date = event.date.map_or(String::new(), |dates| format!(" ({})", view::dates(dates)));
        text.push_str(&format!("{} {}{date}\n", event.id, event.label));
        for &at in &event.sources {
            let outlet = report.sources[at].outlet.as_deref().map_or(String::new(), |outlet| format!(" · {outlet}"));
            text.push_str(&format!("   {}{outlet}\n", names[at]));
        }
    }
    text
}
