//! The report as tables for a spreadsheet: one of findings, one of claims (RFC 4180, UTF-8).
//!
//! Long form, so that a pivot table can count by any column. Fields hold what the JSON report holds, ids of entities
//! resolved to names; docs/exports.md lists the columns. Leaves choosing what to show to the reader.

use std::borrow::Cow;
use std::collections::BTreeMap;

use csv::{Terminator, Writer, WriterBuilder};

use super::json::rounded;
use super::model::{ArgumentEntry, ClaimEntry, EventEntry, Evidence, FindingEntry, Report, SourceEntry};
use super::printable::printable;
use super::words::{kind_word, role_word, slot_word, stance_word};

/// What stands between the members of a list in one cell.
const BETWEEN: &str = "; ";

const FINDING_COLUMNS: [&str; 23] = [
    "event",
    "event_label",
    "finding",
    "key",
    "kind",
    "slot",
    "about",
    "summary",
    "score",
    "origins",
    "decision",
    "value_number",
    "value",
    "normalized",
    "source",
    "path",
    "outlet",
    "published",
    "origin",
    "start",
    "end",
    "exact",
    "rules",
];

const CLAIM_COLUMNS: [&str; 22] = [
    "event",
    "event_label",
    "claim",
    "source",
    "path",
    "outlet",
    "published",
    "origin",
    "start",
    "end",
    "exact",
    "subject",
    "predicate",
    "entities",
    "arguments",
    "time",
    "place",
    "quantity",
    "speaker",
    "stance",
    "polarity",
    "cluster",
];

/// One row for each passage that proves a value of a finding; a value without passages has one row.
pub fn findings(report: &Report) -> String {
    let mut table = Table::new(&FINDING_COLUMNS);
    for event in &report.events {
        event.findings.iter().for_each(|finding| push_finding(&mut table, report, event, finding));
    }
    table.finish()
}

/// One row for each claim.
pub fn claims(report: &Report) -> String {
    let mut table = Table::new(&CLAIM_COLUMNS);
    for event in &report.events {
        let names = event.entities.iter().map(|entity| (entity.id.as_str(), entity.name.as_str())).collect();
        event.claims.iter().for_each(|claim| push_claim(&mut table, report, event, claim, &names));
    }
    table.finish()
}

fn push_finding(table: &mut Table, report: &Report, event: &EventEntry, finding: &FindingEntry) {
    let rules: Vec<&str> = finding.reasons.iter().map(|reason| reason.rule).collect();
    for (at, value) in finding.values.iter().enumerate() {
        let mut head = vec![event.id.clone(), event.label.clone(), finding.id.clone(), finding.key.clone()];
        head.extend([kind_word(finding.kind).to_owned(), slot_word(finding.slot).to_owned()]);
        head.extend([finding.about.clone(), finding.summary.clone()]);
        head.extend([rounded(finding.score).to_string(), finding.origins.to_string()]);
        head.push(if finding.is_kept { "kept".to_owned() } else { String::new() });
        head.extend([(at + 1).to_string(), value.value.clone(), value.normalized.clone().unwrap_or_default()]);
        let passages: Vec<Option<&Evidence>> = value.evidence.iter().map(Some).collect();
        let passages = if passages.is_empty() { vec![None] } else { passages };
        for passage in passages {
            let place = place_cells(report, passage);
            table.push(head.iter().cloned().chain(place).chain([rules.join(BETWEEN)]));
        }
    }
}

/// Source, path, outlet, day, origin, start, end and text of a passage; empty where there is none.
fn place_cells(report: &Report, passage: Option<&Evidence>) -> [String; 8] {
    let Some(passage) = passage else { return Default::default() };
    let source: &SourceEntry = &report.sources[passage.source];
    [
        source.id.clone(),
        source.path.clone(),
        source.outlet.clone().unwrap_or_default(),
        source.published.map(|published| published.date.to_string()).unwrap_or_default(),
        source.origin.clone(),
        passage.start.to_string(),
        passage.end.to_string(),
        passage.exact.clone(),
    ]
}

/// The names of an event's entities, by id.
type Names<'r> = BTreeMap<&'r str, &'r str>;

