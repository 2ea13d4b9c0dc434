//! The claim graph as GraphML: claims as nodes, their links as edges, for Gephi, yEd, Cytoscape or networkx.
//!
//! All events stand in one graph, since Gephi reads one per file; no edge leads from one event to another. Links are
//! those of `links`; docs/exports.md lists the keys. Leaves layout and colour to the program that opens it.

use std::collections::BTreeMap;
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::json::rounded;
use super::links::{self, LinkEntry};
use super::model::{ClaimEntry, EventEntry, Report};
use super::printable::{one_line, printable};
use super::words::{relation_word, stance_word};
use crate::verdict::Reason;

/// A value that a node or an edge has: its name, what has it, its type.
type Key = (&'static str, &'static str, &'static str);

/// `label` and `weight` are names that Gephi knows. A name stands once: it is also the key's id.
const KEYS: [Key; 22] = [
    ("label", "node", "string"),
    ("kind", "node", "string"),
    ("event", "node", "string"),
    ("event_label", "node", "string"),
    ("source", "node", "string"),
    ("outlet", "node", "string"),
    ("origin", "node", "string"),
    ("text", "node", "string"),
    ("start", "node", "int"),
    ("end", "node", "int"),
    ("subject", "node", "string"),
    ("predicate", "node", "string"),
    ("speaker", "node", "string"),
    ("stance", "node", "string"),
    ("polarity", "node", "string"),
    ("cluster", "node", "string"),
    ("degree", "node", "int"),
    ("relation", "edge", "string"),
    ("weight", "edge", "double"),
    ("similarity", "edge", "double"),
    ("rules", "edge", "string"),
    ("reasons", "edge", "string"),
];

/// Characters of a node's label: what can be read beside a dot.
const LABEL: usize = 60;

/// What an edge weighs that only a finding makes: as much as two claims that are surely of one thing.
const WEIGHT_OF_FINDING: f64 = 1.0;

/// The graph of all events, with a newline at the end.
pub fn render(report: &Report) -> String {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    write_document(&mut writer, report).expect("a vector takes everything");
    let mut text = String::from_utf8(writer.into_inner()).expect("all that was written is UTF-8");
    text.push('\n');
    text
}

type Xml = Writer<Vec<u8>>;

fn write_document(xml: &mut Xml, report: &Report) -> io::Result<()> {
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = xml.create_element("graphml").with_attributes([
        ("xmlns", "http://graphml.graphdrawing.org/xmlns"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        (
            "xsi:schemaLocation",
            "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd",
        ),
    ]);
    root.write_inner_content(|xml| {
        KEYS.iter().try_for_each(|key| write_key(xml, key))?;
        let graph = xml.create_element("graph").with_attributes([("id", "claims"), ("edgedefault", "undirected")]);
        graph.write_inner_content(|xml| report.events.iter().try_for_each(|event| write_event(xml, report, event)))?;
        Ok(())
    })?;
    Ok(())
}

fn write_key(xml: &mut Xml, (name, of, kind): &Key) -> io::Result<()> {
    let attributes = [("id", *name), ("for", *of), ("attr.name", *name), ("attr.type", *kind)];
    xml.create_element("key").with_attributes(attributes).write_empty()?;
    Ok(())
}

fn write_event(xml: &mut Xml, report: &Report, event: &EventEntry) -> io::Result<()> {
    let links = links::of(event);
    let mut degrees = vec![0_usize; event.claims.len()];
    links.iter().for_each(|link| [link.a, link.b].into_iter().for_each(|claim| degrees[claim] += 1));
    let names = event.entities.iter().map(|entity| (entity.id.as_str(), entity.name.as_str())).collect();
    for (claim, degree) in event.claims.iter().zip(degrees) {
        let node = xml.create_element("node").with_attribute(("id", claim.id.as_str()));
        node.write_inner_content(|xml| write_all(xml, node_values(report, event, claim, degree, &names)))?;
    }
    links.iter().try_for_each(|link| write_edge(xml, event, link))
}

/// The value under each key; what has none is left out.
type Values = Vec<(&'static str, Option<String>)>;

fn node_values(
    report: &Report,
    event: &EventEntry,
    claim: &ClaimEntry,
    degree: usize,
    names: &BTreeMap<&str, &str>,
) -> Values {
    let source = &report.sources[claim.passage.source];
    let name = |id: &Option<String>| id.as_deref().map(|id| names.get(id).copied().unwrap_or(id).to_owned());
    vec![
        ("label", Some(label(&claim.passage.exact))),
        ("kind", Some("claim".to_owned())),
        ("event", Some(event.id.clone())),
        ("event_label", Some(event.label.clone())),
        ("source", Some(source.id.clone())),
        ("outlet", source.outlet.clone()),
        ("origin", Some(source.origin.clone())),
        ("text", Some(claim.passage.exact.clone())),
        ("start", Some(claim.passage.start.to_string())),
        ("end", Some(claim.passage.end.to_string())),
        ("subject", name(&claim.subject)),
        ("predicate", claim.predicate.clone()),
        ("speaker", name(&claim.speaker)),
        ("stance", Some(stance_word(claim.stance).to_owned())),
        ("polarity", Some(if claim.is_affirmed { "affirmed" } else { "negated" }.to_owned())),
        ("cluster", claim.cluster.clone()),
        ("degree", Some(degree.to_string())),
    ]
}

fn write_edge(xml: &mut Xml, event: &EventEntry, link: &LinkEntry) -> io::Result<()> {
    let (a, b) = (&event.claims[link.a].id, &event.claims[link.b].id);
    let id = format!("{a}-{b}");
    let told = |tell: &dyn Fn(&Reason) -> String| {
        let told: Vec<String> = link.reasons.iter().map(tell).collect();
        (!told.is_empty()).then(|| told.join("; "))
    };
    let values = vec![
        ("relation", Some(relation_word(link.relation).to_owned())),
        ("weight", Some(rounded(link.similarity.unwrap_or(WEIGHT_OF_FINDING)).to_string())),
        ("similarity", link.similarity.map(|similarity| rounded(similarity).to_string())),
        ("rules", told(&|reason| reason.rule.to_owned())),
        ("reasons", told(&|reason| reason.text.clone())),
    ];
    let edge = xml.create_element("edge").with_attributes([("id", id.as_str()), ("source", a), ("target", b)]);
    edge.write_inner_content(|xml| write_all(xml, values))?;
    Ok(())
}

fn write_all(xml: &mut Xml, values: Values) -> io::Result<()> {
    for (key, value) in values {
        let Some(value) = value else { continue };
        let data = xml.create_element("data").with_attribute(("key", key));
        data.write_text_content(BytesText::new(&printable(&value)))?;
    }
    Ok(())
}

/// The start of a claim on one line.
fn label(exact: &str) -> String {
    let line = one_line(exact);
    match line.char_indices().nth(LABEL) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use quick_xml::{Reader, XmlVersion};

    use super::*;
    use crate::report::testing;
    use crate::verdict::Score;

    /// The values of each node and edge, by its id and their keys, as a reader of XML gives them.
    fn read(xml: &str) -> BTreeMap<String, BTreeMap<String, String>> {
        let mut reader = Reader::from_str(xml);
        let (mut read, mut id) = (BTreeMap::<String, BTreeMap<String, String>>::new(), String::new());
        loop {
            let event = reader.read_event().expect("well-formed XML");
            let Event::Start(start) = &event else {
                if matches!(event, Event::Eof) {
                    return read;
                }
                continue;
            };
            let attribute = |name: &str| {
                let attribute = start.try_get_attribute(name).expect("well-formed attributes").expect("it is there");
                attribute.normalized_value(XmlVersion::Implicit1_0).expect("known entities").into_owned()
            };
            match start.name().as_ref() {
                "node" | "edge" => {
                    id = attribute("id");
                    read.insert(id.clone(), BTreeMap::new());
                }
                "data" => {
                    let key = attribute("key");
                    let text = reader.read_text(start.name()).expect("it ends");
                    let text = quick_xml::escape::unescape(&text).expect("known entities").into_owned();
                    read.get_mut(&id).expect("data stands in a node or edge").insert(key, text);
                }
                _ => {}
            }
        }
    }

    #[test]
    fn every_claim_is_a_node_and_every_link_an_edge() {
        let mut report = testing::report();
        let reasons = vec![Reason::new("a/rule", "so"), Reason::new("b/rule", "and so")];
        report.events[0].likeness = vec![(0, 5, Score { value: 0.4004, reasons })];
        report.events[0].claims[0].subject = Some("n9".to_owned());
        report.events[0].entities = testing::entities();
        let read = read(&render(&report));
        let ids: Vec<&str> = read.keys().map(String::as_str).collect();
        assert_eq!(ids, ["c1", "c1-c4", "c1-c6", "c2", "c2-c5", "c3", "c4", "c4-c6", "c5", "c6"]);
        let value = |id: &str, key: &str| read[id].get(key).map(String::as_str);
        assert_eq!((value("c1", "outlet"), value("c6", "outlet")), (Some("Daily *Star*"), None));
        assert_eq!((value("c1", "degree"), value("c1", "subject")), (Some("2"), Some("Ana Kovač")));
        assert_eq!((value("c1-c6", "weight"), value("c1-c6", "similarity")), (Some("0.4"), Some("0.4")));
        assert_eq!((value("c1-c6", "relation"), value("c1-c6", "reasons")), (Some("conflict"), Some("so; and so")));
        assert_eq!((value("c2-c5", "weight"), value("c2-c5", "similarity")), (Some("1"), None));
    }

    #[test]
    fn every_value_has_its_key_and_no_key_stands_twice() {
        let text = render(&testing::hostile());
        let used = read(&text);
        for (id, values) in &used {
            let of = if id.contains('-') { "edge" } else { "node" };
            let is_known = |name: &&String| KEYS.iter().any(|(key, is_of, _)| key == name && *is_of == of);
            assert_eq!(values.keys().find(|key| !is_known(key)), None, "{id}");
        }
        assert!(KEYS.iter().enumerate().all(|(at, key)| KEYS[..at].iter().all(|other| other.0 != key.0)));
    }

    #[test]
    fn hostile_text_comes_back_but_for_what_xml_cannot_hold() {
        let text = render(&testing::hostile());
        assert!(!text.chars().any(|letter| letter.is_control() && letter != '\n' && letter != '\t'));
        let read = read(&text);
        assert_eq!(read["c1"]["text"], printable(testing::HOSTILE));
        assert_eq!(read["c1"]["outlet"], printable(testing::HOSTILE));
        assert_eq!(read["c1"]["label"].lines().count(), 1);
    }

    #[test]
    fn an_empty_report_is_a_graph() {
        let text = render(&Report::default());
        assert!(text.contains("<graph id=") && text.ends_with("</graphml>\n"), "{text}");
        assert!(read(&text).is_empty());
    }
}
