//! Follows the files of a library while it is in force.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use notify_debouncer_full::notify::event::{AccessKind, AccessMode, MetadataKind, ModifyKind};
use notify_debouncer_full::notify::{self, EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{
    DebounceEventResult, DebouncedEvent, Debouncer, RecommendedCache, new_debouncer,
};

use super::files::{self, is_article, is_hidden};
use super::{Event, Origin, Shelf};

/// How long a file must rest before it is read: an editor's save is several
/// changes in a row.
const REST: Duration = Duration::from_millis(300);

/// Why files can't be followed. Each text ends with the remedy.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WatchError {
    /// The system follows no files.
    #[error("changes of files cannot be followed here: {0}; restart after each change instead")]
    System(notify::Error),
    /// One path can't be followed.
    #[error("{} cannot be followed: {error}; restart after each change instead", path.display())]
    Path {
        /// The path.
        path: PathBuf,
        /// What the system says.
        error: notify::Error,
    },
    /// There is no thread for it.
    #[error("no thread to follow files with: {0}; restart after each change instead")]
    Thread(io::Error),
}

/// Follows files until it is dropped.
#[derive(Debug)]
#[must_use = "dropping it ends the watching"]
pub struct Watcher {
    signals: Sender<Signal>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Watcher {
    fn drop(&mut self) {
        // If the thread is gone already, so is its end of the channel.
        let _ = self.signals.send(Signal::Stop);
        if let Some(thread) = self
            .thread
            .take()
            .filter(|thread| thread.thread().id() != thread::current().id())
        {
            let _ = thread.join();
        }
    }
}

#[derive(Debug)]
enum Signal {
    Changed(DebounceEventResult),
    Stop,
}

/// Files that are followed already, while the library is still being read from
/// them. What changes meanwhile is kept until there is somebody to tell.
#[derive(Debug)]
#[must_use = "dropping it ends the watching"]
pub struct Watch {
    follower: Follower,
    signals: Sender<Signal>,
    received: Receiver<Signal>,
}

/// Begins to follow the files of `origin`. Call it before the library is loaded, or
/// what changes while that lasts is lost. The built-in article never changes.
///
/// A folder is followed with all that is in it, also when it is replaced whole,
/// and so are the files that links in it led to at the start.
///
/// ```
/// use std::sync::Arc;
///
/// use footnote::library::{Library, Origin, Shelf, watch};
///
/// let origin = Origin::BuiltIn;
/// let watch = watch(&origin)?;
/// let shelf = Arc::new(Shelf::new(Library::load(&origin, &mut |_, _| {})?));
/// let _watcher = watch.reload(shelf, |event| println!("{event:?}"))?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// A [`WatchError`] if the system can't follow the files.
pub fn watch(origin: &Origin) -> Result<Watch, WatchError> {
    let roots = match origin {
        Origin::Paths(paths) => {
            // What can't be found is told by whoever loads it.
            let files = files::find(paths).map_or_else(|_| Vec::new(), |found| found.files);
            let links = files
                .iter()
                .map(|file| Root::of(file))
                .filter(|root| root.real != root.path);
            paths
                .iter()
                .map(|path| Root::of(path))
                .chain(links)
                .collect()
        }
        Origin::BuiltIn => Vec::new(),
    };
    let (signals, received) = mpsc::channel();
    let changed = signals.clone();
    let debouncer = new_debouncer(REST, None, move |result| {
        // Nobody listens any more once the watcher has been dropped.
        let _ = changed.send(Signal::Changed(result));
    })
    .map_err(WatchError::System)?;
    let mut follower = Follower { roots, debouncer };
    follower.follow()?;
    Ok(Watch {
        follower,
        signals,
        received,
    })
}

impl Watch {
    /// Reloads the library on `shelf` when its files have changed and rested for a
    /// moment, at first if they have since the watching began; `on_event` is told, on
    /// a thread of its own, what came of it. Once the [`Watcher`] has been dropped, it
    /// is told no more.
    ///
    /// # Errors
    /// [`WatchError::Thread`] if the system has no thread for it.
    pub fn reload(
        self,
        shelf: Arc<Shelf>,
        on_event: impl Fn(Event) + Send + 'static,
    ) -> Result<Watcher, WatchError> {
        let Self {
            follower,
            signals,
            received,
        } = self;
        let thread = thread::Builder::new()
            .name("footnote-watch".to_owned())
            .spawn(move || follower.run(&shelf, &received, on_event))
            .map_err(WatchError::Thread)?;
        Ok(Watcher {
            signals,
            thread: Some(thread),
        })
    }
}

/// A file or folder of the library.
#[derive(Debug)]
struct Root {
    /// As the system is told to follow it.
    path: PathBuf,
    /// As some systems report it.
    real: PathBuf,
    is_folder: bool,
}

impl Root {
    fn of(path: &Path) -> Self {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        Self {
            real: path.canonicalize().unwrap_or_else(|_| path.clone()),
            is_folder: path.is_dir(),
            path,
        }
    }

