//! What a person keeps or dismisses on a page, written to the file that `--decisions` reads.
//!
//! Only entries on the finding at hand change; whatever else stands in the file stays, comments too. An entry is on a
//! finding where a report obeys it, as `corroborate::report::key` tells: articles may have come since. The file is
//! replaced as a whole, so that nobody ever reads half of it.

use std::io::Write;

use axum::http::StatusCode;
use corroborate::ingest;
use corroborate::report::Report;
use corroborate::report::key;
use corroborate::report::model::FindingEntry;
use serde::Deserialize;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

use super::files::DECISIONS;
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
    let findings: Vec<&FindingEntry> = findings(&finished.report).collect();
    let _deciding = run.deciding();
    let text = run.folder.decisions_text().map_err(|error| Refusal::failed("read the file of decisions", error))?;
    let changed = changed(text.as_deref().unwrap_or(HEAD), typed, &findings)?;
    replace(run, &changed).map_err(|error| Refusal::failed("write the file of decisions", error))
}

fn findings(report: &Report) -> impl Iterator<Item = &FindingEntry> {
    report.events.iter().flat_map(|event| &event.findings)
}

/// The text of the file with the decision in it.
fn changed(text: &str, typed: &DecisionTyped, findings: &[&FindingEntry]) -> Result<String, Refusal> {
    let text = if text.trim().is_empty() { HEAD } else { text };
    let parsed: Result<DocumentMut, _> = text.parse();
    let mut document = parsed.map_err(|error| unreadable(&one_line(error.message())))?;
    let head = document.is_empty().then(|| document.trailing().as_str().unwrap_or(HEAD).to_owned());
    let found = document.remove("findings").unwrap_or(Item::ArrayOfTables(ArrayOfTables::new()));
    let mut entries = found.into_array_of_tables().map_err(|_| unreadable("`findings` is no list of entries"))?;
    let left = match typed.decision {
        Decision::Open => take_out(&mut entries, |entry| is_on(entry, &typed.key)),
        Decision::Kept | Decision::Dismissed => decide(&mut entries, typed, findings)?,
    };
    // Of a file that holds nothing yet the comments would otherwise stand behind the first entry.
    if let (Some(head), Some(first)) = (head, entries.get_mut(0)) {
        first.decor_mut().set_prefix(format!("{head}\n"));
        document.set_trailing("");
    }
    document.insert("findings", Item::ArrayOfTables(entries));
    // The last first: what stood before it then comes to stand before it again.
    left.into_iter().rev().for_each(|left| hand_on(&mut document, left));
    Ok(document.to_string())
}

/// Comments of an entry that was taken out.
struct Left {
    position: Option<isize>,
    comments: String,
}

/// Takes entries out; gives the comments above them that are not theirs alone.
fn take_out(entries: &mut ArrayOfTables, mut goes: impl FnMut(&Table) -> bool) -> Vec<Left> {
    let mut left = Vec::new();
    entries.retain(|entry| {
        let goes = goes(entry);
        let comments = if goes { comments_of_the_file(prefix(entry)) } else { "" };
        if !comments.is_empty() {
            left.push(Left { position: entry.position(), comments: comments.to_owned() });
        }
        !goes
    });
    left
}

fn prefix(table: &Table) -> &str {
    table.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or("")
}

/// What stands above an entry, but for what a blank line does not divide from it; nothing where that is no comment.
fn comments_of_the_file(prefix: &str) -> &str {
    let mut end = 0;
    let mut read = 0;
    for line in prefix.split_inclusive('\n') {
        read += line.len();
        if line.trim().is_empty() {
            end = read;
        }
    }
    let comments = &prefix[..end];
    if comments.trim().is_empty() { "" } else { comments }
}

/// Puts comments above what stands next in the file, or at its end.
fn hand_on(document: &mut DocumentMut, left: Left) {
    let tables = document.iter_mut().flat_map(|(_, item)| match item {
        Item::Table(table) => vec![table],
        Item::ArrayOfTables(tables) => tables.iter_mut().collect(),
        _ => Vec::new(),
    });
    let later = tables.filter(|table| table.position() > left.position);
    if let Some(next) = later.min_by_key(|table| table.position()) {
        let with = format!("{}{}", left.comments, prefix(next).trim_start_matches(['\r', '\n']));
        next.decor_mut().set_prefix(with);
        return;
    }
    let end = document.trailing().as_str().unwrap_or("").trim_start_matches(['\r', '\n']);
    let with = if end.is_empty() { format!("{}\n", left.comments.trim_end()) } else { left.comments + end };
    document.set_trailing(with);
}

