//! The claim graph as a Graphviz file: one box per claim, in the colour of its outlet, drawn together with its cluster.
//!
//! Made to be looked at, so likeness is drawn only within a cluster, and claims without a line are left out and counted;
//! `graphml` has all.
//! Links are those of `links`. Leaves placing and drawing to Graphviz.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::json::rounded;
use super::links::{self, LinkEntry, Relation};
use super::model::{ClaimEntry, EventEntry, Report, SourceEntry};
use super::printable::{one_line, printable};
use super::view;
use super::words::{relation_word, stance_word};

/// Fills that people with any colour vision tell apart (Okabe and Ito 2008), with the colour of writing that is legible
/// on each; their red and green are kept for edges.
const FILLS: [(&str, &str); 6] = [
    ("#56B4E9", "black"),
    ("#E69F00", "black"),
    ("#F0E442", "black"),
    ("#CC79A7", "black"),
    ("#0072B2", "white"),
    ("#FFFFFF", "black"),
];

/// How the frame tells outlets apart once the fills are used up.
const FRAMES: [&str; 4] = ["filled,rounded", "filled,rounded,dashed", "filled,rounded,bold", "filled,rounded,dotted"];

/// Columns of a box.
const COLUMNS: usize = 36;

/// Lines of a claim in its box; its tooltip has all of it.
const LINES: usize = 4;

const HEAD: &str = "\
graph claims {
  graph [rankdir=LR, ranksep=0.6, nodesep=0.15, compound=true, fontname=\"Helvetica\", fontsize=12, labeljust=l];
  node [shape=box, fontname=\"Helvetica\", fontsize=9, margin=\"0.08,0.05\", color=\"#333333\"];
  edge [fontname=\"Helvetica\", fontsize=8];
";

/// The graph of all events, with a newline at the end.
pub fn render(report: &Report) -> String {
    let looks = looks(report);
    let mut text = HEAD.to_owned();
    for event in &report.events {
        push_event(&mut text, report, event, &looks);
    }
    text.push_str("}\n");
    text
}

/// Fill, writing and frame.
type Look = (&'static str, &'static str, &'static str);

/// The look of each outlet, in the order of the sources; a source without outlet is an outlet of its own.
fn looks(report: &Report) -> BTreeMap<&str, Look> {
    let mut looks = BTreeMap::new();
    for source in &report.sources {
        let at = looks.len();
        let (fill, writing) = FILLS[at % FILLS.len()];
        looks.entry(outlet(source)).or_insert((fill, writing, FRAMES[at / FILLS.len() % FRAMES.len()]));
    }
    looks
}

fn outlet(source: &SourceEntry) -> &str {
    source.outlet.as_deref().unwrap_or(&source.path)
}

fn push_event(text: &mut String, report: &Report, event: &EventEntry, looks: &BTreeMap<&str, Look>) {
    let mut links = links::of(event);
    links.retain(|link| is_drawn(link, event));
    let mut is_linked = vec![false; event.claims.len()];
    links.iter().for_each(|link| [link.a, link.b].into_iter().for_each(|claim| is_linked[claim] = true));
    let shown: Vec<&ClaimEntry> =
        event.claims.iter().zip(&is_linked).filter_map(|(claim, is_linked)| is_linked.then_some(claim)).collect();
    let title = title(event, event.claims.len() - shown.len());
    let outlets = view::labels(report, event);
    push(
        text,
        format_args!("  subgraph cluster_{} {{\n    label={};\n    color=\"#AAAAAA\";\n", event.id, quoted(&title)),
    );
    if shown.is_empty() {
        // Graphviz draws no frame around nothing.
        push(text, format_args!("    {}_none [shape=plaintext, label=\"\"];\n", event.id));
    }
    for (cluster, claims) in by_cluster(&shown) {
        // A frame around one claim would say nothing.
        let is_framed = cluster.is_some() && claims.len() > 1;
        if let Some(cluster) = cluster.filter(|_| is_framed) {
            push(
                text,
                format_args!("    subgraph cluster_{cluster} {{\n    style=rounded; color=\"#CCCCCC\"; label=\"\";\n"),
            );
        }
        for claim in claims {
            let source = claim.passage.source;
            push_claim(text, claim, &outlets[source], looks[outlet(&report.sources[source])]);
        }
        if is_framed {
            text.push_str("    }\n");
        }
    }
    text.push_str("  }\n");
    links.iter().for_each(|link| push_link(text, event, link));
}

/// Likeness across clusters is weak, and there is so much of it that nothing else could be seen.
fn is_drawn(link: &LinkEntry, event: &EventEntry) -> bool {
    let [a, b] = [link.a, link.b].map(|claim| event.claims[claim].cluster.as_deref());
    link.relation != Relation::Similar || a.is_some() && a == b
}

fn title(event: &EventEntry, n_left_out: usize) -> String {
    let label = one_line(&event.label);
    match n_left_out {
        0 => label,
        1 => format!("{label} (1 claim that stands alone is left out)"),
        _ => format!("{label} ({n_left_out} claims that stand alone are left out)"),
    }
}

/// The claims of each cluster, in the order of their first claims; those of no cluster last.
fn by_cluster<'r>(claims: &[&'r ClaimEntry]) -> Vec<(Option<&'r str>, Vec<&'r ClaimEntry>)> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut clusters, mut alone) = (Vec::new(), Vec::new());
    for &claim in claims {
        let Some(cluster) = claim.cluster.as_deref() else {
            alone.push(claim);
            continue;
        };
        let place = *places.entry(cluster).or_insert(clusters.len());
        if place == clusters.len() {
            clusters.push((Some(cluster), Vec::new()));
        }
        clusters[place].1.push(claim);
    }
    clusters.push((None, alone));
    clusters
}

