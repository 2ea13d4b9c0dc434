//! Titles, ranks, posts and affiliations said of someone.
//!
//! "Valdorian Armed Forces Chief of Staff Maj. Gen. Karim Daro" yields a post with its organisation and a rank.
//! Leaves it to `compare::role` whether two roles are one.

mod after;
mod before;
mod organization;
mod post;
mod scene;

use crate::article::Article;
use crate::lexicon::{Title, TitleKind};
use crate::mention::{Name, NameKind};
use crate::syntax::Document;
use crate::text::Span;
use scene::Scene;

/// Whether the holder has the post now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tenure {
    /// Holds it.
    #[default]
    Current,
    /// Held it.
    Former,
    /// Holds it for the time being.
    Acting,
    /// Is to hold it.
    Elect,
}

/// One role said of one name.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// Whose role: index into the article's names.
    pub holder: u32,
    /// The words that say it, without the name.
    pub span: Span,
    /// The clause or phrase that holds role and name, for evidence.
    pub passage: Span,
    /// The office in normal form: "minister of defence", "chief of staff", "spokesperson".
    pub office: String,
    /// Whether `office` is a rank, form of address or party label rather than a post.
    pub is_rank: bool,
    /// The organisation, country or person served, as written and in normal form: "iran armed forces".
    pub organization: Option<String>,
    /// Current, former, acting, elect.
    pub tenure: Tenure,
}

impl Role {
    /// The role for a reader, with the capitals of `text`, the words it was read from: "chief of staff (Iran Armed
    /// Forces)". Words that the text has in no such form ("Iranian") are taken for names and get a capital.
    ///
    /// ```
    /// use corroborate::mention::Role;
    /// use corroborate::mention::Tenure;
    /// use corroborate::text::Span;
    /// let role = Role {
    ///     holder: 0, span: Span::default(), passage: Span::default(), office: "director".into(),
    ///     is_rank: false, organization: Some("france space agency of esa".into()), tenure: Tenure::Former,
    /// };
    /// let text = "former director of ESA, the French space agency";
    /// assert_eq!(role.display_as_in(text), "former director (France space agency of ESA)");
    /// ```
    pub fn display_as_in(&self, text: &str) -> String {
        let Some(organization) = &self.organization else { return self.display() };
        let written: Vec<&str> = text.split(|letter: char| !letter.is_alphanumeric()).collect();
        let words: Vec<String> = organization.split(' ').map(|word| as_written(word, &written)).collect();
        let organization = Some(words.join(" "));
        Role { organization, ..self.clone() }.display()
    }

    /// The role for a reader, in normal form: "former minister of defence (iran)".
    ///
    /// ```
    /// use corroborate::mention::{Role, Tenure};
    /// use corroborate::text::Span;
    /// let role = Role {
    ///     holder: 0, span: Span::default(), passage: Span::default(), office: "minister of defence".into(),
    ///     is_rank: false, organization: Some("iran".into()), tenure: Tenure::Former,
    /// };
    /// assert_eq!(role.display(), "former minister of defence (iran)");
    /// ```
    pub fn display(&self) -> String {
        let tenure = match self.tenure {
            Tenure::Current => "",
            Tenure::Former => "former ",
            Tenure::Acting => "acting ",
            Tenure::Elect => "designated ",
        };
        match &self.organization {
            Some(organization) => format!("{tenure}{} ({organization})", self.office),
            None => format!("{tenure}{}", self.office),
        }
    }
}

/// `word`, which is in lower case, as one of `written` has it; with a capital where none does.
fn as_written(word: &str, written: &[&str]) -> String {
    if let Some(found) = written.iter().find(|other| other.to_lowercase() == word) {
        return (*found).to_owned();
    }
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The roles said of an article's names, in text order.
pub fn find(article: &Article, document: &Document, names: &[Name]) -> Vec<Role> {
    let mut roles = Vec::new();
    let mut scene = Scene::default();
    let mut next_name = 0;
    for sentence in document.sentences() {
        next_name = scene.read(&article.text, sentence.span, names, next_name);
        for holder in 0..scene.names.len() {
            if scene.names[holder].kind == NameKind::Person {
                before::read(&scene, holder, &mut roles);
                after::read(&scene, holder, &mut roles);
            }
        }
    }
    roles.sort_by(|a, b| (a.span, a.holder, &a.office).cmp(&(b.span, b.holder, &b.office)));
    roles.dedup_by(|a, b| a.span == b.span && a.holder == b.holder && a.office == b.office);
    roles
}

/// A title or post as read, before it is tied to its holder.
#[derive(Clone, Debug)]
struct Post {
    /// The words that say it.
    span: Span,
    /// The post's name, perhaps with "deputy".
    office: String,
    title: &'static Title,
    organization: Option<String>,
    tenure: Tenure,
}

impl Post {
    /// The role of the scene's name `holder`.
    fn held_by(self, scene: &Scene, holder: usize) -> Role {
        let name = scene.names[holder];
        Role {
            holder: name.index,
            span: self.span,
            passage: self.span.cover(name.full),
            office: self.office,
            is_rank: self.title.kind != TitleKind::Office,
            organization: self.organization,
            tenure: self.tenure,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::name;
    use crate::syntax;

    fn check(text: &str, expected: &[&str]) {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let document = syntax::analyze(&article);
        let names = name::find(&article, &document, &[]);
        let found: Vec<String> = find(&article, &document, &names)
            .iter()
            .map(|role| format!("{}: {}", names[role.holder as usize].span.of(text), role.display()))
            .collect();
        let found: Vec<&str> = found.iter().map(String::as_str).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn reads_titles_before_the_name() {
        check(
            "The plan pleased French Armed Forces Chief of Staff Maj. Gen. Pierre Dumont.",
            &["Pierre Dumont: chief of staff (france armed forces)", "Pierre Dumont: major general"],
        );
        check("It helped former CIA Director John Public.", &["John Public: former director (cia)"]);
        check(
            "The deal was announced by the Chief of Staff of the French Armed Forces, Major General Pierre Dumont.",
            &["Pierre Dumont: chief of staff (france armed forces)", "Pierre Dumont: major general"],
        );
    }

    #[test]
    fn reads_what_follows_the_name() {
        check(
            "Pierre Dumont, chief of staff of France's armed forces, spoke.",
            &["Pierre Dumont: chief of staff (france armed forces)"],
        );
        check("Rep. Mary Sample (D-Ohio) spoke.", &["Mary Sample: representative", "Mary Sample: democrat (ohio)"]);
        check("Mary Sample is a greeter at the Boeing shop.", &["Mary Sample: greeter (boeing)"]);
    }

    #[test]
    fn leaves_the_roles_of_others() {
        check("They named Mary Sample, former Senator John Public and others.", &["John Public: former senator"]);
        check("The law firm Sample Brooks won.", &[]);
    }
}
