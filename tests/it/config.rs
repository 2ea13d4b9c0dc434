//! `corroborate.toml`: where it is looked for, what counts before what, and what is said of what it gets wrong.

use std::fs;
use std::path::Path;

use crate::corroborate;

/// Runs in `folder` as a user would, whose own settings are in `folder/user`; gives output, errors and status.
#[track_caller]
fn run_in(folder: &Path, args: &[&str]) -> (String, String, i32) {
    let mut command = corroborate();
    command.env_remove("CORROBORATE_CONFIG").env("XDG_CONFIG_HOME", folder.join("user"));
    let output = command.current_dir(folder).args(args).output().expect("the binary starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    (text(output.stdout), text(output.stderr), output.status.code().unwrap_or(-1))
}

fn folder(settings: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("corroborate.toml"), settings).expect("it can be written");
    folder
}

/// The first character of the demo's report tells its form.
#[track_caller]
fn check_form(folder: &Path, args: &[&str], opening: &str) {
    let (stdout, stderr, status) = run_in(folder, args);
    assert!(stdout.starts_with(opening), "{args:?}: {stdout:.100}");
    assert_eq!((stderr.as_str(), status), ("", 0));
}

#[test]
fn the_command_line_counts_before_the_file() {
    let folder = folder("format = \"json\"\n");
    check_form(folder.path(), &["demo"], "{");
    check_form(folder.path(), &["demo", "--format", "markdown"], "# ");
    check_form(folder.path(), &["--no-config", "demo"], "5 articles");
}

#[test]
fn the_table_of_a_command_counts_before_the_top() {
    let folder = folder("format = \"json\"\n\n[demo]\nformat = \"markdown\"\n");
    check_form(folder.path(), &["demo"], "# ");
}

#[test]
fn what_one_command_cannot_take_is_meant_for_another() {
    let folder = folder("format = \"markdown\"\n");
    fs::write(folder.path().join("a.txt"), "Bridge closed\n\nThe bridge was closed.\n").expect("written");
    check_form(folder.path(), &["events", "a.txt"], "e1 ");
}

#[test]
fn a_switch_that_the_file_turns_on_can_be_turned_off() {
    let folder = folder("all = true\n");
    let (all, _, _) = run_in(folder.path(), &["demo"]);
    let (calm, _, _) = run_in(folder.path(), &["demo", "--no-all"]);
    assert!(!all.contains("Not shown") && calm.contains("Not shown"), "{calm}");
    assert_eq!(run_in(folder.path(), &["demo", "--no-all", "--all"]).0, all);
}

#[test]
fn the_nearest_file_counts() {
    let outer = folder("format = \"json\"\n");
    let inner = outer.path().join("event/articles");
    fs::create_dir_all(&inner).expect("a folder");
    check_form(&inner, &["demo"], "{");
    fs::write(outer.path().join("event/corroborate.toml"), "format = \"markdown\"\n").expect("written");
    check_form(&inner, &["demo"], "# ");
}

#[test]
fn the_users_file_counts_where_there_is_no_other() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir_all(folder.path().join("user/corroborate")).expect("a folder");
    fs::write(folder.path().join("user/corroborate/corroborate.toml"), "format = \"json\"\n").expect("written");
    check_form(folder.path(), &["demo"], "{");
    fs::write(folder.path().join("corroborate.toml"), "# nothing\n").expect("written");
    check_form(folder.path(), &["demo"], "5 articles");
}

#[test]
fn a_file_can_be_named() {
    let folder = folder("format = \"json\"\n");
    fs::write(folder.path().join("other.toml"), "format = \"markdown\"\n").expect("written");
    check_form(folder.path(), &["demo", "--config", "other.toml"], "# ");
    let named = |name: &str| {
        let mut command = corroborate();
        command.current_dir(folder.path()).env("CORROBORATE_CONFIG", name).arg("demo");
        command.output().expect("it starts")
    };
    assert!(named("other.toml").stdout.starts_with(b"# "));
    assert!(named("").stdout.starts_with(b"5 articles"));
    assert!(String::from_utf8_lossy(&named("gone.toml").stderr).contains("check CORROBORATE_CONFIG"));
    let (_, stderr, status) = run_in(folder.path(), &["demo", "--config", "gone.toml"]);
    assert!(stderr.contains("gone.toml") && stderr.contains("check --config"), "{stderr}");
    assert_eq!(status, 2);
}

#[test]
fn paths_lead_from_the_file() {
    let folder = folder("decisions = \"notes/decisions.toml\"\n");
    let inner = folder.path().join("deep");
    fs::create_dir_all(folder.path().join("notes")).expect("a folder");
    fs::create_dir_all(&inner).expect("a folder");
    fs::write(folder.path().join("notes/decisions.toml"), "[[names]]\nsame = [\"A. Nobody\", \"B. Nobody\"]\n")
        .expect("written");
    let (stdout, stderr, _) = run_in(&inner, &["demo"]);
    assert!(stdout.contains("matched nothing here"), "{stderr}");
}

