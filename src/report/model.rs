//! The report as data: sources, events, findings, entities, claims, with positions in code points.
//!
//! Built once from the results of all stages; the formats only print it. Leaves the choice of what to show, and all
//! layout, to the formats.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::article::{Article, ArticleId, Passage, Published};
use crate::claim::frame::Role;
use crate::claim::{Claim, ClaimId, Stance};
use crate::entity::{Entities, Entity, EntityId};
use crate::finding::{Finding, FindingKind, FindingValue, Slot};
use crate::graph::Cluster;
use crate::mention::NameKind;
use crate::origin::OriginId;
use crate::text::{Span, TextIndex};
use crate::verdict::{Reason, Score};

use super::context;
use super::decided::DecisionEntry;
use super::facts::{ArgumentFact, ClaimFacts, Facts, RoleFact};
use super::key;

/// The longest evidence, in code points: a whole article proves nothing (docs/report.md).
pub const MAX_EVIDENCE: usize = 400;

/// Evidence longer than this, in bytes, is understood without the words around it.
const LONG_EVIDENCE: usize = 160;

/// How many bytes of its sentence evidence gets on either side: few sentences of news are longer.
const CONTEXT: usize = 200;

/// What the stages found on one event.
#[derive(Clone, Debug, Default)]
pub struct EventResult {
    /// A few words that tell the event from others: a headline.
    pub label: String,
    /// The articles, ascending.
    pub articles: Vec<ArticleId>,
    /// Roles, values of claims, days.
    pub facts: Facts,
    /// The findings, what a reader should see first in front.
    pub findings: Vec<Finding>,
    /// The entities.
    pub entities: Entities,
    /// The claims of all articles of the event.
    pub claims: Vec<(ArticleId, Claim)>,
    /// The clusters of claims.
    pub clusters: Vec<Cluster>,
    /// How alike claims are; empty unless asked for.
    pub likeness: Vec<(ClaimId, ClaimId, Score)>,
}

/// The whole report.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// One entry per article, in the order of the articles.
    pub sources: Vec<SourceEntry>,
    /// The events, in the order of their first articles.
    pub events: Vec<EventEntry>,
    /// What became of each decision that a person gave.
    pub decisions: Vec<DecisionEntry>,
}

/// One article as the report names it.
#[derive(Clone, Debug)]
pub struct SourceEntry {
    /// `s1`, `s2` … in the order of the articles.
    pub id: String,
    /// The path as read.
    pub path: String,
    /// The outlet, where it is known.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// When it was published, and how that is known.
    pub published: Option<Published>,
    /// ISO 639-1 code, or "und".
    pub language: String,
    /// `o1`, `o2` …: sources with the same origin descend from one text.
    pub origin: String,
    /// What a reader must be careful about.
    pub warnings: Vec<String>,
}

/// One event with everything that was found on it.
#[derive(Clone, Debug)]
pub struct EventEntry {
    /// `e1`, `e2` …
    pub id: String,
    /// A few words that tell the event from others.
    pub label: String,
    /// Its sources, as indexes into the report's.
    pub sources: Vec<usize>,
    /// First and last day of what is reported.
    pub date: Option<(Date, Date)>,
    /// The findings, what a reader should see first in front.
    pub findings: Vec<FindingEntry>,
    /// The entities named in it.
    pub entities: Vec<EntityEntry>,
    /// The claims of its articles.
    pub claims: Vec<ClaimEntry>,
    /// How alike claims are, by their indexes; empty unless `Settings::likeness` asked for it.
    pub likeness: Vec<(usize, usize, Score)>,
}

/// One finding; the fields are those of `finding::Finding`, with evidence as text.
#[derive(Clone, Debug)]
pub struct FindingEntry {
    /// `f1`, `f2` … through the whole report.
    pub id: String,
    /// What it says, in short: the same in every report that says it.
    pub key: String,
    /// Whether a person decided that it stays.
    pub is_kept: bool,
    /// Agree, diverge, spelling, wording or only.
    pub kind: FindingKind,
    /// What is compared.
    pub slot: Slot,
    /// What is compared, in a few words.
    pub about: String,
    /// One sentence for a reader.
    pub summary: String,
    /// How sure the tool is, 0 to 1.
    pub score: f64,
    /// Independent origins behind the most supported value.
    pub origins: usize,
    /// Why it is reported.
    pub reasons: Vec<Reason>,
    /// The values with their evidence.
    pub values: Vec<ValueEntry>,
}

