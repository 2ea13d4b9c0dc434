//! Trains the model in `data/models`: `just train`, or `cargo run --release --example train -- model …`, and lemma tables.
//!
//! The same files give the same model on the same kind of machine, byte for byte. See docs/syntax.md.

mod inflection;
mod jackknife;
mod lemma;
mod lemma_case;
mod network;
mod perceptron;
mod tagger;
mod treebank;

use std::process::ExitCode;

use corroborate::syntax::training::{Tagger, parts};

const USAGE: &str = "usage: train tagger TRAIN.conllu DEV.conllu OUT.bin
       train lemmas TRAIN.conllu WORDNET_FOLDER OUT.tsv
       train lemma-case TRAIN.conllu OUT.tsv
       train score-tagger MODEL.bin TEST.conllu
       train score-lemmas TEST.conllu
       train model trees=TRAIN.conllu names=TRAIN.iob2 dev=DEV.conllu dev-names=DEV.iob2 out=OUT.bin
             [more-names=FILE …] [raw=FILE_OR_FOLDER …] [work=FOLDER] [teachers=N] [teacher-epochs=N] [hidden=N] [epochs=N]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<(), String> {
    match arguments {
        ["tagger", train, dev, out] => write(out, &tagger::train(&sentences(train)?, &sentences(dev)?)),
        ["lemmas", train, wordnet, out] => {
            let rules = lemma::train(&sentences(train)?, wordnet.as_ref());
            write(out, rules.map_err(|error| format!("{wordnet}: {error}"))?.as_bytes())
        }
        ["lemma-case", train, out] => write(out, lemma_case::train(&sentences(train)?).as_bytes()),
        ["score-lemmas", test] => {
            println!("lemmas, gold tags {:.2}", 100.0 * lemma::accuracy(&sentences(test)?));
            Ok(())
        }
        ["score-tagger", model, test] => {
            println!("UPOS {:.2}", 100.0 * tagger::accuracy(&read_tagger(model)?, &sentences(test)?));
            Ok(())
        }
        ["model", rest @ ..] => network::command(rest),
        _ => Err(USAGE.to_owned()),
    }
}

fn read(path: &str) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{path}: {error}"))
}

/// The tagger of a model file, or of one that holds a tagger alone.
fn read_tagger(path: &str) -> Result<Tagger, String> {
    let file = read(path)?;
    Tagger::read(&file).or_else(|_| Tagger::read(parts(&file).0)).map_err(|error| format!("{path}: {error}"))
}

fn text(path: &str) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))
}

fn sentences(path: &str) -> Result<Vec<treebank::Sentence>, String> {
    let sentences = treebank::read(&text(path)?);
    if sentences.is_empty() {
        return Err(format!("{path}: no sentence; expected CoNLL-U, ten columns separated by tabs"));
    }
    let is_broken = |sentence: &treebank::Sentence| sentence.iter().any(|word| word.head > sentence.len());
    match sentences.iter().position(is_broken) {
        Some(at) => Err(format!(
            "{path}: in sentence {} a head lies beyond the last word, or a word has no known part of speech; mend it or \
             leave the sentence out",
            at + 1
        )),
        None => Ok(sentences),
    }
}

fn write(path: &str, file: &[u8]) -> Result<(), String> {
    eprintln!("{path}: {} bytes", file.len());
    std::fs::write(path, file).map_err(|error| format!("{path}: {error}"))
}
