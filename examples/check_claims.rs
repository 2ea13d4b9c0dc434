//! Scores the extraction of claims on sentences with hand-made extractions (CaRB).
//!
//! `cargo run --release --example check_claims -- DEV.txt DEV.tsv` parses the sentences of DEV.txt, tokens as given,
//! and compares what the frames tell with DEV.tsv (sentence, relation, subject, arguments). With `--show` prints the
//! extractions. A third file gives the sentences' trees in CoNLL-U, in order, instead of our own parser's. With one
//! CoNLL-U file alone, prints the frames of its trees.
//!
//! The rule is that of CaRB (Bhardwaj, Aggarwal, Mausam, EMNLP 2019), "binary lenient": an extraction is a relation, a
//! first argument and the rest of the arguments as one. Two extractions match if their relations share a token; then
//! precision is the share of the tokens of the extraction, recall the share of the tokens of the gold, that are found
//! slot by slot (as multisets, exact tokens; "be" of the extraction meets "is"). One without the second slot matches
//! nothing. Precision pairs extractions and golds of a sentence one to one, greedily by precision, and divides by all
//! extractions; recall gives each gold its best extraction and divides by all golds. All extractions are equally sure,
//! so there is one point and no curve.

use std::collections::BTreeMap;

use corroborate::claim::frame::{self, Argument, Frame, FrameKind, Role};
use corroborate::syntax::{Document, TokenRange, annotate, from_conllu};

/// Relation, first argument, the others: as tokens.
type Extraction = [Vec<String>; 3];

fn main() -> std::io::Result<()> {
    let (flags, paths): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|arg| arg.starts_with("--"));
    let shows = !flags.is_empty();
    match paths.as_slice() {
        [trees] => show_trees(&std::fs::read_to_string(trees)?),
        [sentences, gold] => {
            let sentences = std::fs::read_to_string(sentences)?;
            let gold = std::fs::read_to_string(gold)?;
            score(&sentences, &parsed(&sentences), &gold, shows);
        }
        [sentences, gold, trees] => {
            let read = |path: &String| std::fs::read_to_string(path);
            let (sentences, gold, trees) = (read(sentences)?, read(gold)?, read(trees)?);
            let trees = trees.split("\n\n").filter(|block| !block.trim().is_empty()).map(from_conllu).collect();
            score(&sentences, &trees, &gold, shows);
        }
        _ => eprintln!("usage: check_claims [--show] DEV.txt DEV.tsv | check_claims TREES.conllu"),
    }
    Ok(())
}

fn show_trees(trees: &str) {
    for block in trees.split("\n\n").filter(|block| !block.trim().is_empty()) {
        let (text, document) = from_conllu(block);
        println!("{text}");
        for frame in frame::of_document(&document) {
            println!("    {}", show_frame(&text, &document, &frame));
        }
    }
}

/// A frame in one line: its marks, predicate and arguments by role.
fn show_frame(text: &str, document: &Document, frame: &Frame) -> String {
    let words: Vec<&str> = frame.words.iter().map(|&at| document.norm(at as usize)).collect();
    let mut line = format!("{:?} {} [{}]", frame.kind, frame.lemma(document), words.join(" "));
    for argument in &frame.arguments {
        let marker = argument.marker.map_or(String::new(), |marker| format!("/{}", join(text, document, marker)));
        line += &format!(" {:?}{marker}={}", argument.role, join(text, document, argument.tokens));
    }
    let source = frame.source.as_ref().map(|source| {
        let speaker = source.speaker.as_ref().map(|speaker| join(text, document, speaker.tokens));
        format!(" <{} by {}>", document.norm(source.cue as usize), speaker.unwrap_or_default())
    });
    let marks = [(!frame.is_affirmed, " NOT"), (frame.is_passive, " PASSIVE"), (frame.is_reporting, " REPORTING")];
    line.extend(marks.iter().filter(|(is, _)| *is).map(|(_, mark)| *mark));
    line + &format!(" {:?}{}", frame.stance, source.unwrap_or_default())
}

fn join(text: &str, document: &Document, tokens: TokenRange) -> String {
    document.span(tokens).of(text).to_string()
}

/// Sentences whose tokens stand between spaces, with the trees of our own parser.
fn parsed(sentences: &str) -> Vec<(String, Document)> {
    sentences
        .lines()
        .map(|sentence| {
            let words = sentence.split_whitespace().enumerate();
            let lines = words.map(|(at, word)| format!("{}\t{word}\t_\t_\t_\t_\t_\t_\t_\t_\n", at + 1));
            from_conllu(&annotate(&(lines.collect::<String>() + "\n")))
        })
        .collect()
}

fn score(sentences: &str, trees: &Vec<(String, Document)>, gold: &str, shows: bool) {
    let mut golds: BTreeMap<&str, Vec<Extraction>> = BTreeMap::new();
    for line in gold.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let rest = fields.get(3..).map_or(String::new(), |rest| rest.join(" "));
        golds.entry(fields[0].trim()).or_default().push([words(fields[1]), words(fields[2]), words(&rest)]);
    }
    let (mut precision, mut n_found, mut recall, mut n_gold) = (0.0, 0, 0.0, 0);
    for (sentence, (text, document)) in sentences.lines().map(str::trim).zip(trees) {
        let Some(of_gold) = golds.get(sentence) else { continue };
        let found = extract(text, document);
        if shows {
            show(sentence, of_gold, &found);
        }
        let scores: Vec<Vec<(f64, f64)>> =
            of_gold.iter().map(|gold| found.iter().map(|found| matched(gold, found)).collect()).collect();
        recall += scores.iter().map(|row| row.iter().map(|score| score.1).fold(0.0, f64::max)).sum::<f64>();
        precision += one_to_one(&scores);
        n_found += found.len();
        n_gold += of_gold.len();
    }
    let (precision, recall) = (precision / f64::max(n_found as f64, 1.0), recall / f64::max(n_gold as f64, 1.0));
    let f1 = 2.0 * precision * recall / f64::max(precision + recall, f64::EPSILON);
    println!("{n_found} extractions, {n_gold} in gold: precision {precision:.3}, recall {recall:.3}, F1 {f1:.3}");
}

