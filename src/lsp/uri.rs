//! Paths as editors write them.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::path::{Path, PathBuf};

/// The path of a `file:` address; none of any other, such as that of a text that was never saved.
pub fn to_path(uri: &str) -> Option<PathBuf> {
    let scheme = uri.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("file://"))?;
    let rest = &uri[scheme.len()..];
    // A host: a share of Windows, or localhost.
    let (host, path) = rest.split_at(rest.find('/')?);
    let path = String::from_utf8(percent_decode_str(path).collect()).ok()?;
    let bytes = path.as_bytes();
    if bytes.len() > 2 && bytes[1].is_ascii_alphabetic() && bytes[2] == b':' {
        return Some(PathBuf::from(&path[1..]));
    }
    match host {
        "" | "localhost" => Some(PathBuf::from(path)),
        host => Some(PathBuf::from(format!("//{host}{path}"))),
    }
}

/// The address of an absolute path.
pub fn of_path(path: &Path) -> String {
    const KEPT: AsciiSet = NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');
    let path = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    let root = if path.starts_with('/') { "" } else { "/" };
    format!("file://{root}{}", utf8_percent_encode(&path, &KEPT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_comes_back_from_its_address() {
        for path in ["/desk/a.txt", "/desk/été 100% #1?.md", "/d/[x]+&=.txt"] {
            assert_eq!(to_path(&of_path(Path::new(path))), Some(PathBuf::from(path)));
        }
    }

    #[test]
    fn drives_and_hosts_are_known() {
        assert_eq!(to_path("file:///c%3A/a.txt"), Some(PathBuf::from("c:/a.txt")));
        assert_eq!(to_path("FILE://localhost/a.txt"), Some(PathBuf::from("/a.txt")));
        assert_eq!(to_path("file://server/share/a.txt"), Some(PathBuf::from("//server/share/a.txt")));
    }

    #[test]
    fn what_lies_on_no_disk_has_no_path() {
        for uri in ["untitled:Untitled-1", "", "file://", "git:/a.txt", "é", "file:///%FF"] {
            assert_eq!(to_path(uri), None, "{uri}");
        }
    }
}
