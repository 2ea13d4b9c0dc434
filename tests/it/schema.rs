//! docs/report.schema.json against what the program prints: every report is valid, and every field is described.

use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::{demo_folder, run};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn schema() -> Value {
    let text = fs::read_to_string(root().join("docs/report.schema.json")).expect("the schema is there");
    serde_json::from_str(&text).expect("the schema is JSON")
}

/// The schema as a consumer uses it.
fn validator() -> Validator {
    jsonschema::draft202012::new(&schema()).expect("a valid schema")
}

/// The schema with no field but those that it describes.
fn strict() -> Validator {
    let mut schema = schema();
    close(&mut schema);
    jsonschema::draft202012::new(&schema).expect("a valid schema")
}

fn close(schema: &mut Value) {
    match schema {
        Value::Array(parts) => parts.iter_mut().for_each(close),
        Value::Object(fields) => {
            if let Some(others) = fields.get_mut("additionalProperties") {
                *others = Value::Bool(false);
            }
            fields.values_mut().for_each(close);
        }
        _ => {}
    }
}

fn report(args: &[&str]) -> Value {
    let (stdout, stderr, _) = run(&[args, &["--format", "json"]].concat());
    serde_json::from_str(&stdout).unwrap_or_else(|error| panic!("{args:?}: {error}\n{stderr}"))
}

/// Where and why a report is not as the schema says, the first few.
fn offences(validator: &Validator, report: &Value) -> Vec<String> {
    validator.iter_errors(report).take(5).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[track_caller]
fn check(report: &Value, of: &str) {
    assert_eq!(offences(&validator(), report), [""; 0], "{of}");
    assert_eq!(offences(&strict(), report), [""; 0], "{of}: a field is not described");
}

fn folders(path: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(path).expect("the folder can be read");
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be read").path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    folders
}

#[test]
fn the_demo_is_valid() {
    check(&report(&["demo"]), "demo");
}

#[test]
fn every_case_is_valid() {
    let cases = folders(&root().join("tests/cases"));
    assert!(cases.len() > 20);
    for case in cases {
        let articles = case.join("articles");
        check(&report(&["compare", articles.to_str().expect("a UTF-8 path")]), &case.display().to_string());
    }
}

#[test]
fn real_articles_are_valid() {
    let shared = root().join("../shared");
    if !shared.join("events").is_dir() || !shared.join("seeds").is_dir() {
        eprintln!("skipped: ../shared/events and ../shared/seeds are not there");
        return;
    }
    let mut collections = folders(&shared.join("events"));
    collections.push(shared.join("seeds"));
    for collection in collections {
        check(&report(&["compare", collection.to_str().expect("a UTF-8 path")]), &collection.display().to_string());
    }
}

#[test]
fn a_report_on_decisions_is_valid() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("decisions.toml");
    let key = report(&["demo"])["events"][0]["findings"][0]["key"].clone();
    let decisions = format!(
        "[[findings]]\nkept = {key}\nnote = \"asked the harbour\"\n\n[[names]]\nnot_same = [\"Gregor Alderstein\", \"Gregor Aldersten\"]\n"
    );
    fs::write(&file, decisions).expect("it can be written");
    let report = report(&["demo", "--decisions", file.to_str().expect("a UTF-8 path")]);
    assert_eq!(report["decisions"].as_array().map(Vec::len), Some(2));
    assert_eq!(report["events"][0]["findings"][0]["decision"], "kept");
    check(&report, "decisions");
}

#[test]
fn a_report_without_events_is_valid() {
    let tool = json!({"name": "corroborate", "version": "0.1.0"});
    let report = json!({"schema_version": "1", "tool": tool, "sources": [], "events": [], "decisions": []});
    check(&report, "nothing");
}

#[test]
fn damaged_reports_are_not_valid() {
    let (whole, validator) = (report(&["compare", &demo_folder()]), validator());
    #[track_caller]
    fn check(validator: &Validator, whole: &Value, place: &str, damage: &Value) {
        let mut report = whole.clone();
        *report.pointer_mut(place).unwrap_or_else(|| panic!("{place} is in the report")) = damage.clone();
        assert!(!validator.is_valid(&report), "{place} = {damage}");
    }
    let finding = "/events/0/findings/0";
    for (place, damage) in [
        ("/schema_version".to_owned(), json!("2")),
        ("/tool/name".to_owned(), json!("another")),
        ("/sources/0/id".to_owned(), json!("source 1")),
        ("/sources/0/published".to_owned(), json!("12 March 2025")),
        ("/sources/0/published_basis".to_owned(), json!("guessed")),
        ("/events/0/sources".to_owned(), json!([])),
        ("/events/0/date".to_owned(), json!("2025-03-11")),
        (format!("{finding}/kind"), json!("disagree")),
        (format!("{finding}/kind"), json!("agree")),
        (format!("{finding}/slot"), json!(null)),
        (format!("{finding}/score"), json!(1.2)),
        (format!("{finding}/score"), json!("0.9")),
        (format!("{finding}/values"), json!([])),
        (format!("{finding}/values/0/evidence"), json!([])),
        (format!("{finding}/values/0/evidence/0/start"), json!(-1)),
        (format!("{finding}/values/0/evidence/0/end"), json!(1.5)),
        (format!("{finding}/values/0/evidence/0/exact"), json!("a".repeat(401))),
        (format!("{finding}/reasons/0"), json!("role/different-office")),
        ("/events/0/claims/0/stance".to_owned(), json!("sure")),
        ("/events/0/claims/0/subject".to_owned(), json!("Halina Vorst")),
        ("/events/0/entities/0/type".to_owned(), json!("ship")),
    ] {
        check(&validator, &whole, &place, &damage);
    }
}

/// Each field that the schema demands, taken out of the first object that has it, makes a report invalid.
#[test]
fn no_field_may_be_missing() {
    let (whole, validator) = (report(&["compare", &demo_folder()]), validator());
    for place in [
        "",
        "/tool",
        "/sources/0",
        "/events/0",
        "/events/0/date",
        "/events/0/findings/0",
        "/events/0/findings/0/reasons/0",
        "/events/0/findings/0/values/0",
        "/events/0/findings/0/values/0/evidence/0",
        "/events/0/entities/0",
        "/events/0/entities/0/forms/0",
        "/events/0/claims/0",
        "/events/0/claims/0/arguments/0",
    ] {
        let fields = whole.pointer(place).and_then(Value::as_object).unwrap_or_else(|| panic!("{place} is an object"));
        for field in fields.keys() {
            let mut report = whole.clone();
            let object = report.pointer_mut(place).and_then(Value::as_object_mut).expect("as before");
            object.remove(field);
            assert!(!validator.is_valid(&report), "{place}/{field} is missing");
        }
    }
}

#[test]
fn a_field_more_is_valid_for_consumers_and_found_by_these_tests() {
    let mut report = report(&["demo"]);
    report["events"][0]["findings"][0]["mood"] = json!("grim");
    assert!(validator().is_valid(&report));
    assert!(!strict().is_valid(&report));
}
