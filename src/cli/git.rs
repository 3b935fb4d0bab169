//! Asks git which lines of the articles changed. Nothing of the repository's configuration may run a program.

use super::desk_files::{DeskFiles, reason};
use crate::changes::Changed;
use crate::report::sanitise;
use crate::source::SourceId;
use crate::sources::Sources;
use hashbrown::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The changed lines of the files of a run, by their number. What git does not know is new.
pub fn changed_since(revision: &str, files: &DeskFiles) -> Result<HashMap<usize, Changed>, String> {
    let mut repositories = Repositories::default();
    let mut changed = HashMap::new();
    for source in (0..files.count() as u32).map(SourceId) {
        let number = files.file_number(source);
        let Some(path) = files.path(source).filter(|_| !changed.contains_key(&number)) else { continue };
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let lines = match repositories.of(&real) {
            None => Changed::All,
            Some(top) => repositories.read(&top, revision)?.lines(real.strip_prefix(&top).unwrap_or(&real)),
        };
        changed.insert(number, lines);
    }
    if repositories.read.is_empty() && files.count() > 0 {
        return Err("none of the files lies in a git repository".to_owned());
    }
    Ok(changed)
}

/// The repositories that the files of a run lie in.
#[derive(Default)]
struct Repositories {
    tops: HashMap<PathBuf, Option<PathBuf>>,
    read: HashMap<PathBuf, Repository>,
}

/// What git says of one repository. Paths go from its top.
#[derive(Default)]
struct Repository {
    tracked: HashSet<Vec<u8>>,
    changed: HashMap<Vec<u8>, Changed>,
}

impl Repositories {
    /// The top of the repository that a file lies in.
    fn of(&mut self, path: &Path) -> Option<PathBuf> {
        let folder = path.parent()?;
        let find = || folder.ancestors().find(|folder| folder.join(".git").exists()).map(Path::to_owned);
        self.tops.entry(folder.to_owned()).or_insert_with(find).clone()
    }

    fn read(&mut self, top: &Path, revision: &str) -> Result<&Repository, String> {
        if !self.read.contains_key(top) {
            self.read.insert(top.to_owned(), Repository::read(top, revision)?);
        }
        Ok(&self.read[top])
    }
}

impl Repository {
    fn read(top: &Path, revision: &str) -> Result<Self, String> {
        let unknown =
            || format!("git knows no revision `{}` in {}", sanitise(revision), sanitise(&top.to_string_lossy()));
        // What opens with a dash would be an option.
        if revision.is_empty() || revision.starts_with('-') {
            return Err(unknown());
        }
        let commit = git(top, &["rev-parse", "--verify", "--quiet", &format!("{revision}^{{commit}}")]);
        let commit = commit.map_err(|why| if why.is_empty() { unknown() } else { why })?;
        let commit = String::from_utf8_lossy(&commit).trim().to_owned();
        let diff = |how: &[&str]| {
            let plain = ["diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--find-renames"];
            git(top, &[&plain[..], how, &[commit.as_str(), "--"]].concat())
        };
        let mut changed =
            hunks(&diff(&["--unified=0", "--inter-hunk-context=0", "--src-prefix=a/", "--dst-prefix=b/"])?);
        changed.extend(binaries(&diff(&["--numstat", "-z"])?).map(|path| (path, Changed::All)));
        let tracked = git(top, &["ls-files", "-z"])?;
        let tracked = tracked.split(|&byte| byte == 0).map(<[u8]>::to_vec).collect();
        Ok(Self { tracked, changed })
    }

    fn lines(&self, path: &Path) -> Changed {
        let path = bytes_of(path);
        if !self.tracked.contains(&path) {
            return Changed::All;
        }
        self.changed.get(&path).cloned().unwrap_or_else(Changed::nothing)
    }
}

/// What git prints, or what it complains of.
fn git(top: &Path, args: &[&str]) -> Result<Vec<u8>, String> {
    let mut command = Command::new("git");
    // A hook's git tells its children of its own repository, which may be another.
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_EXTERNAL_DIFF"] {
        command.env_remove(name);
    }
    command.env("GIT_OPTIONAL_LOCKS", "0").arg("-C").arg(top);
    let output = command.args(["-c", "core.fsmonitor=false", "--no-pager"]).args(args).output();
    let output = output.map_err(|error| format!("cannot run git: {}", reason(&error)))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(said.lines().next().map(|line| format!("git: {}", sanitise(line))).unwrap_or_default())
}

/// The new lines of each file of a patch without context. No line of a file's text can be taken for one of the patch: each
/// has a sign before it.
pub fn hunks(patch: &[u8]) -> HashMap<Vec<u8>, Changed> {
    let mut files = HashMap::new();
    let (mut path, mut lines, mut in_head) = (None, Vec::new(), false);
    let mut end = |path: &mut Option<Vec<u8>>, lines: &mut Vec<_>| {
        if let Some(path) = path.take() {
            files.insert(path, Changed::Lines(std::mem::take(lines)));
        }
    };
    for line in patch.split(|&byte| byte == b'\n') {
        if line.starts_with(b"diff ") {
            end(&mut path, &mut lines);
            in_head = true;
        } else if let Some(name) = line.strip_prefix(b"+++ ").filter(|_| in_head) {
            path = unquote(name).strip_prefix(b"b/").map(<[u8]>::to_vec);
        } else if let Some(hunk) = line.strip_prefix(b"@@ ") {
            in_head = false;
            // Lines out of their order are none that git prints.
            let behind = lines.last().map_or(1, |last: &std::ops::Range<usize>| last.end);
            lines.extend(new_lines(hunk).filter(|range| range.start >= behind));
        }
    }
    end(&mut path, &mut lines);
    files
}

