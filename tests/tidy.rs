//! The rules of the house, checked: module order, headers, data files, dependencies.
//!
//! Reads the sources as text. A rule that fails names the file, the line and what to do. The rules are told in
//! CONTRIBUTING.md.

use std::fs;
use std::path::{Path, PathBuf};

/// Beyond this a file is split.
const MAX_LINES: usize = 600;

/// Files that may be longer, because they are a list of equal things.
const LONG_FILES: [&str; 0] = [];

/// Fails with all findings of a rule at once.
#[track_caller]
fn report(rule: &str, offences: &[String]) {
    assert!(offences.is_empty(), "{rule}\n  {}", offences.join("\n  "));
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files under `folder` whose extension is in `extensions`, sorted; empty where there is no such folder.
fn files(folder: &str, extensions: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.expect("the folder can be read").path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| extensions.iter().any(|wanted| end == *wanted)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// All Rust sources of the repository.
fn sources() -> Vec<PathBuf> {
    ["src", "tests", "benches", "examples"].iter().flat_map(|folder| files(folder, &["rs"])).collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The path as shown in messages: from the root, with forward slashes.
fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string().replace('\\', "/")
}

/// The lines of library code: numbered from 1, without tests at the foot of the file, without comments.
fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .take_while(|(_, line)| line.trim() != "#[cfg(test)]")
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(at, line)| (at + 1, line))
}

fn is_library(path: &str) -> bool {
    path.starts_with("src/") && !path.starts_with("src/bin/") && !path.ends_with("/testing.rs")
}

/// The modules of the library in the order of `src/lib.rs`.
fn modules() -> Vec<String> {
    read(&root().join("src/lib.rs"))
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .map(str::to_owned)
        .collect()
}

/// The modules named by `crate::…` in a line, also within braces: `use crate::{entity, origin};`.
fn modules_used(line: &str) -> Vec<&str> {
    let mut used = Vec::new();
    for rest in line.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(list) => used.extend(list.split([',', '}']).map(|part| first_word(part.trim()))),
            None => used.push(first_word(rest)),
        }
    }
    used
}

fn first_word(text: &str) -> &str {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap_or("")
}

#[test]
fn modules_use_only_modules_above_them() {
    let order = modules();
    let rank = |module: &str| order.iter().position(|other| other == module);
    let mut offences = Vec::new();
    for path in files("src", &["rs"]) {
        let name = shown(&path);
        let module = first_word(name.trim_start_matches("src/"));
        let Some(own) = rank(module).filter(|_| is_library(&name)) else { continue };
        for (line, text) in code_lines(&read(&path)) {
            for used in modules_used(text) {
                if rank(used).is_some_and(|other| other > own) {
                    offences.push(format!("{name}:{line}: {module} uses {used}, which stands below it in src/lib.rs"));
                }
            }
        }
    }
    report("a module may use only modules above it in src/lib.rs", &offences);
}

#[test]
fn braces_and_paths_are_both_read() {
    assert_eq!(modules_used("use crate::{entity, origin::Id};"), ["entity", "origin", ""]);
    assert_eq!(modules_used("    crate::text::Span::new(crate::verdict::X)"), ["text", "verdict"]);
}

#[test]
fn every_file_opens_with_a_header() {
    let lacks_header = |path: &PathBuf| !read(path).starts_with("//! ");
    let offences: Vec<String> = sources().iter().filter(|path| lacks_header(path)).map(|path| shown(path)).collect();
    report("a file opens with //! lines: what it is for, what it leaves to others", &offences);
}

#[test]
fn no_file_is_too_long() {
    let mut offences = Vec::new();
    for path in sources() {
        let (name, lines) = (shown(&path), read(&path).lines().count());
        if lines > MAX_LINES && !LONG_FILES.contains(&name.as_str()) {
            offences.push(format!("{name}: {lines} lines"));
        }
    }
    report("a file beyond 600 lines is split, or named in LONG_FILES as a list of equal things", &offences);
}

