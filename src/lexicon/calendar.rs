//! The words of the calendar: months, weekdays, seasons, holidays, units, numbers of time, and phrases that tell a time.
//!
//! Keys are lower-case words as `mention::date` cuts them: punctuation and `'s` stand apart. What the words mean in a
//! sentence is left to `mention::date`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::table::{Phrases, entries};

/// How a name of a month or weekday is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameForm {
    /// A full name that is nothing else: January, Monday.
    Full,
    /// A full name that is also a common word: May, March.
    Word,
    /// A short form: Jan, Mon.
    Short,
    /// Mondays.
    Plural,
}

/// A month or weekday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarName {
    /// From 1; weekdays from Monday.
    pub number: i8,
    /// How it is written.
    pub form: NameForm,
}

/// A season.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Season {
    /// The TIMEX3 code: SP, SU, FA, WI.
    pub code: &'static str,
    /// The first month.
    pub first: i8,
    /// The last month; before `first` where it lies in the next year.
    pub last: i8,
    /// Whether the word has other common meanings (fall, spring).
    pub ambiguous: bool,
}

/// On which day a holiday falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// Always on this month and day.
    Fixed(i8, i8),
    /// Month, which one (-1 the last), weekday from Monday.
    Nth(i8, i8, i8),
    /// The first such weekday on or after a month and day.
    After(i8, i8, i8),
    /// Days from Easter Sunday.
    Easter(i16),
    /// Days from Rosh Hashanah.
    Hebrew(i16),
    /// Month and day of the Islamic year.
    Islamic(i8, i8),
    /// The Independence Day of a country that is not told.
    Independence,
}

/// A unit of time as named.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnitWord {
    /// The unit's name: second, minute, hour, day, weekend, week, month, quarter, year, decade, century.
    pub unit: &'static str,
    /// How many of it the word means: 2 weeks in a fortnight.
    pub times: f64,
    /// Whether the word is a plural.
    pub plural: bool,
}

/// The part a number word plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberClass {
    /// One to nineteen.
    Small,
    /// Twenty to ninety.
    Tens,
    /// Hundred, thousand, dozen.
    Times,
    /// A, an.
    One,
    /// Couple, pair: may be followed by "of".
    Of,
    /// Half.
    Part,
    /// Several, few: no certain number.
    Vague,
    /// First, second.
    Ordinal,
}

/// A number word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NumberWord {
    /// The part it plays.
    pub class: NumberClass,
    /// Its value; 0 where none is certain.
    pub value: f64,
}

/// The parts that a function word can play between times.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimeRoles {
    /// It may stand between two days of one month: "April 24 and 25".
    pub joins: bool,
    /// It may stand before a bare clock time: "at 5:10".
    pub clock: bool,
    /// It may stand before a day told in numbers: "on 4/22".
    pub day: bool,
    /// It may stand before a bare season: "during the summer".
    pub season: bool,
    /// It makes a week of a day: "the week of March 6".
    pub week: bool,
    /// A whole unit: "all day".
    pub whole: bool,
    /// One more unit: "another year".
    pub more: bool,
    /// It leads from a day to its neighbour: "the day before".
    pub beside: bool,
    /// The last part: "the last half of 1989".
    pub last: bool,
    /// It stands between two lengths: "two to three weeks".
    pub ranges: bool,
    /// It stands between a count and the unit of a repetition: "twice a week".
    pub per: bool,
    /// It opens a repetition: "every Friday".
    pub every: bool,
    /// It tells a part of a period: "late 1998".
    pub edge: bool,
    /// It stands before a part of the day: "during the night".
    pub inside: bool,
    /// It tells which of several lengths: "the first two weeks".
    pub opening: bool,
    /// It tells a length of no certain number: "recent years".
    pub recent: bool,
    /// It makes an age of a length: "10 years old".
    pub aged: bool,
    /// After a plural unit, it tells which: "days when it rains".
    pub telling: bool,
    /// It joins two units told loosely: "weeks or months".
    pub paired: bool,
    /// After a number, it shows that it counts: "May 2 million".
    pub scale: bool,
    /// It stands before a month and the count of something else: "in March 12 people".
    pub within: bool,
    /// It stands before the month of May or March: "since May".
    pub monthly: bool,
    /// It stands before May or March where another month is near: "from May".
    pub monthpair: bool,
    /// It stands before a season without an article: "in spring".
    pub seasonal: bool,
    /// It leads from a counted day to its month: "Friday of July".
    pub partof: bool,
    /// After a unit, it tells its last day: "the year ended".
    pub ended: bool,
    /// It counts from a time of the text: "the following day".
    pub beyond: bool,
    /// It stands before the end of a range: "to September".
    pub upto: bool,
    /// It looks ahead: "by Friday".
    pub deadline: bool,
    /// It makes a passive of a participle: "is held".
    pub being: bool,
    /// It makes a past of a plan: "was scheduled".
    pub was: bool,
    /// It makes a word after it no verb: "a registered nurse".
    pub article: bool,
    /// It is the nought of a spoken number: "nineteen oh one".
    pub nought: bool,
    /// After "the year", it shows that the words that follow tell which: "the year he died".
    pub vetoes: bool,
}

