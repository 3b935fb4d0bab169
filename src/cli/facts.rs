//! `copydesk facts`: what was read of an article, to answer "why was this (not) flagged?".

use super::Exit;
use super::args::Facts;
use super::desk_files::DeskFiles;
use crate::article::{Article, Vocabulary};
use crate::lexicon::Lexicon;
use crate::report::sanitise;
use crate::source::SourceId;
use crate::sources::Sources;
use std::io::{self, Write};

pub fn run(args: &Facts, out: &mut dyn Write) -> io::Result<Exit> {
    let mut files = DeskFiles::default();
    files.add(&args.file, false, "<stdin>");
    if let Some((path, why)) = files.missing.first() {
        eprintln!("copydesk: {}: {why}", sanitise(path));
        return Ok(Exit::Usage);
    }
    for number in 0..files.count() as u32 {
        let source = match files.source(SourceId(number)) {
            Ok(source) => source,
            Err(error) => {
                eprintln!("copydesk: {}: {error}", sanitise(files.name(SourceId(number))));
                return Ok(Exit::Usage);
            }
        };
        let lexicon = Lexicon::new();
        let article = Article::read(&source, &mut Vocabulary::new(&lexicon));
        for block in &article.blocks {
            writeln!(out, "{:12} {}", block.kind.name(), sanitise(article.at(block.span)))?;
        }
    }
    Ok(Exit::Clean)
}
