//! What a text tells of itself, put together: headline, outlet, byline, date, agencies, and the furniture around it.
//!
//! Asks the rules in turn: wording first, then date lines, bylines and captions, then what lies before the headline and
//! below the last paragraph. What the user gives counts before what a page's tags say, and that before the text.

use jiff::civil::Date;

use crate::article::{Article, Boilerplate, Credit, Published, PublishedBasis};
use crate::text::Span;

use super::byline::{self, Byline};
use super::caption::{self, Caption};
use super::page::{Page, is_prose};
use super::{Given, aside, careful, credit, date_line, furniture, headline, outlet, zone};

/// Bylines, date lines and captions in the body stand this near to its ends; a long report has none in between.
const MARGIN_LINES: usize = 12;

/// A report whose dateline does not come within its first paragraphs has none.
const DATELINE_LINES: usize = 4;

/// The article in a plain text.
pub(super) fn article(name: &str, text: String, given: &Given) -> Article {
    article_of_page(name, text, given, &Given::default())
}

/// The article in the text of a web page, of which `facts` are known from its tags.
pub(super) fn article_of_page(name: &str, text: String, given: &Given, facts: &Given) -> Article {
    let mut found = Found::default();
    let mut page = Page::new(&text);
    let title = given.title.as_deref().or(facts.title.as_deref());
    found.parts.extend(furniture::mark(&mut page));
    let headline = headline::find(&page, title);
    let published = published(given, facts, found.read_dates(&mut page, headline));
    found.read_bylines(&mut page, headline);
    found.mark_captions(&mut page, headline, published.map(|published| published.date));
    found.read_datelines(&page, headline);
    zone::mark(&mut page, headline, &mut found.authors);
    found.read_furniture(&page);
    let headline_span = headline.map(|line| found.headline(&page, line));
    let language = given.language.clone().or_else(|| facts.language.clone().filter(|code| code == "en"));
    let language = language.unwrap_or_else(|| careful::language(&page));
    let warnings = careful::warnings(&page, published, &language);
    let url = given.url.clone().or_else(|| facts.url.clone());
    let outlet_of_url = url.as_deref().and_then(outlet::of_url).map(str::to_owned);
    let boilerplate = found.boilerplate(&page);
    let authors = [&given.authors, &facts.authors, &found.authors].into_iter().find(|authors| !authors.is_empty());
    Article {
        path: name.to_owned(),
        given_id: given.id.clone(),
        outlet: given.outlet.clone().or_else(|| facts.outlet.clone()).or(outlet_of_url).or(found.outlet),
        title: title.map(str::to_owned).or_else(|| headline_span.map(|span| span.of(&text).to_owned())),
        authors: authors.cloned().unwrap_or_default(),
        published,
        url,
        language,
        headline: headline_span,
        boilerplate,
        credits: found.credits,
        warnings,
        text,
    }
}

fn published(given: &Given, facts: &Given, of_text: Option<Date>) -> Option<Published> {
    let of_url = |facts: &Given| facts.url.as_deref().and_then(date_line::of_url);
    let ranked = [
        (given.published, PublishedBasis::Given),
        (facts.published, PublishedBasis::Html),
        (of_text, PublishedBasis::Text),
        (of_url(given), PublishedBasis::Given),
        (of_url(facts), PublishedBasis::Html),
    ];
    ranked.into_iter().find_map(|(date, basis)| date.map(|date| Published { date, basis }))
}

/// What the text tells, as it is found.
#[derive(Default)]
struct Found {
    /// Furniture that is part of a line.
    parts: Vec<(Span, &'static str)>,
    outlet: Option<String>,
    authors: Vec<String>,
    credits: Vec<Credit>,
}

impl Found {
    /// The date of publication from the lines made for it; marks all of these.
    fn read_dates(&mut self, page: &mut Page<'_>, headline: Option<usize>) -> Option<Date> {
        let mut date = None;
        for line in margins(page).filter(|line| Some(*line) != headline) {
            if let Some(found) = date_line::of_line(page.of(line)) {
                if let (Some(byline), true) = (byline::of_line(page.of(line)), page.is_open(line)) {
                    self.take(byline, page.lines[line].span);
                }
                page.mark(line, "date");
                date = date.or(Some(found));
            }
        }
        date
    }

    fn read_bylines(&mut self, page: &mut Page<'_>, headline: Option<usize>) {
        for line in margins(page).filter(|line| Some(*line) != headline) {
            if !page.is_open(line) {
                continue;
            }
            if let Some(byline) = byline::of_line(page.of(line)) {
                page.mark(line, "byline");
                self.take(byline, page.lines[line].span);
            }
        }
        for line in (0..page.lines.len()).rev().take(MARGIN_LINES) {
            if !page.is_open(line) || Some(line) == headline {
                continue;
            }
            match byline::of_bio(page.of(line), &self.authors) {
                Some(byline) => {
                    page.mark(line, "bio");
                    self.take(byline, page.lines[line].span);
                }
                // Above the last paragraph of the report there are no notes on its author.
                None if is_prose(page.of(line)) => break,
                None => {}
            }
        }
    }

