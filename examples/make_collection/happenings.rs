//! Reads `happenings.txt`: kinds of happening, their facts, and the wordings of each fact.

/// One kind of happening: its facts, the headline first, each in one or more wordings.
pub struct Happening {
    /// The facts.
    pub facts: Vec<Vec<&'static str>>,
}

/// All kinds.
pub fn all() -> Vec<Happening> {
    let mut all: Vec<Happening> = Vec::new();
    for line in lines(include_str!("happenings.txt")) {
        if line.starts_with('=') {
            all.push(Happening { facts: Vec::new() });
        } else if let Some(happening) = all.last_mut() {
            happening.facts.push(line.split("||").map(str::trim).collect());
        }
    }
    // The last kind holds what is told of every event.
    let common = all.pop().map_or_else(Vec::new, |last| last.facts);
    all.iter_mut().for_each(|happening| happening.facts.extend(common.iter().cloned()));
    all
}

/// Things that events are told with.
pub fn nouns() -> Vec<&'static str> {
    lines(include_str!("nouns.txt")).collect()
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}
