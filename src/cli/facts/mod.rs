//! `copydesk facts`: what was read of an article, to answer "why was this (not) flagged?".

mod acronyms;
mod human;
mod json;
mod people;

use super::Exit;
use super::args::{Facts as Args, FactsFormat};
use super::desk_files::DeskFiles;
use crate::article::{Article, Vocabulary};
use crate::facts::Facts;
use crate::lexicon::Lexicon;
use crate::report::sanitise;
use crate::source::{Lines, SourceId};
use crate::sources::Sources;
use std::io::{self, Write};

/// Everything there is to show of one article.
struct Shown<'a> {
    article: &'a Article<'a>,
    facts: &'a Facts,
    lexicon: &'a Lexicon,
    lines: Lines<'a>,
}

pub fn run(args: &Args, out: &mut dyn Write) -> io::Result<Exit> {
    let mut files = DeskFiles::read_as(args.input.input_format);
    files.add(&args.file, None, "<stdin>");
    if let Some((path, why)) = files.missing.first() {
        eprintln!("copydesk: {}: {why}", sanitise(path));
        return Ok(Exit::Usage);
    }
    let lexicon = Lexicon::new();
    for number in 0..files.count() as u32 {
        let source = match files.source(SourceId(number)) {
            Ok(source) => source,
            Err(error) => {
                eprintln!("copydesk: {}: {error}", sanitise(files.name(SourceId(number))));
                return Ok(Exit::Usage);
            }
        };
        let article = Article::read(&source, &mut Vocabulary::new(&lexicon));
        let facts = Facts::read(&article, &lexicon);
        let shown = Shown { article: &article, facts: &facts, lexicon: &lexicon, lines: source.lines() };
        match args.format {
            FactsFormat::Human => human::write(out, &shown)?,
            FactsFormat::Json => json::write(out, &shown)?,
        }
    }
    Ok(Exit::Clean)
}
