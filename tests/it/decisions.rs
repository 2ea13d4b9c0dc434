//! `--decisions`: what was judged once is not asked again, also when articles are added.

use std::path::Path;

use serde_json::Value;

use crate::run;

const POST: &str = "Bridge falls in Velmora\n\nMarch 4, 2024\n\nThe Kovar bridge in Velmora fell into the river on Monday, and 12 people were hurt.\n\n\
    Mayor Ana Kovac said the bridge had been inspected in the autumn and was thought to be safe.\n";
const ECHO: &str = "Velmora bridge collapse hurts many\n\nMarch 4, 2024\n\nThe Kovar bridge in Velmora fell into the river on Monday, and 17 people were hurt.\n\n\
    Mayor Ana Kovac visited the place and promised to have all other bridges of the town looked at.\n";
const LATE: &str = "Kovar bridge in Velmora collapses\n\nMarch 4, 2024\n\nThe Kovar bridge in Velmora fell into the river on Monday, and 17 people were hurt.\n\n\
    Ferries took people across in the evening, and schools stayed closed.\n";

/// The report on the articles of a folder, with what `decisions` says.
fn report(folder: &Path, decisions: Option<&str>) -> Value {
    let articles = folder.join("articles");
    let mut args = vec!["compare", articles.to_str().expect("a UTF-8 path"), "--format", "json"];
    let file = folder.join("decisions.toml");
    if let Some(text) = decisions {
        std::fs::write(&file, text).expect("it can be written");
        args.extend(["--decisions", file.to_str().expect("a UTF-8 path")]);
    }
    let (stdout, stderr, status) = run(&args);
    assert_eq!((stderr.as_str(), status), ("", 0));
    serde_json::from_str(&stdout).expect("the report is JSON")
}

fn folder(articles: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::create_dir(folder.path().join("articles")).expect("a folder");
    articles.iter().for_each(|article| add(folder.path(), article));
    folder
}

fn add(folder: &Path, (name, text): &(&str, &str)) {
    std::fs::write(folder.join("articles").join(name), text).expect("it can be written");
}

/// The keys of the findings of one kind.
fn keys(report: &Value, kind: &str) -> Vec<String> {
    let events = report["events"].as_array().expect("a list").iter();
    let findings = events.flat_map(|event| event["findings"].as_array().expect("a list"));
    findings
        .filter(|finding| finding["kind"] == kind)
        .map(|finding| finding["key"].as_str().unwrap_or("").to_owned())
        .collect()
}

#[test]
fn a_dismissed_dispute_stays_away_when_an_article_is_added() {
    let folder = folder(&[("post.txt", POST), ("echo.txt", ECHO)]);
    let disputes = keys(&report(folder.path(), None), "diverge");
    assert_eq!(disputes.len(), 1, "{disputes:?}");
    let decisions = format!("[[findings]]\ndismissed = \"{}\"\nnote = \"The Echo counts the drivers\"\n", disputes[0]);
    let decided = report(folder.path(), Some(&decisions));
    assert!(keys(&decided, "diverge").is_empty());
    assert_eq!(decided["decisions"][0]["status"], "applied");
    add(folder.path(), &("late.txt", LATE));
    assert_eq!(keys(&report(folder.path(), None), "diverge").len(), 1);
    assert!(keys(&report(folder.path(), Some(&decisions)), "diverge").is_empty());
}

#[test]
fn a_value_that_nobody_gave_before_is_news() {
    let folder = folder(&[("post.txt", POST), ("echo.txt", ECHO)]);
    let disputes = keys(&report(folder.path(), None), "diverge");
    let decisions = format!("[[findings]]\ndismissed = \"{}\"\n", disputes[0]);
    add(folder.path(), &("late.txt", &LATE.replace("17 people", "23 people")));
    assert!(!keys(&report(folder.path(), Some(&decisions)), "diverge").is_empty());
}

