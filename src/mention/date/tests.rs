//! Phrases and their values, read in an article of 27 April 2022, a Wednesday; and near misses that are no dates.

use jiff::civil::Date;

use super::{DateBasis, DateModifier, TimeExpression, find};
use crate::article::{Article, Published, PublishedBasis};
use crate::syntax;

fn read(text: &str, published: Option<Date>) -> Vec<TimeExpression> {
    let article = Article {
        text: text.to_string(),
        published: published.map(|date| Published { date, basis: PublishedBasis::Given }),
        ..Article::default()
    };
    find(&article, &syntax::analyze(&article))
}

fn published() -> Option<Date> {
    Some(Date::constant(2022, 4, 27))
}

/// Each found phrase as "phrase = value".
fn told(text: &str, published: Option<Date>) -> String {
    let found = read(text, published);
    let lines: Vec<String> = found.iter().map(|time| format!("{} = {}", time.span.of(text), time.value)).collect();
    lines.join("; ")
}

fn check(text: &str, expected: &str) {
    assert_eq!(told(text, published()), expected, "in: {text}");
}

#[test]
fn absolute_dates() {
    check("It was signed on April 27, 2022, in Tehran.", "April 27, 2022 = 2022-04-27");
    check("It was signed on 27 April.", "27 April = 2022-04-27");
    check("It was signed on the 27th of April 2021.", "the 27th of April 2021 = 2021-04-27");
    check("The papers are due May 5.", "May 5 = 2022-05-05");
    check("It was agreed in March 2021.", "March 2021 = 2021-03");
    check("It was signed 2022-04-27 and filed 4/26/22.", "2022-04-27 = 2022-04-27; 4/26/22 = 2022-04-26");
    check("It began in the fall of 1980.", "the fall of 1980 = 1980-FA");
    check("Sales rose in Q3 and in the second quarter of 2019.", "Q3 = 2021-Q3; the second quarter of 2019 = 2019-Q2");
    check("It was the style of the 1990s and the '80s.", "the 1990s = 199; the '80s = 198");
    check("It was built in the 19th century.", "the 19th century = 18");
    check("On Wednesday, April 20, they met.", "Wednesday, April 20 = 2022-04-20");
    check("He died on Christmas Day.", "Christmas Day = 2021-12-25");
}

#[test]
fn bare_years_need_a_date_context() {
    check("He has served since 2019.", "2019 = 2019");
    check("The 2015 nuclear deal collapsed.", "2015 = 2015");
    check("According to a 2012 petition, he moved.", "2012 = 2012");
    check("The attacks between 1978 and 1995 killed three.", "1978 = 1978; 1995 = 1995");
}

#[test]
fn numbers_that_are_no_dates_are_left() {
    for text in [
        "It has 4,300 stores and 2,000 people.",
        "The vote was 217-213.",
        "The case is No. 10-277.",
        "About 2000 people marched.",
        "It cost $1995 in cash.",
        "Prime Minister Theresa May spoke.",
        "We may first agree.",
        "It was the second march on the town.",
        "It was an august body.",
        "Eighteen twelve-inch guns fired.",
        "It is the word of the year.",
        "They may march on.",
        "He came second in the race.",
        "The Sun reported it.",
        "He is 5-foot-11.",
        "Three-quarters of them agreed.",
        "He spoke on CBS's 60 Minutes.",
        "She reads USA Today and the Sunday Times.",
    ] {
        check(text, "");
    }
}

#[test]
fn weekdays_count_back_unless_the_clause_looks_ahead() {
    check("They met on Wednesday.", "Wednesday = 2022-04-27");
    check("They met Thursday.", "Thursday = 2022-04-21");
    check("They will meet on Friday.", "Friday = 2022-04-29");
    check("Talks are scheduled to be held on Friday.", "Friday = 2022-04-29");
    check("He said Monday that they will sign.", "Monday = 2022-04-25");
    check("He left last Friday and returns next Tuesday.", "last Friday = 2022-04-22; next Tuesday = 2022-05-03");
    check("It happened Monday of last week.", "Monday of last week = 2022-04-18");
    check("He teaches on Fridays.", "Fridays = XXXX-WXX-5");
}

