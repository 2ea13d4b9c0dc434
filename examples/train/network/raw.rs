//! Text without any annotation, for one network to learn from another's answers on it.

use corroborate::article::Article;
use corroborate::syntax;
use corroborate::syntax::training::Tagger;

use super::corpus::Raw;

/// A field of fewer words is no sentence.
const WORDS: usize = 6;

/// Sentences of more words teach little for their length.
const LONGEST: usize = 80;

/// The sentences of a file or of the files in a folder: lines, and fields between tabs, markup left out.
pub fn sentences(path: &str, tagger: &Tagger) -> Result<Vec<Raw>, String> {
    let fault = |error: std::io::Error| format!("{path}: {error}");
    if !std::fs::metadata(path).map_err(fault)?.is_dir() {
        return Ok(of_text(&String::from_utf8_lossy(&crate::read(path)?), tagger));
    }
    let mut files: Vec<_> =
        std::fs::read_dir(path).map_err(fault)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let mut all = Vec::new();
    for file in files.iter().filter(|file| file.is_file()) {
        all.extend(of_text(&String::from_utf8_lossy(&crate::read(&file.to_string_lossy())?), tagger));
    }
    Ok(all)
}

fn of_text(text: &str, tagger: &Tagger) -> Vec<Raw> {
    let mut plain = String::new();
    let texts = text.lines().flat_map(|line| match serde_json::from_str::<serde_json::Value>(line) {
        Ok(fields) if fields.is_object() => {
            fields["text"].as_str().unwrap_or_default().lines().map(str::to_owned).collect()
        }
        _ => line.split('\t').map(str::to_owned).collect::<Vec<String>>(),
    });
    for field in texts {
        let field = without_markup(&field);
        if field.split_whitespace().count() >= WORDS {
            plain += field.trim();
            plain.push('\n');
        }
    }
    let article = Article { text: plain, ..Article::default() };
    let document = syntax::analyze(&article);
    let mut all = Vec::new();
    for sentence in document.sentences() {
        let forms: Vec<String> =
            sentence.tokens.indexes().map(|token| document.tokens()[token].span.of(&article.text).to_owned()).collect();
        if (3..=LONGEST).contains(&forms.len()) {
            all.push(Raw::new(forms, None, tagger));
        }
    }
    all
}

fn without_markup(line: &str) -> String {
    let mut out = String::new();
    let mut depth = 0;
    for letter in line.chars() {
        match letter {
            '<' => depth += 1,
            '>' if depth > 0 => depth -= 1,
            _ if depth == 0 => out.push(letter),
            _ => {}
        }
    }
    out
}
