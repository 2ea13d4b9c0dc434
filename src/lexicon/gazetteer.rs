//! What the tables know of each word of a sentence, as a mask of flags: evidence for the name recogniser, not a decision.
//!
//! All tables with names in them are read into one map on first use, keyed by the hash of one word or of several in a
//! row, so that a token costs one look-up. Leaves it to `syntax` and `mention::name` what a name is.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::entries;

/// How many flags there are; a mask has no bit from here on.
pub const N_FLAGS: usize = 29;

/// The word is a common given name.
pub const GIVEN: u32 = 1;
/// The word is a rarer given name.
pub const RARE_GIVEN: u32 = 1 << 1;
/// The word is a common family name of the United States.
pub const FAMILY: u32 = 1 << 2;
/// The word is a rarer family name.
pub const RARE_FAMILY: u32 = 1 << 3;
/// The word stands in names of several persons somewhere in the world.
pub const WORLD_NAME: u32 = 1 << 4;
/// The word is the family name of a person in WordNet.
pub const FAMOUS: u32 = 1 << 5;
/// A small word inside names: "bin", "van".
pub const PARTICLE: u32 = 1 << 6;
/// "Jr.", "III".
pub const GENERATION: u32 = 1 << 7;
/// A form of address, military rank or party label: "Mr.", "Gen.".
pub const TITLE: u32 = 1 << 8;
/// A post, occupation or relation: "prime minister", "lawyer", "wife".
pub const POST: u32 = 1 << 9;
/// A country.
pub const COUNTRY: u32 = 1 << 10;
/// The people or adjective of a country.
pub const DEMONYM: u32 = 1 << 11;
/// A state, province or its abbreviation.
pub const STATE: u32 = 1 << 12;
/// A city that is the best known of its name.
pub const KNOWN_CITY: u32 = 1 << 13;
/// Any city.
pub const CITY: u32 = 1 << 14;
/// A continent, sea, river, mountain, region or another place.
pub const PLACE: u32 = 1 << 15;
/// A building, bridge, ship or another work of hands.
pub const FACILITY: u32 = 1 << 16;
/// A word with a capital that heads names of places: "River", "Airport".
pub const PLACE_HEAD: u32 = 1 << 17;
/// A word with a capital that heads names of organisations or outlets: "Ministry", "Times".
pub const ORGANIZATION_HEAD: u32 = 1 << 18;
/// The legal form of a company.
pub const LEGAL: u32 = 1 << 19;
/// A known organisation, outlet or agency.
pub const ORGANIZATION: u32 = 1 << 20;
/// A known name of another kind, or a word that heads one: a war, a book, "Act", "Prize".
pub const OTHER: u32 = 1 << 21;
/// A month, weekday or holiday.
pub const CALENDAR: u32 = 1 << 22;
/// Within sentences the word is nearly always written in lower case.
pub const LOWER: u32 = 1 << 23;
/// Within sentences the word is written both ways.
pub const MIXED: u32 = 1 << 24;
/// An ordinary word of the dictionary, too rare to tell how it is written.
pub const DICTIONARY: u32 = 1 << 25;
/// Within sentences the word is nearly always written with a capital.
pub const CAPITAL: u32 = 1 << 26;
/// The first word of a known sequence of several.
pub const OPENS: u32 = 1 << 27;
/// A later word of a known sequence of several.
pub const CONTINUES: u32 = 1 << 28;

/// A word of persons' names, of whatever part of the world.
pub const PERSON: u32 = GIVEN | RARE_GIVEN | FAMILY | RARE_FAMILY | WORLD_NAME | FAMOUS;
/// A name of a place, of whatever kind.
pub const PLACES: u32 = COUNTRY | STATE | KNOWN_CITY | CITY | PLACE | FACILITY;

/// What only a capital makes likely.
const PROPER: u32 = PERSON | PLACES | ORGANIZATION | OTHER;

/// What means nothing without a capital.
const HEADS: u32 = PLACE_HEAD | ORGANIZATION_HEAD | LEGAL;

/// No sequence in the tables is longer; longer ones would cost time in texts that repeat their first words.
const LONGEST: usize = 10;

