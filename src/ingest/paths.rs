//! Which files an argument list means.
//!
//! Walks folders, leaves out hidden files and files of other kinds, reads each file once, and puts all in an order
//! that does not depend on the order of the arguments. Leaves the content to the other modules.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::Problem;

/// The largest file that is read: positions are 32-bit, and no collection of news comes near.
const MAX_BYTES: u64 = 1 << 30;

/// The name of the table of sources beside the articles.
pub(super) const SOURCES_FILE: &str = "sources.csv";

/// How a file's content is to be understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Plain,
    Html,
    JsonLines,
    Unknown,
}

impl Kind {
    /// The kind that the extension of `path` names.
    pub(super) fn of(path: &Path) -> Kind {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or("");
        match extension.to_ascii_lowercase().as_str() {
            "txt" | "text" | "md" | "markdown" => Kind::Plain,
            "html" | "htm" | "xhtml" => Kind::Html,
            "jsonl" | "ndjson" => Kind::JsonLines,
            _ => Kind::Unknown,
        }
    }

    /// The kind itself, or what the beginning of `text` looks like where the name tells nothing.
    pub(super) fn or_guess(self, text: &str) -> Kind {
        if self != Kind::Unknown {
            return self;
        }
        let start = text.trim_start();
        let tag: String = start.chars().take(14).collect::<String>().to_ascii_lowercase();
        if tag.starts_with("<!doctype html") || tag.starts_with("<html") {
            Kind::Html
        } else if start.starts_with('{') && start.contains("\"text\"") {
            Kind::JsonLines
        } else {
            Kind::Plain
        }
    }
}

/// One file to read.
#[derive(Clone, Debug)]
pub(super) struct Input {
    /// Where it is; `-` is standard input.
    pub path: PathBuf,
    /// The path as the user typed it, or as found under a folder that the user typed.
    pub name: String,
    pub kind: Kind,
}

/// What an argument list means.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// The files, sorted by name.
    pub inputs: Vec<Input>,
    /// The folders in which a `sources.csv` may lie.
    pub folders: BTreeSet<PathBuf>,
}

/// Finds the files that `paths` mean.
pub(super) fn find(paths: &[PathBuf], problems: &mut Vec<Problem>) -> Files {
    let mut walk = Walk { by_place: BTreeMap::new(), folders: BTreeSet::new(), problems };
    let sorted: BTreeSet<&PathBuf> = paths.iter().collect();
    for path in sorted {
        walk.argument(path);
    }
    let mut inputs: Vec<Input> = walk.by_place.into_values().collect();
    inputs.sort_by(|one, other| one.path.cmp(&other.path));
    Files { inputs, folders: walk.folders }
}

/// The content of a file, or of standard input.
pub(super) fn bytes(input: &Input) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let read = if input.name == "-" {
        std::io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut bytes)
    } else {
        fs::File::open(&input.path).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes))
    };
    match read {
        Err(error) => Err(Problem::new(&input.name, format!("cannot be read: {error}"))),
        Ok(_) if bytes.len() as u64 > MAX_BYTES => {
            Err(Problem::new(&input.name, "is larger than 1 GiB; split it into articles"))
        }
        Ok(_) => Ok(bytes),
    }
}

struct Walk<'p> {
    /// By canonical path, so that a file reached in two ways is read once.
    by_place: BTreeMap<PathBuf, Input>,
    folders: BTreeSet<PathBuf>,
    problems: &'p mut Vec<Problem>,
}

impl Walk<'_> {
    fn argument(&mut self, path: &Path) {
        if path == Path::new("-") {
            self.add(path);
            return;
        }
        match fs::metadata(path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                self.problem(path, "there is no such file or folder; check the spelling".to_owned());
            }
            Err(error) => self.problem(path, format!("cannot be read: {error}")),
            Ok(found) if found.is_dir() => self.folder(path),
            Ok(_) if is_sources_file(path) => {
                self.folders.insert(parent(path));
            }
            Ok(_) => {
                self.folders.insert(parent(path));
                self.add(path);
            }
        }
    }

    /// Walks without recursion, so that no depth of folders can exhaust the stack. Links to folders are not followed:
    /// they could lead in a circle.
    fn folder(&mut self, path: &Path) {
        let n_before = self.by_place.len();
        let mut pending = vec![path.to_path_buf()];
        while let Some(folder) = pending.pop() {
            match self.list(&folder) {
                Ok(folders) => pending.extend(folders),
                Err(error) => self.problem(&folder, format!("this folder cannot be read: {error}")),
            }
            self.folders.insert(folder);
        }
        if self.by_place.len() == n_before && self.problems.is_empty() && !self.holds_known(path) {
            self.problem(path, "holds no .txt, .md, .html or .jsonl file".to_owned());
        }
    }

    /// Whether files of the folder are in the list already, through another argument.
    fn holds_known(&self, path: &Path) -> bool {
        let Ok(place) = fs::canonicalize(path) else { return false };
        self.by_place.keys().any(|known| known.starts_with(&place))
    }

    fn list(&mut self, folder: &Path) -> std::io::Result<Vec<PathBuf>> {
        let mut folders = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if Kind::of(&path) != Kind::Unknown && fs::metadata(&path).is_ok_and(|found| found.is_file()) {
                self.add(&path);
            }
        }
        Ok(folders)
    }

    fn add(&mut self, path: &Path) {
        let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let input = Input { path: path.to_path_buf(), name: path.display().to_string(), kind: Kind::of(path) };
        match self.by_place.get_mut(&place) {
            Some(known) if known.path <= input.path => {}
            Some(known) => *known = input,
            None => {
                self.by_place.insert(place, input);
            }
        }
    }

    fn problem(&mut self, path: &Path, message: String) {
        self.problems.push(Problem::new(path.display().to_string(), message));
    }
}

fn is_sources_file(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == SOURCES_FILE)
}

fn parent(path: &Path) -> PathBuf {
    path.parent().map(Path::to_path_buf).unwrap_or_default()
}
