//! The command that trains tagger and network together: files and settings in, one model file out.
//!
//! The tagger learns from the treebank. Large networks, the teachers, learn from the treebank and from sentences with
//! names. The network that is kept, a small one, learns from the same, and on text without annotation from the mean of
//! the teachers' answers (Hinton et al. 2015).

use std::path::Path;

use corroborate::syntax::training::{Tagger, bundle};

use super::corpus::{Example, Raw, Vocabulary, read_names};
use super::learn::{Options, teach, train};
use super::model::Shape;
use super::score::{score, score_of};
use super::stored::Trained;
use super::{export, raw};
use crate::{jackknife, tagger, treebank};

/// What is used of the teachers, and how they learn.
const TEACHER: Options = Options {
    shape: Shape {
        tables: [100, 24, 32, 16, 24, 16],
        tag: 32,
        flags: 24,
        hidden: 112,
        layers: 3,
        arc: 96,
        relation: 96,
        dropout: 0.35,
    },
    epochs: 15,
    seed: 11,
    rate: 1.8e-3,
    batch: 600,
};

/// The network that is kept: as large as the speed wanted of it allows. Embeddings cost nothing for words that were
/// met before, so they may be wide.
const KEPT: Options = Options {
    shape: Shape {
        tables: [112, 32, 40, 16, 32, 16],
        tag: 32,
        flags: 32,
        hidden: 64,
        layers: 3,
        arc: 56,
        relation: 48,
        dropout: 0.12,
    },
    epochs: 16,
    seed: 21,
    rate: 2.2e-3,
    batch: 700,
};

/// How many teachers there are.
const TEACHERS: u64 = 3;

/// Files and settings as given.
struct Given<'g> {
    trees: &'g str,
    names: &'g str,
    dev: &'g str,
    dev_names: &'g str,
    more_names: Vec<&'g str>,
    texts: Vec<&'g str>,
    /// Where teachers are kept, so that a run that was broken off goes on.
    work: Option<&'g str>,
    out: &'g str,
    teachers: u64,
    teacher: Options,
    kept: Options,
}

