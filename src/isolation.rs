//! Runs work that may crash, hang or eat memory in a process of its own.
//!
//! [`run`] is the parent's side: it feeds the child, drains it, and ends it at
//! a limit. [`limit_memory`] and [`limit_time`] are the child's side.

use std::fmt;
use std::io::{self, Read, Write};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long to wait between two looks at the child.
const LOOK_EVERY: Duration = Duration::from_millis(10);
/// How long a child that has ended may take to hand over its last output: a
/// process that it left behind may hold the pipe open for ever.
const LAST_OUTPUT: Duration = Duration::from_secs(2);
/// So many bytes of the child's diagnostics are kept, up to the last.
const DIAGNOSTICS: usize = 8 * 1024;

/// What a child may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How long it may run, by the clock on the wall.
    pub time: Duration,
    /// How many bytes it may write to its standard output.
    pub output: usize,
}

/// Why a child came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum IsolationError {
    /// It could not be started.
    #[error("can't be started: {0}")]
    Start(#[source] io::Error),
    /// It ran out of time, and was ended.
    #[error("took longer than {}", Seconds(*.0))]
    TimeOut(Duration),
    /// It asked for more memory than it may have, or the system took it down.
    #[error("ran out of memory")]
    OutOfMemory,
    /// Its stack overflowed.
    #[error("crashed: its stack overflowed")]
    StackOverflow,
    /// It wrote more than so many bytes, and was ended.
    #[error("wrote more than {0} bytes")]
    TooMuchOutput(usize),
    /// It crashed, with what it said last.
    #[error("crashed: {0}")]
    Crash(String),
    /// Its output could not be read.
    #[error("can't be read from: {0}")]
    Read(#[source] io::Error),
}

struct Seconds(Duration);

impl fmt::Display for Seconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.as_secs() > 0 {
            write!(f, "{} s", self.0.as_secs())
        } else {
            write!(f, "{} ms", self.0.as_millis())
        }
    }
}

/// Runs `command` with `input` on its standard input, and returns what it
/// writes to its standard output. Its streams are set here, whatever `command`
/// says of them. The child is ended, and reaped, whenever this returns.
///
/// # Errors
/// An [`IsolationError`] if it can't be started, goes past `limits`, or ends
/// with another exit code than 0.
///
/// ```no_run
/// use std::process::Command;
/// use std::time::Duration;
/// use footnote::isolation::{Limits, run};
///
/// let limits = Limits { time: Duration::from_secs(5), output: 1_000 };
/// let sorted = run(Command::new("sort"), b"b\na\n", &limits)?;
/// assert_eq!(sorted, b"a\nb\n");
/// # Ok::<(), footnote::isolation::IsolationError>(())
/// ```
pub fn run(mut command: Command, input: &[u8], limits: &Limits) -> Result<Vec<u8>, IsolationError> {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let deadline = Instant::now() + limits.time;
    let mut guard = Guard(command.spawn().map_err(IsolationError::Start)?);
    let child = &mut guard.0;
    let (send, events) = channel();
    // Each stream has its own thread, so that none waits for another. The
    // threads are not joined: a process that the child leaves behind may keep
    // them waiting.
    if let Some(stdin) = child.stdin.take() {
        let input = input.to_vec();
        thread::spawn(move || feed(stdin, &input));
    }
    if let Some(stdout) = child.stdout.take() {
        let (send, most) = (send.clone(), limits.output);
        thread::spawn(move || read_output(stdout, most, &send));
    }
    if let Some(stderr) = child.stderr.take() {
        thread::spawn(move || read_diagnostics(stderr, &send));
    }
    let mut streams = Streams::default();
    let status = loop {
        if let Some(status) = child.try_wait().map_err(IsolationError::Read)? {
            break status;
        }
        streams.take(&events, LOOK_EVERY);
        if streams.is_flooded {
            return Err(IsolationError::TooMuchOutput(limits.output));
        }
        if Instant::now() >= deadline {
            return Err(IsolationError::TimeOut(limits.time));
        }
    };
    let patience = Instant::now() + LAST_OUTPUT;
    while !streams.are_complete(status) && Instant::now() < patience {
        streams.take(&events, LOOK_EVERY);
    }
    if streams.is_flooded {
        return Err(IsolationError::TooMuchOutput(limits.output));
    }
    if !status.success() {
        return Err(failure(
            status,
            &streams.diagnostics.unwrap_or_default(),
            limits,
        ));
    }
    match streams.output {
        Some(output) => output.map_err(IsolationError::Read),
        None => Err(IsolationError::Read(io::ErrorKind::TimedOut.into())),
    }
}

