//! The names of an event: every way in which each outlet writes them, and the posts that it gives them.

use serde::Serialize;

use super::desk::{Desk, MAX_CELLS, Outlet};
use crate::finding::{FindingKind, Slot};
use crate::report::model::{EntityEntry, FindingEntry};
use crate::report::words::{kind_word, name_kind_word};

/// The names of one event.
#[derive(Debug, Serialize)]
pub(super) struct Names {
    pub outlets: Vec<Outlet>,
    /// Names in two or more articles, or with a finding on them; those with a finding first, then those that vary.
    pub rows: Vec<Name>,
    /// How many such names have no row.
    pub n_left_out: usize,
    /// Names that one outlet alone writes.
    pub others: Vec<OtherName>,
}

/// A name in one article only.
#[derive(Debug, Serialize)]
pub(super) struct OtherName {
    pub name: String,
    pub kind: &'static str,
}

/// One bearer.
#[derive(Debug, Serialize)]
pub(super) struct Name {
    pub name: String,
    pub kind: &'static str,
    /// The finding on its spelling or its post.
    pub findings: Vec<NameFinding>,
    pub cells: Vec<NameCell>,
}

impl Name {
    /// Whether outlets write it in different ways.
    fn varies(&self) -> bool {
        let mut forms = self.cells.iter().flat_map(|cell| &cell.forms).map(|form| form.form.as_str());
        let first = forms.next();
        forms.any(|form| Some(form) != first)
    }
}

/// A finding on a name.
#[derive(Debug, Serialize)]
pub(super) struct NameFinding {
    pub id: String,
    pub text: &'static str,
    /// The kind of the finding.
    pub kind: &'static str,
}

/// What one outlet makes of a name.
#[derive(Debug, Default, Serialize)]
pub(super) struct NameCell {
    pub forms: Vec<PageForm>,
    pub roles: Vec<String>,
}

/// A way of writing, and whether a copy editor would flag it.
#[derive(Debug, Serialize)]
pub(super) struct PageForm {
    pub form: String,
    pub is_flagged: bool,
}

/// The names of the event on the desk.
pub(super) fn of(desk: &Desk<'_>) -> Names {
    let is_on_name = |finding: &&FindingEntry| finding.kind == FindingKind::Spelling || finding.slot == Slot::Role;
    let findings: Vec<&FindingEntry> = desk.event.findings.iter().filter(is_on_name).collect();
    let named: Vec<Name> = desk.event.entities.iter().map(|entity| name(desk, entity, &findings)).collect();
    let n_outlets = |name: &Name| name.cells.iter().filter(|cell| !cell.forms.is_empty()).count();
    let is_row = |name: &Name| !name.findings.is_empty() || n_outlets(name) > 1;
    let (mut rows, others): (Vec<Name>, Vec<Name>) = named.into_iter().partition(is_row);
    rows.sort_by_key(|name| (name.findings.is_empty(), !name.varies(), std::cmp::Reverse(n_outlets(name))));
    let n_rows = MAX_CELLS / desk.event.sources.len().max(1);
    let n_left_out = rows.len().saturating_sub(n_rows);
    rows.truncate(n_rows);
    let others = others.into_iter().map(|name| OtherName { name: name.name, kind: name.kind }).collect();
    Names { outlets: desk.outlets(), rows, n_left_out, others }
}

fn name(desk: &Desk<'_>, entity: &EntityEntry, findings: &[&FindingEntry]) -> Name {
    let about: Vec<&&FindingEntry> = findings.iter().filter(|finding| is_about(finding, entity)).collect();
    let flagged: Vec<&str> = about
        .iter()
        .filter(|finding| finding.kind == FindingKind::Spelling)
        .flat_map(|finding| finding.values.iter().map(|value| value.value.as_str()))
        .collect();
    let cell = |&source: &usize| NameCell {
        forms: entity
            .forms
            .iter()
            .filter(|form| form.sources.contains(&source))
            .map(|form| PageForm { form: form.form.clone(), is_flagged: flagged.contains(&form.form.as_str()) })
            .collect(),
        roles: entity
            .roles
            .iter()
            .filter(|role| role.sources.contains(&source))
            .map(|role| role.text.clone())
            .collect(),
    };
    Name {
        name: entity.name.clone(),
        kind: name_kind_word(entity.kind),
        findings: about
            .iter()
            .map(|finding| NameFinding {
                id: finding.id.clone(),
                text: finding_word(finding),
                kind: kind_word(finding.kind),
            })
            .collect(),
        cells: desk.event.sources.iter().map(cell).collect(),
    }
}

/// Whether a discrepancy is on the name's spelling or post: one of its values is written as a form of the name, or it is
/// on the post of a form.
fn is_about(finding: &FindingEntry, entity: &EntityEntry) -> bool {
    let is_form = |text: &str| entity.forms.iter().any(|form| form.form == text) || entity.name == text;
    match (finding.kind, finding.slot) {
        (FindingKind::Spelling, _) => finding.values.iter().any(|value| is_form(&value.value)),
        (FindingKind::Diverge, Slot::Role) => finding.about.strip_suffix(": post").is_some_and(is_form),
        _ => false,
    }
}

fn finding_word(finding: &FindingEntry) -> &'static str {
    if finding.kind == FindingKind::Spelling { "spelled differently" } else { "post disputed" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::NameKind;
    use crate::report::html::HtmlOptions;
    use crate::report::model::{FormEntry, RoleEntry};
    use crate::report::testing;

    #[test]
    fn a_flagged_spelling_stands_with_its_outlets() {
        let mut report = testing::report();
        let form = |form: &str, source: usize| FormEntry { form: form.into(), count: 1, sources: vec![source] };
        report.events[0].entities = vec![EntityEntry {
            id: "n1".into(),
            kind: NameKind::Person,
            name: "Ana Kovač".into(),
            forms: vec![form("Ana Kovač", 0), form("Ana Kovac", 1), form("Kovac", 1)],
            roles: vec![RoleEntry {
                office: "mayor".into(),
                organization: None,
                text: "mayor".into(),
                sources: vec![1],
            }],
        }];
        let desk = Desk::new(&report, &report.events[0], &HtmlOptions::default());
        let names = of(&desk);
        let cell = &names.rows[0].cells[1];
        let forms: Vec<(&str, bool)> = cell.forms.iter().map(|form| (form.form.as_str(), form.is_flagged)).collect();
        assert_eq!(forms, [("Ana Kovac", true), ("Kovac", false)]);
        assert_eq!((cell.roles.as_slice(), names.rows[0].findings[0].id.as_str()), (&["mayor".to_owned()][..], "f2"));
    }
}
