//! The report as Markdown, for pasting into a memo.
//!
//! Plain CommonMark: headings, lists, block quotes. Whatever comes from an article is escaped, so that its asterisks
//! and brackets stay what they are.

use super::agreements::shown_evidence;
use super::diff;
use super::model::{EventEntry, FindingEntry, Report, ValueEntry};
use super::reading::{self, Shown, Told};
use super::view::{self, Agreement, Detail, Section};
use crate::finding::FindingKind;

/// How much the Markdown report shows.
#[derive(Clone, Copy, Debug, Default)]
pub struct MarkdownOptions {
    /// Whether to show every finding and every passage.
    pub all: bool,
}

/// The report as Markdown, with a newline at the end.
pub fn render(report: &Report, options: MarkdownOptions) -> String {
    let is_one = report.events.len() < 2;
    let mut memo = Memo {
        report,
        labels: Vec::new(),
        all: options.all,
        level: if is_one { 1 } else { 2 },
        told: Told::default(),
        text: String::new(),
    };
    if !is_one {
        let articles = view::counted(report.sources.len(), "article", "articles");
        memo.line(&format!("# {articles} on {} different events", report.events.len()));
    }
    let (compared, lone) = view::compared_and_lone(report);
    compared.iter().for_each(|event| memo.event(event));
    memo.lone(&lone);
    memo.decided();
    memo.text
}

/// The text so far, and what is needed to go on.
struct Memo<'r> {
    report: &'r Report,
    /// What each source is called in the event at hand, escaped.
    labels: Vec<String>,
    all: bool,
    /// The level of an event's heading: a memo has one title, that of its only event or one above all.
    level: usize,
    /// The sentences on which outlets agree, which need no telling twice.
    told: Told,
    text: String,
}

impl Memo<'_> {
    fn event(&mut self, event: &EventEntry) {
        self.labels = view::labels(self.report, event).iter().map(|label| escaped(label)).collect();
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let sections = view::sections(event, self.all);
        self.heading(0, &escaped(&event.label));
        let date = event.date.map(view::dates).into_iter();
        let parts = date.chain([view::articles_and_origins(self.report, event), view::tally_of(&sections)]);
        let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
        self.line(&format!("{}.\n", parts.join(". ")));
        self.sources(event);
        if let Some(remark) = view::remark(event) {
            self.line(&format!("\n{remark}"));
        }
        for section in &sections {
            self.section(section);
        }
        if let Some(hidden) = view::hidden(&sections) {
            self.line(&format!("\n*{}*", hidden));
        }
    }

    fn decided(&mut self) {
        let lines = view::decided(self.report);
        if !lines.is_empty() {
            self.text.push('\n');
            self.heading(usize::from(self.level == 1), &format!("{} ({})", view::DECIDED, lines.len()));
            lines.iter().for_each(|line| self.line(&format!("- {}", escaped(line))));
        }
    }

    fn sources(&mut self, event: &EventEntry) {
        for &at in &event.sources {
            let source = &self.report.sources[at];
            let mut parts = vec![format!("**{}**", self.labels[at])];
            parts.extend(source.title.as_deref().map(|title| format!("*{}*", escaped(title))));
            parts.extend(source.published.map(|published| view::day(published.date)));
            let copy = view::same_origin_as(self.report, event, at);
            parts.extend(copy.map(|other| format!("same origin as {}", self.labels[other])));
            self.line(&format!("- {}", parts.join(", ")));
            for warning in &source.warnings {
                self.line(&format!("  - Careful: {}", escaped(warning)));
            }
        }
    }

    fn section(&mut self, section: &Section<'_>) {
        let shown = section.count();
        self.text.push('\n');
        self.heading(1, &format!("{} ({shown})", view::heading(section.kind)));
        self.line(view::meaning(section.kind));
        match section.kind {
            FindingKind::Only => self.alone(&section.shown),
            FindingKind::Agree => {
                self.text.push('\n');
                section.agreements.iter().for_each(|of| self.agreement(of));
            }
            _ => section.shown.iter().for_each(|finding| self.discrepancy(finding)),
        }
    }

    fn discrepancy(&mut self, finding: &FindingEntry) {
        let is_disputed = finding.kind == FindingKind::Diverge;
        let certainty = if is_disputed { format!(" ({})", view::certainty(finding)) } else { String::new() };
        self.text.push('\n');
        self.heading(2, &format!("{}{certainty}", escaped(&view::title(finding))));
        match finding.kind {
            FindingKind::Wording => self.versions(finding),
            FindingKind::Spelling if !self.all => self.spellings(finding),
            _ => self.sides(finding),
        }
        if let Some(reason) = view::why(finding) {
            self.line(&format!("\nWhy: {}", escaped(reason)));
        }
    }

    /// Each spelling with those who use it.
    fn spellings(&mut self, finding: &FindingEntry) {
        for value in &finding.values {
            let names = self.names(&view::sources_of(value));
            self.line(&format!("- **{}**: {names}", escaped(&value.value)));
        }
    }

    /// The sides of a dispute, each with its value where the passages do not say it.
    fn sides(&mut self, finding: &FindingEntry) {
        let headings = view::value_headings(finding);
        let is_one_each = finding.values.iter().all(|value| view::sources_of(value).len() == 1);
        for (at, value) in finding.values.iter().enumerate() {
            match &headings {
                Some(headings) => self.line(&format!("- **{}**", escaped(&headings[at]))),
                None if at > 0 && !is_one_each => self.line(&format!("\n{}\n", view::AGAINST)),
                None => {}
            }
            self.side(value, if headings.is_some() { "  " } else { "" });
        }
    }

    /// Who has the value, in which words.
    fn side(&mut self, value: &ValueEntry, indent: &str) {
        let (passages, others) = reading::of_value(value, self.all);
        for shown in &passages {
            self.line(&format!("{indent}- {}: {}", self.names(&shown.sources), escaped(&shown.text())));
        }
        if !others.is_empty() {
            self.line(&format!("{indent}- also {}", self.names(&others)));
        }
    }

    /// The versions of an utterance, with the words in bold that only one has.
    fn versions(&mut self, finding: &FindingEntry) {
        for (at, value) in finding.values.iter().enumerate() {
            let other = finding.values.get(if at == 0 { 1 } else { 0 }).map_or("", |other| other.value.as_str());
            for (sources, text) in reading::versions(value, self.all) {
                self.line(&format!("- {}: {}", self.names(&sources), marked(&text, other, self.all)));
            }
        }
    }

    fn agreement(&mut self, agreement: &Agreement<'_>) {
        let (Some(value), Some(first)) = (agreement.finding.values.first(), shown_evidence(agreement.finding)) else {
            return;
        };
        self.told.add(first);
        let bold = |detail: &Detail| {
            let names =
                if detail.sources.is_empty() { String::new() } else { format!(" ({})", self.names(&detail.sources)) };
            format!("**{}**{names}", escaped(&detail.text))
        };
        let also: Vec<String> = agreement.also.iter().map(bold).collect();
        let passage = escaped(&Shown::new(first, self.all).text());
        self.line(&format!("- {passage} — *{}*", self.names(&agreement.sources)));
        if !also.is_empty() {
            self.line(&format!("  - {}", also.join(" · ")));
        }
        if self.all {
            for shown in reading::of_value(value, true).0 {
                self.line(&format!("  - {}: {}", self.names(&shown.sources), escaped(&shown.text())));
            }
        }
    }

    fn names(&self, sources: &[usize]) -> String {
        view::names(&self.labels, sources)
    }

    fn alone(&mut self, findings: &[&FindingEntry]) {
        if let Some(caution) = view::caution(findings) {
            self.line(&format!("\n{}", escaped(&caution)));
        }
        let mut last = None;
        for finding in findings {
            let Some(evidence) = finding.values.first().and_then(|value| value.evidence.first()) else { continue };
            if last != Some(evidence.source) {
                self.text.push('\n');
                self.heading(2, &self.labels[evidence.source].clone());
                last = Some(evidence.source);
            }
            let is_told = self.told.has(evidence);
            let shown = if is_told { Shown::alone(evidence, self.all) } else { Shown::new(evidence, self.all) };
            self.line(&format!("- {}", escaped(&shown.text())));
        }
    }

    /// Articles that nothing could be compared with.
    fn lone(&mut self, events: &[&EventEntry]) {
        if events.is_empty() {
            return;
        }
        self.text.push('\n');
        self.heading(0, &format!("{} ({})", view::LONE, events.len()));
        self.line(&format!("{}\n", view::LONE_MEANING));
        for event in events {
            self.labels = view::labels(self.report, event).iter().map(|label| escaped(label)).collect();
            self.sources(event);
        }
    }

    /// A heading so many levels below that of an event, with an empty line behind it.
    fn heading(&mut self, below: usize, text: &str) {
        self.line(&format!("{} {text}\n", "#".repeat(self.level + below)));
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }
}

