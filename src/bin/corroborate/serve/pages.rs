//! The server's own pages: templates filled, with the policy that lets nothing run but the server's script.
//!
//! Everything that comes from outside is escaped by the templates. The report's page is the library's, not made here.

use std::sync::LazyLock;

use axum::extract::Request;
use axum::http::header::{self, HeaderValue};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use corroborate::finding::FindingKind;
use corroborate::report::{Report, view};
use minijinja::{Environment, Value, context};

use super::decided;
use super::downloads::{DOWNLOADS, calm};
use super::limits::Limits;
use super::refusal::Refusal;
use super::runs::{Run, Snapshot, Stage};

/// The style of all pages.
pub const STYLE: &str = include_str!("../../../../data/html/serve.css");

/// Their script.
pub const SCRIPT: &str = include_str!("../../../../data/html/serve.js");

/// What the pages may load and where they may send: this server, and no inline script or style.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// With no-referrer a browser hides the origin of forms, and `guard` could not tell them from those of others.
const REFERRER: &str = "same-origin";

static TEMPLATES: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut templates = Environment::new();
    for (name, text) in [
        ("page.html", include_str!("../../../../data/html/serve_page.html")),
        ("front.html", include_str!("../../../../data/html/serve_front.html")),
        ("run.html", include_str!("../../../../data/html/serve_run.html")),
        ("refused.html", include_str!("../../../../data/html/serve_refused.html")),
    ] {
        templates.add_template(name, text).expect("the shipped templates are valid");
    }
    templates
});

/// The page where articles are added.
pub fn front(limits: &Limits) -> Response {
    let context = context! { bytes => limits.upload, files => limits.articles, size => limits.upload_words() };
    page("Compare articles", false, &filled("front.html", context))
}

/// The page of a run: how far it is, or what can be done with its report.
pub fn run(run: &Run) -> Response {
    let now = run.snapshot();
    let failed = if let Stage::Failed(message) = &now.stage { Some(message.as_str()) } else { None };
    let (decisions, trouble) = match decided::standing(run) {
        Ok(standing) => (standing, None),
        Err(trouble) => (Vec::new(), Some(trouble)),
    };
    let decision = |standing: decided::Standing| {
        context! { key => standing.key, about => standing.about, is_dismissed => standing.is_dismissed }
    };
    let download =
        |download: &super::downloads::Download| context! { name => download.name, purpose => download.purpose };
    let context = context! {
        id => run.id.as_str(),
        busy => now.stage.is_busy(),
        told => told(&now.stage),
        seconds => seconds(&now),
        failed,
        summary => now.finished.as_deref().map(|finished| summary(&finished.report)),
        problems => now.finished.as_deref().map(|finished| finished.problems.clone()),
        downloads => DOWNLOADS.iter().map(download).collect::<Vec<Value>>(),
        decisions => decisions.into_iter().map(decision).collect::<Vec<Value>>(),
        trouble,
    };
    let title = if now.stage.is_busy() {
        "Comparing"
    } else if failed.is_some() {
        "No report"
    } else {
        "Report ready"
    };
    page(title, now.stage.is_busy(), &filled("run.html", context))
}

/// How far a run is, in words.
pub fn told(stage: &Stage) -> String {
    match stage {
        Stage::Waiting => "Waiting for other comparisons to end".to_owned(),
        Stage::Reading => "Reading the articles".to_owned(),
        Stage::Comparing { articles: 1 } => "Comparing 1 article".to_owned(),
        Stage::Comparing { articles } => format!("Comparing {articles} articles"),
        Stage::Done => "Done".to_owned(),
        Stage::Failed(message) => message.clone(),
    }
}

/// How long a run has taken, as the page shows it.
pub fn seconds(now: &Snapshot) -> String {
    format!("{:.1}", now.time.as_secs_f64())
}

/// "2 articles on 1 event · 3 disputed, 2 agreed": what the report shows at first.
fn summary(report: &Report) -> String {
    let shown = calm(report);
    let count = |kind: FindingKind| -> usize {
        let sections = shown.events.iter().flat_map(|event| view::sections(event, true));
        sections.filter(|section| section.kind == kind).map(|section| section.total).sum()
    };
    let counts = view::SECTIONS.iter().map(|&kind| (count(kind), view::heading(kind).to_lowercase()));
    let told: Vec<String> = counts.filter(|(n, _)| *n > 0).map(|(n, heading)| format!("{n} {heading}")).collect();
    let articles = view::counted(report.sources.len(), "article", "articles");
    let events = view::counted(report.events.len(), "event", "events");
    format!("{articles} on {events} · {}", if told.is_empty() { "no findings".to_owned() } else { told.join(", ") })
}

fn filled(template: &str, context: Value) -> String {
    let template = TEMPLATES.get_template(template).expect("the shipped templates have these names");
    template.render(context).expect("the templates use only what they are given")
}

fn page(title: &str, refresh: bool, body: &str) -> Response {
    let mut response = Html(filled("page.html", context! { title, refresh, body })).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static(REFERRER));
    response
}

/// Makes a page of a refusal where a person reads it.
pub async fn show_refusals(request: Request, next: Next) -> Response {
    let accept = request.headers().get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    let is_read = accept.is_some_and(|accept| accept.contains("text/html"));
    let response = next.run(request).await;
    let Some(refusal) = response.extensions().get::<Refusal>().filter(|_| is_read) else { return response };
    let title = refusal.status.canonical_reason().unwrap_or("Refused");
    let body = filled("refused.html", context! { title, message => refusal.message.as_str() });
    let mut shown = page(title, false, &body);
    *shown.status_mut() = refusal.status;
    shown
}
