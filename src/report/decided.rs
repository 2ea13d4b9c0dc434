//! What became of each decision in this report: findings dismissed or kept, names and claims told apart or joined.
//!
//! Runs over the finished report, when ids are given, so that the ids of what stays do not change. Names and claims
//! were joined by `entity` and `graph` already; here it is only told whether they were there.

use super::key;
use super::model::{EventEntry, FindingEntry, Report};
use crate::article::Article;
use crate::decision::{ClaimDecision, Decisions, FindingDecision, NameDecision, Quoted};
use crate::entity::Folded;
use crate::finding::{FindingKind, Slot};

/// What a decision is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// Names of one bearer, or of several.
    Names,
    /// Claims of one thing, or of several.
    Claims,
    /// A finding.
    Finding,
}

/// One decision, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionEntry {
    /// What it is on.
    pub on: Decided,
    /// The decision in words: "not the same: Ana Kovač, Ana Kovac".
    pub text: String,
    /// What the person noted.
    pub note: Option<String>,
    /// The line of the file, from 1.
    pub line: usize,
    /// Whether these articles hold what was decided on.
    pub is_applied: bool,
    /// The ids of the findings that were dismissed or kept by it.
    pub findings: Vec<String>,
}

/// Takes dismissed findings out of `report`, marks those that are kept, and lists what became of each decision.
pub fn apply(report: &mut Report, articles: &[Article], decisions: &Decisions) {
    let mut entries: Vec<DecisionEntry> = Vec::new();
    entries.extend(decisions.names.iter().map(|decision| on_names(report, decision)));
    entries.extend(decisions.claims.iter().map(|decision| on_claims(report, articles, decision)));
    entries.extend(decisions.findings.iter().map(|decision| on_finding(report, decision)));
    for event in &mut report.events {
        event.findings.retain(|finding| !is_dismissed(&entries, decisions, finding));
    }
    report.decisions = entries;
}

/// Whether a decision that takes findings away names this one.
fn is_dismissed(entries: &[DecisionEntry], decisions: &Decisions, finding: &FindingEntry) -> bool {
    let of_names = decisions.names.iter().map(|decision| !decision.is_same);
    let of_claims = decisions.claims.iter().map(|_| false);
    let of_findings = decisions.findings.iter().map(|decision| decision.is_dismissed);
    let takes_away = of_names.chain(of_claims).chain(of_findings);
    entries.iter().zip(takes_away).any(|(entry, takes_away)| takes_away && entry.findings.contains(&finding.id))
}

fn on_names(report: &Report, decision: &NameDecision) -> DecisionEntry {
    let keys: Vec<String> = decision.names.iter().map(|name| Folded::new(name).key()).collect();
    let holds_two = |event: &EventEntry| {
        let forms = event.entities.iter().flat_map(|entity| &entity.forms);
        let mut found: Vec<usize> =
            forms.filter_map(|form| keys.iter().position(|key| *key == Folded::new(&form.form).key())).collect();
        found.sort_unstable();
        found.dedup();
        found.len() > 1
    };
    // Two names that are not of one bearer are no spellings of one name either.
    let is_spelling = |finding: &&FindingEntry| {
        let names_only = finding.kind == FindingKind::Spelling || finding.slot == Slot::Name;
        let is_named = |value: &str| keys.contains(&Folded::new(value).key());
        !decision.is_same && names_only && finding.values.iter().all(|value| is_named(&value.value))
    };
    let findings = report.events.iter().flat_map(|event| &event.findings).filter(is_spelling);
    let findings: Vec<String> = findings.map(|finding| finding.id.clone()).collect();
    DecisionEntry {
        on: Decided::Names,
        text: format!("{}: {}", same_word(decision.is_same), decision.names.join(", ")),
        note: decision.note.clone(),
        line: decision.line,
        is_applied: !findings.is_empty() || report.events.iter().any(holds_two),
        findings,
    }
}

fn on_claims(report: &Report, articles: &[Article], decision: &ClaimDecision) -> DecisionEntry {
    let is_there = |event: &EventEntry, quoted: &Quoted| {
        let mut claims = event.claims.iter().map(|claim| &claim.passage);
        claims.any(|passage| quoted.is_of(&articles[passage.source]) && quoted.is_in(&passage.exact))
    };
    let holds_two =
        |event: &EventEntry| decision.claims.iter().filter(|quoted| is_there(event, quoted)).nth(1).is_some();
    let told = |quoted: &Quoted| format!("“{}” ({})", quoted.passage, quoted.article);
    let claims: Vec<String> = decision.claims.iter().map(told).collect();
    DecisionEntry {
        on: Decided::Claims,
        text: format!("{}: {}", same_word(decision.is_same), claims.join(", ")),
        note: decision.note.clone(),
        line: decision.line,
        is_applied: report.events.iter().any(holds_two),
        findings: Vec::new(),
    }
}

fn on_finding(report: &mut Report, decision: &FindingDecision) -> DecisionEntry {
    let mut about = decision.about.clone();
    let mut findings = Vec::new();
    for finding in report.events.iter_mut().flat_map(|event| &mut event.findings) {
        if key::is_known(&decision.key, &finding.key) {
            finding.is_kept |= !decision.is_dismissed;
            findings.push(finding.id.clone());
            about = Some(finding.about.clone());
        }
    }
    let word = if decision.is_dismissed { "dismissed" } else { "kept" };
    DecisionEntry {
        on: Decided::Finding,
        text: format!("{word}: {}", about.as_deref().unwrap_or(&decision.key)),
        note: decision.note.clone(),
        line: decision.line,
        is_applied: !findings.is_empty(),
        findings,
    }
}

fn same_word(is_same: bool) -> &'static str {
    if is_same { "the same" } else { "not the same" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing;

    fn finding(is_dismissed: bool, key: &str) -> Decisions {
        let decision = FindingDecision { is_dismissed, key: key.into(), about: None, note: None, line: 1 };
        Decisions { findings: vec![decision], ..Decisions::default() }
    }

    #[test]
    fn a_dismissed_finding_goes_and_the_ids_stay() {
        let mut report = testing::report();
        let key = report.events[0].findings[0].key.clone();
        apply(&mut report, &[], &finding(true, &key));
        let ids: Vec<&str> = report.events[0].findings.iter().map(|finding| finding.id.as_str()).collect();
        assert_eq!(ids, ["f2", "f3", "f4", "f5"]);
        assert!(report.decisions[0].is_applied && report.decisions[0].findings == ["f1"]);
        assert_eq!(report.decisions[0].text, "dismissed: people hurt");
    }

    #[test]
    fn a_kept_finding_stays_at_any_score() {
        let mut report = testing::report();
        let key = report.events[0].findings[0].key.clone();
        apply(&mut report, &[], &finding(false, &key));
        report.retain_at_least(1.0);
        assert_eq!(report.events[0].findings.len(), 1);
    }

    #[test]
    fn a_decision_on_nothing_is_told() {
        let mut report = testing::report();
        apply(&mut report, &[], &finding(true, "diverge/number:1|2"));
        assert_eq!(report.events[0].findings.len(), 5);
        assert!(!report.decisions[0].is_applied);
    }

    #[test]
    fn names_that_are_not_the_same_are_no_spellings() {
        let mut report = testing::report();
        let names = vec!["Ana Kovač".to_owned(), "Ana Kovac".to_owned()];
        let decision = NameDecision { is_same: false, names, note: None, line: 1 };
        apply(&mut report, &[], &Decisions { names: vec![decision], ..Decisions::default() });
        assert!(report.events[0].findings.iter().all(|finding| finding.kind != FindingKind::Spelling));
    }
}
