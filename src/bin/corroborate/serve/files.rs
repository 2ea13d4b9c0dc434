//! The files of one run: a folder of its own, names that cannot lead out of it, the table of sources.
//!
//! No address that a browser asks for ever becomes a path: only uploads are named here, and their names are made safe
//! first. Leaves what stands in the files to the library.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use corroborate::ingest::{self, Collection, Given, Problem};
use tempfile::TempDir;

/// The name of the table of sources.
pub const SOURCES: &str = "sources.csv";

/// The name of the file of decisions.
pub const DECISIONS: &str = "decisions.toml";

/// The longest name of a file, in bytes: file systems take 255, and a number may be added.
const NAME: usize = 120;

/// Random signs in the name of a folder: enough that no two clash.
const FOLDER_SIGNS: usize = 12;

/// Names that Windows takes for devices, whatever their extension.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The folder of one run. Removed with it, unless the user keeps the runs.
#[derive(Debug)]
pub struct RunFolder {
    folder: TempDir,
    articles: PathBuf,
}

impl RunFolder {
    /// A new folder under `served`. Its name has nothing of the run's address, which nobody shall learn from a list of
    /// files.
    pub fn new(served: &Path) -> io::Result<RunFolder> {
        let folder = private_folder("run-").tempdir_in(served)?;
        let articles = folder.path().join("articles");
        std::fs::create_dir(&articles)?;
        Ok(RunFolder { folder, articles })
    }

    /// Lets the folder stay when the run is forgotten.
    pub fn keep(&mut self) {
        self.folder.disable_cleanup(true);
    }

    /// Where the run's own files lie.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Where an article of that safe name lies.
    pub fn article(&self, name: &str) -> PathBuf {
        self.articles.join(name)
    }

    /// The file of decisions.
    pub fn decisions(&self) -> PathBuf {
        self.path().join(DECISIONS)
    }

    /// The text of the file of decisions, where there is one.
    pub fn decisions_text(&self) -> io::Result<Option<String>> {
        let path = self.decisions();
        match is_own_file(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
            Ok(()) => std::fs::read_to_string(path).map(Some),
        }
    }

    /// Reads the articles called `names`, with the table of sources; paths are told from the folder of the articles.
    pub fn read(&self, names: &[String]) -> Collection {
        let mut problems = Vec::new();
        let mut paths = Vec::new();
        for name in names {
            match is_own_file(&self.article(name)) {
                Ok(()) => paths.push(self.article(name)),
                Err(error) => {
                    problems.push(Problem { path: name.clone(), message: format!("cannot be read: {error}") })
                }
            }
        }
        if is_own_file(&self.article(SOURCES)).is_err() {
            // The library reads the table that lies beside the articles, so they are not read beside a strange one.
            paths.clear();
            problems
                .push(Problem { path: SOURCES.to_owned(), message: "is not the table that was written".to_owned() });
        }
        let mut collection = ingest::read(&paths);
        collection.problems.extend(problems);
        for article in &mut collection.articles {
            article.path = self.shown(&article.path);
            article.warnings.iter_mut().for_each(|warning| *warning = self.shown(warning));
        }
        collection.problems.iter_mut().for_each(|problem| problem.path = self.shown(&problem.path));
        collection
    }

    /// A message without the folder of this machine in it.
    pub fn shown(&self, text: &str) -> String {
        let bare = |text: &str, folder: &Path| {
            let folder = folder.display().to_string();
            text.replace(&format!("{folder}/"), "").replace(&format!("{folder}\\"), "")
        };
        bare(&bare(text, &self.articles), self.path())
    }
}

/// Makes folders that only this user can read (Unix), with a name of their own after `prefix`.
pub fn private_folder(prefix: &str) -> tempfile::Builder<'_, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix).rand_bytes(FOLDER_SIGNS);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder
}

/// An error unless a file lies at `path` itself: a link may lead out of the folder.
fn is_own_file(path: &Path) -> io::Result<()> {
    let found = std::fs::symlink_metadata(path)?;
    if found.is_file() { Ok(()) } else { Err(io::Error::other("it is a link or a folder")) }
}

/// The names given to files so far, without case: some file systems know none.
#[derive(Debug, Default)]
pub struct SafeNames {
    taken: BTreeSet<String>,
}

impl SafeNames {
    /// A name for the file that a browser calls `typed`: no folder, nothing hidden, not given before.
    pub fn name(&mut self, typed: &str) -> String {
        let name = safe(typed);
        let (stem, extension) = split(&name);
        let numbered = (2..).map(|number| format!("{stem}-{number}{extension}"));
        let mut names = std::iter::once(name.clone()).chain(numbered);
        let is_free = |name: &String| name != SOURCES && !self.taken.contains(&name.to_lowercase());
        let free = names.find(is_free).expect("numbers do not end");
        self.taken.insert(free.to_lowercase());
        free
    }
}

/// The last part of a path as any system writes it.
pub fn last_part(typed: &str) -> &str {
    typed.rsplit(['/', '\\']).next().unwrap_or("")
}