/// Replaces `out` by one mask for each word.
///
/// `words` are as written, `norms` their normal forms (`syntax::normal`). Words that are mostly written in lower case
/// count as names only with a capital.
///
/// ```
/// use corroborate::lexicon::gazetteer::{CITY, CONTINUES, TITLE, flags};
/// let mut out = Vec::new();
/// flags(&["Mr.", "Lee", "left", "New", "York"], &["mr.", "lee", "left", "new", "york"], &mut out);
/// assert!(out[0] & TITLE != 0 && out[4] & CITY != 0 && out[4] & CONTINUES != 0 && out[2] & CITY == 0);
/// ```
pub fn flags(words: &[&str], norms: &[&str], out: &mut Vec<u32>) {
    let table = &*TABLE;
    let is_written_small = !words.iter().any(|word| is_capital(word));
    out.clear();
    out.resize(words.len().min(norms.len()), 0);
    let mut covered = 0;
    for at in 0..out.len() {
        let is_proper = is_capital(words[at]);
        let hash = hash_of(norms[at]);
        let Some(found) = table.get(hash) else {
            out[at] |= of_parts(table, words[at], norms[at]);
            continue;
        };
        out[at] |= of_word(found & !GOES_ON, is_proper, at < covered);
        if found & GOES_ON != 0 && at >= covered {
            covered = at + read_sequence(table, hash, at, norms, is_proper || is_written_small, out);
        }
    }
}

/// The flags of a single word, without those that its case or a longer name around it speaks against.
fn of_word(flags: u32, is_proper: bool, is_covered: bool) -> u32 {
    let is_ordinary = flags & (LOWER | MIXED | DICTIONARY) != 0;
    let flags = if is_proper { flags } else { flags & !HEADS };
    let flags = if is_ordinary && !is_proper { flags & !PROPER } else { flags };
    if is_covered { flags & !(PLACES | ORGANIZATION | OTHER) } else { flags }
}

/// Marks the known sequences that start at `at`; returns the length of the longest.
fn read_sequence(table: &Table, first: u64, at: usize, norms: &[&str], is_proper: bool, out: &mut [u32]) -> usize {
    let mut hash = first;
    let mut longest = 0;
    for length in 2..=LONGEST.min(out.len() - at) {
        hash = followed(Some(hash), hash_of(norms[at + length - 1]));
        let Some(entry) = table.get(hash) else { break };
        let found = if is_proper { entry } else { entry & !(PROPER | HEADS) } & !GOES_ON;
        if found != 0 {
            out[at] |= found | OPENS;
            out[at + 1..at + length].iter_mut().for_each(|mask| *mask |= found | CONTINUES);
            longest = length;
        }
        if entry & GOES_ON == 0 {
            break;
        }
    }
    longest
}

