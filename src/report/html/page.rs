//! The page as the template shows it: what matters on top, then each event with its parts, and what the script needs.

use serde::Serialize;

use super::HtmlOptions;
use super::articles::{self, PageArticle};
use super::cards::{self, PageSection};
use super::chronology::{self, Spell};
use super::desk::{Desk, Outlet, Standing};
use super::grid::{self, Grid};
use super::names::{self, Names};
use crate::article::Article;
use crate::finding::FindingKind;
use crate::report::links::{self, LinkEntry, Relation};
use crate::report::model::{ClaimEntry, EventEntry, Report};
use crate::report::view;
use crate::report::words::{basis_word, kind_word, stance_word};

/// What stands in the file beside the text.
#[derive(Debug, Serialize)]
pub(super) struct Assets<'a> {
    pub style: &'a str,
    pub early: &'a str,
    pub script: &'a str,
    pub policy: String,
}

/// Lines of mere likeness drawn from a claim: more only blacken a circle of claims that are all alike.
const MAX_SIMILAR: usize = 3;

/// The whole page.
#[derive(Debug, Serialize)]
pub(super) struct Page<'a> {
    assets: Assets<'a>,
    title: String,
    version: &'static str,
    decide: Option<&'a str>,
    events: Vec<PageEvent>,
    decided: Vec<String>,
    data: Data,
}

/// One event.
#[derive(Debug, Serialize)]
struct PageEvent {
    id: String,
    label: String,
    date: Option<String>,
    articles_told: String,
    independence: String,
    n_origins: usize,
    /// "3 disputed, 2 agreed".
    tally: String,
    remark: Option<&'static str>,
    outlets: Vec<Outlet>,
    tiles: Vec<Tile>,
    sections: Vec<PageSection>,
    n_findings: usize,
    grid: Grid,
    articles: Vec<PageArticle>,
    chronology: Vec<Spell>,
    names: Option<Names>,
    sources: Vec<PageSource>,
    n_claims: usize,
}

/// How many findings of one kind, on top of the page.
#[derive(Debug, Serialize)]
struct Tile {
    kind: &'static str,
    heading: &'static str,
    count: usize,
    /// How many of them are less sure, and hidden at first.
    n_doubtful: usize,
}

/// One source and how far it stands for itself.
#[derive(Debug, Serialize)]
struct PageSource {
    outlet: Outlet,
    title: Option<String>,
    published: Option<String>,
    basis: Option<&'static str>,
    path: String,
    language: String,
    origin: String,
    same_origin_as: Option<Outlet>,
    warnings: Vec<String>,
    n_claims: usize,
    n_alone: usize,
    n_disputed: usize,
}

/// What the script needs beside the page itself.
#[derive(Debug, Serialize)]
struct Data {
    events: Vec<EventData>,
}

/// Claims and links of one event; short names, since there may be thousands.
#[derive(Debug, Serialize)]
struct EventData {
    id: String,
    /// The ids of its sources, by column.
    sources: Vec<String>,
    claims: Vec<ClaimData>,
    /// First claim, second claim, relation (0 similar, 1 agree, 2 conflict), by index into `claims`.
    links: Vec<(usize, usize, u8)>,
}

/// One claim: id, column of its source, first and last code point, cluster, standing, findings, what is known of it.
#[derive(Debug, Serialize)]
struct ClaimData {
    id: String,
    o: usize,
    p: usize,
    e: usize,
    k: Option<String>,
    s: Standing,
    f: Vec<String>,
    n: String,
}

/// The page of a report.
pub(super) fn of<'a>(report: &Report, articles: &[Article], options: &HtmlOptions<'a>, assets: Assets<'a>) -> Page<'a> {
    let (mut events, data): (Vec<PageEvent>, Vec<EventData>) =
        report.events.iter().map(|event| page_event(report, event, articles, options)).unzip();
    // What was compared first; articles that stand alone at the end.
    events.sort_by_key(|event| event.n_findings == 0);
    let title = match report.events.as_slice() {
        [event] => event.label.clone(),
        events => format!("{} on {} events", articles_told(report.sources.len()), events.len()),
    };
    Page {
        assets,
        title,
        version: env!("CARGO_PKG_VERSION"),
        decide: options.decide,
        events,
        decided: view::decided(report),
        data: Data { events: data },
    }
}

