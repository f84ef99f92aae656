//! From a reader to a writer.

use super::steps::{read_more, write_all};
use super::{AsyncBufRead, AsyncRead, AsyncWrite, Result};
use std::future::poll_fn;
use std::pin::{pin, Pin};

/// All of it; gives the number of bytes.
#[doc(hidden)]
pub async fn copy_to<R: AsyncRead, W: AsyncWrite>(reader: R, writer: W) -> Result<u64> {
    let (mut reader, mut writer) = (pin!(reader), pin!(writer));
    let mut all = 0;
    let mut buf = Vec::with_capacity(8 * 1024);
    loop {
        buf.clear();
        let n = poll_fn(|cx| read_more(reader.as_mut(), cx, &mut buf)).await?;
        if n == 0 {
            poll_fn(|cx| writer.as_mut().poll_flush(cx)).await?;
            return Ok(all);
        }
        let mut left = &buf[..];
        poll_fn(|cx| write_all(writer.as_mut(), cx, &mut left)).await?;
        all += n as u64;
    }
}

pub async fn copy<R, W>(reader: R, writer: &mut W) -> Result<u64>
where
    R: AsyncRead,
    W: AsyncWrite + Unpin + ?Sized,
{
    copy_to(reader, Pin::new(writer)).await
}

pub async fn copy_buf<R, W>(reader: R, writer: &mut W) -> Result<u64>
where
    R: AsyncBufRead,
    W: AsyncWrite + Unpin + ?Sized,
{
    copy_to(reader, Pin::new(writer)).await
}
