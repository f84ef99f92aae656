//! `io::Error`.

use crate::boxed::Box;
use crate::error;
use crate::fmt;
use crate::io::os_error::look_up;
use crate::result;

pub type Result<T> = result::Result<T, Error>;

pub struct Error {
    repr: Repr,
}

enum Repr {
    Os(i32),
    Simple(ErrorKind),
    SimpleMessage(ErrorKind, &'static str),
    Custom(ErrorKind, Box<dyn error::Error + Send + Sync>),
}

macro_rules! kinds {
    ($($name:ident $text:literal,)*) => {
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        pub enum ErrorKind {
            $($name,)*
        }
        impl ErrorKind {
            pub(crate) fn description(&self) -> &'static str {
                match *self {
                    $(ErrorKind::$name => $text,)*
                }
            }
        }
    };
}
kinds! {
    NotFound "entity not found",
    PermissionDenied "permission denied",
    ConnectionRefused "connection refused",
    ConnectionReset "connection reset",
    HostUnreachable "host unreachable",
    NetworkUnreachable "network unreachable",
    ConnectionAborted "connection aborted",
    NotConnected "not connected",
    AddrInUse "address in use",
    AddrNotAvailable "address not available",
    NetworkDown "network down",
    BrokenPipe "broken pipe",
    AlreadyExists "entity already exists",
    WouldBlock "operation would block",
    NotADirectory "not a directory",
    IsADirectory "is a directory",
    DirectoryNotEmpty "directory not empty",
    ReadOnlyFilesystem "read-only filesystem or storage medium",
    StaleNetworkFileHandle "stale network file handle",
    InvalidInput "invalid input parameter",
    InvalidData "invalid data",
    TimedOut "timed out",
    WriteZero "write zero",
    StorageFull "no storage space",
    NotSeekable "seek on unseekable file",
    QuotaExceeded "quota exceeded",
    FileTooLarge "file too large",
    ResourceBusy "resource busy",
    ExecutableFileBusy "executable file busy",
    Deadlock "deadlock",
    CrossesDevices "cross-device link or rename",
    TooManyLinks "too many links",
    InvalidFilename "invalid filename",
    ArgumentListTooLong "argument list too long",
    Interrupted "operation interrupted",
    Unsupported "unsupported",
    UnexpectedEof "unexpected end of file",
    OutOfMemory "out of memory",
    InProgress "in progress",
    Other "other error",
    Uncategorized "uncategorized error",
}

impl Error {
    pub fn new<E: Into<Box<dyn error::Error + Send + Sync>>>(kind: ErrorKind, error: E) -> Error {
        Error { repr: Repr::Custom(kind, error.into()) }
    }

    pub fn other<E: Into<Box<dyn error::Error + Send + Sync>>>(error: E) -> Error {
        Error::new(ErrorKind::Other, error)
    }

    pub(crate) const fn message(kind: ErrorKind, text: &'static str) -> Error { Error { repr: Repr::SimpleMessage(kind, text) } }

    #[must_use]
    pub fn from_raw_os_error(code: i32) -> Error { Error { repr: Repr::Os(code) } }

    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        match &self.repr {
            Repr::Os(code) => look_up(*code).0,
            Repr::Simple(kind) => *kind,
            Repr::SimpleMessage(kind, _) => *kind,
            Repr::Custom(kind, _) => *kind,
        }
    }

    #[must_use]
    pub fn raw_os_error(&self) -> Option<i32> {
        match self.repr {
            Repr::Os(code) => Some(code),
            _ => None,
        }
    }

    #[must_use]
    pub fn get_ref(&self) -> Option<&(dyn error::Error + Send + Sync + 'static)> {
        match &self.repr {
            Repr::Custom(_, error) => Some(&**error),
            _ => None,
        }
    }

    #[must_use]
    pub fn get_mut(&mut self) -> Option<&mut (dyn error::Error + Send + Sync + 'static)> {
        match &mut self.repr {
            Repr::Custom(_, error) => Some(&mut **error),
            _ => None,
        }
    }

    /// The error inside, if it is of that type.
    pub fn downcast<E: error::Error + Send + Sync + 'static>(self) -> result::Result<E, Error> {
        match self.repr {
            Repr::Custom(kind, error) => match error.downcast::<E>() {
                Ok(error) => Ok(*error),
                Err(error) => Err(Error { repr: Repr::Custom(kind, error) }),
            },
            repr => Err(Error { repr }),
        }
    }

    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_inner(self) -> Option<Box<dyn error::Error + Send + Sync>> {
        match self.repr {
            Repr::Custom(_, error) => Some(error),
            _ => None,
        }
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Error { Error { repr: Repr::Simple(kind) } }
}
impl From<crate::collections::TryReserveError> for Error {
    fn from(_: crate::collections::TryReserveError) -> Error { ErrorKind::OutOfMemory.into() }
}
impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(self.description()) }
}
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.repr {
            Repr::Os(code) => {
                let text = look_up(*code).1;
                if text == "Unknown error" { write!(f, "{text} {code} (os error {code})") } else { write!(f, "{text} (os error {code})") }
            }
            Repr::Simple(kind) => f.write_str(kind.description()),
            Repr::SimpleMessage(_, text) => f.pad(text),
            Repr::Custom(_, error) => fmt::Display::fmt(error, f),
        }
    }
}
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.repr {
            Repr::Os(code) => {
                let (kind, text) = look_up(*code);
                f.debug_struct("Os").field("code", code).field("kind", &kind).field("message", &text).finish()
            }
            Repr::Simple(kind) => f.debug_tuple("Kind").field(kind).finish(),
            Repr::SimpleMessage(kind, text) => f.debug_struct("Error").field("kind", kind).field("message", text).finish(),
            Repr::Custom(kind, error) => f.debug_struct("Custom").field("kind", kind).field("error", error).finish(),
        }
    }
}
impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match &self.repr {
            Repr::Custom(_, error) => error.source(),
            _ => None,
        }
    }
}
