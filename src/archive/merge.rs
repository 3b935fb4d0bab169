//! Several archives to one.

use super::format::ArchiveError;
use super::read::{Archive, Entry};
use super::write::Writer;
use std::borrow::Cow;

/// The archive of all articles of some archives, and how many articles lie in more than one of them.
///
/// Those are counted once for each: what one article adds to a sum cannot be taken out of it again. The order of the
/// archives changes nothing.
///
/// # Errors
/// [`ArchiveError::TooLarge`] if no file can hold all.
pub fn merge(archives: &[Archive]) -> Result<(Vec<u8>, usize), ArchiveError> {
    let mut writer = Writer::default();
    let mut entries: Vec<_> = archives.iter().map(|archive| archive.entries().peekable()).collect();
    let (mut forms, mut neighbours) = (Vec::new(), Vec::new());
    while let Some(lower) = entries.iter_mut().filter_map(|entries| Some(entries.peek()?.lower)).min() {
        forms.clear();
        neighbours.clear();
        for entries in &mut entries {
            // A damaged file may hold a name twice; it must not hold up the rest.
            while let Some(entry) = entries.next_if(|entry: &Entry<'_>| entry.lower == lower) {
                forms.extend(entry.forms());
                neighbours.extend(entry.neighbours());
            }
        }
        add_up(&mut forms);
        add_up(&mut neighbours);
        let forms: Vec<(&str, u32)> =
            forms.iter().map(|(form, articles): &(Cow<'_, str>, u32)| (&**form, *articles)).collect();
        writer.push(lower, &forms, &neighbours)?;
    }
    let mut contents: Vec<u64> = archives.iter().flat_map(Archive::contents).collect();
    let all = contents.len();
    contents.sort_unstable();
    contents.dedup();
    let articles = archives.iter().map(Archive::articles).fold(0, u64::saturating_add);
    Ok((writer.finish(articles, &contents)?, all - contents.len()))
}

/// Sorts counts by what they count and adds up those of one thing.
fn add_up<T: Ord>(counts: &mut Vec<(T, u32)>) {
    counts.sort_unstable();
    counts.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 = kept.1.saturating_add(next.1);
        }
        same
    });
}
