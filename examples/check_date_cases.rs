//! Checks time expressions against the English date and time cases of Recognizers-Text, where
//! `../shared/data/recognizers_text` is present.
//!
//! `cargo run --release --example check_date_cases` prints, for every file, how many of the supported cases pass, and
//! which cases are left out, with the reason. `-- errors [FILE]` lists the cases that fail.
//!
//! A case passes when every expected expression is found, nothing else is found (in the files that expect all types),
//! and
//! 1. the spans are equal once prepositions, articles and marks at their borders are taken off (TIMEX3 leaves them
//!    out of the span, Recognizers takes them in);
//! 2. the values are equal (files that tell values; the `…Extractor` files tell spans only). Recognizers leaves a
//!    value open (`XXXX-05-01`) and lists the dates that it may mean; ours is resolved and must be one of them. The
//!    other differences between the two ways of writing one meaning are:
//!    - a range is one expression there and, as TIMEX3 has it, two here: the first must begin and the second end it;
//!    - "next three days" is a range of days there and a length here: the lengths must be equal;
//!    - "two years ago" is a day there and a year here, as in TimeBank: that day must lie in our year;
//!    - "few" is three there and of no certain number here;
//!    - "mid-morning", "midday" and "mid-afternoon" are an hour there and a part of the day here, `FY2008` a year;
//!    - "every weekend" is `P1WE` there and `XXXX-WXX-WE` here, as TIMEX3 has it;
//!    - a clock time has no day there unless one is told, and minutes only if they are told; here it has both;
//!    - a length may be written in other units there (`PT1.5H`, `PT1H30M`).
//!
//! What is left out is told by the form of the case alone, never by what we find in it; see `left_out`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use corroborate::article::{Article, Published, PublishedBasis};
use corroborate::mention::date::{self, DateCertainty, TimeExpression};
use corroborate::mention::{DateKind, DateModifier};
use corroborate::syntax;
use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::Value;

/// One expected expression.
struct Expected {
    start: usize,
    end: usize,
    text: String,
    kind: String,
    timexes: Vec<String>,
    /// First day and, for ranges, the day after the last.
    days: Vec<(Date, Option<Date>)>,
}

struct Case {
    input: String,
    published: Option<Date>,
    expected: Vec<Expected>,
}

/// What the cases of a file tell.
#[derive(Clone, Copy)]
struct FileKind {
    spans_only: bool,
    /// Otherwise expressions of other types are in the text but not among the results.
    all_types: bool,
}

#[derive(Default)]
struct Counts {
    cases: usize,
    passed: usize,
}

/// Files of other modes, and why they are left out.
const LEFT_OUT_FILES: [(&str, &str); 9] = [
    ("DateTimeModelCalendarMode", "a mode of a calendar assistant"),
    ("DateTimeModelComplexCalendar", "a mode of a calendar assistant; repeats most of DateTimeModel"),
    ("DateTimeModelExperimentalMode", "an experimental mode; repeats most of DateTimeModel"),
    ("DateTimeModelExtendedTypes", "alternatives for a meeting"),
    ("DateTimeModelSplitDateAndTime", "a mode that parts what TIMEX3 joins"),
    ("DateTimeModelTasksMode", "a mode of a to-do assistant"),
    ("MergedExtractorSkipFromTo", "a mode that parts ranges"),
    ("TimeZoneExtractor", "time zones, which TIMEX3 does not mark"),
    ("TimeZoneParser", "time zones, which TIMEX3 does not mark"),
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let show = arguments.first().is_some_and(|argument| argument == "errors");
    let only = arguments.get(1).map(String::as_str);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/recognizers_text/DateTime/English");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: Recognizers-Text is not at ../shared/data/recognizers_text");
        return;
    };
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let mut all = Counts::default();
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for file in &files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let cases = read_cases(file);
        if let Some((_, reason)) = LEFT_OUT_FILES.iter().find(|(left_out, _)| *left_out == name) {
            println!("{name:<32} left out, {} cases: {reason}", cases.len());
            continue;
        }
        let show = show && only.is_none_or(|only| only == name);
        let counts = check_file(&name, &cases, show, &mut reasons);
        println!("{name:<32} {:>4} of {:>4}  {:.0} %", counts.passed, counts.cases, percent(&counts));
        all.cases += counts.cases;
        all.passed += counts.passed;
    }
    println!("all supported                    {:>4} of {:>4}  {:.1} %", all.passed, all.cases, percent(&all));
    for (reason, count) in reasons {
        println!("left out {count:>4} cases: {reason}");
    }
}

