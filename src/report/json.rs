//! The JSON report, by docs/report.md.
//!
//! The types here are the format: field order is output order. No other type of the library is serialised, so a
//! change inside cannot change the format.

use jiff::civil::Date;
use serde::Serialize;

use super::decided::DecisionEntry;
use super::model::{
    ArgumentEntry, ClaimEntry, EntityEntry, EventEntry, Evidence, FindingEntry, FormEntry, Report, RoleEntry,
    SourceEntry,
};
use super::words::{
    basis_word, decided_word, kind_word, name_kind_word, role_word, slot_word, stance_word, status_word,
};
use crate::article::Published;

/// The version of the format; changes when a field loses its name or meaning.
pub const SCHEMA_VERSION: &str = "1";

/// Scores are printed with three decimals: more would only show rounding noise.
const SCORE_STEPS: f64 = 1000.0;

/// The report as indented JSON, with a newline at the end.
pub fn render(report: &Report) -> String {
    let source_ids: Vec<&str> = report.sources.iter().map(|source| source.id.as_str()).collect();
    let json = JsonReport {
        schema_version: SCHEMA_VERSION,
        tool: JsonTool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        sources: report.sources.iter().map(json_source).collect(),
        events: report.events.iter().map(|event| json_event(event, &source_ids)).collect(),
        decisions: report.decisions.iter().map(json_decision).collect(),
    };
    let mut text = serde_json::to_string_pretty(&json).expect("strings, numbers and lists always serialise");
    text.push('\n');
    text
}

/// A score or similarity as the formats print it.
pub(super) fn rounded(score: f64) -> f64 {
    (score * SCORE_STEPS).round() / SCORE_STEPS
}

#[derive(Serialize)]
struct JsonReport<'a> {
    schema_version: &'static str,
    tool: JsonTool,
    sources: Vec<JsonSource<'a>>,
    events: Vec<JsonEvent<'a>>,
    decisions: Vec<JsonDecision<'a>>,
}

#[derive(Serialize)]
struct JsonDecision<'a> {
    on: &'static str,
    decision: &'a str,
    note: Option<&'a str>,
    line: usize,
    status: &'static str,
    findings: &'a [String],
}

#[derive(Serialize)]
struct JsonTool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct JsonSource<'a> {
    id: &'a str,
    path: &'a str,
    outlet: Option<&'a str>,
    title: Option<&'a str>,
    published: Option<String>,
    published_basis: Option<&'static str>,
    language: &'a str,
    origin: &'a str,
    warnings: &'a [String],
}

#[derive(Serialize)]
struct JsonEvent<'a> {
    id: &'a str,
    label: &'a str,
    sources: Vec<&'a str>,
    date: Option<JsonDates>,
    findings: Vec<JsonFinding<'a>>,
    entities: Vec<JsonEntity<'a>>,
    claims: Vec<JsonClaim<'a>>,
}

#[derive(Serialize)]
struct JsonDates {
    start: String,
    end: String,
}

#[derive(Serialize)]
struct JsonFinding<'a> {
    id: &'a str,
    key: &'a str,
    decision: Option<&'static str>,
    kind: &'static str,
    slot: &'static str,
    about: &'a str,
    summary: &'a str,
    score: f64,
    origins: usize,
    reasons: Vec<JsonReason<'a>>,
    values: Vec<JsonValue<'a>>,
}

#[derive(Serialize)]
struct JsonReason<'a> {
    rule: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct JsonValue<'a> {
    value: &'a str,
    normalized: Option<&'a str>,
    evidence: Vec<JsonEvidence<'a>>,
}

#[derive(Serialize)]
struct JsonEvidence<'a> {
    source: &'a str,
    start: usize,
    end: usize,
    exact: &'a str,
}

#[derive(Serialize)]
struct JsonEntity<'a> {
    id: &'a str,
    r#type: &'static str,
    name: &'a str,
    forms: Vec<JsonForm<'a>>,
    roles: Vec<JsonRole<'a>>,
}

#[derive(Serialize)]
struct JsonRole<'a> {
    office: &'a str,
    organization: Option<&'a str>,
    sources: Vec<&'a str>,
}

#[derive(Serialize)]
struct JsonForm<'a> {
    form: &'a str,
    count: usize,
    sources: Vec<&'a str>,
}

#[derive(Serialize)]
struct JsonClaim<'a> {
    id: &'a str,
    source: &'a str,
    start: usize,
    end: usize,
    exact: &'a str,
    subject: Option<&'a str>,
    predicate: Option<&'a str>,
    entities: &'a [String],
    arguments: Vec<JsonArgument<'a>>,
    time: &'a [String],
    place: &'a [String],
    quantity: &'a [String],
    speaker: Option<&'a str>,
    stance: &'static str,
    polarity: &'static str,
    cluster: Option<&'a str>,
}

#[derive(Serialize)]
struct JsonArgument<'a> {
    role: &'static str,
    marker: Option<&'a str>,
    start: usize,
    end: usize,
    entities: &'a [String],
    unknown: bool,
}

fn json_source(source: &SourceEntry) -> JsonSource<'_> {
    JsonSource {
        id: &source.id,
        path: &source.path,
        outlet: source.outlet.as_deref(),
        title: source.title.as_deref(),
        published: source.published.map(|Published { date, .. }| date.to_string()),
        published_basis: source.published.map(|Published { basis, .. }| basis_word(basis)),
        language: &source.language,
        origin: &source.origin,
        warnings: &source.warnings,
    }
}

