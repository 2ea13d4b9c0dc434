//! The forms in which a report can be downloaded: one entry each, in the order of the page.

use corroborate::report::html::{self, HtmlOptions};
use corroborate::report::markdown::{self, MarkdownOptions};
use corroborate::report::text::{self, TextOptions};
use corroborate::report::{Report, decisions, json};

use super::runs::Finished;
use crate::compare::CALM;

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
fn calm(report: &Report) -> Report {
    let mut report = report.clone();
    report.retain_at_least(CALM);
    report
}
