//! Where paragraphs and sentences begin and end.
//!
//! A line is a paragraph. Furniture cuts it, unless it is an aside in parentheses within a sentence, which is passed
//! over. Whether a stop ends a sentence is told by the word before it and the word after it; leaves words to `token`.

use crate::article::Article;
use crate::lexicon::{Boundaries, Follower};
use crate::text::Span;

/// How many bytes before a stop are read to find the word it belongs to: longer than any abbreviation.
const LOOK_BACK: usize = 40;

/// How many bytes after a stop are read to find the words that follow: a name with titles and a verb.
const LOOK_AHEAD: usize = 160;

/// How many words of a name may stand between a closed quotation and its verb of saying.
const NAME_LENGTH: usize = 5;

/// Longer stretches without an end are no sentences but lists, tables or noise, and are cut at white space: later stages
/// look at all words of a sentence together, so that a sentence of megabytes would never end.
const MAX_SENTENCE: usize = 2_000;

/// Longer lines are no headlines, so their capitals need not be counted.
const HEADLINE_LENGTH: usize = 300;

/// The sentences of an article, each with the number of its paragraph.
pub(super) fn split(article: &Article) -> Vec<(u32, Span)> {
    let mut sentences = Vec::new();
    let mut cutter = Cutter { article, next_furniture: 0 };
    let mut paragraph = 0;
    for line in lines(&article.text) {
        if line.of(&article.text).trim().is_empty() {
            continue;
        }
        for piece in cutter.pieces(line) {
            split_piece(&article.text, &piece, paragraph, &mut sentences);
        }
        paragraph += 1;
    }
    sentences
}

/// A stretch of one line without furniture, but for asides that are passed over.
struct Piece {
    span: Span,
    asides: Vec<Span>,
}

fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']).map(move |line| {
        let start = at;
        let end = start + line.len();
        at = end + text[end..].chars().next().map_or(0, char::len_utf8);
        Span::new(start, end)
    })
}

/// Cuts lines at furniture and at the ends of the headline, going through the furniture once.
struct Cutter<'a> {
    article: &'a Article,
    next_furniture: usize,
}

impl Cutter<'_> {
    fn pieces(&mut self, line: Span) -> Vec<Piece> {
        let text = &self.article.text;
        let mut pieces = Vec::new();
        let mut from = line.start();
        let mut asides = Vec::new();
        while let Some(part) = self.article.boilerplate.get(self.next_furniture) {
            let span = part.span;
            if span.start() >= line.end() {
                break;
            }
            if span.end() > line.start() {
                if is_aside(text, line, span) {
                    asides.push(span);
                } else {
                    self.push(from, span.start(), std::mem::take(&mut asides), &mut pieces);
                    from = from.max(span.end()).min(line.end());
                }
            }
            if span.end() > line.end() {
                break;
            }
            self.next_furniture += 1;
        }
        self.push(from, line.end(), asides, &mut pieces);
        pieces
    }

    /// Adds the stretch, cut where the headline begins and ends.
    fn push(&self, from: usize, to: usize, asides: Vec<Span>, pieces: &mut Vec<Piece>) {
        let mut from = from;
        let headline = self.article.headline.unwrap_or_default();
        for cut in [headline.start(), headline.end()] {
            if from < cut && cut < to && self.article.text.is_char_boundary(cut) {
                pieces.push(Piece { span: Span::new(from, cut), asides: asides.clone() });
                from = cut;
            }
        }
        if from < to {
            pieces.push(Piece { span: Span::new(from, to), asides });
        }
    }
}

/// Whether furniture is a parenthesis in the middle of a sentence, which goes on behind it.
fn is_aside(text: &str, line: Span, furniture: Span) -> bool {
    let inside = furniture.of(text).trim();
    let bracketed =
        (inside.starts_with('(') && inside.ends_with(')')) || (inside.starts_with('[') && inside.ends_with(']'));
    let before = Span::new(line.start(), furniture.start()).of(text).trim_end();
    let ended = before.is_empty() || before.ends_with(['.', '!', '?', '”', '"']);
    bracketed && !ended && furniture.end() < line.end()
}

/// How the letters of a piece are cased, which changes what capitals and their absence say.
#[derive(Clone, Copy, PartialEq)]
enum Casing {
    /// Running text.
    Sentence,
    /// Most words begin with a capital: a capital says nothing.
    Title,
    /// No capital anywhere: lower case says nothing.
    Lower,
}

fn casing(line: &str) -> Casing {
    if !line.chars().any(char::is_uppercase) {
        return Casing::Lower;
    }
    if line.len() > HEADLINE_LENGTH {
        return Casing::Sentence;
    }
    let words = line.split_whitespace().filter_map(|word| word.chars().find(|letter| letter.is_alphabetic()));
    let (mut all, mut capitals) = (0, 0);
    for first in words {
        all += 1;
        capitals += usize::from(first.is_uppercase());
    }
    // Headlines leave only articles, conjunctions and short prepositions small.
    if capitals * 3 >= all * 2 { Casing::Title } else { Casing::Sentence }
}

