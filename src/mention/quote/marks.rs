//! Quotation marks paired: curly and straight, nested, unbalanced, and running over paragraphs.
//!
//! Reads the characters of an article's paragraphs, furniture left out. Leaves it to `direct` who speaks, and whether
//! the words are an utterance or a nickname.

use crate::article::Article;
use crate::lexicon::reporting;
use crate::syntax::Document;
use crate::text::Span;

/// How many paragraphs a quotation may run on without its opening mark repeated. Longer stretches are a mark gone wrong.
const MAX_PARAGRAPHS: usize = 8;

/// How far in bytes the closing mark of a single-quoted stretch is looked for. Longer ones are apostrophes.
const MAX_SINGLE: usize = 1_500;

/// A stretch between quotation marks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Quotation {
    /// What stands between the marks, one piece for each paragraph.
    pub pieces: Vec<Span>,
    /// From the opening to the closing mark.
    pub outer: Span,
    /// How many quotations it stands in.
    pub depth: u32,
}

/// The quotations of an article, by where they open.
pub(super) fn find(article: &Article, document: &Document) -> Vec<Quotation> {
    let paragraphs: Vec<Paragraph> =
        regions(document).into_iter().map(|region| Reader::new(article, region).read()).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < paragraphs.len() {
        at = take(&paragraphs, at, &mut found);
    }
    found.retain(|quotation| quotation.pieces.iter().any(|piece| !piece.of(&article.text).trim().is_empty()));
    found.sort_by_key(|quotation| (quotation.outer.start(), std::cmp::Reverse(quotation.outer.end())));
    found
}

/// Each paragraph from its first sentence to its last.
fn regions(document: &Document) -> Vec<Span> {
    let mut regions: Vec<Span> = Vec::new();
    let mut last = None;
    for sentence in document.sentences() {
        match regions.last_mut() {
            Some(region) if last == Some(sentence.paragraph) => *region = region.cover(sentence.span),
            _ => regions.push(sentence.span),
        }
        last = Some(sentence.paragraph);
    }
    regions
}

/// What the marks of one paragraph say on their own.
struct Paragraph {
    region: Span,
    closed: Vec<Quotation>,
    /// Opening mark and content of the outermost quotation that does not end here.
    open: Option<Span>,
    /// A closing mark that closes nothing here.
    stray: Option<Span>,
    /// Whether the paragraph starts with an opening mark.
    starts_open: bool,
}

/// Takes the quotations of paragraph `at` and of those its last quotation runs on into; the next paragraph to take.
fn take(paragraphs: &[Paragraph], at: usize, found: &mut Vec<Quotation>) -> usize {
    let paragraph = &paragraphs[at];
    let Some(open) = paragraph.open else {
        found.extend(paragraph.closed.iter().cloned());
        return at + 1;
    };
    let last = last_paragraph(paragraphs, at);
    if last == at {
        close_here(paragraph, open, found);
        return at + 1;
    }
    let mut pieces = vec![content(open, paragraph.region.end())];
    found.extend(nested(&paragraph.closed, open));
    let mut outer = open;
    for next in &paragraphs[at + 1..=last] {
        let piece = run_on(next);
        outer = outer.cover(piece);
        pieces.push(piece);
        found.extend(nested(&next.closed, piece).filter(|inner| !inner.pieces.contains(&piece)));
    }
    found.push(Quotation { pieces, outer, depth: 0 });
    last + 1
}

/// The part of a paragraph that belongs to a quotation opened in an earlier one.
fn run_on(paragraph: &Paragraph) -> Span {
    match (paragraph.starts_open, paragraph.stray, paragraph.open) {
        (false, Some(stray), _) => Span::new(paragraph.region.start(), stray.start()),
        (true, _, Some(open)) if open.start() == paragraph.region.start() => content(open, paragraph.region.end()),
        (true, _, _) => paragraph.closed.iter().find(|first| first.depth == 0).map_or(paragraph.region, |first| first.pieces[0]),
        _ => paragraph.region,
    }
}

/// The paragraph in which the quotation left open in paragraph `at` ends.
///
/// By custom each further paragraph repeats the opening mark and only the last closes. Web pages often forget to
/// repeat it; then a closing mark that closes nothing else tells.
fn last_paragraph(paragraphs: &[Paragraph], at: usize) -> usize {
    let window = &paragraphs[at + 1..paragraphs.len().min(at + 1 + MAX_PARAGRAPHS)];
    let reopened = window.iter().take_while(|next| next.starts_open).count();
    if reopened > 0 {
        let still_open = window[..reopened].iter().take_while(|next| next.open.is_some()).count();
        return at + (still_open + 1).min(reopened);
    }
    match window.iter().position(|next| next.stray.is_some() || next.open.is_some() || next.starts_open) {
        Some(ahead) if window[ahead].stray.is_some() && !window[ahead].starts_open => at + 1 + ahead,
        _ => at,
    }
}