/// The version with its own words in bold, neighbours together.
fn marked(version: &str, other: &str, all: bool) -> String {
    let words = diff::words(version, other);
    let words = if all { words } else { diff::shortened(words) };
    let runs = words.chunk_by(|one, next| one.is_own == next.is_own).map(|run| {
        let text = run.iter().map(|word| escaped(word.text)).collect::<Vec<_>>().join(" ");
        if run[0].is_own { format!("**{text}**") } else { text }
    });
    format!("“{}”", runs.collect::<Vec<_>>().join(" "))
}

/// `text` on one line, with a backslash before every character that Markdown could read as its own.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut is_start = true;
    for letter in text.chars() {
        let is_mark = matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&');
        let is_opener = is_start && matches!(letter, '#' | '+' | '-' | '=');
        let is_list_number = matches!(letter, '.' | ')') && is_only_digits(&escaped);
        if is_mark || is_opener || is_list_number {
            escaped.push('\\');
        }
        escaped.push(if letter.is_whitespace() { ' ' } else { letter });
        is_start &= letter.is_whitespace();
    }
    escaped
}

/// Whether a full stop or bracket after `text` would start a numbered list.
fn is_only_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing;

    fn check(text: &str, expected: &str) {
        assert_eq!(escaped(text), expected);
    }

    #[test]
    fn marks_are_escaped() {
        check("a *b* [c](d) <e>", "a \\*b\\* \\[c\\](d) \\<e\\>");
        check("# 1", "\\# 1");
        check("1. one", "1\\. one");
        check("- item", "\\- item");
        check("two\nlines", "two lines");
    }

    #[test]
    fn plain_prose_stays_plain() {
        check("It cost $5.20 (about 3-4 percent) - no more. #1!", "It cost $5.20 (about 3-4 percent) - no more. #1!");
    }

    #[test]
    fn outlets_are_escaped_and_own_words_bold() {
        let memo = render(&testing::report(), MarkdownOptions::default());
        assert!(memo.contains("Daily \\*Star\\*"), "{memo}");
        assert!(memo.contains("“We will mend the **rifts**”"), "{memo}");
        assert!(memo.starts_with("# Bridge collapses in Velmora\n"));
    }
}
