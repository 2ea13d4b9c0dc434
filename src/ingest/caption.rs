//! Captions and credits of pictures that came along with the text.
//!
//! A picture of another day would put its day and its people among the claims; a credit is no claim at all. A caption
//! that tells of the event itself, in a sentence, may stay: it is evidence as good as any.

use jiff::civil::Date;

use crate::lexicon::newsroom;
use crate::text::Span;

use super::date_line;
use super::furniture::Words;

/// A caption is one paragraph of a few sentences.
const MAX_WORDS: usize = 90;

/// A credit is short: agency, photographer, a word or two.
const MAX_CREDIT_WORDS: usize = 12;

/// A caption names what is seen at its start; a verb further on says nothing.
const VERB_WITHIN: usize = 16;

/// A picture taken within so many days of publication shows the event that is reported.
const RECENT_DAYS: i32 = 14;

/// What of a line belongs to a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Caption {
    /// The whole line.
    Line,
    /// Only the credit at its end, a part of the line.
    Credit(Span),
}

/// What of a line belongs to a picture, by wording; `published` tells a picture of the day from an old one.
pub(super) fn find(line: &str, published: Option<Date>) -> Option<Caption> {
    let words = Words::of(line);
    if words.spans.is_empty() || words.spans.len() > MAX_WORDS {
        return None;
    }
    let n_signs = usize::from(is_in_present(&words)) + usize::from(has_sides(line, &words));
    let has_cue = (0..words.spans.len()).any(|at| newsroom::is_caption_cue(|offset| words.get(at + offset)));
    let is_old = is_of_other_day(line, published);
    let Some(credit) = credit_at_end(line) else {
        let is_caption = (has_cue && (n_signs > 0 || is_old)) || (n_signs > 0 && is_old) || n_signs > 1;
        return is_caption.then_some(Caption::Line);
    };
    let before = line[..credit.start()].trim();
    if before.is_empty() || has_cue || is_old || has_sides(line, &words) || !is_sentence(before) {
        return Some(Caption::Line);
    }
    Some(Caption::Credit(credit))
}

/// Whether `text`, without its brackets, is the credit of a picture: "AP Photo/Ann Example", "Getty Images".
pub(super) fn is_credit(text: &str) -> bool {
    let words = Words::of(text);
    let n_words = words.spans.len();
    if n_words == 0 || n_words > MAX_CREDIT_WORDS {
        return false;
    }
    let is_image = (0..n_words).any(|at| words.get(at).is_some_and(newsroom::is_image_word));
    // "released its photo archive" is said of something; a credit has no small words but a few.
    let n_small = words.spans.iter().filter(|span| span.of(text).starts_with(char::is_lowercase)).count();
    let has_agency = newsroom::agency_at(|offset| words.get(offset)).is_some();
    (is_image && n_small * 2 <= n_words + 1) || (has_agency && text.contains('/'))
}

/// A credit in brackets at the end of a line.
fn credit_at_end(line: &str) -> Option<Span> {
    let end = line.trim_end_matches(['.', ' ']);
    let inner = end.strip_suffix(')')?;
    let start = inner.rfind('(')?;
    is_credit(&inner[start + 1..]).then(|| Span::new(start, end.len()))
}

fn is_in_present(words: &Words) -> bool {
    let n_words = words.spans.len();
    let has_verb = (1..n_words.min(VERB_WITHIN)).any(|at| words.get(at).is_some_and(newsroom::is_caption_verb));
    has_verb && !(0..n_words.min(VERB_WITHIN * 2)).any(|at| words.get(at).is_some_and(newsroom::is_told_word))
}

/// Whether the line tells who stands where. "(R)" alone may be a party; with "(L)" or without a told verb it is a side.
fn has_sides(line: &str, words: &Words) -> bool {
    let is_told = (0..words.spans.len()).any(|at| words.get(at).is_some_and(newsroom::is_told_word));
    let has_mark = ["(R)", "(L)", "(C)", "(left)", "(right)", "(center)", "(centre)", "(2nd"]
        .iter()
        .any(|mark| line.contains(mark));
    let has_phrase = || {
        (0..words.spans.len()).any(|at| {
            let is_set_off =
                words.spans[at].start().checked_sub(2).is_none_or(|before| line.get(before..before + 1) == Some(","));
            is_set_off && newsroom::is_caption_side(|offset| words.get(at + offset))
        })
    };
    !is_told && (has_mark || has_phrase())
}

/// Whether a whole date stands in the line that is not about the day of publication.
fn is_of_other_day(line: &str, published: Option<Date>) -> bool {
    date_line::find(line).iter().any(|(_, date)| {
        published.is_none_or(|published| {
            published.since(*date).map_or(true, |distance| distance.get_days().abs() > RECENT_DAYS)
        })
    })
}

fn is_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '”', '"']) && text.split_whitespace().nth(4).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<&str>) {
        let found = find(line, Some(jiff::civil::date(2021, 3, 4))).map(|caption| match caption {
            Caption::Line => line,
            Caption::Credit(span) => span.of(line),
        });
        assert_eq!(found, expected, "{line}");
    }

    fn check_line(line: &str) {
        check(line, Some(line));
    }

    #[test]
    fn captions_of_other_days_and_credits() {
        check_line("Recruits march at a base near Springfield on March 10, 2005.");
        check_line("The mayor (R) and the governor review plans during a meeting on May 3, 2016 in Springfield…");
        check_line("File photo of the bridge taken last year; the picture taken on May 1, 2019 shows cracks.");
        check_line("The mayor of Springfield, Ann Example (AP Photo/Bob Sample)");
        check_line("(REUTERS/Bob Sample)");
        check_line("Ann Example, second from left, speaks at the town hall.");
        check_line("The old bridge, seen on May 3, 2016. (Getty Images)");
    }

    #[test]
    fn a_caption_of_the_event_loses_only_its_credit() {
        check(
            "The mayor meets with the governor of the state. (Post News photo/Released)",
            Some("(Post News photo/Released)"),
        );
        check("Police guard the bridge on March 3, 2021. (AP Photo/Bob Sample)", Some("(AP Photo/Bob Sample)"));
    }

    #[test]
    fn near_misses() {
        check("Senator Ann Example (R) said on Monday that the bridge was safe.", None);
        check("The bridge was opened on May 3, 2016, and closed again in 2018.", None);
        check("The mayor signs the contract today.", None);
        check("The plan (known as the bridge plan)", None);
        check("He left, and the council turned right, critics say.", None);
        check("She posted a photo of the bridge (the old one) on Monday.", None);
    }
}
