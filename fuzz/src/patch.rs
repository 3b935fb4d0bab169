//! A plain reader of unified patches, which knows nothing of how they are written.

/// The file that a patch makes of another.
pub fn patched(before: &[u8], patch: &[u8]) -> Vec<u8> {
    let lines = |file| <[u8]>::split_inclusive(file, |&byte| byte == b'\n').collect::<Vec<&[u8]>>();
    let (old, patch) = (lines(before), lines(patch));
    if patch.is_empty() {
        return before.to_vec();
    }
    assert!(patch[0].starts_with(b"--- ") && patch[1].starts_with(b"+++ "), "a patch has a head of two lines");
    let (mut made, mut at) = (Vec::new(), 0);
    let mut rest = patch[2..].iter().peekable();
    while let Some(line) = rest.next() {
        let (sign, text) = line.split_first().expect("a line has its end");
        // A last line without its end has a remark behind it.
        let open = rest.next_if(|next| next.starts_with(b"\\ ")).is_some();
        let text = if open { &text[..text.len() - 1] } else { text };
        match sign {
            b'@' => {
                let start = first_line(line);
                old[at..start].iter().for_each(|line| made.extend_from_slice(line));
                at = start;
            }
            b' ' | b'-' => {
                assert_eq!(old[at], text, "the patch speaks of another file");
                at += 1;
                if *sign == b' ' {
                    made.extend_from_slice(text);
                }
            }
            b'+' => made.extend_from_slice(text),
            _ => panic!("no line of a patch: {line:?}"),
        }
    }
    old[at..].iter().for_each(|line| made.extend_from_slice(line));
    made
}

/// Lines before the hunk in the old file: `@@ -3,2 +4,5 @@`, where a hunk of no lines names the line before it.
fn first_line(head: &[u8]) -> usize {
    let head = std::str::from_utf8(head).expect("a hunk's head is ASCII");
    let range = head.split(' ').nth(1).and_then(|range| range.strip_prefix('-')).expect("an old range");
    let (start, count) = range.split_once(',').unwrap_or((range, "1"));
    let start: usize = start.parse().expect("a line");
    if count == "0" { start } else { start - 1 }
}
