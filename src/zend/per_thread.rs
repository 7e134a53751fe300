//! Globals of the extension, one for each thread that runs PHP.
//!
//! Without thread safety PHP has one such thread, and a plain static serves it: a thread-local variable of a shared
//! library costs a function call at every access, which on the hot path adds up to more than parsing a request does.
//! With thread safety it is a thread-local variable.

/// Declares such globals: `per_thread! { static NAME: Type = constant; }`, used through `NAME.with(|value| …)`.
macro_rules! per_thread {
    ($($(#[$meta:meta])* $visibility:vis static $name:ident: $type:ty = $value:expr;)*) => {$(
        #[cfg(not(php_zts))]
        $(#[$meta])*
        $visibility static $name: $crate::zend::per_thread::PerThread<$type> =
            $crate::zend::per_thread::PerThread::new($value);
        #[cfg(php_zts)]
        thread_local! {
            $(#[$meta])*
            $visibility static $name: $type = const { $value };
        }
    )*};
}
pub(crate) use per_thread;

/// A value that only the PHP thread touches.
#[cfg(not(php_zts))]
pub struct PerThread<T>(T);

// SAFETY: without thread safety PHP code, and with it every function of ours but the wakers and the jobs of the
// blocking pool, runs on one thread; those two use no such global.
#[cfg(not(php_zts))]
unsafe impl<T> Sync for PerThread<T> {}

#[cfg(not(php_zts))]
impl<T> PerThread<T> {
    pub const fn new(value: T) -> Self {
        PerThread(value)
    }

    #[inline]
    pub fn with<R>(&self, body: impl FnOnce(&T) -> R) -> R {
        body(&self.0)
    }
}

/// What the standard library offers for thread-local cells, under the same names.
#[cfg(not(php_zts))]
impl<T> PerThread<std::cell::Cell<T>> {
    #[inline]
    pub fn get(&self) -> T
    where
        T: Copy,
    {
        self.0.get()
    }

    #[inline]
    pub fn set(&self, value: T) {
        self.0.set(value);
    }

    #[inline]
    pub fn take(&self) -> T
    where
        T: Default,
    {
        self.0.take()
    }
}

#[cfg(not(php_zts))]
impl<T> PerThread<std::cell::RefCell<T>> {
    #[inline]
    pub fn with_borrow<R>(&self, body: impl FnOnce(&T) -> R) -> R {
        body(&self.0.borrow())
    }

    #[inline]
    pub fn with_borrow_mut<R>(&self, body: impl FnOnce(&mut T) -> R) -> R {
        body(&mut self.0.borrow_mut())
    }
}