fn split_piece(text: &str, piece: &Piece, paragraph: u32, sentences: &mut Vec<(u32, Span)>) {
    let casing = casing(piece.span.of(text));
    let mut asides = piece.asides.iter().peekable();
    let (mut start, mut at) = (piece.span.start(), piece.span.start());
    while let Some(mark) = next_mark(text.as_bytes(), at, piece.span.end()) {
        while asides.next_if(|aside| aside.end() <= mark).is_some() {}
        if let Some(aside) = asides.peek().filter(|aside| aside.start() <= mark) {
            at = aside.end();
            continue;
        }
        let stop = Stop::new(text, Span::new(start, piece.span.end()), mark);
        at = stop.end;
        if stop.ends_sentence(casing) {
            push_trimmed(text, Span::new(start, at), paragraph, sentences);
            start = at;
        }
    }
    push_trimmed(text, Span::new(start, piece.span.end()), paragraph, sentences);
}

fn push_trimmed(text: &str, span: Span, paragraph: u32, sentences: &mut Vec<(u32, Span)>) {
    let part = span.of(text);
    let trimmed = part.trim_matches(is_blank);
    if !trimmed.is_empty() {
        let mut start = span.start() + (part.len() - part.trim_start_matches(is_blank).len());
        let end = start + trimmed.len();
        while end - start > MAX_SENTENCE {
            let cut = cut_before(text, start, start + MAX_SENTENCE);
            sentences.push((paragraph, Span::new(start, start + text[start..cut].trim_end_matches(is_blank).len())));
            start = cut + (text[cut..end].len() - text[cut..end].trim_start_matches(is_blank).len());
        }
        sentences.push((paragraph, Span::new(start, end)));
    }
}

/// The last white space before `limit`, or `limit` where a word fills everything since `start`, which is no white space.
fn cut_before(text: &str, start: usize, limit: usize) -> usize {
    let limit = floor_boundary(text, limit);
    text[start..limit].rfind(char::is_whitespace).map_or(limit, |space| start + space)
}

/// White space, and the characters that take no room at all.
pub(super) fn is_blank(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// The first byte from `at` on that may end a sentence.
fn next_mark(bytes: &[u8], at: usize, end: usize) -> Option<usize> {
    const ELLIPSIS: &[u8] = "…".as_bytes();
    (at..end).find(|&at| match bytes[at] {
        b'.' | b'!' | b'?' => true,
        0xE2 => bytes[at..].starts_with(ELLIPSIS),
        _ => false,
    })
}

/// A run of stops with the closing marks behind it, and what stands around it.
struct Stop<'t> {
    before: &'t str,
    mark: &'t str,
    closers: &'t str,
    after: &'t str,
    end: usize,
    /// Whether the sentence holds anything before the word that the stop belongs to.
    first_word: bool,
}