fn unreadable(reason: &str) -> Refusal {
    let message = format!("The file of decisions cannot be changed: {reason}; mend it first.");
    Refusal::new(StatusCode::CONFLICT, message)
}

/// Puts a decision in the place of the one before on the same finding, or at the end; gives the comments of others that
/// it takes out.
fn decide(
    entries: &mut ArrayOfTables,
    typed: &DecisionTyped,
    findings: &[&FindingEntry],
) -> Result<Vec<Left>, Refusal> {
    let finding = findings.iter().copied().find(|finding| finding.key == typed.key);
    // What says the same of another finding of the report is that one's, though this one shares its passages.
    let is_of_another = |entry: &Table| {
        let key = entry.get(word(typed.decision)).and_then(Item::as_str).filter(|key| *key != typed.key);
        key.is_some_and(|key| findings.iter().any(|finding| finding.key == key))
    };
    let is_before = |entry: &Table| is_on(entry, &typed.key) && !is_of_another(entry);
    let at = entries.iter().position(is_before);
    if let Some(before) = at.and_then(|at| entries.get_mut(at)) {
        let decided = entry(typed, finding, Some(before));
        *before = decided;
        let mut is_second = false;
        return Ok(take_out(entries, |entry| is_before(entry) && std::mem::replace(&mut is_second, true)));
    }
    if finding.is_none() {
        return Err(Refusal::absent("The report has no such finding; load it again."));
    }
    entries.push(entry(typed, finding, None));
    Ok(Vec::new())
}

/// Whether an entry decides on the finding with that key.
fn is_on(entry: &Table, key: &str) -> bool {
    let keys = ["kept", "dismissed"].iter().filter_map(|word| entry.get(word).and_then(Item::as_str));
    keys.into_iter().any(|decided| is_same(decided, key))
}

/// Whether what was decided on the finding of one key holds for that of another.
fn is_same(decided: &str, key: &str) -> bool {
    decided == key || key::is_known(decided, key)
}

fn word(decision: Decision) -> &'static str {
    if decision == Decision::Kept { "kept" } else { "dismissed" }
}

