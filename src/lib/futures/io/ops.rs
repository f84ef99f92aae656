//! What the futures of the methods are called.

use super::op::Op;
use super::SeekFrom;

pub type Close<'a, W> = Op<'a, W, (), ()>;
pub type Flush<'a, W> = Op<'a, W, (), ()>;
pub type Read<'a, R> = Op<'a, R, &'a mut [u8], usize>;
pub type ReadExact<'a, R> = Op<'a, R, (&'a mut [u8], usize), ()>;
pub type ReadLine<'a, R> = Op<'a, R, (&'a mut String, Vec<u8>), usize>;
pub type ReadToEnd<'a, R> = Op<'a, R, (&'a mut Vec<u8>, usize), usize>;
pub type ReadToString<'a, R> = Op<'a, R, (&'a mut String, Vec<u8>), usize>;
pub type ReadUntil<'a, R> = Op<'a, R, (u8, &'a mut Vec<u8>, usize), usize>;
pub type Seek<'a, S> = Op<'a, S, SeekFrom, u64>;
pub type Write<'a, W> = Op<'a, W, &'a [u8], usize>;
pub type WriteAll<'a, W> = Op<'a, W, &'a [u8], ()>;
