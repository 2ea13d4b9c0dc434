//! An upload to the files of a run: parts in their order, each on disk as it comes.
//!
//! `file` and `text` start an article; `outlet`, `published` and `title` belong to the article before them. A table of
//! sources and a file of decisions may come along. Leaves safe names to `files`.

use std::time::Duration;

use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::http::StatusCode;
use corroborate::ingest::{self, Problem};
use tokio::io::AsyncWriteExt;
use tokio::time::timeout;

use super::files::{DECISIONS, Noted, RunFolder, SOURCES, SafeNames, last_part, sources_table};
use super::limits::{FIELD, Limits, PAUSE};
use super::refusal::Refusal;

/// The largest table of sources or file of decisions, in bytes: a row for each of a thousand articles has room.
const TABLE: usize = 1_000_000;

/// Parts that one article has: itself, outlet, date, title.
const PARTS: usize = 4;

/// Parts of a form that belong to no article: the empty file and the empty text of a form without script.
const FURTHER_PARTS: usize = 8;

/// What was uploaded.
#[derive(Debug)]
pub struct Upload {
    pub folder: RunFolder,
    /// The names of the articles in the folder.
    pub files: Vec<String>,
    /// What was wrong with the table of sources.
    pub problems: Vec<String>,
}

/// Takes all parts; on an error the rest is read and dropped, if it comes.
pub async fn receive(mut parts: Multipart, limits: &Limits, folder: RunFolder) -> Result<Upload, Refusal> {
    let mut receiving = Receiving {
        limits,
        folder,
        names: SafeNames::default(),
        articles: Vec::new(),
        current: None,
        tables: Vec::new(),
        n_parts: 0,
    };
    match receiving.parts(&mut parts).await {
        Ok(()) => receiving.finish(),
        Err(refusal) => {
            if refusal.status != StatusCode::REQUEST_TIMEOUT {
                drop_rest(parts).await;
            }
            Err(refusal)
        }
    }
}

/// Reads what is left of an upload: a browser that is still sending does not see the answer.
pub async fn drop_rest(mut parts: Multipart) {
    while let Ok(Ok(Some(_))) = timeout(PAUSE, parts.next_field()).await {}
}

/// An article on disk.
struct Received {
    /// As the browser called it.
    typed: String,
    name: String,
    noted: Noted,
}

struct Receiving<'l> {
    limits: &'l Limits,
    folder: RunFolder,
    names: SafeNames,
    articles: Vec<Received>,
    /// Whether the last article was one, so that fields can belong to it.
    current: Option<usize>,
    tables: Vec<Vec<u8>>,
    n_parts: usize,
}

