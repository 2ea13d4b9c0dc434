//! The report as Markdown, for pasting into a memo.
//!
//! Plain CommonMark: headings, lists, block quotes. Whatever comes from an article is escaped, so that its asterisks
//! and brackets stay what they are.

use super::diff;
use super::model::{EventEntry, Evidence, FindingEntry, Report, ValueEntry};
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
    let mut memo = Memo { report, labels: Vec::new(), all: options.all, text: String::new() };
    for event in &report.events {
        memo.event(event);
    }
    memo.decided();
    memo.text
}

/// The text so far, and what is needed to go on.
struct Memo<'r> {
    report: &'r Report,
    /// What each source is called in the event at hand, escaped.
    labels: Vec<String>,
    all: bool,
    text: String,
}

impl Memo<'_> {
    fn event(&mut self, event: &EventEntry) {
        self.labels = view::labels(self.report, event).iter().map(|label| escaped(label)).collect();
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.line(&format!("# {}\n", escaped(&event.label)));
        let date = event.date.map(|dates| format!("{}. ", view::dates(dates)));
        let articles = view::counted(event.sources.len(), "article", "articles");
        let origins = view::counted(view::n_origins(self.report, event), "independent origin", "independent origins");
        let date = date.unwrap_or_default();
        self.line(&format!("{date}{articles} of {origins}.\n"));
        self.sources(event);
        if let Some(remark) = view::remark(event) {
            self.line(&format!("\n{remark}"));
        }
        let sections = view::sections(event, self.all);
        for section in &sections {
            self.section(section);
        }
        if let Some(hidden) = view::hidden(&sections) {
            self.line(&format!("\n*{}*", hidden.replace("--all", "`--all`")));
        }
    }

    fn decided(&mut self) {
        let lines = view::decided(self.report);
        if !lines.is_empty() {
            self.line(&format!("\n## {} ({})\n", view::DECIDED, lines.len()));
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
        self.line(&format!("\n## {} ({shown})\n", view::heading(section.kind)));
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
        self.line(&format!("\n### {}{certainty}\n", escaped(&view::about(finding))));
        for (at, value) in finding.values.iter().enumerate() {
            if finding.kind == FindingKind::Wording {
                let other = finding.values.get(if at == 0 { 1 } else { 0 }).map_or("", |other| other.value.as_str());
                for telling in view::tellings(value, self.all) {
                    self.line(&format!("- {}: {}", self.labels[telling.source], marked(&telling.text, other)));
                }
                continue;
            }
            for evidence in view::passages(value, self.all) {
                let outlet = &self.labels[evidence.source];
                self.line(&format!("- **{}** – {outlet}: {}", escaped(&value.value), self.quoted(evidence)));
            }
        }
        if let Some(reason) = view::why(finding) {
            self.line(&format!("\nWhy: {}", escaped(reason)));
        }
    }

    fn agreement(&mut self, agreement: &Agreement<'_>) {
        let Some(value) = agreement.finding.values.first() else { return };
        let passages = view::passages(value, self.all);
        let Some(first) = passages.first() else { return };
        let bold = |detail: &Detail| {
            let names: Vec<&str> = detail.sources.iter().map(|&at| self.labels[at].as_str()).collect();
            let names = if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) };
            format!("**{}**{names}", escaped(&detail.text))
        };
        let also: Vec<String> = agreement.also.iter().map(bold).collect();
        let also = if also.is_empty() { String::new() } else { format!(" {}", also.join(" · ")) };
        self.line(&format!("- {}{also} ({})", self.quoted(first), self.outlets(value)));
        if self.all {
            for evidence in passages {
                self.line(&format!("  - {}: {}", self.labels[evidence.source], self.quoted(evidence)));
            }
        }
    }

    fn outlets(&self, value: &ValueEntry) -> String {
        let sources = view::sources_of(value);
        sources.iter().map(|&at| self.labels[at].as_str()).collect::<Vec<_>>().join(", ")
    }

    fn alone(&mut self, findings: &[&FindingEntry]) {
        if let Some(caution) = view::caution(findings) {
            self.line(&format!("\n{}", escaped(&caution)));
        }
        let mut last = None;
        for finding in findings {
            let Some(evidence) = finding.values.first().and_then(|value| value.evidence.first()) else { continue };
            if last != Some(evidence.source) {
                self.line(&format!("\n### {}\n", self.labels[evidence.source]));
                last = Some(evidence.source);
            }
            self.line(&format!("- {}", self.quoted(evidence)));
        }
    }

    fn quoted(&self, evidence: &Evidence) -> String {
        let passage = format!("{}{}{}", evidence.before, evidence.exact, evidence.after);
        let passage = escaped(&view::one_line(&passage, self.all));
        if view::has_quotes(evidence) { passage } else { format!("“{passage}”") }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }
}

/// The version with its own words in bold.
fn marked(version: &str, other: &str) -> String {
    let words = diff::words(version, other).into_iter().map(|word| match word.is_own {
        true => format!("**{}**", escaped(word.text)),
        false => escaped(word.text),
    });
    format!("“{}”", words.collect::<Vec<_>>().join(" "))
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
