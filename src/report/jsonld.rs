//! The findings as linked data: JSON-LD 1.1 in the words of W3C PROV and Web Annotation.
//!
//! A finding is an entity that a run made from passages; a passage is an annotation on an article that gives its place
//! and its words. The context stands in the document (`data/report_context.json`), so that nothing need be fetched. The
//! types here are the format, as in `json`; docs/exports.md tells the terms. Leaves claims and entities to `json`.

use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::json::{self, rounded};
use super::model::{EventEntry, Evidence, FindingEntry, Report, SourceEntry, ValueEntry};
use super::words::{basis_word, kind_word, slot_word};
use crate::article::Article;

const CONTEXT: &str = include_str!("../../data/report_context.json");

/// What a URN may hold besides letters and digits (RFC 8141), but for what would read as another part of it.
const OUTSIDE_URN: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/').remove(b':');

/// Bytes of the hash that names a run: two different reports never meet by chance.
const RUN_BYTES: usize = 8;

/// The report as one document, with a newline at the end. `articles` are those that the report was built from.
pub fn render(report: &Report, articles: &[Article]) -> String {
    let names = Names::new(report);
    let mut graph = vec![Node::Agent(agent(&names)), Node::Run(run(report, &names))];
    let sources = report.sources.iter().enumerate();
    graph.extend(sources.map(|(at, source)| Node::Article(article(source, articles.get(at), &names))));
    graph.extend(origins(report, &names).into_iter().map(Node::Origin));
    for event in &report.events {
        graph.push(Node::Event(self::event(report, event, &names)));
        for (at, finding) in event.findings.iter().enumerate() {
            graph.push(Node::Finding(self::finding(event, at, &names)));
            graph.extend(passages(report, finding, &names).map(Node::Passage));
        }
    }
    let context = serde_json::from_str(CONTEXT).expect("data/report_context.json is JSON, as a test checks");
    let document = Document { context, graph };
    let mut text = serde_json::to_string_pretty(&document).expect("strings, numbers and lists always serialise");
    text.push('\n');
    text
}

/// The names of things. What one run made is named after the run, a hash of its whole report: two documents can be put
/// into one store and nothing runs together.
struct Names {
    run: String,
    agent: String,
}

impl Names {
    fn new(report: &Report) -> Names {
        let hash = Sha256::digest(json::render(report));
        let digits: String = hash.iter().take(RUN_BYTES).map(|byte| format!("{byte:02x}")).collect();
        let agent = format!("urn:corroborate:agent:{}", env!("CARGO_PKG_VERSION"));
        Names { run: format!("urn:corroborate:run:{digits}"), agent }
    }

    /// The name of what the report calls `id`: a source, origin, event or finding.
    fn of(&self, id: &str) -> String {
        format!("{}:{id}", self.run)
    }

    fn value(&self, finding: &FindingEntry, value: usize) -> String {
        format!("{}:{}:v{}", self.run, finding.id, value + 1)
    }

    fn passage(&self, finding: &FindingEntry, value: usize, passage: usize) -> String {
        format!("{}:p{}", self.value(finding, value), passage + 1)
    }
}

/// The name that every run gives to what is called `text` there: the article at a path, the finding of a key.
fn lasting(what: &str, text: &str) -> String {
    format!("urn:corroborate:{what}:{}", utf8_percent_encode(text, OUTSIDE_URN))
}

