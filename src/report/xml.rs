//! What the formats in XML share.

use super::sanitise;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, Event};
use std::borrow::Cow;
use std::io;

/// Text that XML can hold: it has no way to write control characters, not even escaped.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let clean = sanitise(text);
    if clean.contains(['\u{FFFE}', '\u{FFFF}']) {
        return Cow::Owned(clean.replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}"));
    }
    clean
}

/// An indented document in UTF-8.
pub(super) fn document(out: &mut dyn io::Write) -> io::Result<Writer<&mut dyn io::Write>> {
    let mut xml = Writer::new_with_indent(out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    Ok(xml)
}

pub(super) fn open(xml: &mut Writer<&mut dyn io::Write>, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    xml.write_event(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())))
}

pub(super) fn close(xml: &mut Writer<&mut dyn io::Write>, name: &str) -> io::Result<()> {
    xml.write_event(Event::End(BytesEnd::new(name)))
}