/// Ends and reaps the child, whichever way [`run`] is left.
struct Guard(Child);

impl Drop for Guard {
    fn drop(&mut self) {
        // Both fail only if it has ended and been reaped already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What the threads report.
enum Event {
    Output(io::Result<Vec<u8>>),
    Flood,
    Diagnostics(Vec<u8>),
}

/// What has been read so far.
#[derive(Default)]
struct Streams {
    output: Option<io::Result<Vec<u8>>>,
    diagnostics: Option<Vec<u8>>,
    is_flooded: bool,
}

impl Streams {
    /// Takes the next report, if one comes in time.
    fn take(&mut self, events: &Receiver<Event>, wait: Duration) {
        match events.recv_timeout(wait) {
            Ok(Event::Output(output)) => self.output = Some(output),
            Ok(Event::Flood) => self.is_flooded = true,
            Ok(Event::Diagnostics(text)) => self.diagnostics = Some(text),
            Err(RecvTimeoutError::Timeout) => {}
            // Both streams are at their end, but the child is still there.
            Err(RecvTimeoutError::Disconnected) => thread::sleep(wait),
        }
    }

    /// Whether all is there that matters after that end.
    fn are_complete(&self, status: ExitStatus) -> bool {
        let has_output = self.output.is_some() || self.is_flooded;
        has_output && (status.success() || self.diagnostics.is_some())
    }
}

fn feed(mut stdin: ChildStdin, input: &[u8]) {
    // A child that ends early doesn't read all: its exit code tells more than
    // the broken pipe.
    let _ = stdin.write_all(input);
}

fn read_output(stdout: impl Read, most: usize, send: &Sender<Event>) {
    let mut output = Vec::new();
    let result = stdout
        .take((most as u64).saturating_add(1))
        .read_to_end(&mut output);
    // Nobody listens any more once the child has been given up.
    let _ = send.send(match result {
        Ok(_) if output.len() > most => Event::Flood,
        Ok(_) => Event::Output(Ok(output)),
        Err(error) => Event::Output(Err(error)),
    });
}

fn read_diagnostics(mut stderr: impl Read, send: &Sender<Event>) {
    let mut kept = Vec::new();
    let mut buffer = [0; 4096];
    // Read to the end even when enough is kept: a full pipe stops the child.
    while let Ok(count @ 1..) = stderr.read(&mut buffer) {
        kept.extend_from_slice(&buffer[..count]);
        kept.drain(..kept.len().saturating_sub(DIAGNOSTICS));
    }
    let _ = send.send(Event::Diagnostics(kept));
}

/// What a child died of, by its exit status and what it said.
fn failure(status: ExitStatus, diagnostics: &[u8], limits: &Limits) -> IsolationError {
    let said = String::from_utf8_lossy(diagnostics);
    // The words of Rust's standard library when it gives up.
    if said.contains("memory allocation of ") || said.contains("out of memory") {
        return IsolationError::OutOfMemory;
    }
    if said.contains("has overflowed its stack") {
        return IsolationError::StackOverflow;
    }
    match signal(status) {
        Some(SIGKILL) => return IsolationError::OutOfMemory,
        Some(SIGXCPU) => return IsolationError::TimeOut(limits.time),
        _ => {}
    }
    let last = said
        .lines()
        .map(str::trim)
        .rfind(|line| !line.is_empty() && !line.starts_with("note: "));
    IsolationError::Crash(match last {
        Some(line) => crate::text::truncate(line, 200),
        None => status.to_string(),
    })
}

/// Sent by the system to the process that takes the last memory.
const SIGKILL: i32 = 9;
/// Sent at the limit of processor time, on every Unix that Rust runs on.
const SIGXCPU: i32 = 24;

#[cfg(unix)]
fn signal(status: ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status)
}

#[cfg(not(unix))]
fn signal(_: ExitStatus) -> Option<i32> {
    None
}

/// Lets this process use at most so many bytes of memory from now on, and leave
/// no core dump: it aborts at the limit. Where the system can't do that, nothing
/// happens.
///
/// # Errors
/// What the system says if it refuses.
pub fn limit_memory(bytes: u64) -> io::Result<()> {
    #[cfg(unix)]
    {
        lower(rlimit::Resource::AS, bytes)?;
        lower(rlimit::Resource::CORE, 0)?;
    }
    #[cfg(not(unix))]
    let _ = bytes;
    Ok(())
}

/// Lets this process use at most so much processor time from now on, so that it
/// ends even when nobody is left to end it.
///
/// # Errors
/// What the system says if it refuses.
pub fn limit_time(time: Duration) -> io::Result<()> {
    #[cfg(unix)]
    lower(rlimit::Resource::CPU, time.as_secs().max(1))?;
    #[cfg(not(unix))]
    let _ = time;
    Ok(())
}

/// Lowers a limit; one that is lower already stays.
#[cfg(unix)]
fn lower(resource: rlimit::Resource, limit: u64) -> io::Result<()> {
    let (soft, hard) = resource.get()?;
    let limit = limit.min(soft).min(hard);
    resource.set(limit, limit)
}

#[cfg(all(test, unix))]
mod tests {
    use std::process::Command;
    use std::time::{Duration, Instant};

