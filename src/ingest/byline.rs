//! Who wrote the article: bylines, and notes on the author at the foot.
//!
//! A byline is a line of its own; a name in running text is never one.

use crate::lexicon::newsroom::{self, BylineWord};

use super::aside;
use super::furniture::Words;
use super::outlet;

/// A byline names a few people and their posts.
const MAX_WORDS: usize = 24;

/// A note on the author is a short paragraph.
const MAX_BIO_WORDS: usize = 80;

/// The post stands early in a note on the author: "Ann Example is a politics and national security reporter for …".
const POST_WITHIN: usize = 20;

/// Before a post without a comma, a longer run of capitals is a headline: "Town Names New Police Reporter".
const MAX_NAME_BEFORE_POST: usize = 3;

/// A person's name has so many words at most.
const MAX_NAME_WORDS: usize = 5;

/// What a byline or a note tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Byline {
    pub authors: Vec<String>,
    pub outlet: Option<String>,
    /// The agency's normal name.
    pub agency: Option<&'static str>,
}

/// The byline that a line is: "By Ann Example and Bob Sample, Example Post", "Ann Example Investigative Reporter".
pub(super) fn of_line(line: &str) -> Option<Byline> {
    let n_words = line.split_whitespace().take(MAX_WORDS + 1).count();
    if !(2..=MAX_WORDS).contains(&n_words) {
        return None;
    }
    match after_by(line) {
        Some(rest) => of_names(rest),
        None => name_and_post(line),
    }
}

/// The note on an author that a paragraph is. It says "Follow her", gives an address, or names a post in an outlet.
pub(super) fn of_bio(paragraph: &str, authors: &[String]) -> Option<Byline> {
    let words = Words::of(paragraph);
    if words.spans.len() > MAX_BIO_WORDS {
        return None;
    }
    let name = leading_name(paragraph);
    let is_of_author = authors.iter().any(|author| paragraph.starts_with(author.as_str()));
    let post = (0..words.spans.len().min(POST_WITHIN))
        .find(|&at| words.get(at).and_then(newsroom::byline_word) == Some(BylineWord::Post));
    let has_handle = paragraph.split_whitespace().any(|word| word.trim_start_matches(['(', ':']).starts_with('@'))
        || has_address(paragraph);
    let is_told = (0..words.spans.len()).any(|at| words.get(at).is_some_and(newsroom::is_told_word));
    let is_introduced = name.is_some_and(|name| introduces(&paragraph[name.len()..]));
    let is_of_post = post.is_some() && (is_introduced || has_handle);
    let is_of_author = is_of_author && (post.is_some() || has_handle);
    let is_note = is_of_author || (!is_told && (is_of_post || (has_handle && is_introduced)));
    if !is_note {
        return None;
    }
    let outlet =
        post.and_then(|at| outlet_of_post(paragraph, words.spans[at].end())).or_else(|| outlet_before_post(paragraph));
    let authors = name.filter(|_| post.is_some()).map(str::to_owned).into_iter().collect();
    Some(Byline { authors, outlet, agency: None })
}

/// Whether what follows a name goes on as a note on the person does: "is a reporter", "covers", "writes".
fn introduces(after_name: &str) -> bool {
    let next = after_name.split_whitespace().next().unwrap_or("");
    after_name.starts_with(' ') && matches!(next, "is" | "covers" | "reports" | "writes" | "has" | "joined")
}

/// Whether a line is nothing but what could be a person's name.
pub(super) fn is_name(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_capital = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|letter| letter.is_alphabetic() || ".-’\'".contains(letter))
    };
    (2..=MAX_NAME_WORDS).contains(&words.len())
        && words.iter().all(|word| is_capital(word) || is_particle(word))
        && words.first().is_some_and(is_capital)
        && words.last().is_some_and(|word| is_capital(word) && (!word.ends_with('.') || word.len() <= 3))
        && !words.iter().any(|word| {
            let word = word.to_lowercase();
            newsroom::is_outlet_word(&word)
                || newsroom::byline_word(&word).is_some()
                || newsroom::is_date_line_word(&word)
        })
}

