//! Prints the quantities of the text files named as arguments; of standard input lines with `-`.

use corroborate::article::Article;
use corroborate::mention::{date, quantity};
use corroborate::syntax;

fn main() {
    for path in std::env::args().skip(1) {
        let text = match path.as_str() {
            "-" => std::io::read_to_string(std::io::stdin()).unwrap_or_default(),
            path => std::fs::read_to_string(path).unwrap_or_default(),
        };
        println!("== {path}");
        let article = Article { text, ..Article::default() };
        let document = syntax::analyze(&article);
        let dates = date::find(&article, &document);
        for found in quantity::find(&article, &document, &dates) {
            let counted = found.counted.map_or("-", |range| document.span(range).of(&article.text));
            println!(
                "{:40} {:?} {:?} {:?}..{:?} [{}] counted={} ({}) per={:?} score={:?} step={} {:?}",
                found.span.of(&article.text),
                found.kind,
                found.modifier,
                found.low,
                found.high,
                found.unit,
                counted,
                found.counted_lemma,
                found.per,
                found.score,
                found.step,
                found.scope
            );
        }
    }
}
