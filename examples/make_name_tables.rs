//! Derives `data/person_names.tsv`, `world_names.tsv` and `letter_case.tsv`, which `lexicon::gazetteer` reads.
//!
//! `cargo run --release --example make_name_tables -- WORDNET NAMES`: WORDNET holds `data.noun`, `index.verb` … as the
//! Debian package wordnet-base installs them, NAMES the files `dist.*` of the Python package "names" (US Census 1990).
//! The lists and texts in `../shared/data` are read beside them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Result;
use std::path::{Path, PathBuf};

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Family names up to this rank of the census are common; they cover half of the people.
const COMMON_FAMILIES: u32 = 2500;
/// Rarer family names are seldom met and often ordinary words.
const MOST_FAMILIES: u32 = 20_000;
/// Given names up to this rank are common.
const COMMON_GIVEN: u32 = 1000;
/// In fewer persons' names a transliterated word is mostly a slip or no name.
const MIN_BEARERS: u32 = 4;
/// Words seen more seldom do not show how they are written.
const MIN_SEEN: u32 = 6;
/// Longer names are titles of treaties.
const MOST_WORDS: usize = 8;

/// Small words that happen to be somebody's name.
const FUNCTION_WORDS: &str = "the of and a in on at to for by with from as is was be or not no we she it you i they \
    his her this that all are can one if our your who what when there here than then were has have had but out up \
    down new old first second";

type Table = BTreeMap<String, BTreeSet<char>>;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [wordnet, names] = arguments.as_slice() else {
        eprintln!("usage: make_name_tables WORDNET NAMES");
        std::process::exit(2);
    };
    let wordnet = WordNet::read(Path::new(wordnet))?;
    let persons = persons(&wordnet, Path::new(names))?;
    let world = world(&wordnet)?;
    let cases = letter_cases(&wordnet, &persons, &world)?;
    write("person_names.tsv", &persons.iter().map(|(name, kinds)| (name.clone(), kinds.iter().collect())).collect())?;
    write("world_names.tsv", &world.iter().map(|(name, kinds)| (name.clone(), kinds.iter().collect())).collect())?;
    write("letter_case.tsv", &cases.into_iter().map(|(word, case)| (word, case.to_owned())).collect())
}

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

fn shared() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data")
}

/// Writes a table under the head that it has.
fn write(name: &str, rows: &BTreeMap<String, String>) -> Result<()> {
    let path = data().join(name);
    let old = std::fs::read_to_string(&path)?;
    let mut table: String = old.split_inclusive('\n').take_while(|line| line.starts_with('#')).collect();
    rows.iter().for_each(|(key, value)| table.push_str(&format!("{key}\t{value}\n")));
    println!("{} entries in {}", rows.len(), path.display());
    std::fs::write(path, table)
}

fn fields_of(table: &str) -> Result<Vec<Vec<String>>> {
    let text = std::fs::read_to_string(data().join(table))?;
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    Ok(lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect())
}

