//! Findings as cards: values side by side with their passages, differences of wording word by word, reasons.

use serde::Serialize;

use super::desk::{Desk, Outlet, PagePassage, Place};
use crate::finding::{FindingKind, Slot};
use crate::report::agreements::shown_evidence;
use crate::report::diff;
use crate::report::model::{Evidence, FindingEntry, ValueEntry};
use crate::report::view::{self, Section};
use crate::report::words::{kind_word, slot_word};

/// What a reader should do with a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Severity {
    /// A dispute of which the tool is sure enough: to be checked first.
    Check,
    /// Another discrepancy: worth a look.
    Look,
    /// Agreement, and what one outlet alone says: for the record.
    Record,
}

/// One section of cards.
#[derive(Debug, Serialize)]
pub(super) struct PageSection {
    pub kind: &'static str,
    pub heading: &'static str,
    pub meaning: &'static str,
    pub caution: Option<String>,
    pub cards: Vec<Card>,
    /// How many of them are shown at first.
    pub n_calm: usize,
}

/// One finding; of agreements on one sentence, the first, with the others in it.
#[derive(Debug, Serialize)]
pub(super) struct Card {
    pub id: String,
    pub key: String,
    pub kind: &'static str,
    pub kind_name: &'static str,
    pub slot: &'static str,
    /// What the finding and those that rest on the same sentence compare, each once, separated by spaces.
    pub slots: String,
    pub about: String,
    /// What stands over the card.
    pub title: String,
    /// Whether the title is a passage of an article.
    pub is_passage: bool,
    pub severity: Severity,
    pub certainty: &'static str,
    pub score: String,
    pub origins: usize,
    pub n_sources: usize,
    /// Ids of the sources that stand in it or in those others.
    pub sources: String,
    pub is_doubtful: bool,
    /// "kept" or "dismissed".
    pub decision: Option<&'static str>,
    pub why: Option<String>,
    pub rules: Vec<Rule>,
    pub values: Vec<CardValue>,
    /// Findings that rest on the same sentence.
    pub others: Vec<Other>,
}

/// A reason with the rule that gives it, and how often it is given.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Rule {
    pub rule: &'static str,
    pub texts: Vec<String>,
}

/// One value and those who give it.
#[derive(Debug, Serialize)]
pub(super) struct CardValue {
    /// "A", "B" …: the same letter as in the grid.
    pub letter: char,
    pub value: String,
    /// Whether the value is a sentence that its passage says already.
    pub is_passage: bool,
    /// The first passage of each source.
    pub passages: Vec<PagePassage>,
    /// Further passages of the same sources.
    pub further: Vec<PagePassage>,
    /// The versions of a quotation, word by word.
    pub versions: Vec<Version>,
}

/// What one source makes of an utterance.
#[derive(Debug, Serialize)]
pub(super) struct Version {
    pub outlet: Outlet,
    pub place: Option<Place>,
    pub words: Vec<PageWord>,
}

/// A run of words of one version.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct PageWord {
    pub text: String,
    pub is_own: bool,
}

/// A finding within the card of another.
#[derive(Debug, Serialize)]
pub(super) struct Other {
    pub id: String,
    pub key: String,
    pub about: String,
    pub slot: &'static str,
    pub text: String,
    pub passages: Vec<PagePassage>,
}

/// The sections of the event in reading order.
pub(super) fn sections(desk: &Desk<'_>) -> Vec<PageSection> {
    view::sections(desk.event, true).iter().map(|section| page_section(desk, section)).collect()
}

fn page_section(desk: &Desk<'_>, section: &Section<'_>) -> PageSection {
    let cards: Vec<Card> = match section.kind {
        FindingKind::Agree => section.agreements.iter().map(|of| card(desk, of.finding, &of.others)).collect(),
        _ => section.shown.iter().map(|finding| card(desk, finding, &[])).collect(),
    };
    PageSection {
        kind: kind_word(section.kind),
        heading: view::heading(section.kind),
        meaning: view::meaning(section.kind),
        caution: view::caution(&section.shown),
        n_calm: cards.iter().filter(|card| !card.is_doubtful).count(),
        cards,
    }
}

