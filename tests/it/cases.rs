//! The folders of tests/cases: articles in, discrepancies out.
//!
//! A case is a folder with `articles/` (whatever `compare` reads) and `expected.txt`: the events, and every diverge,
//! spelling and wording with its values; lines with `#` say what the case is for. A new case needs no code. To accept new output, run with
//! CORROBORATE_ACCEPT=1, then read the difference line by line.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::run;

#[test]
fn every_case_gives_what_it_expects() {
    let mut offences = Vec::new();
    for case in cases() {
        let found = listing(&case.join("articles"));
        let file = case.join("expected.txt");
        let (notes, expected) = notes_and_listing(&fs::read_to_string(&file).unwrap_or_default());
        let is_accepted = std::env::var_os("CORROBORATE_ACCEPT").is_some();
        if is_accepted {
            fs::write(&file, format!("{notes}{found}")).expect("the case's folder can be written");
        }
        if !is_accepted && found != expected {
            offences.push(format!("{}\n--- expected\n{expected}--- found\n{found}", case.display()));
        }
    }
    assert!(offences.is_empty(), "{}", offences.join("\n"));
}

/// The lines that open with `#`, which say what the case is for, and the rest.
fn notes_and_listing(text: &str) -> (String, String) {
    text.split_inclusive('\n').partition(|line| line.starts_with('#'))
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder)
        .expect("tests/cases is there")
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    cases
}

/// The events and discrepancies of a folder, one line each, values below with their files.
fn listing(articles: &Path) -> String {
    let (stdout, stderr, status) = run(&["compare", articles.to_str().expect("a UTF-8 path"), "--format", "json"]);
    assert_eq!((stderr.as_str(), status), ("", 0), "{}", articles.display());
    let report: Value = serde_json::from_str(&stdout).expect("the report is JSON");
    let mut text = String::new();
    for event in list(&report["events"]) {
        let files: Vec<String> = list(&event["sources"]).map(|source| file(&report, source)).collect();
        writeln!(text, "event: {}", files.join(" ")).expect("a string takes everything");
        for finding in list(&event["findings"]).filter(|finding| is_discrepancy(finding)) {
            push_finding(&mut text, &report, finding);
        }
    }
    text
}

fn push_finding(text: &mut String, report: &Value, finding: &Value) {
    let word = |field: &str| finding[field].as_str().unwrap_or("?").to_owned();
    writeln!(text, "  {} {}: {}", word("kind"), word("slot"), word("about")).expect("a string takes everything");
    for value in list(&finding["values"]) {
        let mut files: Vec<String> = list(&value["evidence"]).map(|passage| file(report, &passage["source"])).collect();
        files.dedup();
        let value = value["value"].as_str().unwrap_or("?");
        writeln!(text, "    {value} – {}", files.join(" ")).expect("a string takes everything");
    }
}

fn is_discrepancy(finding: &Value) -> bool {
    matches!(finding["kind"].as_str(), Some("diverge" | "spelling" | "wording"))
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// The file name of the source with this id.
fn file(report: &Value, id: &Value) -> String {
    let source = list(&report["sources"]).find(|source| source["id"] == *id).expect("every id has its source");
    let path = source["path"].as_str().expect("a source has a path");
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}
