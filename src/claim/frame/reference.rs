//! What pronouns and bare descriptions stand for, where it is safe to say; else they are marked unknown.
//!
//! "He" and "she" stand for the one person named before, "it" for the body or place that the last clause was about,
//! "I" for who is cited, "the minister" for the one minister named so far, "both countries" for the two that were
//! named. Two candidates are none. Reads the article's names, roles and quotations; classes of words are in
//! `data/pronouns.tsv` and `data/pair_nouns.tsv`.

use rustc_hash::FxHashMap;

use crate::entity::EntityId;
use crate::lexicon::reference::{PairOf, Pronoun, is_definite, is_pair_word, is_relational, pair_of, pronoun};
use crate::lexicon::title;
use crate::mention::quote::{Gender, gender_of_title};
use crate::mention::{Name, NameKind, Reading};
use crate::syntax::{Document, Pos, Relation, TokenRange};

use super::{Argument, Frame, FrameKind, Referent, Role, tree};

/// How many sentences back what a pronoun stands for is looked for: farther off, something else has come between.
const SENTENCES_BACK: usize = 2;

/// How many roles back the holder of a post is looked for.
const MAX_ROLES_BACK: usize = 64;

/// Links arguments to the names they stand for, in text order. `entities` holds the entity of each name.
pub(super) fn resolve(frames: &mut [Frame], reading: Reading<'_>, entities: &[EntityId]) {
    let mut scene = Scene::new(reading, entities);
    for frame in frames {
        let speaker = frame.source.as_ref().and_then(|source| source.speaker.as_ref());
        let speaker = speaker.map(|speaker| names_of(speaker, reading));
        for argument in &mut frame.arguments {
            argument.referent = scene.referent(argument, speaker.as_deref());
        }
        if let Some(source) = &mut frame.source {
            source.speaker.iter_mut().for_each(|speaker| speaker.referent = scene.referent(speaker, None));
        }
        scene.remember(frame);
    }
}

/// The names that an argument stands for: indexes into the article's names.
pub(super) fn names_of(argument: &Argument, reading: Reading<'_>) -> Vec<u32> {
    match &argument.referent {
        Referent::Names(names) => names.clone(),
        Referent::Unknown => Vec::new(),
        Referent::Itself => {
            let heads = std::iter::once(argument.head).chain(argument.further.iter().copied());
            heads.filter_map(|head| name_of(reading, head as usize)).collect()
        }
    }
}

/// The name that `head` is, that its phrase ends in, or that stands beside it.
fn name_of(reading: Reading<'_>, head: usize) -> Option<u32> {
    let document = reading.document;
    let own = || name_at(&reading.mentions.names, head);
    let beside = |relation| document.dependent(head, relation).and_then(|at| name_at(&reading.mentions.names, at));
    own().or_else(|| beside(Relation::Appos)).or_else(|| beside(Relation::Flat))
}

fn name_at(names: &[Name], token: usize) -> Option<u32> {
    let at = names.partition_point(|name| name.tokens.end as usize <= token);
    names.get(at).filter(|name| name.tokens.contains(token)).map(|_| at as u32)
}

/// What has been read so far.
struct Scene<'a> {
    reading: Reading<'a>,
    entities: &'a [EntityId],
    /// The tokens of the speakers that quotations have linked to a name.
    speakers: FxHashMap<u32, u32>,
    /// Whether each token stands in quotation marks.
    is_quoted: Vec<bool>,
    /// What titles tell of persons.
    genders: FxHashMap<EntityId, Gender>,
    /// The sentence and the names of the last subject that was named.
    topic: Option<(u32, Vec<u32>)>,
}

