//! The report for a terminal: what outlets dispute first, what one alone says last.
//!
//! Lays out what `view` chooses, within the width; colour is put in only when asked for. Leaves writing to the binary.

use anstyle::{AnsiColor, Style};
use textwrap::core::display_width;

use super::diff;
use super::model::{EventEntry, Evidence, FindingEntry, Report, ValueEntry};
use super::view::{self, Agreement, Section};
use crate::finding::FindingKind;

/// Narrower than this, lines hold too few words to read.
const MIN_WIDTH: usize = 40;

/// Wider than this, lines are too long to read.
const MAX_WIDTH: usize = 140;

/// The column of outlet names takes at most one part in so many of the width; longer names get a line of their own.
const LABEL_SHARE: usize = 3;

/// How the terminal report is laid out.
#[derive(Clone, Copy, Debug)]
pub struct TextOptions {
    /// Columns to use.
    pub width: usize,
    /// Whether to put in ANSI colours.
    pub color: bool,
    /// Whether to show every finding and every passage.
    pub all: bool,
}

/// The report as text, with a newline at the end.
pub fn render(report: &Report, options: &TextOptions) -> String {
    let mut page = Page::new(report, options);
    if report.events.len() > 1 {
        let articles = view::counted(report.sources.len(), "article", "articles");
        page.paragraph("", &format!("{articles} on {} different events", report.events.len()));
        page.blank();
    }
    for (at, event) in report.events.iter().enumerate() {
        if at > 0 {
            page.rule();
        }
        page.event(event);
    }
    page.decided();
    page.text
}

/// The text so far, and what is needed to go on.
struct Page<'r> {
    report: &'r Report,
    /// What each source is called in the event at hand.
    labels: Vec<String>,
    width: usize,
    all: bool,
    palette: Palette,
    text: String,
}

/// The styles of the parts; all plain without colour.
#[derive(Default)]
struct Palette {
    title: Style,
    disputed: Style,
    heading: Style,
    value: Style,
    outlet: Style,
    faint: Style,
    theirs: Style,
    ours: Style,
}

impl Palette {
    fn new(color: bool) -> Palette {
        if !color {
            return Palette::default();
        }
        Palette {
            title: Style::new().bold(),
            disputed: AnsiColor::Red.on_default().bold(),
            heading: AnsiColor::Green.on_default().bold(),
            value: Style::new().bold(),
            outlet: AnsiColor::Cyan.on_default(),
            faint: Style::new().dimmed(),
            theirs: AnsiColor::Red.on_default(),
            ours: AnsiColor::Green.on_default(),
        }
    }
}

