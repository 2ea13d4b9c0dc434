//! What all parts of an event's page need: names and colours of its outlets, links into its articles, and which
//! claims its findings speak of.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::finding::FindingKind;
use crate::report::links::ClaimPlaces;
use crate::report::model::{EventEntry, Evidence, FindingEntry, Report, ValueEntry};
use crate::report::view;

/// How many colours tell outlets apart; then they come again, with the outlet's number beside.
const COLORS: usize = 8;

/// One event on the desk.
pub(super) struct Desk<'r> {
    pub report: &'r Report,
    pub event: &'r EventEntry,
    /// What each source of the report is called in this event.
    pub labels: Vec<String>,
    /// For each claim of the event: its findings, as indexes into the event's.
    pub findings_of: Vec<Vec<usize>>,
    /// The place of each source among those of the event.
    columns: BTreeMap<usize, usize>,
    /// Findings decided on since the report was made, by key, and whether they are dismissed.
    decided: &'r [(String, bool)],
}

/// What a passage, a claim or a cell of the grid is to the reader, what matters most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Standing {
    /// Disputed.
    Conflict,
    /// Spelled or worded differently.
    Variant,
    /// Told by two or more outlets.
    Agree,
    /// Told by one outlet alone.
    Alone,
    /// No finding speaks of it.
    Plain,
}

impl Standing {
    /// What findings of `kind` make of their passages.
    pub(super) fn of(kind: FindingKind) -> Standing {
        match kind {
            FindingKind::Diverge => Standing::Conflict,
            FindingKind::Spelling | FindingKind::Wording => Standing::Variant,
            FindingKind::Agree => Standing::Agree,
            FindingKind::Only => Standing::Alone,
        }
    }
}

/// An outlet as shown beside a passage.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Outlet {
    /// The source's id.
    pub id: String,
    /// Its name in this event.
    pub label: String,
    /// Its number in this event, from 1.
    pub number: usize,
    /// Its colour, from 0.
    pub color: usize,
}

/// A passage with the words around it, and where it stands.
#[derive(Clone, Debug, Serialize)]
pub(super) struct PagePassage {
    pub outlet: Outlet,
    pub before: String,
    pub exact: String,
    pub after: String,
    /// Whether it brings quotation marks of its own.
    pub has_quotes: bool,
    pub place: Place,
}

/// Where a passage stands: `id` names its first code point in the page.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Place {
    pub id: String,
    pub end: usize,
}

impl<'r> Desk<'r> {
    pub(super) fn new(report: &'r Report, event: &'r EventEntry, decided: &'r [(String, bool)]) -> Desk<'r> {
        let columns = event.sources.iter().enumerate().map(|(column, &source)| (source, column)).collect();
        let places = ClaimPlaces::new(&event.claims);
        let findings_of = findings_of(event, &places);
        Desk { report, event, labels: view::labels(report, event), findings_of, columns, decided }
    }

    /// The outlet of a source of this event.
    pub(super) fn outlet(&self, source: usize) -> Outlet {
        let column = self.columns.get(&source).copied().unwrap_or(0);
        Outlet {
            id: self.report.sources[source].id.clone(),
            label: self.labels[source].clone(),
            number: column + 1,
            color: column % COLORS,
        }
    }

    /// The outlets of the event, in their order.
    pub(super) fn outlets(&self) -> Vec<Outlet> {
        self.event.sources.iter().map(|&source| self.outlet(source)).collect()
    }

    pub(super) fn passage(&self, evidence: &Evidence) -> PagePassage {
        PagePassage {
            outlet: self.outlet(evidence.source),
            before: evidence.before.clone(),
            exact: evidence.exact.clone(),
            after: evidence.after.clone(),
            has_quotes: view::has_quotes(evidence),
            place: self.place(evidence),
        }
    }

    pub(super) fn place(&self, evidence: &Evidence) -> Place {
        Place { id: place_id(&self.report.sources[evidence.source].id, evidence.start), end: evidence.end }
    }

    /// The ids of the sources of a finding, each once, separated by spaces.
    pub(super) fn source_ids(&self, values: &[ValueEntry]) -> String {
        let mut sources: Vec<usize> = values.iter().flat_map(view::sources_of).collect();
        sources.sort_unstable();
        sources.dedup();
        sources.iter().map(|&at| self.report.sources[at].id.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// "kept" or "dismissed", where a person decided on the finding.
    pub(super) fn decision(&self, finding: &FindingEntry) -> Option<&'static str> {
        let since = self.decided.iter().rfind(|(key, _)| *key == finding.key);
        let word = since.map(|(_, is_dismissed)| if *is_dismissed { "dismissed" } else { "kept" });
        word.or(finding.is_kept.then_some("kept"))
    }

    /// Whether the finding is hidden until less sure ones are asked for.
    pub(super) fn is_doubtful(&self, finding: &FindingEntry) -> bool {
        finding.score < view::CALM_SCORE && self.decision(finding) != Some("kept")
    }

    /// What the findings make of a claim.
    pub(super) fn standing(&self, claim: usize) -> Standing {
        let kinds = self.findings_of[claim].iter().map(|&at| Standing::of(self.event.findings[at].kind));
        kinds.min().unwrap_or(Standing::Plain)
    }
}

/// The name of a code point of a source's text in the page.
pub(super) fn place_id(source: &str, start: usize) -> String {
    format!("{source}-{start}")
}

fn findings_of(event: &EventEntry, places: &ClaimPlaces) -> Vec<Vec<usize>> {
    let mut findings_of: Vec<Vec<usize>> = vec![Vec::new(); event.claims.len()];
    for (at, finding) in event.findings.iter().enumerate() {
        for claim in evidence(finding).filter_map(|evidence| places.best(evidence)) {
            if findings_of[claim].last() != Some(&at) {
                findings_of[claim].push(at);
            }
        }
    }
    findings_of.iter_mut().for_each(|findings| findings.dedup());
    findings_of
}

/// All evidence of a finding.
pub(super) fn evidence(finding: &FindingEntry) -> impl Iterator<Item = &Evidence> {
    finding.values.iter().flat_map(|value| &value.evidence)
}
