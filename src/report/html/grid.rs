//! The grid: questions as rows, outlets as columns, in each cell what the outlet says.

use std::collections::BTreeMap;

use serde::Serialize;

use super::cards::{self, Severity};
use super::desk::{Desk, MAX_CELLS, Outlet, Place, Standing};
use crate::report::model::FindingEntry;
use crate::report::view;
use crate::report::words::{kind_word, slot_word};

/// Characters of a value in a cell: three lines of a narrow column.
const CELL: usize = 90;

/// Characters of a question.
const QUESTION: usize = 110;

/// The grid of one event.
#[derive(Debug, Serialize)]
pub(super) struct Grid {
    pub outlets: Vec<Outlet>,
    pub rows: Vec<Row>,
    /// How many findings have no row.
    pub n_left_out: usize,
}

/// One question.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    pub id: String,
    pub kind: &'static str,
    pub kind_name: &'static str,
    pub slot: &'static str,
    pub question: String,
    pub severity: Severity,
    pub certainty: &'static str,
    pub score: String,
    pub n_sources: usize,
    pub sources: String,
    pub is_doubtful: bool,
    pub cells: Vec<Option<Cell>>,
}

/// What one outlet answers.
#[derive(Debug, Serialize)]
pub(super) struct Cell {
    pub standing: Standing,
    /// The letter of the value where there are several.
    pub letter: Option<char>,
    pub text: String,
    pub place: Place,
    /// Whether the outlet gives further values: it contradicts itself, or quotes twice.
    pub has_more: bool,
}

/// The grid of the event on the desk, in the order of its findings.
pub(super) fn of(desk: &Desk<'_>) -> Grid {
    let outlets = desk.outlets();
    let n_rows = MAX_CELLS / outlets.len().max(1);
    let rows: Vec<Row> = desk.event.findings.iter().take(n_rows).map(|finding| row(desk, finding)).collect();
    Grid { n_left_out: desk.event.findings.len() - rows.len(), outlets, rows }
}

fn row(desk: &Desk<'_>, finding: &FindingEntry) -> Row {
    let mut of_source = cells(desk, finding);
    let cells = desk.event.sources.iter().map(|source| of_source.remove(source)).collect::<Vec<_>>();
    Row {
        id: finding.id.clone(),
        kind: kind_word(finding.kind),
        kind_name: cards::kind_name(finding.kind),
        slot: slot_word(finding.slot),
        question: view::shortened(&cards::title(finding).0, QUESTION),
        severity: cards::severity(finding),
        certainty: view::certainty(finding),
        score: format!("{:.2}", finding.score),
        n_sources: cells.iter().flatten().count(),
        sources: desk.source_ids(finding.values.iter()),
        is_doubtful: desk.is_doubtful(finding),
        cells,
    }
}

/// What each source answers, by source.
fn cells(desk: &Desk<'_>, finding: &FindingEntry) -> BTreeMap<usize, Cell> {
    let mut cells: BTreeMap<usize, Cell> = BTreeMap::new();
    let has_letters = finding.values.len() > 1;
    let headings = view::value_headings(finding);
    for (at, value) in finding.values.iter().enumerate() {
        for evidence in view::passages(value, false) {
            if let Some(cell) = cells.get_mut(&evidence.source) {
                cell.has_more = true;
                continue;
            }
            let cell = Cell {
                standing: Standing::of(finding.kind),
                letter: has_letters.then(|| cards::letter(at)),
                // Where passages say their values in the same words, each outlet answers in its own.
                text: view::shortened(headings.as_ref().map_or(&evidence.exact, |headings| &headings[at]), CELL),
                place: desk.place(evidence),
                has_more: false,
            };
            cells.insert(evidence.source, cell);
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::html::HtmlOptions;
    use crate::report::testing;

    #[test]
    fn each_outlet_has_its_column_and_silence_is_empty() {
        let report = testing::report();
        let desk = Desk::new(&report, &report.events[0], &HtmlOptions::default());
        let grid = of(&desk);
        let texts = |row: usize| -> Vec<Option<(Option<char>, &str)>> {
            grid.rows[row]
                .cells
                .iter()
                .map(|cell| cell.as_ref().map(|cell| (cell.letter, cell.text.as_str())))
                .collect()
        };
        assert_eq!(texts(0), [Some((Some('A'), "12")), Some((Some('B'), "14")), Some((Some('B'), "14"))]);
        assert_eq!(texts(1)[2], None);
        assert_eq!((grid.rows.len(), grid.n_left_out), (5, 0));
    }
}