#[test]
fn a_decision_on_nothing_is_told_in_the_text() {
    let folder = folder(&[("post.txt", POST), ("echo.txt", ECHO)]);
    let file = folder.path().join("decisions.toml");
    std::fs::write(&file, "[[names]]\nsame = [\"Nobody Here\", \"N. Here\"]\n").expect("it can be written");
    let articles = folder.path().join("articles");
    let (articles, file) = (articles.to_str().expect("UTF-8"), file.to_str().expect("UTF-8"));
    let (stdout, _, status) = run(&["compare", articles, "--decisions", file]);
    assert_eq!(status, 0);
    assert!(stdout.contains("DECIDED BEFORE (1)") && stdout.contains("matched nothing"), "{stdout}");
}

#[test]
fn names_that_are_not_the_same_are_two_persons() {
    let folder = folder(&[("post.txt", POST), ("echo.txt", &ECHO.replace("Ana Kovac", "A. Kovac"))]);
    let persons = |report: &Value| {
        let entities = report["events"][0]["entities"].as_array().expect("a list").iter();
        entities.filter(|entity| entity["name"].as_str().is_some_and(|name| name.ends_with("Kovac"))).count()
    };
    assert_eq!(persons(&report(folder.path(), None)), 1);
    let apart = report(folder.path(), Some("[[names]]\nnot_same = [\"Ana Kovac\", \"A. Kovac\"]\n"));
    assert_eq!(persons(&apart), 2);
    assert_eq!(apart["decisions"][0]["status"], "applied");
}

#[test]
fn claims_that_are_not_the_same_are_not_set_against_each_other() {
    let folder = folder(&[("post.txt", POST), ("echo.txt", ECHO)]);
    let decisions = "[[claims]]\nnot_same = [\n{ article = \"post.txt\", passage = \"12 people were hurt\" },\n\
        { article = \"echo.txt\", passage = \"17 people were hurt\" },\n]\n";
    let apart = report(folder.path(), Some(decisions));
    assert_eq!(apart["decisions"][0]["status"], "applied");
    assert!(keys(&apart, "diverge").is_empty());
}

#[test]
fn a_file_that_is_not_understood_ends_the_run() {
    let folder = folder(&[("post.txt", POST)]);
    let file = folder.path().join("decisions.toml");
    std::fs::write(&file, "[[names]]\nequal = [\"A\", \"B\"]\n").expect("it can be written");
    let file = file.to_str().expect("UTF-8");
    let (stdout, stderr, status) = run(&["demo", "--decisions", file]);
    assert_eq!((stdout.as_str(), status), ("", 2));
    assert!(stderr.contains("decisions.toml:2") && stderr.contains("equal") && stderr.contains("not_same"), "{stderr}");
    let (_, stderr, status) = run(&["demo", "--decisions", "no-such-file.toml"]);
    assert!(status == 2 && stderr.contains("no-such-file.toml"), "{stderr}");
}

#[test]
fn the_shipped_form_is_a_file_of_decisions() {
    let (form, _, status) = run(&["demo", "--format", "decisions"]);
    assert_eq!(status, 0);
    let folder = folder(&[]);
    let file = folder.path().join("decisions.toml");
    // Every entry is a comment; with one mark taken from every line, every entry is a decision that holds.
    let filled: Vec<&str> = form.lines().map(|line| line.strip_prefix('#').unwrap_or(line)).collect();
    std::fs::write(&file, filled.join("\n")).expect("it can be written");
    let (stdout, stderr, status) = run(&["demo", "--format", "json", "--decisions", file.to_str().expect("UTF-8")]);
    assert_eq!((stderr.as_str(), status), ("", 0));
    let report: Value = serde_json::from_str(&stdout).expect("the report is JSON");
    assert!(
        report["events"].as_array().expect("a list").iter().all(|event| event["findings"] == serde_json::json!([]))
    );
    assert!(report["decisions"].as_array().expect("a list").iter().all(|entry| entry["status"] == "applied"));
}