#[derive(Serialize)]
struct Document<'a> {
    #[serde(rename = "@context")]
    context: Value,
    graph: Vec<Node<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Node<'a> {
    Agent(Agent<'a>),
    Run(Run<'a>),
    Article(ArticleNode<'a>),
    Origin(Origin),
    Event(EventNode<'a>),
    Finding(FindingNode<'a>),
    Passage(Passage<'a>),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Agent<'a> {
    id: &'a str,
    r#type: &'static str,
    name: &'static str,
    software_version: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    id: &'a str,
    r#type: &'static str,
    was_associated_with: &'a str,
    used: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArticleNode<'a> {
    id: String,
    r#type: [&'static str; 2],
    specialization_of: String,
    identifier: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Publisher<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    author: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published_basis: Option<&'static str>,
    language: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    warning: &'a [String],
}

#[derive(Serialize)]
struct Publisher<'a> {
    r#type: &'static str,
    name: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Origin {
    id: String,
    r#type: [&'static str; 2],
    had_member: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct EventNode<'a> {
    id: String,
    r#type: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<String>,
    subject_of: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FindingNode<'a> {
    id: String,
    r#type: [&'static str; 2],
    specialization_of: String,
    identifier: &'a str,
    position: usize,
    kind: &'static str,
    slot: &'static str,
    label: &'a str,
    description: &'a str,
    score: f64,
    origins: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<&'static str>,
    event: String,
    was_generated_by: &'a str,
    was_attributed_to: &'a str,
    was_derived_from: Vec<String>,
    reason: Vec<ReasonNode<'a>>,
    has_value: Vec<ValueNode<'a>>,
}

#[derive(Serialize)]
struct ReasonNode<'a> {
    position: usize,
    rule: &'static str,
    description: &'a str,
}

#[derive(Serialize)]
struct ValueNode<'a> {
    id: String,
    r#type: &'static str,
    position: usize,
    value: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    normalized: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Passage<'a> {
    id: String,
    r#type: [&'static str; 2],
    motivation: &'static str,
    body: String,
    was_quoted_from: String,
    target: Target<'a>,
}

#[derive(Serialize)]
struct Target<'a> {
    r#type: &'static str,
    source: String,
    selector: (PositionSelector, QuoteSelector<'a>),
}

#[derive(Serialize)]
struct PositionSelector {
    r#type: &'static str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct QuoteSelector<'a> {
    r#type: &'static str,
    exact: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    prefix: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    suffix: &'a str,
}

fn agent(names: &Names) -> Agent<'_> {
    let (name, software_version) = (env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
    Agent { id: &names.agent, r#type: "SoftwareAgent", name, software_version }
}

fn run<'a>(report: &Report, names: &'a Names) -> Run<'a> {
    let used = report.sources.iter().map(|source| names.of(&source.id)).collect();
    Run { id: &names.run, r#type: "Activity", was_associated_with: &names.agent, used }
}

fn article<'a>(source: &'a SourceEntry, article: Option<&'a Article>, names: &Names) -> ArticleNode<'a> {
    ArticleNode {
        id: names.of(&source.id),
        r#type: ["Entity", "NewsArticle"],
        specialization_of: lasting("article", &source.path),
        identifier: &source.path,
        url: article.and_then(|article| article.url.as_deref()),
        headline: source.title.as_deref(),
        publisher: source.outlet.as_deref().map(|name| Publisher { r#type: "Organization", name }),
        author: article.map_or(&[], |article| &article.authors),
        date_published: source.published.map(|published| published.date.to_string()),
        published_basis: source.published.map(|published| basis_word(published.basis)),
        language: &source.language,
        warning: &source.warnings,
    }
}

/// The origins in the order of their first articles. Which article of an origin came first is not known, so that they
/// are a collection and none a primary source of the others.
fn origins(report: &Report, names: &Names) -> Vec<Origin> {
    let mut origins: Vec<Origin> = Vec::new();
    let mut places = BTreeMap::new();
    for source in &report.sources {
        let place = *places.entry(&source.origin).or_insert(origins.len());
        if place == origins.len() {
            let id = names.of(&source.origin);
            origins.push(Origin { id, r#type: ["Entity", "Collection"], had_member: Vec::new() });
        }
        origins[place].had_member.push(names.of(&source.id));
    }
    origins
}

fn event<'a>(report: &Report, event: &'a EventEntry, names: &Names) -> EventNode<'a> {
    EventNode {
        id: names.of(&event.id),
        r#type: "Event",
        name: &event.label,
        start_date: event.date.map(|(start, _)| start.to_string()),
        end_date: event.date.map(|(_, end)| end.to_string()),
        subject_of: event.sources.iter().map(|&at| names.of(&report.sources[at].id)).collect(),
    }
}

/// The finding at place `at` of its event.
fn finding<'a>(event: &'a EventEntry, at: usize, names: &'a Names) -> FindingNode<'a> {
    let finding = &event.findings[at];
    let reasons = finding.reasons.iter().enumerate().map(|(at, reason)| ReasonNode {
        position: at + 1,
        rule: reason.rule,
        description: &reason.text,
    });
    let passage_names = finding
        .values
        .iter()
        .enumerate()
        .flat_map(|(value, of)| (0..of.evidence.len()).map(move |passage| names.passage(finding, value, passage)));
    FindingNode {
        id: names.of(&finding.id),
        r#type: ["Entity", "Finding"],
        specialization_of: lasting("finding", &finding.key),
        identifier: &finding.key,
        position: at + 1,
        kind: kind_word(finding.kind),
        slot: slot_word(finding.slot),
        label: &finding.about,
        description: &finding.summary,
        score: rounded(finding.score),
        origins: finding.origins,
        decision: finding.is_kept.then_some("kept"),
        event: names.of(&event.id),
        was_generated_by: &names.run,
        was_attributed_to: &names.agent,
        was_derived_from: passage_names.collect(),
        reason: reasons.collect(),
        has_value: finding.values.iter().enumerate().map(|(at, value)| value_node(finding, at, value, names)).collect(),
    }
}

fn value_node<'a>(finding: &FindingEntry, at: usize, value: &'a ValueEntry, names: &Names) -> ValueNode<'a> {
    ValueNode {
        id: names.value(finding, at),
        r#type: "TextualBody",
        position: at + 1,
        value: &value.value,
        normalized: value.normalized.as_deref(),
    }
}

fn passages<'a>(report: &'a Report, finding: &'a FindingEntry, names: &'a Names) -> impl Iterator<Item = Passage<'a>> {
    finding.values.iter().enumerate().flat_map(move |(value, of)| {
        let passage = move |(at, evidence): (usize, &'a Evidence)| Passage {
            id: names.passage(finding, value, at),
            r#type: ["Annotation", "Entity"],
            motivation: "describing",
            body: names.value(finding, value),
            was_quoted_from: names.of(&report.sources[evidence.source].id),
            target: target(evidence, names.of(&report.sources[evidence.source].id)),
        };
        of.evidence.iter().enumerate().map(passage)
    })
}

fn target(evidence: &Evidence, source: String) -> Target<'_> {
    // The context marks where it is cut; a selector holds only words of the article.
    let prefix = evidence.before.strip_prefix("… ").unwrap_or(&evidence.before);
    let suffix = evidence.after.strip_suffix(" …").unwrap_or(&evidence.after);
    let position = PositionSelector { r#type: "TextPositionSelector", start: evidence.start, end: evidence.end };
    let quote = QuoteSelector { r#type: "TextQuoteSelector", exact: &evidence.exact, prefix, suffix };
    Target { r#type: "SpecificResource", source, selector: (position, quote) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing;

    fn document(report: &Report) -> Value {
        serde_json::from_str(&render(report, &testing::articles())).expect("valid JSON")
    }

    /// The nodes of a type.
    fn nodes<'v>(document: &'v Value, wanted: &str) -> Vec<&'v Value> {
        let types = |node: &Value| match &node["type"] {
            Value::Array(types) => types.iter().any(|one| one == wanted),
            one => one == wanted,
        };
        document["graph"].as_array().expect("a list").iter().filter(|node| types(node)).collect()
    }

    /// Calls `see` with each field of each object, and its value.
    fn walk(value: &Value, see: &mut impl FnMut(&str, &Value)) {
        match value {
            Value::Array(parts) => parts.iter().for_each(|part| walk(part, see)),
            Value::Object(fields) => fields.iter().for_each(|(name, field)| {
                see(name, field);
                walk(field, see);
            }),
            _ => {}
        }
    }

    #[test]
    fn a_finding_leads_to_its_passages_and_they_to_their_articles() {
        let document = document(&testing::report());
        let finding = nodes(&document, "Finding")[0];
        assert_eq!((finding["kind"].as_str(), finding["hasValue"][1]["value"].as_str()), (Some("diverge"), Some("14")));
        assert_eq!(finding["wasDerivedFrom"].as_array().map(Vec::len), Some(3));
        let passage = nodes(&document, "Annotation")[1];
        assert_eq!(passage["id"], finding["wasDerivedFrom"][1]);
        assert_eq!(passage["body"], finding["hasValue"][1]["id"]);
        let [position, quote] = [&passage["target"]["selector"][0], &passage["target"]["selector"][1]];
        assert_eq!((position["start"].as_u64(), position["end"].as_u64()), (Some(0), Some(15)));
        assert_eq!(quote["exact"], "Fourteen people");
        assert_eq!(quote["suffix"], " were hurt, Mayor Ana Kovac said.");
        assert_eq!(passage["target"]["source"], nodes(&document, "NewsArticle")[1]["id"]);
        assert_eq!(nodes(&document, "Collection")[1]["hadMember"].as_array().map(Vec::len), Some(2));
    }

    #[test]
    fn every_term_is_in_the_context() {
        let mut report = testing::hostile();
        report.events[0].findings[0].is_kept = true;
        let mut articles = testing::articles();
        articles[0].url = Some("https://example.org/a".to_owned());
        articles[0].authors = vec!["A. Writer".to_owned()];
        let document: Value = serde_json::from_str(&render(&report, &articles)).expect("valid JSON");
        let context = document["@context"].as_object().expect("an object");
        let mut used = Vec::new();
        walk(&document["graph"], &mut |name, value| {
            used.push(name.to_owned());
            if matches!(name, "type" | "motivation") {
                let words = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
                used.extend(words.iter().map(|word| word.as_str().expect("a word").to_owned()));
            }
        });
        assert_eq!(used.iter().find(|term| !context.contains_key(*term)), None);
        // A prefix is used by other terms, a term by the document.
        let is_used = |term: &str| used.iter().any(|other| other == term) || CONTEXT.contains(&format!("\"{term}:"));
        let idle = context
            .keys()
            .find(|term| !is_used(term) && !["@version", "graph", "corroborate"].contains(&term.as_str()));
        assert_eq!(idle, None);
    }

    #[test]
    fn every_name_that_is_referred_to_is_that_of_a_thing() {
        let document = document(&testing::hostile());
        let (mut named, mut referred) = (Vec::new(), Vec::new());
        walk(&document["graph"], &mut |name, value| {
            let names = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
            let names = names.into_iter().filter(Value::is_string);
            match name {
                "id" => named.extend(names),
                "body" | "event" | "hadMember" | "source" | "subjectOf" | "used" | "wasAssociatedWith"
                | "wasAttributedTo" | "wasDerivedFrom" | "wasGeneratedBy" | "wasQuotedFrom" => referred.extend(names),
                _ => {}
            }
        });
        let twice = named.iter().enumerate().find(|(at, name)| named[..*at].contains(name));
        assert_eq!(twice, None);
        assert_eq!(referred.iter().find(|name| !named.contains(name)), None);
        assert!(!referred.is_empty());
    }

    #[test]
    fn lasting_names_are_urns_of_plain_letters() {
        #[track_caller]
        fn check(text: &str, expected: &str) {
            assert_eq!(lasting("article", text), expected);
        }
        check("event/a.txt", "urn:corroborate:article:event/a.txt");
        check("a b#c?%.txt", "urn:corroborate:article:a%20b%23c%3F%25.txt");
        check("diverge/number:5f|77", "urn:corroborate:article:diverge/number:5f%7C77");
        check("é\0", "urn:corroborate:article:%C3%A9%00");
    }

    #[test]
    fn a_selector_holds_only_words_of_the_article() {
        let mut report = testing::report();
        let evidence = &mut report.events[0].findings[0].values[0].evidence[0];
        (evidence.before, evidence.after) = ("… where it was cut ".to_owned(), " and again …".to_owned());
        let document = document(&report);
        let quote = &nodes(&document, "Annotation")[0]["target"]["selector"][1];
        assert_eq!(
            (quote["prefix"].as_str(), quote["suffix"].as_str()),
            (Some("where it was cut "), Some(" and again"))
        );
    }

    #[test]
    fn another_report_is_another_run_and_the_same_is_the_same() {
        let run = |report: &Report| nodes(&document(report), "Activity")[0]["id"].clone();
        let mut fewer = testing::report();
        fewer.events[0].findings.pop();
        assert_eq!(run(&testing::report()), run(&testing::report()));
        assert_ne!(run(&testing::report()), run(&fewer));
    }

    #[test]
    fn an_empty_report_is_a_run() {
        let document = document(&Report::default());
        assert_eq!(document["graph"].as_array().map(Vec::len), Some(2));
    }
}