impl<'t> Stop<'t> {
    fn new(text: &'t str, sentence: Span, at: usize) -> Stop<'t> {
        let rest = &text[at..sentence.end()];
        let mark_end = at + rest.len() - rest.trim_start_matches(['.', '!', '?', '…']).len();
        let end = mark_end + closers_length(&text[mark_end..sentence.end()]);
        let from = floor_boundary(text, sentence.start().max(at.saturating_sub(LOOK_BACK)));
        let before = &text[from..at];
        let word = before.rfind(char::is_whitespace).map_or(before, |space| before[space..].trim_start());
        let first_word = text[sentence.start()..at].len() < LOOK_BACK && before.trim().len() == word.len();
        let to = floor_boundary(text, sentence.end().min(end + LOOK_AHEAD));
        Stop {
            before: word,
            mark: &text[at..mark_end],
            closers: &text[mark_end..end],
            after: &text[end..to],
            end,
            first_word,
        }
    }

    fn ends_sentence(&self, casing: Casing) -> bool {
        if self.after.trim().is_empty() {
            return false;
        }
        let Some(space) = self.after.chars().next() else { return false };
        if !is_blank(space) {
            return self.is_glued();
        }
        let next = self.after.trim_start_matches(is_blank);
        let opened = next.trim_start_matches(is_opener);
        let Some(first) = opened.chars().next() else { return true };
        if is_continuation(first) || (first.is_lowercase() && casing != Casing::Lower) {
            return false;
        }
        if self.mark == "." {
            return self.full_stop_ends(opened, casing);
        }
        if self.mark.contains(['!', '?']) {
            return self.closers.is_empty() || !says_name(opened);
        }
        !opened.starts_with("I ")
    }

    /// A sentence pasted to the one before it: "it ended.The next".
    fn is_glued(&self) -> bool {
        let mut next = self.after.chars().skip_while(|&letter| is_opener(letter));
        let capital = next.next().is_some_and(char::is_uppercase) && next.next().is_some_and(char::is_lowercase);
        let before = self.before.trim_start_matches(is_opener);
        let word = before.chars().count() >= 2 && before.chars().all(char::is_lowercase);
        let closed = self.closers.ends_with(['”', '"', ')']);
        let next_word = self.after.split(is_blank).next().unwrap_or("").trim_end_matches('.');
        capital && (word || closed) && !next_word.contains('.') && !next_word.contains('/')
    }

    /// Whether a single full stop ends the sentence before `next`, which begins with no small letter.
    fn full_stop_ends(&self, next: &str, casing: Casing) -> bool {
        let word = self.before.trim_start_matches(is_opener);
        if self.first_word && is_list_number(word) {
            return false;
        }
        let initials = is_initials(word).then_some(Follower::Anything);
        let Some(follower) = initials.or_else(|| abbreviation(word)) else { return true };
        let next_word = next.split(|letter: char| !is_word_letter(letter)).next().unwrap_or("").to_lowercase();
        let starts = Boundaries::get().is_starter(&next_word) && !is_initial(next);
        let digit = next.starts_with(|letter: char| letter.is_ascii_digit());
        let closed = self.closers.contains(['”', '"']);
        match follower {
            Follower::Name => false,
            Follower::Numeral => !digit,
            Follower::Clock => !digit && !Boundaries::get().continues_clock(&next_word),
            Follower::Sentence => true,
            Follower::Anything if casing == Casing::Title => false,
            Follower::Anything => starts || closed,
        }
    }
}

/// What the abbreviation before a stop, or its last part after a hyphen or slash, is followed by.
fn abbreviation(word: &str) -> Option<Follower> {
    let tables = Boundaries::get();
    let last = || word.rsplit(['-', '/', '—', '–']).next().and_then(|part| tables.abbreviation(part));
    tables.abbreviation(word).or_else(last).map(|found| found.follower)
}

/// "O", "U.S", "F.B.I", "D-N.J": single capitals, each but the last with a stop.
pub(super) fn is_initials(word: &str) -> bool {
    let last = word.rsplit(['-', '/', '—', '–']).next().unwrap_or(word);
    for part in last.split('.') {
        let mut chars = part.chars();
        if !chars.next().is_some_and(char::is_alphabetic) || chars.next().is_some() {
            return false;
        }
    }
    last.starts_with(char::is_uppercase)
}

/// "A." as in "A. B. Smith": an article it is not.
fn is_initial(next: &str) -> bool {
    let mut letters = next.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next() == Some('.')
}

/// "1" or "12" before the text of a list's entry.
fn is_list_number(word: &str) -> bool {
    !word.is_empty() && word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a name and a verb of saying follow: `"Why now?" Mr. Smith asked.`
fn says_name(next: &str) -> bool {
    for (at, word) in next.split_whitespace().take(NAME_LENGTH + 1).enumerate() {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let lower = bare.to_lowercase();
        if at > 0 && Boundaries::get().is_saying_verb(&lower) {
            return true;
        }
        let capital = bare.starts_with(char::is_uppercase);
        if !capital || (at == 0 && Boundaries::get().is_starter(&lower)) {
            return false;
        }
    }
    false
}

/// The length of the quotation marks and brackets that close directly behind a stop.
fn closers_length(rest: &str) -> usize {
    let mut length = 0;
    for letter in rest.chars() {
        if !matches!(letter, '”' | '’' | '»' | '"' | '\'' | ')' | ']' | '}') {
            break;
        }
        length += letter.len_utf8();
    }
    // A straight quote with a word behind it opens: `ended."The`. A curly one closes wherever it stands.
    let opens = rest[length..].starts_with(char::is_alphanumeric);
    if opens && rest[..length].ends_with(['"', '\'']) { length - 1 } else { length }
}

fn is_opener(letter: char) -> bool {
    matches!(letter, '“' | '‘' | '«' | '"' | '\'' | '(' | '[' | '{' | '„' | '‹') || is_blank(letter)
}

/// Marks that never begin a sentence.
fn is_continuation(letter: char) -> bool {
    matches!(
        letter,
        ',' | ';'
            | ':'
            | '.'
            | '?'
            | '!'
            | ')'
            | ']'
            | '}'
            | '”'
            | '’'
            | '»'
            | '–'
            | '—'
            | '-'
            | '/'
            | '…'
            | '&'
            | '%'
    )
}

fn is_word_letter(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '\'' | '’')
}

pub(super) fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}