/// "de", "van", "bin": short words within names.
fn is_particle(word: &str) -> bool {
    word.len() <= 3
        && word.chars().all(char::is_lowercase)
        && !matches!(word, "to" | "in" | "on" | "at" | "for" | "and" | "the" | "of" | "by")
}

fn after_by(line: &str) -> Option<&str> {
    let rest = line.get(..3).filter(|by| by.eq_ignore_ascii_case("by ")).map(|_| &line[3..]);
    let rest = rest.or_else(|| line.strip_prefix("By:")).or_else(|| line.strip_prefix("Author:"))?;
    let rest = rest.trim();
    (!rest.is_empty() && !rest.ends_with(['.', '?', '!']) || rest.ends_with("Jr.")).then_some(rest)
}

fn of_names(rest: &str) -> Option<Byline> {
    let mut byline = Byline::default();
    for part in
        rest.split([',', '|', '•', '·', ';', '/']).flat_map(|part| part.split(" - ")).flat_map(|part| part.split(" – "))
    {
        for name in split_and(part) {
            let name = name.trim();
            // "Ann Example Published April 28" and "Ann Example Staff Writer" go on after the name.
            let bare = leading_name(name).unwrap_or(name);
            if let Some(agency) = aside::agency(name) {
                byline.agency = Some(agency);
            } else if is_name(bare) {
                byline.authors.push(in_title_case(bare));
            } else if outlet::is_outlet(name) {
                byline.outlet = Some(name.to_owned());
            }
        }
    }
    (byline != Byline::default()).then_some(byline)
}

fn split_and(part: &str) -> impl Iterator<Item = &str> {
    part.split(" and ")
        .flat_map(|part| part.split(" & "))
        .flat_map(|part| part.split(" AND "))
        .flat_map(|part| part.split(" in "))
}

/// "Ann Example Investigative Reporter": a name, then nothing but ranks and a post.
fn name_and_post(line: &str) -> Option<Byline> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let meaning =
        |word: &str| newsroom::byline_word(&word.trim_matches(|mark: char| !mark.is_alphanumeric()).to_lowercase());
    let first_post = words.iter().position(|word| meaning(word).is_some())?;
    let is_all_posts =
        words[first_post..].iter().all(|word| meaning(word).is_some() || matches!(*word, "and" | "&" | "|" | "-"));
    let has_post = words[first_post..].iter().any(|word| meaning(word) == Some(BylineWord::Post));
    let name = words[..first_post].join(" ");
    let name = name.trim_end_matches([',', ' ', '|', '-']);
    let is_short = name.split_whitespace().count() <= MAX_NAME_BEFORE_POST;
    let is_set_off = words.len() > first_post + 1 || line.contains([',', '|']);
    let is_byline = is_all_posts && has_post && is_short && is_set_off && is_name(name) && !line.ends_with('.');
    is_byline.then(|| Byline { authors: vec![in_title_case(name)], ..Byline::default() })
}

/// The name at the start of a line, up to the first word that cannot belong to it.
fn leading_name(line: &str) -> Option<&str> {
    let mut end = 0;
    for (n_words, word) in line.split_whitespace().enumerate() {
        let start = word.as_ptr() as usize - line.as_ptr() as usize;
        let bare = word.trim_end_matches([',', ':']);
        let is_word = bare.starts_with(char::is_uppercase)
            && newsroom::byline_word(&bare.to_lowercase()).is_none()
            && !newsroom::is_date_line_word(&bare.to_lowercase());
        if !is_word || n_words >= MAX_NAME_WORDS {
            break;
        }
        end = start + bare.len();
        if bare.len() < word.len() {
            break;
        }
    }
    Some(&line[..end]).filter(|name| is_name(name))
}

