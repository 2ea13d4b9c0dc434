//! Checks time expressions against TempEval-3 (TimeBank and AQUAINT), where `../shared/data/tempeval3` is present.
//!
//! `cargo run --release --example check_dates` prints relaxed span F1 and value F1 on every fifth document, which is
//! kept for checking. `-- tune` reads the other four fifths and lists each expression as right, value, extra or missed; `-- article FILE DATE` lists what is found in a text.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use corroborate::article::{Article, Published, PublishedBasis};
use corroborate::mention::date::{self, TimeExpression};
use corroborate::syntax;

/// One TIMEX3 of the gold standard.
struct Gold {
    start: usize,
    end: usize,
    kind: String,
    value: String,
}

#[derive(Default)]
struct Counts {
    gold: usize,
    found: usize,
    spans: usize,
    kinds: usize,
    values: usize,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        Some("article") => list(&arguments[1..]),
        other => check(other == Some("tune")),
    }
}

fn check(tune: bool) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/tempeval3");
    let mut files: Vec<PathBuf> = ["TimeBank", "AQUAINT"]
        .iter()
        .filter_map(|part| std::fs::read_dir(folder.join(part)).ok())
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    if files.is_empty() {
        eprintln!("skipped: TempEval-3 is not at ../shared/data/tempeval3");
        return;
    }
    files.sort();
    let mut counts = Counts::default();
    for (at, file) in files.iter().enumerate() {
        if (at % 5 == 0) != tune {
            document(file, &mut counts, tune);
        }
    }
    print(&counts);
}

fn print(counts: &Counts) {
    let f1 = |right: usize| 200.0 * right as f64 / (counts.gold + counts.found).max(1) as f64;
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    println!("gold {}  found {}", counts.gold, counts.found);
    println!(
        "relaxed span  P {:.1}  R {:.1}  F1 {:.1}",
        share(counts.spans, counts.found),
        share(counts.spans, counts.gold),
        f1(counts.spans)
    );
    println!("type F1 {:.1}", f1(counts.kinds));
    println!("value F1 {:.1}  (value accuracy {:.1})", f1(counts.values), share(counts.values, counts.spans));
}

fn document(file: &Path, counts: &mut Counts, show: bool) {
    let Ok(source) = std::fs::read_to_string(file) else { return };
    let Some((text, gold, published)) = timeml(&source) else { return };
    let found = read(&text, published);
    counts.gold += gold.len();
    counts.found += found.len();
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    let mut taken = vec![false; gold.len()];
    for expression in &found {
        let (start, end) = (expression.span.start(), expression.span.end());
        let exact = expression.span.of(&text);
        let hit = (0..gold.len()).find(|&at| !taken[at] && gold[at].start < end && start < gold[at].end);
        let Some(at) = hit else {
            show_error(show, &name, "extra", exact, "", &expression.value, &context(&text, start, end));
            continue;
        };
        taken[at] = true;
        counts.spans += 1;
        counts.kinds += usize::from(format!("{:?}", expression.kind).to_uppercase() == gold[at].kind);
        if expression.value == gold[at].value {
            counts.values += 1;
            show_error(show, &name, "right", exact, &gold[at].value, &expression.value, &context(&text, start, end));
        } else {
            show_error(show, &name, "value", exact, &gold[at].value, &expression.value, &context(&text, start, end));
        }
    }
    for (at, missed) in gold.iter().enumerate().filter(|(at, _)| !taken[*at]) {
        let _ = at;
        show_error(
            show,
            &name,
            "missed",
            &text[missed.start..missed.end],
            &missed.value,
            "",
            &context(&text, missed.start, missed.end),
        );
    }
}

fn show_error(show: bool, name: &str, what: &str, exact: &str, gold: &str, value: &str, context: &str) {
    if show {
        println!("{what}\t{}\t{gold}\t{value}\t{name}\t{context}", exact.replace('\n', " "));
    }
}

fn context(text: &str, start: usize, end: usize) -> String {
    let mut from = start.saturating_sub(50);
    let mut to = (end + 40).min(text.len());
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    while !text.is_char_boundary(to) {
        to += 1;
    }
    text[from..to].replace('\n', " ")
}

fn read(text: &str, published: Option<jiff::civil::Date>) -> Vec<TimeExpression> {
    let article = Article {
        text: text.to_string(),
        published: published.map(|date| Published { date, basis: PublishedBasis::Given }),
        ..Article::default()
    };
    let document = syntax::analyze(&article);
    date::find(&article, &document)
}

/// Text, time expressions and creation date of a TimeML document.
fn timeml(source: &str) -> Option<(String, Vec<Gold>, Option<jiff::civil::Date>)> {
    let created = source.split("<DCT>").nth(1)?.split("</DCT>").next()?;
    let published = attribute(created, "value").and_then(|value| value.get(..10)?.parse().ok());
    let body = source.split("<TEXT>").nth(1)?.split("</TEXT>").next()?;
    let (mut text, mut gold, mut open) = (String::new(), Vec::new(), Vec::new());
    for part in body
        .split('<')
        .enumerate()
        .map(|(at, part)| if at == 0 { ("", part) } else { part.split_once('>').unwrap_or((part, "")) })
    {
        let (tag, after) = part;
        if tag.starts_with("TIMEX3") {
            open.push((text.len(), attribute(tag, "type"), attribute(tag, "value")));
        } else if tag == "/TIMEX3"
            && let Some((start, kind, value)) = open.pop()
        {
            gold.push(Gold {
                start,
                end: text.len(),
                kind: kind.unwrap_or_default(),
                value: value.unwrap_or_default(),
            });
        }
        text.push_str(&after.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"));
    }
    // TimeML files break lines inside paragraphs; only blank lines end one.
    let joined = join_lines(&text);
    Some((joined, gold, published))
}

/// The text with line breaks inside paragraphs made spaces, byte for byte.
fn join_lines(text: &str) -> String {
    let bytes = text.as_bytes();
    let blank = |at: usize| bytes.get(at).is_none_or(|byte| *byte == b'\n');
    let single = |at: usize| bytes[at] == b'\n' && !blank(at + 1) && !(at > 0 && blank(at - 1));
    text.char_indices().map(|(at, letter)| if letter == '\n' && single(at) { ' ' } else { letter }).collect()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[from..].split('"').next().map(str::to_string)
}

fn list(arguments: &[String]) {
    let [file, rest @ ..] = arguments else { return };
    let Ok(text) = std::fs::read_to_string(file) else { return };
    let published = rest.first().and_then(|date| date.parse().ok());
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for expression in read(&text, published) {
        let (start, end) = (expression.span.start(), expression.span.end());
        *seen.entry(expression.value.clone()).or_default() += 1;
        println!(
            "{:<28} {:<18} {:?} {:?} {:?} | {} | {}",
            expression.span.of(&text),
            expression.value,
            expression.kind,
            expression.modifier,
            expression.basis,
            expression.display(),
            context(&text, start, end)
        );
    }
    println!("{} values", seen.len());
}
