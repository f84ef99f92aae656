//! Macros of the prelude. Those with an empty rule are expanded by the tool.

#[builtin_macro]
#[macro_export]
macro_rules! format_args { () => {}; }
#[builtin_macro]
#[macro_export]
macro_rules! format_args_nl { () => {}; }
#[builtin_macro]
#[macro_export]
macro_rules! concat { () => {}; }
#[builtin_macro]
#[macro_export]
macro_rules! stringify { () => {}; }
/// An expression as it is when parsed, whatever its spaces.
#[builtin_macro]
#[doc(hidden)]
#[macro_export]
macro_rules! stringify_tree { () => {}; }
#[builtin_macro]
#[macro_export]
macro_rules! line { () => {}; }
#[builtin_macro]
#[macro_export]
macro_rules! column { () => {}; }
#[builtin_macro]
#[macro_export]
macro_rules! file { () => {}; }
#[builtin_macro]
#[macro_export]
macro_rules! module_path { () => {}; }
#[builtin_macro]
#[macro_export]
macro_rules! env { () => {}; }
/// Nothing is set where this machine compiles.
#[macro_export]
macro_rules! option_env {
    ($name:expr $(,)?) => { $crate::option::Option::None::<&'static str> };
}
#[builtin_macro]
#[macro_export]
macro_rules! include_str { () => {}; }
#[builtin_macro]
#[macro_export]
macro_rules! include_bytes { () => {}; }
#[builtin_macro]
#[macro_export]
macro_rules! include { () => {}; }
#[builtin_macro]
#[macro_export]
macro_rules! concat_bytes { () => {}; }
#[builtin_macro]
#[macro_export]
macro_rules! is_x86_feature_detected { () => {}; }
#[builtin_macro]
#[macro_export]
macro_rules! cfg { () => {}; }
#[chosen_by_cfg]
#[macro_export]
macro_rules! cfg_select { () => {}; }
#[builtin_macro]
#[macro_export]
macro_rules! compile_error { () => {}; }

#[macro_export]
macro_rules! print {
    ($($arg:tt)*) => {{ $crate::io::_print($crate::format_args!($($arg)*)); }};
}

#[macro_export]
macro_rules! println {
    () => { $crate::print!("\n") };
    ($($arg:tt)*) => {{ $crate::io::_print($crate::format_args_nl!($($arg)*)); }};
}

#[macro_export]
macro_rules! eprint {
    ($($arg:tt)*) => {{ $crate::io::_eprint($crate::format_args!($($arg)*)); }};
}

#[macro_export]
macro_rules! eprintln {
    () => { $crate::eprint!("\n") };
    ($($arg:tt)*) => {{ $crate::io::_eprint($crate::format_args_nl!($($arg)*)); }};
}

#[macro_export]
macro_rules! format {
    ($($arg:tt)*) => { $crate::fmt::format($crate::format_args!($($arg)*)) };
}

#[macro_export]
macro_rules! write {
    ($dst:expr, $($arg:tt)*) => { $dst.write_fmt($crate::format_args!($($arg)*)) };
    ($($arg:tt)*) => { $crate::compile_error!("where to write and, behind a comma, a format string are wanted") };
}

#[macro_export]
macro_rules! writeln {
    ($dst:expr $(,)?) => { $crate::write!($dst, "\n") };
    ($dst:expr, $($arg:tt)*) => { $dst.write_fmt($crate::format_args_nl!($($arg)*)) };
    ($($arg:tt)*) => { $crate::compile_error!("where to write and, behind a comma, a format string are wanted") };
}

#[macro_export]
macro_rules! panic {
    () => { $crate::panicking::panic("explicit panic") };
    ($($arg:tt)+) => { $crate::panicking::panic_fmt($crate::format_args!($($arg)+)) };
}

#[macro_export]
macro_rules! unreachable {
    () => { $crate::panicking::panic("internal error: entered unreachable code") };
    ($fmt:expr $(, $($arg:tt)*)?) => {
        $crate::panic!("internal error: entered unreachable code: {}", $crate::format_args!($fmt $(, $($arg)*)?))
    };
}

#[macro_export]
macro_rules! unimplemented {
    () => { $crate::panicking::panic("not implemented") };
    ($($arg:tt)+) => { $crate::panic!("not implemented: {}", $crate::format_args!($($arg)+)) };
}

#[macro_export]
macro_rules! todo {
    () => { $crate::panicking::panic("not yet implemented") };
    ($($arg:tt)+) => { $crate::panic!("not yet implemented: {}", $crate::format_args!($($arg)+)) };
}

#[macro_export]
macro_rules! assert {
    ($cond:expr $(,)?) => {
        if !$cond { $crate::panicking::panic($crate::concat!("assertion failed: ", $crate::stringify_tree!($cond))) }
    };
    ($cond:expr, $($arg:tt)+) => {
        if !$cond { $crate::panic!($($arg)+) }
    };
    ($($arg:tt)*) => { $crate::compile_error!("a condition and, behind a comma, perhaps a message are wanted") };
}

#[macro_export]
macro_rules! assert_eq {
    ($left:expr, $right:expr $(,)?) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if !(*left_val == *right_val) {
                    $crate::panicking::assert_failed(
                        $crate::panicking::AssertKind::Eq, &*left_val, &*right_val, $crate::option::Option::None);
                }
            }
        }
    };
    ($left:expr, $right:expr, $($arg:tt)+) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if !(*left_val == *right_val) {
                    $crate::panicking::assert_failed(
                        $crate::panicking::AssertKind::Eq, &*left_val, &*right_val,
                        $crate::option::Option::Some($crate::format_args!($($arg)+)));
                }
            }
        }
    };
}