#[test]
fn months_take_the_year_that_the_tense_asks_for() {
    check("They held drills in January.", "January = 2022-01");
    check("They held drills in December.", "December = 2021-12");
    check("They will vote in December.", "December = 2022-12");
    check("They held drills in January of this year.", "January of this year = 2022-01");
    check("They met in December of 2019.", "December of 2019 = 2019-12");
    check("They met in May.", "May = 2021-05");
    check("She is running against Ann Smith, a registered nurse, in November.", "November = 2022-11");
    check("They must answer to the administration coming in November.", "November = 2022-11");
}

#[test]
fn relative_dates() {
    check("They met yesterday.", "yesterday = 2022-04-26");
    check("They met last week, not this week.", "last week = 2022-W16; this week = 2022-W17");
    check("They met last year.", "last year = 2021");
    check("They met earlier this month.", "earlier this month = 2022-04");
    check("It happened two years ago.", "two years ago = 2020");
    check("It happened three weeks ago.", "three weeks ago = 2022-W14");
    check("The case started a decade ago.", "a decade ago = 2012");
    check("A ruling is expected this summer.", "this summer = 2022-SU");
    check(
        "It opened on April 20 and closed the following day.",
        "April 20 = 2022-04-20; the following day = 2022-04-21",
    );
    check("They talked over the weekend.", "the weekend = 2022-W16-WE");
}

#[test]
fn times_of_day_join_their_day() {
    check("He spoke at 2:30 p.m. ET on Friday.", "2:30 p.m. ET on Friday = 2022-04-22T14:30");
    check("He spoke Friday morning.", "Friday morning = 2022-04-22TMO");
    check("He spoke at noon.", "noon = 2022-04-27T12:00");
    check(
        "He came Monday at 9 a.m. and left at 10 p.m.",
        "Monday at 9 a.m. = 2022-04-25T09:00; 10 p.m. = 2022-04-25T22:00",
    );
}

#[test]
fn durations_and_sets() {
    check("The lanes were closed for four days.", "four days = P4D");
    check("They signed a 25-year pact.", "25-year = P25Y");
    check("The 25-Year Cooperation Program began.", "The 25-Year = P25Y");
    check("It took a third of a century.", "a third of a century = P33Y");
    check("It took two and a half years.", "two and a half years = P2Y6M");
    check("It took half an hour.", "half an hour = PT30M");
    check("They lost seats over the past six years.", "the past six years = P6Y");
    check("It grew in recent years.", "recent years = PXY");
    check("It meets every year and twice a week.", "every year = P1Y; twice a week = P1W");
}

#[test]
fn ages_are_left_to_quantities() {
    for text in [
        "The 10-year-old lawsuit goes on.",
        "He is 56 years old.",
        "Her six-month-old son slept.",
        "At 18 months of age, it walks.",
    ] {
        check(text, "");
    }
    check("It was a year-long drought.", "a year-long = P1Y");
}

#[test]
fn lengths_of_several_units() {
    check("It took 1 year 1 month 21 days.", "1 year 1 month 21 days = P1Y1M21D");
    check("It took two years and three months.", "two years and three months = P2Y3M");
    check("It took an hour and a half.", "an hour and a half = PT1H30M");
    check("It ran for 24hrs.", "24hrs = PT24H");
    check("It rained all day.", "all day = P1D");
    check("It runs for another year.", "another year = P1Y");
    check("He wrote in three weeks.", "three weeks = P3W");
    check("It may take weeks or months.", "weeks or months = PXW");
    check("They will one day agree.", "one day = FUTURE_REF");
    check("It came one day after the vote.", "one day = P1D");
    check("It falls on days when it rains.", "");
    // Two lengths, not one.
    check("It ran for two days and a week.", "two days = P2D; a week = P1W");
}

#[test]
fn lengths_that_lead_to_a_day() {
    check("They will return in two weeks.", "two weeks = 2022-W19");
    check("It happened 1 month and 21 days ago.", "1 month and 21 days ago = 2022-03-06");
    check("They return two days after tomorrow.", "two days after tomorrow = 2022-04-30");
    check("It was two days before Christmas 2021.", "two days before Christmas 2021 = 2021-12-23");
    check("A year-ago loss", "A year-ago = 2021");
    // The wait, and no date.
    check("It will be the first in a decade.", "a decade = P10Y");
    check("It came two days after the vote.", "two days = P2D");
}

