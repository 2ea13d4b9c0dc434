//! The formats for other programs: each read back by a parser and set against the JSON report.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};

use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};
use serde_json::Value;

use crate::{corroborate, demo_folder, run};

const FORMATS: [&str; 5] = ["csv", "csv-claims", "graphml", "dot", "jsonld"];

/// Two articles that say the same in texts, names and headlines that no format may stumble over.
const HOSTILE: [&str; 2] = [
    r##"{"id": "a", "outlet": "=cmd()|'/C calc'!A0", "title": "\"Ferry\" <hits> ]]> pier & {more};\\", "published": "2025-03-12", "url": "https://example.org/a", "text": "The ferry \"Maid\" hit the pier at Port Selwyn <b>on</b> Tuesday]]>, and 14 people were hurt.\n\nMayor Ana Kovač said\u0007 \u202eit\u202c was a \\N shock to R&amp;D.\n"}"##,
    r##"{"id": "b", "outlet": "@The\tEcho", "title": "Ferry <hits> pier", "published": "2025-03-12", "text": "The ferry \"Maid\" hit the pier at Port Selwyn <b>on</b> Tuesday]]>, and 19 people were hurt.\n\nMayor Ana Kovač said\u0007 \u202eit\u202c was a \\N shock to R&amp;D.\n"}"##,
];

/// The report on the demo in a format.
fn demo(format: &str) -> String {
    report(&[&demo_folder()], format)
}

fn report(paths: &[&str], format: &str) -> String {
    let mut args = vec!["compare", "--format", format];
    args.extend(paths);
    let (stdout, stderr, status) = run(&args);
    assert_eq!((stderr.as_str(), status), ("", 0), "{format}");
    stdout
}

/// The report on `HOSTILE` in a format.
fn hostile(format: &str) -> String {
    let output = corroborate().args(["compare", "-", "-f", format]).write_stdin(HOSTILE.join("\n")).output();
    let output = output.expect("the binary starts");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("the report is JSON")
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// Source, start, end and text of each evidence of a JSON report, with the finding that it proves.
fn evidence(report: &Value) -> Vec<(String, String, u64, u64, String)> {
    let mut all = Vec::new();
    for finding in list(&report["events"]).flat_map(|event| list(&event["findings"])) {
        for evidence in list(&finding["values"]).flat_map(|value| list(&value["evidence"])) {
            let word = |of: &Value, field: &str| of[field].as_str().expect("a string").to_owned();
            let place = |field: &str| evidence[field].as_u64().expect("a position");
            let (source, exact) = (word(evidence, "source"), word(evidence, "exact"));
            all.push((word(finding, "id"), source, place("start"), place("end"), exact));
        }
    }
    all
}

fn claims(report: &Value) -> Vec<&Value> {
    list(&report["events"]).flat_map(|event| list(&event["claims"])).collect()
}

/// The rows of a table, each as a map from column to cell.
fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let rows = csv::Reader::from_reader(text.as_bytes()).into_deserialize();
    rows.map(|row| row.expect("a valid row")).collect()
}

#[test]
fn the_table_of_findings_has_a_row_for_each_evidence() {
    let (expected, text) = (evidence(&json(&demo("json"))), demo("csv"));
    let place = |row: &BTreeMap<String, String>, column: &str| row[column].parse::<u64>().expect("a position");
    let found: Vec<_> = rows(&text)
        .iter()
        .map(|row| {
            let exact = row["exact"].clone();
            (row["finding"].clone(), row["source"].clone(), place(row, "start"), place(row, "end"), exact)
        })
        .collect();
    assert_eq!(found, expected);
    assert!(found.len() > 50, "the demo has many");
    assert!(rows(&text).iter().all(|row| row["score"].parse::<f64>().is_ok() && !row["outlet"].is_empty()));
    assert_eq!(text.matches("\r\n").count(), text.matches('\n').count(), "lines end as RFC 4180 asks");
}

#[test]
fn the_table_of_claims_has_a_row_for_each_claim_with_names_for_ids() {
    let (report, table) = (json(&demo("json")), rows(&demo("csv-claims")));
    let claims = claims(&report);
    assert_eq!(table.len(), claims.len());
    let names: BTreeMap<&str, &str> = list(&report["events"])
        .flat_map(|event| list(&event["entities"]))
        .map(|entity| (entity["id"].as_str().expect("an id"), entity["name"].as_str().expect("a name")))
        .collect();
    for (row, claim) in table.iter().zip(claims) {
        assert_eq!(Some(row["exact"].as_str()), claim["exact"].as_str());
        assert_eq!(row["start"], claim["start"].to_string());
        assert_eq!(row["stance"], claim["stance"].as_str().expect("a stance"));
        let entities: Vec<&str> = list(&claim["entities"]).map(|id| names[id.as_str().expect("an id")]).collect();
        assert_eq!(row["entities"], entities.join("; "));
        assert_eq!(row["subject"], claim["subject"].as_str().map_or("", |id| names[id]));
    }
}

