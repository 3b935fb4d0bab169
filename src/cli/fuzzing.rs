//! Doors for the fuzz targets (`fuzz/`): what reads a stranger's bytes and is otherwise reached through a process only.
//! Nothing else may use them, and they may change from one day to the next.

use super::args::Lsp;
use super::{Exit, article_lines, cache, git, lsp};
use crate::changes::Changed;
use crate::lexicon::Lexicon;
use crate::readers::Format;
use crate::source::Source;
use hashbrown::HashMap;
use std::fs::File;
use std::io::{self, BufRead, Write};
use std::ops::Range;
use std::sync::Arc;

/// The articles of a file, as an editor's session reads them.
pub fn articles(name: &str, bytes: Vec<u8>, format: Format) -> Vec<Arc<Source>> {
    lsp::sources(name, bytes, format)
}

/// Where the articles of a file of many lie, and the lines before each.
pub fn article_lines(file: &[u8]) -> Vec<(usize, Range<usize>)> {
    let found = article_lines::find(&mut { file }).unwrap_or_default();
    found.into_iter().map(|line| (line.origin.lines, line.range())).collect()
}

/// A session of the language server without configuration files.
pub fn serve(stream: impl BufRead + Send + 'static, lexicon: &Lexicon, out: &mut dyn Write) -> io::Result<Exit> {
    let args = Lsp { config: None, isolated: true, no_desk: false, stdio: true };
    lsp::serve(&args, stream, lexicon, out)
}

/// The changed lines of a patch of git's.
pub fn hunks(patch: &[u8]) -> HashMap<Vec<u8>, Changed> {
    git::hunks(patch)
}

/// The files without lines of a numstat of git's.
pub fn binaries(numstat: &[u8]) -> Vec<Vec<u8>> {
    git::binaries(numstat).collect()
}

/// What a cache file keeps of articles, as far as it is whole.
pub fn cached(file: File) -> impl Iterator<Item = Vec<u8>> {
    cache::records(file)
}