fn card(desk: &Desk<'_>, finding: &FindingEntry, others: &[&FindingEntry]) -> Card {
    let (title, is_passage) = title(finding);
    let all: Vec<&FindingEntry> = std::iter::once(finding).chain(others.iter().copied()).collect();
    let mut slots: Vec<&str> = all.iter().map(|finding| slot_word(finding.slot)).collect();
    slots.sort_unstable();
    slots.dedup();
    Card {
        id: finding.id.clone(),
        key: finding.key.clone(),
        kind: kind_word(finding.kind),
        kind_name: kind_name(finding.kind),
        slot: slot_word(finding.slot),
        about: finding.about.clone(),
        title,
        is_passage,
        severity: severity(finding),
        certainty: view::certainty(finding),
        score: format!("{:.2}", finding.score),
        origins: finding.origins,
        n_sources: desk.n_sources(finding),
        sources: desk.source_ids(all.iter().flat_map(|finding| &finding.values)),
        slots: slots.join(" "),
        is_doubtful: all.iter().all(|finding| desk.is_doubtful(finding)),
        decision: desk.decision(finding),
        why: view::why(finding).filter(|_| is_discrepancy(finding.kind)).map(str::to_owned),
        rules: rules(finding),
        values: card_values(desk, finding),
        others: others.iter().map(|other| page_other(desk, other)).collect(),
    }
}

/// One finding of a kind, in the singular.
pub(super) fn kind_name(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Diverge => "disputed",
        FindingKind::Spelling => "spelling",
        FindingKind::Wording => "wording",
        FindingKind::Agree => "agreed",
        FindingKind::Only => "one outlet",
    }
}

pub(super) fn severity(finding: &FindingEntry) -> Severity {
    match finding.kind {
        FindingKind::Diverge if view::certainty(finding) != view::DOUBTFUL && !is_of_degree(finding.slot) => {
            Severity::Check
        }
        kind if is_discrepancy(kind) => Severity::Look,
        _ => Severity::Record,
    }
}

/// Whose word a story rests on and what all it mentions may differ without anybody being wrong.
fn is_of_degree(slot: Slot) -> bool {
    matches!(slot, Slot::Attribution | Slot::Content)
}

fn is_discrepancy(kind: FindingKind) -> bool {
    matches!(kind, FindingKind::Diverge | FindingKind::Spelling | FindingKind::Wording)
}

/// What stands over a card, and whether it is a passage: what is compared, or the sentence that is told.
pub(super) fn title(finding: &FindingEntry) -> (String, bool) {
    if is_discrepancy(finding.kind) {
        return (view::title(finding), false);
    }
    let first = shown_evidence(finding);
    let is_short = matches!(finding.slot, Slot::Role | Slot::Name);
    match first.filter(|_| !is_short) {
        Some(evidence) => {
            (view::one_line(&format!("{}{}{}", evidence.before, evidence.exact, evidence.after), true), true)
        }
        None => (view::about(finding), false),
    }
}

/// The reasons by rule, in their order.
fn rules(finding: &FindingEntry) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for reason in &finding.reasons {
        match rules.iter_mut().find(|known| known.rule == reason.rule) {
            Some(known) if known.texts.contains(&reason.text) => {}
            Some(known) => known.texts.push(reason.text.clone()),
            None => rules.push(Rule { rule: reason.rule, texts: vec![reason.text.clone()] }),
        }
    }
    rules
}

fn card_values(desk: &Desk<'_>, finding: &FindingEntry) -> Vec<CardValue> {
    let headings = view::value_headings(finding);
    let heading = |at: usize| headings.as_ref().and_then(|headings| headings.get(at)).cloned();
    (0..finding.values.len()).map(|at| card_value(desk, finding, at, heading(at))).collect()
}