/// What a reader of XML finds of a graph: its nodes, and its edges with their ends and values.
#[derive(Default)]
struct Graph {
    nodes: BTreeMap<String, BTreeMap<String, String>>,
    edges: Vec<(String, String, BTreeMap<String, String>)>,
}

fn graph(xml: &str) -> Graph {
    let (mut reader, mut graph, mut is_edge, mut id) = (Reader::from_str(xml), Graph::default(), false, String::new());
    loop {
        let start = match reader.read_event().expect("well-formed XML") {
            Event::Start(start) => start,
            Event::Eof => return graph,
            _ => continue,
        };
        let attribute = |name: &str| {
            let attribute = start.try_get_attribute(name).expect("well-formed attributes").expect("it is there");
            attribute.normalized_value(XmlVersion::Implicit1_0).expect("known entities").into_owned()
        };
        match start.name().as_ref() {
            "node" => {
                (is_edge, id) = (false, attribute("id"));
                graph.nodes.insert(id.clone(), BTreeMap::new());
            }
            "edge" => {
                is_edge = true;
                graph.edges.push((attribute("source"), attribute("target"), BTreeMap::new()));
            }
            "data" => {
                let key = attribute("key");
                let text = reader.read_text(start.name()).expect("it ends");
                let text = quick_xml::escape::unescape(&text).expect("known entities").into_owned();
                let values =
                    if is_edge { graph.edges.last_mut().map(|edge| &mut edge.2) } else { graph.nodes.get_mut(&id) };
                values.expect("data stands in a node or edge").insert(key, text);
            }
            _ => {}
        }
    }
}

#[test]
fn the_graph_has_all_claims_and_edges_between_claims_of_one_event() {
    let (report, graph) = (json(&demo("json")), graph(&demo("graphml")));
    let claims = claims(&report);
    assert_eq!(graph.nodes.len(), claims.len());
    for claim in claims {
        let node = &graph.nodes[claim["id"].as_str().expect("an id")];
        assert_eq!(Some(node["text"].as_str()), claim["exact"].as_str());
        assert_eq!(node.get("cluster").map(String::as_str), claim["cluster"].as_str());
    }
    let mut relations: BTreeMap<&str, usize> = BTreeMap::new();
    for (a, b, values) in &graph.edges {
        assert_eq!(graph.nodes[a]["event"], graph.nodes[b]["event"]);
        let weight: f64 = values["weight"].parse().expect("a number");
        assert!((0.0..=1.0).contains(&weight));
        *relations.entry(&values["relation"]).or_default() += 1;
    }
    assert!(["agree", "conflict", "similar"].iter().all(|relation| relations.contains_key(relation)), "{relations:?}");
}

#[test]
fn the_drawing_has_the_edges_of_the_graph_but_for_likeness_across_clusters() {
    let (mut graph, drawing) = (graph(&demo("graphml")), demo("dot"));
    let cluster = |claim: &String| graph.nodes[claim].get("cluster");
    graph.edges.retain(|(a, b, values)| values["relation"] != "similar" || cluster(a) == cluster(b));
    assert_eq!(drawing.matches(" -- ").count(), graph.edges.len());
    for (a, b, _) in &graph.edges {
        assert!(drawing.contains(&format!("  {a} -- {b} [")), "{a} {b}");
        assert!(drawing.contains(&format!(" {a} [label=")) && drawing.contains(&format!(" {b} [label=")));
    }
}

/// Has Graphviz read a drawing; `None` where it is not installed.
fn drawn(text: &str) -> Option<(String, String)> {
    use std::io::Write;
    let mut command = Command::new("dot");
    command.arg("-Tsvg").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().ok()?;
    child.stdin.take().expect("it is piped").write_all(text.as_bytes()).expect("it reads all");
    let output = child.wait_with_output().expect("it ends");
    let words = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Some((words(output.stdout), words(output.stderr)))
}

#[test]
fn graphviz_reads_the_drawing() {
    for text in [demo("dot"), hostile("dot")] {
        let Some((svg, complaints)) = drawn(&text) else {
            eprintln!("skipped: Graphviz is not installed");
            return;
        };
        assert_eq!(complaints, "");
        assert_eq!(svg.matches("class=\"edge\"").count(), text.matches(" -- ").count());
    }
}