/// One value and what proves it.
#[derive(Clone, Debug)]
pub struct ValueEntry {
    /// The value as a reader sees it.
    pub value: String,
    /// The value in normal form.
    pub normalized: Option<String>,
    /// The passages.
    pub evidence: Vec<Evidence>,
}

/// A passage, with positions in code points of the source's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Index into the report's sources.
    pub source: usize,
    /// First code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// The text there, unchanged.
    pub exact: String,
    /// The words before it in the same sentence, unless the evidence is long; "…" stands for what is cut.
    pub before: String,
    /// The words after it in the same sentence, unless the evidence is long; "…" stands for what is cut.
    pub after: String,
}

/// One entity with the ways in which it is written.
#[derive(Clone, Debug)]
pub struct EntityEntry {
    /// `n1`, `n2` … through the whole report.
    pub id: String,
    /// What it is.
    pub kind: NameKind,
    /// Its fullest common name.
    pub name: String,
    /// Its forms, the most frequent first.
    pub forms: Vec<FormEntry>,
    /// The roles that the sources give it.
    pub roles: Vec<RoleEntry>,
}

/// One role of an entity.
#[derive(Clone, Debug)]
pub struct RoleEntry {
    /// The office in normal form.
    pub office: String,
    /// What it belongs to, in normal form.
    pub organization: Option<String>,
    /// As a reader sees it: "chief of staff (Iran Armed Forces)".
    pub text: String,
    /// Who gives it, as indexes into the report's sources.
    pub sources: Vec<usize>,
}

/// One way in which a name is written.
#[derive(Clone, Debug)]
pub struct FormEntry {
    /// As written.
    pub form: String,
    /// How often.
    pub count: usize,
    /// By which sources, as indexes into the report's.
    pub sources: Vec<usize>,
}

/// One claim.
#[derive(Clone, Debug)]
pub struct ClaimEntry {
    /// `c1`, `c2` … through the whole report.
    pub id: String,
    /// Where it stands.
    pub passage: Evidence,
    /// Who or what the main verb is said of, by id.
    pub subject: Option<String>,
    /// The main verb's lemma.
    pub predicate: Option<String>,
    /// The entities named in it, by id.
    pub entities: Vec<String>,
    /// Its times, places and quantities.
    pub values: ClaimFacts,
    /// What fills the roles of its main verb.
    pub arguments: Vec<ArgumentEntry>,
    /// Who says so, by id.
    pub speaker: Option<String>,
    /// How certain.
    pub stance: Stance,
    /// Whether it is affirmed.
    pub is_affirmed: bool,
    /// `k1`, `k2` …: claims with the same cluster speak of one thing.
    pub cluster: Option<String>,
}

/// What fills one role of a claim's main verb.
#[derive(Clone, Debug, PartialEq)]
pub struct ArgumentEntry {
    /// What it is to the deed.
    pub role: Role,
    /// The preposition or conjunction before it, in lower case.
    pub marker: Option<String>,
    /// First code point in the source's text.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// The entities that it names or stands for, by id.
    pub entities: Vec<String>,
    /// Whether it leans on something named elsewhere that is not safe to tell.
    pub is_unknown: bool,
}

impl Report {
    /// Leaves out findings below `score`, but none that a person keeps. Ids stay as they are.
    pub fn retain_at_least(&mut self, score: f64) {
        for event in &mut self.events {
            event.findings.retain(|finding| finding.is_kept || finding.score >= score);
        }
    }

    /// Whether any finding is a discrepancy: diverge, spelling or wording.
    pub fn has_discrepancies(&self) -> bool {
        let is_discrepancy = |kind| matches!(kind, FindingKind::Diverge | FindingKind::Spelling | FindingKind::Wording);
        self.events.iter().flat_map(|event| &event.findings).any(|finding| is_discrepancy(finding.kind))
    }
}