fn percent(counts: &Counts) -> f64 {
    100.0 * counts.passed as f64 / counts.cases.max(1) as f64
}

fn check_file(name: &str, cases: &[Case], show: bool, reasons: &mut BTreeMap<&str, usize>) -> Counts {
    let file = FileKind {
        spans_only: name.ends_with("Extractor"),
        all_types: name.starts_with("Merged") || name.starts_with("DateTimeModel"),
    };
    let mut counts = Counts::default();
    for case in cases {
        let silent = (!file.all_types && case.expected.is_empty())
            .then_some("nothing of one type is expected, but perhaps of another");
        if let Some(reason) = silent.or_else(|| case.expected.iter().find_map(left_out)) {
            *reasons.entry(reason).or_default() += 1;
            continue;
        }
        counts.cases += 1;
        let found = find(&case.input, case.published);
        match verdict(case, &found, file) {
            Ok(()) => counts.passed += 1,
            Err(why) if show => print_failure(case, &found, why),
            Err(_) => {}
        }
    }
    counts
}

fn print_failure(case: &Case, found: &[TimeExpression], why: &str) {
    let expected: Vec<String> =
        case.expected.iter().map(|one| format!("{} = {}", one.text, one.timexes.join("|"))).collect();
    let ours: Vec<String> = found.iter().map(|one| format!("{} = {}", one.span.of(&case.input), one.value)).collect();
    let published = case.published.map(|date| date.to_string()).unwrap_or_default();
    println!("  {why}\t{}\t{published}\t{}\t{}", case.input, expected.join("; "), ours.join("; "));
}

/// Why a case with this expected expression is left out.
fn left_out(expected: &Expected) -> Option<&'static str> {
    let timex = expected.timexes.first().map_or("", String::as_str);
    let text = expected.text.to_lowercase();
    let has = |words: &[&str]| text.split(|letter: char| !letter.is_alphanumeric()).any(|word| words.contains(&word));
    let is_span = expected.timexes.is_empty();
    let joined =
        has(&["to", "until", "till", "and", "through", "thru", "for", "from"]) || text.contains(['-', '–', '~']);
    match expected.kind.as_str() {
        "datetimealt" => return Some("alternatives for a meeting"),
        "timezone" => return Some("time zones, which TIMEX3 does not mark"),
        "timerange" | "datetimerange" if timex.starts_with('(') || is_span && joined => {
            return Some("ranges of clock times: an appointment, which TIMEX3 gives no value");
        }
        _ => {}
    }
    let shift =
        has(&["hour", "hours", "hr", "hrs", "minute", "minutes", "min", "mins", "second", "seconds", "h", "2h"]);
    if shift && matches!(expected.kind.as_str(), "datetime" | "datetimerange") {
        return Some("hours and minutes from the time of speaking: an article has a day, no hour");
    }
    if timex.starts_with("XXXX-XX-") || is_span && expected.kind == "date" && is_bare_number(&text) {
        return Some("a day of the month without a month: appointments");
    }
    if expected.kind == "time" && is_bare_number(&text) {
        return Some("a bare number as a clock time: alarms and appointments");
    }
    if ["TMEB", "TMEL", "TMED", "TMED"].iter().any(|meal| timex.ends_with(meal))
        || is_span && has(&["breakfast", "lunch", "dinner"])
    {
        return Some("meals as times of day, which TIMEX3 does not mark");
    }
    let clipped =
        text.len() <= 6 && text.starts_with(|first: char| first.is_ascii_digit()) && text.ends_with(['a', 'p']);
    if has(&["tmrw", "tmr", "tonite", "eod", "eoy", "eom", "otd"]) || clipped || text.ends_with("ampm") {
        return Some("shorthand of chats");
    }
    if timex.contains("BD") || has(&["business", "working", "school"]) {
        return Some("business days");
    }
    let impossible = timex.ends_with("-02-30") || timex.ends_with("-31") && expected.days.is_empty() && !is_span;
    impossible.then_some("days that no calendar has")
}

