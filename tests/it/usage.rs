//! Arguments, help and exit statuses.

use crate::{demo_folder, run};

#[test]
fn no_argument_shows_help() {
    let (_, stderr, status) = run(&[]);
    assert!(stderr.contains("Examples:") && stderr.contains("compare"), "{stderr}");
    assert_eq!(status, 2);
}

#[test]
fn compare_without_a_path_says_what_is_missing() {
    let (_, stderr, status) = run(&["compare"]);
    assert!(stderr.contains("PATH"), "{stderr}");
    assert_eq!(status, 2);
}

#[test]
fn unknown_values_are_told_with_the_known_ones() {
    let (_, stderr, status) = run(&["demo", "--format", "xml"]);
    assert!(stderr.contains("text, markdown, html, json"), "{stderr}");
    assert_eq!(status, 2);
}

#[test]
fn a_score_out_of_range_is_told() {
    let (_, stderr, status) = run(&["demo", "--min-score", "3"]);
    assert!(stderr.contains("'3' for '--min-score") && stderr.contains("from 0"), "{stderr}");
    assert_eq!(status, 2);
}

#[test]
fn an_output_that_cannot_be_written_is_named() {
    let (_, stderr, status) = run(&["demo", "-o", "no-such-folder/report.txt"]);
    assert!(stderr.contains("cannot write no-such-folder"), "{stderr}");
    assert_eq!(status, 2);
}

#[test]
fn the_demo_runs_and_ends_with_0() {
    let (stdout, stderr, status) = run(&["demo"]);
    assert!(stdout.contains("The Selwyn Courier"), "{stdout}");
    assert_eq!((stderr.as_str(), status), ("", 0));
}

#[test]
fn the_demo_is_the_report_on_its_folder() {
    let (demo, _, _) = run(&["demo", "--format", "json"]);
    let (folder, _, _) = run(&["compare", &demo_folder(), "--format", "json"]);
    assert_eq!(demo.replace("\"demo/", "\"").lines().count(), folder.lines().count());
}

#[test]
fn exit_code_tells_of_discrepancies() {
    let (stdout, _, status) = run(&["demo", "--format", "json", "--exit-code"]);
    let has_any =
        ["diverge", "spelling", "wording"].iter().any(|kind| stdout.contains(&format!("\"kind\": \"{kind}\"")));
    assert_eq!(status, i32::from(has_any));
    let (_, _, quiet) = run(&["demo", "--min-score", "1", "--exit-code", "--format", "json"]);
    assert!(quiet == 0 || quiet == 1);
}

#[test]
fn a_file_with_the_ending_of_another_format_is_told() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("report.html");
    let file = file.to_str().expect("a UTF-8 path");
    let (_, stderr, status) = run(&["demo", "-o", file]);
    assert!(stderr.contains("holds the format text") && stderr.contains("--format html"), "{stderr}");
    assert_eq!(status, 0);
    let (_, stderr, _) = run(&["demo", "--format", "html", "-o", file]);
    assert_eq!(stderr, "");
}

#[test]
fn the_report_goes_to_a_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("memo.md");
    let (stdout, _, status) = run(&["demo", "--format", "markdown", "-o", file.to_str().expect("a UTF-8 path")]);
    let memo = std::fs::read_to_string(&file).expect("the report was written");
    assert!(memo.starts_with("# "), "{memo}");
    assert_eq!((stdout.as_str(), status), ("", 0));
}
