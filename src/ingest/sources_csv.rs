//! `sources.csv`: what the user knows of the articles beside it.
//!
//! Columns `file,outlet,published,url,title,language`, all but the first optional, in any order. What is wrong in it
//! is a `Problem` that names the line; the other rows are still used.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use csv::StringRecord;
use rustc_hash::FxHashMap;

use super::paths::SOURCES_FILE;
use super::{Given, Problem, date_line, decode};

/// One row of a table of sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRow {
    /// The file that it is about, as written there.
    pub file: String,
    /// The line of the table, from 1.
    pub line: u64,
    /// What it tells.
    pub given: Given,
}

/// Facts by the path of the file that they are about, from the tables that lie in `folders`.
pub(super) fn load(folders: &BTreeSet<PathBuf>, problems: &mut Vec<Problem>) -> FxHashMap<PathBuf, Given> {
    let mut sources = FxHashMap::default();
    for folder in folders {
        let path = folder.join(SOURCES_FILE);
        if !path.is_file() {
            continue;
        }
        let name = path.display().to_string();
        match std::fs::read(&path) {
            Ok(bytes) => place(&path, rows(&name, &bytes, problems), &mut sources, problems),
            Err(error) => problems.push(Problem::new(&name, format!("cannot be read: {error}"))),
        }
    }
    sources
}

/// Puts rows to the files beside their table.
fn place(table: &Path, rows: Vec<SourceRow>, sources: &mut FxHashMap<PathBuf, Given>, problems: &mut Vec<Problem>) {
    for SourceRow { file, line, given } in rows {
        let place = format!("{}:{line}", table.display());
        let mut complain = |message: String| problems.push(Problem::new(place.as_str(), message));
        let path = table.with_file_name(&file);
        if !path.exists() {
            complain(format!("there is no file \"{file}\" beside this table"));
        } else if sources.insert(path, given).is_some() {
            complain(format!("names \"{file}\" a second time; the last row counts"));
        }
    }
}

/// The rows of the table called `name`, whether or not there are such files.
pub(super) fn rows(name: &str, bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<SourceRow> {
    let text = match decode::text(name, bytes) {
        Ok(text) => text,
        Err(problem) => {
            problems.push(problem);
            return Vec::new();
        }
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(&text))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let columns = match reader.headers() {
        Ok(headers) => headers.iter().map(str::to_lowercase).collect::<StringRecord>(),
        Err(error) => {
            problems.push(Problem::new(name, error.to_string()));
            return Vec::new();
        }
    };
    if !columns.iter().any(|column| column == "file") {
        let message = "has no column \"file\"; expected a first line such as file,outlet,published,url,title,language";
        problems.push(Problem::new(name, message));
        return Vec::new();
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => rows.extend(row(name, &columns, &record, problems)),
            Err(error) => problems.push(Problem::new(name, error.to_string())),
        }
    }
    rows
}

/// Spreadsheets of some countries write semicolons or tabs.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or("");
    [b',', b';', b'\t'].into_iter().find(|&mark| head.contains(char::from(mark))).unwrap_or(b',')
}

fn row(name: &str, columns: &StringRecord, record: &StringRecord, problems: &mut Vec<Problem>) -> Option<SourceRow> {
    let cell = |name: &str| {
        let at = columns.iter().position(|column| column == name)?;
        record.get(at).filter(|cell| !cell.is_empty()).map(str::to_owned)
    };
    let line = record.position().map_or(0, csv::Position::line);
    let mut complain = |message: String| problems.push(Problem::new(format!("{name}:{line}"), message));
    let Some(file) = cell("file") else {
        complain("names no file".to_owned());
        return None;
    };
    let published = cell("published").and_then(|date| {
        let day = date_line::parse_given(&date);
        if day.is_none() {
            complain(format!("the date \"{date}\" is not understood; write it as 2022-04-27"));
        }
        day
    });
    let given = Given {
        id: None,
        outlet: cell("outlet"),
        title: cell("title"),
        authors: Vec::new(),
        published,
        url: cell("url"),
        language: cell("language").map(|language| language.to_lowercase()),
    };
    Some(SourceRow { file, line, given })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load_table(table: &str) -> (Vec<(String, Given)>, Vec<String>) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(folder.path().join("a.txt"), "A.").expect("written");
        std::fs::write(folder.path().join(SOURCES_FILE), table).expect("written");
        let mut problems = Vec::new();
        let loaded = load(&BTreeSet::from([folder.path().to_path_buf()]), &mut problems);
        problems.sort();
        let name =
            |path: &PathBuf| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let sources = loaded.iter().map(|(path, given)| (name(path), given.clone())).collect();
        let table_of = |problem: &Problem| problem.to_string().rsplit(SOURCES_FILE).next().unwrap_or("").to_owned();
        (sources, problems.iter().map(table_of).collect())
    }

    #[test]
    fn columns_in_any_order_and_with_semicolons() {
        for table in [
            "Outlet,FILE,published\n\"Post, The\",a.txt,2020-02-03\n",
            "outlet;file;published\n\"Post, The\";a.txt;2020-02-03\n",
        ] {
            let (sources, problems) = load_table(table);
            assert_eq!(sources[0].0, "a.txt");
            assert_eq!(sources[0].1.outlet.as_deref(), Some("Post, The"));
            assert_eq!(sources[0].1.published, Some(jiff::civil::date(2020, 2, 3)));
            assert!(problems.is_empty(), "{problems:?}");
        }
    }

    #[test]
    fn what_is_wrong_is_named_by_line() {
        let (sources, problems) = load_table("file,published\nb.txt,2020-01-01\na.txt,whenever\n");
        assert_eq!(sources.len(), 1);
        assert!(problems[0].starts_with(":2: there is no file \"b.txt\""), "{problems:?}");
        assert!(problems[1].starts_with(":3: the date \"whenever\""), "{problems:?}");
        let (_, problems) = load_table("name,outlet\na.txt,Post\n");
        assert!(problems[0].contains("no column \"file\""), "{problems:?}");
    }
}