    fn take(&mut self, byline: Byline, span: Span) {
        for author in byline.authors {
            if !self.authors.contains(&author) {
                self.authors.push(author);
            }
        }
        self.outlet = self.outlet.take().or(byline.outlet);
        if let Some(agency) = byline.agency {
            self.credits.push(Credit { agency: agency.to_owned(), span });
        }
    }

    fn mark_captions(&mut self, page: &mut Page<'_>, headline: Option<usize>, published: Option<Date>) {
        for line in 0..page.lines.len() {
            if !page.is_open(line) || Some(line) == headline {
                continue;
            }
            let start = page.lines[line].span.start();
            let shifted = |span: Span| Span::new(start + span.start(), start + span.end());
            match caption::find(page.of(line), published) {
                Some(Caption::Line) => page.mark(line, "caption"),
                Some(Caption::Credit(credit)) => self.parts.push((shifted(credit), "caption")),
                None => {
                    self.parts.extend(aside::find(page.of(line)).into_iter().map(|(span, why)| (shifted(span), why)))
                }
            }
        }
    }

    /// The dateline at the start of the body; its bracket names an agency, or the outlet itself.
    fn read_datelines(&mut self, page: &Page<'_>, headline: Option<usize>) {
        let open = (0..page.lines.len()).filter(|&line| page.is_open(line) && Some(line) != headline);
        for line in open.take(DATELINE_LINES) {
            let Some(dateline) = aside::dateline(page.of(line)) else { continue };
            let start = page.lines[line].span.start();
            let span = Span::new(start, start + dateline.span.end());
            self.parts.push((span, "dateline"));
            let name = dateline.credit.map(|credit| credit.of(page.of(line)));
            match (name, name.and_then(aside::agency)) {
                (_, Some(agency)) => self.credits.push(Credit { agency: agency.to_owned(), span }),
                (Some(name), None) if outlet::is_outlet(name) => self.outlet = Some(name.to_owned()),
                _ => {}
            }
            return;
        }
    }

    /// Agencies and the outlet from lines that are furniture.
    fn read_furniture(&mut self, page: &Page<'_>) {
        for line in 0..page.lines.len() {
            let text = page.of(line);
            let Some(why) = page.lines[line].why else { continue };
            if matches!(why, "credit" | "licence") {
                let agencies = credit::agencies(text).into_iter();
                self.credits
                    .extend(agencies.map(|agency| Credit { agency: agency.to_owned(), span: page.lines[line].span }));
            }
            if self.outlet.is_none() && matches!(why, "licence" | "follow" | "logo") {
                let outlet = outlet::of_furniture(text).filter(|name| aside::agency(name).is_none() || why == "logo");
                self.outlet = outlet.map(str::to_owned);
            }
        }
        self.credits.sort_by(|one, other| (one.span, &one.agency).cmp(&(other.span, &other.agency)));
        self.credits.dedup();
    }

    /// The headline without the outlet's name behind it.
    fn headline(&mut self, page: &Page<'_>, line: usize) -> Span {
        let span = page.lines[line].span;
        let Some((name, n_suffix)) = outlet::of_headline(page.of(line)) else { return span };
        self.outlet.get_or_insert_with(|| name.to_owned());
        let end = span.end() - n_suffix;
        self.parts.push((Span::new(end, span.end()), "outlet"));
        Span::new(span.start(), end)
    }

