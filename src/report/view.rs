//! What a person sees of a report: sections in reading order, how much of each, and what the outlets are called.
//!
//! Shared by the formats for people, `text` and `markdown`; they add layout only.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::decided::DecisionEntry;
use super::model::{EventEntry, Evidence, FindingEntry, Report, SourceEntry, ValueEntry};
use crate::decision::plain;
use crate::finding::{FindingKind, SHORT_TEXT, Slot};

/// Findings shown per section unless all are asked for: what fits on a screen or two.
const CALM_SECTION: usize = 10;

/// Findings shown per outlet in the last section.
const CALM_OUTLET: usize = 5;

/// Characters of a passage shown unless all is asked for: two to three lines.
const CALM_PASSAGE: usize = 200;

/// The sections in the order in which they are read: disputes first.
pub const SECTIONS: [FindingKind; 5] =
    [FindingKind::Diverge, FindingKind::Spelling, FindingKind::Wording, FindingKind::Agree, FindingKind::Only];

/// One section of an event: the findings of one kind that are shown, and how many are not.
pub struct Section<'r> {
    /// The kind of its findings.
    pub kind: FindingKind,
    /// The findings to show, in the report's order; none in the section of agreements.
    pub shown: Vec<&'r FindingEntry>,
    /// The agreements to show: none in the other sections.
    pub agreements: Vec<Agreement<'r>>,
    /// How many there are in all, agreements on one sentence counted once.
    pub total: usize,
}

impl Section<'_> {
    /// How many are shown.
    pub fn n_shown(&self) -> usize {
        self.shown.len() + self.agreements.len()
    }

    /// "4", or "10 of 14" where not all are shown.
    pub fn count(&self) -> String {
        let n_shown = self.n_shown();
        if n_shown < self.total { format!("{n_shown} of {}", self.total) } else { n_shown.to_string() }
    }
}

/// The sections of `event` that hold anything.
pub fn sections(event: &EventEntry, all: bool) -> Vec<Section<'_>> {
    SECTIONS.iter().map(|&kind| section(event, kind, all)).filter(|section| section.total > 0).collect()
}

fn section(event: &EventEntry, kind: FindingKind, all: bool) -> Section<'_> {
    let of_kind: Vec<&FindingEntry> = event.findings.iter().filter(|finding| finding.kind == kind).collect();
    let limit = |calm| if all { usize::MAX } else { calm };
    let mut section = Section { kind, shown: Vec::new(), agreements: Vec::new(), total: of_kind.len() };
    match kind {
        FindingKind::Agree => {
            section.agreements = agreements(&of_kind);
            section.total = section.agreements.len();
            section.agreements.truncate(limit(CALM_SECTION));
        }
        FindingKind::Only => section.shown = first_of_each_source(of_kind.into_iter(), limit(CALM_OUTLET)),
        _ => section.shown = of_kind,
    }
    section
}

/// The first `limit` findings of each source, source by source.
fn first_of_each_source<'r>(findings: impl Iterator<Item = &'r FindingEntry>, limit: usize) -> Vec<&'r FindingEntry> {
    let mut by_source: BTreeMap<Option<usize>, Vec<&FindingEntry>> = BTreeMap::new();
    for finding in findings {
        let of_source = by_source.entry(teller(finding)).or_default();
        if of_source.len() < limit {
            of_source.push(finding);
        }
    }
    by_source.into_values().flatten().collect()
}

/// The source of a finding's first passage: of an `only`, the one that tells it.
pub fn teller(finding: &FindingEntry) -> Option<usize> {
    finding.values.iter().flat_map(|value| &value.evidence).map(|evidence| evidence.source).next()
}

/// What a section is called, for a reader who never saw a report before.
pub fn heading(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Diverge => "Disputed",
        FindingKind::Spelling => "Spelled differently",
        FindingKind::Wording => "Worded differently",
        FindingKind::Agree => "Agreed",
        FindingKind::Only => "Told by one outlet alone",
    }
}

/// One line under the heading: what the section means.
pub fn meaning(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Diverge => "These hardly fit together.",
        FindingKind::Spelling => "One name, written in different ways.",
        FindingKind::Wording => "One utterance, quoted in different words.",
        FindingKind::Agree => "Two or more outlets say the same, if not in the same words.",
        FindingKind::Only => "Nothing comparable was found in the other outlets.",
    }
}