/// Ends an unclosed quotation in its own paragraph: at its end, or before the first quotation that follows inside it.
fn close_here(paragraph: &Paragraph, open: Span, found: &mut Vec<Quotation>) {
    let end = paragraph.region.end();
    let next = paragraph.closed.iter().find(|inner| inner.depth == 1 && inner.outer.start() >= open.end());
    let cut = next.filter(|inner| inner.outer.end() < end).map(|inner| inner.outer.start());
    let stop = cut.unwrap_or(end);
    for inner in &paragraph.closed {
        let raise = u32::from(cut.is_some() && inner.outer.start() >= stop);
        found.push(Quotation { depth: inner.depth.saturating_sub(raise), ..inner.clone() });
    }
    let pieces = vec![content(open, stop)];
    found.push(Quotation { outer: open.cover(pieces[0]), pieces, depth: 0 });
}

fn content(open: Span, end: usize) -> Span {
    Span::new(open.end(), end)
}

/// Quotations of a paragraph, those inside `host` one level deeper than they seemed.
fn nested(closed: &[Quotation], host: Span) -> impl Iterator<Item = Quotation> + '_ {
    closed.iter().map(move |inner| {
        let deeper = u32::from(inner.depth == 0 && host.contains(inner.outer));
        Quotation { depth: inner.depth + deeper, ..inner.clone() }
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Double,
    Single { end: usize },
}

#[derive(Clone, Copy)]
struct Opened {
    mark: Span,
    kind: Kind,
}

/// Reads the marks of one paragraph with a stack of those open.
struct Reader<'a> {
    article: &'a Article,
    region: Span,
    open: Vec<Opened>,
    closed: Vec<Quotation>,
    stray: Option<Span>,
}

impl<'a> Reader<'a> {
    fn new(article: &'a Article, region: Span) -> Reader<'a> {
        Reader { article, region, open: Vec::new(), closed: Vec::new(), stray: None }
    }

    fn read(mut self) -> Paragraph {
        let text = self.region.of(&self.article.text);
        let mut before = None;
        let mut letters = text.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            let mark = Span::new(self.region.start() + at, self.region.start() + at + letter.len_utf8());
            let around = Around { before, after: letters.peek().map(|&(_, next)| next) };
            if is_mark(letter) && !self.is_furniture(mark) {
                self.mark(letter, mark, around);
            }
            before = Some(letter);
        }
        let open = self.open.iter().find(|opened| opened.kind == Kind::Double).map(|opened| opened.mark);
        let starts_open = self.closed.iter().map(|quotation| quotation.outer.start()).chain(open.map(Span::start)).min()
            == Some(self.region.start());
        Paragraph { region: self.region, closed: self.closed, open, stray: self.stray, starts_open }
    }

    fn is_furniture(&self, mark: Span) -> bool {
        let parts = &self.article.boilerplate;
        let next = parts.partition_point(|part| part.span.end() <= mark.start());
        parts.get(next).is_some_and(|part| part.span.overlaps(mark))
    }

    fn mark(&mut self, letter: char, mark: Span, around: Around) {
        let is_open = self.open.iter().any(|opened| opened.kind == Kind::Double);
        match letter {
            '‘' | '’' | '\'' => self.single(letter, mark, around),
            '“' | '„' | '«' if is_open && !around.can_open() => self.close(mark),
            '“' | '„' | '«' => self.push(mark),
            '”' | '»' if is_open => self.close(mark),
            '”' if around.opens() => self.push(mark),
            '"' if is_open && (around.can_close() || !around.opens()) => self.close(mark),
            '"' if around.opens() || (!is_open && around.can_open()) => self.push(mark),
            _ if around.is_inch() => {}
            _ => self.stray = self.stray.or(Some(mark)),
        }
    }

    fn push(&mut self, mark: Span) {
        self.open.push(Opened { mark, kind: Kind::Double });
    }

    /// Closes the innermost double mark; single ones left open in it were apostrophes.
    fn close(&mut self, mark: Span) {
        let Some(at) = self.open.iter().rposition(|opened| opened.kind == Kind::Double) else { return };
        let opened = self.open[at];
        self.open.truncate(at);
        self.record(opened.mark, mark);
    }

    fn record(&mut self, opening: Span, closing: Span) {
        let piece = Span::new(opening.end(), closing.start());
        let depth = self.open.len() as u32;
        self.closed.push(Quotation { pieces: vec![piece], outer: opening.cover(closing), depth });
    }

    fn single(&mut self, letter: char, mark: Span, around: Around) {
        match self.open.last() {
            Some(&Opened { mark: opening, kind: Kind::Single { end } }) if end == mark.start() => {
                self.open.pop();
                self.record(opening, mark);
            }
            // A nested quotation opened with a double and closed with a single mark.
            Some(_) if self.open.len() > 1 && around.after == Some('”') && around.can_close() => self.close(mark),
            _ if letter != '’' && around.opens() && !self.is_elision(letter, mark) => {
                if let Some(end) = self.single_end(mark) {
                    self.open.push(Opened { mark, kind: Kind::Single { end } });
                }
            }
            _ => {}
        }
    }

