//! Writes articles that nobody wrote: `invented-copy FOLDER NUMBER`.

#[path = "../copy/mod.rs"]
mod copy;

use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let mut arguments = env::args().skip(1);
    let number = |text: String| text.parse::<u32>().ok();
    let (Some(folder), Some(count)) = (arguments.next().map(PathBuf::from), arguments.next().and_then(number)) else {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "usage: invented-copy FOLDER NUMBER"));
    };
    fs::create_dir_all(&folder)?;
    for (at, article) in copy::Newsroom::open().articles(count).iter().enumerate() {
        fs::write(folder.join(format!("{at:06}.txt")), article)?;
    }
    Ok(())
}