/// The caution of findings that one outlet alone tells, where another outlet's text is a fragment.
pub fn caution(findings: &[&FindingEntry]) -> Option<String> {
    let mut reasons = findings.iter().flat_map(|finding| &finding.reasons);
    let reason = reasons.find(|reason| reason.rule == SHORT_TEXT)?;
    Some(format!("Careful: {}.", reason.text.replace("said it", "said some of it")))
}

/// What each source is called in `event`: its outlet, with the file where two of the event share an outlet; else the
/// file. Runs parallel to the report's sources; those of other events are left blank.
pub fn labels(report: &Report, event: &EventEntry) -> Vec<String> {
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for &at in &event.sources {
        *uses.entry(report.sources[at].outlet.as_deref().unwrap_or("")).or_default() += 1;
    }
    let label = |source: &SourceEntry| match source.outlet.as_deref() {
        Some(name) if uses.get(name).is_none_or(|&uses| uses == 1) => name.to_owned(),
        Some(name) => format!("{name} ({})", file_name(&source.path)),
        None => file_name(&source.path).to_owned(),
    };
    // A report of very many events has very many sources: those of other events get no label.
    let mut labels = vec![String::new(); report.sources.len()];
    event.sources.iter().for_each(|&at| labels[at] = label(&report.sources[at]));
    labels
}

fn file_name(path: &str) -> &str {
    if path == "-" {
        return "standard input";
    }
    path.rsplit(['/', '\\']).find(|part| !part.is_empty()).unwrap_or(path)
}

/// What is compared, with a capital.
pub fn about(finding: &FindingEntry) -> String {
    let mut letters = finding.about.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// From this score on, a finding is sure.
const SURE: f64 = 0.7;

/// From this score on, a finding is likely.
const LIKELY: f64 = 0.5;

/// How sure a finding is, in a word.
pub fn certainty(finding: &FindingEntry) -> &'static str {
    match finding.score {
        score if score >= SURE => "sure",
        score if score >= LIKELY => "likely",
        _ => DOUBTFUL,
    }
}

/// The word for a finding that is neither sure nor likely.
pub const DOUBTFUL: &str = "doubtful";

/// Whether a value is no more than its passage says in the same words.
pub fn is_said(value: &str, passage: &str) -> bool {
    let (value, passage) = (plain(value), plain(passage));
    value.split_whitespace().count() > MAX_LABEL_WORDS && (passage.contains(&value) || value.contains(&passage))
}

/// A value of so many words is a label even where the passage has the same words.
const MAX_LABEL_WORDS: usize = 6;

/// What one source says of one utterance.
pub struct Telling {
    /// Index into the report's sources.
    pub source: usize,
    /// Its pieces, joined: “We will win,” … “if we try.”
    pub text: String,
}

/// What stands between two pieces of one utterance.
const BETWEEN_PIECES: &str = "” … “";

/// The fullest telling of each source of a value, in the order of the articles; every telling where all are asked for.
pub fn tellings(value: &ValueEntry, all: bool) -> Vec<Telling> {
    let mut tellings: Vec<Telling> = Vec::new();
    for piece in passages(value, true) {
        let exact = one_line(&piece.exact, true);
        match tellings.last_mut() {
            Some(last) if last.source == piece.source && !repeats(&last.text, &exact) => {
                last.text.push_str(BETWEEN_PIECES);
                last.text.push_str(&exact);
            }
            _ => tellings.push(Telling { source: piece.source, text: exact }),
        }
    }
    if !all {
        tellings.sort_by_key(|telling| (telling.source, std::cmp::Reverse(telling.text.len())));
        tellings.dedup_by_key(|telling| telling.source);
    }
    tellings
}

/// Whether most words of the shorter of two pieces are in the other: the source says it a second time.
fn repeats(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let bare = |word: &str| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    let words: BTreeSet<String> = long.split_whitespace().map(bare).collect();
    let n_known = short.split_whitespace().filter(|word| words.contains(&bare(word))).count();
    2 * n_known > short.split_whitespace().count()
}