fn push_claim(text: &mut String, claim: &ClaimEntry, outlet: &str, (fill, writing, frame): Look) {
    let mut label = vec![one_line(outlet)];
    let exact = one_line(&claim.passage.exact);
    let lines = textwrap::wrap(&exact, COLUMNS);
    label.extend(lines.iter().take(LINES).map(|line| line.to_string()));
    if lines.len() > LINES {
        label[LINES].push_str(" …");
    }
    let lines: Vec<String> = label.iter().map(|line| format!("{}\\l", escaped(line))).collect();
    let polarity = if claim.is_affirmed { "affirmed" } else { "negated" };
    let tooltip = format!("{} ({}, {polarity}): {exact}", claim.id, stance_word(claim.stance));
    push(
        text,
        format_args!(
            "    {} [label=\"{}\", fillcolor=\"{fill}\", fontcolor={writing}, style=\"{frame}\", tooltip={}];\n",
            claim.id,
            lines.concat(),
            quoted(&tooltip)
        ),
    );
}

fn push_link(text: &mut String, event: &EventEntry, link: &LinkEntry) {
    let (a, b) = (&event.claims[link.a].id, &event.claims[link.b].id);
    // Neither colour nor stroke alone tells the relation.
    let look = match link.relation {
        Relation::Similar => "color=\"#999999\", style=dashed, penwidth=1",
        Relation::Agree => "color=\"#009E73\", style=solid, penwidth=2",
        Relation::Conflict => "color=\"#D50000\", style=bold, penwidth=3",
    };
    let mut tooltip = relation_word(link.relation).to_owned();
    if let Some(similarity) = link.similarity {
        push(&mut tooltip, format_args!(", similarity {}", rounded(similarity)));
    }
    for (at, reason) in link.reasons.iter().enumerate() {
        push(&mut tooltip, format_args!("{} {}", if at == 0 { ":" } else { ";" }, reason.text));
    }
    push(text, format_args!("  {a} -- {b} [{look}, tooltip={}];\n", quoted(&tooltip)));
}

fn push(text: &mut String, part: std::fmt::Arguments<'_>) {
    text.write_fmt(part).expect("a string takes everything");
}

/// The text as a quoted string of the DOT language.
fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

