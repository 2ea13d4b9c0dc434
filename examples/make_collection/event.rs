//! One invented event: what it makes up once, and the articles that tell of it.

use crate::happenings::{self, Happening};

/// Syllables of invented names.
const STARTS: [&str; 24] = [
    "Bra", "Cor", "Dal", "Eln", "Fen", "Gar", "Hol", "Ira", "Jor", "Kel", "Lum", "Mar", "Nor", "Osk", "Pel", "Quen",
    "Ros", "Sel", "Tor", "Ul", "Var", "Wes", "Yar", "Zel",
];
const MIDDLES: [&str; 16] =
    ["a", "e", "i", "o", "ba", "da", "fi", "go", "ki", "lo", "mi", "no", "ra", "si", "ta", "vo"];
const ENDS: [&str; 20] = [
    "bek", "dan", "den", "fort", "gard", "holm", "ker", "lin", "mar", "mont", "nik", "port", "ric", "sen", "ster",
    "ton", "ver", "vik", "wick", "zan",
];

/// Given names.
const GIVEN: [&str; 16] = [
    "Ada", "Boris", "Clara", "David", "Elena", "Felix", "Greta", "Hugo", "Irene", "Jonas", "Karin", "Leon", "Maria",
    "Nina", "Oscar", "Paula",
];

/// Goods that events are about.
const MATTERS: [&str; 40] = [
    "copper",
    "timber",
    "sugar",
    "cotton",
    "diesel",
    "grain",
    "leather",
    "paper",
    "rubber",
    "salt",
    "silk",
    "steel",
    "tobacco",
    "wool",
    "zinc",
    "cement",
    "chocolate",
    "coffee",
    "fertilizer",
    "furniture",
    "glass",
    "honey",
    "ink",
    "lemons",
    "marble",
    "medicine",
    "nickel",
    "olive oil",
    "paint",
    "plastics",
    "potatoes",
    "rice",
    "shoes",
    "soap",
    "textiles",
    "tin",
    "toys",
    "tyres",
    "vanilla",
    "wine",
];

/// Slots for things.
const ITEMS: [&str; 8] = ["ITEMA", "ITEMB", "ITEMC", "ITEMD", "ITEME", "ITEMF", "ITEMG", "ITEMH"];

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// One article in so many has a figure of its own.
const ERROR: usize = 12;

/// A seeded source of chance (xorshift; Marsaglia 2003).
pub struct Dice(u64);

impl Dice {
    /// `seed` of 0 counts as 1.
    pub fn new(seed: u64) -> Dice {
        Dice(seed.max(1).wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    /// A number from 0 to `n` - 1.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % n.max(1)
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    fn name(&mut self) -> String {
        let middle = if self.below(2) == 0 { self.of(&MIDDLES) } else { "" };
        format!("{}{middle}{}", self.of(&STARTS), self.of(&ENDS))
    }
}

/// What an event makes up, and its kind.
pub struct Event<'h> {
    happening: &'h Happening,
    day: jiff::civil::Date,
    /// Words in capitals and what they stand for; longer words before words that they begin with.
    words: Vec<(&'static str, String)>,
}

impl<'h> Event<'h> {
    /// Another event.
    pub fn new(happenings: &'h [Happening], dice: &mut Dice) -> Event<'h> {
        let happening = &happenings[dice.below(happenings.len())];
        let day = jiff::civil::date(2024, 1, 1).saturating_add(jiff::Span::new().days(dice.below(360) as i64));
        let weekday =
            |offset: usize| WEEKDAYS[(day.weekday().to_monday_zero_offset() as usize + offset) % 7].to_owned();
        let person = |dice: &mut Dice| format!("{} {}", dice.of(&GIVEN), dice.name());
        let nouns = happenings::nouns();
        let mut words = vec![
            ("DAYB", weekday(1)),
            ("DAY", weekday(0)),
            ("TOWN", dice.name()),
            ("OTHER", dice.name()),
            ("RIVER", dice.name()),
            ("FIRM", format!("{} {}", dice.name(), dice.of(&["Corp.", "Group", "Industries", "Brothers", "Works"]))),
            ("PERSON", person(dice)),
            ("WITNESS", person(dice)),
            ("OFFICIAL", person(dice)),
            ("MATTER", dice.of(&MATTERS).to_owned()),
            ("COUNTB", (200 + 10 * dice.below(300)).to_string()),
            ("COUNT", (12 + dice.below(80)).to_string()),
            ("BIG", (3 + dice.below(8)).to_string()),
            ("SUM", (2 + dice.below(90)).to_string()),
            ("HOURS", (3 + dice.below(9)).to_string()),
            ("VOTES", format!("{} to {}", 40 + dice.below(60), 10 + dice.below(30))),
            ("YEAR", (1990 + dice.below(30)).to_string()),
        ];
        words.extend(ITEMS.map(|item| (item, dice.of(&nouns).to_owned())));
        Event { happening, day, words }
    }

    /// The day of publication: that of the event, or `later` days after.
    pub fn published(&self, later: usize) -> String {
        self.day.saturating_add(jiff::Span::new().days(later as i64)).to_string()
    }

    /// Headline and paragraphs: most of the facts, in words of its own.
    pub fn article(&self, dice: &mut Dice) -> Vec<String> {
        let mut lines = Vec::new();
        for (at, wordings) in self.happening.facts.iter().enumerate() {
            // Headline and first sentence belong to every article.
            if at < 2 || dice.below(4) > 0 {
                let chosen = chosen(dice.of(wordings), dice);
                let stop = if at == 0 || chosen.ends_with(['.', '”']) { "" } else { "." };
                lines.push(self.filled(&chosen, dice) + stop);
            }
        }
        lines
    }

    /// A copy with a fifth of its sentences left out, under the same headline.
    pub fn copy(&self, lines: &[String], dice: &mut Dice) -> Vec<String> {
        let kept = lines.iter().enumerate().filter(|(at, _)| *at < 2 || dice.below(5) > 0);
        kept.map(|(_, line)| line.clone()).collect()
    }

    fn filled(&self, wording: &str, dice: &mut Dice) -> String {
        let mut text = wording.to_owned();
        for (word, value) in &self.words {
            let figure: Option<usize> = value.parse().ok().filter(|_| dice.below(ERROR) == 0);
            let value = figure.map_or_else(|| value.clone(), |figure| (figure + 1).to_string());
            text = text.replace(word, &value);
        }
        text
    }
}

/// The wording with one word of each choice.
fn chosen(wording: &str, dice: &mut Dice) -> String {
    let mut text = String::new();
    for part in wording.split('{') {
        match part.split_once('}') {
            Some((choice, rest)) => {
                let words: Vec<&str> = choice.split('|').collect();
                text.push_str(dice.of(&words));
                text.push_str(rest);
            }
            None => text.push_str(part),
        }
    }
    text
}