fn push_claim(table: &mut Table, report: &Report, event: &EventEntry, claim: &ClaimEntry, names: &Names<'_>) {
    let name = |id: &Option<String>| id.as_deref().map(|id| name_of(id, names).to_owned()).unwrap_or_default();
    let mut cells = vec![event.id.clone(), event.label.clone(), claim.id.clone()];
    cells.extend(place_cells(report, Some(&claim.passage)));
    cells.extend([name(&claim.subject), claim.predicate.clone().unwrap_or_default()]);
    cells.push(joined(&claim.entities, names, BETWEEN));
    let arguments: Vec<String> = claim.arguments.iter().map(|argument| argument_cell(argument, claim, names)).collect();
    cells.push(arguments.join(BETWEEN));
    let values = [&claim.values.times, &claim.values.places, &claim.values.quantities];
    cells.extend(values.map(|values| values.join(BETWEEN)));
    cells.extend([name(&claim.speaker), stance_word(claim.stance).to_owned()]);
    cells.push(if claim.is_affirmed { "affirmed" } else { "negated" }.to_owned());
    cells.push(claim.cluster.clone().unwrap_or_default());
    table.push(cells);
}

/// `place 12-24 (in): “Port Selwyn” = Port Selwyn`: role, place in the source, preposition, words, names. The words are
/// there only where the argument stands within the claim's passage; `?` tells that it is not safe to say what is meant.
fn argument_cell(argument: &ArgumentEntry, claim: &ClaimEntry, names: &Names<'_>) -> String {
    let mut cell = format!("{} {}-{}", role_word(argument.role), argument.start, argument.end);
    if let Some(marker) = &argument.marker {
        cell.push_str(&format!(" ({marker})"));
    }
    if let Some(words) = words_of(argument, claim) {
        cell.push_str(&format!(": “{words}”"));
    }
    if !argument.entities.is_empty() {
        cell.push_str(&format!(" = {}", joined(&argument.entities, names, ", ")));
    }
    if argument.is_unknown {
        cell.push_str(" ?");
    }
    cell
}

fn words_of(argument: &ArgumentEntry, claim: &ClaimEntry) -> Option<String> {
    let passage = &claim.passage;
    let is_within = passage.start <= argument.start && argument.start < argument.end && argument.end <= passage.end;
    let words = passage.exact.chars().skip(argument.start.checked_sub(passage.start)?);
    is_within.then(|| words.take(argument.end - argument.start).collect())
}

fn joined(ids: &[String], names: &Names<'_>, between: &str) -> String {
    ids.iter().map(|id| name_of(id, names)).collect::<Vec<_>>().join(between)
}

/// The entity's name; its id where the event does not list it.
fn name_of<'a>(id: &'a str, names: &Names<'a>) -> &'a str {
    names.get(id).copied().unwrap_or(id)
}

/// A table that no spreadsheet takes for formulas.
struct Table {
    writer: Writer<Vec<u8>>,
}

impl Table {
    fn new(columns: &[&str]) -> Table {
        let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
        writer.write_record(columns).expect("a vector takes everything");
        Table { writer }
    }

    fn push(&mut self, cells: impl IntoIterator<Item = String>) {
        let cells = cells.into_iter().map(|cell| guarded(&printable(&cell)).into_owned());
        self.writer.write_record(cells).expect("a vector takes everything, and each row has all columns");
    }

    fn finish(self) -> String {
        let bytes = self.writer.into_inner().expect("a vector takes everything");
        String::from_utf8(bytes).expect("all cells are UTF-8")
    }
}

/// The cell with an apostrophe before whatever a spreadsheet would run as a formula. A plain number is no formula.
///
/// Programs that separate cells by semicolons or tabs take a part of a cell for one: each part is looked at.
fn guarded(cell: &str) -> Cow<'_, str> {
    let is_harmless_start = !cell.starts_with(['\t', '\n', '\r']);
    if is_harmless_start && cell.split(PART_ENDS).all(is_harmless) {
        return Cow::Borrowed(cell);
    }
    let mut guarded = String::with_capacity(cell.len() + 4);
    guarded.push_str(if is_harmless_start { "" } else { "'" });
    for part in cell.split_inclusive(PART_ENDS) {
        if !is_harmless(part.trim_end_matches(PART_ENDS)) {
            guarded.push('\'');
        }
        guarded.push_str(part);
    }
    Cow::Owned(guarded)
}