impl Receiving<'_> {
    async fn parts(&mut self, parts: &mut Multipart) -> Result<(), Refusal> {
        while let Some(field) = in_time(parts.next_field()).await?.map_err(|error| self.broken(&error))? {
            self.n_parts += 1;
            if self.n_parts > self.limits.articles * PARTS + FURTHER_PARTS {
                return Err(self.too_many());
            }
            match field.name().unwrap_or("") {
                "file" => self.file(field).await?,
                "text" => self.text(field).await?,
                "outlet" | "published" | "title" => self.note(field).await?,
                _ => {}
            }
        }
        Ok(())
    }

    async fn file(&mut self, mut field: Field<'_>) -> Result<(), Refusal> {
        self.current = None;
        let typed = field.file_name().unwrap_or("").to_owned();
        match last_part(&typed) {
            // A form whose file input was left empty sends one part without name and content.
            "" => match self.short(field, 0).await {
                Ok(_) => Ok(()),
                Err(_) => Err(Refusal::bad("A file came without a name; give it one.")),
            },
            SOURCES => {
                let table = self.short(field, TABLE).await?;
                self.tables.push(table);
                Ok(())
            }
            DECISIONS => {
                let decisions = self.short(field, TABLE).await?;
                std::fs::write(self.folder.decisions(), decisions)
                    .map_err(|error| Refusal::failed("store the file of decisions", error))
            }
            _ => {
                let name = self.names.name(&typed);
                let mut file = self.open(&name).await?;
                while let Some(chunk) = in_time(field.chunk()).await?.map_err(|error| self.broken(&error))? {
                    file.write_all(&chunk).await.map_err(cannot_store)?;
                }
                file.flush().await.map_err(cannot_store)?;
                self.push(typed, name)
            }
        }
    }

    async fn text(&mut self, field: Field<'_>) -> Result<(), Refusal> {
        self.current = None;
        let text = self.short(field, usize::MAX).await?;
        if text.iter().all(u8::is_ascii_whitespace) {
            return Ok(());
        }
        // Forms send every line with a carriage return, which nobody typed.
        let text = String::from_utf8_lossy(&text).replace("\r\n", "\n");
        let name = self.names.name("pasted-1.txt");
        let mut file = self.open(&name).await?;
        file.write_all(text.as_bytes()).await.map_err(cannot_store)?;
        file.flush().await.map_err(cannot_store)?;
        self.push(String::new(), name)
    }

    async fn note(&mut self, field: Field<'_>) -> Result<(), Refusal> {
        let name = field.name().unwrap_or("").to_owned();
        let bytes = self.short(field, FIELD).await?;
        let value = String::from_utf8_lossy(&bytes).split_whitespace().collect::<Vec<_>>().join(" ");
        let Some(article) = self.current.and_then(|at| self.articles.get_mut(at)) else { return Ok(()) };
        match name.as_str() {
            "outlet" => article.noted.outlet = value,
            "published" => article.noted.published = value,
            _ => article.noted.title = value,
        }
        Ok(())
    }

    /// The content of a part that must not be longer than `most`.
    async fn short(&self, mut field: Field<'_>, most: usize) -> Result<Vec<u8>, Refusal> {
        let mut bytes = Vec::new();
        while let Some(chunk) = in_time(field.chunk()).await?.map_err(|error| self.broken(&error))? {
            if bytes.len() + chunk.len() > most {
                let called = field.file_name().or(field.name()).unwrap_or("A part");
                return Err(Refusal::too_large(format!("{called} is longer than {most} bytes; shorten it.")));
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    }

    async fn open(&self, name: &str) -> Result<tokio::fs::File, Refusal> {
        if self.articles.len() >= self.limits.articles {
            return Err(self.too_many());
        }
        let path = self.folder.article(name);
        tokio::fs::OpenOptions::new().write(true).create_new(true).open(path).await.map_err(cannot_store)
    }

    fn push(&mut self, typed: String, name: String) -> Result<(), Refusal> {
        self.current = Some(self.articles.len());
        self.articles.push(Received { typed, name, noted: Noted::default() });
        Ok(())
    }

    fn too_many(&self) -> Refusal {
        let most = self.limits.articles;
        Refusal::too_large(format!("More than {most} articles; leave some out, or start with --max-files."))
    }

    fn broken(&self, error: &MultipartError) -> Refusal {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
            return too_large(self.limits);
        }
        Refusal::bad(format!("The upload is broken: {}.", error.body_text()))
    }

    /// Writes the table of sources.
    fn finish(mut self) -> Result<Upload, Refusal> {
        if self.articles.is_empty() {
            return Err(Refusal::bad("There is nothing to compare: add two or more articles, as files or as texts."));
        }
        let mut problems = Vec::new();
        for table in std::mem::take(&mut self.tables) {
            self.fill(&table, &mut problems);
        }
        let rows = self.articles.iter().map(|article| (article.name.as_str(), &article.noted));
        let table = sources_table(rows).map_err(|error| Refusal::failed("write the table of sources", error))?;
        std::fs::write(self.folder.article(SOURCES), table).map_err(cannot_store)?;
        Ok(Upload {
            folder: self.folder,
            files: self.articles.into_iter().map(|article| article.name).collect(),
            problems: problems.iter().map(Problem::to_string).collect(),
        })
    }

    /// Gives the articles what a table says of them. Its paths are names only: nothing else is looked for.
    fn fill(&mut self, table: &[u8], problems: &mut Vec<Problem>) {
        for row in ingest::source_rows(SOURCES, table, problems) {
            let file = last_part(&row.file);
            let is_meant = |article: &&mut Received| last_part(&article.typed) == file || article.name == file;
            match self.articles.iter_mut().find(is_meant) {
                Some(article) => article.noted.fill(row.given),
                None => problems.push(Problem {
                    path: format!("{SOURCES}:{}", row.line),
                    message: format!("there is no file \"{file}\" among those uploaded"),
                }),
            }
        }
    }
}

/// The upload is larger than the limit.
pub fn too_large(limits: &Limits) -> Refusal {
    let most = limits.upload_words();
    Refusal::too_large(format!("The upload is larger than {most}; leave some out, or start with --max-megabytes."))
}

fn cannot_store(error: std::io::Error) -> Refusal {
    Refusal::failed("store the upload", error)
}

/// What comes within `PAUSE`.
async fn in_time<T>(coming: impl Future<Output = T>) -> Result<T, Refusal> {
    timeout(PAUSE, coming).await.map_err(|_| too_slow(PAUSE))
}

/// The upload takes too long.
pub fn too_slow(waited: Duration) -> Refusal {
    let seconds = waited.as_secs();
    Refusal::new(StatusCode::REQUEST_TIMEOUT, format!("The upload did not come within {seconds} seconds; try again."))
}
