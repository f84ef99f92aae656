//! Errors as the system numbers them, with its words (Linux).

use super::{Error, ErrorKind};

macro_rules! os_errors {
    ($($code:literal $kind:ident $text:literal,)*) => {
        /// The kind and the words of an error number.
        pub(super) fn look_up(code: i32) -> (ErrorKind, &'static str) {
            match code {
                $($code => (ErrorKind::$kind, $text),)*
                _ => (ErrorKind::Uncategorized, "Unknown error"),
            }
        }
    };
}
os_errors! {
    0 Uncategorized "Success",
    1 PermissionDenied "Operation not permitted",
    2 NotFound "No such file or directory",
    3 Uncategorized "No such process",
    4 Interrupted "Interrupted system call",
    5 Uncategorized "Input/output error",
    6 Uncategorized "No such device or address",
    7 ArgumentListTooLong "Argument list too long",
    9 Uncategorized "Bad file descriptor",
    10 Uncategorized "No child processes",
    11 WouldBlock "Resource temporarily unavailable",
    12 OutOfMemory "Cannot allocate memory",
    13 PermissionDenied "Permission denied",
    14 Uncategorized "Bad address",
    16 ResourceBusy "Device or resource busy",
    17 AlreadyExists "File exists",
    18 CrossesDevices "Invalid cross-device link",
    19 Uncategorized "No such device",
    20 NotADirectory "Not a directory",
    21 IsADirectory "Is a directory",
    22 InvalidInput "Invalid argument",
    23 Uncategorized "Too many open files in system",
    24 Uncategorized "Too many open files",
    26 ExecutableFileBusy "Text file busy",
    27 FileTooLarge "File too large",
    28 StorageFull "No space left on device",
    29 NotSeekable "Illegal seek",
    30 ReadOnlyFilesystem "Read-only file system",
    31 TooManyLinks "Too many links",
    32 BrokenPipe "Broken pipe",
    35 Deadlock "Resource deadlock avoided",
    36 InvalidFilename "File name too long",
    38 Unsupported "Function not implemented",
    39 DirectoryNotEmpty "Directory not empty",
    95 Unsupported "Operation not supported",
    98 AddrInUse "Address already in use",
    99 AddrNotAvailable "Cannot assign requested address",
    100 NetworkDown "Network is down",
    101 NetworkUnreachable "Network is unreachable",
    103 ConnectionAborted "Software caused connection abort",
    104 ConnectionReset "Connection reset by peer",
    107 NotConnected "Transport endpoint is not connected",
    110 TimedOut "Connection timed out",
    111 ConnectionRefused "Connection refused",
    113 HostUnreachable "No route to host",
    115 InProgress "Operation now in progress",
    116 StaleNetworkFileHandle "Stale file handle",
    122 QuotaExceeded "Disk quota exceeded",
}

impl Error {
    /// Nothing that a program of this machine does fails in the system.
    #[must_use]
    pub fn last_os_error() -> Error { Error::from_raw_os_error(0) }
}