fn outlet_of_post(paragraph: &str, post_end: usize) -> Option<String> {
    let rest = paragraph[post_end..].trim_start();
    let rest = rest.strip_prefix("for ").or_else(|| rest.strip_prefix("at ")).or_else(|| rest.strip_prefix("with "))?;
    outlet::capital_run(rest).map(str::to_owned)
}

/// "Example Post investigative reporter, …" at the start.
fn outlet_before_post(paragraph: &str) -> Option<String> {
    outlet::capital_run(paragraph).filter(|name| outlet::is_outlet(name)).map(str::to_owned)
}

fn has_address(paragraph: &str) -> bool {
    paragraph.split_whitespace().any(|word| {
        let word = word.trim_matches(|mark: char| !mark.is_alphanumeric());
        word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    })
}

/// "ANN EXAMPLE" as a name is written.
fn in_title_case(name: &str) -> String {
    if name.contains(char::is_lowercase) {
        return name.to_owned();
    }
    let mut is_first = true;
    let letter_case = |letter: char| {
        let letters: String = if is_first { letter.to_uppercase().collect() } else { letter.to_lowercase().collect() };
        is_first = !letter.is_alphabetic();
        letters
    };
    name.chars().map(letter_case).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<&[&str]>) {
        let authors = of_line(line).map(|byline| byline.authors);
        assert_eq!(
            authors.as_deref().map(|names| names.iter().map(String::as_str).collect::<Vec<_>>()).as_deref(),
            expected,
            "{line}"
        );
    }

    #[test]
    fn bylines() {
        check("By Ann Example", Some(&["Ann Example"]));
        check("BY ANN EXAMPLE AND BOB O’SAMPLE", Some(&["Ann Example", "Bob O’Sample"]));
        check(
            "By Ann Example, Bob Sample and Eve van Dale, Staff Writers",
            Some(&["Ann Example", "Bob Sample", "Eve van Dale"]),
        );
        check("By Ann Example | Fox News", Some(&["Ann Example"]));
        check("Ann Example Investigative Reporter", Some(&["Ann Example"]));
        check("Ann Example, Senior White House Correspondent", Some(&["Ann Example"]));
        assert_eq!(
            of_line("By Ann Example, Associated Press").and_then(|byline| byline.agency),
            Some("The Associated Press")
        );
        assert_eq!(of_line("By REUTERS").and_then(|byline| byline.agency), Some("Reuters"));
    }

    #[test]
    fn lines_that_only_begin_like_one() {
        check("By Wednesday, officials had closed the bridge.", None);
        check("By the numbers", None);
        check("Bystanders Saw Bridge Fall", None);
        check("Town Names New Police Reporter", None);
        check("Ann Example Beats Bob Sample", None);
        check("Police Shoot Reporter", None);
    }

    #[test]
    fn notes_on_authors() {
        let bio =
            of_bio("Ann Example is a politics and crime reporter for Example Post News. Follow her on Facebook.", &[]);
        assert_eq!(bio.as_ref().and_then(|bio| bio.outlet.as_deref()), Some("Example Post News"));
        assert_eq!(bio.map(|bio| bio.authors), Some(vec!["Ann Example".to_owned()]));
        assert!(
            of_bio("Example Daily News investigative reporter, and bridge watcher. Twitter: @example", &[]).is_some()
        );
        assert!(
            of_bio("Ann Example covers bridges. Write to her: ann@example.com", &["Ann Example".to_owned()]).is_some()
        );
    }

    #[test]
    fn paragraphs_about_people() {
        assert_eq!(of_bio("The reporter asked the mayor whether the bridge was safe.", &[]), None);
        assert_eq!(of_bio("Ann Example, an editor of the town's paper, said the bridge was safe.", &[]), None);
        assert_eq!(of_bio("“The mayor,” she wrote on Twitter, “is gone.”", &[]), None);
        assert_eq!(of_bio("Ann Example said the bridge was safe.", &["Ann Example".to_owned()]), None);
    }
}