fn articles_told(n: usize) -> String {
    view::counted(n, "article", "articles")
}

fn page_event(
    report: &Report,
    event: &EventEntry,
    articles: &[Article],
    options: &HtmlOptions<'_>,
) -> (PageEvent, EventData) {
    let desk = Desk::new(report, event, options);
    let sections = cards::sections(&desk);
    let tiles = view::SECTIONS.iter().map(|&kind| tile(kind, &sections)).collect();
    let page = PageEvent {
        id: event.id.clone(),
        label: event.label.clone(),
        date: event.date.map(view::dates),
        articles_told: articles_told(event.sources.len()),
        independence: independence(report, event),
        n_origins: view::n_origins(report, event),
        tally: tally(&sections),
        remark: view::remark(event),
        outlets: desk.outlets(),
        tiles,
        n_findings: sections.iter().map(|section| section.cards.len()).sum(),
        grid: grid::of(&desk),
        articles: articles::of(&desk, articles),
        chronology: if desk.is_compared() { chronology::of(&desk) } else { Vec::new() },
        names: desk.is_compared().then(|| names::of(&desk)),
        sources: event.sources.iter().map(|&source| page_source(&desk, source)).collect(),
        n_claims: if desk.is_compared() { event.claims.len() } else { 0 },
        sections,
    };
    (page, event_data(&desk))
}

/// What is shown at first of each kind, in words.
fn tally(sections: &[PageSection]) -> String {
    let shown = sections.iter().filter(|section| section.n_calm > 0);
    let parts = shown.map(|section| format!("{} {}", section.n_calm, section.heading.to_lowercase()));
    parts.collect::<Vec<_>>().join(", ")
}

fn tile(kind: FindingKind, sections: &[PageSection]) -> Tile {
    let section = sections.iter().find(|section| section.kind == kind_word(kind));
    Tile {
        kind: kind_word(kind),
        heading: view::heading(kind),
        count: section.map_or(0, |section| section.n_calm),
        n_doubtful: section.map_or(0, |section| section.cards.len() - section.n_calm),
    }
}

/// "All 4 sources are independent", "4 sources of 3 independent origins".
fn independence(report: &Report, event: &EventEntry) -> String {
    let (n_sources, n_origins) = (event.sources.len(), view::n_origins(report, event));
    match n_origins {
        _ if n_sources < 2 => "One source".to_owned(),
        1 => format!("All {n_sources} sources go back to one text or agency"),
        _ if n_origins == n_sources => format!("All {n_sources} sources stand for themselves"),
        _ => format!("{n_sources} sources of {n_origins} independent origins"),
    }
}

fn page_source(desk: &Desk<'_>, at: usize) -> PageSource {
    let source = &desk.report.sources[at];
    let claims = desk.event.claims.iter().enumerate().filter(|(_, claim)| claim.passage.source == at);
    let standings: Vec<Standing> = claims.map(|(claim, _)| desk.standing(claim)).collect();
    let count = |wanted: Standing| standings.iter().filter(|standing| **standing == wanted).count();
    PageSource {
        outlet: desk.outlet(at),
        title: source.title.clone(),
        published: source.published.map(|published| view::day(published.date)),
        basis: source.published.map(|published| basis_word(published.basis)),
        path: source.path.clone(),
        language: source.language.clone(),
        origin: source.origin.clone(),
        same_origin_as: view::same_origin_as(desk.report, desk.event, at).map(|other| desk.outlet(other)),
        warnings: source.warnings.clone(),
        n_claims: standings.len(),
        n_alone: count(Standing::Alone),
        n_disputed: count(Standing::Conflict),
    }
}

