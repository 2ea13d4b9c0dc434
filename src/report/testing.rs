//! A small report that the tests of all formats print.
//!
//! Three sources, two of one origin; one finding of each kind. Compiled for tests only.

use jiff::civil::date;

use super::facts::Facts;
use super::model::{EntityEntry, EventResult, Report, build};
use crate::article::{Article, ArticleId, Passage, Published, PublishedBasis};
use crate::claim::{Claim, ClaimId};
use crate::finding::{Finding, FindingKind, FindingValue, Slot};
use crate::graph::Cluster;
use crate::mention::NameKind;
use crate::origin::OriginId;
use crate::text::Span;
use crate::verdict::Reason;

const TEXTS: [&str; 3] = [
    "Twelve people were hurt, Mayor Ana Kovač said. “We will mend the rifts,” she said. The bridge stays shut.",
    "Fourteen people were hurt, Mayor Ana Kovac said. “We will mend the divisions,” she said.",
    "Fourteen people were hurt, Mayor Ana Kovac said.",
];

/// Its claims: which text makes them, and their words.
const CLAIMS: [(usize, &str); 6] = [
    (0, "Twelve people were hurt, Mayor Ana Kovač said."),
    (0, "“We will mend the rifts,” she said."),
    (0, "The bridge stays shut."),
    (1, "Fourteen people were hurt, Mayor Ana Kovac said."),
    (1, "“We will mend the divisions,” she said."),
    (2, "Fourteen people were hurt, Mayor Ana Kovac said."),
];

/// The report on the three texts.
pub fn report() -> Report {
    let articles = articles();
    let event = EventResult {
        label: "Bridge collapses in Velmora".into(),
        articles: (0..3).map(ArticleId).collect(),
        facts: Facts { date: Some((date(2031, 3, 4), date(2031, 3, 4))), ..Facts::default() },
        findings: findings(),
        claims: CLAIMS.iter().map(|&(at, exact)| claim(at, exact)).collect(),
        clusters: vec![cluster(&[0, 3, 5]), cluster(&[1, 4]), cluster(&[2])],
        ..EventResult::default()
    };
    build(&articles, &[OriginId(0), OriginId(1), OriginId(1)], &[event])
}

/// What formats must escape: a formula, quotes, mark-up, control characters, a mark that turns the writing direction,
/// two kinds of line break, a reference to an entity, and a stroke at the end.
pub const HOSTILE: &str =
    "=cmd()\"'<b>]]>&amp;<!--\u{0}\u{1b}[31m\u{202e}שלום\r\n\u{fffe}@x, {y}; \\N\\l %2F#?|\u{1f6a2}\t\\";

/// The report with `HOSTILE` in every text that comes from outside.
pub fn hostile() -> Report {
    let mut report = report();
    let hostile = || HOSTILE.to_owned();
    for source in &mut report.sources {
        (source.path, source.outlet, source.title) =
            (format!("{}{HOSTILE}", source.id), Some(hostile()), Some(hostile()));
        source.warnings = vec![hostile()];
    }
    for event in &mut report.events {
        event.label = hostile();
        for finding in &mut event.findings {
            (finding.about, finding.summary, finding.key) = (hostile(), hostile(), hostile());
            for value in &mut finding.values {
                (value.value, value.normalized) = (hostile(), Some(hostile()));
                for evidence in &mut value.evidence {
                    evidence.exact = hostile();
                }
            }
        }
        for claim in &mut event.claims {
            (claim.passage.exact, claim.predicate) = (hostile(), Some(hostile()));
        }
    }
    report
}

/// An entity that the claims of the report may name: the mayor, `n9`.
pub fn entities() -> Vec<EntityEntry> {
    let (kind, name) = (NameKind::Person, "Ana Kovač".to_owned());
    vec![EntityEntry { id: "n9".to_owned(), kind, name, forms: Vec::new(), roles: Vec::new() }]
}

/// The articles that the report is on.
pub fn articles() -> Vec<Article> {
    let outlets = [Some("Daily *Star*"), Some("The Echo"), None];
    (0..3).map(|at| article(at, outlets[at])).collect()
}

fn claim(at: usize, exact: &str) -> (ArticleId, Claim) {
    let span = passage(at, exact).span;
    (ArticleId(at as u32), Claim { span, is_affirmed: true, ..Claim::default() })
}

fn cluster(claims: &[u32]) -> Cluster {
    Cluster { claims: claims.iter().map(|&at| ClaimId(at)).collect() }
}

fn article(at: usize, outlet: Option<&str>) -> Article {
    Article {
        path: format!("{at}.txt"),
        outlet: outlet.map(str::to_owned),
        title: Some("Bridge collapses".into()),
        published: Some(Published { date: date(2031, 3, 5), basis: PublishedBasis::Given }),
        language: "en".into(),
        text: TEXTS[at].into(),
        warnings: if at == 2 { vec!["Very short.".into()] } else { Vec::new() },
        ..Article::default()
    }
}

fn findings() -> Vec<Finding> {
    let hurt =
        vec![value("12", &[(0, "Twelve people")]), value("14", &[(1, "Fourteen people"), (2, "Fourteen people")])];
    let names = vec![value("Ana Kovač", &[(0, "Ana Kovač")]), value("Ana Kovac", &[(1, "Ana Kovac")])];
    let quotes = vec![
        value("We will mend the rifts", &[(0, "We will mend the rifts")]),
        value("We will mend the divisions", &[(1, "We will mend the divisions")]),
    ];
    let said = vec![value("Ana Kovač spoke", &[(0, "Mayor Ana Kovač said"), (1, "Mayor Ana Kovac said")])];
    let shut = vec![value("The bridge stays shut", &[(0, "The bridge stays shut.")])];
    vec![
        finding(FindingKind::Diverge, Slot::Number, "people hurt", hurt),
        finding(FindingKind::Spelling, Slot::Name, "Ana Kovač", names),
        finding(FindingKind::Wording, Slot::Quote, "Ana Kovač", quotes),
        finding(FindingKind::Agree, Slot::Content, "Ana Kovač", said),
        finding(FindingKind::Only, Slot::Content, "bridge", shut),
    ]
}

fn finding(kind: FindingKind, slot: Slot, about: &str, values: Vec<FindingValue>) -> Finding {
    Finding {
        kind,
        slot,
        about: about.into(),
        summary: format!("A sentence on {about}."),
        score: 0.9,
        origins: 1,
        reasons: vec![Reason::new("test/rule", "because")],
        values,
    }
}

fn value(value: &str, passages: &[(usize, &str)]) -> FindingValue {
    let evidence = passages.iter().map(|&(at, exact)| passage(at, exact)).collect();
    FindingValue { value: value.into(), normalized: None, evidence }
}

fn passage(at: usize, exact: &str) -> Passage {
    let start = TEXTS[at].find(exact).expect("the passage is in the text");
    Passage { article: ArticleId(at as u32), span: Span::new(start, start + exact.len()) }
}
