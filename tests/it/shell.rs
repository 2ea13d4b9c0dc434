//! What a shell needs: help with examples, completions, the manual page.

use std::collections::BTreeSet;
use std::process::{Command, Stdio};

use crate::{corroborate, run};

/// The commands, from the list in the help.
fn commands() -> Vec<String> {
    let (help, _, _) = run(&["--help"]);
    let list = help.split("Commands:\n").nth(1).expect("the help lists the commands");
    let names = list.lines().take_while(|line| line.starts_with("  ")).filter(|line| !line.starts_with("   "));
    let names = names.filter_map(|line| line.split_whitespace().next());
    let names: Vec<String> = names.filter(|name| *name != "help").map(str::to_owned).collect();
    assert!(names.len() > 6, "{names:?}");
    names
}

/// The long options of a command, from its help.
fn options(command: &str) -> BTreeSet<String> {
    let (help, _, status) = run(&[command, "--help"]);
    assert_eq!(status, 0);
    let described = help.lines().map(str::trim_start).filter(|line| line.starts_with('-'));
    let options = described.flat_map(str::split_whitespace).filter(|word| word.starts_with("--"));
    options.map(|word| word.trim_end_matches(',').to_owned()).collect()
}

/// Everything that completions and manual must know.
fn words() -> BTreeSet<String> {
    let commands = commands();
    let options: BTreeSet<String> = commands.iter().flat_map(|command| options(command)).collect();
    assert!(options.contains("--min-score") && options.contains("--quiet"), "{options:?}");
    options.into_iter().chain(commands).collect()
}

#[test]
fn every_help_ends_with_examples_of_options_that_exist() {
    for command in commands() {
        let (long, _, _) = run(&[&command, "--help"]);
        let (short, _, _) = run(&[&command, "-h"]);
        assert!(short.len() < long.len() && !short.contains("Examples:"), "{short}");
        let examples = long.split("Examples:\n").nth(1).unwrap_or_else(|| panic!("no examples: {long}"));
        let calls: Vec<&str> =
            examples.lines().filter(|line| line.contains(&format!("corroborate {command}"))).collect();
        assert!(!calls.is_empty(), "{examples}");
        let known = options(&command);
        let used = calls.iter().flat_map(|call| call.split('|').find(|part| part.contains("corroborate")));
        for word in used.flat_map(str::split_whitespace).filter(|word| word.starts_with("--")) {
            assert!(known.contains(word), "{command} has no {word}: {examples}");
        }
    }
}

#[test]
fn completions_know_every_command_and_option() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let (script, stderr, status) = run(&["completions", shell]);
        assert_eq!((stderr.as_str(), status), ("", 0));
        for word in words() {
            // Fish names options without their dashes.
            let wanted = if shell == "fish" { word.trim_start_matches('-') } else { &word };
            assert!(script.contains(wanted), "{shell} does not know {word}");
        }
    }
}

#[test]
fn bash_reads_its_completions() {
    let (script, _, _) = run(&["completions", "bash"]);
    let Some(errors) = told_by("bash", &["-n"], &script) else { return };
    assert_eq!(errors, "");
}

#[test]
fn the_manual_knows_every_command_and_option() {
    let (page, stderr, status) = run(&["man"]);
    assert_eq!((stderr.as_str(), status), ("", 0));
    for word in words() {
        assert!(page.contains(&escaped(&word)), "the manual does not know {word}");
    }
}

#[test]
fn each_command_has_a_page_of_its_own() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let pages = folder.path().join("man1");
    let (stdout, stderr, status) = run(&["man", "-o", pages.to_str().expect("UTF-8")]);
    assert_eq!((stdout.as_str(), stderr.as_str(), status), ("", "", 0));
    for command in commands() {
        let page = std::fs::read_to_string(pages.join(format!("corroborate-{command}.1"))).expect("a page");
        let options = options(&command);
        assert!(options.iter().all(|option| page.contains(&escaped(option))), "{command}: {options:?}");
        assert!(page.contains("EXAMPLES"), "{command}");
    }
    assert!(pages.join("corroborate.1").is_file());
}

#[test]
fn groff_reads_the_manual() {
    let (page, _, _) = run(&["man"]);
    let Some(errors) = told_by("groff", &["-man", "-ww", "-Tutf8", "-Kutf8"], &page) else { return };
    assert_eq!(errors, "");
}

/// A word as a manual page writes it.
fn escaped(word: &str) -> String {
    word.replace('-', "\\-")
}

/// What a program says on standard error of `input`; `None`, and a word on it, where there is no such program.
fn told_by(program: &str, args: &[&str], input: &str) -> Option<String> {
    use std::io::Write;
    let piped = || Stdio::piped();
    let started = Command::new(program).args(args).stdin(piped()).stdout(Stdio::null()).stderr(piped()).spawn();
    let Ok(mut child) = started else {
        eprintln!("skipped: {program} is not here");
        return None;
    };
    child.stdin.take().expect("it is piped").write_all(input.as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    Some(String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn quiet_leaves_out_remarks_but_not_errors() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("a.txt"), "Bridge closed\n\nThe bridge of Velmora was closed.\n")
        .expect("written");
    std::fs::write(folder.path().join("b.txt"), "").expect("written");
    let folder = folder.path().to_str().expect("UTF-8");
    let (_, told, status) = run(&["compare", folder]);
    assert!(told.contains("b.txt") && told.contains("1 article was read all the same"), "{told}");
    assert_eq!(status, 2);
    let (stdout, told, status) = run(&["-q", "compare", folder]);
    assert!(stdout.contains("Bridge closed"), "{stdout}");
    assert_eq!((told.as_str(), status), ("", 2));
    let (_, told, status) = run(&["compare", "--quiet", "no-such-file.txt"]);
    assert!(told.contains("no-such-file.txt") && told.contains("no article"), "{told}");
    assert_eq!(status, 2);
}

/// Whether the demo's report, and the message of a failure, are coloured under these variables and options.
#[track_caller]
fn check_color(variables: &[(&str, &str)], options: &[&str], expected: bool) {
    let is_colored = |args: &[&str]| {
        let mut command = corroborate();
        command.args(args).args(options).envs(variables.iter().copied());
        let output = command.output().expect("the binary starts");
        [output.stdout, output.stderr].concat().contains(&b'\x1b')
    };
    assert_eq!(is_colored(&["demo"]), expected, "{variables:?} {options:?}");
    assert_eq!(is_colored(&["compare", "no-such-file.txt"]), expected, "{variables:?} {options:?}");
}

#[test]
fn colour_is_as_in_other_programs() {
    check_color(&[], &[], false);
    check_color(&[("CLICOLOR_FORCE", "1")], &[], true);
    check_color(&[("CLICOLOR_FORCE", "1")], &["--color", "never"], false);
    check_color(&[("NO_COLOR", "1")], &["--color", "always"], true);
    check_color(&[("NO_COLOR", "1")], &[], false);
    check_color(&[("TERM", "dumb")], &["--color", "auto"], false);
}
