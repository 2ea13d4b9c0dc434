//! The findings as a file of decisions to fill in: what `--decisions` reads, every entry still a comment.

use std::fmt::Write;

use super::model::{FindingEntry, Report};
use super::words::{kind_word, slot_word};

const HEAD: &str = "\
## Decisions for corroborate. Take the `#` from the four lines of an entry that you have judged, and give the file to
## the next run: corroborate compare PATH… --decisions FILE. `dismissed` leaves a finding out, `kept` shows it at any
## score. Lines with `##` only explain: they stay comments when one `#` is taken from every line.
## docs/decisions.md tells how names and claims are decided.
";

/// One entry for each finding, with a newline at the end. Ids and order are those of the report.
pub fn render(report: &Report) -> String {
    let mut text = HEAD.to_owned();
    for event in &report.events {
        write!(text, "\n## {}\n", one_line(&event.label)).expect("a string takes everything");
        event.findings.iter().for_each(|finding| push(&mut text, finding));
    }
    text
}

fn push(text: &mut String, finding: &FindingEntry) {
    let (kind, slot) = (kind_word(finding.kind), slot_word(finding.slot));
    let quoted = |text: &str| serde_json::to_string(&one_line(text)).expect("a string always serialises");
    write!(
        text,
        "\n## {} {kind} {slot}: {}\n# [[findings]]\n# dismissed = {}\n# about = {}\n# note = \"\"\n",
        finding.id,
        one_line(&finding.summary),
        quoted(&finding.key),
        quoted(&finding.about)
    )
    .expect("a string takes everything");
}

/// A comment ends with its line, and JSON's strings are TOML's only without control characters.
fn one_line(text: &str) -> String {
    let spaced: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing;

    #[test]
    fn with_one_mark_taken_from_every_line_it_is_toml() {
        let text = render(&testing::report());
        let bare: String = text.lines().map(|line| format!("{}\n", line.strip_prefix('#').unwrap_or(line))).collect();
        let table: toml::Table = toml::from_str(&bare).expect("it is TOML");
        assert_eq!(table["findings"].as_array().map(Vec::len), Some(5));
    }

    #[test]
    fn every_finding_has_an_entry_that_is_a_comment() {
        let text = render(&testing::report());
        assert_eq!(text.matches("# dismissed = ").count(), 5);
        assert!(text.lines().all(|line| line.is_empty() || line.starts_with('#')), "{text}");
    }
}