impl<'r> Page<'r> {
    fn new(report: &'r Report, options: &TextOptions) -> Page<'r> {
        Page {
            report,
            labels: Vec::new(),
            width: options.width.clamp(MIN_WIDTH, MAX_WIDTH),
            all: options.all,
            palette: Palette::new(options.color),
            text: String::new(),
        }
    }

    fn event(&mut self, event: &EventEntry) {
        self.labels = view::labels(self.report, event);
        self.paragraph("", &paint(self.palette.title, &event.label));
        self.paragraph("", &paint(self.palette.faint, &self.overview(event)));
        self.blank();
        self.sources(event);
        if let Some(remark) = view::remark(event) {
            self.blank();
            self.paragraph("", remark);
        }
        let sections = view::sections(event, self.all);
        for section in &sections {
            self.section(section);
        }
        if let Some(hidden) = view::hidden(&sections) {
            self.blank();
            self.paragraph("", &paint(self.palette.faint, &hidden));
        }
    }

    fn decided(&mut self) {
        let lines = view::decided(self.report);
        if lines.is_empty() {
            return;
        }
        self.blank();
        let heading = paint(self.palette.heading, &view::DECIDED.to_uppercase());
        self.paragraph("", &format!("{heading} {}", paint(self.palette.faint, &format!("({})", lines.len()))));
        self.blank();
        lines.iter().for_each(|line| self.hanging("  - ", "    ", line));
    }

    /// "4 March 2031 · 3 articles of 2 independent origins · 1 disputed, 2 agreed".
    fn overview(&self, event: &EventEntry) -> String {
        let articles = view::counted(event.sources.len(), "article", "articles");
        let origins = view::counted(view::n_origins(self.report, event), "independent origin", "independent origins");
        let mut parts: Vec<String> = event.date.map(view::dates).into_iter().collect();
        parts.push(format!("{articles} of {origins}"));
        parts.push(view::tally(event));
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }

    fn sources(&mut self, event: &EventEntry) {
        let column = self.column(event.sources.iter().copied());
        for &at in &event.sources {
            let source = &self.report.sources[at];
            let published = source.published.map(|published| view::day(published.date));
            let copy = view::same_origin_as(self.report, event, at);
            let copy = copy.map(|other| format!("same origin as {}", self.labels[other]));
            let parts = [published, source.title.clone(), copy];
            let line = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            self.row("  ", &self.labels[at].clone(), column, &line);
            for warning in &source.warnings {
                self.row("  ", "", column, &paint(self.palette.faint, &format!("! {warning}")));
            }
        }
    }

    fn section(&mut self, section: &Section<'_>) {
        let style = if section.kind == FindingKind::Diverge { self.palette.disputed } else { self.palette.heading };
        let heading = view::heading(section.kind).to_uppercase();
        let count = section.count();
        self.blank();
        let meaning = paint(self.palette.faint, &format!("({count}) {}", view::meaning(section.kind)));
        self.paragraph("", &format!("{} {meaning}", paint(style, &heading)));
        match section.kind {
            FindingKind::Only => self.alone(&section.shown),
            FindingKind::Agree => section.agreements.iter().for_each(|of| self.agreement(of)),
            _ => section.shown.iter().for_each(|finding| self.discrepancy(finding)),
        }
    }

    fn discrepancy(&mut self, finding: &FindingEntry) {
        self.blank();
        let mut title = paint(self.palette.title, &view::about(finding));
        if finding.kind == FindingKind::Diverge {
            title.push_str(&paint(self.palette.faint, &format!(" · {}", view::certainty(finding))));
        }
        self.paragraph("  ", &title);
        let column = self.column(finding.values.iter().flat_map(view::sources_of));
        for (at, value) in finding.values.iter().enumerate() {
            if finding.kind == FindingKind::Wording {
                let other = finding.values.get(if at == 0 { 1 } else { 0 }).map_or("", |other| other.value.as_str());
                for telling in view::tellings(value, self.all) {
                    let text = self.marked(&telling.text, other, at == 0);
                    self.row("      ", &self.labels[telling.source].clone(), column, &text);
                }
                continue;
            }
            self.paragraph("    ", &paint(self.palette.value, &value.value));
            for evidence in view::passages(value, self.all) {
                self.row("      ", &self.labels[evidence.source].clone(), column, &self.quoted(evidence));
            }
        }
        if let Some(reason) = view::why(finding) {
            self.paragraph("    ", &paint(self.palette.faint, &format!("Why: {reason}")));
        }
    }

    fn agreement(&mut self, agreement: &Agreement<'_>) {
        let finding = agreement.finding;
        let Some(value) = finding.values.first() else { return };
        let passages = view::passages(value, self.all);
        let Some(first) = passages.first() else { return };
        self.blank();
        if self.all {
            self.paragraph("  ", &paint(self.palette.title, &view::about(finding)));
        } else {
            self.paragraph("  ", &self.quoted(first));
        }
        let also: Vec<String> = agreement.also.iter().map(|detail| view::shown_detail(detail, &self.labels)).collect();
        if !also.is_empty() {
            self.paragraph("    ", &paint(self.palette.value, &also.join(" · ")));
        }
        if !self.all {
            self.paragraph("    ", &self.outlets(value, finding.origins));
            return;
        }
        let column = self.column(view::sources_of(value).into_iter());
        for evidence in passages {
            self.row("    ", &self.labels[evidence.source].clone(), column, &self.quoted(evidence));
        }
    }

    /// "Fox News, The Echo (1 origin)".
    fn outlets(&self, value: &ValueEntry, origins: usize) -> String {
        let sources = view::sources_of(value);
        let names: Vec<&str> = sources.iter().map(|&at| self.labels[at].as_str()).collect();
        let names = paint(self.palette.outlet, &names.join(", "));
        if origins < sources.len() {
            return format!("{names} ({})", view::counted(origins, "origin", "origins"));
        }
        names
    }

    fn alone(&mut self, findings: &[&FindingEntry]) {
        if let Some(caution) = view::caution(findings) {
            self.paragraph("", &paint(self.palette.faint, &caution));
        }
        let mut last = None;
        for finding in findings {
            let teller = view::teller(finding);
            if teller != last {
                let label = teller.map_or("", |at| self.labels[at].as_str());
                let label = paint(self.palette.outlet, label);
                self.blank();
                self.paragraph("  ", &label);
                last = teller;
            }
            if let Some(evidence) = finding.values.first().and_then(|value| value.evidence.first()) {
                let passage = self.quoted(evidence);
                self.hanging("    - ", "      ", &passage);
            }
        }
    }

    /// The passage with the rest of its sentence, in quotation marks unless it brings its own.
    fn quoted(&self, evidence: &Evidence) -> String {
        let exact = view::one_line(&evidence.exact, self.all);
        let before = paint(self.palette.faint, &flat(&evidence.before));
        let after = paint(self.palette.faint, &flat(&evidence.after));
        let passage = format!("{before}{exact}{after}");
        if view::has_quotes(evidence) { passage } else { format!("“{passage}”") }
    }

    /// The version with the words marked that the other version does not have.
    fn marked(&self, version: &str, other: &str, is_first: bool) -> String {
        let (style, open, close) =
            if is_first { (self.palette.theirs, "[-", "-]") } else { (self.palette.ours, "{+", "+}") };
        let has_color = style != Style::new();
        let words = diff::words(version, other);
        let mut line = String::from("“");
        for (at, word) in words.iter().enumerate() {
            let opens = word.is_own && (at == 0 || !words[at - 1].is_own);
            let closes = word.is_own && words.get(at + 1).is_none_or(|next| !next.is_own);
            if at > 0 {
                line.push(' ');
            }
            if has_color && word.is_own {
                line.push_str(&paint(style, word.text));
                continue;
            }
            line.push_str(if opens { open } else { "" });
            line.push_str(word.text);
            line.push_str(if closes { close } else { "" });
        }
        line.push('”');
        line
    }

    /// The width of the column that holds the labels of `sources`.
    fn column(&self, sources: impl Iterator<Item = usize>) -> usize {
        let widest = self.width / LABEL_SHARE;
        sources.map(|at| display_width(&self.labels[at])).filter(|width| *width <= widest).max().unwrap_or(0)
    }

    /// An outlet in its column, and text beside it; below it where the outlet is too long for the column.
    fn row(&mut self, indent: &str, label: &str, column: usize, text: &str) {
        let rest = format!("{indent}{}", " ".repeat(column + 2));
        let label_width = display_width(label);
        let label = paint(self.palette.outlet, label);
        if label_width > column {
            self.paragraph(indent, &label);
            self.hanging(&rest, &rest, text);
            return;
        }
        let gap = " ".repeat(column - label_width + 2);
        self.hanging(&format!("{indent}{label}{gap}"), &rest, text);
    }

    fn paragraph(&mut self, indent: &str, text: &str) {
        self.hanging(indent, indent, text);
    }

    /// Wraps `text`, the first line after `first`, the others after `rest`.
    fn hanging(&mut self, first: &str, rest: &str, text: &str) {
        if text.is_empty() {
            // textwrap drops the indent of an empty line, and with it the outlet.
            self.text.push_str(first.trim_end());
            self.text.push('\n');
            return;
        }
        let options = textwrap::Options::new(self.width)
            .initial_indent(first)
            .subsequent_indent(rest)
            .break_words(false)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        for line in textwrap::wrap(text, options) {
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }

    fn blank(&mut self) {
        self.text.push('\n');
    }

    fn rule(&mut self) {
        self.blank();
        let line = "─".repeat(self.width);
        self.text.push_str(&paint(self.palette.faint, &line));
        self.text.push_str("\n\n");
    }
}

/// White space made plain, kept at the ends.
fn flat(text: &str) -> String {
    text.chars().map(|letter| if letter.is_whitespace() { ' ' } else { letter }).collect()
}

/// `text` in `style`, word by word so that wrapped lines keep their margins plain.
fn paint(style: Style, text: &str) -> String {
    if style == Style::new() || text.is_empty() {
        return text.to_owned();
    }
    let words = text.split(' ').map(|word| match word {
        "" => String::new(),
        word => format!("{style}{word}{style:#}"),
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing;

    fn rendered(width: usize, color: bool) -> String {
        render(&testing::report(), &TextOptions { width, color, all: false })
    }

    #[test]
    fn every_line_fits() {
        for width in [40, 60, 80, 120] {
            for line in rendered(width, true).lines() {
                assert!(display_width(line) <= width, "{width}: {line}");
            }
        }
    }

    #[test]
    fn no_colour_means_no_escapes() {
        assert!(!rendered(80, false).contains('\u{1b}'));
        assert!(rendered(80, true).contains('\u{1b}'));
    }

    #[test]
    fn differing_words_are_marked() {
        let text = rendered(80, false);
        assert!(text.contains("“We will mend the [-rifts-]”"), "{text}");
        assert!(text.contains("“We will mend the {+divisions+}”"), "{text}");
    }

    #[test]
    fn disputes_come_before_agreement() {
        let text = rendered(80, false);
        assert!(text.find("DISPUTED") < text.find("AGREED"));
    }
}
