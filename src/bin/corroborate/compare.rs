//! `corroborate compare`: files to a report.
//!
//! Reads through `ingest`, hands the articles to the pipeline, prints in the chosen format.

use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::ValueEnum;
use corroborate::article::Article;
use corroborate::ingest::{self, Collection};
use corroborate::pipeline;
use corroborate::report::html::{self, HtmlOptions};
use corroborate::report::markdown::{self, MarkdownOptions};
use corroborate::report::text::{self, TextOptions};
use corroborate::report::view;
use corroborate::report::{Report, csv, decisions, dot, graphml, json, jsonld};
use corroborate::settings::{Settings, SettingsTyped};

use crate::args::{CompareArgs, Format, ReportArgs};
use crate::exit::Exit;
use crate::message;
use crate::output;
use crate::progress::Progress;

/// Runs the command.
pub fn run(args: &CompareArgs) -> anyhow::Result<Exit> {
    let settings = settings(&args.report)?;
    let collection = read(&args.paths, args.report.jobs)?;
    let lost_input = !collection.problems.is_empty();
    let exit = reconcile(&collection.articles, &settings, &args.report)?;
    Ok(if lost_input { Exit::BadInput } else { exit })
}

/// Compares articles that were read already, and prints the report.
pub fn reconcile(articles: &[Article], settings: &Settings, args: &ReportArgs) -> anyhow::Result<Exit> {
    let progress = Progress::start(format!("comparing {} articles", articles.len()));
    let report = on_threads(args.jobs, || pipeline::reconcile(articles, settings))?;
    drop(progress);
    output::write(args.output.as_deref(), &rendered(&report, articles, args))?;
    tell_odd_ending(args);
    let told = args.exit_code && report.has_discrepancies();
    Ok(if told { Exit::Discrepancies } else { Exit::Success })
}

/// The forms that the ending of a file promises.
const ENDINGS: [(&str, &[Format]); 7] = [
    ("csv", &[Format::Csv, Format::CsvClaims]),
    ("dot", &[Format::Dot]),
    ("graphml", &[Format::Graphml]),
    ("html", &[Format::Html]),
    ("json", &[Format::Json, Format::Jsonld]),
    ("jsonld", &[Format::Jsonld]),
    ("md", &[Format::Markdown]),
];

/// Says so where a file has the ending of another form than the one that was written.
fn tell_odd_ending(args: &ReportArgs) {
    let Some(file) = &args.output else { return };
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let promised = ENDINGS.iter().find(|(known, _)| ending.eq_ignore_ascii_case(known)).map(|(_, forms)| *forms);
    if let Some(forms) = promised.filter(|forms| !forms.contains(&args.format)) {
        let name = |form: Format| form.to_possible_value().map_or(String::new(), |value| value.get_name().to_owned());
        let (written, meant) = (name(args.format), name(forms[0]));
        message::remark(&format!("{} holds the format {written}; did you mean --format {meant}?", file.display()));
    }
}

/// The settings that the arguments ask for.
pub fn settings(args: &ReportArgs) -> anyhow::Result<Settings> {
    let decisions = args.decisions.as_deref().map(ingest::read_decisions).transpose()?;
    let is_read = matches!(args.format, Format::Text | Format::Markdown) && !args.all;
    let min_score = args.min_score.or(is_read.then_some(view::CALM_SCORE));
    let likeness = matches!(args.format, Format::Html | Format::Graphml | Format::Dot);
    Ok(Settings::new(&SettingsTyped { min_score, decisions, likeness })?)
}

/// Reads articles; names the files that could not be used, and stops where nothing is left.
pub fn read(paths: &[PathBuf], jobs: Option<usize>) -> anyhow::Result<Collection> {
    let progress = Progress::start("reading".to_owned());
    let collection = on_threads(jobs, || ingest::read(paths))?;
    drop(progress);
    tell_problems(&collection);
    if collection.articles.is_empty() {
        bail!(
            "no article to compare: give .txt, .md, .html or .jsonl files, a folder that holds some, or - for standard input"
        );
    }
    Ok(collection)
}

/// Names the files that could not be used, and says what became of the others.
fn tell_problems(collection: &Collection) {
    let is_lost = collection.articles.is_empty();
    let tell = if is_lost { message::error } else { message::remark };
    collection.problems.iter().for_each(|problem| tell(&problem.to_string()));
    if !collection.problems.is_empty() && !is_lost {
        let read = view::counted(collection.articles.len(), "article was", "articles were");
        message::remark(&format!("{read} read all the same"));
    }
}

fn rendered(report: &Report, articles: &[Article], args: &ReportArgs) -> String {
    match args.format {
        Format::Html => html::render(report, articles, &HtmlOptions::default()),
        Format::Json => json::render(report),
        Format::Csv => csv::findings(report),
        Format::CsvClaims => csv::claims(report),
        Format::Graphml => graphml::render(report),
        Format::Dot => dot::render(report),
        Format::Jsonld => jsonld::render(report, articles),
        Format::Decisions => decisions::render(report),
        Format::Text => text::render(report, &text_options(args)),
        Format::Markdown => markdown::render(report, MarkdownOptions { all: args.all }),
    }
}

fn text_options(args: &ReportArgs) -> TextOptions {
    let is_file = args.output.is_some();
    TextOptions { width: output::width(args.width, is_file), color: output::color(is_file), all: args.all }
}

/// Runs `work` on as many threads as were asked for.
pub fn on_threads<T: Send>(jobs: Option<usize>, work: impl FnOnce() -> T + Send) -> anyhow::Result<T> {
    let threads = jobs.unwrap_or(0); // rayon reads 0 as one per core
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    Ok(pool.with_context(|| format!("cannot start {threads} threads; try --jobs 1"))?.install(work))
}
