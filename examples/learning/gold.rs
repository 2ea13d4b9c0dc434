//! The hand-made findings under `../shared/gold`, with the articles that they speak of.

use std::path::{Path, PathBuf};

use corroborate::finding::Scene;
use corroborate::text::{Span, TextIndex};
use corroborate::{ingest, pipeline};
use serde_json::Value;

/// The findings of one event.
pub struct Gold {
    /// The event's name.
    pub name: String,
    findings: Vec<Value>,
    /// The id of each source, and its file.
    files: Vec<(String, PathBuf)>,
}

/// The evidence of one value of a finding: witness and byte span.
pub type Evidence = Vec<(usize, Span)>;

/// One gold finding.
pub struct GoldFinding {
    /// As in the report: "agree", "diverge" …
    pub kind: String,
    /// As in the report: "number", "date" …
    pub slot: String,
    /// The evidence of each value.
    pub values: Vec<Evidence>,
}

impl GoldFinding {
    /// The evidence of all values.
    pub fn evidence(&self) -> impl Iterator<Item = &(usize, Span)> {
        self.values.iter().flatten()
    }
}

/// All gold files, in the order of their names; none where the folder is absent.
pub fn read_all(shared: &Path) -> std::io::Result<Vec<Gold>> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(shared.join("gold")).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths.iter().map(|path| read(shared, path)).collect()
}

fn read(shared: &Path, path: &Path) -> std::io::Result<Gold> {
    let gold: Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    let sources = gold["sources"].as_object().into_iter().flatten();
    Ok(Gold {
        name: gold["name"].as_str().unwrap_or_default().to_string(),
        findings: gold["findings"].as_array().cloned().unwrap_or_default(),
        files: sources.filter_map(|(id, source)| Some((id.clone(), shared.join(source["file"].as_str()?)))).collect(),
    })
}

impl Gold {
    /// Reads the event's articles and hands each event that is found among them to `visit`, with the gold findings.
    pub fn survey<R: Send>(&self, visit: impl Fn(&Scene<'_>, &[GoldFinding]) -> Vec<R> + Sync) -> Vec<R> {
        let folder = self.files.first().and_then(|(_, file)| file.parent()).map(Path::to_path_buf);
        let articles = ingest::read(&folder.into_iter().collect::<Vec<_>>()).articles;
        let survey = pipeline::survey(&articles, |_, scene| visit(scene, &self.findings(scene)));
        survey.events.into_iter().flatten().collect()
    }

    fn findings(&self, scene: &Scene<'_>) -> Vec<GoldFinding> {
        let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_string();
        let values = |finding: &Value| {
            let values = finding["values"].as_array().into_iter().flatten();
            values.map(|value| self.evidence(scene, value)).collect()
        };
        self.findings
            .iter()
            .map(|finding| GoldFinding {
                kind: text(finding, "kind"),
                slot: text(finding, "slot"),
                values: values(finding),
            })
            .collect()
    }

    fn evidence(&self, scene: &Scene<'_>, value: &Value) -> Evidence {
        let mut found = Vec::new();
        for evidence in value["evidence"].as_array().into_iter().flatten() {
            let of_source = |(id, _): &&(String, PathBuf)| evidence["source"] == id.as_str();
            let file = self.files.iter().find(of_source).and_then(|(_, path)| path.file_name());
            let readings = scene.coverage.readings;
            let witness = readings.iter().position(|reading| Path::new(&reading.article.path).file_name() == file);
            let ends = evidence["start"].as_u64().zip(evidence["end"].as_u64());
            if let (Some(witness), Some((start, end))) = (witness, ends) {
                let text = &readings[witness].article.text;
                found.push((witness, bytes(text, start as usize, end as usize)));
            }
        }
        found
    }
}

fn bytes(text: &str, start: usize, end: usize) -> Span {
    let at = |point: usize| text.char_indices().nth(point).map_or(text.len(), |(at, _)| at);
    let span = Span::new(at(start), at(end));
    debug_assert_eq!(TextIndex::new(text).code_points(text, span), (start, end));
    span
}
