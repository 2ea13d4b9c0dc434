//! `corroborate match`: two sentences, and tables of pairs.

use serde_json::Value;

use crate::run;

const A: &str = "The harbour of Norvik was closed on Monday after a fire.";
const B: &str = "Norvik's harbour was closed on Monday after a fire.";

/// Writes `table` to a file and compares its pairs; gives the lines, the errors and the status.
#[track_caller]
fn pairs(table: &[u8]) -> (Vec<Value>, String, i32) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("pairs.tsv");
    std::fs::write(&file, table).expect("the file can be written");
    let (stdout, stderr, status) = run(&["match", "--pairs", file.to_str().expect("a UTF-8 path")]);
    (stdout.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect(), stderr, status)
}

#[test]
fn two_sentences_are_one_line() {
    let (stdout, stderr, status) = run(&["match", A, B]);
    let line: Value = serde_json::from_str(&stdout).expect("one object");
    assert_eq!((&line["relation"], stderr.as_str(), status), (&Value::from("same"), "", 0));
    assert!(line["similarity"].as_f64().is_some_and(|value| value > 0.5), "{line}");
    assert!(line["reasons"].as_array().is_some_and(|reasons| reasons[0]["rule"].is_string()), "{line}");
}

#[test]
fn one_sentence_is_too_few() {
    let (_, stderr, status) = run(&["match", A]);
    assert!(stderr.contains("<B>") || stderr.contains("2 values"), "{stderr}");
    assert_eq!(status, 2);
}

#[test]
fn further_columns_are_passed_through() {
    let (lines, stderr, status) = pairs(format!("{A}\t{B}\t17\tok\r\n").as_bytes());
    assert_eq!(lines[0]["columns"], serde_json::json!(["17", "ok"]));
    assert_eq!((lines.len(), stderr.as_str(), status), (1, "", 0));
}

#[test]
fn a_head_tells_the_columns() {
    let (lines, _, status) = pairs(format!("id\tsentence1\tsentence2\n17\t{A}\t{B}\n").as_bytes());
    assert_eq!((&lines[0]["a"], &lines[0]["columns"]["id"]), (&Value::from(A), &Value::from("17")));
    assert_eq!((lines.len(), status), (1, 0));
}

#[test]
fn bad_rows_are_named_and_the_others_compared() {
    let table =
        [A.as_bytes(), b"\t", B.as_bytes(), b"\nalone\n\xff\t\xff\n\n", B.as_bytes(), b"\t", A.as_bytes()].concat();
    let (lines, stderr, status) = pairs(&table);
    assert!(stderr.contains("pairs.tsv:2: one column") && stderr.contains("pairs.tsv:3: not UTF-8"), "{stderr}");
    assert_eq!((lines.len(), status), (2, 2));
    assert_eq!(lines[0]["similarity"], lines[1]["similarity"]);
}

#[test]
fn a_table_comes_through_standard_input() {
    let mut command = crate::corroborate();
    let output =
        command.args(["match", "--pairs", "-"]).write_stdin(format!("{A}\t{B}\nalone\n")).output().expect("it runs");
    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(
        stdout.contains("\"relation\":\"same\"") && stderr.contains("standard input:2: one column"),
        "{stdout}{stderr}"
    );
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_missing_table_is_named() {
    let (_, stderr, status) = run(&["match", "--pairs", "no-such-file.tsv"]);
    assert!(stderr.contains("no-such-file.tsv"), "{stderr}");
    assert_eq!(status, 2);
}