/// Plain lower-case letters without full stops, single spaces.
fn key(name: &str) -> String {
    let mut plain = String::new();
    for letter in name.chars() {
        match letter {
            'ø' => plain.push('o'),
            'đ' | 'ð' => plain.push('d'),
            'ł' => plain.push('l'),
            'ı' => plain.push('i'),
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'þ' => plain.push_str("th"),
            '’' => plain.push('\''),
            'ʻ' | '.' => {}
            _ => plain.extend(std::iter::once(letter).nfkd().filter(|&part| !is_combining_mark(part))),
        }
    }
    plain.to_lowercase().replace('.', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The nouns that name one thing, by lexicographer file, and the words that are no names.
#[derive(Default)]
struct WordNet {
    instances: Vec<(u32, String)>,
    groups: Vec<String>,
    common: BTreeSet<String>,
}

/// Numbers of lexicographer files in WordNet.
const ARTIFACT: u32 = 6;
const GROUP: u32 = 14;
const LOCATION: u32 = 15;
const OBJECT: u32 = 17;
const PERSON: u32 = 18;
/// Acts, animals, cognition, communication, events, possessions, states, times.
const HAPPENINGS: [u32; 8] = [4, 5, 9, 10, 11, 21, 26, 28];

impl WordNet {
    fn read(folder: &Path) -> Result<WordNet> {
        let mut wordnet = WordNet::default();
        let nouns = std::fs::read_to_string(folder.join("data.noun"))?;
        nouns.lines().filter(|line| !line.starts_with(' ')).for_each(|line| wordnet.read_synset(line));
        for part in ["verb", "adj", "adv"] {
            let index = std::fs::read_to_string(folder.join(format!("index.{part}")))?;
            let words = index.lines().filter_map(|line| line.split(' ').next()).filter(|word| !word.is_empty());
            wordnet.common.extend(words.map(|word| word.replace('_', " ")));
        }
        Ok(wordnet)
    }

    fn read_synset(&mut self, line: &str) {
        let fields: Vec<&str> = line.split(" | ").next().unwrap_or("").split_whitespace().collect();
        let file: u32 = fields[1].parse().unwrap_or(0);
        let n_words = usize::from_str_radix(fields[3], 16).unwrap_or(0);
        let is_instance = fields[4 + 2 * n_words..].contains(&"@i");
        for word in fields[4..4 + 2 * n_words].iter().step_by(2).map(|word| word.replace('_', " ")) {
            if is_instance {
                self.instances.push((file, word));
                continue;
            }
            if !word.contains(char::is_uppercase) && word.contains(char::is_lowercase) {
                self.common.insert(word.clone());
            }
            if file == GROUP && word.starts_with(char::is_uppercase) {
                self.groups.push(word);
            }
        }
    }
}

fn persons(wordnet: &WordNet, census: &Path) -> Result<Table> {
    let mut kinds = Table::new();
    read_census(&census.join("dist.all.last"), ('s', COMMON_FAMILIES), ('t', MOST_FAMILIES), &mut kinds)?;
    for file in ["dist.male.first", "dist.female.first"] {
        read_census(&census.join(file), ('g', COMMON_GIVEN), ('h', u32::MAX), &mut kinds)?;
    }
    for fields in fields_of("given_names.txt")? {
        kinds.entry(key(&fields[0])).or_default().insert('g');
    }
    for (name, n_bearers) in transliterations()? {
        if n_bearers >= MIN_BEARERS {
            kinds.entry(name).or_default().insert('w');
        }
    }
    for (_, name) in wordnet.instances.iter().filter(|(file, _)| *file == PERSON) {
        let words: Vec<&str> = name.split(' ').collect();
        let last = words[words.len() - 1];
        if last.starts_with(char::is_uppercase) && !matches!(words[0], "Saint" | "St.") {
            kinds.entry(key(last)).or_default().insert('n');
        }
    }
    kinds.retain(|name, kinds| is_personal(name) && simplify(kinds));
    Ok(kinds)
}

fn read_census(path: &Path, common: (char, u32), rarer: (char, u32), kinds: &mut Table) -> Result<()> {
    for line in std::fs::read_to_string(path)?.lines() {
        let mut fields = line.split_whitespace();
        let (Some(name), Some(Ok(rank))) = (fields.next(), fields.last().map(str::parse::<u32>)) else { continue };
        let kind = [common, rarer].into_iter().find(|(_, most)| rank <= *most);
        if let Some((kind, _)) = kind {
            kinds.entry(name.to_lowercase()).or_default().insert(kind);
        }
    }
    Ok(())
}

fn transliterations() -> Result<BTreeMap<String, u32>> {
    let mut counts = BTreeMap::new();
    for script in ["arabic", "chinese", "hebrew", "russian"] {
        let text = std::fs::read_to_string(shared().join(format!("names/translit_{script}.tsv")))?;
        for line in text.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            *counts.entry(key(fields[0])).or_default() += fields[2].parse().unwrap_or(0);
        }
    }
    Ok(counts)
}

fn is_personal(name: &str) -> bool {
    name.len() >= 2 && name.bytes().all(|byte| byte.is_ascii_lowercase() || b"'-".contains(&byte)) && !is_small(name)
}

fn is_small(word: &str) -> bool {
    FUNCTION_WORDS.split(' ').any(|small| small == word)
}

/// Leaves out kinds that a stronger one implies.
fn simplify(kinds: &mut BTreeSet<char>) -> bool {
    let has = |kinds: &BTreeSet<char>, any: &str| any.chars().any(|kind| kinds.contains(&kind));
    for (stronger, weaker) in [("s", 't'), ("g", 'h'), ("stgh", 'w'), ("st", 'n')] {
        if has(kinds, stronger) {
            kinds.remove(&weaker);
        }
    }
    !kinds.is_empty()
}

fn world(wordnet: &WordNet) -> Result<Table> {
    let mut names = Table::new();
    for (file, name) in &wordnet.instances {
        let is_capital = name.starts_with(char::is_uppercase);
        let kind = match *file {
            LOCATION | OBJECT if is_capital && name != "Earth" => 'p',
            ARTIFACT if is_capital => 'f',
            GROUP if is_capital || name.starts_with("al-") => 'o',
            file if HAPPENINGS.contains(&file) && is_capital && name.contains(' ') => 'x',
            _ => continue,
        };
        add(&mut names, name, kind);
    }
    wordnet.groups.iter().for_each(|name| add(&mut names, name, 'o'));
    add_corpora(&mut names)?;
    let mut lands = BTreeSet::new();
    for table in ["countries.tsv", "places.tsv", "us_states.tsv"] {
        lands.extend(fields_of(table)?.into_iter().map(|fields| fields[0].clone()));
    }
    for (name, kinds) in &mut names {
        if lands.contains(name) {
            kinds.remove(&'o');
        }
    }
    names.retain(|name, kinds| !kinds.is_empty() && is_worldly(wordnet, name, kinds));
    Ok(names)
}

fn add(names: &mut Table, name: &str, kind: char) {
    let mut bare = name.to_owned();
    while let Some((open, close)) = bare.find('(').and_then(|open| Some((open, open + bare[open..].find(')')?))) {
        bare.replace_range(open..=close, "");
    }
    let name = key(&bare);
    if name.len() >= 2 && name.split(' ').count() <= MOST_WORDS {
        names.entry(name).or_default().insert(kind);
    }
}

/// The lists of organisations, towns and rivers in dariusk/corpora.
fn add_corpora(names: &mut Table) -> Result<()> {
    for (file, list, kind) in [
        ("corporations/fortune500", "companies", 'o'),
        ("corporations/nasdaq", "corporations", 'o'),
        ("corporations/djia", "corporations", 'o'),
        ("corporations/cars", "cars", 'o'),
        ("corporations/newspapers", "newspapers", 'o'),
        ("corporations/charities", "charities", 'o'),
        ("governments/us_federal_agencies", "agencies", 'o'),
        ("governments/uk_political_parties", "parties", 'o'),
        ("geography/english_towns_cities", "towns", 'p'),
        ("geography/english_towns_cities", "cities", 'p'),
        ("geography/rivers", "rivers", 'p'),
    ] {
        let path = shared().join(format!("gazetteers/dariusk_corpora/data/{file}.json"));
        let json: Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
        for entry in json[list].as_array().into_iter().flatten() {
            let name = entry.as_str().or_else(|| entry["name"].as_str()).unwrap_or("");
            if list != "parties" || name.ends_with("Party") || name.ends_with("Democrats") {
                let is_led = matches!(list, "newspapers" | "agencies");
                add(names, name.strip_prefix("The ").filter(|_| is_led).unwrap_or(name), kind);
            }
        }
    }
    Ok(())
}

/// Leaves out postal codes, Roman numerals and words that are rarely names.
fn is_worldly(wordnet: &WordNet, name: &str, kinds: &BTreeSet<char>) -> bool {
    let is_place = kinds.contains(&'p');
    let is_numeral = name.bytes().all(|byte| b"ivx".contains(&byte));
    let is_code = name.len() <= 2 && name.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_word = !is_place && kinds.contains(&'o') && !name.contains(' ') && wordnet.common.contains(name);
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b" '&,!/-".contains(&byte);
    let begins = name.starts_with(|letter: char| letter.is_ascii_alphanumeric());
    begins && name.bytes().all(is_plain) && !is_small(name) && !(is_place && (is_numeral || is_code)) && !is_word
}

fn letter_cases(wordnet: &WordNet, persons: &Table, world: &Table) -> Result<BTreeMap<String, &'static str>> {
    let mut counts: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for text in texts()? {
        text.split(['\n', '\r']).for_each(|line| count_line(line, &mut counts));
    }
    let mut cases = BTreeMap::new();
    for (word, (lower, capital)) in counts {
        let is_word = word.starts_with(|letter: char| letter.is_ascii_lowercase())
            && word.bytes().all(|byte| byte.is_ascii_lowercase() || b"'-".contains(&byte));
        if is_word && lower + capital >= MIN_SEEN {
            let case = match f64::from(lower) / f64::from(lower + capital) {
                share if share >= 0.97 => "lower",
                share if share >= 0.7 => "mostly",
                share if share >= 0.1 => "mixed",
                _ => "capital",
            };
            cases.insert(word, case);
        }
    }
    let mut names: BTreeSet<String> = persons.keys().chain(world.keys()).cloned().collect();
    for table in ["cities.tsv", "countries.tsv", "known_names.tsv", "places.tsv", "us_states.tsv"] {
        names.extend(fields_of(table)?.into_iter().map(|fields| fields[0].clone()));
    }
    for name in names.into_iter().filter(|name| !name.contains(' ') && wordnet.common.contains(name)) {
        cases.entry(name).or_insert("word");
    }
    Ok(cases)
}