#[test]
fn repetitions() {
    check("It meets every other Friday.", "every other Friday = XXXX-WXX-5");
    check("It meets every Monday at 4 p.m.", "every Monday at 4 p.m. = XXXX-WXX-1T16:00");
    check("They march each July.", "each July = XXXX-07");
    check("It opens on Friday mornings.", "Friday mornings = XXXX-WXX-5TMO");
    check("It is paid three times a year.", "three times a year = P1Y");
    check("It is paid quarterly.", "quarterly = P3M");
    // Before a noun the word describes; "nights" that are counted or told are none.
    check("It cut its quarterly dividend.", "");
    check("It took the dark nights.", "");
}

#[test]
fn counted_days_and_weeks() {
    check("It is on the first Friday of July.", "the first Friday of July = 2022-07-01");
    check("It was on the last Monday of May 2021.", "the last Monday of May 2021 = 2021-05-31");
    check("It will open on the second Monday of next month.", "the second Monday of next month = 2022-05-09");
    check("It was the week of April 4.", "the week of April 4 = 2022-W14");
    check("It was in the third week of 2021.", "the third week of 2021 = 2021-W03");
    check("It is due on the 20th of next month.", "the 20th of next month = 2022-05-20");
    check("They met on Friday the 22nd.", "Friday the 22nd = 2022-04-22");
    // Rank, not time.
    check("He came first in the race.", "");
    check("She took the last seat.", "");
}

#[test]
fn days_and_months_that_share_a_name() {
    check("They met on April 24 and 25.", "April 24 = 2022-04-24; 25 = 2022-04-25");
    check("They met April 24-25, 2019.", "April 24 = 2019-04-24; 25, 2019 = 2019-04-25");
    check("They met on 24 and 25 April.", "24 = 2022-04-24; 25 April = 2022-04-25");
    check("It ran from January to April 2015.", "January = 2015-01; April 2015 = 2015-04");
    check("It ran from November to February 2015.", "November = 2014-11; February 2015 = 2015-02");
    check("It runs from May to September.", "May = 2022-05; September = 2022-09");
    check("He was shot last Oct. 23.", "last Oct. 23 = 2021-10-23");
    check(
        "It was in 1959. They will talk between now and May 10.",
        "1959 = 1959; now = PRESENT_REF; May 10 = 2022-05-10",
    );
    check("In July, they signed it.", "July = 2021-07");
    // Counts, not days.
    check("On April 24 and 25 other people marched.", "April 24 = 2022-04-24");
    check("On April 24 and 25 people marched.", "April 24 = 2022-04-24");
    check("In March 12 people were hurt.", "March = 2022-03");
}

#[test]
fn years_in_words() {
    check("It opened in nineteen ninety-six.", "nineteen ninety-six = 1996");
    check("It opened in two thousand and fifteen.", "two thousand and fifteen = 2015");
    check("It was the style of the seventies.", "the seventies = 197");
    check("The range is 2014 to 2018.", "2014 = 2014; 2018 = 2018");
    // Counts and ages.
    check("He saw two thousand people.", "");
    check("She is in her seventies.", "");
    check("They got nineteen twenty-day terms.", "twenty-day = P20D");
}

#[test]
fn the_year_that_owns_a_quarter() {
    check("Sales fell in this year's first quarter.", "this year's first quarter = 2022-Q1");
    check("Sales fell in the second half of last year.", "the second half of last year = 2021-H2");
    check("Sales fell for the year.", "the year = 2022");
    check("They won over Labor Day weekend.", "Labor Day weekend = 2021-W35-WE");
    // Which year is told by what follows.
    check("It was the year he died.", "");
    check("He is Person of the Year.", "");
}

#[test]
fn days_in_numbers() {
    check("It is due 12-Jan-2021.", "12-Jan-2021 = 2021-01-12");
    check("It was signed on 4/22.", "4/22 = 2022-04-22");
    check("It was signed in 11/2016.", "11/2016 = 2016-11");
    // Scores, fractions and names.
    for text in ["It won 4/22 of the vote.", "The 9/11 attacks", "It is open 24/7.", "They won 3-7-2."] {
        check(text, "");
    }
}