fn card_value(desk: &Desk<'_>, finding: &FindingEntry, at: usize, heading: Option<String>) -> CardValue {
    let value = &finding.values[at];
    let firsts = view::passages(value, false);
    let is_first = |evidence: &&&Evidence| firsts.iter().any(|first| std::ptr::eq(*first, **evidence));
    let all = view::passages(value, true);
    let further = all.iter().filter(|evidence| !is_first(evidence)).map(|evidence| desk.passage(evidence)).collect();
    CardValue {
        letter: letter(at),
        is_passage: heading.is_none(),
        value: heading.unwrap_or_default(),
        passages: firsts.iter().map(|evidence| desk.passage(evidence)).collect(),
        further,
        versions: if finding.kind == FindingKind::Wording { versions(desk, finding, at) } else { Vec::new() },
    }
}

/// The letter of a value: the same in card and grid.
pub(super) fn letter(at: usize) -> char {
    char::from(b'A' + (at % 26) as u8)
}

fn versions(desk: &Desk<'_>, finding: &FindingEntry, at: usize) -> Vec<Version> {
    let other = finding.values.get(if at == 0 { 1 } else { 0 }).map_or("", |other| other.value.as_str());
    let value = &finding.values[at];
    let version = |telling: view::Telling| Version {
        outlet: desk.outlet(telling.source),
        place: first_of(value, telling.source).map(|evidence| desk.place(evidence)),
        words: page_words(&telling.text, other),
    };
    view::tellings(value, true).into_iter().map(version).collect()
}

fn first_of(value: &ValueEntry, source: usize) -> Option<&Evidence> {
    value.evidence.iter().find(|evidence| evidence.source == source)
}

/// The words of `version` in runs that are its own or shared.
fn page_words(version: &str, other: &str) -> Vec<PageWord> {
    let mut runs: Vec<PageWord> = Vec::new();
    for word in diff::words(version, other) {
        match runs.last_mut().filter(|run| run.is_own == word.is_own) {
            Some(run) => {
                run.text.push(' ');
                run.text.push_str(word.text);
            }
            None => runs.push(PageWord { text: word.text.to_owned(), is_own: word.is_own }),
        }
    }
    runs
}

fn page_other(desk: &Desk<'_>, finding: &FindingEntry) -> Other {
    let value = finding.values.first();
    let holder = finding.about.strip_suffix(": post").filter(|_| finding.slot == Slot::Role);
    let text = value.map_or("", |value| value.value.as_str());
    Other {
        id: finding.id.clone(),
        key: finding.key.clone(),
        about: finding.about.clone(),
        slot: slot_word(finding.slot),
        text: holder.map_or_else(|| text.to_owned(), |holder| format!("{holder}: {text}")),
        passages: value.map_or(Vec::new(), |value| {
            view::passages(value, false).iter().map(|evidence| desk.passage(evidence)).collect()
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing;

    #[test]
    fn words_come_in_runs() {
        let runs = page_words("We will mend the deep rifts", "We will mend the divisions");
        let told: Vec<(&str, bool)> = runs.iter().map(|run| (run.text.as_str(), run.is_own)).collect();
        assert_eq!(told, [("We will mend the", false), ("deep rifts", true)]);
    }

    #[test]
    fn a_dispute_is_to_be_checked_and_a_doubtful_one_looked_at() {
        let mut finding = testing::report().events[0].findings[0].clone();
        assert_eq!(severity(&finding), Severity::Check);
        finding.score = 0.4;
        assert_eq!(severity(&finding), Severity::Look);
        (finding.score, finding.slot) = (0.9, Slot::Attribution);
        assert_eq!(severity(&finding), Severity::Look);
        finding.kind = FindingKind::Agree;
        assert_eq!(severity(&finding), Severity::Record);
    }

    #[test]
    fn a_reason_given_often_stands_once() {
        let mut finding = testing::report().events[0].findings[0].clone();
        finding.reasons = [finding.reasons.clone(), finding.reasons.clone()].concat();
        assert_eq!(rules(&finding), [Rule { rule: "test/rule", texts: vec!["because".into()] }]);
    }
}
