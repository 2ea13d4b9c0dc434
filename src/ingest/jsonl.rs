//! JSON Lines: one article a line.
//!
//! The fields are those of `sources.csv`, with `id` and `text`. A broken line is a `Problem` that names its number;
//! the other lines are still read.

use serde_json::{Map, Value};

use super::date_line;
use super::{Collection, Given, Problem, plain};

/// Reads all lines of a file into `collection`.
pub(super) fn read(name: &str, text: &str, of_file: &Given, collection: &mut Collection) {
    let before = (collection.articles.len(), collection.problems.len());
    for (at, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let path = format!("{name}:{}", at + 1);
        match article_of(line, &path, of_file, &mut collection.problems) {
            Ok(article) => collection.articles.push(article),
            Err(problem) => collection.problems.push(problem),
        }
    }
    if before == (collection.articles.len(), collection.problems.len()) {
        collection.problems.push(Problem::new(name, "holds no article"));
    }
}

fn article_of(
    line: &str,
    path: &str,
    of_file: &Given,
    problems: &mut Vec<Problem>,
) -> Result<crate::article::Article, Problem> {
    let fields: Map<String, Value> =
        serde_json::from_str(line).map_err(|error| Problem::new(path, not_an_object(line, &error)))?;
    let Some(Value::String(text)) = fields.get("text") else {
        return Err(Problem::new(path, "has no field \"text\" with the article's text"));
    };
    if text.trim().is_empty() {
        return Err(Problem::new(path, "its field \"text\" is empty"));
    }
    let given = given_of(&fields, path, problems).or(of_file);
    Ok(plain::article(path, text.clone(), &given))
}

fn not_an_object(line: &str, error: &serde_json::Error) -> String {
    match serde_json::from_str::<Value>(line) {
        Ok(_) => "expected a JSON object such as {\"id\": \"a1\", \"text\": \"…\"}".to_owned(),
        // The line within the one-line document is always 1; only the column helps.
        Err(_) => format!("broken JSON at column {}; expected one whole object on this line", error.column()),
    }
}

fn given_of(fields: &Map<String, Value>, path: &str, problems: &mut Vec<Problem>) -> Given {
    let word = |name: &str| fields.get(name).and_then(as_word).filter(|word| !word.is_empty());
    let published = word("published").or_else(|| word("date"));
    let date = published.as_deref().and_then(date_line::parse_given);
    if let (Some(published), None) = (&published, date) {
        let message = format!("its date \"{published}\" is not understood; write it as 2022-04-27");
        problems.push(Problem::new(path, message));
    }
    Given {
        id: word("id"),
        outlet: word("outlet"),
        title: word("title"),
        authors: fields.get("authors").or_else(|| fields.get("author")).map(names).unwrap_or_default(),
        published: date,
        url: word("url"),
        language: word("language"),
    }
}

fn as_word(value: &Value) -> Option<String> {
    match value {
        Value::String(word) => Some(word.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn names(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().filter_map(as_word).filter(|name| !name.is_empty()).collect(),
        _ => as_word(value).into_iter().filter(|name| !name.is_empty()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_lines(text: &str) -> Collection {
        let mut collection = Collection::default();
        read("a.jsonl", text, &Given::default(), &mut collection);
        collection
    }

    #[test]
    fn fields_become_facts() {
        let collection = read_lines(
            r#"{"id": 7, "outlet": "The Daily Example", "title": "Bridge closed", "published": "2021-03-04T10:00:00Z",
               "text": "The bridge was closed."}"#
                .replace('\n', " ")
                .as_str(),
        );
        let article = &collection.articles[0];
        assert_eq!((article.path.as_str(), article.given_id.as_deref()), ("a.jsonl:1", Some("7")));
        assert_eq!(article.outlet.as_deref(), Some("The Daily Example"));
        assert_eq!(article.published.map(|published| published.date.to_string()).as_deref(), Some("2021-03-04"));
        assert!(collection.problems.is_empty());
    }

    #[test]
    fn a_broken_line_leaves_the_others() {
        let collection =
            read_lines("{\"text\": \"One.\"}\n{\"text\": \"Tw\n\n[1]\n{\"txt\": 1}\n{\"text\": \"Three.\"}\n");
        assert_eq!(collection.articles.len(), 2);
        let shown: Vec<String> = collection.problems.iter().map(ToString::to_string).collect();
        assert!(shown[0].starts_with("a.jsonl:2: broken JSON"), "{shown:?}");
        assert!(shown[1].starts_with("a.jsonl:4: expected a JSON object"), "{shown:?}");
        assert!(shown[2].starts_with("a.jsonl:5: has no field \"text\""), "{shown:?}");
    }

    #[test]
    fn a_bad_date_is_named_and_the_article_kept() {
        let collection = read_lines(r#"{"text": "One.", "published": "soon"}"#);
        assert_eq!((collection.articles.len(), collection.problems.len()), (1, 1));
    }
}