/// What separates cells in one program or another.
const PART_ENDS: [char; 4] = [';', '\t', '\n', '\r'];

/// Whether no program runs what begins like this. Some skip white space before a formula; full-width signs count as the
/// ASCII ones.
fn is_harmless(part: &str) -> bool {
    is_number(part.trim()) || !part.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

fn is_number(cell: &str) -> bool {
    cell.chars().all(|letter| letter.is_ascii_digit() || "+-.".contains(letter)) && cell.parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::frame::Role;
    use crate::report::testing;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let row = |row: Result<csv::StringRecord, csv::Error>| {
            row.expect("a valid row").iter().map(str::to_owned).collect::<Vec<String>>()
        };
        reader.records().map(row).collect()
    }

    #[test]
    fn each_passage_of_a_finding_has_its_row() {
        let rows = rows(&findings(&testing::report()));
        assert_eq!(rows[0], FINDING_COLUMNS);
        let n_passages = 3 + 2 + 2 + 2 + 1;
        assert_eq!(rows.len(), 1 + n_passages);
        let first = [&rows[1][2], &rows[1][4], &rows[1][8], &rows[1][11], &rows[1][12], &rows[1][14], &rows[1][21]];
        assert_eq!(first, ["f1", "diverge", "0.9", "1", "12", "s1", "Twelve people"]);
        assert_eq!(rows[3][16], "", "an outlet that is not known is an empty cell");
    }

    #[test]
    fn a_value_without_passages_keeps_its_row() {
        let mut report = testing::report();
        report.events[0].findings.truncate(1);
        report.events[0].findings[0].values[0].evidence.clear();
        let rows = rows(&findings(&report));
        assert_eq!((rows.len(), rows[1][12].as_str(), rows[1][14].as_str()), (4, "12", ""));
    }

    #[test]
    fn claims_name_their_entities_and_what_fills_their_roles() {
        let mut report = testing::report();
        let claim = &mut report.events[0].claims[0];
        claim.speaker = Some("n9".to_owned());
        let marker = Some("of".to_owned());
        claim.arguments.push(ArgumentEntry {
            role: Role::Subject,
            marker,
            start: 0,
            end: 6,
            entities: vec!["n9".to_owned()],
            is_unknown: true,
        });
        report.events[0].entities = testing::entities();
        let rows = rows(&claims(&report));
        assert_eq!(rows[0], CLAIM_COLUMNS);
        assert_eq!(rows.len(), 7);
        assert_eq!(rows[1][14], "subject 0-6 (of): “Twelve” = Ana Kovač ?");
        assert_eq!((rows[1][18].as_str(), rows[1][20].as_str(), rows[1][21].as_str()), ("Ana Kovač", "affirmed", "k1"));
    }

    #[test]
    fn hostile_text_comes_back_whole_and_is_no_formula() {
        let report = testing::hostile();
        for (text, n_rows) in [(findings(&report), 11), (claims(&report), 7)] {
            let rows = rows(&text);
            assert_eq!(rows.len(), n_rows);
            for cell in rows.iter().flatten() {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\n', '\r']), "{cell:?}");
            }
            let expected = format!("'{}", printable(testing::HOSTILE));
            assert!(rows[1].contains(&expected), "{:?}", rows[1]);
        }
    }

    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        #[track_caller]
        fn check(cell: &str, expected: &str) {
            assert_eq!(guarded(cell), expected);
        }
        check("=cmd()", "'=cmd()");
        check("  +1 (555) 0100", "'  +1 (555) 0100");
        check("@SUM(A1)", "'@SUM(A1)");
        check("\tx", "'\tx");
        check("-5+cmd()", "'-5+cmd()");
        check("-", "'-");
        check("－1＋1", "'－1＋1");
        check("-5.25", "-5.25");
        check("+3", "+3");
        check("0.9", "0.9");
        check("a = b", "a = b");
        check("two hurt;=1+1; +cmd", "two hurt;'=1+1;' +cmd");
        check("2031-03-04; -5", "2031-03-04; -5");
        check("", "");
    }

    #[test]
    fn an_empty_report_is_a_head() {
        assert_eq!(rows(&findings(&Report::default())).len(), 1);
        assert_eq!(rows(&claims(&Report::default())).len(), 1);
        assert!(findings(&Report::default()).ends_with("rules\r\n"));
    }
}