fn show(sentence: &str, golds: &[Extraction], found: &[Extraction]) {
    println!("{sentence}");
    for (mark, list) in [("-", golds), ("+", found)] {
        for [relation, first, rest] in list {
            println!("  {mark} {} | {} | {}", first.join(" "), relation.join(" "), rest.join(" "));
        }
    }
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_string).collect()
}

/// The greedy one-to-one pairing by precision: its summed precision.
fn one_to_one(scores: &[Vec<(f64, f64)>]) -> f64 {
    let mut cells: Vec<(f64, usize, usize)> = Vec::new();
    for (row, of_row) in scores.iter().enumerate() {
        cells.extend(of_row.iter().enumerate().map(|(column, score)| (score.0, row, column)));
    }
    cells.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut rows, mut columns, mut sum) = (Vec::new(), Vec::new(), 0.0);
    for (score, row, column) in cells {
        if !rows.contains(&row) && !columns.contains(&column) {
            rows.push(row);
            columns.push(column);
            sum += score;
        }
    }
    sum
}

/// Precision and recall of an extraction against a gold, by tokens.
fn matched(gold: &Extraction, found: &Extraction) -> (f64, f64) {
    let is_be = found[0].iter().any(|word| word == "be") && gold[0].iter().any(|word| word == "is");
    let in_relation = shared(&gold[0], &found[0]) + usize::from(is_be);
    if in_relation == 0 || found[2].is_empty() {
        return (0.0, 0.0);
    }
    let hits = in_relation + shared(&gold[1], &found[1]) + shared(&gold[2], &found[2]);
    let size = |extraction: &Extraction| extraction.iter().map(Vec::len).sum::<usize>() as f64;
    (hits as f64 / size(found), hits as f64 / size(gold))
}

fn shared(gold: &[String], found: &[String]) -> usize {
    let mut left = found.to_vec();
    let take = |word: &&String| left.iter().position(|other| other == *word).map(|at| left.swap_remove(at)).is_some();
    gold.iter()
        .filter({
            let mut take = take;
            move |word| take(word)
        })
        .count()
}

/// The extractions from one sentence.
fn extract(text: &str, document: &Document) -> Vec<Extraction> {
    let frames = frame::of_document(document);
    let told = frames.iter().filter(|frame| is_told_once(frame, &frames));
    told.filter_map(|frame| extraction(text, document, frame)).collect()
}

/// Leaves out what another frame tells already: "employees to dress" of "allowed employees to dress".
fn is_told_once(frame: &Frame, frames: &[Frame]) -> bool {
    let governor = frame.chain[0] as usize;
    let is_governed = frame.chain.len() > 1 && frames.iter().any(|other| other.predicate() == governor);
    frame.kind != FrameKind::Noun && !is_governed
}

/// A frame as relation, first argument and the rest: in the grammar's order, a preposition without an object before it
/// with the relation, as CaRB has it; what stands before the verb comes last.
fn extraction(text: &str, document: &Document, frame: &Frame) -> Option<Extraction> {
    let first = frame.arguments.iter().find(|argument| is_first(frame, argument))?;
    let mut rest: Vec<&Argument> = frame.arguments.iter().filter(|argument| *argument != first).collect();
    let is_before = |argument: &Argument| argument.head < frame.predicate() as u32;
    rest.sort_by_key(|argument| (is_light(argument), is_before(argument), argument.head));
    let of = |tokens: TokenRange| -> Vec<String> { tokens.indexes().map(|at| word(text, document, at)).collect() };
    let mut relation: Vec<u32> = frame.words.iter().chain(&frame.adverbs).copied().collect();
    relation.sort_unstable();
    let mut words: Vec<String> = relation.iter().map(|&at| word(text, document, at as usize)).collect();
    if words.is_empty() {
        words.push("is".to_string());
    }
    words.extend(rest.first().and_then(|argument| argument.marker).map(of).unwrap_or_default());
    let mut others = Vec::new();
    for (at, argument) in rest.iter().enumerate() {
        others.extend(argument.marker.filter(|_| at > 0).map(of).unwrap_or_default());
        others.extend(of(argument.tokens));
    }
    Some([words, of(first.tokens), others])
}

fn is_first(frame: &Frame, argument: &Argument) -> bool {
    match (frame.is_passive, argument.role) {
        (false, role) => role == Role::Subject,
        (true, Role::Object | Role::Recipient) => argument.marker.is_none() && argument.head < frame.predicate() as u32,
        _ => false,
    }
}

/// What stands before the verb or tells a circumstance follows the arguments proper.
fn is_light(argument: &Argument) -> bool {
    matches!(argument.role, Role::Modifier | Role::Time | Role::Place)
}

fn word(text: &str, document: &Document, at: usize) -> String {
    document.tokens()[at].span.of(text).to_string()
}