/// The news texts, JSON and table cells as lines of their own.
fn texts() -> Result<Vec<String>> {
    let mut files = Vec::new();
    for folder in ["polnear", "tempeval3", "news_cluster", "carb", "mrpc"] {
        list(&shared().join(folder), &mut files);
    }
    let mut texts = Vec::new();
    for file in files {
        let name = file.display().to_string();
        let text = String::from_utf8_lossy(&std::fs::read(&file)?).into_owned();
        if name.contains("polnear") && name.contains("/text/") && name.ends_with(".txt") {
            texts.push(text);
        } else if name.ends_with(".tml") {
            texts.push(without_tags(text.rsplit("<TEXT>").next().unwrap_or("")));
        } else if ["dev.txt", ".jsonl", "train.tsv"].iter().any(|ending| name.ends_with(ending)) {
            texts.push(text.replace("\\n", "\n").replace("\\\"", "\"").replace('\t', "\n"));
        }
    }
    Ok(texts)
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            list(&entry.path(), files);
        } else {
            files.push(entry.path());
        }
    }
}

fn without_tags(text: &str) -> String {
    let mut parts = text.split('<');
    let mut plain = parts.next().unwrap_or("").to_owned();
    parts.for_each(|part| plain.push_str(part.split_once('>').map_or(part, |(_, rest)| rest)));
    plain
}

