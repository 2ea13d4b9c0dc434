//! PolNeAR: news articles with the source, cue and content of every attribution, as brat files.
//!
//! Where several annotators read one article, the first in the order of the file names counts.

use std::path::{Path, PathBuf};

use corroborate::article::Article;
use corroborate::ingest::{self, Given};
use corroborate::text::Span;

/// One annotated article.
pub struct Annotated {
    /// The article; its path is the name of its text file.
    pub article: Article,
    /// Its attributions.
    pub attributions: Vec<Attribution>,
}

/// Who says what by which words; each part may stand in several pieces or be absent.
#[derive(Default)]
pub struct Attribution {
    /// Who.
    pub source: Vec<Span>,
    /// By which words.
    pub cue: Vec<Span>,
    /// What.
    pub content: Vec<Span>,
}

/// The articles of one part ("train", "dev") in `../shared/data/polnear`, by name; none where it is absent.
pub fn read(part: &str) -> Vec<Annotated> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/polnear").join(part);
    let annotations = files(&folder.join("attributions"));
    files(&folder.join("text")).iter().filter_map(|path| annotated(path, &annotations)).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.sort();
    files
}

fn annotated(path: &Path, annotations: &[PathBuf]) -> Option<Annotated> {
    let name = path.file_stem()?.to_str()?.to_owned();
    let belongs = |file: &&PathBuf| {
        file.file_stem().and_then(|stem| stem.to_str()).and_then(|stem| stem.rsplit_once('_')).map(|(stem, _)| stem)
            == Some(name.as_str())
    };
    let annotation = std::fs::read_to_string(annotations.iter().find(belongs)?).ok()?;
    let text = std::fs::read_to_string(path).ok()?;
    let at: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let attributions = attributions(&annotation, &at);
    let article = ingest::article_from_text(&name, text, &Given::default());
    Some(Annotated { article, attributions })
}

/// `at` gives the byte of each code point: brat counts code points.
fn attributions(annotation: &str, at: &[usize]) -> Vec<Attribution> {
    let mut pieces: Vec<(&str, Vec<Span>)> = Vec::new();
    let mut found = Vec::new();
    for line in annotation.lines() {
        let mut fields = line.split('\t');
        let (Some(id), Some(told)) = (fields.next(), fields.next()) else { continue };
        match id.chars().next() {
            Some('T') => pieces.push((id, spans(told.split_once(' ').map_or("", |(_, spans)| spans), at))),
            Some('E') => found.push(told),
            _ => {}
        }
    }
    found.iter().map(|told| attribution(told, &pieces)).collect()
}

fn attribution(told: &str, pieces: &[(&str, Vec<Span>)]) -> Attribution {
    let mut attribution = Attribution::default();
    for (role, id) in told.split(' ').filter_map(|part| part.split_once(':')) {
        let part = match role.trim_end_matches(|letter: char| letter.is_ascii_digit()) {
            "Source" => &mut attribution.source,
            "Cue" => &mut attribution.cue,
            "Content" => &mut attribution.content,
            _ => continue,
        };
        part.extend(pieces.iter().filter(|(other, _)| *other == id).flat_map(|(_, spans)| spans));
    }
    attribution
}

/// "10 15;20 25" as spans in bytes.
fn spans(text: &str, at: &[usize]) -> Vec<Span> {
    let span = |piece: &str| {
        let (start, end) = piece.split_once(' ')?;
        let byte = |number: &str| at.get(number.parse::<usize>().ok()?).copied();
        Some(Span::new(byte(start)?, byte(end)?))
    };
    text.split(';').filter_map(span).collect()
}