    /// The part of `path` below this root, if it is there.
    fn below<'a>(&self, path: &'a Path) -> Option<&'a Path> {
        path.strip_prefix(&self.path)
            .or_else(|_| path.strip_prefix(&self.real))
            .ok()
    }

    /// Whether a change at `path` may change the library.
    fn concerns(&self, path: &Path) -> bool {
        let Some(below) = self.below(path) else {
            return false;
        };
        if below.as_os_str().is_empty() {
            return true;
        }
        // What has no ending may be a folder, even if it is gone by now.
        self.is_folder
            && !below.ancestors().any(is_hidden)
            && (is_article(path) || path.extension().is_none() || path.is_dir())
    }
}

#[derive(Debug)]
struct Follower {
    roots: Vec<Root>,
    debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
}

impl Follower {
    /// Tells the system what to follow: folders, and what holds a root, because
    /// a root that is replaced (editors do so with files) is not followed on.
    fn follow(&mut self) -> Result<(), WatchError> {
        let mut modes = BTreeMap::new();
        for root in &self.roots {
            // Where a link is, and where it leads.
            for parent in [&root.path, &root.real]
                .into_iter()
                .filter_map(|path| path.parent())
            {
                modes.entry(parent).or_insert(RecursiveMode::NonRecursive);
            }
        }
        for root in self.roots.iter().filter(|root| root.is_folder) {
            modes.insert(&root.path, RecursiveMode::Recursive);
        }
        for (path, mode) in modes {
            self.debouncer
                .watch(path, mode)
                .map_err(|error| WatchError::Path {
                    path: path.to_owned(),
                    error,
                })?;
        }
        Ok(())
    }

    fn run(mut self, shelf: &Shelf, received: &Receiver<Signal>, on_event: impl Fn(Event)) {
        while let Ok(Signal::Changed(mut result)) = received.recv() {
            let mut is_concerned = false;
            loop {
                is_concerned |= self.is_concerned(&result);
                match received.try_recv() {
                    Ok(Signal::Changed(next)) => result = next,
                    Ok(Signal::Stop) => return,
                    Err(_) => break,
                }
            }
            if is_concerned {
                on_event(shelf.reload());
            }
        }
    }

    /// Whether the library may have changed. Folders that have been replaced are
    /// followed again.
    fn is_concerned(&mut self, result: &DebounceEventResult) -> bool {
        let events = match result {
            Ok(events) => events,
            Err(errors) => {
                for error in errors {
                    tracing::warn!(%error, "changes of files may have been missed");
                }
                return true;
            }
        };
        let mut is_concerned = false;
        for event in events.iter().filter(|event| is_change(event)) {
            is_concerned |= event.need_rescan();
            for path in &event.paths {
                is_concerned |= self.roots.iter().any(|root| root.concerns(path));
                for root in self
                    .roots
                    .iter()
                    .filter(|root| root.is_folder && root.path == *path)
                {
                    // It may be gone, or followed already; its parent is followed in any case.
                    let _ = self.debouncer.unwatch(&root.path);
                    let _ = self.debouncer.watch(&root.path, RecursiveMode::Recursive);
                }
            }
        }
        is_concerned
    }
}