fn safe(typed: &str) -> String {
    let known = |letter: char| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_' | '.');
    let name: String = last_part(typed).chars().map(|letter| if known(letter) { letter } else { '_' }).collect();
    let name = name.trim_matches(['.', ' ']);
    let (stem, extension) = split(name);
    let room = NAME.saturating_sub(extension.len());
    let end = (0..=room.min(stem.len())).rev().find(|&end| stem.is_char_boundary(end)).unwrap_or(0);
    let stem = stem[..end].trim_end_matches(['.', ' ']);
    match stem.to_ascii_lowercase().as_str() {
        "" => format!("article{extension}"),
        device if is_device(device) => format!("_{stem}{extension}"),
        _ => format!("{stem}{extension}"),
    }
}

fn is_device(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or(stem).trim_end();
    let is_port = |port: &str| first.strip_prefix(port).is_some_and(|rest| rest.chars().count() == 1);
    DEVICES.contains(&first) || is_port("com") || is_port("lpt")
}

/// The name and its extension with the dot; a long one is no extension.
fn split(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(at) if at > 0 && name.len() - at <= 10 => name.split_at(at),
        _ => (name, ""),
    }
}

/// What the user says of one article beside its text.
#[derive(Clone, Debug, Default)]
pub struct Noted {
    pub outlet: String,
    pub published: String,
    pub title: String,
    pub url: String,
    pub language: String,
}

impl Noted {
    /// Fills from a table what the user has not typed.
    pub fn fill(&mut self, given: Given) {
        let fill = |field: &mut String, value: Option<String>| {
            if field.is_empty() {
                *field = value.unwrap_or_default();
            }
        };
        fill(&mut self.outlet, given.outlet);
        fill(&mut self.published, given.published.map(|day| day.to_string()));
        fill(&mut self.title, given.title);
        fill(&mut self.url, given.url);
        fill(&mut self.language, given.language);
    }
}

/// The table of sources, as the library reads it.
pub fn sources_table<'f>(rows: impl Iterator<Item = (&'f str, &'f Noted)>) -> Result<Vec<u8>, csv::Error> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["file", "outlet", "published", "title", "url", "language"])?;
    for (name, noted) in rows {
        table.write_record([name, &noted.outlet, &noted.published, &noted.title, &noted.url, &noted.language])?;
    }
    table.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_nowhere() {
        let check = |typed: &str, expected: &str| assert_eq!(SafeNames::default().name(typed), expected, "{typed}");
        check("The Courier, 2.txt", "The Courier_ 2.txt");
        check("../../etc/passwd", "passwd");
        check("/etc/passwd", "passwd");
        check("C:\\news\\a.txt", "a.txt");
        check("..\\..\\a.txt", "a.txt");
        check("..%2f..%2fa.txt", "_2f.._2fa.txt");
        check("..%252fa.txt", "_252fa.txt");
        check("a\0.txt", "a_.txt");
        check("a.txt\0.png", "a.txt_.png");
        check(".hidden.txt", "hidden.txt");
        check("..", "article");
        check("", "article");
        check("...txt", "txt");
        check("a.txt:stream", "a.txt_stream");
        check("nul.txt", "_nul.txt");
        check("COM1", "_COM1");
        check("company.txt", "company.txt");
        check("Ünder\u{202e}gxe.txt", "Ünder_gxe.txt");
        check("sources.csv", "sources-2.csv");
        check(&"ä".repeat(300), &"ä".repeat(NAME / 2));
    }

    #[test]
    fn names_that_clash_are_numbered() {
        let mut names = SafeNames::default();
        let given: Vec<String> = ["a.txt", "b/A.txt", "a-2.txt", "a.txt"].map(|typed| names.name(typed)).into();
        assert_eq!(given, ["a.txt", "A-2.txt", "a-2-2.txt", "a-3.txt"]);
    }

    #[test]
    #[cfg(unix)]
    fn links_are_not_followed() {
        let served = tempfile::tempdir().expect("a temporary folder");
        let outside = served.path().join("outside.txt");
        std::fs::write(&outside, "A secret that nobody uploaded.").expect("written");
        let folder = RunFolder::new(served.path()).expect("made");
        std::fs::write(folder.article(SOURCES), "file\n").expect("written");
        std::fs::write(folder.article("b.txt"), "The bridge was closed on Monday.").expect("written");
        std::os::unix::fs::symlink(&outside, folder.article("a.txt")).expect("linked");
        std::os::unix::fs::symlink(&outside, folder.decisions()).expect("linked");
        let read = folder.read(&["a.txt".to_owned(), "b.txt".to_owned()]);
        assert_eq!(read.articles.iter().map(|article| article.path.as_str()).collect::<Vec<_>>(), ["b.txt"]);
        assert!(read.problems[0].to_string().starts_with("a.txt: cannot be read"), "{:?}", read.problems);
        assert!(folder.decisions_text().is_err());
        std::fs::remove_file(folder.article(SOURCES)).expect("removed");
        std::os::unix::fs::symlink(&outside, folder.article(SOURCES)).expect("linked");
        assert!(folder.read(&["b.txt".to_owned()]).articles.is_empty());
    }
}
