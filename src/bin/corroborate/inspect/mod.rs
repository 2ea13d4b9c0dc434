//! `corroborate inspect STAGE`: what one stage made of the articles, one JSON object per line.
//!
//! The lines are described in docs/cli.md. Each stage has its own file; `analysis` runs the stages up to it.

mod analysis;
mod article;
mod claim;
mod item;
mod mention;
mod syntax;

use crate::args::{InspectArgs, MentionKind, Stage};
use crate::compare;
use crate::exit::Exit;
use crate::output;
use analysis::Analysis;
use item::Lines;

/// Runs the command.
pub fn run(args: &InspectArgs) -> anyhow::Result<Exit> {
    if let Some(file) = &args.conllu {
        output::write(args.output.as_deref(), &syntax::annotated(args.stage, file)?)?;
        return Ok(Exit::Success);
    }
    let collection = compare::read(&args.paths, args.jobs)?;
    let mut lines = Lines::new(&collection.articles);
    let text = match args.stage {
        Stage::Syntax => compare::on_threads(args.jobs, || syntax::conllu(&collection.articles))?,
        Stage::Article => {
            article::articles(&mut lines);
            lines.into_text()
        }
        _ => {
            let analysis = compare::on_threads(args.jobs, || Analysis::new(&collection.articles))?;
            analysed(args, &analysis, &mut lines);
            lines.into_text()
        }
    };
    output::write(args.output.as_deref(), &text)?;
    Ok(if collection.problems.is_empty() { Exit::Success } else { Exit::BadInput })
}

fn analysed(args: &InspectArgs, analysis: &Analysis, lines: &mut Lines<'_>) {
    match args.stage {
        // Their output needs no analysis of the event.
        Stage::Article | Stage::Syntax => {}
        Stage::Sentences => article::sentences(analysis, lines),
        Stage::Mentions => match args.kind {
            MentionKind::Date => mention::dates(analysis, lines),
            MentionKind::Quantity => mention::quantities(analysis, lines),
            MentionKind::Name => mention::names(analysis, lines),
            MentionKind::Role => mention::roles(analysis, lines),
            MentionKind::Place => mention::places(analysis, lines),
            MentionKind::Quote => mention::quotes(analysis, lines),
        },
        Stage::Entities => claim::entities(analysis, lines),
        Stage::Claims => claim::claims(analysis, lines),
        Stage::Graph => claim::edges(analysis, lines),
    }
}