    /// All furniture, sorted and without overlaps.
    fn boilerplate(&mut self, page: &Page<'_>) -> Vec<Boilerplate> {
        let lines = page.lines.iter().filter_map(|line| line.why.map(|why| (line.span, why)));
        let mut parts: Vec<(Span, &'static str)> = lines.chain(self.parts.drain(..)).collect();
        parts.sort_by_key(|(span, why)| (span.start(), std::cmp::Reverse(span.end()), *why));
        let mut kept: Vec<Boilerplate> = Vec::new();
        for (span, why) in parts {
            let from = kept.last().map_or(0, |last| last.span.end());
            if span.end() > from {
                kept.push(Boilerplate { span: Span::new(span.start().max(from), span.end()), why });
            }
        }
        kept
    }
}

/// The lines near the top and the foot of a page.
fn margins(page: &Page<'_>) -> impl Iterator<Item = usize> + use<> {
    let n_lines = page.lines.len();
    let top = page.body().start.max(MARGIN_LINES).min(n_lines);
    (0..top).chain(n_lines.saturating_sub(MARGIN_LINES).max(top)..n_lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "The bridge over the river was closed on Monday, the mayor of Springfield said.\n\n\
        It will stay closed for at least two weeks, according to the town council.\n";

    fn read(text: &str) -> Article {
        article("a.txt", text.to_owned(), &Given::default())
    }

    /// The furniture of a text, each with its reason.
    fn check(text: &str, expected: &[(&str, &str)]) {
        let article = read(text);
        let found: Vec<(&str, &str)> =
            article.boilerplate.iter().map(|part| (part.why, part.span.of(&article.text))).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_page_with_everything_around_it() {
        let article = read(&format!(
            "Politics\n\nOld Bridge Closed After Storm – Springfield Monitor\n\nBy Ann Example\nAnn Example\n\
             March 4, 2021Updated: March 5, 2021\n\nSPRINGFIELD (AP) — {BODY}\n\
             The Associated Press and Reuters contributed to this report.\n\nRelated Topics\nBridges\n"
        ));
        assert_eq!(article.title.as_deref(), Some("Old Bridge Closed After Storm"));
        assert_eq!(article.headline.map(|span| span.of(&article.text)), Some("Old Bridge Closed After Storm"));
        assert_eq!(article.outlet.as_deref(), Some("Springfield Monitor"));
        assert_eq!(article.authors, ["Ann Example"]);
        assert_eq!(article.published.map(|published| published.date.to_string()).as_deref(), Some("2021-03-04"));
        let agencies: Vec<&str> = article.credits.iter().map(|credit| credit.agency.as_str()).collect();
        assert_eq!(agencies, ["The Associated Press", "Reuters", "The Associated Press"]);
        let reasons: Vec<&str> = article.boilerplate.iter().map(|part| part.why).collect();
        let expected = ["section", "outlet", "byline", "byline", "date", "dateline", "credit", "tags", "foot"];
        assert!(reasons.len() == expected.len() && reasons[1..] == expected[1..], "{reasons:?}");
    }

    #[test]
    fn furniture_inside_paragraphs() {
        check(
            &format!(
                "Old Bridge Closed After Storm\n\n{BODY}The council met. (RELATED: Five Bridges That Fell) It will meet again.\n"
            ),
            &[("related", "(RELATED: Five Bridges That Fell)")],
        );
        check(
            &format!(
                "Old Bridge Closed After Storm\n\n{BODY}UPDATE: The bridge is open again, the mayor said on Tuesday.\n"
            ),
            &[("label", "UPDATE:")],
        );
    }

    #[test]
    fn a_note_on_the_author_ends_the_article() {
        let article = read(&format!(
            "Old Bridge Closed After Storm\n\n{BODY}\nAnn Example is a crime and politics reporter for Springfield News. Follow her on Twitter.\n"
        ));
        assert_eq!(article.outlet.as_deref(), Some("Springfield News"));
        assert_eq!(article.authors, ["Ann Example"]);
        assert_eq!(article.boilerplate.last().map(|part| part.why), Some("bio"));
    }

    #[test]
    fn text_that_looks_like_furniture_stays() {
        check(
            &format!(
                "Old Bridge Closed After Storm\n\nCouncil calls for inquiry into the old bridge\n\n{BODY}“Never again,” she said.\n"
            ),
            &[],
        );
        check(
            &format!(
                "Old Bridge Closed After Storm\n\n{BODY}Related costs rose to 5 million dollars.\n\nRead aloud, the letter took ten minutes.\n\nBy Monday evening, all traffic had stopped.\n"
            ),
            &[],
        );
        check(
            &format!(
                "Old Bridge Closed After Storm\n\n{BODY}Bob Sample, a reporter for the Springfield News, said he saw it fall.\n"
            ),
            &[],
        );
    }

    #[test]
    fn any_text_is_an_article() {
        for text in
            ["", "\n", "(", "((((", "By ", "© ", "—", "“", "a\u{301}\u{200b}", "| | |\n#\n", "By \n\n() ()\n\u{feff}"]
        {
            let article = read(text);
            assert!(article.boilerplate.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()));
            assert!(article.boilerplate.iter().all(|part| text.get(part.span.range()).is_some()), "{text:?}");
        }
    }

    #[test]
    fn given_facts_count_first_then_the_page_then_the_text() {
        let text = format!("Old Bridge Closed – Springfield Monitor\n\nMarch 4, 2021\n\n{BODY}");
        let date = |day| Some(jiff::civil::date(2021, 3, day));
        let facts = Given { published: date(3), outlet: Some("Page".to_owned()), ..Given::default() };
        let given = Given { published: date(2), outlet: Some("Given".to_owned()), ..Given::default() };
        let read = |given: &Given, facts: &Given| {
            let article = article_of_page("a.html", text.clone(), given, facts);
            (article.outlet.unwrap_or_default(), article.published.map(|published| published.basis))
        };
        assert_eq!(read(&given, &facts), ("Given".to_owned(), Some(PublishedBasis::Given)));
        assert_eq!(read(&Given::default(), &facts), ("Page".to_owned(), Some(PublishedBasis::Html)));
        assert_eq!(
            read(&Given::default(), &Given::default()),
            ("Springfield Monitor".to_owned(), Some(PublishedBasis::Text))
        );
    }
}
