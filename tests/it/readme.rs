//! The picture of a report in README.md is the demo's real output.
//!
//! `just readme` renews it; this test tells when it is stale.

use std::fs;
use std::path::Path;

use crate::run;

const OPENING: &str = "<!-- demo: renewed by `just readme` -->\n```text\n";
const CLOSING: &str = "```\n<!-- end of demo -->\n";

/// Agreements in the picture: enough to see what they look like.
const N_AGREEMENTS: usize = 3;

#[test]
fn the_picture_is_the_demo() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&file).expect("README.md is there");
    let (before, rest) = readme.split_once(OPENING).expect("README.md has the demo's opening mark");
    let (picture, after) = rest.split_once(CLOSING).expect("README.md has the demo's closing mark");
    let expected = expected();
    if std::env::var_os("CORROBORATE_ACCEPT").is_some() {
        fs::write(&file, format!("{before}{OPENING}{expected}{CLOSING}{after}")).expect("README.md can be written");
        return;
    }
    assert_eq!(picture, expected, "README.md shows an old report: run `just readme`");
}

/// The demo's report up to its first agreements, what follows cut.
fn expected() -> String {
    let (stdout, stderr, status) = run(&["demo", "--width", "80", "--color", "never"]);
    assert_eq!((stderr.as_str(), status), ("", 0));
    let agreed = stdout.find("AGREED").expect("the demo finds agreement");
    let (next, _) = stdout[agreed..].match_indices("\n  - ").nth(N_AGREEMENTS).expect("there are more");
    format!("{}\n\n…\n", &stdout[..agreed + next])
}
