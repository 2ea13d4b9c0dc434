//! Quantities: counts, money, percent, ages, measures, votes, places in an order, with what is counted.
//!
//! Leaves dates to `date` (their tokens are passed over) and the comparison of two quantities to `compare::quantity`.
//! `part` cuts tokens finer, `number`, `unit` and `per` read, `amount` joins a number with its unit, `pair` two of them
//! (ranges, votes, shares), `expression` puts all together, `age` and `veto` know ages and numbers that count nothing, `counted` finds the noun, `scope` what is covered, `display` shows a value.

mod age;
mod amount;
mod counted;
mod display;
mod expression;
mod number;
mod pair;
mod part;
mod per;
mod scope;
mod unit;
mod veto;

use crate::article::Article;
use crate::mention::TimeExpression;
use crate::syntax::{Document, TokenRange};
use crate::text::Span;

use part::Parts;

pub use scope::{Change, QuantityScope};

/// How the number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantityModifier {
    /// The value itself.
    Exact,
    /// Around the value, or somewhere in the customary range of a vague word ("dozens").
    About,
    /// Above the value.
    MoreThan,
    /// Below the value.
    LessThan,
    /// The value or above.
    AtLeast,
    /// The value or below.
    AtMost,
    /// From `low` to `high`.
    Between,
    /// A place in an order: "third".
    Ordinal,
}

/// What kind of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantityKind {
    /// A bare count: "63 Democrats".
    Count,
    /// An amount of money.
    Money,
    /// Percent or percentage points.
    Percent,
    /// A part of one in words: "two-thirds".
    Share,
    /// A measure with a unit: "6 inches".
    Measure,
    /// An age: "56", "76-year-old", "in his 50s".
    Age,
    /// A place in an order: "third", "No. 2".
    Ordinal,
    /// A vote or score: "134 to 63".
    Score,
}

/// One quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Where number, approximator and unit stand.
    pub span: Span,
    /// Their tokens.
    pub tokens: TokenRange,
    /// The lowest value that is said; `None` where it is open ("up to 1.6 million"). The lesser number of a score.
    pub low: Option<f64>,
    /// The highest value that is said; `None` where it is open ("more than 60"). The greater number of a score.
    pub high: Option<f64>,
    /// How the number is meant.
    pub modifier: QuantityModifier,
    /// The unit's normal name: "US dollar", "percent", "year"; empty for a bare count.
    pub unit: String,
    /// The noun phrase that is counted ("women", "suspicious packages"), where there is one.
    pub counted: Option<TokenRange>,
    /// The head noun of `counted`: "packages".
    pub counted_head: Option<u32>,
    /// The lemma of the head noun, lower-cased: "package"; empty where nothing counted is named.
    pub counted_lemma: String,
    /// What kind of number it is.
    pub kind: QuantityKind,
    /// The two numbers of a vote or score, as they stand.
    pub score: Option<(f64, f64)>,
    /// What the value is per: "day" in "$5 a day".
    pub per: Option<String>,
    /// Whether a word without a number stands for it: "dozens", "some".
    pub is_vague: bool,
    /// The place value of the last digit that is told: 100,000 for "1.5 million".
    pub step: f64,
    /// What it covers: what happened to those who are counted, a part or all of them, a level or a change.
    pub scope: QuantityScope,
}