#[test]
fn spoken_times_of_day() {
    let at = |text: &str, clock: &str| {
        let found = told(text, published());
        assert!(found.ends_with(&format!("T{clock}")) && !found.contains(';'), "in: {text}: {found}");
    };
    at("He came at half past eight.", "08:30");
    at("He came at a quarter to seven.", "06:45");
    at("He came at 4 in the morning.", "04:00");
    at("He came at 7:56:30 p.m.", "19:56:30");
    at("He came at 8.10 pm.", "20:10");
    at("He came Friday, in the late afternoon.", "AF");
    at("He came at 14:30.", "14:30");
    // Votes, ratios and verses.
    for text in ["They voted ten to five.", "It is a 4:3 screen.", "He read Mark 14:30 aloud.", "He came at 7 houses."]
    {
        check(text, "");
    }
}

#[test]
fn weekdays_of_weeks_to_come() {
    let monday = Some(Date::constant(2022, 4, 25));
    assert_eq!(told("They will meet next Friday.", monday), "next Friday = 2022-05-06");
    assert_eq!(told("They will meet this Friday.", monday), "this Friday = 2022-04-29");
    assert_eq!(told("They will meet this coming Friday.", monday), "this coming Friday = 2022-04-29");
    check(
        "He fell on April 20 and died the following Monday.",
        "April 20 = 2022-04-20; the following Monday = 2022-04-25",
    );
    check("They meet on Friday next week.", "Friday next week = 2022-05-06");
}

#[test]
fn modifiers_narrow_and_mark() {
    let check = |text: &str, value: &str, modifier: DateModifier| {
        let found = read(text, published());
        let [time] = &found[..] else { panic!("{text} holds one time: {found:?}") };
        assert_eq!((time.value.as_str(), time.modifier), (value, Some(modifier)), "in: {text}");
    };
    check("It was in early May.", "2021-05", DateModifier::Start);
    check("It was in mid-2018.", "2018", DateModifier::Mid);
    check("It was in late 1998.", "1998", DateModifier::End);
    check("He has served since 2019.", "2019", DateModifier::After);
    check("It took about two weeks.", "P2W", DateModifier::Approx);
    check("It took more than two years.", "P2Y", DateModifier::MoreThan);
    check("It took nearly a decade.", "P10Y", DateModifier::Nearly);
    check("It took just over a week.", "P1W", DateModifier::JustOver);
    check("It ended before 2019.", "2019", DateModifier::Before);
}

#[test]
fn without_a_publication_date_values_stay_open() {
    assert_eq!(told("They met on Wednesday.", None), "Wednesday = XXXX-WXX-3");
    assert_eq!(told("They met in January.", None), "January = XXXX-01");
    assert_eq!(told("They met on April 27.", None), "April 27 = XXXX-04-27");
    let found = read("They met last year.", None);
    assert_eq!((found[0].interval, found[0].basis), (None, DateBasis::None));
}

#[test]
fn a_reader_sees_one_form() {
    let check = |text: &str, expected: &str| assert_eq!(read(text, published())[0].display(), expected);
    check("They met on Wednesday.", "27 April 2022");
    check("They met in January.", "January 2022");
    check("They met last year.", "2021");
    check("It took ten years.", "10 years");
    check("He spoke at 2:30 p.m. on Friday.", "22 April 2022, 14:30");
}

#[test]
fn any_text_can_be_read() {
    for text in [
        "",
        "May",
        "the",
        "early",
        "2022-",
        "12:",
        "99/99/99",
        "the 31st of February 2022",
        "half",
        "a",
        "last",
        "9999999999999999999999 years ago",
        "31 April 2022",
        "every",
        "mid-",
        "in 2022Updated: April",
        "Feb 30 and 31",
        "1 month 2 years 3 days 4 hours 5 minutes 6 seconds ago",
        "nineteen hundred and",
        "the first Friday of",
        "the 53rd week of 2021",
        "half past",
        "a quarter to",
        "every other",
        "1/1/1 1/1 1.1.1",
        "two days before two days before Christmas",
        "999999999999 centuries after Christmas",
    ] {
        read(text, published());
        read(text, None);
    }
}

