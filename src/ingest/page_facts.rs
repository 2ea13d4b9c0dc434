//! What a web page says of itself: meta tags first, then JSON-LD, then its title.

use dom_query::Document;
use jiff::civil::Date;
use serde_json::Value;

use super::{Given, date_line};

/// JSON-LD nests a few levels; deeper is no description of an article.
const MAX_DEPTH: usize = 6;

const TITLE: &[&str] = &["og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"];
const OUTLET: &[&str] = &["og:site_name", "application-name", "dc.publisher", "twitter:app:name:iphone"];
const AUTHOR: &[&str] = &["author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author"];
const DATE: &[&str] = &[
    "article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "date",
];
const URL: &[&str] = &["og:url", "twitter:url", "parsely-link"];

/// The facts of a page.
pub(super) fn read(document: &Document) -> Given {
    let tags = meta_tags(document);
    let tag = |names: &[&str]| {
        names.iter().find_map(|name| tags.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()))
    };
    let of_json = json_facts(document);
    let headline = text_of(document, "article h1").or_else(|| text_of(document, "h1"));
    let outlet = tag(OUTLET).or(of_json.outlet);
    let title = tag(TITLE).or(of_json.title).or(headline).or_else(|| text_of(document, "head title"));
    Given {
        id: None,
        title: title.map(|title| without_outlet(&title, outlet.as_deref()).to_owned()),
        outlet,
        authors: if of_json.authors.is_empty() {
            tag(AUTHOR).into_iter().filter(|name| is_name(name)).collect()
        } else {
            of_json.authors
        },
        published: of_json
            .published
            .or_else(|| tag(DATE).and_then(|date| date_line::parse_given(&date)))
            .or_else(|| time_of(document)),
        url: attribute(document, "link[rel=canonical]", "href").or_else(|| tag(URL)).or(of_json.url),
        language: attribute(document, "html", "lang").map(|language| primary(&language)).filter(|code| code.len() == 2),
    }
}

fn meta_tags(document: &Document) -> Vec<(String, String)> {
    let mut tags = Vec::new();
    for meta in document.select("meta[content]").iter() {
        let key = ["property", "name", "itemprop"].into_iter().find_map(|name| meta.attr(name));
        let content = clean(&meta.attr_or("content", ""));
        if let (Some(key), false) = (key, content.is_empty()) {
            tags.push((key.trim().to_ascii_lowercase(), content));
        }
    }
    tags
}

fn json_facts(document: &Document) -> Given {
    let mut facts = Given::default();
    for script in document.select("script[type=\"application/ld+json\"]").iter() {
        if let Ok(value) = serde_json::from_str::<Value>(script.text().trim()) {
            collect(&value, &mut facts, 0);
        }
    }
    facts
}

fn collect(value: &Value, facts: &mut Given, depth: usize) {
    if depth > MAX_DEPTH {
        return;
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, facts, depth + 1)),
        Value::Object(fields) => {
            if let Some(graph) = fields.get("@graph") {
                collect(graph, facts, depth + 1);
            }
            if is_article(value) {
                *facts = std::mem::take(facts).or(&article_facts(value));
            }
        }
        _ => {}
    }
}

fn is_article(value: &Value) -> bool {
    let is_name_of_article = |kind: &Value| {
        kind.as_str()
            .is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("Posting") || kind.ends_with("Report"))
    };
    match &value["@type"] {
        Value::Array(kinds) => kinds.iter().any(is_name_of_article),
        kind => is_name_of_article(kind),
    }
}

fn article_facts(value: &Value) -> Given {
    let text = |name: &str| value[name].as_str().map(clean).filter(|text| !text.is_empty());
    let date = |name: &str| value[name].as_str().and_then(date_line::parse_given);
    let published: Option<Date> = date("datePublished").or_else(|| date("dateCreated"));
    Given {
        id: None,
        outlet: names(&value["publisher"]).into_iter().next(),
        title: text("headline"),
        authors: names(&value["author"]),
        published,
        url: text("url"),
        language: None,
    }
}

/// Names given as a string, as an object with `name`, or as a list of either.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) => Some(clean(name)).into_iter().filter(|name| is_name(name)).collect(),
        Value::Object(fields) => {
            fields.get("name").and_then(Value::as_str).map(clean).into_iter().filter(|name| is_name(name)).collect()
        }
        Value::Array(values) => values.iter().filter(|value| !value.is_array()).flat_map(names).collect(),
        _ => Vec::new(),
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.starts_with("http") && !name.contains('/')
}

fn time_of(document: &Document) -> Option<Date> {
    let times = ["[itemprop=datePublished]", "article time[datetime]", "time[pubdate]", "time[datetime]"];
    times.into_iter().find_map(|selector| {
        let found = document.select_single(selector);
        let date = found.attr("datetime").or_else(|| found.attr("content"))?;
        date_line::parse_given(&date)
    })
}

fn attribute(document: &Document, selector: &str, name: &str) -> Option<String> {
    document.select_single(selector).attr(name).map(|value| clean(&value)).filter(|value| !value.is_empty())
}

fn text_of(document: &Document, selector: &str) -> Option<String> {
    Some(clean(&document.select_single(selector).text())).filter(|text| !text.is_empty())
}

fn primary(language: &str) -> String {
    language.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase()
}

fn clean(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "Bridge closed | Example Post" is a headline and an outlet.
fn without_outlet<'t>(title: &'t str, outlet: Option<&str>) -> &'t str {
    let Some(rest) = outlet.and_then(|outlet| title.strip_suffix(outlet)) else { return title };
    let cut = rest.trim_end().trim_end_matches(['|', '-', '–', '—', '·', ':', '»']);
    if cut.len() < rest.trim_end().len() && !cut.trim().is_empty() { cut.trim_end() } else { title }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_ld_in_its_shapes() {
        for json in [
            r#"{"@type":"NewsArticle","headline":"Bridge closed","datePublished":"2021-03-04","author":{"name":"Ann Example"},"publisher":{"name":"Post"}}"#,
            r#"[{"@type":"WebPage"},{"@type":["NewsArticle"],"headline":"Bridge closed","datePublished":"2021-03-04T01:00","author":["Ann Example"],"publisher":"Post"}]"#,
            r#"{"@graph":[{"@type":"ReportageNewsArticle","headline":"Bridge closed","datePublished":"2021-03-04","author":[{"name":"Ann Example"}],"publisher":{"name":"Post"}}]}"#,
        ] {
            let html =
                format!("<html><head><script type=\"application/ld+json\">{json}</script></head><body></body></html>");
            let facts = read(&Document::from(html.as_str()));
            assert_eq!(facts.title.as_deref(), Some("Bridge closed"), "{json}");
            assert_eq!(facts.authors, ["Ann Example"], "{json}");
            assert_eq!(facts.outlet.as_deref(), Some("Post"), "{json}");
            assert_eq!(facts.published, Some(jiff::civil::date(2021, 3, 4)), "{json}");
        }
    }

    #[test]
    fn the_outlet_is_no_part_of_the_headline() {
        assert_eq!(without_outlet("Bridge closed | Example Post", Some("Example Post")), "Bridge closed");
        assert_eq!(without_outlet("All about the Example Post", Some("Example Post")), "All about the Example Post");
    }
}
