//! Tags a treebank with taggers that have not seen the sentences they tag: what is learned on top of tags must learn
//! to live with their errors.

use rayon::prelude::*;

use corroborate::syntax::training::Tagger;

use crate::tagger;
use crate::treebank::Sentence;

/// In how many parts the treebank is cut; each is tagged by what the others teach.
const FOLDS: usize = 5;

/// The sentences with predicted tags.
pub fn tagged(mut sentences: Vec<Sentence>) -> Vec<Sentence> {
    let folds: Vec<Vec<Vec<u8>>> = (0..FOLDS).into_par_iter().map(|fold| tags_of_fold(&sentences, fold)).collect();
    for (at, sentence) in sentences.iter_mut().enumerate() {
        let tags = &folds[at % FOLDS][at / FOLDS];
        sentence.iter_mut().zip(tags).for_each(|(word, &tag)| word.predicted = Some(tag));
    }
    sentences
}

fn tags_of_fold(sentences: &[Sentence], fold: usize) -> Vec<Vec<u8>> {
    let seen: Vec<Sentence> =
        sentences.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, s)| s.clone()).collect();
    let tagger = Tagger::read(&tagger::train(&seen, &[])).expect("training writes what the reader reads");
    sentences.iter().skip(fold).step_by(FOLDS).map(|sentence| tags_of(&tagger, sentence)).collect()
}

fn tags_of(tagger: &Tagger, sentence: &Sentence) -> Vec<u8> {
    let mut tags = Vec::new();
    tagger.tag(&mut tagger::words(sentence).0, &mut tags);
    tags
}
