//! The binary as a user runs it: one integration program, one module per subject.

/// The folders of tests/cases: articles in, discrepancies out.
mod cases;

/// The file of settings.
mod config;

/// Decisions on names, claims and findings, and what the report tells of them.
mod decisions;

/// The same bytes for any order of the arguments and any number of threads.
mod determinism;

/// The formats for other programs, read back by parsers.
mod exports;

/// Files that cannot be read, or only in part.
mod input;

/// Several collections in one call.
mod mixed;

/// The demo's articles, damaged at random.
mod mutated;

/// `match`: two sentences, and tables of pairs.
mod pairs;

/// The picture of a report in README.md.
mod readme;

/// The formats: what every report must hold to.
mod report;

/// Many files, long texts.
mod scale;

/// Every JSON report against docs/report.schema.json.
mod schema;

/// `serve`: uploads, reports, decisions, and what is refused.
#[cfg(feature = "serve")]
mod serve;

/// Help, completions, manual, colour.
mod shell;

/// Arguments, help and exit statuses.
mod usage;

use assert_cmd::Command;
use assert_cmd::cargo::cargo_bin_cmd;

/// The binary, without what the caller's environment could change.
fn corroborate() -> Command {
    let mut command = cargo_bin_cmd!("corroborate");
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").env_remove("CLICOLOR");
    // Empty: no file of settings, wherever the tests run.
    command.env("CORROBORATE_CONFIG", "");
    command
}

/// Runs with `args`; gives standard output, standard error and the exit status.
#[track_caller]
fn run(args: &[&str]) -> (String, String, i32) {
    let output = corroborate().args(args).output().expect("the binary starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    (text(output.stdout), text(output.stderr), output.status.code().unwrap_or(-1))
}

/// The folder of the demo's articles.
fn demo_folder() -> String {
    format!("{}/data/demo", env!("CARGO_MANIFEST_DIR"))
}