/// The quantities of an article, in text order.
pub fn find(article: &Article, document: &Document, dates: &[TimeExpression]) -> Vec<Quantity> {
    let mut quantities = Vec::new();
    let mut dates = dates.iter().peekable();
    let mut dated = Vec::new();
    for sentence in document.sentences() {
        while dates.next_if(|date| date.tokens.end <= sentence.tokens.start).is_some() {}
        dated.clear();
        dated.extend(dates.clone().take_while(|date| date.tokens.start < sentence.tokens.end).map(|date| date.tokens));
        let parts = Parts::new(&article.text, document, sentence.tokens);
        expression::scan(document, &parts, &dated, &mut quantities);
    }
    quantities
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax;

    fn read(text: &str) -> (Article, Document) {
        let article = Article { text: text.to_string(), ..Article::default() };
        let document = syntax::analyze(&article);
        (article, document)
    }

    /// Expects the quantities of `text` as "span = plain value [counted lemma]".
    pub(super) fn check(text: &str, expected: &[&str]) {
        let (article, document) = read(text);
        let found: Vec<String> = find(&article, &document, &[])
            .iter()
            .map(|one| format!("{} = {} [{}]", one.span.of(text), one.value_text(), one.counted_lemma))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numbers_in_digits_and_words() {
        check("twenty-three people", &["twenty-three = 23 [person]"]);
        check("one hundred and five boats", &["one hundred and five = 105 [boat]"]);
        check("half a million votes", &["half a million = 500,000 [vote]"]);
        check("They saw 1,512,000 birds.", &["1,512,000 = 1,512,000 [bird]"]);
        check("two and a half million trees", &["two and a half million = 2,500,000 [tree]"]);
        check("two-thirds of the vote", &["two-thirds = 0.67 [vote]"]);
        check("one in five Belgians", &["one in five = 0.2 [belgian]"]);
    }

    #[test]
    fn bounds_and_ranges() {
        check("at least 544 women who serve", &["at least 544 = at least 544 [woman]"]);
        check("up to 1.6 million women", &["up to 1.6 million = at most 1,600,000 [woman]"]);
        check("more than 10 packages", &["more than 10 = more than 10 [package]"]);
        check("a dozen or so backers", &["a dozen or so = about 12 [backer]"]);
        check("estimates run from 500,000 to 1.6 million", &["from 500,000 to 1.6 million = 500,000 to 1,600,000 []"]);
        check("between 18 and 25 boats", &["between 18 and 25 = 18 to 25 [boat]"]);
        check("more than 10, less than 20 boats", &["more than 10, less than 20 = 10 to 20 [boat]"]);
        check("His score is 200 or greater than 190.", &["200 = 200 []", "greater than 190 = more than 190 []"]);
        check("at least 2000 boats", &["at least 2000 = at least 2,000 [boat]"]);
        check("above 2019 levels", &[]);
        check("plus or minus 3 points", &["plus or minus 3 = about 3 [point]"]);
        check("$2 to $3 million", &["$2 to $3 million = 2,000,000 to 3,000,000 US dollar []"]);
    }

    #[test]
    fn a_change_is_no_range() {
        check("the toll rose from 12 to 18", &["12 = 12 []", "18 = 18 []"]);
    }

    #[test]
    fn votes_and_scores() {
        check("She won by a 134-to-63 vote", &["134-to-63 = 134-63 [vote]"]);
        check("in a narrow victory, 98 to 96, she won", &["98 to 96 = 98-96 []"]);
        check("They lost 2-3 at home", &["2-3 = 2-3 []"]);
        check("for 5 to 10 boats", &["5 to 10 = 5 to 10 [boat]"]);
    }

    #[test]
    fn money_percent_and_measures() {
        check("£3bn", &["£3bn = 3,000,000,000 pound sterling []"]);
        check("a $5 bill", &["$5 = 5 US dollar [bill]"]);
        check("36 percentage points", &["36 percentage points = 36 percentage point []"]);
        check("30 percent of the vote", &["30 percent = 30 percent [vote]"]);
        check("billions of dollars", &["billions of dollars = about 1,000,000,000 to 999,000,000,000 US dollar []"]);
        check("he was 5-foot-11 and 215 pounds", &["5-foot-11 = 5.92 foot []", "215 pounds = 215 pound []"]);
        check("$5 a day", &["$5 a day = 5 US dollar per day []"]);
        check("40C", &["40C = 40 degree Celsius []"]);
    }

    #[test]
    fn ages() {
        check("Jane Roe, 56, of Leeds", &["56 = 56 year []"]);
        check("Jane Roe, 56 of Leeds", &["56 = 56 year []"]);
        check("In Leeds, 56 of Kent's students passed", &["56 = 56 [student]"]);
        check("a 43-year-old miner", &["43-year-old = 43 year [miner]"]);
        check("a man in his 50s", &["50s = 50 to 59 year []"]);
        check("a man in his early 20s", &["20s = 20 to 23 year []"]);
    }

    #[test]
    fn places_in_an_order() {
        check("her eighth term", &["eighth = no. 8 [term]"]);
        check("the No. 2 job", &["No. 2 = no. 2 [job]"]);
        check("When he first spoke, the first lady left at first.", &[]);
    }

    #[test]
    fn numbers_that_count_nothing() {
        check("No one saw one another.", &[]);
        check("He sent one addressed to her.", &[]);
        check("an estimated one-time charge", &[]);
        check("case No. 10-277 at 52nd Street", &[]);
        check("Call 555-0142 or 212-555-0142.", &[]);
        check("An F-16 flew beside 737s.", &[]);
        check("the 2016 election and the 1990s at 2:30 p.m.", &[]);
        check("the 2013-14 season in Section 3", &[]);
    }

    #[test]
    fn what_is_counted() {
        check("one of the three lanes", &["three = 3 [lane]"]);
        check("12 crude explosive devices have been found", &["12 = 12 [device]"]);
        check("a seven-term lawmaker", &["seven = 7 [term]"]);
        check("4,300 Acme and Bell stores closed", &["4,300 = 4,300 [store]"]);
        check("30 ship-to-ship transfers", &["30 = 30 [transfer]"]);
        check("a 300-foot-long wall", &["300-foot = 300 foot [wall]"]);
        check("over 200 feet tall", &["over 200 feet = more than 200 foot []"]);
        check("3 people died and 23 in the fire", &["3 = 3 [person]", "23 = 23 []"]);
    }

    #[test]
    fn vague_words() {
        check("dozens of boats", &["dozens = about 24 to 99 [boat]"]);
        check("hundreds of thousands of workers", &["hundreds of thousands = about 100,000 to 999,999 [worker]"]);
        check("Some of the packages", &["Some = 2 or more [package]"]);
        check("some 500 boats", &["some 500 = about 500 [boat]"]);
        check("He did some work with a couple from Rome.", &[]);
        check("a raft of measures", &["a raft of = about 4 to 50 [measure]"]);
        check("a raft of wood", &[]);
        check("several hundred thousand people", &["several hundred thousand = about 250,000 to 950,000 [person]"]);
    }

    #[test]
    fn shows_the_words_of_the_article() {
        let (article, document) = read("They are at least 544 women.");
        let found = find(&article, &document, &[]);
        assert_eq!(found[0].display(&article.text, &document), "at least 544 women");
    }

    #[test]
    fn any_text_is_read() {
        for text in [
            "",
            "-",
            "$",
            "1,",
            "½ of",
            "to 5 to to",
            "-to-",
            "١٢",
            "5 \u{ad}\u{ad}7\u{ad}s’s",
            "No.",
            "a a a half",
            "$99(",
        ] {
            let (article, document) = read(text);
            for one in find(&article, &document, &[]) {
                assert!(!one.span.of(text).is_empty(), "{text}");
            }
        }
    }
}