/// An entry; what was noted on the finding before stays.
fn entry(typed: &DecisionTyped, finding: Option<&FindingEntry>, before: Option<&Table>) -> Table {
    let mut entry = Table::new();
    entry.insert(word(typed.decision), value(typed.key.as_str()));
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
        Err(error) => return Err(format!("{DECISIONS} cannot be read ({error}); look into the folder of the run.")),
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

/// The findings of a report that something was decided on, by their own keys, and whether they are dismissed.
pub fn on_report(standing: &[Standing], report: &Report) -> Vec<(String, bool)> {
    let decided = |finding: &FindingEntry| {
        let on = || standing.iter().filter(|standing| is_same(&standing.key, &finding.key));
        // As in a report: one that dismisses counts before all that keep.
        on().next().map(|_| (finding.key.clone(), on().any(|standing| standing.is_dismissed)))
    };
    findings(report).filter_map(decided).collect()
}

#[cfg(test)]
mod tests {
    use corroborate::finding::{FindingKind, Slot};
    use corroborate::report::model::EventEntry;

    use super::*;

    /// The text after a decision on a finding that the file or nothing knows.
    #[track_caller]
    fn check(text: &str, key: &str, decision: Decision, expected: Option<&str>) {
        let typed = DecisionTyped { key: key.to_owned(), decision };
        assert_eq!(changed(text, &typed, &[]).ok().as_deref(), expected);
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
    fn comments_of_the_file_outlive_the_entry_below_them() {
        let first = "# This one.\n[[findings]]\nkept = \"a\"\n";
        let second = "[[findings]]\nkept = \"b\"\n";
        let open = |text: &str, expected: &str| check(text, "a", Decision::Open, Some(expected));
        open(&format!("# Head\n\n{first}\n{second}"), &format!("# Head\n\n{second}"));
        open(&format!("# Head\n\n{first}\n# That one.\n{second}"), &format!("# Head\n\n# That one.\n{second}"));
        open(&format!("# Head\n\n{first}"), "# Head\n");
        open(&format!("# Head\n\n{first}\n# End\n"), "# Head\n\n# End\n");
        open(&format!("# One\n\n{first}\n# Two\n\n{first}\n{second}"), &format!("# One\n\n# Two\n\n{second}"));
        let names = "[[names]]\nsame = [\"A\", \"B\"]\n";
        open(&format!("# Head\n\n{first}\n{names}\n{second}"), &format!("# Head\n\n{names}\n{second}"));
        open(&format!("{names}\n# Findings\n\n{first}\n{second}"), &format!("{names}\n# Findings\n\n{second}"));
        let twice = format!("# One\n\n{first}\n# Two\n\n{first}\n{second}");
        check(&twice, "a", Decision::Kept, Some(&format!("# One\n\n{first}\n# Two\n\n{second}")));
    }

    #[test]
    fn an_entry_from_before_articles_came_is_on_the_finding() {
        let text = |word: &str, key: &str| format!("[[findings]]\n{word} = \"{key}\"\n");
        let (old, now) = ("diverge/number:a.b|c", "diverge/number:a.d|c.e");
        check(&text("kept", old), now, Decision::Open, Some(""));
        check(&text("kept", old), now, Decision::Dismissed, Some(&text("dismissed", now)));
        check(&text("kept", old), "diverge/number:a|c|f", Decision::Open, Some(&text("kept", old)));
        // Two findings that share passages are decided on one by one.
        let (one, two) = ("agree/event:a.b.c", "agree/event:a.b.d");
        let (one, two) = (&finding(one), &finding(two));
        let decide = |text: &str, decision| {
            let typed = DecisionTyped { key: two.key.clone(), decision };
            changed(text, &typed, &[one, two]).expect("it is in order")
        };
        let before = text("kept", &one.key);
        assert_eq!(decide(&before, Decision::Kept), format!("{before}\n{}about = \"\"\n", text("kept", &two.key)));
        let dismissed = decide(&before, Decision::Dismissed);
        assert!(!dismissed.contains(&one.key), "what keeps the one keeps the other: {dismissed}");
    }

    #[test]
    fn the_report_is_told_what_holds_for_its_findings() {
        let keys = ["diverge/number:a|c", "agree/event:a.b.c", "only/event:a", "only/event:b"];
        let report = Report { events: vec![event(keys.map(finding).into())], ..Report::default() };
        let standing =
            [(keys[2], true), ("agree/event:a.b.d", false), (keys[2], false), ("diverge/number:a.d|c", false)];
        let standing =
            standing.map(|(key, is_dismissed)| Standing { key: key.to_owned(), about: String::new(), is_dismissed });
        let expected = [(keys[0], false), (keys[1], false), (keys[2], true)];
        let expected = expected.map(|(key, is_dismissed)| (key.to_owned(), is_dismissed));
        assert_eq!(on_report(&standing, &report), expected);
    }

    fn event(findings: Vec<FindingEntry>) -> EventEntry {
        EventEntry {
            id: "e1".to_owned(),
            label: String::new(),
            sources: Vec::new(),
            date: None,
            findings,
            entities: Vec::new(),
            claims: Vec::new(),
            likeness: Vec::new(),
        }
    }

    fn finding(key: &str) -> FindingEntry {
        FindingEntry {
            id: "f1".to_owned(),
            key: key.to_owned(),
            is_kept: false,
            kind: FindingKind::Diverge,
            slot: Slot::Number,
            about: String::new(),
            summary: String::new(),
            score: 1.0,
            origins: 1,
            reasons: Vec::new(),
            values: Vec::new(),
        }
    }

    #[test]
    fn a_new_file_begins_with_its_head() {
        let add = |text: &str, key: &str, decision| {
            let typed = DecisionTyped { key: key.to_owned(), decision };
            let finding = FindingEntry { about: "people\nhurt".to_owned(), ..finding(key) };
            changed(text, &typed, &[&finding]).expect("it is in order")
        };
        let first = add("", "a", Decision::Kept);
        assert_eq!(first, format!("{HEAD}\n[[findings]]\nkept = \"a\"\nabout = \"people hurt\"\n"));
        let second = add(&first, "b|\"c\"", Decision::Dismissed);
        let entry = "\n[[findings]]\ndismissed = 'b|\"c\"'\nabout = \"people hurt\"\n";
        assert_eq!(second, format!("{first}{entry}"));
    }
}
