//! Derives `data/given_name_genders.tsv`: given names that are a man's or a woman's nearly always.
//!
//! `cargo run --release --example make_name_genders -- NAMES`: NAMES holds the files `dist.male.first` and
//! `dist.female.first` of the Python package "names" (US Census 1990).

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// How many bearers of the one gender come on one of the other.
const MIN_RATIO: f64 = 20.0;

fn main() -> std::io::Result<()> {
    let Some(names) = std::env::args().nth(1) else {
        eprintln!("usage: make_name_genders NAMES");
        std::process::exit(2);
    };
    let men = shares(&Path::new(&names).join("dist.male.first"))?;
    let women = shares(&Path::new(&names).join("dist.female.first"))?;
    let of = |shares: &BTreeMap<String, f64>, name: &str| shares.get(name).copied().unwrap_or(0.0);
    let mut table = "# what: given names, in lower case, that are nearly always a man's (m) or a woman's (w)\n\
         # made by: examples/make_name_genders.rs\n\
         # origin: US Census 1990 name files through the Python package \"names\"\n\
         # licence: public domain (US Census)\n"
        .to_owned();
    let mut all: Vec<&String> = men.keys().chain(women.keys()).collect();
    all.sort_unstable();
    all.dedup();
    for name in all {
        let (man, woman) = (of(&men, name), of(&women, name));
        let gender = match (man >= MIN_RATIO * woman, woman >= MIN_RATIO * man) {
            (true, _) => "m",
            (_, true) => "w",
            _ => continue,
        };
        let _ = writeln!(table, "{name}\t{gender}");
    }
    std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/given_name_genders.tsv"), table)
}

/// The share of each name in percent.
fn shares(path: &Path) -> std::io::Result<BTreeMap<String, f64>> {
    let share = |line: &str| {
        let mut fields = line.split_whitespace();
        Some((fields.next()?.to_lowercase(), fields.next()?.parse().ok()?))
    };
    Ok(std::fs::read_to_string(path)?.lines().filter_map(share).collect())
}
