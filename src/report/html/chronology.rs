//! The timeline: claims that name a day or spell of the calendar, earliest first, with those in conflict marked.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::desk::{Desk, Outlet, Place, Standing};
use crate::finding::{FindingKind, Slot};
use crate::report::view;

/// Characters of a claim in the timeline: two lines.
const CLAIM: usize = 180;

/// One day or spell, with what is told of it.
#[derive(Debug, Serialize)]
pub(super) struct Spell {
    /// "27 April 2022", "January 2022".
    pub text: String,
    /// First day, for machines.
    pub first: String,
    /// Whether outlets dispute a date of it.
    pub has_conflict: bool,
    pub entries: Vec<Dated>,
}

/// One claim of a spell.
#[derive(Debug, Serialize)]
pub(super) struct Dated {
    pub outlet: Outlet,
    pub text: String,
    pub place: Place,
    pub claim: String,
    pub standing: Standing,
    /// The dispute that it stands in, one on a date before others.
    pub conflict: Option<Dispute>,
}

/// A dispute over a claim.
#[derive(Debug, Serialize)]
pub(super) struct Dispute {
    pub id: String,
    pub is_date: bool,
}

/// The spells of the event on the desk. A year comes before its months, a month before its days.
pub(super) fn of(desk: &Desk<'_>) -> Vec<Spell> {
    let mut claims_of: BTreeMap<(Date, std::cmp::Reverse<Date>, &str), Vec<usize>> = BTreeMap::new();
    for (at, claim) in desk.event.claims.iter().enumerate() {
        for spell in &claim.values.spells {
            let claims = claims_of.entry((spell.first, std::cmp::Reverse(spell.last), &spell.text)).or_default();
            if claims.last() != Some(&at) {
                claims.push(at);
            }
        }
    }
    let spell = |((first, _, text), claims): ((Date, _, &str), Vec<usize>)| {
        let entries: Vec<Dated> = claims.into_iter().map(|claim| dated(desk, claim)).collect();
        let is_date = |entry: &Dated| entry.conflict.as_ref().is_some_and(|dispute| dispute.is_date);
        let has_conflict = entries.iter().any(is_date);
        Spell { text: text.to_owned(), first: first.to_string(), has_conflict, entries }
    };
    claims_of.into_iter().map(spell).collect()
}

fn dated(desk: &Desk<'_>, at: usize) -> Dated {
    let claim = &desk.event.claims[at];
    let disputes = desk.findings_of[at].iter().map(|&finding| &desk.event.findings[finding]);
    let disputes = disputes.filter(|finding| finding.kind == FindingKind::Diverge);
    let dispute = disputes.map(|finding| Dispute { id: finding.id.clone(), is_date: finding.slot == Slot::Date });
    Dated {
        outlet: desk.outlet(claim.passage.source),
        text: view::shortened(&claim.passage.exact, CLAIM),
        place: desk.place(&claim.passage),
        claim: claim.id.clone(),
        standing: desk.standing(at),
        conflict: dispute.min_by_key(|dispute| !dispute.is_date),
    }
}

#[cfg(test)]
mod tests {
    use crate::report::html::HtmlOptions;
    use jiff::civil::date;

    use super::*;
    use crate::report::facts::SpellFact;
    use crate::report::testing;

    #[test]
    fn spells_come_in_order_and_conflicts_are_marked() {
        let mut report = testing::report();
        let spell = |first: Date, last: Date, text: &str| SpellFact { first, last, text: text.into() };
        let claims = &mut report.events[0].claims;
        claims[0].values.spells = vec![spell(date(2031, 3, 4), date(2031, 3, 4), "4 March 2031")];
        claims[2].values.spells = vec![
            spell(date(2031, 3, 1), date(2031, 3, 31), "March 2031"),
            spell(date(2031, 3, 1), date(2031, 3, 1), "1 March 2031"),
        ];
        let desk = Desk::new(&report, &report.events[0], &HtmlOptions::default());
        let spells = of(&desk);
        let told: Vec<(&str, bool)> = spells.iter().map(|spell| (spell.text.as_str(), spell.has_conflict)).collect();
        assert_eq!(told, [("March 2031", false), ("1 March 2031", false), ("4 March 2031", false)]);
        let dispute = spells[2].entries[0].conflict.as_ref().map(|dispute| (dispute.id.as_str(), dispute.is_date));
        assert_eq!(dispute, Some(("f1", false)));
        report.events[0].findings[0].slot = Slot::Date;
        assert!(of(&Desk::new(&report, &report.events[0], &HtmlOptions::default()))[2].has_conflict);
    }
}