/// A file with `settings` must end the run with a message that holds each of `parts`.
#[track_caller]
fn check(settings: &str, parts: &[&str]) {
    let folder = folder(settings);
    let (stdout, stderr, status) = run_in(folder.path(), &["demo"]);
    for part in parts {
        assert!(stderr.contains(part), "{part:?} is not in {stderr}");
    }
    assert_eq!((stdout.as_str(), status), ("", 2));
}

#[test]
fn unknown_keys_are_named_with_the_nearest_known_one() {
    check(
        "\nmin_score = 0.5\n",
        &["corroborate.toml:2:", "`min_score`", "did you mean `min-score`?", "docs/config.md"],
    );
    check("xyzzy = 1\n", &["corroborate.toml:1:", "`xyzzy` is no setting", "known are", "format"]);
    check("[compre]\nall = true\n", &["corroborate.toml:1:", "`compre`", "did you mean `compare`?"]);
    check("[events]\nall = true\n", &["corroborate.toml:2:", "`all` is no setting of `events`", "format, jobs"]);
    check("output = \"a.txt\"\n", &["`output` belongs on the command line"]);
}

#[test]
#[cfg(feature = "serve")]
fn numbers_of_the_server_can_be_set() {
    let folder =
        folder("[serve]\nport = 8080\nmax-megabytes = 20\nmax-files = 10\nmax-seconds = 60\nruns = 1\nkeep = 3\n");
    let (shown, stderr, status) = run_in(folder.path(), &["config"]);
    assert_eq!((stderr.as_str(), status), ("", 0));
    for (line, setting) in
        ["port = 8080", "max-megabytes = 20", "max-files = 10", "max-seconds = 60", "runs = 1", "keep = 3"]
            .iter()
            .enumerate()
    {
        let origin = format!("# corroborate.toml:{}", line + 2);
        let is_shown = |shown: &str| shown.starts_with(setting) && shown.ends_with(&origin);
        assert!(shown.lines().any(is_shown), "{setting}: {shown}");
    }
    check("[serve]\nmax-megabytes = \"20\"\n", &["corroborate.toml:2:", "`max-megabytes`: expected a whole number"]);
    check("[serve]\nmax-megabytes = 5000\n", &["corroborate.toml:2:", "`max-megabytes`: 5000 is not in 1..=1000"]);
}

#[test]
fn a_file_opens_nothing_to_others() {
    for setting in ["bind = \"0.0.0.0\"", "folder = \"runs\"", "open = \"yes\"", "allow-host = \"desk.example\""] {
        let name = setting.split(' ').next().expect("a name");
        let told = format!("`{name}` belongs on the command line, not in a file");
        check(setting, &["corroborate.toml:1:", &told]);
        #[cfg(feature = "serve")]
        check(&format!("[serve]\n{setting}\n"), &["corroborate.toml:2:", &told]);
    }
}

#[test]
fn wrong_values_are_named_with_what_was_expected() {
    check("format = \"xml\"\n", &["corroborate.toml:1:", "`format`: expected one of \"text\", \"markdown\""]);
    check("width = \"wide\"\n", &["`width`: expected a whole number"]);
    check("width = 0\n", &["`width`: give a whole number from 1"]);
    check("all = 1\n", &["`all`: expected true or false"]);
    check("[compare]\nmin-score = 3\n", &["corroborate.toml:2:", "`min-score`: give a number from 0"]);
    check("decisions = [\"a\"]\n", &["`decisions`: expected a path"]);
    check("format = \n", &["corroborate.toml:1:", "not TOML"]);
}

#[test]
fn everything_wrong_is_told_at_once() {
    check(
        "colour = \"never\"\nwidth = true\n",
        &["corroborate.toml:1: `colour`", "`color`", "corroborate.toml:2: `width`"],
    );
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("corroborate.toml"), b"\xff\xfe\x00").expect("written");
    let (_, stderr, status) = run_in(folder.path(), &["demo"]);
    assert!(stderr.contains("corroborate.toml: cannot be read") && stderr.contains("--no-config"), "{stderr}");
    assert_eq!(status, 2);
}

#[test]
fn a_broken_file_does_not_stop_a_shell_from_starting() {
    let folder = folder("colour = 1\n");
    let (stdout, stderr, status) = run_in(folder.path(), &["completions", "bash"]);
    assert!(stdout.contains("corroborate"));
    assert_eq!((stderr.as_str(), status), ("", 0));
}

#[test]
fn what_is_in_force_is_shown_as_a_file_of_settings() {
    let folder = folder("width = 72\n\n[compare]\nformat = \"markdown\"\n");
    let (shown, stderr, status) = run_in(folder.path(), &["config"]);
    assert_eq!((stderr.as_str(), status), ("", 0));
    let line =
        |start: &str| shown.lines().find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("{start}: {shown}"));
    assert!(line("format = \"markdown\"").ends_with("# corroborate.toml:4"), "{shown}");
    assert!(line("width = 72").ends_with("# corroborate.toml:1"), "{shown}");
    assert!(line("color = \"auto\"").ends_with("# default"), "{shown}");
    assert!(line("# min-score =").ends_with("# not set"), "{shown}");
    fs::write(folder.path().join("corroborate.toml"), &shown).expect("written");
    let (again, _, status) = run_in(folder.path(), &["config"]);
    assert_eq!((again.lines().count(), status), (shown.lines().count(), 0));
}