/// `-12,3 +14,2 @@` are the lines 14 and 15. Lines that were only taken out leave none.
fn new_lines(hunk: &[u8]) -> Option<std::ops::Range<usize>> {
    let hunk = String::from_utf8_lossy(hunk);
    let new = hunk.split(' ').find_map(|part| part.strip_prefix('+'))?;
    let (start, count) = new.split_once(',').unwrap_or((new, "1"));
    let (start, count): (usize, usize) = (start.parse().ok()?, count.parse().ok()?);
    Some(start..start.checked_add(count)?).filter(|range| !range.is_empty())
}

/// The paths of files whose lines git does not count.
pub fn binaries(numstat: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let mut parts = numstat.split(|&byte| byte == 0);
    std::iter::from_fn(move || {
        loop {
            let part = parts.next().filter(|part| !part.is_empty())?;
            let path = part.splitn(3, |&byte| byte == b'\t').nth(2)?;
            // A renamed file has its old and its new path behind it.
            let path = if path.is_empty() { parts.nth(1)? } else { path };
            if part.starts_with(b"-\t-\t") {
                return Some(path.to_vec());
            }
        }
    })
}

/// A path as git prints it in a patch: in quotes with escapes where it has odd characters, with a tab behind it where it
/// has spaces.
fn unquote(name: &[u8]) -> Vec<u8> {
    let name = name.strip_suffix(b"\t").unwrap_or(name);
    let Some(quoted) = name.strip_prefix(b"\"").and_then(|name| name.strip_suffix(b"\"")) else {
        return name.to_vec();
    };
    let mut path = Vec::new();
    let mut rest = quoted;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte != b'\\' {
            path.push(byte);
            continue;
        }
        let octal = rest.get(..3).filter(|digits| digits.iter().all(|digit| (b'0'..b'8').contains(digit)));
        if let Some(digits) = octal {
            path.push(digits.iter().fold(0u8, |sum, digit| sum.wrapping_mul(8).wrapping_add(digit - b'0')));
            rest = &rest[3..];
        } else if let Some((&escaped, after)) = rest.split_first() {
            path.push(match escaped {
                b'a' => 7,
                b'b' => 8,
                b't' => b'\t',
                b'n' => b'\n',
                b'v' => 11,
                b'f' => 12,
                b'r' => b'\r',
                other => other,
            });
            rest = after;
        }
    }
    path
}

#[cfg(unix)]
fn bytes_of(path: &Path) -> Vec<u8> {
    std::os::unix::ffi::OsStrExt::as_bytes(path.as_os_str()).to_vec()
}

#[cfg(not(unix))]
fn bytes_of(path: &Path) -> Vec<u8> {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_new_lines_of_each_file_are_read() {
        let patch = b"diff --git a/a.txt b/a.txt\nindex 1..2 100644\n--- a/a.txt\n+++ b/a.txt\n@@ -2 +2,2 @@ +9,9 @@\n\
                      -x\n+@@ -1 +7 @@\n++++ b/c.txt\n@@ -8,2 +9,0 @@\n-y\n-+++ b/d.txt\n@@ -20,0 +20 @@\n+z\n\
                      diff --git a/b.txt b/b.txt\nold mode 100644\nnew mode 100755\n";
        let files = hunks(patch);
        assert_eq!(files.len(), 1);
        assert_eq!(files[&b"a.txt"[..]], Changed::Lines(vec![2..4, 20..21]));
    }

    #[test]
    fn lines_out_of_their_order_are_none() {
        let patch = format!(
            "diff \n+++ b/a\n@@ -1 +0 @@\n@@ -1 +5,2 @@\n@@ -1 +3,4 @@\n@@ -1 +9 @@\n@@ -1 +12,{} @@\n",
            usize::MAX
        );
        let changed = &hunks(patch.as_bytes())[&b"a"[..]];
        assert_eq!(*changed, Changed::Lines(vec![5..7, 9..10]));
        // This went below zero once.
        drop(changed.then(b"1\n2\n3\n4\n5\n6\n", b"1\n3\n4\n5\n6\n"));
    }

    #[test]
    fn odd_names_are_read() {
        assert_eq!(unquote(b"\"b/a \\\"b\\\"\\t\\303\\251.txt\"\t"), "b/a \"b\"\té.txt".as_bytes());
        assert_eq!(unquote(b"b/page one.txt\t"), b"b/page one.txt");
        assert_eq!(unquote(b"b/a.txt"), b"b/a.txt");
    }

    #[test]
    fn binary_files_are_told_by_their_dashes() {
        let numstat = b"1\t2\ta.txt\0-\t-\tb.docx\0-\t-\t\0old.docx\0new.docx\x003\t0\tc.txt\0";
        assert_eq!(binaries(numstat).collect::<Vec<_>>(), [b"b.docx".to_vec(), b"new.docx".to_vec()]);
    }
}
