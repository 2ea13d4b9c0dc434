//! Files that cannot be read, or only in part: a message that names the place, status 2, and the rest reported.

use std::path::Path;

use crate::{corroborate, run};

const ARTICLE: &str =
    "Bridge closed in Velmora\n\nThe old bridge in Velmora was closed on Monday after 12 people were hurt.\n";

/// Runs `compare` on a folder with these files; gives output, errors and status.
#[track_caller]
fn compare(files: &[(&str, &[u8])]) -> (String, String, i32) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).expect("the file can be written");
    }
    run(&["compare", path(folder.path()), "--format", "json"])
}

fn path(path: &Path) -> &str {
    path.to_str().expect("a UTF-8 path")
}

#[track_caller]
fn check(files: &[(&str, &[u8])], expected: &[&str]) {
    let (_, stderr, status) = compare(files);
    for part in expected {
        assert!(stderr.contains(part), "{part:?} is not in {stderr}");
    }
    assert_eq!(status, 2);
}

#[test]
fn an_empty_file_is_named() {
    check(&[("empty.txt", b"")], &["empty.txt", "empty"]);
}

#[test]
fn a_binary_file_is_named() {
    check(
        &[("image.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x00\xff\xfe\x00\x01")],
        &["image.txt", "not text"],
    );
}

#[test]
fn a_broken_json_line_is_named_by_its_number() {
    check(&[("a.jsonl", b"{\"text\": \"One.\"}\n\n{\"text\": \n")], &["a.jsonl:3", "JSON"]);
}

#[test]
fn a_missing_path_is_named() {
    let (_, stderr, status) = run(&["compare", "no-such-file.txt"]);
    assert!(stderr.contains("no-such-file.txt"), "{stderr}");
    assert_eq!(status, 2);
}

#[test]
fn an_empty_folder_says_what_it_should_hold() {
    check(&[], &[".txt", ".html", ".jsonl"]);
}

#[test]
fn what_could_be_read_is_still_reported() {
    let (stdout, stderr, status) = compare(&[("a.txt", ARTICLE.as_bytes()), ("b.txt", b"")]);
    assert!(stderr.contains("b.txt"), "{stderr}");
    assert!(stdout.contains("\"path\"") && stdout.contains("a.txt"), "{stdout}");
    assert_eq!(status, 2);
}

#[test]
fn one_article_alone_is_told() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("a.txt");
    std::fs::write(&file, ARTICLE).expect("the file can be written");
    let (stdout, _, status) = run(&["compare", path(&file)]);
    assert!(stdout.contains("nothing to compare it with"), "{stdout}");
    assert_eq!(status, 0);
}

#[test]
fn an_article_comes_through_standard_input() {
    let output =
        corroborate().args(["compare", "-", "--format", "json"]).write_stdin(ARTICLE).output().expect("it runs");
    assert!(String::from_utf8_lossy(&output.stdout).contains("Bridge closed in Velmora"));
    assert_eq!(output.status.code(), Some(0));
}

#[cfg(unix)]
#[test]
fn an_unreadable_folder_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let locked = folder.path().join("locked");
    std::fs::create_dir(&locked).expect("a folder");
    std::fs::set_permissions(&locked, std::fs::Permissions::from_mode(0o000)).expect("permissions");
    if std::fs::read_dir(&locked).is_ok() {
        eprintln!("skipped: this user may read every folder (root)");
        return;
    }
    let (_, stderr, status) = run(&["compare", path(&locked)]);
    std::fs::set_permissions(&locked, std::fs::Permissions::from_mode(0o700)).expect("permissions");
    assert!(stderr.contains("locked"), "{stderr}");
    assert_eq!(status, 2);
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_error() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_corroborate"))
        .args(["demo", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn tokens_of_somebody_else_are_checked() {
    fn check(given: &str, expected: &str, status: i32) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("given.conllu");
        std::fs::write(&file, given).expect("the file can be written");
        let (stdout, stderr, found) = run(&["inspect", "syntax", "--conllu", path(&file)]);
        assert!(format!("{stdout}{stderr}").contains(expected), "{expected:?} is not in {stdout}{stderr}");
        assert_eq!(found, status);
    }
    check(
        "\u{feff}1\tShips\t_\t_\t_\t_\t_\t_\t_\tName=B-PER\n2\tsink\t_\t_\t_\t_\t_\t_\t_\t_\n\n",
        "\tsink\tVERB\t",
        0,
    );
    check("", "has no words", 2);
    check("# text = He left.\nhello world.\n", "given.conllu:2: expected a row of CoNLL-U", 2);
}
