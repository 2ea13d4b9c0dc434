//! The command that trains the network: files and settings in, model out.

use super::corpus::{Example, Raw, Vocabulary, read_names};
use super::learn::{Options, teach, train};
use super::model::Shape;
use super::raw;
use super::score::score;
use super::stored::Trained;
use crate::treebank;

pub fn command(arguments: &[&str]) -> Result<(), String> {
    let [trees, names, dev, dev_names, rest @ ..] = arguments else { return Err(crate::USAGE.to_owned()) };
    let mut options = Options {
        shape: Shape {
            tables: [80, 24, 32, 16, 24, 16],
            tag: 32,
            flags: 24,
            hidden: 64,
            layers: 3,
            arc: 64,
            relation: 64,
            dropout: 0.25,
        },
        epochs: 20,
        seed: 1,
        rate: 2e-3,
        batch: 600,
    };
    let (mut more_names, mut texts, mut teachers, mut out) = (Vec::new(), Vec::new(), Vec::new(), None);
    for setting in rest {
        let (key, value) = setting.split_once('=').ok_or_else(|| format!("{setting}: expected key=value"))?;
        let number = || value.parse::<f32>().map_err(|error| format!("{setting}: {error}"));
        match key {
            "hidden" => options.shape.hidden = number()? as usize,
            "layers" => options.shape.layers = number()? as usize,
            "arc" => options.shape.arc = number()? as usize,
            "relation" => options.shape.relation = number()? as usize,
            "dropout" => options.shape.dropout = number()?,
            "epochs" => options.epochs = number()? as usize,
            "seed" => options.seed = number()? as u64,
            "rate" => options.rate = number()?,
            "batch" => options.batch = number()? as usize,
            "word" => options.shape.tables[0] = number()? as usize,
            "names" => more_names.push(value),
            "raw" => texts.push(value),
            "teacher" => teachers.push(Trained::read(value)?),
            "out" => out = Some(value),
            _ => return Err(format!("{setting}: unknown setting")),
        }
    }
    let mut raw = treebank_raw(trees, names, true)?;
    for path in more_names {
        for (forms, labels) in read_names(&crate::text(path)?) {
            let mut sentence = Raw::new(forms, None);
            sentence.labels = Some(labels);
            raw.push(sentence);
        }
    }
    let mut untaught = Vec::new();
    for path in texts {
        untaught.extend(raw::sentences(path)?);
    }
    let vocabulary = Vocabulary::of(raw.iter().chain(&untaught));
    let mut examples: Vec<Example> = raw.iter().map(|raw| vocabulary.example(raw)).collect();
    if !teachers.is_empty() {
        eprintln!("{} sentences to be taught by {} networks", untaught.len(), teachers.len());
        examples.extend(teach(&teachers, &untaught, &vocabulary));
    }
    let dev = treebank_raw(dev, dev_names, false)?;
    if !teachers.is_empty() {
        eprintln!("teachers: {}", score(&teachers, &dev));
    }
    eprintln!("{options:?}, tables {:?}", vocabulary.sizes());
    let network = train(options, &vocabulary, &examples, &dev);
    match out {
        Some(out) => Trained { network, vocabulary }.write(out),
        None => Ok(()),
    }
}

/// The sentences of a treebank with their names.
fn treebank_raw(trees: &str, names: &str, copies: bool) -> Result<Vec<Raw>, String> {
    let sentences = crate::sentences(trees)?;
    let labels = read_names(&crate::text(names)?);
    let mut by_text = rustc_hash::FxHashMap::default();
    for (forms, labels) in labels {
        by_text.insert(forms.join(" "), labels);
    }
    let key =
        |sentence: &treebank::Sentence| sentence.iter().map(|word| word.form.as_str()).collect::<Vec<_>>().join(" ");
    let mut missing = 0;
    let mut all = Vec::new();
    for (at, sentence) in sentences.iter().enumerate() {
        let labels = by_text.get(&key(sentence));
        missing += usize::from(labels.is_none());
        let recased = if copies { treebank::recased(at, sentence) } else { Vec::new() };
        for copy in std::iter::once(sentence).chain(&recased) {
            all.push(Raw { labels: labels.cloned(), ..Raw::of_treebank(copy) });
        }
        if let Some(merged) = treebank::merge_hyphens(sentence).filter(|_| copies) {
            all.push(Raw::of_treebank(&merged));
        }
    }
    eprintln!("{trees}: {} sentences, {missing} without names", sentences.len());
    Ok(all)
}

/// Writes a trained network as a model file.
pub fn export(network: &str, out: &str) -> Result<(), String> {
    crate::write(out, &super::export::file(&Trained::read(network)?)?)
}
