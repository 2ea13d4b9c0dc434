//! Trees and frames in one line each, for the tests of the rules.

use crate::claim::Stance;
use crate::syntax::{Document, TokenRange, from_conllu};

use super::{Argument, Frame, of_document};

/// Asserts that the frames of a tree are these, in any order. A word of the tree is "form/POS/head/relation" in either case, with
/// "/Past", "/Part", "/Inf", "/Ger" or "/Plur" where its form matters.
#[track_caller]
pub fn check(tree: &str, expected: &[&str]) {
    let mut found = frames(tree);
    found.sort_unstable();
    let mut expected: Vec<String> = expected.iter().map(|&line| line.to_string()).collect();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

/// The frames of a tree: lemma, marks, arguments.
pub fn frames(tree: &str) -> Vec<String> {
    let (text, document) = parse(tree);
    of_document(&document).iter().map(|frame| show(&text, &document, frame)).collect()
}

pub fn parse(tree: &str) -> (String, Document) {
    let lines = tree.split_whitespace().enumerate().map(|(at, word)| {
        let fields: Vec<&str> = word.split('/').collect();
        let features = match fields.get(4) {
            Some(&"Past") => "Tense=Past|VerbForm=Fin",
            Some(&"Part") => "Tense=Past|VerbForm=Part",
            Some(&"Inf") => "VerbForm=Inf",
            Some(&"Ger") => "VerbForm=Ger",
            Some(&"Plur") => "Number=Plur",
            _ => "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
        };
        format!(
            "{}\t{}\t_\t{}\t_\t{features}\t{}\t{}\t_\t_\n",
            at + 1,
            fields[0],
            fields[1],
            fields[2],
            fields[3].to_lowercase()
        )
    });
    from_conllu(&lines.collect::<String>())
}

fn show(text: &str, document: &Document, frame: &Frame) -> String {
    let of = |tokens: TokenRange| document.span(tokens).of(text);
    let governing = frame.chain[..frame.chain.len() - 1].iter().map(|&at| document.lemma(at as usize));
    let chain: Vec<&str> = governing.chain([frame.lemma(document)]).collect();
    let mut line = chain.join(">");
    line += if frame.is_affirmed { "" } else { " not" };
    if frame.stance != Stance::Asserted {
        line += &format!(" {:?}", frame.stance).to_lowercase();
    }
    let argument = |argument: &Argument| {
        let marker = argument.marker.map_or(String::new(), |marker| format!("{}:", of(marker)));
        format!(" {}={marker}{}", format!("{:?}", argument.role).to_lowercase(), of(argument.tokens))
    };
    frame.arguments.iter().for_each(|of| line += &argument(of));
    if let Some(source) = &frame.source {
        let speaker = source.speaker.as_ref().map_or("?", |speaker| of(speaker.tokens));
        line += &format!(" cited={speaker}");
    }
    line + if frame.is_reporting { " reporting" } else { "" }
}