/// Quotes end a string, a backslash starts an escape (`\N` is the node's name), and `&` one of HTML's entities.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in printable(text).chars() {
        match letter {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '\n' => escaped.push_str("\\n"),
            '&' => escaped.push_str("&amp;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing;
    use crate::verdict::Score;

    #[test]
    fn linked_claims_are_drawn_with_their_cluster_and_the_others_counted() {
        let text = render(&testing::report());
        assert!(
            text.contains("label=\"Bridge collapses in Velmora (1 claim that stands alone is left out)\""),
            "{text}"
        );
        let cluster = text.split("subgraph cluster_k1 {").nth(1).and_then(|rest| rest.split("    }\n").next());
        let cluster = cluster.expect("the cluster has a frame");
        assert!(["c1 [", "c4 [", "c6 ["].iter().all(|claim| cluster.contains(claim)), "{cluster}");
        assert!(!text.contains("c3 ["), "the bridge that stays shut is linked with nothing");
        assert!(text.contains("c1 -- c4 [color=\"#D50000\"") && text.contains("c2 -- c5 [color=\"#009E73\""), "{text}");
    }

    #[test]
    fn likeness_is_drawn_within_a_cluster_only() {
        let mut report = testing::report();
        let event = &mut report.events[0];
        event.findings.clear();
        event.likeness = [(0, 3), (0, 2)].map(|(a, b)| (a, b, Score { value: 0.5, reasons: Vec::new() })).to_vec();
        let text = render(&report);
        assert!(text.contains("c1 -- c4 [color=\"#999999\", style=dashed"), "{text}");
        assert!(!text.contains("c3") && text.contains("4 claims that stand alone"), "{text}");
    }

    #[test]
    fn each_outlet_has_its_look() {
        let mut report = testing::report();
        for at in 0..30 {
            let path = format!("more{at}.txt");
            report.sources.push(SourceEntry { outlet: None, path, ..report.sources[0].clone() });
        }
        let looks = looks(&report);
        assert_eq!(looks.len(), 33);
        let (mut fills, n_looks) = (looks.values().collect::<Vec<_>>(), FILLS.len() * FRAMES.len());
        fills.sort();
        fills.dedup();
        assert_eq!(fills.len(), n_looks, "every fill with every frame before one comes again");
        assert_eq!(looks["Daily *Star*"].0, FILLS[0].0);
    }

    #[test]
    fn strings_hold_what_graphviz_would_read_otherwise() {
        #[track_caller]
        fn check(text: &str, expected: &str) {
            assert_eq!(quoted(text), expected);
        }
        check("say \"no\"", r#""say \"no\"""#);
        check("\\N and \\", r#""\\N and \\""#);
        check("R&amp;D <b>\n\u{1}", "\"R&amp;amp;D <b>\\n\u{fffd}\"");
    }

    /// The text with its quoted strings taken out, as the DOT language ends them.
    fn without_strings(text: &str) -> String {
        let (mut rest, mut is_inside, mut letters) = (String::new(), false, text.chars());
        while let Some(letter) = letters.next() {
            match letter {
                '"' => is_inside = !is_inside,
                '\\' if is_inside => drop(letters.next()),
                _ if !is_inside => rest.push(letter),
                _ => {}
            }
        }
        assert!(!is_inside, "the last string ends");
        rest
    }

    #[test]
    fn hostile_text_stays_inside_its_strings() {
        let text = render(&testing::hostile());
        let rest = without_strings(&text);
        assert!(rest.is_ascii() && !rest.contains("cmd") && !rest.contains('&'), "{rest}");
        assert_eq!(rest.matches('{').count(), rest.matches('}').count());
        assert_eq!(text.lines().count(), render(&testing::report()).lines().count());
    }

    #[test]
    fn an_event_without_links_and_a_report_without_events_are_graphs() {
        let mut report = testing::report();
        report.events[0].findings.clear();
        assert!(render(&report).contains("e1_none ["));
        assert_eq!(render(&Report::default()), format!("{HEAD}}}\n"));
    }
}