#[test]
fn a_present_verb_tells_a_plan() {
    check("The exhibit opens Friday.", "Friday = 2022-04-29");
    check("The contract expires in December.", "December = 2022-12");
    check("It had been due to expire Friday.", "Friday = 2022-04-22");
    // Verbs of saying, and verbs that the date does not hang on.
    check("He says Friday was a good day.", "Friday = 2022-04-22");
    check("The report released Friday shows gains.", "Friday = 2022-04-22");
}

#[test]
fn pasts_without_ed_are_pasts() {
    check("Thousands fled the city in December.", "December = 2021-12");
    check("Profits shrank in the fiscal first quarter.", "first quarter = 2022-Q1");
    check("It told of the fourth quarter ended Sept. 30.", "the fourth quarter = 2021-Q4; Sept. 30 = 2021-09-30");
}

#[test]
fn the_day_before_a_day_or_a_deed() {
    check("He left the day before Christmas 2021.", "the day before Christmas 2021 = 2021-12-24");
    check("It began the week after April 4.", "the week after April 4 = 2022-04-11");
    check("It was April 20. He had met her the day before.", "April 20 = 2022-04-20; the day before = 2022-04-19");
    check("It was April 20. The day after was quiet.", "April 20 = 2022-04-20; The day after = 2022-04-21");
    // The day of the deed is not the last one told.
    check("He left the day before the vote.", "");
    check("He was last seen April 3, the day before police came.", "April 3 = 2022-04-03");
    check("It was the year before he died.", "");
}

#[test]
fn lengths_between_two() {
    let check = |text: &str, value: &str, longest: Option<&str>, shown: &str| {
        let found = read(text, published());
        let [time] = &found[..] else { panic!("{text} holds one time: {found:?}") };
        let told = (time.value.as_str(), time.longest.as_deref(), time.display());
        assert_eq!(told, (value, longest, shown.to_string()), "in: {text}");
    };
    check("It took two to three weeks.", "P2W", Some("P3W"), "2 weeks to 3 weeks");
    check("He faces 18 to 25 years.", "P18Y", Some("P25Y"), "18 years to 25 years");
    check("It took two weeks.", "P2W", None, "2 weeks");
    check("It took a few or 10 days.", "PXD", None, "PXD");
}

#[test]
fn halves_quarters_and_weeks_of_years() {
    check("It fell in the last half of 2019.", "the last half of 2019 = 2019-H2");
    check("It fell in the year-ago third quarter.", "the year-ago third quarter = 2021-Q3");
    check("It was built in 2016-11.", "2016-11 = 2016-11");
    check("It was in week 31 of 2021.", "week 31 of 2021 = 2021-W31");
    // A season, a run of years, a week of play.
    check("It was the best of the 2009-10 season.", "");
    check("They lost in week 3.", "");
}

#[test]
fn words_that_describe_are_no_references() {
    check("It is a thing of the past.", "the past = PAST_REF");
    check("It rained for the past three summers.", "");
    check("It is the present king.", "");
    check("A few days later, they announced losses.", "A few days later = PXD");
}

#[test]
fn independence_is_each_country_s_own() {
    check("It was on India's Independence Day.", "Independence Day = 2021-08-15");
    check("It was on American Independence Day.", "Independence Day = 2021-07-04");
    check("It was on Ukrainian Independence Day 2020.", "Independence Day 2020 = 2020-08-24");
    check("It was on Independence Day in Ghana.", "Independence Day = 2022-03-06");
    check("It was on the Fourth of July.", "the Fourth of July = 2021-07-04");
    // Whose is not told.
    check("It was on Independence Day.", "Independence Day = XXXX-XX-XX");
}

#[test]
fn days_of_the_moon() {
    check("It was on Yom Kippur 1973.", "Yom Kippur 1973 = 1973-10-06");
    check("It was on Eid al-Fitr 2023.", "Eid al-Fitr 2023 = 2023-04-21");
    let found = read("It was on Eid al-Adha.", published());
    assert_eq!((found[0].value.as_str(), found[0].modifier), ("2021-07-19", Some(DateModifier::Approx)));
}
