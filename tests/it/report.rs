//! What every report must hold to, whatever the findings.

use serde_json::Value;

use crate::{demo_folder, run};

fn demo_json() -> Value {
    let (stdout, _, _) = run(&["compare", &demo_folder(), "--format", "json"]);
    serde_json::from_str(&stdout).expect("the report is JSON")
}

/// The texts of the demo, in the order of the sources.
fn texts() -> Vec<Vec<char>> {
    let (stdout, _, _) = run(&["inspect", "article", &demo_folder()]);
    let text = |line: &str| {
        let article: Value = serde_json::from_str(line).expect("a line is JSON");
        article["text"].as_str().expect("an article has a text").chars().collect()
    };
    stdout.lines().map(text).collect()
}

/// Every object within `value` that has `exact`.
fn passages<'v>(value: &'v Value, found: &mut Vec<&'v Value>) {
    match value {
        Value::Array(parts) => parts.iter().for_each(|part| passages(part, found)),
        Value::Object(fields) => {
            if fields.contains_key("exact") {
                found.push(value);
            }
            fields.values().for_each(|field| passages(field, found));
        }
        _ => {}
    }
}

#[track_caller]
fn check_exact(passage: &Value, texts: &[Vec<char>]) {
    let source: usize = passage["source"].as_str().expect("a source")[1..].parse().expect("s1, s2 …");
    let place = |field: &str| passage[field].as_u64().expect("a position") as usize;
    let slice: String = texts[source - 1][place("start")..place("end")].iter().collect();
    assert_eq!(passage["exact"].as_str(), Some(slice.as_str()));
}

#[test]
fn the_contract_fields_are_there() {
    let report = demo_json();
    assert_eq!(report["schema_version"], "1");
    assert_eq!(report["tool"]["name"], "corroborate");
    assert_eq!(report["sources"].as_array().map(Vec::len), Some(5));
    let source = &report["sources"][3];
    assert_eq!(source["outlet"], "The Selwyn Courier");
    assert_eq!((&source["published"], &source["published_basis"]), (&"2025-03-12".into(), &"given".into()));
    let event = &report["events"][0];
    assert!(event["findings"].is_array() && event["entities"].is_array() && event["claims"].is_array());
}

#[test]
fn every_passage_is_the_text_at_its_place() {
    let (report, texts) = (demo_json(), texts());
    let mut found = Vec::new();
    passages(&report["events"], &mut found);
    found.iter().for_each(|passage| check_exact(passage, &texts));
}

#[test]
fn evidence_is_never_longer_than_400() {
    let report = demo_json();
    let mut found = Vec::new();
    passages(&report["events"], &mut found);
    assert!(found.iter().all(|passage| passage["exact"].as_str().is_some_and(|exact| exact.chars().count() <= 400)));
}

#[test]
fn findings_have_as_many_values_as_their_kind_asks() {
    let report = demo_json();
    for event in report["events"].as_array().expect("a list") {
        for finding in event["findings"].as_array().expect("a list") {
            let n_values = finding["values"].as_array().map_or(0, Vec::len);
            match finding["kind"].as_str() {
                Some("agree" | "only") => assert_eq!(n_values, 1, "{finding}"),
                _ => assert!(n_values >= 2, "{finding}"),
            }
            let score = finding["score"].as_f64().expect("a number");
            assert!((0.0..=1.0).contains(&score));
        }
    }
}

#[test]
fn findings_stay_within_their_event() {
    let report = demo_json();
    for event in report["events"].as_array().expect("a list") {
        let sources = event["sources"].as_array().expect("a list");
        let mut found = Vec::new();
        passages(&event["findings"], &mut found);
        assert!(found.iter().all(|passage| sources.contains(&passage["source"])));
    }
}

#[test]
fn every_stage_can_be_looked_at() {
    let texts = texts();
    let mut stages = vec![vec!["sentences"], vec!["entities"], vec!["claims"], vec!["graph"]];
    for kind in ["date", "quantity", "name", "role", "place", "quote"] {
        stages.push(vec!["mentions", "--kind", kind]);
    }
    for stage in stages {
        let folder = demo_folder();
        let mut args = vec!["inspect"];
        args.extend(&stage);
        args.push(&folder);
        let (stdout, stderr, status) = run(&args);
        assert_eq!((stderr.as_str(), status), ("", 0), "{stage:?}");
        for line in stdout.lines() {
            let line: Value = serde_json::from_str(line).expect("a line is JSON");
            let mut found = Vec::new();
            passages(&line, &mut found);
            found.retain(|passage| passage["source"].is_string());
            found.iter().for_each(|passage| check_exact(passage, &texts));
        }
    }
}

#[test]
fn the_text_report_keeps_its_width_and_asks_for_no_colour() {
    for width in [60, 80, 120] {
        let (stdout, _, _) = run(&["demo", "--width", &width.to_string(), "--all"]);
        assert!(!stdout.contains('\u{1b}'));
        let too_long = stdout.lines().find(|line| line.chars().count() > width);
        assert_eq!(too_long, None);
    }
}

#[test]
fn colour_comes_when_asked_for() {
    let (stdout, _, _) = run(&["demo", "--color", "always"]);
    assert!(stdout.contains('\u{1b}'));
}

#[test]
fn events_are_listed_as_json_lines() {
    let (stdout, _, status) = run(&["events", &demo_folder(), "--format", "json"]);
    let mut n_articles = 0;
    for line in stdout.lines() {
        let event: Value = serde_json::from_str(line).expect("a line is JSON");
        assert!(event["event"].is_string() && event["label"].is_string());
        n_articles += event["articles"].as_array().map_or(0, Vec::len);
    }
    assert_eq!((n_articles, status), (5, 0));
}
