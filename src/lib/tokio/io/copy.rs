//! From a reader to a writer.

use super::read_ext::read_more;
use super::{AsyncBufRead, AsyncRead, AsyncWrite, AsyncWriteExt};
use std::future::poll_fn;
use std::io::Result;
use std::pin::Pin;
use std::vec::Vec;

pub async fn copy<R, W>(reader: &mut R, writer: &mut W) -> Result<u64>
where
    R: AsyncRead + Unpin + ?Sized,
    W: AsyncWrite + Unpin + ?Sized,
{
    let mut all = 0;
    let mut buf = Vec::with_capacity(8 * 1024);
    loop {
        buf.clear();
        let n = poll_fn(|cx| read_more(Pin::new(&mut *reader), cx, &mut buf)).await?;
        if n == 0 {
            writer.flush().await?;
            return Ok(all);
        }
        writer.write_all(&buf).await?;
        all += n as u64;
    }
}

pub async fn copy_buf<R, W>(reader: &mut R, writer: &mut W) -> Result<u64>
where
    R: AsyncBufRead + Unpin + ?Sized,
    W: AsyncWrite + Unpin + ?Sized,
{
    copy(reader, writer).await
}
