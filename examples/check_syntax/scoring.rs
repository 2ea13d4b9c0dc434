//! A treebank as the CoNLL 2018 shared task reads it: words with their places among the letters of the text; and the
//! alignment of other words to them.

use std::collections::BTreeSet;

use corroborate::syntax::Document;

/// A word with what is scored of it.
#[derive(Clone, Debug, Default)]
pub struct Scored {
    pub form: String,
    pub lemma: String,
    pub pos: String,
    /// The index of the head among all words; `None` for a root.
    pub head: Option<usize>,
    pub relation: String,
    /// The place among the letters of the text that are not white space.
    pub span: (usize, usize),
    /// Whether the word is part of a fused one: then it shares the span of the whole.
    pub is_fused: bool,
    /// Whether a sentence begins with it.
    pub is_first: bool,
}

/// A treebank's words, surface tokens, and the text of its documents.
#[derive(Default)]
pub struct Treebank {
    pub words: Vec<Scored>,
    pub tokens: Vec<(usize, usize)>,
    pub documents: Vec<String>,
}

pub fn read_treebank(text: &str) -> Treebank {
    let mut treebank = Treebank::default();
    let mut n_letters = 0;
    let mut fused_until = 0;
    let mut is_first = true;
    let mut first = 0;
    for line in text.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        if line.starts_with("# newdoc") || treebank.documents.is_empty() {
            treebank.documents.push(String::new());
        } else if line.starts_with("# newpar") {
            open_paragraph(&mut treebank.documents);
        }
        if line.is_empty() {
            is_first = true;
            fused_until = 0;
        }
        if fields.len() != 10 || fields[0].contains('.') {
            continue;
        }
        let range = fields[0].split_once('-');
        let number: usize = range.map_or(fields[0], |(_, last)| last).parse().unwrap_or(0);
        if range.is_some() || number > fused_until {
            let length = fields[1].chars().filter(|letter| !letter.is_whitespace()).count();
            treebank.tokens.push((n_letters, n_letters + length));
            n_letters += length;
            push_surface(&mut treebank.documents, fields[1], !fields[9].contains("SpaceAfter=No"));
        }
        if range.is_some() {
            fused_until = number;
            continue;
        }
        if is_first {
            first = treebank.words.len();
        }
        let head: usize = fields[6].parse().unwrap_or(0);
        treebank.words.push(Scored {
            form: fields[1].to_owned(),
            lemma: fields[2].to_owned(),
            pos: fields[3].to_owned(),
            head: head.checked_sub(1).map(|head| first + head),
            relation: fields[7].to_owned(),
            span: treebank.tokens.last().copied().unwrap_or_default(),
            is_fused: number <= fused_until,
            is_first,
        });
        is_first = false;
    }
    treebank
}

fn open_paragraph(documents: &mut [String]) {
    if let Some(text) = documents.last_mut().filter(|text| !text.is_empty()) {
        text.push_str("\n\n");
    }
}

fn push_surface(documents: &mut [String], form: &str, is_space_after: bool) {
    if let Some(text) = documents.last_mut() {
        text.push_str(form);
        text.push_str(if is_space_after { " " } else { "" });
    }
}

/// Where the sentences of some words stand.
pub fn sentences(words: &[Scored]) -> Vec<(usize, usize)> {
    let starts: Vec<usize> = (0..words.len()).filter(|&at| words[at].is_first).collect();
    let ends = starts.iter().skip(1).copied().chain([words.len()]);
    starts.iter().zip(ends).map(|(&start, end)| (words[start].span.0, words[end - 1].span.1)).collect()
}

/// F1 in percent of two lists of spans.
pub fn overlap(gold: &[(usize, usize)], ours: &[(usize, usize)]) -> f64 {
    let gold: BTreeSet<_> = gold.iter().collect();
    let right = ours.iter().filter(|span| gold.contains(span)).count();
    200.0 * right as f64 / (gold.len() + ours.len()).max(1) as f64
}

/// The pairs of a gold word and one of ours with the same span; words of fused gold tokens are matched by their forms.
pub fn align(gold: &[Scored], ours: &[Scored]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let (mut g, mut o) = (0, 0);
    while g < gold.len() && o < ours.len() {
        if gold[g].is_fused {
            if ours[o].span.0 < gold[g].span.0 {
                o += 1;
            }
            let (g_end, o_end) = fused_end(gold, ours, g, o);
            pairs.extend(common(gold, ours, (g, g_end), (o, o_end)));
            (g, o) = (g_end, o_end);
        } else if gold[g].span == ours[o].span {
            pairs.push((g, o));
            (g, o) = (g + 1, o + 1);
        } else if gold[g].span.0 <= ours[o].span.0 {
            g += 1;
        } else {
            o += 1;
        }
    }
    pairs
}