    /// Whether the mark stands for letters left out. A curly mark that another closes after one word does not ('n' does).
    fn is_elision(&self, letter: char, mark: Span) -> bool {
        let rest = self.article.text.get(mark.end()..self.region.end()).unwrap_or("");
        let after = rest.trim_start_matches(char::is_alphanumeric);
        if letter == '‘' && after.starts_with(['’', '\'']) {
            return false;
        }
        let word: String = rest.chars().take_while(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        word.starts_with(|letter: char| letter.is_ascii_digit()) || reporting::is_elision(&word)
    }

    /// Where the single-quoted stretch that opens at `mark` ends. A mark after an s may be a plural's possessive:
    /// it closes only where no better one follows.
    fn single_end(&self, mark: Span) -> Option<usize> {
        let rest = self.article.text.get(mark.end()..self.region.end())?;
        let in_double = self.open.iter().any(|opened| opened.kind == Kind::Double);
        let (mut before, mut fallback) = (None, None);
        let mut letters = rest.char_indices().take_while(|&(at, _)| at < MAX_SINGLE).peekable();
        while let Some((at, letter)) = letters.next() {
            let around = Around { before, after: letters.peek().map(|&(_, next)| next) };
            match letter {
                '’' | '\'' if before.is_some() && around.can_close() => {
                    if before != Some('s') || around.after != Some(' ') {
                        return Some(mark.end() + at);
                    }
                    fallback = fallback.or(Some(mark.end() + at));
                }
                '‘' => return fallback,
                '”' | '"' if in_double && around.can_close() => return fallback,
                _ => {}
            }
            before = Some(letter);
        }
        fallback
    }
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '“' | '”' | '„' | '«' | '»' | '"' | '‘' | '’' | '\'')
}

/// The characters before and after a mark.
#[derive(Clone, Copy)]
struct Around {
    before: Option<char>,
    after: Option<char>,
}

impl Around {
    /// Whether something follows that a quotation could start with.
    fn can_open(self) -> bool {
        self.after.is_some_and(|next| !next.is_whitespace())
    }

    /// Whether the mark stands free on its left and touches what follows.
    fn opens(self) -> bool {
        let free = self.before.is_none_or(|last| last.is_whitespace() || "([{—–―-/“‘\"'".contains(last));
        free && self.after.is_some_and(|next| next.is_alphanumeric() || "[($£€.…-—‘'“\"#@¿¡".contains(next))
    }

    /// Whether the mark touches what is before it and stands free on its right.
    fn can_close(self) -> bool {
        self.before.is_some_and(|last| !last.is_whitespace())
            && self.after.is_none_or(|next| !next.is_alphanumeric())
    }

    /// Whether the mark measures feet or inches.
    fn is_inch(self) -> bool {
        self.before.is_some_and(|last| last.is_ascii_digit())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax;

    /// `expected`: each quotation's pieces joined by ` / `, nested ones after `depth>`.
    fn check(text: &str, expected: &[&str]) {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let found: Vec<String> = find(&article, &syntax::analyze(&article))
            .iter()
            .map(|quotation| {
                let pieces: Vec<&str> = quotation.pieces.iter().map(|piece| piece.of(text)).collect();
                format!("{}{}", ">".repeat(quotation.depth as usize), pieces.join(" / "))
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn curly_and_straight_marks_pair() {
        check("“We won,” she said. “At last.”", &["We won,", "At last."]);
        check("\"We won,\" she said. \"At last.\"", &["We won,", "At last."]);
        check("They “differ from us in May.\" So it goes.", &["differ from us in May."]);
    }

    #[test]
    fn apostrophes_and_measures_are_no_marks() {
        check("The workers’ union and the ’90s kids didn’t mind. 'Tis rock 'n' roll.", &[]);
        check("A 6\" pipe and a 5'11\" man.", &[]);
        check("The ‘workers’ rights act’ passed.", &["workers’ rights act"]);
    }

    #[test]
    fn nested_marks_are_kept_with_their_depth() {
        check("“She spelled it with a ‘c’ and an ‘n’ twice.”", &["She spelled it with a ‘c’ and an ‘n’ twice.", ">c", ">n"]);
        check("“It is “a great loss.'”", &["It is “a great loss.'", ">a great loss."]);
        check("\"A same-sex 'marriage' law,\" he said.", &["A same-sex 'marriage' law,", ">marriage"]);
    }

    #[test]
    fn misplaced_marks_still_close() {
        check("He said: “We agreed to trade. “\nNew line.", &["We agreed to trade. "]);
        check("“We lost. It hurt.\nSeveral people left.", &["We lost. It hurt."]);
        check("“We lost. It hurt. “We won,” she said.", &["We lost. It hurt. ", "We won,"]);
    }

    #[test]
    fn quotations_run_over_paragraphs() {
        check("“One.\n“Two.\n“Three,” he said.", &["One. / Two. / Three,"]);
        check("“One.\nTwo about “x” things.\nThree.”\nFour.", &["One. / Two about “x” things. / Three.", ">x"]);
        check("\"One.\nTwo.\"\nThree.", &["One. / Two."]);
    }
}