#[test]
fn every_evidence_is_an_annotation_on_its_article() {
    let (report, document) = (json(&demo("json")), json(&demo("jsonld")));
    let is = |node: &&Value, wanted: &str| list(&node["type"]).any(|one| one == wanted) || node["type"] == wanted;
    let nodes = |wanted: &'static str| list(&document["graph"]).filter(move |node| is(node, wanted));
    let run = nodes("Activity").next().expect("a run")["id"].as_str().expect("a name").to_owned();
    let id_of = |name: &Value| {
        name.as_str().and_then(|name| name.strip_prefix(&format!("{run}:"))).expect("of the run").to_owned()
    };
    let mut of_passage = BTreeMap::new();
    for finding in nodes("Finding") {
        list(&finding["wasDerivedFrom"])
            .for_each(|passage| drop(of_passage.insert(passage.to_string(), id_of(&finding["id"]))));
    }
    let found: Vec<_> = nodes("Annotation")
        .map(|passage| {
            let (target, [position, quote]) = (&passage["target"], [0, 1].map(|at| &passage["target"]["selector"][at]));
            let place = |field: &str| position[field].as_u64().expect("a position");
            let exact = quote["exact"].as_str().expect("words").to_owned();
            let finding = of_passage[&passage["id"].to_string()].clone();
            (finding, id_of(&target["source"]), place("start"), place("end"), exact)
        })
        .collect();
    assert_eq!(found, evidence(&report));
}

#[test]
fn prefix_and_suffix_stand_beside_the_passage() {
    let (articles, _, _) = run(&["inspect", "article", &demo_folder()]);
    let texts: Vec<Vec<char>> =
        articles.lines().map(|line| json(line)["text"].as_str().expect("a text").chars().collect()).collect();
    let document = json(&demo("jsonld"));
    let mut n_prefixes = 0;
    for target in list(&document["graph"]).map(|node| &node["target"]).filter(|target| target.is_object()) {
        let source = target["source"].as_str().and_then(|name| name.rsplit_once(":s")).expect("a source").1;
        let text = &texts[source.parse::<usize>().expect("a number") - 1];
        let place = |field: &str| target["selector"][0][field].as_u64().expect("a position") as usize;
        let words = |field: &str| target["selector"][1][field].as_str().unwrap_or("");
        let (before, after): (String, String) =
            (text[..place("start")].iter().collect(), text[place("end")..].iter().collect());
        assert!(before.ends_with(words("prefix")) && after.starts_with(words("suffix")), "{target}");
        n_prefixes += usize::from(!words("prefix").is_empty());
    }
    assert!(n_prefixes > 10);
}

#[test]
fn hostile_articles_stay_what_they_are() {
    let report = json(&hostile("json"));
    assert!(!evidence(&report).is_empty(), "they are on one event");
    let table = rows(&hostile("csv"));
    assert_eq!(table.len(), evidence(&report).len());
    assert!(table.iter().any(|row| row["outlet"] == "'=cmd()|'/C calc'!A0"));
    for cell in table.iter().chain(&rows(&hostile("csv-claims"))).flat_map(BTreeMap::values) {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
    }
    let graph = graph(&hostile("graphml"));
    assert_eq!(graph.nodes.len(), claims(&report).len());
    assert!(graph.nodes.values().any(|node| node["text"].contains("<b>on</b> Tuesday]]>")));
    assert!(graph.nodes.values().all(|node| !node["text"].contains('\u{7}')));
    let document = json(&hostile("jsonld"));
    let article = list(&document["graph"]).find(|node| node["url"].is_string()).expect("the address is told");
    assert_eq!(article["publisher"]["name"], "=cmd()|'/C calc'!A0");
    assert_eq!(article["specializationOf"], "urn:corroborate:article:-:1");
}

#[test]
fn events_do_not_mix() {
    let folder = format!("{}/tests/cases/two_events/articles", env!("CARGO_MANIFEST_DIR"));
    let report_json = json(&report(&[&folder], "json"));
    assert!(list(&report_json["events"]).count() > 1);
    assert_eq!(rows(&report(&[&folder], "csv")).len(), evidence(&report_json).len());
    let graph = graph(&report(&[&folder], "graphml"));
    assert!(graph.edges.iter().all(|(a, b, _)| graph.nodes[a]["event"] == graph.nodes[b]["event"]));
    let drawing = report(&[&folder], "dot");
    assert!(drawing.contains("subgraph cluster_e1 {") && drawing.contains("subgraph cluster_e2 {"));
}

#[test]
fn exports_are_the_same_on_any_number_of_threads_and_in_any_order() {
    let folder = demo_folder();
    let files = ["channel_nine.txt", "daily_meridian.txt", "selwyn_courier.txt"].map(|file| format!("{folder}/{file}"));
    let [a, b, c] = [&files[0], &files[1], &files[2]].map(String::as_str);
    for format in FORMATS {
        let text = report(&[a, b, c], format);
        assert_eq!(text, report(&[a, b, c, "--jobs", "1"], format), "{format}");
        assert_eq!(text, report(&[c, a, b], format), "{format}");
    }
}
