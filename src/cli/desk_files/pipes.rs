//! Articles that come through a pipe: they can be read only once, and are kept.

use super::super::article_lines;
use super::{DeskFiles, File, Scope, reason, rooted};
use crate::readers::{self, Format};
use std::fs;
use std::io::Read;
use std::path::Path;
use std::sync::{Arc, Mutex};

/// The most that is read of a pipe: more than a source may hold, so that it can be refused and is never cut.
const LONGEST_PIPE: u64 = 2 << 30;

impl DeskFiles {
    pub(super) fn add_pipe(&mut self, pipe: &mut dyn Read, path: &Path, name: &str, reference: Option<Scope>) {
        let mut bytes = Vec::new();
        if let Err(error) = pipe.take(LONGEST_PIPE).read_to_end(&mut bytes) {
            return self.missing.push((name.to_owned(), reason(&error)));
        }
        let format = self.format.unwrap_or_else(|| Format::of(name));
        let (house, rooted) = self.house_of_pipe(name);
        let file = File::new(path.to_owned(), name.to_owned(), reference, format);
        let mut file = File { rooted, house, named: true, pipe: true, ..file };
        if format == Format::Jsonl {
            if bytes.len() as u64 == LONGEST_PIPE {
                return self
                    .missing
                    .push((name.to_owned(), "more than 2 GB: give it as a file, or in parts".to_owned()));
            }
            let lines = article_lines::find(&mut bytes.as_slice()).ok();
            file.bytes = Some(bytes.into());
            return self.push_articles(file, lines);
        }
        if self.remember {
            file.bytes = Some(bytes.as_slice().into());
        }
        match readers::read(file.name.as_str(), bytes, format) {
            Ok(source) => {
                self.push_articles(file, None);
                if let Some(article) = self.articles.last_mut() {
                    article.kept = Mutex::new(Some(Arc::new(source)));
                }
            }
            Err(error) => self.missing.push((file.name, error.to_string())),
        }
    }

    /// What a pipe carries goes by the configuration of the place that its name speaks of, if there is such a place: an
    /// editor pipes what lies there.
    fn house_of_pipe(&self, name: &str) -> (Option<usize>, Option<String>) {
        let mut houses = self.houses();
        let path = Path::new(name);
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        match (fs::canonicalize(folder), path.file_name()) {
            (Ok(folder), Some(file)) => {
                let house = houses.of(&folder);
                let place = Some(folder.join(file)).filter(|_| !name.starts_with('<'));
                (house, place.and_then(|place| rooted(&houses, house, &place, name)))
            }
            _ => (houses.usual(), None),
        }
    }
}
