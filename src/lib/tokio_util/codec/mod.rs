//! Frames: a stream of bytes cut into items, and items made bytes.

mod any_delimiter;
mod bytes_codec;
mod framed;
pub mod length_delimited;
mod lines;
mod parts;
mod traits;

pub use self::any_delimiter::{AnyDelimiterCodec, AnyDelimiterCodecError};
pub use self::bytes_codec::BytesCodec;
pub use self::framed::{Framed, FramedParts};
pub use self::length_delimited::{Builder, LengthDelimitedCodec, LengthDelimitedCodecError};
pub use self::lines::{LinesCodec, LinesCodecError};
pub use self::parts::{FramedRead, FramedWrite};
pub use self::traits::{Decoder, Encoder};

