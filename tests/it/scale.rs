//! Many files, long texts: a result, not a hang.
//!
//! The small runs belong to every test run. Full scale, two thousand files and 50 MB, takes a release build:
//! `cargo test --release --test it scale -- --ignored`.

use std::fmt::Write;
use std::time::{Duration, Instant};

use crate::run;

/// Enough for a debug build on a busy machine, and far less than anything quadratic would take.
const PATIENCE: Duration = Duration::from_secs(120);

/// `n` articles on a few dozen events, in one folder.
fn compare_many(n: usize) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for at in 0..n {
        let (town, day, hurt) = (at % 37, 1 + at % 28, 3 + at % 11);
        let text = format!(
            "Fire in Townley {town}\n\nA fire in Townley {town} hurt {hurt} people on March {day}, 2024, said Chief Ann Bell{town}.\n\n\
             “We got there in {hurt} minutes,” Bell{town} said. The mill had stood empty since 20{day:02}.\n"
        );
        std::fs::write(folder.path().join(format!("{at:05}.txt")), text).expect("the file can be written");
    }
    let start = Instant::now();
    let (stdout, _, status) = run(&["compare", folder.path().to_str().expect("a UTF-8 path"), "--format", "json"]);
    assert_eq!(status, 0);
    assert_eq!(stdout.matches("\"path\":").count(), n);
    assert!(start.elapsed() < PATIENCE, "{n} files took {:?}", start.elapsed());
}

/// One text of at least `size` bytes beside a short one.
fn compare_long(size: usize) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut text = String::from("A long day in Velmora\n\n");
    for at in 0.. {
        if text.len() >= size {
            break;
        }
        let line = "people waited at gate, said Mayor Ana Kovač on Tuesday. “We wait,” she said.";
        writeln!(text, "Some {at} {line}\n").expect("a string takes everything");
    }
    let file = |name: &str| folder.path().join(name).to_str().expect("a UTF-8 path").to_owned();
    std::fs::write(file("long.txt"), text).expect("the file can be written");
    std::fs::write(file("short.txt"), "Gates open\n\nMayor Ana Kovač opened the gates on Tuesday.\n").expect("it can");
    let start = Instant::now();
    let (stdout, _, status) = run(&["compare", &file("long.txt"), &file("short.txt"), "--format", "json"]);
    assert_eq!(status, 0);
    assert!(stdout.contains("schema_version"));
    assert!(start.elapsed() < PATIENCE, "{size} bytes took {:?}", start.elapsed());
}

#[test]
fn a_hundred_files() {
    compare_many(100);
}

#[test]
fn a_long_text() {
    compare_long(200_000);
}

#[test]
#[ignore = "full scale: takes a release build"]
fn two_thousand_files() {
    compare_many(2_000);
}

#[test]
#[ignore = "full scale: takes a release build"]
fn fifty_megabytes() {
    compare_long(50_000_000);
}
