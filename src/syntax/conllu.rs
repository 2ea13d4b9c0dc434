//! Documents as CoNLL-U, and the analysis of tokens that someone else has cut.
//!
//! For `inspect syntax`; no stage reads this form.

use std::fmt::Write;

use crate::article::Article;
use crate::text::{Span, TextIndex};

use super::case::cased_lemma;
use super::compound::words;
use super::document::{Builder, Document, Pos, SentenceKind};
use super::relation::Relation;
use super::tag::{Form, tag_of};

/// A document in CoNLL-U, hyphened compounds in parts; MISC carries `start=…|end=…`, code points of the article's text,
/// and `Name=B-PER` or `Name=I-PER` (ORG, LOC) in names.
pub fn conllu(article: &Article, document: &Document) -> String {
    let index = TextIndex::new(&article.text);
    let (words, mut next) = (words(&article.text, document), 0);
    let mut out = format!("# newdoc id = {}\n", article.path.replace(['\n', '\r'], " "));
    for (number, sentence) in document.sentences().iter().enumerate() {
        let text = sentence.span.of(&article.text).replace(['\n', '\r'], " ");
        // Writing to a string cannot fail, here and below.
        let _ = writeln!(out, "# sent_id = {}\n# text = {text}", number + 1);
        let first = next;
        while words.get(next).is_some_and(|word| sentence.tokens.contains(word.token)) {
            let word = &words[next];
            let (start, end) = index.code_points(&article.text, word.span);
            let head = word.head.map_or(0, |head| head - first + 1);
            let columns = columns(&word.lemma, word.pos, word.form, head, word.relation);
            let is_first = next == 0 || words[next - 1].token != word.token;
            let name = name_label(document, word.token, is_first).map_or(String::new(), |label| format!("|{label}"));
            let form = word.span.of(&article.text);
            let _ = writeln!(out, "{}\t{form}\t{columns}\t_\tstart={start}|end={end}{name}", next - first + 1);
            next += 1;
        }
        out.push('\n');
    }
    out
}

/// The text and the document that a CoNLL-U text tells of, with its parts of speech, heads and relations as they stand
/// there: for tests of what is built on trees. Lemmas are our own.
pub fn from_conllu(given: &str) -> (String, Document) {
    let mut text = String::new();
    let mut builder = Builder::default();
    for block in given.split("\n\n") {
        let words: Vec<Vec<&str>> = block.lines().filter_map(word_fields).collect();
        let spans: Vec<Span> = words.iter().map(|fields| push_word(&mut text, fields[1])).collect();
        let Some((first, last)) = spans.first().zip(spans.last()) else { continue };
        builder.open_sentence(first.cover(*last), 0, SentenceKind::Body);
        builder.push_tokens(&text, &spans);
        let head = |at: usize| match words[at][6].parse::<usize>() {
            Ok(head) if (1..=words.len()).contains(&head) => head as u32 - 1,
            _ => at as u32,
        };
        let tags: Vec<usize> =
            words.iter().map(|fields| tag_of(Pos::from_name(fields[3]).unwrap_or(Pos::X), fields[5])).collect();
        let heads: Vec<_> = (0..words.len()).map(|at| (head(at), Relation::from_name(words[at][7]))).collect();
        builder.set_analysis(&tags, &heads);
    }
    (text, builder.finish())
}

fn push_word(text: &mut String, word: &str) -> Span {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(word);
    Span::new(text.len() - word.len(), text.len())
}

/// Analyses the tokens of a CoNLL-U text: LEMMA to DEPREL are replaced, MISC tells names too; forms and
/// comments stay, XPOS and DEPS are left empty, empty nodes go.
pub fn annotate(given: &str) -> String {
    let (text, document) = analyze_tokens(given);
    replace_analyses(given, &text, &document)
}

/// The text and our own analysis of the tokens of a CoNLL-U text.
pub fn analyze_tokens(given: &str) -> (String, Document) {
    let mut text = String::new();
    let mut builder = Builder::default();
    let mut spans = Vec::new();
    for line in given.lines().chain([""]) {
        if let Some(fields) = word_fields(line) {
            let start = text.len();
            text.push_str(fields[1]);
            spans.push(Span::new(start, text.len()));
            text.push(' ');
        } else if line.trim().is_empty() && !spans.is_empty() {
            let sentence = spans[0].cover(spans[spans.len() - 1]);
            builder.open_sentence(sentence, 0, SentenceKind::Body);
            builder.push_tokens(&text, &spans);
            spans.clear();
        }
    }
    (text, builder.finish())
}

fn replace_analyses(given: &str, text: &str, document: &Document) -> String {
    let mut out = String::with_capacity(given.len());
    let mut token = 0;
    for line in given.lines() {
        let fields = word_fields(line);
        let is_empty_node = line.split('\t').next().is_some_and(|id| id.contains('.') && !id.starts_with('#'));
        if let Some(fields) = fields {
            let analysis = analysis(text, document, token);
            let misc = misc(fields[9], name_label(document, token, true));
            let _ = writeln!(out, "{}\t{}\t{analysis}\t_\t{misc}", fields[0], fields[1]);
            token += 1;
        } else if !is_empty_node {
            let _ = writeln!(out, "{line}");
        }
    }
    out
}

