//! The report for a terminal: what outlets dispute first, what one alone says last.
//!
//! Lays out what `view` chooses, within the width; colour is put in only when asked for. Leaves writing to the binary.

use anstyle::{AnsiColor, Style};
use textwrap::core::display_width;

use super::agreements::shown_evidence;
use super::diff;
use super::model::{EventEntry, FindingEntry, Report, ValueEntry};
use super::reading::{self, Shown, Told};
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
    let (compared, lone) = view::compared_and_lone(report);
    for (at, event) in compared.iter().enumerate() {
        if at > 0 {
            page.rule();
        }
        page.event(event);
    }
    if !compared.is_empty() && !lone.is_empty() {
        page.rule();
    }
    page.lone(&lone);
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
    /// The sentences on which outlets agree, which need no telling twice.
    told: Told,
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
            told: Told::default(),
            text: String::new(),
        }
    }

    fn event(&mut self, event: &EventEntry) {
        self.labels = view::labels(self.report, event);
        self.paragraph("", &paint(self.palette.title, &event.label));
        let sections = view::sections(event, self.all);
        self.paragraph("", &paint(self.palette.faint, &self.overview(event, &sections)));
        self.blank();
        self.sources(event);
        if let Some(remark) = view::remark(event) {
            self.blank();
            self.paragraph("", remark);
        }
        for section in &sections {
            self.section(section);
        }
        if let Some(hidden) = view::hidden(&sections) {
            self.blank();
            self.paragraph("", &paint(self.palette.faint, &hidden.replace('`', "")));
        }
    }

    /// Articles that nothing could be compared with.
    fn lone(&mut self, events: &[&EventEntry]) {
        if events.is_empty() {
            return;
        }
        let heading = paint(self.palette.heading, &view::LONE.to_uppercase());
        let meaning = format!("({}) {}", events.len(), view::LONE_MEANING);
        self.paragraph("", &format!("{heading} {}", paint(self.palette.faint, &meaning)));
        self.blank();
        for event in events {
            self.labels = view::labels(self.report, event);
            self.sources(event);
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
    fn overview(&self, event: &EventEntry, sections: &[Section<'_>]) -> String {
        let mut parts: Vec<String> = event.date.map(view::dates).into_iter().collect();
        parts.push(view::articles_and_origins(self.report, event));
        parts.push(view::tally_of(sections));
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
            FindingKind::Agree => {
                if !self.all {
                    self.blank();
                }
                section.agreements.iter().for_each(|of| self.agreement(of));
            }
            _ => section.shown.iter().for_each(|finding| self.discrepancy(finding)),
        }
    }

    fn discrepancy(&mut self, finding: &FindingEntry) {
        self.blank();
        let mut title = paint(self.palette.title, &view::title(finding));
        if finding.kind == FindingKind::Diverge {
            title.push_str(&paint(self.palette.faint, &format!(" · {}", view::certainty(finding))));
        }
        self.paragraph("  ", &title);
        match finding.kind {
            FindingKind::Wording => self.versions(finding),
            FindingKind::Spelling if !self.all => self.spellings(finding),
            _ => self.sides(finding),
        }
        if let Some(reason) = view::why(finding) {
            self.paragraph("    ", &paint(self.palette.faint, &format!("Why: {reason}")));
        }
    }

    /// The sides of a dispute, each with its value where the passages do not say it.
    fn sides(&mut self, finding: &FindingEntry) {
        let headings = view::value_headings(finding);
        let column = self.column(finding.values.iter().flat_map(view::sources_of));
        let is_one_each = finding.values.iter().all(|value| view::sources_of(value).len() == 1);
        for (at, value) in finding.values.iter().enumerate() {
            match &headings {
                Some(headings) => self.paragraph("    ", &paint(self.palette.value, &headings[at])),
                None if at > 0 && !is_one_each => self.paragraph("  ", &paint(self.palette.faint, view::AGAINST)),
                None => {}
            }
            self.side(value, if headings.is_some() { "      " } else { "    " }, column);
        }
    }

    /// Who has the value, in which words.
    fn side(&mut self, value: &ValueEntry, indent: &str, column: usize) {
        let (passages, others) = reading::of_value(value, self.all);
        for shown in &passages {
            self.row(indent, &self.names(&shown.sources), column, &self.passage(shown));
        }
        if !others.is_empty() {
            let names = self.names(&others);
            self.paragraph(
                indent,
                &format!("{} {}", paint(self.palette.faint, "also"), paint(self.palette.outlet, &names)),
            );
        }
    }

    /// Each spelling with those who use it, on one line.
    fn spellings(&mut self, finding: &FindingEntry) {
        let widest = finding.values.iter().map(|value| display_width(&value.value)).max().unwrap_or(0);
        for value in &finding.values {
            let gap = " ".repeat(widest - display_width(&value.value) + 2);
            let form = format!("    {}{gap}", paint(self.palette.value, &value.value));
            let names = paint(self.palette.outlet, &self.names(&view::sources_of(value)));
            self.hanging(&form, &" ".repeat(widest + 6), &names);
        }
    }

    /// The versions of an utterance, with the words marked that only one has.
    fn versions(&mut self, finding: &FindingEntry) {
        let column = self.column(finding.values.iter().flat_map(view::sources_of));
        for (at, value) in finding.values.iter().enumerate() {
            let other = finding.values.get(if at == 0 { 1 } else { 0 }).map_or("", |other| other.value.as_str());
            for (sources, text) in reading::versions(value, self.all) {
                let text = self.marked(&text, other, at == 0);
                self.row("    ", &self.names(&sources), column, &text);
            }
        }
    }

    fn agreement(&mut self, agreement: &Agreement<'_>) {
        let finding = agreement.finding;
        let (Some(value), Some(first)) = (finding.values.first(), shown_evidence(finding)) else { return };
        self.told.add(first);
        if self.all {
            self.blank();
            self.paragraph("  ", &paint(self.palette.title, &view::about(finding)));
        } else {
            self.hanging("  - ", "    ", &self.passage(&Shown::new(first, false)));
        }
        let also: Vec<String> = agreement.also.iter().map(|detail| view::shown_detail(detail, &self.labels)).collect();
        let also = paint(self.palette.value, &also.join(" · "));
        let outlets = if self.all { String::new() } else { self.outlets(&agreement.sources) };
        let parts: Vec<&str> = [also.as_str(), outlets.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
        if !parts.is_empty() {
            self.paragraph("    ", &parts.join(" – "));
        }
        if !self.all {
            return;
        }
        let column = self.column(view::sources_of(value).into_iter());
        for shown in reading::of_value(value, true).0 {
            self.row("    ", &self.names(&shown.sources), column, &self.passage(&shown));
        }
    }

    /// "Fox News, The Echo (1 origin)".
    fn outlets(&self, sources: &[usize]) -> String {
        let names = paint(self.palette.outlet, &self.names(sources));
        match view::n_origins_of(self.report, sources) {
            n_origins if n_origins < sources.len() => {
                format!("{names} ({})", view::counted(n_origins, "origin", "origins"))
            }
            _ => names,
        }
    }

    fn names(&self, sources: &[usize]) -> String {
        view::names(&self.labels, sources)
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
                if last.is_none() || self.all {
                    self.blank();
                }
                self.paragraph("  ", &label);
                last = teller;
            }
            if let Some(evidence) = finding.values.first().and_then(|value| value.evidence.first()) {
                let is_told = self.told.has(evidence);
                let shown = if is_told { Shown::alone(evidence, self.all) } else { Shown::new(evidence, self.all) };
                self.hanging("    - ", "      ", &self.passage(&shown));
            }
        }
    }

    /// The passage, with the rest of its sentence faint.
    fn passage(&self, shown: &Shown) -> String {
        let (before, after) = (paint(self.palette.faint, &shown.before), paint(self.palette.faint, &shown.after));
        format!("{before}{}{after}", shown.exact)
    }

    /// The version with the words marked that the other version does not have.
    fn marked(&self, version: &str, other: &str, is_first: bool) -> String {
        let (style, open, close) =
            if is_first { (self.palette.theirs, "[-", "-]") } else { (self.palette.ours, "{+", "+}") };
        let has_color = style != Style::new();
        let words = diff::words(version, other);
        let words = if self.all { words } else { diff::shortened(words) };
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
