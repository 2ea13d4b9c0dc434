//! Agreements as a person reads them: those on one sentence as one, what opens the articles first.
//!
//! Leaves to `view` how many are shown, and to the formats how.

use std::collections::BTreeMap;

use super::model::{Evidence, FindingEntry, ValueEntry};
use super::reading::Window;
use super::view::{MAX_SHORT_VALUE, one_line, passages, sources_of};
use crate::finding::Slot;

/// Agreements that rest on one sentence, as one: the finding that a reader should see first, and the values of all.
pub struct Agreement<'r> {
    /// The finding that stands for all.
    pub finding: &'r FindingEntry,
    /// Who agrees, as indexes into the report's sources.
    pub sources: Vec<usize>,
    /// The values, each once: "11 March 2025", "Ana Kovač: mayor".
    pub also: Vec<Detail>,
    /// The other findings that it stands for.
    pub others: Vec<&'r FindingEntry>,
}

/// A value that outlets agree on, and which of them do.
#[derive(Debug, PartialEq, Eq)]
pub struct Detail {
    /// The value, with its holder where it is a post.
    pub text: String,
    /// Who gives it, as indexes into the report's sources; empty where they are those of the whole agreement.
    pub sources: Vec<usize>,
}

/// The agreements among `findings`, those on one sentence as one. What stands early in the articles of many outlets
/// comes first, for news begins with what matters most; mere posts come last.
pub fn agreements<'r>(findings: &[&'r FindingEntry]) -> Vec<Agreement<'r>> {
    let mut agreements: Vec<Agreement<'r>> = Vec::new();
    let mut of_source: BTreeMap<usize, Vec<(Window, usize)>> = BTreeMap::new();
    let (posts, others): (Vec<&FindingEntry>, Vec<&FindingEntry>) =
        findings.iter().partition(|finding| finding.slot == Slot::Role);
    for finding in others.into_iter().chain(posts) {
        let Some(value) = finding.values.first() else { continue };
        let Some(evidence) = shown_evidence(finding) else { continue };
        let window = Window::of(evidence);
        let known = of_source.entry(evidence.source).or_default();
        match known.iter().find(|(other, _)| other.is_one_sentence_with(window)) {
            Some((_, at)) => agreements[*at].join(finding, value),
            None => {
                known.push((window, agreements.len()));
                agreements.push(Agreement::new(finding, value));
            }
        }
    }
    agreements.iter_mut().for_each(Agreement::leave_own_sources_out);
    agreements.sort_by(|one, other| one.rank().partial_cmp(&other.rank()).unwrap_or(std::cmp::Ordering::Equal));
    agreements
}

/// The passage that stands for an agreement: the one that the finding is named by, else the first.
pub fn shown_evidence(finding: &FindingEntry) -> Option<&Evidence> {
    let value = finding.values.first()?;
    let named = one_line(&value.value, true);
    let is_named = |evidence: &&Evidence| one_line(&evidence.exact, true) == named;
    value.evidence.iter().find(is_named).or_else(|| passages(value, false).into_iter().next())
}

