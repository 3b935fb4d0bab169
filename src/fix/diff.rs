//! What a fix changes, as a unified patch that `git apply` and `patch` read.

use similar::udiff::UnifiedHunkHeader;
use similar::{Algorithm, DiffTag, capture_diff_slices, group_diff_ops};
use std::io::{self, Write};

/// Unchanged lines around a change.
const CONTEXT: usize = 3;

/// Writes the patch that makes `after` of `before`; nothing where they are the same. The bytes of both are written as they
/// are, so that the patch fits whatever the file's encoding is.
///
/// # Errors
/// What the writer says.
pub fn write(out: &mut dyn Write, path: &str, before: &[u8], after: &[u8]) -> io::Result<()> {
    let (old, new) = (lines(before), lines(after));
    let changes = capture_diff_slices(Algorithm::Myers, &old, &new);
    let hunks = group_diff_ops(changes, CONTEXT);
    if hunks.iter().all(Vec::is_empty) {
        return Ok(());
    }
    writeln!(out, "--- {}\n+++ {}", file_name("a", path), file_name("b", path))?;
    for hunk in hunks.iter().filter(|hunk| !hunk.is_empty()) {
        writeln!(out, "{}", UnifiedHunkHeader::new(hunk))?;
        for change in hunk {
            let (tag, was, is) = change.as_tag_tuple();
            if tag == DiffTag::Equal {
                write_lines(out, b' ', &old[was])?;
            } else {
                write_lines(out, b'-', &old[was])?;
                write_lines(out, b'+', &new[is])?;
            }
        }
    }
    Ok(())
}

/// The lines of a file, each with its end. A carriage return alone ends none: other programs do not count it.
fn lines(file: &[u8]) -> Vec<&[u8]> {
    file.split_inclusive(|&byte| byte == b'\n').collect()
}

fn write_lines(out: &mut dyn Write, sign: u8, lines: &[&[u8]]) -> io::Result<()> {
    for line in lines {
        out.write_all(&[sign])?;
        out.write_all(line)?;
        if !line.ends_with(b"\n") {
            out.write_all(b"\n\\ No newline at end of file\n")?;
        }
    }
    Ok(())
}

/// A name as git writes it: quoted where it has characters that would end or steer the line.
fn file_name(side: &str, path: &str) -> String {
    let name = format!("{side}/{}", path.trim_start_matches("./").trim_start_matches('/'));
    if !name.contains(|c: char| c.is_control() || c == '"' || c == '\\') {
        // A name with spaces ends at a tab.
        return if name.contains(' ') { name + "\t" } else { name };
    }
    let quote = |byte: u8| match byte {
        b'"' | b'\\' => format!("\\{}", char::from(byte)),
        b' '..=b'~' => char::from(byte).to_string(),
        _ => format!("\\{byte:03o}"),
    };
    format!("\"{}\"", name.bytes().map(quote).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patch(path: &str, before: &str, after: &str) -> String {
        let mut out = Vec::new();
        write(&mut out, path, before.as_bytes(), after.as_bytes()).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_changed_line_stands_between_three_others() {
        let before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
        let expected = "--- a/a.txt\n+++ b/a.txt\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n";
        assert_eq!(patch("a.txt", before, &before.replace('5', "five")), expected);
    }

    #[test]
    fn nothing_changed_is_no_patch() {
        assert_eq!(patch("a.txt", "1\n", "1\n"), "");
    }

    #[test]
    fn a_last_line_without_its_end_is_marked() {
        let expected = "--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-a\rb\n\\ No newline at end of file\n+a\rc\n\
                        \\ No newline at end of file\n";
        assert_eq!(patch("./a.txt", "a\rb", "a\rc"), expected);
    }

    #[test]
    fn a_name_cannot_leave_its_line() {
        let patch = patch("a \"b\n+++ c.txt", "1\n", "2\n");
        assert!(patch.starts_with("--- \"a/a \\\"b\\012+++ c.txt\"\n+++ \"b/"), "{patch}");
    }

    #[test]
    fn a_name_with_a_space_ends_at_a_tab() {
        assert!(patch("/desk/page one.txt", "1\n", "2\n").starts_with("--- a/desk/page one.txt\t\n"));
    }
}
