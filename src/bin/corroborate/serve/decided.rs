//! What a person keeps or dismisses on a page, written to the file that `--decisions` reads.
//!
//! Only entries on the finding at hand change; whatever else stands in the file stays, comments too. The file is replaced
//! as a whole, so that nobody ever reads half of it.

use std::io::Write;

use axum::http::StatusCode;
use corroborate::ingest;
use corroborate::report::model::FindingEntry;
use serde::Deserialize;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

use super::refusal::Refusal;
use super::runs::Run;

/// How a file begins.
pub const HEAD: &str = "\
# Decisions for corroborate: give this file to the next run, corroborate compare PATH… --decisions FILE.
";

/// What a page sends.
#[derive(Debug, Deserialize)]
pub struct DecisionTyped {
    pub key: String,
    pub decision: Decision,
}

/// What a person decides on a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    Kept,
    Dismissed,
    /// Takes back what was decided.
    Open,
}

/// A decision that stands in the file.
pub struct Standing {
    pub key: String,
    pub about: String,
    pub is_dismissed: bool,
}

/// Writes a decision on a finding of the run's report, or on one that the file names.
pub fn write(run: &Run, typed: &DecisionTyped) -> Result<(), Refusal> {
    let Some(finished) = run.snapshot().finished else {
        return Err(Refusal::new(StatusCode::CONFLICT, "There is no report yet to decide on."));
    };
    let mut findings = finished.report.events.iter().flat_map(|event| &event.findings);
    let finding = findings.find(|finding| finding.key == typed.key);
    let _deciding = run.deciding();
    let text = run.folder.decisions_text().map_err(|error| Refusal::failed("read the file of decisions", error))?;
    let changed = changed(text.as_deref().unwrap_or(HEAD), typed, finding)?;
    replace(run, &changed).map_err(|error| Refusal::failed("write the file of decisions", error))
}

/// The text of the file with the decision in it.
fn changed(text: &str, typed: &DecisionTyped, finding: Option<&FindingEntry>) -> Result<String, Refusal> {
    let unreadable = |reason: String| {
        Refusal::new(StatusCode::CONFLICT, format!("The file of decisions cannot be changed: {reason}; mend it first."))
    };
    let mut document: DocumentMut =
        text.parse().map_err(|error: toml_edit::TomlError| unreadable(one_line(error.message())))?;
    let found = document.remove("findings").unwrap_or(Item::ArrayOfTables(ArrayOfTables::new()));
    let no_list = |_| unreadable("`findings` is not a list of entries".to_owned());
    let mut entries = found.into_array_of_tables().map_err(no_list)?;
    let before = entries.iter().find(|entry| is_on(entry, &typed.key)).cloned();
    entries.retain(|entry| !is_on(entry, &typed.key));
    if typed.decision != Decision::Open {
        let (None, None) = (finding, &before) else {
            entries.push(entry(typed, finding, before.as_ref()));
            document.insert("findings", Item::ArrayOfTables(entries));
            return Ok(document.to_string());
        };
        return Err(Refusal::absent("The report has no such finding; load it again."));
    }
    document.insert("findings", Item::ArrayOfTables(entries));
    Ok(document.to_string())
}

/// Whether an entry decides on the finding with that key.
fn is_on(entry: &Table, key: &str) -> bool {
    ["kept", "dismissed"].iter().any(|word| entry.get(word).and_then(Item::as_str) == Some(key))
}

/// An entry; what was noted on the finding before stays.
fn entry(typed: &DecisionTyped, finding: Option<&FindingEntry>, before: Option<&Table>) -> Table {
    let mut entry = Table::new();
    let word = if typed.decision == Decision::Kept { "kept" } else { "dismissed" };
    entry.insert(word, value(typed.key.as_str()));
    if let Some(finding) = finding {
        entry.insert("about", value(one_line(&finding.about)));
    }
    for field in ["about", "note"] {
        if let Some(noted) = before.and_then(|before| before.get(field)) {
            entry.insert(field, noted.clone());
        }
    }
    entry
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn replace(run: &Run, text: &str) -> std::io::Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(run.folder.path())?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(run.folder.decisions())?;
    Ok(())
}

/// What was decided on the run's findings, in the order of the file; a message where it cannot be read.
pub fn standing(run: &Run) -> Result<Vec<Standing>, String> {
    match run.folder.decisions_text() {
        Ok(None) => return Ok(Vec::new()),
        Err(error) => return Err(error.to_string()),
        Ok(Some(_)) => {}
    }
    let read = ingest::read_decisions(&run.folder.decisions());
    let decisions = read.map_err(|problem| run.folder.shown(&problem.to_string()))?;
    let standing = |finding: corroborate::decision::FindingDecision| Standing {
        about: finding.about.unwrap_or_else(|| finding.key.clone()),
        key: finding.key,
        is_dismissed: finding.is_dismissed,
    };
    Ok(decisions.findings.into_iter().map(standing).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text after a decision on a finding that the file or nothing knows.
    #[track_caller]
    fn check(text: &str, key: &str, decision: Decision, expected: Option<&str>) {
        let typed = DecisionTyped { key: key.to_owned(), decision };
        assert_eq!(changed(text, &typed, None).ok().as_deref(), expected);
    }

    #[test]
    fn entries_are_exchanged_and_the_rest_stays() {
        let names = "# The ferry\n[[names]]\nsame = [\"A\", \"B\"] # harbour\n";
        let first = "\n[[findings]]\ndismissed = \"a\"\nabout = \"people\"\nnote = \"why\"\n";
        let second = "\n[[findings]]\nkept = \"b\"\n";
        let text = format!("{names}{first}{second}");
        let kept = "\n[[findings]]\nkept = \"a\"\nabout = \"people\"\nnote = \"why\"\n";
        check(&text, "a", Decision::Kept, Some(&format!("{names}{second}{kept}")));
        check(&text, "a", Decision::Open, Some(&format!("{names}{second}")));
        check(&text, "c", Decision::Open, Some(&text));
        check(&text, "c", Decision::Kept, None);
        check("findings = [{ kept = \"b\" }]\n", "b", Decision::Open, Some(""));
        check("findings = 1\n", "b", Decision::Open, None);
        check("[[findings]\n", "b", Decision::Open, None);
    }
}