/// Where a word after a length leads: "ago", "later".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeLead {
    /// Back -1, ahead 1.
    pub sign: i64,
    /// From the last date in the text, not from publication.
    pub anchored: bool,
    /// Only where the word ends its phrase: "two days before".
    pub closed: bool,
}

/// What a word tells of the clause around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClauseCue {
    /// It speaks of the past.
    Past,
    /// It speaks of what is to come.
    Future,
    /// A present form of be: "is running" looks ahead.
    Present,
    /// Another clause begins here.
    Border,
}

impl Calendar {
    /// The parts that the word can play; none where it is not in the table.
    pub fn role(&self, word: &str) -> TimeRoles {
        self.roles.get(word).copied().unwrap_or_default()
    }
}

/// All tables of the calendar.
#[derive(Debug)]
pub struct Calendar {
    /// January, Jan, May.
    pub months: FxHashMap<&'static str, CalendarName>,
    /// The full names of the months as they are written, from January.
    pub month_names: Vec<String>,
    /// Monday, Mon, Mondays.
    pub weekdays: FxHashMap<&'static str, CalendarName>,
    /// Spring, fall.
    pub seasons: FxHashMap<&'static str, Season>,
    /// Christmas Day.
    pub holidays: Phrases<Holiday>,
    /// Independence days: the country, lower-cased.
    pub independence: FxHashMap<&'static str, Holiday>,
    /// Day, weeks, decades.
    pub units: FxHashMap<&'static str, UnitWord>,
    /// Two, dozen, several, third.
    pub numbers: FxHashMap<&'static str, NumberWord>,
    /// Morning: the TIMEX3 code.
    pub day_parts: FxHashMap<&'static str, &'static str>,
    /// Yesterday, now, daily: what the phrase tells, as written in the table.
    pub phrases: Phrases<&'static str>,
    /// Early, the end of, more than: the TIMEX3 modifier.
    pub modifiers: Phrases<&'static str>,
    /// Last, this, next: -1, 0, 1.
    pub directions: Phrases<i64>,
    /// Words that show what a clause speaks of, or that another begins.
    pub tense_cues: FxHashMap<&'static str, ClauseCue>,
    /// Words before a bare year: true where any word may follow, false where one must that the year describes.
    pub year_contexts: FxHashMap<&'static str, bool>,
    /// ET, GMT: whether it can be nothing else.
    pub zones: FxHashMap<&'static str, bool>,
    /// Seventies: the digit of the decade, and the decade meant where no century is told.
    pub decades: FxHashMap<&'static str, (i16, i16)>,
    /// Ago, later.
    pub leads: FxHashMap<&'static str, TimeLead>,
    /// To, during, another.
    pub roles: FxHashMap<&'static str, TimeRoles>,
}

/// The tables of the calendar.
pub fn calendar() -> &'static Calendar {
    static CALENDAR: LazyLock<Calendar> = LazyLock::new(read);
    &CALENDAR
}

fn read() -> Calendar {
    Calendar {
        months: map(include_str!("../../data/months.tsv"), name),
        month_names: month_names(include_str!("../../data/months.tsv")),
        weekdays: map(include_str!("../../data/weekdays.tsv"), name),
        seasons: map(include_str!("../../data/seasons.tsv"), season),
        holidays: phrases(include_str!("../../data/holidays.tsv"), |row| holiday(row[1])),
        independence: map(include_str!("../../data/independence_days.tsv"), |row| holiday(row[1])),
        units: map(include_str!("../../data/time_units.tsv"), unit),
        numbers: map(include_str!("../../data/time_numbers.tsv"), number),
        day_parts: map(include_str!("../../data/day_parts.tsv"), |row| row[1]),
        phrases: phrases(include_str!("../../data/time_phrases.tsv"), |row| row[1]),
        modifiers: phrases(include_str!("../../data/time_modifiers.tsv"), |row| row[1]),
        directions: phrases(include_str!("../../data/time_directions.tsv"), |row| integer(row[1])),
        tense_cues: map(include_str!("../../data/tense_cues.tsv"), cue),
        year_contexts: map(include_str!("../../data/year_contexts.tsv"), |row| row[1] == "any"),
        zones: map(include_str!("../../data/time_zones.tsv"), |row| row[1] == "only"),
        decades: map(include_str!("../../data/decades.tsv"), |row| (integer(row[1]) as i16, integer(row[2]) as i16)),
        leads: map(include_str!("../../data/time_leads.tsv"), lead),
        roles: map(include_str!("../../data/time_roles.tsv"), roles),
    }
}

