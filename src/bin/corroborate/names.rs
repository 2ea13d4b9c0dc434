//! `corroborate names`: two written names, or a table of pairs.
//!
//! For the verdict see `compare::name`; here it is only printed, as text for two names and as CSV for a table.

use std::path::Path;

use anyhow::Context;
use corroborate::compare::name::{compare, variant};
use corroborate::verdict::{Judgement, Verdict};

use crate::args::NamesArgs;
use crate::exit::Exit;
use crate::input;
use crate::output;

/// Runs the command.
pub fn run(args: &NamesArgs) -> anyhow::Result<Exit> {
    let text = match (&args.pairs, args.names.as_slice()) {
        (Some(file), _) => table(file)?,
        (None, [a, b]) => sentence(a, b),
        (None, _) => String::new(), // clap lets only two names pass
    };
    output::write(args.output.as_deref(), &text)?;
    Ok(Exit::Success)
}

fn sentence(a: &str, b: &str) -> String {
    let verdict = compare(a, b);
    format!("{:.3}\t{}\t{}\n", verdict.score, word(a, b, &verdict), reasons(&verdict))
}

/// The rows of `file` with three columns more: score, verdict, reasons.
fn table(file: &Path) -> anyhow::Result<String> {
    let bytes = input::bytes(file, "a CSV file")?;
    let mut rows = csv::Reader::from_reader(bytes.as_slice());
    let head = rows.headers()?.clone();
    let column = |name: &str| {
        let at = head.iter().position(|field| field.trim() == name);
        at.with_context(|| format!("{} has no column {name}; expected name1 and name2", input::name(file)))
    };
    let (first, second) = (column("name1")?, column("name2")?);
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(head.iter().chain(["score", "verdict", "reasons"]))?;
    for row in rows.records() {
        let row = row.with_context(|| format!("{} cannot be read to its end", input::name(file)))?;
        let (a, b) = (row.get(first).unwrap_or(""), row.get(second).unwrap_or(""));
        let verdict = compare(a, b);
        let score = format!("{:.3}", verdict.score);
        out.write_record(row.iter().chain([score.as_str(), word(a, b, &verdict), &reasons(&verdict)]))?;
    }
    Ok(String::from_utf8(out.into_inner()?)?)
}

/// same, variant (a spelling that an editor would flag), compatible, different, unknown.
fn word(a: &str, b: &str, verdict: &Verdict) -> &'static str {
    let is_flagged = verdict.is_agreement() && variant(a, b).is_some_and(|variant| variant.is_flagged());
    match verdict.judgement {
        _ if is_flagged => "variant",
        Judgement::Same => "same",
        Judgement::Compatible => "compatible",
        Judgement::Conflict => "different",
        Judgement::Unknown => "unknown",
    }
}

fn reasons(verdict: &Verdict) -> String {
    let reasons: Vec<String> =
        verdict.reasons.iter().map(|reason| format!("{}: {}", reason.rule, reason.text)).collect();
    reasons.join("; ")
}
