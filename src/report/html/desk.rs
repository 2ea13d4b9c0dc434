//! What all parts of an event's page need: names and colours of its outlets, links into its articles, and which
//! claims its findings speak of.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::HtmlOptions;
use crate::finding::FindingKind;
use crate::report::links::ClaimPlaces;
use crate::report::model::{EventEntry, Evidence, FindingEntry, Report, ValueEntry};
use crate::report::view;

/// Tables with more cells than this make a page slow: what is beyond it is left out, which the page says.
pub(super) const MAX_CELLS: usize = 20_000;

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
    /// What each entity of the event is called, by id.
    names: BTreeMap<&'r str, &'r str>,
    /// Findings decided on since the report was made, by key, and whether they are dismissed; `None` where the page sends
    /// decisions nowhere, and what the report holds of them is all there is.
    decided: Option<BTreeMap<&'r str, bool>>,
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
    pub(super) fn new(report: &'r Report, event: &'r EventEntry, options: &HtmlOptions<'r>) -> Desk<'r> {
        let columns = event.sources.iter().enumerate().map(|(column, &source)| (source, column)).collect();
        let places = ClaimPlaces::new(&event.claims);
        let findings_of = findings_of(event, &places);
        let names = event.entities.iter().map(|entity| (entity.id.as_str(), entity.name.as_str())).collect();
        let decided = options.decided.iter().map(|(key, is_dismissed)| (key.as_str(), *is_dismissed)).collect();
        let decided = options.decide.map(|_| decided);
        Desk { report, event, labels: view::labels(report, event), findings_of, columns, names, decided }
    }

    /// Whether there is anything to compare: of an article that stands alone only the text and its source are shown.
    pub(super) fn is_compared(&self) -> bool {
        self.event.sources.len() > 1
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

    /// How many sources stand in a finding.
    pub(super) fn n_sources(&self, finding: &FindingEntry) -> usize {
        finding.values.iter().flat_map(view::sources_of).collect::<BTreeSet<usize>>().len()
    }

    /// The ids of the sources of values, each once, separated by spaces.
    pub(super) fn source_ids<'v>(&self, values: impl Iterator<Item = &'v ValueEntry>) -> String {
        let sources: BTreeSet<usize> = values.flat_map(view::sources_of).collect();
        sources.iter().map(|&at| self.report.sources[at].id.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// "kept" or "dismissed", where a person decided on the finding.
    pub(super) fn decision(&self, finding: &FindingEntry) -> Option<&'static str> {
        match &self.decided {
            Some(decided) => {
                decided.get(finding.key.as_str()).map(|is_dismissed| if *is_dismissed { "dismissed" } else { "kept" })
            }
            None => finding.is_kept.then_some("kept"),
        }
    }

    /// What an entity of the event is called.
    pub(super) fn name(&self, id: &str) -> Option<&'r str> {
        self.names.get(id).copied()
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