type Row<'r> = &'r [&'static str];

fn map<V>(table: &'static str, value: impl Fn(Row) -> V) -> FxHashMap<&'static str, V> {
    entries(table).map(|row| (row[0], value(&row))).collect()
}

fn phrases<V>(table: &'static str, value: impl Fn(Row) -> V) -> Phrases<V> {
    Phrases::new(entries(table).map(|row| (row[0], value(&row))))
}

fn name(row: Row) -> CalendarName {
    let form = match row[2] {
        "full" => NameForm::Full,
        "word" => NameForm::Word,
        "plural" => NameForm::Plural,
        _ => NameForm::Short,
    };
    CalendarName { number: integer(row[1]) as i8, form }
}

fn month_names(table: &'static str) -> Vec<String> {
    let mut names: Vec<(i8, String)> = entries(table)
        .filter(|row| row[2] != "short")
        .map(|row| (integer(row[1]) as i8, capitalized(row[0])))
        .collect();
    names.sort_unstable();
    names.into_iter().map(|(_, name)| name).collect()
}

fn capitalized(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_ascii_uppercase() + rest
}

fn season(row: Row) -> Season {
    let [first, last] = [integer(row[2]) as i8, integer(row[3]) as i8];
    Season { code: row[1], first, last, ambiguous: row[4] == "word" }
}

fn holiday(rule: &str) -> Holiday {
    let mut words = rule.split([' ', '-']).filter(|word| !word.is_empty());
    let kind = words.next().unwrap_or_default();
    // A sign is told from the hyphen of a month and day by the space before it.
    let numbers: Vec<i8> = match kind {
        "easter" | "nth" | "islamic" => rule.split(' ').skip(1).map(|word| integer(word) as i8).collect(),
        "hebrew" => return Holiday::Hebrew(integer(rule.trim_start_matches("hebrew ")) as i16),
        "independence" => return Holiday::Independence,
        _ => words.map(|word| integer(word) as i8).collect(),
    };
    match (kind, &numbers[..]) {
        ("nth", &[month, nth, weekday]) => Holiday::Nth(month, nth, weekday),
        ("after", &[month, day, weekday]) => Holiday::After(month, day, weekday),
        ("islamic", &[month, day]) => Holiday::Islamic(month, day),
        ("easter", &[days]) => Holiday::Easter(i16::from(days)),
        (_, &[month, day]) => Holiday::Fixed(month, day),
        _ => unreachable!("holidays.tsv holds a rule of another form: {rule}"),
    }
}

fn unit(row: Row) -> UnitWord {
    UnitWord { unit: row[1], times: row[2].parse().unwrap_or(1.0), plural: row[3] == "many" }
}

fn number(row: Row) -> NumberWord {
    let class = match row[1] {
        "small" => NumberClass::Small,
        "tens" => NumberClass::Tens,
        "times" => NumberClass::Times,
        "one" => NumberClass::One,
        "of" => NumberClass::Of,
        "part" => NumberClass::Part,
        "ordinal" => NumberClass::Ordinal,
        _ => NumberClass::Vague,
    };
    NumberWord { class, value: row[2].parse().unwrap_or(0.0) }
}

fn roles(row: Row) -> TimeRoles {
    let plays = |role: &str| row[1].split(',').any(|played| played == role);
    TimeRoles {
        joins: plays("joins"),
        clock: plays("clock"),
        day: plays("dayprep"),
        season: plays("seasonprep"),
        week: plays("week"),
        whole: plays("whole"),
        more: plays("more"),
        beside: plays("beside"),
        last: plays("last"),
        ranges: plays("ranges"),
        per: plays("per"),
        every: plays("every"),
        edge: plays("edge"),
        inside: plays("inside"),
        opening: plays("opening"),
        recent: plays("recent"),
        aged: plays("aged"),
        telling: plays("telling"),
        paired: plays("paired"),
        scale: plays("scale"),
        within: plays("within"),
        monthly: plays("monthly"),
        monthpair: plays("monthpair"),
        seasonal: plays("seasonal"),
        partof: plays("partof"),
        ended: plays("ended"),
        beyond: plays("beyond"),
        upto: plays("upto"),
        deadline: plays("deadline"),
        being: plays("being"),
        was: plays("was"),
        article: plays("article"),
        nought: plays("nought"),
        vetoes: plays("vetoes"),
    }
}

fn lead(row: Row) -> TimeLead {
    let sign = if row[1] == "back" { -1 } else { 1 };
    TimeLead { sign, anchored: row[2] != "publication", closed: row[2] == "end" }
}

fn cue(row: Row) -> ClauseCue {
    match row[1] {
        "past" => ClauseCue::Past,
        "future" => ClauseCue::Future,
        "present" => ClauseCue::Present,
        _ => ClauseCue::Border,
    }
}

fn integer(field: &str) -> i64 {
    field.parse().expect("the calendar's tables hold whole numbers here, which the tests check")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_can_be_read() {
        let calendar = calendar();
        assert_eq!(calendar.months["sept"], CalendarName { number: 9, form: NameForm::Short });
        assert_eq!(calendar.seasons["winter"].last, 2);
        let words = ["good", "friday"];
        let found = calendar.holidays.longest(|at| words.get(at).copied());
        assert_eq!(found, Some((2, &Holiday::Easter(-2))));
        assert_eq!(calendar.tense_cues["will"], ClauseCue::Future);
    }
}