/// Why a finding is reported; `None` where the reason only says the values again.
pub fn why(finding: &FindingEntry) -> Option<&str> {
    let reason = finding.reasons.first()?.text.as_str();
    let is_joint = |word: &str| matches!(word, "and" | "against" | "");
    let values = finding.values.iter().map(|value| value.value.to_lowercase()).collect::<Vec<_>>().join(" ");
    let mut words = reason.split(|letter: char| !letter.is_alphanumeric());
    words.any(|word| !is_joint(word) && !values.contains(&word.to_lowercase())).then_some(reason)
}

/// A value longer than this is a sentence, which the passage says already.
const MAX_SHORT_VALUE: usize = 60;

/// Agreements that rest on one sentence, as one: the finding that a reader should see first, and the values of all.
pub struct Agreement<'r> {
    /// The finding that stands for all.
    pub finding: &'r FindingEntry,
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

/// The agreements among `findings`, those on one sentence at the place of the first; mere posts come last. A sentence
/// that other outlets agree on stays apart unless the finding is a short value of it, which names its own outlets.
pub fn agreements<'r>(findings: &[&'r FindingEntry]) -> Vec<Agreement<'r>> {
    let mut agreements: Vec<Agreement<'r>> = Vec::new();
    let mut of_sentence: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let (posts, others): (Vec<&FindingEntry>, Vec<&FindingEntry>) =
        findings.iter().partition(|finding| finding.slot == Slot::Role);
    for finding in others.into_iter().chain(posts) {
        let Some(value) = finding.values.first() else { continue };
        let Some(evidence) = value.evidence.first() else { continue };
        let sentence = format!("{}{}{}", evidence.before, evidence.exact, evidence.after);
        let known = of_sentence.entry(sentence).or_default();
        let sources = sources_of(value);
        let is_alike = |at: &&usize| agreements[**at].finding.values.first().map(sources_of).as_ref() == Some(&sources);
        let detail = detail(finding, value);
        let alike = known.iter().find(is_alike).copied();
        let found = alike.or_else(|| known.first().copied().filter(|_| detail.is_some()));
        let at = found.unwrap_or(agreements.len());
        if found.is_none() {
            known.push(at);
            agreements.push(Agreement { finding, also: Vec::new(), others: Vec::new() });
        } else {
            agreements[at].others.push(finding);
        }
        let is_whole = alike.is_some() || found.is_none();
        let also = &mut agreements[at].also;
        let new = detail.filter(|text| !evidence.exact.starts_with(text.as_str()));
        if let Some(text) = new.filter(|text| also.iter().all(|known| known.text != *text)) {
            also.push(Detail { text, sources: if is_whole { Vec::new() } else { sources } });
        }
    }
    agreements
}

/// The value of an agreement where it is short, with the holder of a post.
fn detail(finding: &FindingEntry, value: &ValueEntry) -> Option<String> {
    let is_value = matches!(finding.slot, Slot::Number | Slot::Date | Slot::Place | Slot::Role);
    let is_short = value.value.chars().count() <= MAX_SHORT_VALUE;
    let holder = finding.about.strip_suffix(": post").filter(|_| finding.slot == Slot::Role);
    let text = holder.map_or_else(|| value.value.clone(), |name| format!("{name}: {}", value.value));
    (is_value && is_short).then_some(text)
}

/// A detail as shown: with the outlets where they are not those of the whole agreement.
pub fn shown_detail(detail: &Detail, labels: &[String]) -> String {
    let names: Vec<&str> = detail.sources.iter().map(|&at| labels[at].as_str()).collect();
    if names.is_empty() { detail.text.clone() } else { format!("{} ({})", detail.text, names.join(", ")) }
}

/// The sources of a value, each once, in the order of the articles.
pub fn sources_of(value: &ValueEntry) -> Vec<usize> {
    let mut sources: Vec<usize> = value.evidence.iter().map(|evidence| evidence.source).collect();
    sources.sort_unstable();
    sources.dedup();
    sources
}

