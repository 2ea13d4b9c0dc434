//! A small report that the tests of all formats print.
//!
//! Three sources, two of one origin; one finding of each kind. Compiled for tests only.

use jiff::civil::date;

use super::facts::Facts;
use super::model::{EventResult, Report, build};
use crate::article::{Article, ArticleId, Passage, Published, PublishedBasis};
use crate::finding::{Finding, FindingKind, FindingValue, Slot};
use crate::origin::OriginId;
use crate::text::Span;
use crate::verdict::Reason;

const TEXTS: [&str; 3] = [
    "Twelve people were hurt, Mayor Ana Kovač said. “We will mend the rifts,” she said. The bridge stays shut.",
    "Fourteen people were hurt, Mayor Ana Kovac said. “We will mend the divisions,” she said.",
    "Fourteen people were hurt, Mayor Ana Kovac said.",
];

/// The report on the three texts.
pub fn report() -> Report {
    let outlets = [Some("Daily *Star*"), Some("The Echo"), None];
    let articles: Vec<Article> = (0..3).map(|at| article(at, outlets[at])).collect();
    let event = EventResult {
        label: "Bridge collapses in Velmora".into(),
        articles: (0..3).map(ArticleId).collect(),
        facts: Facts { date: Some((date(2031, 3, 4), date(2031, 3, 4))), ..Facts::default() },
        findings: findings(),
        ..EventResult::default()
    };
    build(&articles, &[OriginId(0), OriginId(1), OriginId(1)], &[event])
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
    let passage = |&(at, exact): &(usize, &str)| {
        let start = TEXTS[at].find(exact).expect("the passage is in the text");
        Passage { article: ArticleId(at as u32), span: Span::new(start, start + exact.len()) }
    };
    FindingValue { value: value.into(), normalized: None, evidence: passages.iter().map(passage).collect() }
}