/// Whether a phrase holds nothing but a number: "7", "the 27th", "eight forty".
fn is_bare_number(text: &str) -> bool {
    const WORDS: [&str; 33] = [
        "the",
        "at",
        "on",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "first",
        "second",
        "third",
        "ish",
        "as",
        "early",
        "late",
    ];
    text.split([' ', '-']).all(|word| {
        let digits = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        let ordinal = matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th" | "ish");
        WORDS.contains(&word) || ordinal && digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn find(text: &str, published: Option<Date>) -> Vec<TimeExpression> {
    let article = Article {
        text: text.to_string(),
        published: published.map(|date| Published { date, basis: PublishedBasis::Given }),
        ..Article::default()
    };
    date::find(&article, &syntax::analyze(&article))
}

/// Whether the case passes; if not, what is wrong.
fn verdict(case: &Case, found: &[TimeExpression], file: FileKind) -> Result<(), &'static str> {
    let meets =
        |one: &TimeExpression, expected: &Expected| one.span.start() < expected.end && expected.start < one.span.end();
    if file.all_types && found.iter().any(|one| !case.expected.iter().any(|expected| meets(one, expected))) {
        return Err("extra");
    }
    for expected in &case.expected {
        let ours: Vec<&TimeExpression> = found.iter().filter(|one| meets(one, expected)).collect();
        let (Some(first), Some(last)) = (ours.first(), ours.last()) else { return Err("missed") };
        let theirs = trimmed(&case.input, expected.start, expected.end);
        if trimmed(&case.input, first.span.start(), last.span.end()) != theirs {
            return Err("span");
        }
        let equal = match ours[..] {
            [one] => is_value(one, expected),
            [first, last] => is_range(first, last, expected, case.published),
            _ => false,
        };
        if !file.spans_only && !equal {
            return Err("value");
        }
    }
    Ok(())
}

/// The span without prepositions, articles and marks at its borders.
fn trimmed(text: &str, mut start: usize, mut end: usize) -> (usize, usize) {
    const BEFORE: [&str; 44] = [
        "the",
        "a",
        "an",
        "on",
        "in",
        "at",
        "of",
        "from",
        "between",
        "since",
        "before",
        "after",
        "until",
        "till",
        "by",
        "for",
        "during",
        "within",
        "about",
        "around",
        "year",
        "sometime",
        "some",
        "my",
        "as",
        "than",
        "circa",
        "and",
        "starting",
        "prior",
        "later",
        "any",
        "over",
        "no",
        "earlier",
        "greater",
        "sooner",
        "equal",
        "or",
        "to",
        "ending",
        "beginning",
        "with",
        "time",
    ];
    const AFTER: [&str; 7] = ["or", "later", "and", "after", "greater", "onwards", "the"];
    loop {
        let inner = &text[start..end];
        let blank = |letter: char| !letter.is_alphanumeric();
        start += inner.len() - inner.trim_start_matches(blank).len();
        end = start + text[start..end].trim_end_matches(blank).len();
        let inner = text[start..end].to_lowercase();
        if let Some(bound) = ["as early as ", "as late as "].iter().find(|bound| inner.starts_with(**bound)) {
            start += bound.len();
            continue;
        }
        let (first, last) = (inner.split(' ').next().unwrap_or_default(), inner.rsplit(' ').next().unwrap_or_default());
        if first.len() < inner.len() && BEFORE.contains(&first) {
            start += first.len();
        } else if last.len() < inner.len() && AFTER.contains(&last) {
            end -= last.len();
        } else {
            return (start, end);
        }
    }
}

fn is_value(ours: &TimeExpression, expected: &Expected) -> bool {
    let vague = ["few", "several", "some"].iter().any(|word| expected.text.to_lowercase().contains(word));
    let open = vague && (ours.value.contains('X') || ours.value.ends_with("_REF"));
    open || expected.timexes.iter().any(|timex| is_timex(&ours.value, timex)) || is_day_in(ours, expected)
}

/// Whether two TIMEX3 values mean one thing, as far as theirs tells.
fn is_timex(ours: &str, theirs: &str) -> bool {
    if ours == theirs {
        return true;
    }
    if let Some(inner) = theirs.strip_prefix('(') {
        let length = inner.trim_end_matches(')').rsplit(',').next().unwrap_or_default();
        return seconds(ours).is_some() && seconds(ours) == seconds(length);
    }
    if seconds(ours).is_some() && seconds(ours) == seconds(theirs) {
        return true;
    }
    let (day, clock) = theirs.split_once('T').unwrap_or((theirs, ""));
    let (our_day, our_clock) = ours.split_once('T').unwrap_or((ours, ""));
    let whole = |clock: &str| {
        if clock.len() == 2 && clock.as_bytes()[0].is_ascii_digit() { format!("{clock}:00") } else { clock.to_string() }
    };
    let same_clock = whole(clock) == whole(our_clock) || (clock, our_clock) == ("00", "24:00");
    let same_day = day.is_empty() || day == our_day || fits(our_day, day);
    let theirs = theirs.strip_prefix("FY").unwrap_or(theirs);
    let weekend = (ours, theirs) == ("XXXX-WXX-WE", "P1WE");
    let middle = matches!((our_clock, clock), ("MO", "10") | ("MI", "12") | ("AF", "14")) && day.is_empty();
    if weekend || middle {
        return true;
    }
    let season = theirs.len() == 2 && ours.ends_with(theirs);
    season || same_day && same_clock && !theirs.starts_with('P')
}

/// Whether a value fits one with `X` in open places: `2016-05` fits `XXXX-05`.
fn fits(ours: &str, open: &str) -> bool {
    let weekday = |value: &str| value.contains("WXX").then(|| value.chars().last());
    if let Some(last) = weekday(open) {
        let day: Option<Date> = ours.parse().ok();
        return day.is_some_and(|day| last == char::from_digit(day.weekday().to_monday_one_offset() as u32, 10));
    }
    ours.len() == open.len() && ours.chars().zip(open.chars()).all(|(ours, open)| ours == open || open == 'X')
}

/// Whether our days are, or hold where units were counted, one of the days that theirs may mean.
fn is_day_in(ours: &TimeExpression, expected: &Expected) -> bool {
    let Some((first, last)) = ours.interval else { return false };
    let narrowed = matches!(ours.modifier, Some(DateModifier::Start | DateModifier::Mid | DateModifier::End));
    let counted = ours.certainty == DateCertainty::Counted || narrowed;
    if ours.kind == DateKind::Time {
        return false;
    }
    expected.days.iter().any(|&(start, end)| {
        // The rest of a week ends for them on its last day, a week on the day after.
        if end.is_some_and(|end| (start, end) == (first, last)) {
            return true;
        }
        let end = end.map_or(start, |end| end.checked_sub(1.days()).unwrap_or(end));
        (start, end) == (first, last) || counted && first <= start && start <= last
    })
}

/// Whether the first expression begins their range and the last ends it.
fn is_range(first: &TimeExpression, last: &TimeExpression, expected: &Expected, published: Option<Date>) -> bool {
    let days = |one: &TimeExpression| {
        one.interval.or_else(|| (one.value == "PRESENT_REF").then_some(published).flatten().map(|day| (day, day)))
    };
    let (Some((from, _)), Some((begin, to))) = (days(first), days(last)) else { return false };
    let after = to.checked_add(1.days()).unwrap_or(to);
    expected.days.iter().any(|&(start, end)| {
        // "Between 2007 and 2009" ends for them where 2009 begins.
        start == from && end.is_some_and(|end| end == to || end == after || end == begin)
    })
}

/// The length of a TIMEX3 duration; months are told apart from days.
fn seconds(value: &str) -> Option<(i64, i64)> {
    let (mut months, mut rest, mut number, mut clock) = (0.0, 0.0, String::new(), false);
    for letter in value.strip_prefix('P')?.replace("WE", "E").chars() {
        if letter.is_ascii_digit() || letter == '.' {
            number.push(letter);
            continue;
        }
        if letter == 'T' {
            clock = true;
            continue;
        }
        let amount: f64 = number.parse().ok()?;
        number.clear();
        match (clock, letter) {
            (false, 'Y') => months += amount * 12.0,
            (false, 'M') => months += amount,
            (false, 'W') => rest += amount * 604_800.0,
            (false, 'E') => rest += amount * 172_800.0,
            (false, 'D') => rest += amount * 86_400.0,
            (true, 'H') => rest += amount * 3_600.0,
            (true, 'M') => rest += amount * 60.0,
            (true, 'S') => rest += amount,
            _ => return None,
        }
    }
    Some(((months * 1000.0) as i64, (rest * 1000.0) as i64))
}

fn read_cases(file: &Path) -> Vec<Case> {
    let Ok(source) = std::fs::read_to_string(file) else { return Vec::new() };
    let Ok(Value::Array(cases)) = serde_json::from_str(source.trim_start_matches('\u{feff}')) else {
        eprintln!("{} is no list of cases", file.display());
        return Vec::new();
    };
    cases.iter().filter_map(read_case).collect()
}

fn read_case(case: &Value) -> Option<Case> {
    let input = case["Input"].as_str()?.to_string();
    let reference = case["Context"]["ReferenceDateTime"].as_str();
    let published = reference.and_then(|reference| reference.get(..10)?.parse().ok());
    let results = case["Results"].as_array()?;
    let expected = results.iter().filter_map(|result| read_result(&input, result)).collect();
    Some(Case { input, published, expected })
}

fn read_result(input: &str, result: &Value) -> Option<Expected> {
    let text = result["Text"].as_str()?.to_string();
    let kind = result["TypeName"].as_str().or(result["Type"].as_str())?;
    // Positions count UTF-16 units; the text itself is surer where it occurs.
    let from = result["Start"].as_u64().unwrap_or(0) as usize;
    let lower = input.to_lowercase();
    let near = input.char_indices().nth(from).map_or(0, |(at, _)| at);
    let wanted = text.to_lowercase();
    let start =
        lower.get(near..).filter(|rest| rest.starts_with(&wanted)).map(|_| near).or_else(|| lower.find(&wanted))?;
    let mut expected = Expected {
        start,
        end: start + text.len(),
        kind: kind.rsplit('.').next().unwrap_or(kind).to_string(),
        text,
        timexes: Vec::new(),
        days: Vec::new(),
    };
    read_values(result, &mut expected);
    Some(expected)
}

fn read_values(result: &Value, expected: &mut Expected) {
    let lists = [&result["Resolution"]["values"], &result["Value"]["values"]];
    for value in lists.into_iter().filter_map(Value::as_array).flatten() {
        expected.timexes.extend(value["timex"].as_str().map(str::to_string));
        let start = day(value, &["value", "start", "end"]);
        expected.days.extend(start.map(|start| (start, day(value, &["end"]))));
    }
    let value = &result["Value"];
    expected.timexes.extend(value["Timex"].as_str().map(str::to_string));
    for resolution in [&value["FutureResolution"], &value["PastResolution"]] {
        let start = day(resolution, &["date", "dateTime", "startDate", "startDateTime"]);
        expected.days.extend(start.map(|start| (start, day(resolution, &["endDate", "endDateTime"]))));
    }
    expected.timexes.sort();
    expected.timexes.dedup();
}

fn day(value: &Value, keys: &[&str]) -> Option<Date> {
    keys.iter().find_map(|key| value[*key].as_str()?.get(..10)?.parse().ok())
}