#[test]
fn the_library_neither_panics_by_design_nor_prints() {
    const FORBIDDEN: [(&str, &str); 9] = [
        (".unwrap()", "say with expect why it cannot fail"),
        ("todo!(", "write it or leave it out"),
        ("unimplemented!(", "write it or leave it out"),
        ("dbg!(", "delete it"),
        ("println!(", "printing belongs to src/bin"),
        ("print!(", "printing belongs to src/bin"),
        ("SystemTime", "no result may depend on the clock"),
        ("Instant::now", "no result may depend on the clock"),
        ("allow(dead_code)", "delete what is not used"),
    ];
    let mut offences = Vec::new();
    for path in files("src", &["rs"]).iter().filter(|path| is_library(&shown(path))) {
        for (line, text) in code_lines(&read(path)) {
            for (word, advice) in FORBIDDEN {
                if text.contains(word) {
                    offences.push(format!("{}:{line}: {word} – {advice}", shown(path)));
                }
            }
        }
    }
    report("the library never panics by design, prints, or reads the clock", &offences);
}

#[test]
fn no_path_of_a_machine_is_named() {
    // Put together here, so that this file does not name them itself.
    let forbidden: Vec<String> = ["work", "root", "tmp", "home"].iter().map(|folder| format!("/{folder}/")).collect();
    let texts = ["src", "tests", "docs", "data", "benches", "examples", ".ci"];
    let mut paths: Vec<PathBuf> =
        texts.iter().flat_map(|folder| files(folder, &["rs", "md", "txt", "tsv", "csv", "toml"])).collect();
    paths.extend(
        ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "Cargo.toml", "justfile"].map(|file| root().join(file)),
    );
    let mut offences = Vec::new();
    for path in paths {
        for (line, text) in read(&path).lines().enumerate() {
            if forbidden.iter().any(|folder| text.contains(folder.as_str())) {
                offences.push(format!("{}:{}", shown(&path), line + 1));
            }
        }
    }
    report("no file names a path of one machine", &offences);
}

#[test]
fn data_files_are_sorted_and_say_where_they_come_from() {
    let mut offences = Vec::new();
    for path in files("data", &["tsv", "txt"]) {
        let name = shown(&path);
        if name.starts_with("data/demo/") {
            continue;
        }
        check_table(&name, &read(&path), &mut offences);
    }
    report("a table has a head and sorted, unique keys (see CONTRIBUTING.md)", &offences);
}

/// Checks the head, the order and the keys of one table.
fn check_table(name: &str, text: &str, offences: &mut Vec<String>) {
    for field in ["# origin", "# licence"] {
        if !text.lines().take_while(|line| line.starts_with('#')).any(|line| line.starts_with(field)) {
            offences.push(format!("{name}: the head lacks \"{field}: …\""));
        }
    }
    let mut last: Option<&str> = None;
    for (line, entry) in text.lines().enumerate() {
        if entry.starts_with('#') || entry.trim().is_empty() {
            continue;
        }
        let key = entry.split('\t').next().unwrap_or("");
        match last {
            Some(before) if before == key => offences.push(format!("{name}:{}: {key} stands twice", line + 1)),
            Some(before) if before > key => {
                offences.push(format!("{name}:{}: {key} belongs before {before} (byte order)", line + 1));
            }
            _ => {}
        }
        last = Some(key);
    }
}

#[test]
fn a_bad_table_is_told() {
    let check = |text: &str, expected: usize| {
        let mut offences = Vec::new();
        check_table("t", text, &mut offences);
        assert_eq!(offences.len(), expected, "{offences:?}");
    };
    check("# origin: a\n# licence: b\na\t1\nb\t2\n", 0);
    check("a\t1\nb\t2\n", 2);
    check("# origin: a\n# licence: b\nb\na\na\n", 2);
}

#[test]
fn every_dependency_gives_its_reason() {
    let text = read(&root().join("Cargo.toml"));
    let mut offences = Vec::new();
    let mut is_dependencies = false;
    let mut before = "";
    for line in text.lines() {
        if line.starts_with('[') {
            is_dependencies = line.contains("dependencies");
        } else if is_dependencies && line.contains('=') && !line.starts_with(['#', ' ']) && !before.starts_with('#') {
            offences.push(line.to_owned());
        }
        before = line;
    }
    report("a dependency stands under a line that says why it is there", &offences);
}
