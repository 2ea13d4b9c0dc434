//! Which outlet a text is from, as its own furniture says.
//!
//! Only what the page says of itself counts; an outlet that the article quotes is no sign.

use crate::lexicon::newsroom;

use super::furniture::Words;

/// Names of outlets are short.
const MAX_WORDS: usize = 7;

/// The outlet behind a headline, after a dash or bar: its name, and how many bytes it takes with the mark.
pub(super) fn of_headline(headline: &str) -> Option<(&str, usize)> {
    let marks = [" – ", " — ", " | ", " - ", " • ", " :: ", " » ", " · "];
    let (at, mark) = marks.iter().filter_map(|mark| headline.rfind(mark).map(|at| (at, *mark))).max()?;
    let name = headline[at + mark.len()..].trim();
    (is_outlet(name) && !headline[..at].trim().is_empty())
        .then(|| (name, headline.len() - headline[..at].trim_end().len()))
}

/// The outlet that a line of furniture names: a logo, a copyright or licence line, a channel to join.
pub(super) fn of_furniture(line: &str) -> Option<&str> {
    of_logo(line).or_else(|| of_copyright(line)).or_else(|| of_licence(line)).or_else(|| of_channel(line))
}

/// "Example News Foundation logo".
pub(super) fn of_logo(line: &str) -> Option<&str> {
    let name = line.strip_suffix(" logo").or_else(|| line.strip_suffix(" Logo"))?;
    (capital_run(name) == Some(name)).then_some(name)
}

/// The outlet whose pages lie at an address.
pub(super) fn of_url(url: &str) -> Option<&'static str> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or("").to_ascii_lowercase();
    newsroom::outlet_of_host(&host)
}

/// Whether a name reads like an outlet's: a known one, or capitalised with a word such as "Times" or "News".
pub(super) fn is_outlet(name: &str) -> bool {
    if newsroom::is_outlet_name(name) || name.ends_with(".com") && !name.contains(' ') {
        return true;
    }
    let words = Words::of(name);
    capital_run(name) == Some(name)
        && (0..words.spans.len()).any(|at| words.get(at).is_some_and(newsroom::is_outlet_word))
}

/// The capitalised words at the start of a text, with small words between them.
pub(super) fn capital_run(text: &str) -> Option<&str> {
    let mut end = 0;
    for (n_words, word) in text.split_whitespace().enumerate() {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let bare = word.trim_end_matches(['.', ',', ';', ':', ')', '’', '\'']);
        let is_small = matches!(bare, "of" | "and" | "the" | "&" | "for" | "de");
        if n_words >= MAX_WORDS
            || !(bare.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit()) || is_small)
        {
            break;
        }
        if !is_small {
            end = start + bare.len();
        }
        if bare.len() < word.len() {
            break;
        }
    }
    Some(&text[..end]).filter(|run| !run.is_empty())
}

fn of_copyright(line: &str) -> Option<&str> {
    let at = line.find('©').map(|at| at + '©'.len_utf8());
    let at = at.or_else(|| line.get(..9).filter(|head| head.eq_ignore_ascii_case("copyright")).map(|_| 9))?;
    let rest = line[at..].trim_start_matches(|letter: char| !letter.is_alphabetic());
    let rest =
        rest.strip_prefix("Copyright").unwrap_or(rest).trim_start_matches(|letter: char| !letter.is_alphabetic());
    let rest = rest.strip_prefix("by ").unwrap_or(rest);
    capital_run(rest).filter(|name| *name != "All" && !name.starts_with("All Rights"))
}

/// "All content created by the Example News Foundation, …".
fn of_licence(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("All content created by ")?;
    capital_run(rest.strip_prefix("the ").unwrap_or(rest))
}

/// "Join our brand new verified ABC Telegram channel": the capitalised words before the service's name.
fn of_channel(line: &str) -> Option<&str> {
    let service = ["Telegram channel", "WhatsApp channel", "Telegram Channel", "WhatsApp Channel"];
    let before = line[..service.iter().find_map(|service| line.find(service))?].trim_end();
    let mut start = before.len();
    for word in before.split_whitespace().rev().take_while(|word| word.starts_with(char::is_uppercase)) {
        start = word.as_ptr() as usize - before.as_ptr() as usize;
    }
    // A line that begins with a capital has no run of its own there.
    Some(&before[start..]).filter(|name| start > 0 && !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behind_the_headline() {
        for (headline, expected) in [
            ("Bridge closed – Middle Example Monitor", Some("Middle Example Monitor")),
            ("Bridge closed | example.com", Some("example.com")),
            ("Bridge closed - CNN", Some("CNN")),
            ("Bridge closed – what we know", None),
            ("Bridge closed – Ann Example resigns", None),
            ("Post-war bridge closed", None),
        ] {
            assert_eq!(of_headline(headline).map(|(name, _)| name), expected, "{headline}");
        }
    }

    #[test]
    fn in_furniture() {
        for (line, expected) in [
            ("Example Caller News Foundation logo", Some("Example Caller News Foundation")),
            ("© 2021 The Daily Example. All rights reserved.", Some("The Daily Example")),
            ("Copyright 2018 NPR. Visit our terms.", Some("NPR")),
            ("© All rights reserved", None),
            ("Join our brand new EXN Telegram channel!", Some("EXN")),
            ("Join our Telegram channel", None),
            ("The town has a new logo", None),
        ] {
            assert_eq!(of_furniture(line), expected, "{line}");
        }
    }

    #[test]
    fn by_address() {
        assert_eq!(of_url("https://www.foxnews.com/us/a"), Some("Fox News"));
        assert_eq!(of_url("https://www.notfoxnews.com/us/a"), None);
    }
}