/// Builds the report. `origins` runs parallel to `articles`.
pub fn build(articles: &[Article], origins: &[OriginId], events: &[EventResult]) -> Report {
    let slicer = Slicer::new(articles);
    let mut numbers = Numbers::default();
    let events = events.iter().enumerate().map(|(at, event)| event_entry(at, event, &slicer, &mut numbers)).collect();
    Report { sources: source_entries(articles, origins), events, decisions: Vec::new() }
}

fn source_entries(articles: &[Article], origins: &[OriginId]) -> Vec<SourceEntry> {
    let mut renumbered: BTreeMap<OriginId, usize> = BTreeMap::new();
    let mut entries = Vec::with_capacity(articles.len());
    for (at, article) in articles.iter().enumerate() {
        // An article that no origin was traced for stands alone.
        let origin = origins.get(at).copied().unwrap_or(OriginId(u32::MAX - at as u32));
        let next = renumbered.len() + 1;
        let number = *renumbered.entry(origin).or_insert(next);
        entries.push(SourceEntry {
            id: format!("s{}", at + 1),
            path: article.path.clone(),
            outlet: article.outlet.clone(),
            title: article.title.clone(),
            published: article.published,
            language: article.language.clone(),
            origin: format!("o{number}"),
            warnings: article.warnings.clone(),
        });
    }
    entries
}

/// How many findings, entities, claims and clusters the events before this one had.
#[derive(Default)]
struct Numbers {
    findings: usize,
    entities: usize,
    claims: usize,
    clusters: usize,
}

fn event_entry(at: usize, event: &EventResult, slicer: &Slicer<'_>, numbers: &mut Numbers) -> EventEntry {
    let first_entity = numbers.entities + 1;
    let findings = event.findings.iter().enumerate();
    let entities = event.entities.list.iter().enumerate();
    let entry = EventEntry {
        id: format!("e{}", at + 1),
        label: label(event, slicer.articles),
        sources: event.articles.iter().map(|id| id.index()).collect(),
        date: event.facts.date,
        findings: findings.map(|(at, finding)| finding_entry(numbers.findings + at + 1, finding, slicer)).collect(),
        entities: entities
            .map(|(at, entity)| entity_entry(first_entity + at, entity, event.facts.roles.get(at)))
            .collect(),
        claims: claim_entries(event, slicer, numbers),
        likeness: likeness(event, slicer),
    };
    numbers.findings += event.findings.len();
    numbers.entities += event.entities.list.len();
    numbers.claims += event.claims.len();
    numbers.clusters += event.clusters.len();
    entry
}

/// The event's own label, else the first headline, else the first path.
fn label(event: &EventResult, articles: &[Article]) -> String {
    if !event.label.trim().is_empty() {
        return event.label.trim().to_owned();
    }
    let of_event = || event.articles.iter().filter_map(|id| articles.get(id.index()));
    let title = of_event().find_map(|article| article.title.as_deref());
    title.or_else(|| of_event().next().map(|article| article.path.as_str())).unwrap_or("").to_owned()
}

fn finding_entry(number: usize, finding: &Finding, slicer: &Slicer<'_>) -> FindingEntry {
    let values: Vec<ValueEntry> = finding.values.iter().map(|value| value_entry(value, slicer)).collect();
    FindingEntry {
        id: format!("f{number}"),
        key: key::of(finding.kind, finding.slot, &values),
        is_kept: false,
        kind: finding.kind,
        slot: finding.slot,
        about: finding.about.clone(),
        summary: finding.summary.clone(),
        score: finding.score.clamp(0.0, 1.0),
        origins: finding.origins,
        reasons: finding.reasons.clone(),
        values,
    }
}

fn value_entry(value: &FindingValue, slicer: &Slicer<'_>) -> ValueEntry {
    ValueEntry {
        value: value.value.clone(),
        normalized: value.normalized.clone(),
        evidence: value.evidence.iter().filter_map(|passage| slicer.evidence(*passage)).collect(),
    }
}

