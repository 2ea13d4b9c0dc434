//! `corroborate match`: two statements, or a table of pairs, as JSON Lines.
//!
//! For what is found see `matching`; here pairs are only read and results printed. A row that cannot be read is told on
//! standard error, and the others are compared all the same.

use std::path::Path;

use corroborate::matching::{Match, compare};
use rayon::prelude::*;
use serde_json::{Map, Value, json};

use crate::args::MatchArgs;
use crate::compare::on_threads;
use crate::exit::Exit;
use crate::input;
use crate::message;
use crate::output;

/// A first row that holds both names is the head of a table; the sentences stand in these columns.
const HEADS: [[&str; 2]; 2] = [["sentence1", "sentence2"], ["a", "b"]];

/// Runs the command.
pub fn run(args: &MatchArgs) -> anyhow::Result<Exit> {
    let (text, exit) = match (&args.pairs, args.sentences.as_slice()) {
        (Some(file), _) => on_threads(args.jobs, || table(file))??,
        (None, [a, b]) => (line(a, b, &compare(a, b), None), Exit::Success),
        (None, _) => (String::new(), Exit::Success), // clap lets only two sentences pass
    };
    output::write(args.output.as_deref(), &text)?;
    Ok(exit)
}

/// One line for each row of `file` that holds two sentences.
fn table(file: &Path) -> anyhow::Result<(String, Exit)> {
    let bytes = input::bytes(file, "a file of tab-separated sentences")?;
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    let rows: Vec<&[u8]> = bytes.split(|&byte| byte == b'\n').collect();
    let head = rows.first().and_then(|row| Head::read(row));
    let first = usize::from(head.is_some());
    let head = head.unwrap_or_default();
    let results: Vec<Result<String, String>> = rows.par_iter().skip(first).map(|row| head.compare(row)).collect();
    let mut text = String::new();
    let mut exit = Exit::Success;
    for (at, result) in results.into_iter().enumerate() {
        match result {
            Ok(line) => text.push_str(&line),
            Err(problem) => {
                message::remark(&format!("{}:{}: {problem}", input::name(file), at + first + 1));
                exit = Exit::BadInput;
            }
        }
    }
    Ok((text, exit))
}

/// Where the sentences stand, and what the columns are called.
struct Head {
    columns: [usize; 2],
    names: Option<Vec<String>>,
}

impl Default for Head {
    /// A table without a head: the sentences come first.
    fn default() -> Head {
        Head { columns: [0, 1], names: None }
    }
}

impl Head {
    /// The head that `row` is, if it is one.
    fn read(row: &[u8]) -> Option<Head> {
        let names: Vec<String> = fields(row).ok()?.into_iter().map(|name| name.trim().to_string()).collect();
        let column = |wanted: &str| names.iter().position(|name| name.eq_ignore_ascii_case(wanted));
        let columns = HEADS.iter().find_map(|[a, b]| Some([column(a)?, column(b)?]))?;
        Some(Head { columns, names: Some(names) })
    }

    /// The line for a row; empty for an empty row.
    fn compare(&self, row: &[u8]) -> Result<String, String> {
        let fields = fields(row)?;
        if fields.iter().all(|field| field.trim().is_empty()) {
            return Ok(String::new());
        }
        let [a, b] =
            self.columns.map(|column| fields.get(column).map(|field| field.trim()).filter(|field| !field.is_empty()));
        let (Some(a), Some(b)) = (a, b) else {
            let n = if fields.len() == 1 { "one column".to_string() } else { format!("{} columns", fields.len()) };
            return Err(format!("{n}, a sentence is missing; expected two sentences separated by a tab"));
        };
        Ok(line(a, b, &compare(a, b), self.others(&fields)))
    }

    /// The columns that hold no sentence: by name where there is a head, else in a list.
    fn others(&self, fields: &[&str]) -> Option<Value> {
        let others = || fields.iter().enumerate().filter(|(at, _)| !self.columns.contains(at));
        others().next()?;
        Some(match &self.names {
            None => others().map(|(_, field)| *field).collect(),
            Some(names) => {
                let name = |at: usize| names.get(at).cloned().unwrap_or_else(|| (at + 1).to_string());
                Value::Object(others().map(|(at, field)| (name(at), json!(field))).collect::<Map<_, _>>())
            }
        })
    }
}

fn fields(row: &[u8]) -> Result<Vec<&str>, String> {
    let row = std::str::from_utf8(row).map_err(|_| "not UTF-8; save the file as UTF-8".to_string())?;
    Ok(row.trim_end_matches('\r').split('\t').collect())
}

fn line(a: &str, b: &str, found: &Match, others: Option<Value>) -> String {
    let reasons: Vec<Value> =
        found.reasons.iter().map(|reason| json!({"rule": reason.rule, "text": reason.text})).collect();
    let mut line = json!({
        "a": a,
        "b": b,
        "similarity": (found.similarity * 1000.0).round() / 1000.0,
        "relation": found.relation.name(),
        "stance": found.uptake.name(),
        "reasons": reasons,
    });
    if let (Some(fields), Some(others)) = (line.as_object_mut(), others) {
        fields.insert("columns".to_string(), others);
    }
    format!("{line}\n")
}
