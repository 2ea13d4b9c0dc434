//! What a person sees of a report: sections in reading order, how much of each, and what the outlets are called.
//!
//! Shared by the formats for people, `text` and `markdown`; they add layout only.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::agreements::most_precise;
use super::decided::DecisionEntry;
use super::model::{EventEntry, Evidence, FindingEntry, Report, SourceEntry, ValueEntry};
use super::reading::{CALM_PASSAGE, Told};
use crate::decision::plain;
use crate::finding::{FindingKind, SHORT_TEXT, Slot};
use crate::lexicon::wording::is_discord;

pub use super::agreements::{Agreement, Detail, agreements, shown_detail};

/// What a person reads leaves out findings less sure than this, unless all are asked for: of the agreements below it that
/// were read by hand about half were right. Programs get them all.
pub const CALM_SCORE: f64 = 0.3;

/// Findings shown of a kind unless all are asked for: all sections together fit on a few screens.
fn calm_section(kind: FindingKind) -> usize {
    match kind {
        FindingKind::Diverge => 10,
        FindingKind::Agree => 6,
        FindingKind::Spelling => 5,
        FindingKind::Wording | FindingKind::Only => 3,
    }
}

/// Findings shown of all outlets together in the last section, where there are many.
const CALM_ALONE: usize = 9;

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
    /// How many there are in all, agreements on one sentence counted once; and unless all are asked for, also what one
    /// outlet alone tells in one sentence.
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
            section.agreements.truncate(limit(calm_section(kind)));
        }
        FindingKind::Only if all => section.shown = first_of_each_source(of_kind.into_iter(), usize::MAX),
        FindingKind::Only => {
            let of_sentences = one_of_each_sentence(of_kind);
            section.total = of_sentences.len();
            let calm = (CALM_ALONE / event.sources.len().max(1)).clamp(1, calm_section(kind));
            section.shown = first_of_each_source(of_sentences.into_iter(), calm);
        }
        _ => {
            section.shown = of_kind;
            section.shown.truncate(limit(calm_section(kind)));
        }
    }
    section
}

/// The findings without those whose sentence an earlier one shows: nobody wants to read it twice.
fn one_of_each_sentence(findings: Vec<&FindingEntry>) -> Vec<&FindingEntry> {
    let mut told = Told::default();
    let is_new = |finding: &&FindingEntry| {
        let Some(evidence) = finding.values.first().and_then(|value| value.evidence.first()) else { return true };
        let is_new = !told.has(evidence);
        told.add(evidence);
        is_new
    };
    findings.into_iter().filter(is_new).collect()
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
    tell_apart(&mut labels, report, event);
    labels
}

/// Gives labels that stand twice the whole path, and the source's id where that stands twice too.
fn tell_apart(labels: &mut [String], report: &Report, event: &EventEntry) {
    for is_path_enough in [true, false] {
        let mut uses: BTreeMap<String, usize> = BTreeMap::new();
        event.sources.iter().for_each(|&at| *uses.entry(labels[at].clone()).or_default() += 1);
        let doubled: Vec<usize> = event.sources.iter().copied().filter(|&at| uses[&labels[at]] > 1).collect();
        for at in doubled {
            let source = &report.sources[at];
            labels[at] = match source.outlet.as_deref() {
                _ if !is_path_enough => format!("{} {}", labels[at], source.id),
                Some(outlet) => format!("{outlet} ({})", source.path),
                None => source.path.clone(),
            };
        }
    }
}

fn file_name(path: &str) -> &str {
    if path == "-" {
        return "standard input";
    }
    path.rsplit(['/', '\\']).find(|part| !part.is_empty()).unwrap_or(path)
}

/// What is compared, with a capital.
pub fn about(finding: &FindingEntry) -> String {
    capitalised(&finding.about)
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
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

/// What stands over a discrepancy: what is compared, or what is odd where only a sentence could say what is compared.
pub fn title(finding: &FindingEntry) -> String {
    if let Some(reason) = finding.reasons.first().filter(|_| is_named_by_sentence(finding)) {
        return capitalised(&reason.text);
    }
    let about = finding.about.as_str();
    // The heading of the section says this already, and the versions stand below.
    let about = about.strip_suffix(": spelling").unwrap_or(about);
    let speaker = about.split_once(": “").map(|(speaker, _)| speaker).filter(|_| finding.kind == FindingKind::Wording);
    capitalised(speaker.unwrap_or(about))
}

/// Why a finding is reported; `None` where the reason only says the title or the values again.
pub fn why(finding: &FindingEntry) -> Option<&str> {
    let reason = finding.reasons.first()?.text.as_str();
    // The marks in the versions show what a wording differs in.
    if finding.kind == FindingKind::Wording || is_named_by_sentence(finding) {
        return None;
    }
    let told = finding.values.iter().map(|value| value.value.to_lowercase()).collect::<Vec<_>>().join(" ");
    let told = format!("{told} {}", finding.about.to_lowercase());
    let mut words = reason.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase);
    words.any(|word| !word.is_empty() && !is_discord(&word) && !told.contains(&word)).then_some(reason)
}

/// Whether the finding is called after the first words of a value, which stands in full below.
fn is_named_by_sentence(finding: &FindingEntry) -> bool {
    let about = finding.about.trim_end_matches(['…', ' ', '.']);
    let is_start = |value: &ValueEntry| value.value.len() > MAX_SHORT_VALUE && value.value.starts_with(about);
    !about.is_empty() && finding.kind == FindingKind::Diverge && finding.values.iter().any(is_start)
}

