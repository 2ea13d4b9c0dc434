//! `inspect entities`, `inspect claims` and `inspect graph`: what is resolved across the articles of an event.
//!
//! Ids are those of the report.

use corroborate::article::Passage;
use corroborate::claim::Claim;
use corroborate::claim::frame::{self, Argument, Frame, Referent};
use corroborate::entity::EntityId;
use corroborate::mention::Reading;
use corroborate::report::words::{frame_kind_word, name_kind_word, role_word, stance_word};
use corroborate::syntax::TokenRange;
use serde_json::{Value, json};

use super::analysis::{Analysis, EventAnalysis};
use super::item::{Lines, source_id};

/// One line per entity.
pub fn entities(analysis: &Analysis, lines: &mut Lines<'_>) {
    for (number, event) in analysis.events.iter().enumerate() {
        for (at, entity) in event.entities.list.iter().enumerate() {
            let forms: Vec<Value> = entity
                .forms
                .iter()
                .map(
                    |form| json!({"form": form.text, "count": form.passages.len(), "sources": sources(&form.passages)}),
                )
                .collect();
            lines.push_bare(json!({
                "id": event.entity_id(EntityId(at as u32)),
                "event": event_id(number),
                "type": name_kind_word(entity.kind),
                "name": entity.name,
                "forms": forms,
            }));
        }
    }
}

/// One line per claim.
pub fn claims(analysis: &Analysis, lines: &mut Lines<'_>) {
    let readings = analysis.readings();
    let mut first_cluster = 1;
    for (number, event) in analysis.events.iter().enumerate() {
        let clusters = event.graph.cluster_of();
        for (at, claim) in event.graph.claims.iter().enumerate() {
            let article = event.group.articles[claim.witness].index();
            let mentions = readings[article].mentions;
            let name = |entity: EntityId| event.entity_id(entity);
            let cluster = clusters.get(&corroborate::claim::ClaimId(at as u32));
            let more = json!({
                "id": event.claim_id(at),
                "event": event_id(number),
                "subject": claim.subject.map(name),
                "predicate": claim.verb,
                "arguments": arguments(event, claim),
                "time": claim.dates.iter().map(|&date| &mentions.dates[date as usize].value).collect::<Vec<_>>(),
                "place": claim.places.iter().map(|&place| &mentions.places[place as usize].place).collect::<Vec<_>>(),
                "speaker": claim.speaker.map(name),
                "stance": stance_word(claim.stance),
                "polarity": if claim.is_affirmed { "affirmed" } else { "negated" },
                "cluster": cluster.map(|cluster| format!("k{}", first_cluster + cluster)),
                "frames": claim.frames.iter().map(|frame| frame_value(event, claim, frame, readings[article], lines)).collect::<Vec<_>>(),
            });
            lines.push(article, claim.span, more);
        }
        first_cluster += event.graph.clusters.len();
    }
}

/// A frame: its predicate, arguments and marks.
fn frame_value(event: &EventAnalysis, claim: &Claim, frame: &Frame, reading: Reading<'_>, lines: &Lines<'_>) -> Value {
    let document = reading.document;
    let text = |tokens: TokenRange| document.span(tokens).of(&reading.article.text);
    let word = |&at: &u32| document.lemma(at as usize);
    let of_names = &event.entities.of_names[claim.witness];
    let argument = |argument: &Argument| {
        let names = frame::names_of(argument, reading);
        let entities =
            names.iter().filter_map(|&name| of_names.get(name as usize)).map(|&entity| event.entity_id(entity));
        let place = Passage { article: event.group.articles[claim.witness], span: document.span(argument.tokens) };
        let mut value = lines.passage(place);
        value["role"] = json!(role_word(argument.role));
        value["marker"] = json!(argument.marker.map(text));
        value["entities"] = json!(entities.collect::<Vec<_>>());
        value["unknown"] = json!(argument.referent == Referent::Unknown);
        value
    };
    let source = frame.source.as_ref();
    json!({
        "kind": frame_kind_word(frame.kind),
        "predicate": frame.lemma(document),
        "chain": frame.chain.iter().map(word).collect::<Vec<_>>(),
        "passive": frame.is_passive,
        "arguments": frame.arguments.iter().map(argument).collect::<Vec<_>>(),
        "polarity": if frame.is_affirmed { "affirmed" } else { "negated" },
        "stance": stance_word(frame.stance),
        "cue": source.map(|source| document.norm(source.cue as usize)),
        "speaker": source.and_then(|source| source.speaker.as_ref()).map(argument),
        "reporting": frame.is_reporting,
    })
}

/// One line per edge of the claim graph.
pub fn edges(analysis: &Analysis, lines: &mut Lines<'_>) {
    for event in &analysis.events {
        let graph = &event.graph.graph;
        for edge in graph.raw_edges() {
            let (a, b) = (graph[edge.source()].index(), graph[edge.target()].index());
            let reasons: Vec<Value> =
                edge.weight.reasons.iter().map(|reason| json!({"rule": reason.rule, "text": reason.text})).collect();
            let line = json!({
                "a": event.claim_id(a),
                "b": event.claim_id(b),
                "similarity": rounded(edge.weight.value),
                "reasons": reasons,
                "passage_a": lines.passage(passage(event, a)),
                "passage_b": lines.passage(passage(event, b)),
            });
            lines.push_bare(line);
        }
    }
}

/// The entities of a claim beside its subject.
fn arguments(event: &EventAnalysis, claim: &Claim) -> Vec<String> {
    let others = claim.entities.iter().filter(|&&entity| Some(entity) != claim.subject);
    others.map(|&entity| event.entity_id(entity)).collect()
}

fn passage(event: &EventAnalysis, claim: usize) -> Passage {
    let claim = &event.graph.claims[claim];
    Passage { article: event.group.articles[claim.witness], span: claim.span }
}

fn sources(passages: &[Passage]) -> Vec<String> {
    let mut articles: Vec<usize> = passages.iter().map(|passage| passage.article.index()).collect();
    articles.sort_unstable();
    articles.dedup();
    articles.into_iter().map(source_id).collect()
}

fn event_id(number: usize) -> String {
    format!("e{}", number + 1)
}

/// Three decimals, as in the report.
fn rounded(score: f64) -> f64 {
    (score * 1000.0).round() / 1000.0
}