/// The first passage of each source of a value, in the order of the articles; every passage where all are asked for.
pub fn passages(value: &ValueEntry, all: bool) -> Vec<&Evidence> {
    let mut passages: Vec<&Evidence> = value.evidence.iter().collect();
    passages.sort_by_key(|evidence| evidence.source);
    if !all {
        passages.dedup_by_key(|evidence| evidence.source);
    }
    passages
}

/// Whether a passage brings quotation marks of its own, so that another pair around it would confuse.
pub fn has_quotes(evidence: &Evidence) -> bool {
    [&evidence.before, &evidence.exact, &evidence.after].iter().any(|text| text.contains(['“', '”', '"']))
}

/// A passage on one line: line breaks become spaces, a long one ends in "…" unless all is asked for.
pub fn one_line(passage: &str, all: bool) -> String {
    shortened(passage, if all { usize::MAX } else { CALM_PASSAGE })
}

/// A passage on one line, ended by "…" behind the last word that fits into `limit` characters.
pub fn shortened(passage: &str, limit: usize) -> String {
    let mut line = String::with_capacity(passage.len());
    let mut left = limit;
    for word in passage.split_whitespace() {
        let length = word.chars().count() + 1;
        if length > left && !line.is_empty() {
            line.push_str(" …");
            return line;
        }
        left = left.saturating_sub(length);
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// How many independent origins the sources of an event have.
pub fn n_origins(report: &Report, event: &EventEntry) -> usize {
    let mut origins: Vec<&str> = event.sources.iter().map(|&at| report.sources[at].origin.as_str()).collect();
    origins.sort_unstable();
    origins.dedup();
    origins.len()
}

/// The earlier source of the event from which source `at` descends, or which it shares an origin with.
pub fn same_origin_as(report: &Report, event: &EventEntry, at: usize) -> Option<usize> {
    let origin = &report.sources[at].origin;
    event
        .sources
        .iter()
        .copied()
        .take_while(|&other| other != at)
        .find(|&other| report.sources[other].origin == *origin)
}

/// "4 March 2031", "4–6 March 2031", or "30 March 2031 to 2 April 2031".
pub fn dates((start, end): (Date, Date)) -> String {
    if start == end {
        return day(start);
    }
    let is_one_month = (start.year(), start.month()) == (end.year(), end.month());
    if is_one_month { format!("{}–{}", start.day(), day(end)) } else { format!("{} to {}", day(start), day(end)) }
}

/// "4 March 2031".
pub fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// "1 article", "2 articles".
pub fn counted(n: usize, singular: &str, plural: &str) -> String {
    format!("{n} {}", if n == 1 { singular } else { plural })
}

/// How many findings of each kind, in words: "1 disputed, 2 agreed".
pub fn tally(event: &EventEntry) -> String {
    let sections = sections(event, true);
    let parts = sections.iter().map(|section| format!("{} {}", section.total, heading(section.kind).to_lowercase()));
    parts.collect::<Vec<_>>().join(", ")
}

/// What is not shown, and how to see it; `None` where all is shown.
pub fn hidden(sections: &[Section<'_>]) -> Option<String> {
    let parts: Vec<String> = sections
        .iter()
        .filter(|section| section.n_shown() < section.total)
        .map(|section| format!("{} {}", section.total - section.n_shown(), heading(section.kind).to_lowercase()))
        .collect();
    (!parts.is_empty()).then(|| format!("Not shown: {}. Add --all to see everything.", parts.join(", ")))
}

/// What the section of decisions is called.
pub const DECIDED: &str = "Decided before";

/// Each decision with what became of it, those that matched nothing last: "dismissed: people hurt (two tolls)".
pub fn decided(report: &Report) -> Vec<String> {
    let (applied, idle): (Vec<&DecisionEntry>, Vec<&DecisionEntry>) =
        report.decisions.iter().partition(|decision| decision.is_applied);
    let line = |decision: &DecisionEntry| {
        let note = decision.note.as_deref().filter(|note| !note.trim().is_empty());
        let note = note.map_or(String::new(), |note| format!(" ({note})"));
        let status = if decision.is_applied { "" } else { " – matched nothing here" };
        one_line(&format!("line {}: {}{note}{status}", decision.line, decision.text), true)
    };
    applied.into_iter().chain(idle).map(line).collect()
}

/// What to say of an event in which there is nothing to compare.
pub fn remark(event: &EventEntry) -> Option<&'static str> {
    match event.sources.len() {
        0 | 1 => Some("Only one article on this event: there is nothing to compare it with."),
        _ if event.findings.is_empty() => Some("Nothing comparable was found in these articles."),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing;

    #[test]
    fn sections_come_in_reading_order() {
        let report = testing::report();
        let kinds: Vec<FindingKind> = sections(&report.events[0], false).iter().map(|section| section.kind).collect();
        assert_eq!(kinds, SECTIONS);
    }

    #[test]
    fn a_file_stands_in_for_an_unknown_outlet() {
        let report = testing::report();
        assert_eq!(labels(&report, &report.events[0]), ["Daily *Star*", "The Echo", "2.txt"]);
    }

    #[test]
    fn a_file_tells_two_articles_of_one_outlet_apart() {
        let mut report = testing::report();
        report.sources[2].outlet = Some("The Echo".into());
        assert_eq!(labels(&report, &report.events[0])[1..], ["The Echo (1.txt)", "The Echo (2.txt)"]);
    }

    #[test]
    fn a_reason_that_says_the_values_again_is_left_out() {
        let mut finding = testing::report().events[0].findings[0].clone();
        assert_eq!(why(&finding), Some("because"));
        finding.reasons[0].text = "“12” and “14”".into();
        assert_eq!(why(&finding), None);
    }

    #[test]
    fn agreements_on_one_passage_are_joined() {
        let report = testing::report();
        let finding = report.events[0].findings.iter().find(|finding| finding.kind == FindingKind::Agree);
        let event = finding.expect("the report has one").clone();
        let mut number = event.clone();
        number.slot = Slot::Number;
        number.values[0].value = "12 people".into();
        let joined = agreements(&[&event, &number]);
        assert_eq!((joined.len(), joined[0].also[0].text.as_str()), (1, "12 people"));
    }

    #[test]
    fn posts_name_their_holder_and_come_last() {
        let report = testing::report();
        let finding = report.events[0].findings.iter().find(|finding| finding.kind == FindingKind::Agree);
        let event = finding.expect("the report has one").clone();
        let mut post = event.clone();
        (post.slot, post.about) = (Slot::Role, "Ana Kovač: post".into());
        post.values[0].value = "mayor".into();
        let joined = agreements(&[&post, &event]);
        assert_eq!((joined.len(), joined[0].finding.slot), (1, event.slot));
        assert_eq!(joined[0].also, [Detail { text: "Ana Kovač: mayor".into(), sources: Vec::new() }]);
    }

    #[test]
    fn pieces_of_one_utterance_are_joined_and_repeats_are_not() {
        let mut value = testing::report().events[0].findings[2].values[0].clone();
        let mut piece = value.evidence[0].clone();
        value.evidence.push(value.evidence[0].clone());
        piece.exact = "before winter comes".into();
        value.evidence.push(piece);
        let texts: Vec<String> = tellings(&value, false).into_iter().map(|telling| telling.text).collect();
        assert_eq!(texts, ["We will mend the rifts” … “before winter comes"]);
        assert_eq!(tellings(&value, true).len(), 2);
    }

    #[test]
    fn days_of_one_month_are_joined() {
        let day = jiff::civil::date;
        assert_eq!(dates((day(2031, 3, 4), day(2031, 3, 6))), "4–6 March 2031");
        assert_eq!(dates((day(2031, 3, 30), day(2031, 4, 2))), "30 March 2031 to 2 April 2031");
    }

    #[test]
    fn a_copy_points_at_the_first_of_its_origin() {
        let report = testing::report();
        assert_eq!(same_origin_as(&report, &report.events[0], 2), Some(1));
        assert_eq!(same_origin_as(&report, &report.events[0], 1), None);
        assert_eq!(n_origins(&report, &report.events[0]), 2);
    }

    #[test]
    fn long_passages_end_in_an_ellipsis() {
        let line = one_line(&"word\n".repeat(100), false);
        assert!(line.ends_with("word …") && line.chars().count() <= CALM_PASSAGE + 2);
        assert_eq!(one_line(" a\n b ", false), "a b");
    }
}
