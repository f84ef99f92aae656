//! What every reader and writer can do. futures, smol and async-std have each their own traits of the same methods and a few more.

/// `Read: { more methods } Write: { .. } BufRead: { .. } Seek: { .. }`
#[doc(hidden)]
#[macro_export]
macro_rules! async_io_ext {
    ($Read:ident: { $($read:tt)* } $Write:ident: { $($write:tt)* } $BufRead:ident: { $($buf_read:tt)* } $Seek:ident: { $($seek:tt)* }) => {
        pub trait $Read: $crate::io::AsyncRead {
            fn chain<R: $crate::io::AsyncRead>(self, next: R) -> $crate::io::Chain<Self, R>
            where
                Self: Sized,
            {
                $crate::io::Chain::new(self, next)
            }

            fn take(self, limit: u64) -> $crate::io::Take<Self>
            where
                Self: Sized,
            {
                $crate::io::Take::new(self, limit)
            }

            fn read<'a>(&'a mut self, buf: &'a mut [u8]) -> $crate::io::ops::Read<'a, Self>
            where
                Self: Unpin,
            {
                $crate::io::op::Op::new(self, buf, $crate::io::steps::read::<Self>)
            }

            fn read_exact<'a>(&'a mut self, buf: &'a mut [u8]) -> $crate::io::ops::ReadExact<'a, Self>
            where
                Self: Unpin,
            {
                $crate::io::op::Op::new(self, (buf, 0), $crate::io::steps::read_exact::<Self>)
            }

            fn read_to_end<'a>(&'a mut self, buf: &'a mut Vec<u8>) -> $crate::io::ops::ReadToEnd<'a, Self>
            where
                Self: Unpin,
            {
                $crate::io::op::Op::new(self, (buf, 0), $crate::io::steps::read_to_end::<Self>)
            }

            fn read_to_string<'a>(&'a mut self, buf: &'a mut String) -> $crate::io::ops::ReadToString<'a, Self>
            where
                Self: Unpin,
            {
                $crate::io::op::Op::new(self, (buf, Vec::new()), $crate::io::steps::read_to_string::<Self>)
            }

            #[unsupported]
            fn read_vectored(&mut self) {}

            $($read)*
        }
        impl<R: $crate::io::AsyncRead + ?Sized> $Read for R {}

        pub trait $Write: $crate::io::AsyncWrite {
            fn write<'a>(&'a mut self, buf: &'a [u8]) -> $crate::io::ops::Write<'a, Self>
            where
                Self: Unpin,
            {
                $crate::io::op::Op::new(self, buf, $crate::io::steps::write::<Self>)
            }

            fn write_all<'a>(&'a mut self, buf: &'a [u8]) -> $crate::io::ops::WriteAll<'a, Self>
            where
                Self: Unpin,
            {
                $crate::io::op::Op::new(self, buf, $crate::io::steps::write_all::<Self>)
            }

            fn flush(&mut self) -> $crate::io::ops::Flush<'_, Self>
            where
                Self: Unpin,
            {
                $crate::io::op::Op::new(self, (), $crate::io::steps::flush::<Self>)
            }

            fn close(&mut self) -> $crate::io::ops::Close<'_, Self>
            where
                Self: Unpin,
            {
                $crate::io::op::Op::new(self, (), $crate::io::steps::close::<Self>)
            }

            #[unsupported]
            fn write_vectored(&mut self) {}

            $($write)*
        }
        impl<W: $crate::io::AsyncWrite + ?Sized> $Write for W {}

        pub trait $BufRead: $crate::io::AsyncBufRead {
            fn fill_buf(&mut self) -> $crate::io::lines::FillBuf<'_, Self>
            where
                Self: Unpin,
            {
                $crate::io::lines::FillBuf::new(self)
            }

            fn read_until<'a>(&'a mut self, byte: u8, buf: &'a mut Vec<u8>) -> $crate::io::ops::ReadUntil<'a, Self>
            where
                Self: Unpin,
            {
                $crate::io::op::Op::new(self, (byte, buf, 0), $crate::io::steps::read_until::<Self>)
            }

            fn read_line<'a>(&'a mut self, buf: &'a mut String) -> $crate::io::ops::ReadLine<'a, Self>
            where
                Self: Unpin,
            {
                $crate::io::op::Op::new(self, (buf, Vec::new()), $crate::io::steps::read_line::<Self>)
            }

            fn lines(self) -> $crate::io::Lines<Self>
            where
                Self: Sized,
            {
                $crate::io::Lines::new(self)
            }

            $($buf_read)*
        }
        impl<R: $crate::io::AsyncBufRead + ?Sized> $BufRead for R {}

        pub trait $Seek: $crate::io::AsyncSeek {
            fn seek(&mut self, pos: $crate::io::SeekFrom) -> $crate::io::ops::Seek<'_, Self>
            where
                Self: Unpin,
            {
                $crate::io::op::Op::new(self, pos, $crate::io::steps::seek::<Self>)
            }

            $($seek)*
        }
        impl<S: $crate::io::AsyncSeek + ?Sized> $Seek for S {}
    };
}