impl<'r> Agreement<'r> {
    fn new(finding: &'r FindingEntry, value: &ValueEntry) -> Agreement<'r> {
        let mut agreement = Agreement { finding, sources: sources_of(value), also: Vec::new(), others: Vec::new() };
        agreement.add_detail(finding, value);
        agreement
    }

    /// Adds a finding on the same sentence. A finding that is no short value tells what the sentence says, and stands
    /// before those that are.
    fn join(&mut self, finding: &'r FindingEntry, value: &ValueEntry) {
        let is_value = |finding: &FindingEntry| finding.values.first().is_some_and(|of| detail(finding, of).is_some());
        if is_value(finding) {
            self.others.push(finding);
        } else if is_value(self.finding) {
            self.others.push(std::mem::replace(&mut self.finding, finding));
            self.sources = sources_of(value);
        } else {
            self.others.push(finding);
            self.sources.extend(sources_of(value));
            self.sources.sort_unstable();
            self.sources.dedup();
        }
        self.add_detail(finding, value);
    }

    fn add_detail(&mut self, finding: &FindingEntry, value: &ValueEntry) {
        let said = |text: &str| value.evidence.iter().any(|evidence| evidence.exact.starts_with(text));
        let Some(text) = detail(finding, value).filter(|text| !said(text)) else { return };
        if self.also.iter().all(|known| known.text != text) {
            self.also.push(Detail { text, sources: sources_of(value) });
        }
    }

    fn leave_own_sources_out(&mut self) {
        for detail in self.also.iter_mut().filter(|detail| detail.sources == self.sources) {
            detail.sources.clear();
        }
    }

    /// Posts last, before them what only copies of one text share, then how deep in the articles it stands, less where
    /// many outlets have it.
    fn rank(&self) -> (bool, bool, f64) {
        let all = std::iter::once(self.finding).chain(self.others.iter().copied());
        let mut first: BTreeMap<usize, usize> = BTreeMap::new();
        for evidence in all.flat_map(|finding| &finding.values).flat_map(|value| &value.evidence) {
            let start = first.entry(evidence.source).or_insert(evidence.start);
            *start = evidence.start.min(*start);
        }
        let n_sources = first.len().max(1) as f64;
        let depth = first.values().sum::<usize>() as f64 / n_sources;
        (self.finding.slot == Slot::Role, self.finding.origins < 2, depth / n_sources)
    }
}

/// The value of an agreement where it is short, with the holder of a post.
fn detail(finding: &FindingEntry, value: &ValueEntry) -> Option<String> {
    let is_value = matches!(finding.slot, Slot::Number | Slot::Date | Slot::Place | Slot::Role);
    if !is_value || value.value.chars().count() > MAX_SHORT_VALUE {
        return None;
    }
    Some(match (finding.slot, finding.about.strip_suffix(": post")) {
        (Slot::Role, Some(holder)) => format!("{holder}: {}", value.value),
        (Slot::Date, _) => most_precise(&value.value),
        _ => value.value.clone(),
    })
}

/// Of forms of one date, those that another form does not say in full: "March 2021" of "2021 / March 2021".
pub(super) fn most_precise(forms: &str) -> String {
    let list: Vec<&str> = forms.split(" / ").collect();
    let words =
        |form: &str| form.split([' ', ',']).filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let is_within = |form: &str, other: &str| {
        let other = words(other);
        form != other.join(" ") && words(form).iter().all(|word| other.contains(word))
    };
    let kept: Vec<&str> = list
        .iter()
        .filter(|form| !list.iter().any(|other| *other != **form && is_within(form, other)))
        .copied()
        .collect();
    kept.join(" / ")
}

/// A detail as shown: with the outlets where they are not those of the whole agreement.
pub fn shown_detail(detail: &Detail, labels: &[String]) -> String {
    let names: Vec<&str> = detail.sources.iter().map(|&at| labels[at].as_str()).collect();
    if names.is_empty() { detail.text.clone() } else { format!("{} ({})", detail.text, names.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::FindingKind;
    use crate::report::testing;

    fn agreement() -> FindingEntry {
        let report = testing::report();
        let finding = report.events[0].findings.iter().find(|finding| finding.kind == FindingKind::Agree);
        finding.expect("the report has one").clone()
    }

    #[test]
    fn agreements_on_one_passage_are_joined() {
        let event = agreement();
        let mut number = event.clone();
        number.slot = Slot::Number;
        number.values[0].value = "12 people".into();
        for order in [[&event, &number], [&number, &event]] {
            let joined = agreements(&order);
            assert_eq!((joined.len(), joined[0].finding.slot), (1, event.slot));
            assert_eq!(joined[0].also[0].text, "12 people");
        }
    }

    #[test]
    fn a_value_of_fewer_outlets_names_them() {
        let event = agreement();
        let mut number = event.clone();
        number.slot = Slot::Number;
        number.values[0].value = "12 people".into();
        number.values[0].evidence.truncate(1);
        let joined = agreements(&[&event, &number]);
        assert_eq!(joined[0].also, [Detail { text: "12 people".into(), sources: vec![0] }]);
        assert_eq!(joined[0].sources, [0, 1]);
    }

    #[test]
    fn posts_name_their_holder_and_come_last() {
        let event = agreement();
        let mut post = event.clone();
        (post.slot, post.about) = (Slot::Role, "Ana Kovač: post".into());
        post.values[0].value = "mayor".into();
        let joined = agreements(&[&post, &event]);
        assert_eq!((joined.len(), joined[0].finding.slot), (1, event.slot));
        assert_eq!(joined[0].also, [Detail { text: "Ana Kovač: mayor".into(), sources: Vec::new() }]);
    }

    #[test]
    fn what_opens_the_articles_comes_first() {
        let early = agreement();
        let mut late = early.clone();
        for evidence in &mut late.values[0].evidence {
            (evidence.start, evidence.end) = (evidence.start + 500, evidence.end + 500);
        }
        let starts: Vec<usize> =
            agreements(&[&late, &early]).iter().map(|one| one.finding.values[0].evidence[0].start).collect();
        assert!(starts[0] < starts[1], "{starts:?}");
    }

    #[test]
    fn a_date_is_given_as_precisely_as_it_is_told() {
        let check = |forms: &str, expected: &str| assert_eq!(most_precise(forms), expected);
        check("2021 / March 2021", "March 2021");
        check("26 October 2018, morning / 26 October 2018", "26 October 2018, morning");
        check("January 2014 / 19 January 2014", "19 January 2014");
        check("9 January 2014 / 19 January 2014", "9 January 2014 / 19 January 2014");
        check("27 April 2022 / week of 25 April 2022", "27 April 2022 / week of 25 April 2022");
    }
}