    use super::{IsolationError, Limits, run};

    const LIMITS: Limits = Limits {
        time: Duration::from_secs(30),
        output: 1 << 20,
    };

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[track_caller]
    fn says(script: &str, input: &[u8], expected: &[u8]) {
        let output = run(shell(script), input, &LIMITS).expect("an output");
        assert!(output == expected, "{} bytes came", output.len());
    }

    #[track_caller]
    fn fails(script: &str, limits: &Limits, expected: &str) {
        let start = Instant::now();
        let error = run(shell(script), b"", limits).expect_err("a failure");
        assert_eq!(error.to_string(), expected);
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "took {:?}",
            start.elapsed()
        );
    }

    #[test]
    fn input_comes_back_as_output() {
        says("cat", b"hello", b"hello");
        says("cat", b"", b"");
        says("true", b"hello", b"");
        let much = vec![b'x'; LIMITS.output];
        says("cat", &much, &much);
    }

    #[test]
    fn a_child_that_reads_nothing_or_shouts_does_not_block() {
        says("echo done", &vec![b'x'; 1 << 22], b"done\n");
        says("head -c 3000000 /dev/zero >&2; echo done", b"", b"done\n");
        says("head -c 500000 /dev/zero >&2; cat", b"hello", b"hello");
    }

    #[test]
    fn failures_are_told_apart() {
        fails(
            "echo one >&2; echo 'two: bad' >&2; exit 3",
            &LIMITS,
            "crashed: two: bad",
        );
        fails(
            "head -c 3000000 /dev/zero >&2; echo >&2; echo last >&2; exit 1",
            &LIMITS,
            "crashed: last",
        );
        fails("exit 3", &LIMITS, "crashed: exit status: 3");
        fails(
            "echo 'memory allocation of 64 bytes failed' >&2; kill -ABRT $$",
            &LIMITS,
            "ran out of memory",
        );
        fails(
            "echo \"thread 'main' has overflowed its stack\" >&2; kill -ABRT $$",
            &LIMITS,
            "crashed: its stack overflowed",
        );
        fails("kill -KILL $$", &LIMITS, "ran out of memory");
        fails("kill -XCPU $$", &LIMITS, "took longer than 30 s");
        let missing = run(Command::new("/nonexistent/program"), b"", &LIMITS);
        assert!(matches!(missing, Err(IsolationError::Start(_))));
    }

    #[test]
    fn endless_children_are_ended() {
        let short = Limits {
            time: Duration::from_millis(200),
            ..LIMITS
        };
        fails("while :; do :; done", &short, "took longer than 200 ms");
        fails("sleep 60", &short, "took longer than 200 ms");
        fails("exec >&- 2>&-; sleep 60", &short, "took longer than 200 ms");
    }

    #[test]
    fn floods_are_cut_off() {
        let little = Limits {
            output: 1_000,
            ..LIMITS
        };
        fails("yes", &little, "wrote more than 1000 bytes");
        fails(
            "head -c 1001 /dev/zero", &little, "wrote more than 1000 bytes",
        );
        assert_eq!(
            run(shell("head -c 1000 /dev/zero"), b"", &little)
                .expect("an output")
                .len(),
            1_000
        );
    }

    #[test]
    fn a_process_left_behind_does_not_hold_us_up() {
        fails(
            "sleep 60 & echo gone >&2; exit 1", &LIMITS, "crashed: exit status: 1",
        );
    }
}