/// The column MISC as given, with our name instead of one that it told before.
fn misc(given: &str, label: Option<String>) -> String {
    let kept = given.split('|').filter(|part| *part != "_" && !part.starts_with("Name="));
    let parts: Vec<&str> = kept.chain(label.as_deref()).collect();
    if parts.is_empty() { "_".to_owned() } else { parts.join("|") }
}

/// "Name=B-PER" for the first word of a name, "Name=I-PER" for those after it; `None` outside names.
fn name_label(document: &Document, token: usize, is_first_part: bool) -> Option<String> {
    let names = document.names();
    let name = names.get(names.partition_point(|name| name.tokens.end as usize <= token))?;
    let place = if name.tokens.start as usize == token && is_first_part { "B" } else { "I" };
    name.tokens.contains(token).then(|| format!("Name={place}-{}", name.kind.name()))
}

/// The ten fields of a line that holds a word, neither a comment nor a range nor an empty node.
fn word_fields(line: &str) -> Option<Vec<&str>> {
    let fields: Vec<&str> = line.split('\t').collect();
    let numbered = !fields[0].is_empty() && fields[0].bytes().all(|byte| byte.is_ascii_digit());
    (fields.len() == 10 && numbered).then_some(fields)
}

/// The columns LEMMA to DEPREL of one token.
fn analysis(text: &str, document: &Document, token: usize) -> String {
    let tag = document.tokens()[token];
    let lemma = cased_lemma(text, document, token);
    let first = document.sentence_of(token).tokens.start as usize;
    let head = document.head(token).map_or(0, |head| head - first + 1);
    columns(&lemma, tag.pos, tag.form, head, tag.relation)
}

fn columns(lemma: &str, pos: Pos, form: Form, head: usize, relation: Relation) -> String {
    format!("{lemma}\t{}\t_\t{}\t{head}\t{}", pos.name(), form.features(pos), relation.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_code_points() {
        let text = "Zoë met us.\nShe left.".to_owned();
        let article = Article { path: "a.txt".to_owned(), text, ..Article::default() };
        let out = conllu(&article, &crate::syntax::analyze(&article));
        assert!(out.starts_with("# newdoc id = a.txt\n# sent_id = 1\n# text = Zoë met us.\n1\tZoë\tZoë\tPROPN\t"));
        assert!(out.contains("\n2\tmet\tmeet\tVERB\t_\tMood=Ind|Tense=Past|VerbForm=Fin\t"));
        assert!(out.contains("\tstart=4|end=7\n"));
        assert!(out.contains("\n1\tShe\tshe\tPRON\t"));
        assert!(out.ends_with("\tstart=20|end=21\n\n"));
    }

    #[test]
    fn given_trees_are_kept() {
        let given = "1\tWe\t_\tPRON\t_\t_\t2\tnsubj\t_\t_\n2\tsaw\t_\tVERB\t_\tTense=Past\t0\troot\t_\t_\n\
                     3\tthe\t_\tDET\t_\t_\t4\tdet\t_\t_\n4\tships\t_\tNOUN\t_\tNumber=Plur\t2\tobj\t_\t_\n\n";
        let (text, document) = from_conllu(given);
        assert_eq!(text, "We saw the ships");
        assert_eq!((0..4).map(|at| document.head(at)).collect::<Vec<_>>(), [Some(1), None, Some(3), Some(1)]);
        assert_eq!(document.dependents(1).collect::<Vec<_>>(), [0, 3]);
        assert_eq!(document.dependent(1, Relation::Obj), Some(3));
        assert_eq!(document.subtree(3), crate::syntax::TokenRange::new(2, 4));
        assert_eq!(document.root(&document.sentences()[0]), Some(1));
        assert_eq!(document.lemma(1), "see");
    }

    #[test]
    fn given_tokens_are_kept() {
        let given = "# text = We can't.\n1\tWe\t_\t_\t_\t_\t_\t_\t_\tx=y\n2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n\
                     2\tca\t_\t_\t_\t_\t_\t_\t_\t_\n3\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n3.1\tgo\t_\t_\t_\t_\t_\t_\t_\t_\n\n";
        let lines: Vec<String> = annotate(given).lines().map(str::to_owned).collect();
        assert_eq!(lines.len(), 6);
        assert!(lines[1].starts_with("1\tWe\twe\tPRON") && lines[1].ends_with("\tx=y"));
        assert_eq!(lines[2], "2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_");
        assert!(lines[3].starts_with("2\tca\tcan\tAUX"));
        assert!(lines[4].starts_with("3\tn't\tnot\tPART"));
    }
}
