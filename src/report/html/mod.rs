//! The report as one HTML file that opens from disk.
//!
//! `page` builds what the template shows, part by part; style and script stand in the file, and its own content
//! security policy lets nothing else run. Layout is `data/html/`; what a person is shown is `view`'s choice.

mod articles;
mod cards;
mod chronology;
mod desk;
mod grid;
mod names;
mod page;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use sha2::{Digest, Sha256};

use super::model::Report;
use crate::article::Article;

/// The layout.
const TEMPLATE: &str = include_str!("../../../data/html/report.html");

/// What one passage, one card … look like.
const PARTS: &str = include_str!("../../../data/html/parts.html");

/// How it looks.
const STYLE: &str = include_str!("../../../data/html/report.css");

/// What it does: filters, panel, panes, graph, decisions.
const SCRIPTS: [&str; 4] = [
    include_str!("../../../data/html/report.js"),
    include_str!("../../../data/html/articles.js"),
    include_str!("../../../data/html/graph.js"),
    include_str!("../../../data/html/decisions.js"),
];

/// Runs before the page is laid out: views that are not shown first need not be.
const EARLY: &str = "document.documentElement.classList.add(\"scripted\")";

/// What the HTML report can do beside being read.
#[derive(Clone, Copy, Debug, Default)]
pub struct HtmlOptions<'a> {
    /// Where the page sends what a reader keeps or dismisses; without it the page offers a file of decisions.
    pub decide: Option<&'a str>,
    /// What the reader decided since the report was made: keys of findings, and whether they are dismissed.
    pub decided: &'a [(String, bool)],
}

/// The report as HTML. `articles` are those that the report was built from, in their order.
///
/// Text from articles never runs: it is escaped, and the policy names style and script by their hashes (Content
/// Security Policy Level 3, W3C), so that nothing else may run, load or send.
pub fn render(report: &Report, articles: &[Article], options: &HtmlOptions<'_>) -> String {
    let script = format!("\"use strict\";\n{}", SCRIPTS.join("\n"));
    let assets =
        page::Assets { style: STYLE, early: EARLY, script: &script, policy: policy(&script, options.decide.is_some()) };
    let page = page::of(report, articles, options, assets);
    let template = environment();
    let template = template.get_template("report.html").expect("the template is part of the program and tested");
    template
        .render(Value::from(Serde(&page)))
        .expect("every value of the page serialises and the template asks for no other")
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.expect("the usual marks, and no spaces for lines of tags"));
    for (name, source) in [("report.html", TEMPLATE), ("parts.html", PARTS)] {
        environment.add_template(name, source).expect("the template is part of the program and tested");
    }
    environment
}

/// The content security policy: this style and this script, and nothing from anywhere.
fn policy(script: &str, sends: bool) -> String {
    let connect = if sends { "connect-src 'self'; " } else { "" };
    format!(
        "default-src 'none'; script-src '{}' '{}'; style-src '{}'; img-src data:; {connect}base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'",
        hash(EARLY),
        hash(script),
        hash(STYLE)
    )
}

/// The hash of a style or script as a policy names it.
fn hash(source: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(source.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing;

    fn rendered() -> String {
        render(&testing::report(), &testing::articles(), &HtmlOptions::default())
    }

    #[test]
    fn every_finding_and_every_source_is_in_the_page() {
        let (report, page) = (testing::report(), rendered());
        for id in report.events[0].findings.iter().map(|finding| &finding.id) {
            assert!(page.contains(&format!("id=\"{id}\"")), "{id}");
        }
        for source in &report.sources {
            assert!(page.contains(&format!("id=\"text-{}\"", source.id)), "{}", source.id);
        }
    }

    #[test]
    fn style_and_script_stand_in_the_file_as_they_were_hashed() {
        // The template engine writes the slash as an entity.
        let page = rendered().replace("&#x2f;", "/");
        let part = |open: &str, close: &str| {
            let start = page.find(open).expect("the part is there") + open.len();
            &page[start..start + page[start..].find(close).expect("the part ends")]
        };
        for (open, close) in
            [("<style>", "</style>"), ("</style>\n<script>", "</script>"), ("</script>\n<script>", "</script>")]
        {
            assert!(page.contains(&hash(part(open, close))), "{open}");
        }
        assert!(
            !STYLE.contains("</") && SCRIPTS.iter().all(|script| !script.contains("</") && !script.contains("<!--"))
        );
    }

    #[test]
    fn what_articles_and_outlets_say_is_text() {
        let (mut report, mut articles) = (testing::report(), testing::articles());
        let hostile = "</script><script>alert(1)</script><img src=x onerror=alert(1)>";
        report.sources[0].outlet = Some(hostile.into());
        report.sources[1].title = Some(hostile.into());
        report.sources[2].path = hostile.into();
        report.events[0].label = hostile.into();
        report.events[0].findings[0].about = hostile.into();
        articles[0].text.push_str(hostile);
        let page = render(&report, &articles, &HtmlOptions { decide: Some("/r/\"><script>"), decided: &[] });
        assert_eq!(page.matches("<script").count(), 3, "two scripts and their data");
        assert_eq!(page.matches("</script>").count(), 3);
        assert!(!page.contains("<img"));
    }

    #[test]
    fn what_was_decided_is_shown() {
        let report = testing::report();
        let decided = [(report.events[0].findings[0].key.clone(), true)];
        let options = HtmlOptions { decide: Some("/decisions"), decided: &decided };
        let page = render(&report, &testing::articles(), &options);
        assert_eq!(page.matches(" data-decision=\"dismissed\"").count(), 1);
        assert!(!rendered().contains(" data-decision="));
    }

    #[test]
    fn values_without_evidence_are_left_out() {
        let mut report = testing::report();
        report.events[0].findings.iter_mut().for_each(|finding| finding.values[0].evidence.clear());
        assert!(render(&report, &testing::articles(), &HtmlOptions::default()).contains("</html>"));
        report.events[0].findings.iter_mut().for_each(|finding| finding.values.clear());
        assert!(render(&report, &testing::articles(), &HtmlOptions::default()).contains("</html>"));
    }

    #[test]
    fn where_decisions_are_sent_the_report_knows_only_those() {
        let mut report = testing::report();
        report.events[0].findings[0].is_kept = true;
        let kept = |options: &HtmlOptions<'_>| {
            render(&report, &testing::articles(), options).matches(" data-decision=\"kept\"").count()
        };
        assert_eq!(kept(&HtmlOptions::default()), 1);
        assert_eq!(kept(&HtmlOptions { decide: Some("/decisions"), decided: &[] }), 0, "it was taken back since");
    }

    #[test]
    fn a_report_without_events_and_one_without_findings_are_pages() {
        let empty = render(&Report::default(), &[], &HtmlOptions::default());
        assert!(empty.contains("</html>"));
        let mut report = testing::report();
        report.events[0].findings.clear();
        report.events[0].claims.clear();
        assert!(render(&report, &testing::articles(), &HtmlOptions::default()).contains("Nothing comparable"));
    }
}