/// What the parts of a hyphened word are, where every later part has a capital: "Jean-Marie", "al-Assad".
fn of_parts(table: &Table, word: &str, norm: &str) -> u32 {
    if !norm.contains('-') || !word.split('-').skip(1).all(is_capital) {
        return 0;
    }
    norm.split('-').filter_map(|part| table.get(hash_of(part))).fold(0, |all, flags| all | flags & !GOES_ON)
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

static TABLE: LazyLock<Table> = LazyLock::new(read_tables);

/// Flags by the hash of a word or sequence, in open addressing: built in a few milliseconds, unlike a general map.
struct Table {
    slots: Vec<Slot>,
}

/// A slot is empty while its mark is 0.
#[derive(Clone, Copy, Default)]
struct Slot {
    mark: u32,
    flags: u32,
}

/// Kept beside the flags: whether a longer sequence starts with these words.
const GOES_ON: u32 = 1 << 31;

/// More than twice what the tables hold, so that few look-ups meet a foreign slot.
const N_SLOTS_LOG: u32 = 18;

impl Table {
    fn get(&self, hash: u64) -> Option<u32> {
        let slot = self.slots[self.position(hash)];
        (slot.mark != 0).then_some(slot.flags)
    }

    fn add(&mut self, hash: u64, flags: u32) {
        let at = self.position(hash);
        self.slots[at].mark = mark(hash);
        self.slots[at].flags |= flags;
    }

    /// The slot of `hash`, or the empty one where it would stand.
    fn position(&self, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = (spread(hash) >> (u64::BITS - N_SLOTS_LOG)) as usize;
        while self.slots[at].mark != 0 && self.slots[at].mark != mark(hash) {
            at = (at + 1) & mask;
        }
        at
    }
}

/// Fibonacci hashing: the upper bits depend on all bits.
fn spread(hash: u64) -> u64 {
    hash.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// What tells one hash from others in neighbouring slots.
fn mark(hash: u64) -> u32 {
    (spread(hash) >> 8) as u32 | 1
}

fn read_tables() -> Table {
    let mut table = Table { slots: vec![Slot::default(); 1 << N_SLOTS_LOG] };
    read_persons(&mut table);
    read_places(&mut table);
    read_organizations(&mut table);
    read_words(&mut table);
    table
}

fn read_persons(table: &mut Table) {
    read(table, include_str!("../../data/person_names.tsv"), |kinds| {
        kinds.bytes().fold(0, |flags, kind| flags | person_flag(kind))
    });
    read(table, include_str!("../../data/name_particles.txt"), |_| PARTICLE);
    read(table, include_str!("../../data/name_suffixes.tsv"), |kind| if kind == "person" { GENERATION } else { LEGAL });
    read(table, include_str!("../../data/titles.tsv"), |_| TITLE);
    read(table, include_str!("../../data/offices.tsv"), |_| POST);
}

fn person_flag(kind: u8) -> u32 {
    match kind {
        b'g' => GIVEN,
        b'h' => RARE_GIVEN,
        b's' => FAMILY,
        b't' => RARE_FAMILY,
        b'n' => FAMOUS,
        _ => WORLD_NAME,
    }
}

fn read_places(table: &mut Table) {
    read(table, super::places::CITIES, |fields| if fields.contains('*') { CITY | KNOWN_CITY } else { CITY });
    read(table, super::places::PLACES, |fields| match fields.split('\t').next() {
        Some("country") => COUNTRY,
        Some("state" | "abbreviation") => STATE,
        _ => PLACE,
    });
    read(table, include_str!("../../data/world_names.tsv"), |kinds| {
        kinds.bytes().fold(0, |flags, kind| flags | world_flag(kind))
    });
    for fields in entries(include_str!("../../data/countries.tsv")) {
        fields[2].split(';').chain([fields[0]]).for_each(|name| add(table, &name.to_lowercase(), COUNTRY));
        fields[3].split(';').for_each(|people| add(table, people, DEMONYM));
    }
    for fields in entries(include_str!("../../data/us_states.tsv")) {
        fields[2].split(';').chain([fields[0]]).for_each(|name| add(table, &name.to_lowercase(), STATE));
    }
}

fn world_flag(kind: u8) -> u32 {
    match kind {
        b'p' => PLACE,
        b'f' => FACILITY,
        b'o' => ORGANIZATION,
        _ => OTHER,
    }
}

fn read_organizations(table: &mut Table) {
    read(table, include_str!("../../data/name_heads.tsv"), |fields| match fields.split('\t').next() {
        Some("place") => PLACE_HEAD,
        Some("organization" | "opener") => ORGANIZATION_HEAD,
        _ => OTHER,
    });
    read(table, include_str!("../../data/known_names.tsv"), |kind| match kind {
        "organization" => ORGANIZATION,
        "place" => PLACE,
        "other" => OTHER,
        _ => 0,
    });
    read(table, include_str!("../../data/name_symbols.tsv"), |kind| match kind {
        "legal" => LEGAL,
        "organization" => ORGANIZATION_HEAD,
        _ => 0,
    });
    read(table, include_str!("../../data/outlet_words.txt"), |_| ORGANIZATION_HEAD);
    read(table, include_str!("../../data/agencies.tsv"), |_| ORGANIZATION);
    for fields in entries(include_str!("../../data/outlets.tsv")) {
        let name = fields[1].to_lowercase();
        add(table, name.strip_prefix("the ").unwrap_or(&name), ORGANIZATION);
    }
}

fn read_words(table: &mut Table) {
    read(table, include_str!("../../data/months.tsv"), |_| CALENDAR);
    read(table, include_str!("../../data/weekdays.tsv"), |_| CALENDAR);
    read(table, include_str!("../../data/holidays.tsv"), |_| CALENDAR);
    read(table, include_str!("../../data/letter_case.tsv"), |class| match class {
        "lower" => LOWER,
        "mostly" | "mixed" => MIXED,
        "capital" => CAPITAL,
        _ => DICTIONARY,
    });
    read(table, include_str!("../../data/sentence_openers.txt"), |_| LOWER);
}

/// Adds the first fields of `lines`, with the flags of the fields after them.
fn read(table: &mut Table, lines: &str, flags: impl Fn(&str) -> u32) {
    let mut rest = lines;
    while let Some(end) = rest.bytes().position(|byte| byte == b'\n') {
        let line = &rest[..end];
        rest = &rest[end + 1..];
        if !line.starts_with('#') {
            let cut = line.bytes().position(|byte| byte == b'\t').unwrap_or(end);
            add(table, &line[..cut], flags(line.get(cut + 1..).unwrap_or("")));
        }
    }
}

/// Adds a word or sequence; hyphens and possessives also as tokens of their own, since treebanks cut them.
fn add(table: &mut Table, key: &str, flags: u32) {
    if key.is_empty() || flags == 0 {
        return;
    }
    add_sequence(table, key, flags);
    if key.bytes().any(|byte| byte == b'-') {
        add_sequence(table, &key.replace('-', " - "), flags);
    }
    if key.bytes().any(|byte| byte == b'\'') {
        add_sequence(table, &key.replace("'s", " 's"), flags);
    }
}

fn add_sequence(table: &mut Table, key: &str, flags: u32) {
    if !key.is_ascii() {
        return add_sequence(table, &plain(key), flags);
    }
    let mut sequence = None;
    let mut word = START;
    for byte in key.bytes() {
        if byte == b' ' {
            let so_far = followed(sequence, word);
            table.add(so_far, GOES_ON);
            sequence = Some(so_far);
            word = START;
        } else {
            word = step(word, byte);
        }
    }
    table.add(followed(sequence, word), flags);
}

/// The word in plain letters.
fn plain(word: &str) -> String {
    word.nfkd().map(without_stroke).filter(char::is_ascii).collect()
}

/// Letters that do not decompose.
fn without_stroke(letter: char) -> char {
    match letter {
        'ø' => 'o',
        'ł' => 'l',
        'đ' => 'd',
        'ı' => 'i',
        _ => letter,
    }
}

/// A hash of the word in plain letters without full stops: "u.s." as "us", "josé" as "jose".
fn hash_of(norm: &str) -> u64 {
    if !norm.is_ascii() {
        return plain(norm).bytes().fold(START, step);
    }
    norm.bytes().fold(START, step)
}

/// Start and multiplier of the FNV hash, which is short and mixes well enough before `spread`.
const START: u64 = 0xcbf2_9ce4_8422_2325;
const MULTIPLIER: u64 = 0x0100_0000_01b3;

fn step(hash: u64, byte: u8) -> u64 {
    if byte == b'.' { hash } else { (hash ^ u64::from(byte)).wrapping_mul(MULTIPLIER) }
}

/// The hash of a sequence with one more word.
fn followed(sequence: Option<u64>, word: u64) -> u64 {
    sequence.map_or(word, |sequence| (sequence.rotate_left(23) ^ word).wrapping_mul(MULTIPLIER))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of the flags of each word, for the flags in `of`.
    fn check(text: &str, flag: u32, expected: &str) {
        let words: Vec<&str> = text.split(' ').collect();
        let norms: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let norms: Vec<&str> = norms.iter().map(String::as_str).collect();
        let mut out = vec![7];
        flags(&words, &norms, &mut out);
        let found: Vec<&str> =
            words.iter().zip(&out).filter(|(_, mask)| **mask & flag != 0).map(|(word, _)| *word).collect();
        assert_eq!(found.join(" "), expected, "{text}");
    }

    #[test]
    fn persons() {
        check("Gov. Maria Johnson met José in Paris", GIVEN | RARE_GIVEN, "Maria Johnson José Paris");
        check(
            "Gov. Maria Johnson met Abdul al-Hassan",
            FAMILY | RARE_FAMILY | WORLD_NAME,
            "Maria Johnson Abdul al-Hassan",
        );
        check("Maj. Gen. Daro and Mr. Velt", TITLE, "Maj. Gen. Mr.");
        check("the prime minister and his wife left", POST, "prime minister wife");
    }

    #[test]
    fn places() {
        check("in New York , U.S. , and Turkey", COUNTRY, "U.S. Turkey");
        check("from New York to York", CITY, "New York York");
        check("the Danube River and the Israeli port", PLACE | DEMONYM, "Danube River Israeli");
    }

    #[test]
    fn organizations() {
        check("the New York Times and Google Inc.", ORGANIZATION | LEGAL, "New York Times Google Inc.");
        check("the Ministry of Silence", ORGANIZATION_HEAD, "Ministry");
        check("Coca-Cola and Coca - Cola", ORGANIZATION, "Coca-Cola Coca - Cola");
    }

    #[test]
    fn ordinary_words_need_a_capital() {
        check("Then people in reading love rich bread with us", PERSON | PLACES, "");
        check("so it is in iraq", COUNTRY, "iraq");
    }

    #[test]
    fn bad_input_is_left() {
        check("", u32::MAX, "");
        let mut out = vec![1];
        flags(&["a", "b"], &["a"], &mut out);
        assert_eq!(out.len(), 1);
    }
}
