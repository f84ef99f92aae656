//! Reading floats from text.

use crate::intrinsics;
use crate::num::error::FloatErrorKind;
use crate::num::ParseFloatError;
use crate::str::FromStr;

fn parse(src: &str, is_f32: bool) -> Result<f64, ParseFloatError> {
    if src.is_empty() {
        return Err(ParseFloatError { kind: FloatErrorKind::Empty });
    }
    let mut value = 0.0;
    if intrinsics::float_parse(src.as_ptr(), src.len(), is_f32, &mut value) {
        Ok(value)
    } else {
        Err(ParseFloatError { kind: FloatErrorKind::Invalid })
    }
}

impl FromStr for f64 {
    type Err = ParseFloatError;
    fn from_str(src: &str) -> Result<f64, ParseFloatError> { parse(src, false) }
}
impl FromStr for f32 {
    type Err = ParseFloatError;
    fn from_str(src: &str) -> Result<f32, ParseFloatError> {
        match parse(src, true) {
            Ok(value) => Ok(value as f32),
            Err(e) => Err(e),
        }
    }
}
