//! The forms in which a report can be downloaded: one entry each, in the order of the page.

use corroborate::report::html::{self, HtmlOptions};
use corroborate::report::markdown::{self, MarkdownOptions};
use corroborate::report::text::{self, TextOptions};
use corroborate::report::{Report, csv, decisions, dot, graphml, json, jsonld, view};

use super::runs::Finished;

/// Columns of the text report: fits on a page and in a mail.
const WIDTH: usize = 100;

/// One form of the report.
pub struct Download {
    /// The name of the file, and the end of its address.
    pub name: &'static str,
    /// What it is, as HTTP tells it.
    pub media: &'static str,
    /// What it is good for.
    pub purpose: &'static str,
    pub render: fn(&Finished) -> String,
}

/// All forms.
pub const DOWNLOADS: &[Download] = &[
    Download {
        name: "report.html",
        media: "text/html",
        purpose: "to open in a browser, without this server",
        render: html,
    },
    Download { name: "report.md", media: "text/markdown", purpose: "for a memo", render: memo },
    Download { name: "report.txt", media: "text/plain", purpose: "for a mail", render: mail },
    Download {
        name: "report.json",
        media: "application/json",
        purpose: "for programs, with everything",
        render: |done| json::render(&done.report),
    },
    Download {
        name: "findings.csv",
        media: "text/csv",
        purpose: "for a spreadsheet: findings with every passage",
        render: |done| csv::findings(&done.report),
    },
    Download {
        name: "claims.csv",
        media: "text/csv",
        purpose: "for a spreadsheet: claims",
        render: |done| csv::claims(&done.report),
    },
    Download {
        name: "graph.graphml",
        media: "application/graphml+xml",
        purpose: "the claim graph for Gephi and other tools",
        render: |done| graphml::render(&done.report),
    },
    Download {
        name: "graph.dot",
        media: "text/vnd.graphviz",
        purpose: "the claim graph for Graphviz",
        render: |done| dot::render(&done.report),
    },
    Download {
        name: "report.jsonld",
        media: "application/ld+json",
        purpose: "for the web of data: provenance and annotations",
        render: |done| jsonld::render(&done.report, &done.articles),
    },
    Download {
        name: "to-decide.toml",
        media: "application/toml",
        purpose: "decisions to fill in by hand",
        render: |done| decisions::render(&done.report),
    },
];

fn html(done: &Finished) -> String {
    html::render(&done.report, &done.articles, &HtmlOptions::default())
}

fn memo(done: &Finished) -> String {
    markdown::render(&calm(&done.report), MarkdownOptions { all: false })
}

fn mail(done: &Finished) -> String {
    text::render(&calm(&done.report), &TextOptions { width: WIDTH, color: false, all: false })
}

/// The report as `compare` shows it to a reader.
/// What a person is shown: without what is less sure.
pub fn calm(report: &Report) -> Report {
    let mut report = report.clone();
    report.retain_at_least(view::CALM_SCORE);
    report
}