/// Counts the words of a line that do not stand first in a sentence; lines in title case tell nothing.
fn count_line(line: &str, counts: &mut BTreeMap<String, (u32, u32)>) {
    let tokens = tokens(line);
    let is_word = |token: &&&str| token.starts_with(char::is_alphabetic);
    let is_capital = |token: &str| token.starts_with(char::is_uppercase);
    let n_words = tokens.iter().filter(is_word).count();
    let n_capital = tokens.iter().filter(is_word).filter(|token| is_capital(token)).count();
    if n_words < 6 || 2 * n_capital > n_words {
        return;
    }
    for (before, word) in tokens.iter().zip(&tokens[1..]).filter(|(_, word)| is_word(word)) {
        if !".!?:;\"“”()‘'—–-".contains(before) {
            let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
            let seen = counts.entry(key(bare)).or_default();
            if is_capital(word) { seen.1 += 1 } else { seen.0 += 1 }
        }
    }
}

/// Words with single apostrophes and hyphens inside, and every other character by itself.
fn tokens(line: &str) -> Vec<&str> {
    let is_letter = |letter: char| letter.is_ascii_alphabetic() || ('À'..='ÿ').contains(&letter);
    let mut tokens = Vec::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let mut end = rest.find(|letter| !is_letter(letter)).unwrap_or(rest.len());
        while end > 0
            && let Some(mark) = rest[end..].chars().next()
            && matches!(mark, '\'' | '’' | '-')
        {
            let next = end + mark.len_utf8();
            let length = rest[next..].find(|letter| !is_letter(letter)).unwrap_or(rest.len() - next);
            if length == 0 {
                break;
            }
            end = next + length;
        }
        let end = end.max(first.len_utf8());
        if !first.is_whitespace() {
            tokens.push(&rest[..end]);
        }
        rest = &rest[end..];
    }
    tokens
}