/// Whether something has changed, and not only been read.
fn is_change(event: &DebouncedEvent) -> bool {
    match event.kind {
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        EventKind::Modify(ModifyKind::Metadata(kind)) => kind != MetadataKind::AccessTime,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::sync::Arc;
    use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
    use std::time::Duration;

    use super::{Watcher, watch};
    use crate::library::{Event, Library, Origin, Shelf};

    /// Longer than any machine needs; a passing test doesn't wait for it.
    const PATIENCE: Duration = Duration::from_secs(30);

    struct Watched {
        shelf: Arc<Shelf>,
        events: Receiver<Event>,
        _watcher: Watcher,
    }

    impl Watched {
        fn new(path: PathBuf) -> Self {
            Self::while_something_happens(path, || {})
        }

        /// `happens` after the files have been read, but before that is known.
        fn while_something_happens(path: PathBuf, happens: impl Fn()) -> Self {
            let origin = Origin::Paths(vec![path]);
            let watch = watch(&origin).expect("what is followed");
            let library = Library::load(&origin, &mut |done, total| {
                if done == total {
                    happens();
                }
            });
            let shelf = Arc::new(Shelf::new(library.expect("a library")));
            let (sender, events) = mpsc::channel();
            let watcher = watch.reload(Arc::clone(&shelf), move |event| {
                let _ = sender.send(event);
            });
            Self {
                shelf,
                events,
                _watcher: watcher.expect("a watcher"),
            }
        }

        /// Waits until the library in force has just these titles.
        #[track_caller]
        fn comes_to_have(&self, expected: &[&str]) {
            loop {
                let event = self.events.recv_timeout(PATIENCE);
                assert!(event.is_ok(), "no {expected:?}");
                let library = self.shelf.current();
                let articles = library.index.articles().iter();
                if articles
                    .map(|article| article.title.as_str())
                    .eq(expected.iter().copied())
                {
                    return;
                }
            }
        }

        /// Waits until a file is found to be broken.
        #[track_caller]
        fn comes_to_keep_because_of(&self, file: &Path) {
            loop {
                match self.events.recv_timeout(PATIENCE).expect("an event") {
                    Event::Kept { problems } => {
                        return assert_eq!(problems[0].file.as_deref(), Some(file));
                    }
                    // Of an earlier change.
                    Event::Reloaded { .. } => {}
                }
            }
        }
    }

    fn write(path: &Path, title: &str) {
        fs::write(path, format!("# {title}\n\ntext")).expect("a file");
    }

    #[test]
    fn a_folder_is_followed() {
        let parent = tempfile::tempdir().expect("a folder");
        let folder = parent.path().join("knowledge");
        fs::create_dir(&folder).expect("a folder");
        write(&folder.join("a.md"), "A");
        let watched = Watched::new(folder.clone());

        write(&folder.join("a.md"), "A2");
        watched.comes_to_have(&["A2"]);

        fs::create_dir(folder.join("deep")).expect("a folder");
        write(&folder.join("deep/b.md"), "B");
        watched.comes_to_have(&["A2", "B"]);

        // As editors save: under another name first, then renamed over the file.
        write(&folder.join(".a.md.swp"), "A3");
        fs::rename(folder.join(".a.md.swp"), folder.join("a.md")).expect("renamed");
        watched.comes_to_have(&["A3", "B"]);

        fs::remove_dir_all(folder.join("deep")).expect("removed");
        watched.comes_to_have(&["A3"]);

        fs::write(folder.join("a.md"), "").expect("a file");
        watched.comes_to_keep_because_of(&folder.join("a.md"));
        assert_eq!(watched.shelf.current().index.articles()[0].title, "A3");
    }

    #[test]
    fn a_folder_that_is_replaced_is_followed_on() {
        let parent = tempfile::tempdir().expect("a folder");
        let (folder, next) = (parent.path().join("knowledge"), parent.path().join("next"));
        fs::create_dir(&folder).expect("a folder");
        fs::create_dir(&next).expect("a folder");
        write(&folder.join("a.md"), "A");
        write(&next.join("a.md"), "B");
        let watched = Watched::new(folder.clone());
        fs::rename(&folder, parent.path().join("old")).expect("renamed");
        fs::rename(&next, &folder).expect("renamed");
        watched.comes_to_have(&["B"]);
        write(&folder.join("a.md"), "C");
        watched.comes_to_have(&["C"]);
    }

    #[test]
    fn a_single_file_is_followed() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.txt");
        write(&file, "A");
        let watched = Watched::new(file.clone());
        write(&folder.path().join("b.txt"), "B");
        fs::rename(folder.path().join("b.txt"), &file).expect("renamed");
        watched.comes_to_have(&["B"]);
        write(&file, "C");
        watched.comes_to_have(&["C"]);
    }

    #[test]
    fn what_changes_while_the_library_is_read_is_not_lost() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.md");
        for path in [folder.path(), &file] {
            write(&file, "A");
            let watched = Watched::while_something_happens(path.to_owned(), || write(&file, "B"));
            watched.comes_to_have(&["B"]);
        }
    }

    #[cfg(unix)]
    #[test]
    fn where_a_link_leads_is_followed() {
        let (folder, elsewhere) = (
            tempfile::tempdir().expect("a folder"),
            tempfile::tempdir().expect("a folder"),
        );
        let (file, link) = (elsewhere.path().join("real.md"), folder.path().join("a.md"));
        write(&file, "A");
        std::os::unix::fs::symlink(&file, &link).expect("a link");
        for path in [link, folder.path().to_owned()] {
            let watched = Watched::while_something_happens(path, || write(&file, "B"));
            watched.comes_to_have(&["B"]);
            write(&file, "C");
            watched.comes_to_have(&["C"]);
            write(&elsewhere.path().join("next"), "A");
            fs::rename(elsewhere.path().join("next"), &file).expect("renamed");
            watched.comes_to_have(&["A"]);
        }
    }

    #[test]
    fn a_dropped_watcher_is_silent() {
        let folder = tempfile::tempdir().expect("a folder");
        write(&folder.path().join("a.md"), "A");
        let watched = Watched::new(folder.path().to_owned());
        write(&folder.path().join("a.md"), "B");
        watched.comes_to_have(&["B"]);
        let Watched {
            events, _watcher, ..
        } = watched;
        drop(_watcher);
        // What was on its way has been told before the drop came to its end.
        let _earlier = events.try_iter().count();
        write(&folder.path().join("a.md"), "C");
        assert_eq!(
            events.recv_timeout(PATIENCE),
            Err(RecvTimeoutError::Disconnected)
        );
    }

    #[test]
    fn the_built_in_article_needs_no_watching() {
        let watch = watch(&Origin::BuiltIn).expect("nothing to follow");
        let library = Library::load(&Origin::BuiltIn, &mut |_, _| {}).expect("a library");
        assert!(watch.reload(Arc::new(Shelf::new(library)), |_| {}).is_ok());
    }
}