#[macro_export]
macro_rules! assert_ne {
    ($left:expr, $right:expr $(,)?) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if *left_val == *right_val {
                    $crate::panicking::assert_failed(
                        $crate::panicking::AssertKind::Ne, &*left_val, &*right_val, $crate::option::Option::None);
                }
            }
        }
    };
    ($left:expr, $right:expr, $($arg:tt)+) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if *left_val == *right_val {
                    $crate::panicking::assert_failed(
                        $crate::panicking::AssertKind::Ne, &*left_val, &*right_val,
                        $crate::option::Option::Some($crate::format_args!($($arg)+)));
                }
            }
        }
    };
}

#[macro_export]
macro_rules! debug_assert {
    ($($arg:tt)*) => { if $crate::cfg!(debug_assertions) { $crate::assert!($($arg)*); } };
}

#[macro_export]
macro_rules! debug_assert_eq {
    ($($arg:tt)*) => { if $crate::cfg!(debug_assertions) { $crate::assert_eq!($($arg)*); } };
}

#[macro_export]
macro_rules! debug_assert_ne {
    ($($arg:tt)*) => { if $crate::cfg!(debug_assertions) { $crate::assert_ne!($($arg)*); } };
}

#[macro_export]
macro_rules! vec {
    () => { $crate::vec::Vec::new() };
    ($elem:expr; $n:expr) => { $crate::vec::from_elem($elem, $n) };
    ($($x:expr),+ $(,)?) => { $crate::vec::from_array([$($x),+]) };
}

#[macro_export]
macro_rules! matches {
    ($expression:expr, $pattern:pat $(if $guard:expr)? $(,)?) => {
        match $expression {
            $pattern $(if $guard)? => true,
            _ => false,
        }
    };
}

#[macro_export]
macro_rules! r#try {
    ($expr:expr $(,)?) => {
        match $expr {
            $crate::result::Result::Ok(val) => val,
            $crate::result::Result::Err(err) => return $crate::result::Result::Err($crate::convert::From::from(err)),
        }
    };
}

#[macro_export]
macro_rules! dbg {
    () => { $crate::eprintln!("[{}:{}:{}]", $crate::file!(), $crate::line!(), $crate::column!()) };
    ($val:expr $(,)?) => {
        match $val {
            tmp => {
                $crate::eprintln!("[{}:{}:{}] {} = {:#?}",
                    $crate::file!(), $crate::line!(), $crate::column!(), $crate::stringify!($val), &tmp);
                tmp
            }
        }
    };
    ($($val:expr),+ $(,)?) => { ($($crate::dbg!($val)),+,) };
}