fn entity_entry(number: usize, entity: &Entity, roles: Option<&Vec<RoleFact>>) -> EntityEntry {
    let forms = entity.forms.iter().map(|form| FormEntry {
        form: form.text.clone(),
        count: form.passages.len(),
        sources: sources_of(&form.passages),
    });
    let roles = roles.into_iter().flatten().map(|role| RoleEntry {
        office: role.office.clone(),
        organization: role.organization.clone(),
        text: role.text.clone(),
        sources: sources_of(&role.passages),
    });
    EntityEntry {
        id: entity_id(number),
        kind: entity.kind,
        name: entity.name.clone(),
        forms: forms.collect(),
        roles: roles.collect(),
    }
}

/// The sources of passages, each once, ascending.
fn sources_of(passages: &[Passage]) -> Vec<usize> {
    let mut sources: Vec<usize> = passages.iter().map(|passage| passage.article.index()).collect();
    sources.sort_unstable();
    sources.dedup();
    sources
}

fn entity_id(number: usize) -> String {
    format!("n{number}")
}

fn claim_entries(event: &EventResult, slicer: &Slicer<'_>, numbers: &Numbers) -> Vec<ClaimEntry> {
    let mut clusters: Vec<Option<usize>> = vec![None; event.claims.len()];
    for (number, cluster) in event.clusters.iter().enumerate() {
        for claim in &cluster.claims {
            if let Some(slot) = clusters.get_mut(claim.0 as usize) {
                *slot = Some(numbers.clusters + number + 1);
            }
        }
    }
    let name = |entity: EntityId| entity_id(numbers.entities + entity.0 as usize + 1);
    let mut entries = Vec::with_capacity(event.claims.len());
    for (at, (article, claim)) in event.claims.iter().enumerate() {
        let Some(passage) = slicer.evidence(Passage { article: *article, span: claim.span }) else { continue };
        let values = event.facts.claims.get(at).cloned().unwrap_or_default();
        let argument = |fact: &ArgumentFact| {
            let (start, end) = slicer.code_points(*article, fact.span);
            let entities = fact.entities.iter().map(|&entity| name(entity)).collect();
            let (role, marker, is_unknown) = (fact.role, fact.marker.clone(), fact.is_unknown);
            ArgumentEntry { role, marker, start, end, entities, is_unknown }
        };
        entries.push(ClaimEntry {
            id: format!("c{}", numbers.claims + at + 1),
            passage,
            subject: claim.subject.map(name),
            predicate: claim.verb.clone(),
            entities: claim.entities.iter().map(|&entity| name(entity)).collect(),
            arguments: values.arguments.iter().map(argument).collect(),
            values,
            speaker: claim.speaker.map(name),
            stance: claim.stance,
            is_affirmed: claim.is_affirmed,
            cluster: clusters[at].map(|number| format!("k{number}")),
        });
    }
    entries
}

/// How alike claims are, by their places in the list of `claim_entries`.
fn likeness(event: &EventResult, slicer: &Slicer<'_>) -> Vec<(usize, usize, Score)> {
    if event.likeness.is_empty() {
        return Vec::new();
    }
    let mut places: Vec<Option<usize>> = Vec::with_capacity(event.claims.len());
    let mut n_shown = 0;
    for (article, claim) in &event.claims {
        let is_shown = slicer.is_inside(Passage { article: *article, span: claim.span });
        places.push(is_shown.then_some(n_shown));
        n_shown += usize::from(is_shown);
    }
    let place = |claim: ClaimId| places.get(claim.0 as usize).copied().flatten();
    event.likeness.iter().filter_map(|(a, b, score)| Some((place(*a)?, place(*b)?, score.clone()))).collect()
}

/// Turns passages into text with code points; one index per article.
pub struct Slicer<'a> {
    articles: &'a [Article],
    indexes: Vec<TextIndex>,
}