/// What stands over the passages of each value; `None` for a finding whose passages say the values in the same words.
pub fn value_headings(finding: &FindingEntry) -> Option<Vec<String>> {
    let is_sentence = |value: &ValueEntry| value.value.chars().count() > MAX_SHORT_VALUE;
    let is_told = |value: &ValueEntry| {
        let said = plain(&value.value);
        value.evidence.iter().any(|evidence| plain(&evidence.exact).contains(&said))
    };
    if finding.values.iter().any(is_sentence) && finding.values.iter().all(is_told) {
        return None;
    }
    let heading = |value: &ValueEntry| match finding.slot {
        Slot::Date => most_precise(&value.value),
        _ => shortened(&value.value, 2 * MAX_SHORT_VALUE),
    };
    Some(finding.values.iter().map(heading).collect())
}

/// What stands between two sides that have no headings, where one side has several passages.
pub const AGAINST: &str = "against";

/// A value longer than this is a sentence, which the passage says already.
pub const MAX_SHORT_VALUE: usize = 60;

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
    n_origins_of(report, &event.sources)
}

/// How many independent origins `sources` have.
pub fn n_origins_of(report: &Report, sources: &[usize]) -> usize {
    let origins: BTreeSet<&str> = sources.iter().map(|&at| report.sources[at].origin.as_str()).collect();
    origins.len()
}

/// "3 articles, each of its own origin", "4 articles of 3 independent origins".
pub fn articles_and_origins(report: &Report, event: &EventEntry) -> String {
    let articles = counted(event.sources.len(), "article", "articles");
    match n_origins(report, event) {
        _ if event.sources.len() < 2 => articles,
        n_origins if n_origins == event.sources.len() => format!("{articles}, each of its own origin"),
        n_origins => format!("{articles} of {}", counted(n_origins, "independent origin", "independent origins")),
    }
}

/// The events in which articles are compared, and the single articles of all others. A report on one event alone is
/// about that event, whatever is in it.
pub fn compared_and_lone(report: &Report) -> (Vec<&EventEntry>, Vec<&EventEntry>) {
    report.events.iter().partition(|event| event.sources.len() > 1 || report.events.len() == 1)
}

/// What the list of articles that nothing could be compared with is called.
pub const LONE: &str = "Not compared";

/// What is to be said of such articles.
pub const LONE_MEANING: &str = "No other article is on the same event.";

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

/// The names of `sources`, which are some or all of those of an event.
pub fn names(labels: &[String], sources: &[usize]) -> String {
    let n_all = labels.iter().filter(|label| !label.is_empty()).count();
    if sources.len() == n_all && n_all > 2 {
        return format!("all {n_all} outlets");
    }
    sources.iter().map(|&at| labels[at].as_str()).collect::<Vec<_>>().join(", ")
}

/// "1 article", "2 articles".
pub fn counted(n: usize, singular: &str, plural: &str) -> String {
    format!("{n} {}", if n == 1 { singular } else { plural })
}

/// How many findings of each kind, in words: "1 disputed, 2 agreed".
pub fn tally(event: &EventEntry) -> String {
    tally_of(&sections(event, true))
}

/// How many findings there are in each section, in words.
pub fn tally_of(sections: &[Section<'_>]) -> String {
    let parts = sections.iter().map(|section| format!("{} {}", section.total, heading(section.kind).to_lowercase()));
    parts.collect::<Vec<_>>().join(", ")
}

/// What is not shown, and how to see it, commands between backticks; `None` where all is shown.
pub fn hidden(sections: &[Section<'_>]) -> Option<String> {
    let parts: Vec<String> = sections
        .iter()
        .filter(|section| section.n_shown() < section.total)
        .map(|section| format!("{} {}", section.total - section.n_shown(), heading(section.kind).to_lowercase()))
        .collect();
    let ways = "`--all` shows everything, and so does `--format html -o report.html`";
    (!parts.is_empty()).then(|| format!("Not shown: {}. {ways}.", parts.join(", ")))
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
    fn files_of_one_name_are_told_apart_by_their_folders_or_their_ids() {
        let mut report = testing::report();
        let paths = |report: &mut Report, paths: [&str; 3]| {
            for (source, path) in report.sources.iter_mut().zip(paths) {
                (source.outlet, source.path) = (None, path.into());
            }
        };
        paths(&mut report, ["a/1.txt", "b/1.txt", "2.txt"]);
        assert_eq!(labels(&report, &report.events[0]), ["a/1.txt", "b/1.txt", "2.txt"]);
        paths(&mut report, ["1.txt", "1.txt", "2.txt"]);
        assert_eq!(labels(&report, &report.events[0]), ["1.txt s1", "1.txt s2", "2.txt"]);
    }

    #[test]
    fn a_reason_that_says_the_values_again_is_left_out() {
        let mut finding = testing::report().events[0].findings[0].clone();
        assert_eq!(why(&finding), Some("because"));
        finding.reasons[0].text = "“12” and “14”".into();
        assert_eq!(why(&finding), None);
    }

    #[test]
    fn a_sentence_is_no_title_and_its_passage_needs_no_heading() {
        let mut finding = testing::report().events[0].findings[0].clone();
        assert_eq!(title(&finding), "People hurt");
        assert_eq!(value_headings(&finding).map(|headings| headings.len()), Some(2));
        for (value, text) in finding.values.iter_mut().zip(["will certainly come to the town", "may come to the town"])
        {
            value.value = format!("The minister of transport, who was asked on Monday, said that she {text}.");
            value.evidence.iter_mut().for_each(|evidence| evidence.exact = value.value.clone());
        }
        finding.about = "The minister of transport, who was asked …".into();
        assert_eq!((title(&finding).as_str(), why(&finding)), ("Because", None));
        assert_eq!(value_headings(&finding), None);
        finding.values[0].evidence[0].exact = "She will come.".into();
        assert!(value_headings(&finding).is_some());
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