fn event_data(desk: &Desk<'_>) -> EventData {
    let relation = |relation: Relation| match relation {
        Relation::Similar => 0,
        Relation::Agree => 1,
        Relation::Conflict => 2,
    };
    if !desk.is_compared() {
        return EventData { id: desk.event.id.clone(), sources: Vec::new(), claims: Vec::new(), links: Vec::new() };
    }
    let links = drawn(desk.event, links::of(desk.event));
    EventData {
        id: desk.event.id.clone(),
        sources: desk.outlets().into_iter().map(|outlet| outlet.id).collect(),
        claims: desk.event.claims.iter().enumerate().map(|(at, claim)| claim_data(desk, at, claim)).collect(),
        links: links.iter().map(|link| (link.a, link.b, relation(link.relation))).collect(),
    }
}

/// The links worth drawing: all that findings make, and of mere likeness the strongest few of each claim. Across
/// clusters, likeness is what the tool decided against.
fn drawn(event: &EventEntry, mut links: Vec<LinkEntry>) -> Vec<LinkEntry> {
    let is_inside = |link: &LinkEntry| event.claims[link.a].cluster == event.claims[link.b].cluster;
    links.retain(|link| link.relation != Relation::Similar || is_inside(link));
    let strength = |link: &LinkEntry| link.similarity.unwrap_or(0.0);
    links.sort_by(|one, other| strength(other).total_cmp(&strength(one)).then((one.a, one.b).cmp(&(other.a, other.b))));
    let mut n_drawn = vec![0; event.claims.len()];
    links.retain(|link| {
        let is_wanted = n_drawn[link.a].min(n_drawn[link.b]) < MAX_SIMILAR;
        n_drawn[link.a] += 1;
        n_drawn[link.b] += 1;
        link.relation != Relation::Similar || is_wanted
    });
    links.sort_by_key(|link| (link.a, link.b));
    links
}

fn claim_data(desk: &Desk<'_>, at: usize, claim: &ClaimEntry) -> ClaimData {
    let findings = desk.findings_of[at].iter().map(|&finding| desk.event.findings[finding].id.clone());
    ClaimData {
        id: claim.id.clone(),
        o: desk.outlet(claim.passage.source).number - 1,
        p: claim.passage.start,
        e: claim.passage.end,
        k: claim.cluster.clone(),
        s: desk.standing(at),
        f: findings.collect(),
        n: note(desk, claim),
    }
}

/// What is known of a claim, in a line: "said by Ana Kovač; reported; 4 March 2031".
fn note(desk: &Desk<'_>, claim: &ClaimEntry) -> String {
    let speaker = claim.speaker.as_ref().and_then(|id| desk.name(id));
    let mut parts: Vec<String> = speaker.map(|name| format!("said by {name}")).into_iter().collect();
    parts.push(stance_word(claim.stance).to_owned());
    if !claim.is_affirmed {
        parts.push("negated".to_owned());
    }
    parts.extend(claim.values.spells.iter().map(|spell| spell.text.clone()));
    parts.extend(claim.values.quantities.iter().cloned());
    parts.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing;

    #[test]
    fn independence_is_told_in_words() {
        let mut report = testing::report();
        assert_eq!(independence(&report, &report.events[0]), "3 sources of 2 independent origins");
        report.sources[2].origin = "o3".into();
        assert_eq!(independence(&report, &report.events[0]), "All 3 sources stand for themselves");
        report.sources.iter_mut().for_each(|source| source.origin = "o1".into());
        assert_eq!(independence(&report, &report.events[0]), "All 3 sources go back to one text or agency");
    }

    #[test]
    fn claims_know_their_findings() {
        let report = testing::report();
        let data = event_data(&Desk::new(&report, &report.events[0], &HtmlOptions::default()));
        assert_eq!(data.claims[0].f, ["f1", "f2", "f4"]);
        assert_eq!(data.links.iter().filter(|link| link.2 == 2).count(), 2);
    }
}