impl<'a> Slicer<'a> {
    /// Reads each text once.
    pub fn new(articles: &'a [Article]) -> Slicer<'a> {
        Slicer { articles, indexes: articles.iter().map(|article| TextIndex::new(&article.text)).collect() }
    }

    /// The passage's text and code points, cut to `MAX_EVIDENCE`; `None` where it lies outside its text.
    pub fn evidence(&self, passage: Passage) -> Option<Evidence> {
        let text = &self.articles.get(passage.article.index())?.text;
        self.slice(Passage { span: shortened(text, passage.span), ..passage })
    }

    /// Whether the passage is a part of its text, so that `evidence` gives something.
    pub fn is_inside(&self, passage: Passage) -> bool {
        let article = self.articles.get(passage.article.index());
        article.is_some_and(|article| !passage.span.of(&article.text).is_empty())
    }

    /// Start and end of `span` in code points; `article` must be one of the articles.
    pub fn code_points(&self, article: ArticleId, span: Span) -> (usize, usize) {
        self.indexes[article.index()].code_points(&self.articles[article.index()].text, span)
    }

    /// The passage's text and code points, uncut; `None` where it is empty or lies outside its text.
    pub fn slice(&self, passage: Passage) -> Option<Evidence> {
        let source = passage.article.index();
        let text = &self.articles.get(source)?.text;
        let exact = passage.span.of(text);
        if exact.is_empty() {
            return None;
        }
        let (start, end) = self.code_points(passage.article, passage.span);
        let is_long = exact.len() > LONG_EVIDENCE;
        let (before, after) = if is_long { Default::default() } else { context::around(text, passage.span, CONTEXT) };
        Some(Evidence { source, start, end, exact: exact.to_owned(), before, after })
    }
}

/// The start of `span`, up to the last word that fits into `MAX_EVIDENCE` code points.
fn shortened(text: &str, span: Span) -> Span {
    let exact = span.of(text);
    let Some((limit, _)) = exact.char_indices().nth(MAX_EVIDENCE) else { return span };
    let whole_words = exact[..limit].rfind(char::is_whitespace).unwrap_or(limit);
    let kept = exact[..whole_words].trim_end().len();
    Span::new(span.start(), span.start() + if kept == 0 { limit } else { kept })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(text: &str) -> Article {
        Article { path: "a.txt".into(), text: text.into(), ..Article::default() }
    }

    fn passage(start: usize, end: usize) -> Passage {
        Passage { article: ArticleId(0), span: Span::new(start, end) }
    }

    #[test]
    fn evidence_counts_code_points() {
        let articles = [article("“Qué” said José")];
        let start = "“Qué” ".len();
        let evidence = Slicer::new(&articles).evidence(passage(start, start + 4)).expect("inside the text");
        assert_eq!((evidence.start, evidence.end, evidence.exact.as_str()), (6, 10, "said"));
    }

    #[test]
    fn long_evidence_ends_at_a_word() {
        let text = "naïve words ".repeat(60);
        let evidence = Slicer::new(&[article(&text)]).evidence(passage(0, text.len())).expect("inside the text");
        assert!(evidence.end <= MAX_EVIDENCE && evidence.end > MAX_EVIDENCE - 12);
        assert!(evidence.exact.ends_with("naïve") || evidence.exact.ends_with("words"));
    }

    #[test]
    fn long_evidence_without_spaces_is_cut_all_the_same() {
        let text = "é".repeat(500);
        let evidence = Slicer::new(&[article(&text)]).evidence(passage(0, text.len())).expect("inside the text");
        assert_eq!(evidence.end, MAX_EVIDENCE);
    }

    #[test]
    fn evidence_outside_the_text_is_left_out() {
        assert_eq!(Slicer::new(&[article("short")]).evidence(passage(3, 30)), None);
    }

    #[test]
    fn short_evidence_brings_whole_words_of_its_sentence() {
        let text = format!("Title\nHe met Ana Kovač, {}", "who waits ".repeat(29));
        let start = text.find("Ana").expect("it is there");
        let evidence = Slicer::new(&[article(&text)])
            .evidence(passage(start, start + "Ana Kovač".len()))
            .expect("inside the text");
        assert_eq!(evidence.before, "He met ");
        assert!(evidence.after.starts_with(", who waits") && evidence.after.ends_with(" …"), "{}", evidence.after);
    }

    #[test]
    fn origins_are_numbered_in_the_order_of_the_sources() {
        let articles = [article("a"), article("b"), article("c")];
        let report = build(&articles, &[OriginId(7), OriginId(2), OriginId(7)], &[]);
        let origins: Vec<&str> = report.sources.iter().map(|source| source.origin.as_str()).collect();
        assert_eq!(origins, ["o1", "o2", "o1"]);
    }
}