fn json_event<'a>(event: &'a EventEntry, source_ids: &[&'a str]) -> JsonEvent<'a> {
    JsonEvent {
        id: &event.id,
        label: &event.label,
        sources: event.sources.iter().map(|&at| source_ids[at]).collect(),
        date: event.date.map(json_dates),
        findings: event.findings.iter().map(|finding| json_finding(finding, source_ids)).collect(),
        entities: event.entities.iter().map(|entity| json_entity(entity, source_ids)).collect(),
        claims: event.claims.iter().map(|claim| json_claim(claim, source_ids)).collect(),
    }
}

fn json_dates((start, end): (Date, Date)) -> JsonDates {
    JsonDates { start: start.to_string(), end: end.to_string() }
}

fn json_decision(entry: &DecisionEntry) -> JsonDecision<'_> {
    JsonDecision {
        on: decided_word(entry.on),
        decision: &entry.text,
        note: entry.note.as_deref(),
        line: entry.line,
        status: status_word(entry),
        findings: &entry.findings,
    }
}

fn json_finding<'a>(finding: &'a FindingEntry, source_ids: &[&'a str]) -> JsonFinding<'a> {
    let reasons = finding.reasons.iter().map(|reason| JsonReason { rule: reason.rule, text: &reason.text });
    let values = finding.values.iter().map(|value| JsonValue {
        value: &value.value,
        normalized: value.normalized.as_deref(),
        evidence: value.evidence.iter().map(|evidence| json_evidence(evidence, source_ids)).collect(),
    });
    JsonFinding {
        id: &finding.id,
        key: &finding.key,
        decision: finding.is_kept.then_some("kept"),
        kind: kind_word(finding.kind),
        slot: slot_word(finding.slot),
        about: &finding.about,
        summary: &finding.summary,
        score: rounded(finding.score),
        origins: finding.origins,
        reasons: reasons.collect(),
        values: values.collect(),
    }
}

fn json_evidence<'a>(evidence: &'a Evidence, source_ids: &[&'a str]) -> JsonEvidence<'a> {
    JsonEvidence {
        source: source_ids[evidence.source],
        start: evidence.start,
        end: evidence.end,
        exact: &evidence.exact,
    }
}

fn json_entity<'a>(entity: &'a EntityEntry, source_ids: &[&'a str]) -> JsonEntity<'a> {
    let json_form = |form: &'a FormEntry| JsonForm {
        form: &form.form,
        count: form.count,
        sources: form.sources.iter().map(|&at| source_ids[at]).collect(),
    };
    let json_role = |role: &'a RoleEntry| JsonRole {
        office: &role.office,
        organization: role.organization.as_deref(),
        sources: role.sources.iter().map(|&at| source_ids[at]).collect(),
    };
    JsonEntity {
        id: &entity.id,
        r#type: name_kind_word(entity.kind),
        name: &entity.name,
        forms: entity.forms.iter().map(json_form).collect(),
        roles: entity.roles.iter().map(json_role).collect(),
    }
}

fn json_claim<'a>(claim: &'a ClaimEntry, source_ids: &[&'a str]) -> JsonClaim<'a> {
    JsonClaim {
        id: &claim.id,
        source: source_ids[claim.passage.source],
        start: claim.passage.start,
        end: claim.passage.end,
        exact: &claim.passage.exact,
        subject: claim.subject.as_deref(),
        predicate: claim.predicate.as_deref(),
        entities: &claim.entities,
        arguments: claim.arguments.iter().map(json_argument).collect(),
        time: &claim.values.times,
        place: &claim.values.places,
        quantity: &claim.values.quantities,
        speaker: claim.speaker.as_deref(),
        stance: stance_word(claim.stance),
        polarity: if claim.is_affirmed { "affirmed" } else { "negated" },
        cluster: claim.cluster.as_deref(),
    }
}

fn json_argument(argument: &ArgumentEntry) -> JsonArgument<'_> {
    JsonArgument {
        role: role_word(argument.role),
        marker: argument.marker.as_deref(),
        start: argument.start,
        end: argument.end,
        entities: &argument.entities,
        unknown: argument.is_unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing;

    #[test]
    fn the_report_parses_and_names_its_version() {
        let text = render(&testing::report());
        let json: serde_json::Value = serde_json::from_str(&text).expect("valid JSON");
        assert_eq!(json["schema_version"], "1");
        assert_eq!(json["tool"]["name"], "corroborate");
        assert!(text.ends_with("}\n"));
    }

    #[test]
    fn evidence_names_its_source_and_place() {
        let json: serde_json::Value = serde_json::from_str(&render(&testing::report())).expect("valid JSON");
        let evidence = &json["events"][0]["findings"][0]["values"][0]["evidence"][0];
        assert_eq!(evidence["source"], "s1");
        assert_eq!(evidence["exact"], "Twelve people");
        assert_eq!((evidence["start"].as_u64(), evidence["end"].as_u64()), (Some(0), Some(13)));
    }

    #[test]
    fn an_empty_report_is_a_report() {
        let json: serde_json::Value = serde_json::from_str(&render(&Report::default())).expect("valid JSON");
        assert_eq!(json["events"].as_array().map(Vec::len), Some(0));
    }
}