impl<'g> Given<'g> {
    fn read(arguments: &[&'g str]) -> Result<Given<'g>, String> {
        let mut given = Given {
            trees: "",
            names: "",
            dev: "",
            dev_names: "",
            more_names: Vec::new(),
            texts: Vec::new(),
            work: None,
            out: "",
            teachers: TEACHERS,
            teacher: TEACHER,
            kept: KEPT,
        };
        for setting in arguments {
            let (key, value) = setting.split_once('=').ok_or_else(|| format!("{setting}: expected key=value"))?;
            let number = || value.parse::<usize>().map_err(|error| format!("{setting}: {error}"));
            match key {
                "trees" => given.trees = value,
                "names" => given.names = value,
                "dev" => given.dev = value,
                "dev-names" => given.dev_names = value,
                "more-names" => given.more_names.push(value),
                "raw" => given.texts.push(value),
                "work" => given.work = Some(value),
                "out" => given.out = value,
                "teachers" => given.teachers = number()? as u64,
                "teacher-epochs" => given.teacher.epochs = number()?,
                "hidden" => given.kept.shape.hidden = number()?,
                "epochs" => given.kept.epochs = number()?,
                _ => return Err(format!("{setting}: unknown setting\n{}", crate::USAGE)),
            }
        }
        let needed = [("trees", given.trees), ("names", given.names), ("dev", given.dev), ("out", given.out)];
        if !given.kept.shape.hidden.is_multiple_of(4) {
            return Err("hidden= must be a multiple of four: the parts of a layer then fill whole panels".to_owned());
        }
        match needed.iter().find(|(_, value)| value.is_empty()) {
            Some((key, _)) => Err(format!("{key}= is missing\n{}", crate::USAGE)),
            None => Ok(given),
        }
    }
}

pub fn command(arguments: &[&str]) -> Result<(), String> {
    let given = Given::read(arguments)?;
    let sentences = crate::sentences(given.trees)?;
    let dev_sentences = crate::sentences(given.dev)?;
    let tagger_file = tagger::train(&sentences, &dev_sentences);
    let tagger = Tagger::read(&tagger_file).map_err(|error| error.to_string())?;
    let mut annotated = treebank_raw(&jackknife::tagged(sentences), given.names, &tagger, true)?;
    let dev = treebank_raw(&dev_sentences, given.dev_names, &tagger, false)?;
    for path in &given.more_names {
        for (forms, labels) in read_names(&crate::text(path)?) {
            annotated.push(Raw { labels: Some(labels), ..Raw::new(forms, None, &tagger) });
        }
    }
    let teachers = (0..given.teachers)
        .map(|number| teacher(&given, number, &annotated, &dev))
        .collect::<Result<Vec<Trained>, String>>()?;
    let kept = kept(&given, &teachers, annotated, &dev, &tagger)?;
    println!("dev: {}", score_of(&[(&kept.network, &kept.vocabulary)], &dev));
    crate::write(given.out, &bundle(&tagger_file, &export::file(&kept)?))
}

/// Trains a teacher, or reads it where it was kept.
fn teacher(given: &Given<'_>, number: u64, annotated: &[Raw], dev: &[Raw]) -> Result<Trained, String> {
    let options = Options { seed: given.teacher.seed + number, ..given.teacher };
    let path = given.work.map(|folder| format!("{folder}/teacher-{}.net", options.seed));
    if let Some(path) = path.as_deref().filter(|path| Path::new(path).exists()) {
        eprintln!("{path} is taken as it is; delete it where the files or settings are others now");
        return Trained::read(path);
    }
    let vocabulary = Vocabulary::of(annotated.iter());
    let examples: Vec<Example> = annotated.iter().map(|raw| vocabulary.example(raw)).collect();
    let network = train(options, &vocabulary, &examples, dev);
    let trained = Trained { network, vocabulary };
    if let Some(path) = path {
        trained.write(&path)?;
    }
    Ok(trained)
}

/// Trains the network that is kept.
fn kept(
    given: &Given<'_>,
    teachers: &[Trained],
    annotated: Vec<Raw>,
    dev: &[Raw],
    tagger: &Tagger,
) -> Result<Trained, String> {
    let mut untaught = Vec::new();
    for path in given.texts.iter().filter(|_| !teachers.is_empty()) {
        untaught.extend(raw::sentences(path, tagger)?);
    }
    let vocabulary = Vocabulary::of(annotated.iter().chain(&untaught));
    let examples: Vec<Example> = if teachers.is_empty() {
        annotated.iter().map(|raw| vocabulary.example(raw)).collect()
    } else {
        let (with_trees, without): (Vec<Raw>, Vec<Raw>) = annotated.into_iter().partition(|raw| raw.tree.is_some());
        untaught.extend(without);
        println!("teachers on dev: {}", score(teachers, dev));
        eprintln!("{} sentences to be taught by {} networks", untaught.len(), teachers.len());
        let known = with_trees.iter().map(|raw| vocabulary.example(raw));
        known.chain(teach(teachers, &untaught, &vocabulary, tagger)).collect()
    };
    let mut kept = Trained { network: train(given.kept, &vocabulary, &examples, dev), vocabulary };
    calibrate(&mut kept, dev);
    Ok(kept)
}

/// Lowers the score of words outside names as far as that helps on the development part: a network that is seldom
/// right about rare names is too careful with them.
fn calibrate(kept: &mut Trained, dev: &[Raw]) {
    let step = 0.1;
    let mut best = (f64::MIN, 0.0);
    let outside = kept.network.name_bias.at;
    let given = kept.network.values[outside];
    for steps in 0..16 {
        let lower = step * steps as f32;
        kept.network.values[outside] = given - lower;
        let found = score_of(&[(&kept.network, &kept.vocabulary)], dev).names();
        if found > best.0 {
            best = (found, lower);
        }
    }
    eprintln!("words outside names lowered by {:.1}: F1 of names {:.3}", best.1, best.0);
    kept.network.values[outside] = given - best.1;
}

/// The sentences of a treebank with their names, and with copies as news has them where those are wanted.
fn treebank_raw(
    sentences: &[treebank::Sentence],
    names: &str,
    tagger: &Tagger,
    copies: bool,
) -> Result<Vec<Raw>, String> {
    let mut by_text = rustc_hash::FxHashMap::default();
    if !names.is_empty() {
        by_text.extend(read_names(&crate::text(names)?).into_iter().map(|(forms, labels)| (forms.join(" "), labels)));
    }
    let key =
        |sentence: &treebank::Sentence| sentence.iter().map(|word| word.form.as_str()).collect::<Vec<_>>().join(" ");
    let mut all = Vec::new();
    for (at, sentence) in sentences.iter().enumerate() {
        let labels = by_text.get(&key(sentence));
        let recased = if copies { treebank::recased(at, sentence) } else { Vec::new() };
        for copy in std::iter::once(sentence).chain(&recased) {
            all.push(Raw { labels: labels.cloned(), ..Raw::of_treebank(copy, tagger) });
        }
        if let Some(merged) = treebank::merge_hyphens(sentence).filter(|_| copies) {
            all.push(Raw::of_treebank(&merged, tagger));
        }
    }
    eprintln!("{} sentences, {} of them with labelled names", sentences.len(), by_text.len());
    Ok(all)
}
