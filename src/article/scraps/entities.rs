//! Entities of HTML, by the names that stand in news copy.

/// Names and characters; the first word of each pair is the name.
const NAMED: [(&str, &str); 56] = [
    ("nbsp", "\u{A0}"),
    ("amp", "&"),
    ("quot", "\""),
    ("lt", "<"),
    ("gt", ">"),
    ("apos", "'"),
    ("rsquo", "’"),
    ("lsquo", "‘"),
    ("rdquo", "”"),
    ("ldquo", "“"),
    ("sbquo", "‚"),
    ("bdquo", "„"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("mdash", "—"),
    ("ndash", "–"),
    ("hellip", "…"),
    ("bull", "•"),
    ("middot", "·"),
    ("shy", ""),
    ("ensp", " "),
    ("emsp", " "),
    ("thinsp", " "),
    ("zwnj", ""),
    ("zwj", ""),
    ("euro", "€"),
    ("pound", "£"),
    ("cent", "¢"),
    ("yen", "¥"),
    ("sect", "§"),
    ("para", "¶"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("deg", "°"),
    ("times", "×"),
    ("frac12", "½"),
    ("frac14", "¼"),
    ("eacute", "é"),
    ("egrave", "è"),
    ("ecirc", "ê"),
    ("agrave", "à"),
    ("aacute", "á"),
    ("acirc", "â"),
    ("atilde", "ã"),
    ("auml", "ä"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("oacute", "ó"),
    ("iacute", "í"),
    ("uacute", "ú"),
    ("ntilde", "ñ"),
    ("ccedil", "ç"),
    ("oslash", "ø"),
    ("aring", "å"),
    ("szlig", "ß"),
];

/// Bytes of the longest entity.
const LONGEST: usize = 12;

/// The entity at the text's beginning: its length, and what it stands for.
pub(super) fn read(text: &str) -> Option<(usize, String)> {
    let mut at = 1;
    // Escaped twice: `&amp;nbsp;`.
    while text[at..].starts_with("amp;") && name_at(&text[at + 4..]).is_some() {
        at += 4;
    }
    let (length, right) = name_at(&text[at..])?;
    Some((at + length, right))
}

fn name_at(text: &str) -> Option<(usize, String)> {
    let end = text.bytes().take(LONGEST).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    let name = &text[..end];
    let closed = text[end..].starts_with(';');
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
        return closed.then_some((end + 1, char::from_u32(code).filter(|c| !c.is_control())?.to_string()));
    }
    let lower = name.to_ascii_lowercase();
    let right = NAMED.iter().find(|(known, _)| *known == lower)?.1;
    // The commonest of them loses its last sign.
    (closed || lower == "nbsp").then(|| (end + usize::from(closed), right.to_owned()))
}