/// Where the words end that lie within a fused token of the treebank.
fn fused_end(gold: &[Scored], ours: &[Scored], mut g: usize, mut o: usize) -> (usize, usize) {
    let mut end = gold[g].span.1;
    let is_inside = |words: &[Scored], at: usize, end: usize| {
        words.get(at).is_some_and(|word| if word.is_fused { word.span.0 < end } else { word.span.1 <= end })
    };
    while is_inside(gold, g, end) || is_inside(ours, o, end) {
        if g < gold.len() && (o >= ours.len() || gold[g].span.0 <= ours[o].span.0) {
            if gold[g].is_fused {
                end = end.max(gold[g].span.1);
            }
            g += 1;
        } else {
            o += 1;
        }
    }
    (g, o)
}

/// The longest common subsequence of two stretches of words, by their forms.
fn common(
    gold: &[Scored],
    ours: &[Scored],
    (g, g_end): (usize, usize),
    (o, o_end): (usize, usize),
) -> Vec<(usize, usize)> {
    let is_same = |g: usize, o: usize| gold[g].form.to_lowercase() == ours[o].form.to_lowercase();
    let mut longest = vec![vec![0; o_end - o + 1]; g_end - g + 1];
    for i in (0..g_end - g).rev() {
        for j in (0..o_end - o).rev() {
            longest[i][j] = if is_same(g + i, o + j) {
                longest[i + 1][j + 1] + 1
            } else {
                longest[i + 1][j].max(longest[i][j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < g_end - g && j < o_end - o {
        if is_same(g + i, o + j) {
            pairs.push((g + i, o + j));
            (i, j) = (i + 1, j + 1);
        } else if longest[i][j] == longest[i + 1][j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// How many words are right in which respect.
#[derive(Default)]
pub struct Counts {
    /// Words of the treebank and of ours together.
    pub all: usize,
    pub words: usize,
    pub pos: usize,
    pub lemmas: usize,
    pub caseless_lemmas: usize,
    pub heads: usize,
    pub relations: usize,
    pub subtypes: usize,
}

impl Counts {
    /// Over aligned pairs of a gold word and one of ours.
    pub fn of(gold: &[Scored], ours: &[Scored], pairs: &[(usize, usize)]) -> Counts {
        let mut gold_of = vec![None; ours.len()];
        for &(g, o) in pairs {
            gold_of[o] = Some(g);
        }
        let mut counts = Counts { all: gold.len() + ours.len(), words: pairs.len(), ..Counts::default() };
        for (g, o) in pairs.iter().map(|&(g, o)| (&gold[g], &ours[o])) {
            counts.pos += usize::from(g.pos == o.pos);
            let is_given = g.lemma != "_";
            counts.lemmas += usize::from(!is_given || g.lemma == o.lemma);
            counts.caseless_lemmas += usize::from(!is_given || g.lemma.to_lowercase() == o.lemma.to_lowercase());
            let is_head = match (g.head, o.head) {
                (Some(g), Some(o)) => gold_of[o] == Some(g),
                (g, o) => g == o,
            };
            counts.heads += usize::from(is_head);
            counts.relations += usize::from(is_head && main(&g.relation) == main(&o.relation));
            counts.subtypes += usize::from(is_head && g.relation == o.relation);
        }
        counts
    }
}

fn main(relation: &str) -> &str {
    relation.split(':').next().unwrap_or(relation)
}

/// Names with the indexes of their first word and of the word after their last.
#[derive(Default)]
pub struct Names {
    /// The words as CoNLL-U, with nothing but their forms.
    pub words: String,
    pub names: BTreeSet<(usize, usize, String)>,
}

/// Reads persons, places and organisations from IOB2; other names count as no names.
pub fn read_iob2(text: &str) -> Names {
    let mut all = Names::default();
    let mut open: Option<(usize, String)> = None;
    let mut n_words = 0;
    for line in text.lines().filter(|line| !line.starts_with("# ")) {
        let fields: Vec<&str> = line.split('\t').collect();
        let label = fields.get(2).copied().unwrap_or("O");
        let continues = label.starts_with("I-") && open.as_ref().is_some_and(|(_, kind)| *kind == label[2..]);
        if !continues {
            all.names.extend(open.take().map(|(start, kind)| (start, n_words, kind)));
            open = label.strip_prefix("B-").or(label.strip_prefix("I-")).map(|kind| (n_words, kind.to_owned()));
        }
        if fields.len() > 2 {
            n_words += 1;
            all.words += &format!("{}\t{}{}", fields[0], fields[1], "\t_".repeat(8));
        }
        all.words.push('\n');
    }
    all.names.extend(open.map(|(start, kind)| (start, n_words, kind)));
    all.names.retain(|(_, _, kind)| ["PER", "LOC", "ORG"].contains(&kind.as_str()));
    all
}

/// The names that a document tells.
pub fn names_of(document: &Document) -> BTreeSet<(usize, usize, String)> {
    let name = |name: &corroborate::syntax::NamedTokens| {
        (name.tokens.start as usize, name.tokens.end as usize, name.kind.name().to_owned())
    };
    document.names().iter().map(name).collect()
}