impl<'a> Scene<'a> {
    fn new(reading: Reading<'a>, entities: &'a [EntityId]) -> Scene<'a> {
        let mut speakers = FxHashMap::default();
        let mut is_quoted = vec![false; reading.document.tokens().len()];
        for quote in &reading.mentions.quotes {
            if let Some((speaker, name)) = quote.speaker.as_ref().and_then(|speaker| Some((speaker, speaker.name?))) {
                speakers.insert(reading.document.token_at(speaker.span.start()) as u32, name);
            }
            for piece in quote.content.iter().filter(|_| quote.direct) {
                is_quoted[reading.document.tokens_in(*piece).indexes()].fill(true);
            }
        }
        let mut genders = FxHashMap::default();
        for (name, entity) in reading.mentions.names.iter().zip(entities) {
            if let Some(gender) = gender_of_title(name.full.of(&reading.article.text)) {
                genders.entry(*entity).or_insert(gender);
            }
        }
        Scene { reading, entities, speakers, is_quoted, genders, topic: None }
    }

    fn document(&self) -> &'a Document {
        self.reading.document
    }

    fn referent(&self, argument: &Argument, speaker: Option<&[u32]>) -> Referent {
        let head = argument.head as usize;
        let found = match self.document().tokens()[head].pos {
            Pos::Pron => match pronoun(self.document().norm(head)) {
                Some(kind) => self.pronoun(head, kind, speaker),
                None => return Referent::Itself,
            },
            Pos::Noun if self.is_bare(argument) => self.described(argument),
            _ => return Referent::Itself,
        };
        found.map_or(Referent::Unknown, Referent::Names)
    }

    /// Whether a description leans on what was said before: "the minister", "both countries", "his counterpart".
    fn is_bare(&self, argument: &Argument) -> bool {
        let document = self.document();
        let head = argument.head as usize;
        if name_of(self.reading, head).is_some() || !argument.further.is_empty() {
            return false;
        }
        let is_pair = pair_of(document.norm(head)).is_some() && self.tells_of_two(head);
        let mut dependents = document.dependents(head);
        let is_alone =
            dependents.all(|at| matches!(document.relation(at), Relation::Det | Relation::Case | Relation::Punct));
        let is_definite = document.dependent(head, Relation::Det).is_some_and(|det| document.norm(det) == "the");
        let is_post = title(|ahead| (ahead == 0).then(|| document.lemma(head))).is_some();
        let is_related = is_relational(document.lemma(head)) && document.dependent(head, Relation::NmodPoss).is_some();
        is_pair || is_related || (is_alone && is_definite && is_post)
    }

    /// Whether two are meant that were named: "both countries", "the two countries". "Two countries" are any two.
    fn tells_of_two(&self, head: usize) -> bool {
        let document = self.document();
        let is_definite = document.dependent(head, Relation::Det).is_some_and(|det| is_definite(document.norm(det)));
        let counts = |at: usize| is_definite || document.relation(at) != Relation::Nummod;
        document.dependents(head).any(|at| is_pair_word(document.norm(at)) && counts(at))
    }

    fn described(&self, argument: &Argument) -> Option<Vec<u32>> {
        let head = argument.head as usize;
        if self.tells_of_two(head) {
            return self.pair(head, pair_of(self.document().norm(head))?);
        }
        if is_relational(self.document().lemma(head)) {
            return None;
        }
        self.only(self.holders(head)).map(|name| vec![name])
    }

    /// Who, up to `head`, has been said to hold the post.
    fn holders(&self, head: usize) -> Vec<u32> {
        let (document, mentions) = (self.document(), self.reading.mentions);
        let here = document.tokens()[head].span.start();
        let post = document.lemma(head);
        let holds = |office: &str| office.split(' ').any(|word| word == post);
        let before = mentions.roles.partition_point(|role| role.span.start() < here);
        let recent = mentions.roles[..before].iter().rev().take(MAX_ROLES_BACK);
        recent.filter(|role| holds(&role.office)).map(|role| role.holder).collect()
    }

    fn pronoun(&self, head: usize, kind: Pronoun, speaker: Option<&[u32]>) -> Option<Vec<u32>> {
        if kind == Pronoun::Speaker {
            return speaker.filter(|names| names.len() == 1).map(<[u32]>::to_vec);
        }
        if let Some(&name) = self.speakers.get(&(head as u32)) {
            return Some(vec![name]);
        }
        // Whom a speaker means is known to his hearers.
        if self.is_quoted[head] {
            return None;
        }
        match kind {
            Pronoun::Man => self.person(head).filter(|&name| self.may_be(name, Gender::Male)).map(|name| vec![name]),
            Pronoun::Woman => {
                self.person(head).filter(|&name| self.may_be(name, Gender::Female)).map(|name| vec![name])
            }
            Pronoun::Thing => {
                self.topic_of(head, |kind| matches!(kind, NameKind::Organization | NameKind::Place), false)
            }
            Pronoun::Several => self.topic_of(head, |_| true, true),
            Pronoun::Speaker | Pronoun::Open => None,
        }
    }

    /// Whether no title of the person tells otherwise.
    fn may_be(&self, name: u32, gender: Gender) -> bool {
        self.entity(name).and_then(|entity| self.genders.get(&entity)).is_none_or(|told| *told == gender)
    }

    /// The one person named before in the sentence, else in the one before it.
    fn person(&self, head: usize) -> Option<u32> {
        let sentence = self.document().tokens()[head].sentence as usize;
        for back in 0..=SENTENCES_BACK.min(sentence) {
            let tokens = self.document().sentences()[sentence - back].tokens;
            let before = TokenRange::new(tokens.start as usize, (tokens.end as usize).min(head));
            let persons: Vec<u32> = self.named(before).filter(|&name| self.kind(name) == NameKind::Person).collect();
            if !persons.is_empty() {
                return self.only(persons).or_else(|| self.topic_person(sentence - back));
            }
        }
        None
    }

    /// The person whom the sentence's last clause was about, where several are named.
    fn topic_person(&self, sentence: usize) -> Option<u32> {
        let (at, names) = self.topic.as_ref()?;
        let is_person = names.len() == 1 && self.kind(names[0]) == NameKind::Person;
        (*at as usize == sentence && is_person).then(|| names[0])
    }

    /// What the last clause was about, if it is of that kind and number.
    fn topic_of(&self, head: usize, takes: impl Fn(NameKind) -> bool, is_several: bool) -> Option<Vec<u32>> {
        let (at, names) = self.topic.as_ref()?;
        let sentence = self.document().tokens()[head].sentence;
        let fits = (names.len() > 1) == is_several && names.iter().all(|&name| takes(self.kind(name)));
        (sentence - at <= 1 && fits).then(|| names.clone())
    }

    /// The two of that kind that were named last, where no third stands among them.
    fn pair(&self, head: usize, of: PairOf) -> Option<Vec<u32>> {
        let takes = |kind: NameKind| match of {
            PairOf::Places => kind == NameKind::Place,
            PairOf::Persons => kind == NameKind::Person,
            PairOf::Organizations => kind == NameKind::Organization,
            PairOf::Any => kind != NameKind::Other,
        };
        let sentence = self.document().tokens()[head].sentence as usize;
        for back in 0..=SENTENCES_BACK.min(sentence) {
            let first = self.document().sentences()[sentence - back].tokens.start as usize;
            let mut found: Vec<u32> =
                self.named(TokenRange::new(first, head)).filter(|&name| takes(self.kind(name))).collect();
            found.sort_by_key(|&name| (self.entity(name), name));
            found.dedup_by_key(|name| self.entity(*name));
            match found.len() {
                0 | 1 => continue,
                2 => return Some(found),
                _ => return None,
            }
        }
        None
    }

    fn named(&self, tokens: TokenRange) -> impl Iterator<Item = u32> {
        let names = &self.reading.mentions.names;
        let first = names.partition_point(|name| name.tokens.start < tokens.start);
        let end = names.partition_point(|name| name.tokens.start < tokens.end);
        first as u32..end.max(first) as u32
    }

    fn kind(&self, name: u32) -> NameKind {
        self.reading.mentions.names[name as usize].kind
    }

    fn entity(&self, name: u32) -> Option<EntityId> {
        self.entities.get(name as usize).copied()
    }

    /// The last of `names`, if all are of one entity.
    fn only(&self, names: Vec<u32>) -> Option<u32> {
        let last = *names.last()?;
        names.iter().all(|&name| self.entity(name) == self.entity(last)).then_some(last)
    }

    /// Keeps what the clause of `frame` is about.
    fn remember(&mut self, frame: &Frame) {
        let is_clause = matches!(frame.kind, FrameKind::Verb | FrameKind::Copula);
        if !is_clause {
            return;
        }
        // A clause about something else, as passives are, ends what was talked of before.
        let Some(subject) = frame.argument(Role::Subject) else {
            self.topic = None;
            return;
        };
        let is_named = !tree::is_clause(self.document(), subject.head as usize);
        let names = if is_named { names_of(subject, self.reading) } else { Vec::new() };
        let is_whole = names.len() == 1 + subject.further.len() || subject.referent != Referent::Itself;
        let sentence = self.document().tokens()[frame.predicate()].sentence;
        self.topic = (is_whole && !names.is_empty()).then_some((sentence, names));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::claim::frame::{of_document, testing::parse};
    use crate::mention::{Mentions, Role as Office, Tenure};
    use crate::text::Span;

    /// Checks what the subject of the last frame of a tree stands for; the words in `named` are the names.
    #[track_caller]
    fn check(tree: &str, named: &[(&str, NameKind)], expected: Option<&[&str]>) {
        let (text, document) = parse(tree);
        let mentions = mentions(&text, &document, named);
        let entities: Vec<EntityId> = mentions.names.iter().map(|name| entity(name.span.of(&text))).collect();
        let mut frames = of_document(&document);
        let article = Article { text, ..Article::default() };
        let reading = Reading { article: &article, document: &document, mentions: &mentions };
        resolve(&mut frames, reading, &entities);
        let subject = frames.last().and_then(|frame| frame.argument(Role::Subject)).expect("the tree has a subject");
        let found: Vec<&str> = names_of(subject, reading)
            .into_iter()
            .map(|name| mentions.names[name as usize].span.of(&article.text))
            .collect();
        match expected {
            Some(expected) => assert_eq!(found, expected),
            None => assert_eq!(subject.referent, Referent::Unknown),
        }
    }

    fn mentions(text: &str, document: &Document, named: &[(&str, NameKind)]) -> Mentions {
        let mut mentions = Mentions::default();
        for at in 0..document.tokens().len() {
            let span = document.tokens()[at].span;
            if let Some((_, kind)) = named.iter().find(|(word, _)| *word == span.of(text)) {
                let tokens = TokenRange::new(at, at + 1);
                let title = at.checked_sub(1).map(|before| document.tokens()[before].span);
                let title = title.filter(|title| gender_of_title(title.of(text)).is_some());
                let full = title.map_or(span, |title| title.cover(span));
                mentions.names.push(Name { span, tokens, full, kind: *kind, alias_of: None });
            }
        }
        let office = "minister of justice".to_string();
        let role = Office {
            holder: 0,
            span: Span::new(0, 1),
            passage: Span::new(0, 1),
            office,
            is_rank: false,
            organization: None,
            tenure: Tenure::Current,
        };
        mentions.roles.push(role);
        mentions
    }

    fn entity(name: &str) -> EntityId {
        EntityId(u32::from(name.as_bytes()[0]))
    }

    const PERSONS: [(&str, NameKind); 2] = [("Brandt", NameKind::Person), ("Orla", NameKind::Person)];
    const PLACES: [(&str, NameKind); 3] =
        [("Norvik", NameKind::Place), ("Halden", NameKind::Place), ("Selwyn", NameKind::Place)];

    #[test]
    fn what_is_safe_is_told() {
        let he =
            "Brandt/PROPN/2/nsubj came/VERB/0/ROOT/Past before/SCONJ/5/mark he/PRON/5/nsubj left/VERB/2/advcl/Past";
        check(he, &PERSONS, Some(&["Brandt"]));
        let it = "Norvik/PROPN/2/nsubj agreed/VERB/0/ROOT/Past and/CCONJ/5/cc it/PRON/5/nsubj paid/VERB/2/conj/Past";
        check(it, &PLACES, Some(&["Norvik"]));
        let they = "Norvik/PROPN/4/nsubj and/CCONJ/3/cc Halden/PROPN/1/conj met/VERB/0/ROOT/Past as/SCONJ/7/mark they/PRON/7/nsubj said/VERB/4/advcl/Past";
        check(they, &PLACES, Some(&["Norvik", "Halden"]));
        let both = "Norvik/PROPN/2/nsubj met/VERB/0/ROOT/Past Halden/PROPN/2/obj and/CCONJ/7/cc both/DET/6/det countries/NOUN/7/nsubj/Plur agreed/VERB/2/conj/Past";
        check(both, &PLACES, Some(&["Halden", "Norvik"]));
        let minister = "Brandt/PROPN/2/nsubj came/VERB/0/ROOT/Past and/CCONJ/6/cc the/DET/5/det minister/NOUN/6/nsubj left/VERB/2/conj/Past";
        check(minister, &PERSONS, Some(&["Brandt"]));
    }

    #[test]
    fn other_pairs_stand_for_themselves() {
        let two = "Brandt/PROPN/2/nsubj met/VERB/0/ROOT/Past Orla/PROPN/2/obj and/CCONJ/7/cc two/NUM/6/nummod brothers/NOUN/7/nsubj/Plur left/VERB/2/conj/Past";
        check(two, &PERSONS, Some(&[]));
        let those = two.replace("two/NUM/6/nummod", "both/DET/6/det");
        check(&those, &PERSONS, Some(&["Brandt", "Orla"]));
        let beside = "Norvik/PROPN/2/nsubj met/VERB/0/ROOT/Past Halden/PROPN/2/obj and/CCONJ/9/cc brothers/NOUN/9/nsubj/Plur of/ADP/8/case both/DET/8/det countries/NOUN/5/nmod/Plur agreed/VERB/2/conj/Past";
        check(beside, &PLACES, Some(&[]));
    }

    #[test]
    fn titles_outweigh_nearness() {
        let she = "Ms./PROPN/2/nmod:desc Brandt/PROPN/3/nsubj came/VERB/0/ROOT/Past before/SCONJ/6/mark she/PRON/6/nsubj left/VERB/3/advcl/Past";
        check(she, &PERSONS, Some(&["Brandt"]));
        check(&she.replace("she/", "he/"), &PERSONS, None);
    }

    #[test]
    fn what_is_not_is_marked_unknown() {
        let two = "Ships/NOUN/2/nsubj/Plur brought/VERB/0/ROOT/Past Brandt/PROPN/2/obj and/CCONJ/5/cc Orla/PROPN/3/conj as/SCONJ/8/mark he/PRON/8/nsubj said/VERB/2/advcl/Past";
        check(two, &PERSONS, None);
        let it = "Brandt/PROPN/2/nsubj came/VERB/0/ROOT/Past and/CCONJ/5/cc it/PRON/5/nsubj rained/VERB/2/conj/Past";
        check(it, &PERSONS, None);
        let three = "Norvik/PROPN/2/nsubj met/VERB/0/ROOT/Past Halden/PROPN/2/obj in/ADP/5/case Selwyn/PROPN/2/obl and/CCONJ/9/cc both/DET/8/det countries/NOUN/9/nsubj/Plur agreed/VERB/2/conj/Past";
        check(three, &PLACES, None);
        let other = "Brandt/PROPN/2/nsubj came/VERB/0/ROOT/Past and/CCONJ/6/cc his/PRON/5/nmod:poss counterpart/NOUN/6/nsubj left/VERB/2/conj/Past";
        check(other, &PERSONS, None);
        let post = "Brandt/PROPN/2/nsubj came/VERB/0/ROOT/Past and/CCONJ/6/cc the/DET/5/det president/NOUN/6/nsubj left/VERB/2/conj/Past";
        check(post, &PERSONS, None);
    }

    #[test]
    fn what_speaks_for_itself_is_left() {
        let tree = "The/DET/2/det ship/NOUN/3/nsubj left/VERB/0/ROOT/Past";
        let (text, document) = parse(tree);
        let mentions = mentions(&text, &document, &[]);
        let article = Article { text, ..Article::default() };
        let mut frames = of_document(&document);
        resolve(&mut frames, Reading { article: &article, document: &document, mentions: &mentions }, &[]);
        assert_eq!(frames[0].arguments[0].referent, Referent::Itself);
    }
}
