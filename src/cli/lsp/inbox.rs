//! What the editor has sent and nobody has looked at yet.
//!
//! A thread reads, so that a message that takes back another is seen in time. It waits when too much lies here: an editor
//! that is faster than we are must not fill the memory.

use crate::lsp::frame::{self, Frame};
use std::collections::VecDeque;
use std::io::{self, BufRead};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// The shared end of the thread that reads.
#[derive(Clone, Default)]
pub struct Inbox(Arc<Shared>);

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Frame>,
    bytes: usize,
    /// Why nothing more will come.
    ended: Option<io::Result<()>>,
}

/// What became of waiting for a message.
pub enum Next {
    Message(Frame),
    /// Nothing came in time.
    Nothing,
    Ended(io::Result<()>),
}

/// Bytes that may wait.
const ROOM: usize = 64 << 20;

impl Inbox {
    /// Begins to read.
    pub fn open(mut stream: impl BufRead + Send + 'static) -> Self {
        let inbox = Self::default();
        let ours = inbox.clone();
        thread::spawn(move || {
            let ended = loop {
                match frame::read(&mut stream) {
                    Ok(Some(frame)) => ours.put(frame),
                    Ok(None) => break Ok(()),
                    Err(error) => break Err(error),
                }
            };
            ours.state().ended = Some(ended);
            ours.0.changed.notify_all();
        });
        inbox
    }

    /// The next message, waited for until then; without a time as long as it takes.
    pub fn next(&self, until: Option<Instant>) -> Next {
        let mut state = self.state();
        loop {
            if let Some(frame) = state.waiting.pop_front() {
                state.bytes -= size(&frame);
                self.0.changed.notify_all();
                return Next::Message(frame);
            }
            if let Some(ended) = state.ended.take() {
                return Next::Ended(ended);
            }
            let left = until.map(|until| until.saturating_duration_since(Instant::now()));
            if left == Some(Duration::ZERO) {
                return Next::Nothing;
            }
            state = match left {
                None => self.0.changed.wait(state).unwrap_or_else(PoisonError::into_inner),
                Some(left) => self.0.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0,
            };
        }
    }

    /// Whether one of the waiting messages is such.
    pub fn holds(&self, wanted: impl Fn(&[u8]) -> bool) -> bool {
        self.state().waiting.iter().any(|frame| matches!(frame, Frame::Message(message) if wanted(message)))
    }

    fn put(&self, frame: Frame) {
        let mut state = self.state();
        while state.bytes > ROOM {
            state = self.0.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.bytes += size(&frame);
        state.waiting.push_back(frame);
        self.0.changed.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A message and what it costs to keep it.
fn size(frame: &Frame) -> usize {
    const OVERHEAD: usize = 64;
    match frame {
        Frame::Message(message) => message.len() + OVERHEAD,
        Frame::TooLong(_) => OVERHEAD,
    }
}
