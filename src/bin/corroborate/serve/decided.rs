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
    let text = if text.trim().is_empty() { HEAD } else { text };
    let parsed: Result<DocumentMut, _> = text.parse();
    let mut document = parsed.map_err(|error| unreadable(&one_line(error.message())))?;
    let head = document.is_empty().then(|| document.trailing().as_str().unwrap_or(HEAD).to_owned());
    let found = document.remove("findings").unwrap_or(Item::ArrayOfTables(ArrayOfTables::new()));
    let mut entries = found.into_array_of_tables().map_err(|_| unreadable("`findings` is no list of entries"))?;
    match typed.decision {
        Decision::Open => entries.retain(|entry| !is_on(entry, &typed.key)),
        Decision::Kept | Decision::Dismissed => decide(&mut entries, typed, finding)?,
    }
    // Of a file that holds nothing yet the comments would otherwise stand behind the first entry.
    if let (Some(head), Some(first)) = (head, entries.get_mut(0)) {
        first.decor_mut().set_prefix(format!("{head}\n"));
        document.set_trailing("");
    }
    document.insert("findings", Item::ArrayOfTables(entries));
    Ok(document.to_string())
}

fn unreadable(reason: &str) -> Refusal {
    let message = format!("The file of decisions cannot be changed: {reason}; mend it first.");
    Refusal::new(StatusCode::CONFLICT, message)
}

/// Puts a decision in the place of the one before on the same finding, or at the end.
fn decide(entries: &mut ArrayOfTables, typed: &DecisionTyped, finding: Option<&FindingEntry>) -> Result<(), Refusal> {
    let at = entries.iter().position(|entry| is_on(entry, &typed.key));
    if let Some(before) = at.and_then(|at| entries.get_mut(at)) {
        let decided = entry(typed, finding, Some(before));
        *before = decided;
        let mut is_second = false;
        entries.retain(|entry| !is_on(entry, &typed.key) || !std::mem::replace(&mut is_second, true));
        return Ok(());
    }
    if finding.is_none() {
        return Err(Refusal::absent("The report has no such finding; load it again."));
    }
    entries.push(entry(typed, finding, None));
    Ok(())
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
    if let Some(before) = before {
        *entry.decor_mut() = before.decor().clone();
        entry.set_position(before.position());
        let noted = ["about", "note"].iter().filter_map(|field| Some((field, before.get(field)?)));
        noted.for_each(|(field, noted)| {
            entry.insert(field, noted.clone());
        });
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
    use corroborate::finding::{FindingKind, Slot};

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
        let first = "\n# Judged in March.\n[[findings]]\ndismissed = \"a\"\nabout = \"people\"\nnote = \"why\"\n";
        let second = "\n[[findings]]\nkept = \"b\"\n# The end.\n";
        let text = format!("{names}{first}{second}");
        let kept = first.replace("dismissed", "kept");
        check(&text, "a", Decision::Kept, Some(&format!("{names}{kept}{second}")));
        let twice = format!("{names}{first}\n[[findings]]\nkept = \"a\"\n{second}");
        check(&twice, "a", Decision::Dismissed, Some(&text));
        check(&text, "a", Decision::Open, Some(&format!("{names}{second}")));
        check(&text, "c", Decision::Open, Some(&text));
        check(&text, "c", Decision::Kept, None);
        check("", "a", Decision::Open, Some(HEAD));
        check("findings = [{ kept = \"b\" }]\n", "b", Decision::Open, Some(""));
        check("findings = 1\n", "b", Decision::Open, None);
        check("[[findings]\n", "b", Decision::Open, None);
    }

    #[test]
    fn a_new_file_begins_with_its_head() {
        let finding = FindingEntry {
            id: "f1".to_owned(),
            key: String::new(),
            is_kept: false,
            kind: FindingKind::Diverge,
            slot: Slot::Number,
            about: "people\nhurt".to_owned(),
            summary: String::new(),
            score: 1.0,
            origins: 1,
            reasons: Vec::new(),
            values: Vec::new(),
        };
        let add = |text: &str, key: &str, decision| {
            let typed = DecisionTyped { key: key.to_owned(), decision };
            changed(text, &typed, Some(&finding)).expect("it is in order")
        };
        let first = add("", "a", Decision::Kept);
        assert_eq!(first, format!("{HEAD}\n[[findings]]\nkept = \"a\"\nabout = \"people hurt\"\n"));
        let second = add(&first, "b|\"c\"", Decision::Dismissed);
        let entry = "\n[[findings]]\ndismissed = 'b|\"c\"'\nabout = \"people hurt\"\n";
        assert_eq!(second, format!("{first}{entry}"));
    }
}
