dnl Lets `phpize && ./configure && make && make install` build the extension: what PHP's users know, and what PIE runs.
dnl Cargo does the work; here it is only found, and told which PHP it builds for.

PHP_ARG_ENABLE([swoole],
  [whether to enable Swoole's coroutines and servers],
  [AS_HELP_STRING([--disable-swoole], [Do not build swoole])],
  [yes])

if test "$PHP_SWOOLE" != "no"; then
  AC_PATH_PROG([CARGO], [cargo], [no], [$PATH:$HOME/.cargo/bin])
  if test "$CARGO" = "no"; then
    AC_MSG_ERROR([cargo is needed, of Rust 1.95 or newer: see https://rustup.rs])
  fi
  AC_PATH_PROG([CLANG], [clang], [no])
  if test "$CLANG" = "no"; then
    AC_MSG_WARN([clang was not found: the bindings to PHP are made with libclang (Debian: apt-get install libclang-dev clang)])
  fi
  case "$PHP_THREAD_SAFETY$enable_zts" in
    *yes*) AC_MSG_ERROR([this PHP is thread-safe (ZTS), which is not supported: use an NTS build]) ;;
  esac
  PHP_SUBST([CARGO])
  PHP_SUBST([PHP_CONFIG])
  PHP_SUBST([PHP_EXECUTABLE])
  SWOOLE_RS_ROOT=`cd "$srcdir/../.." && pwd`
  PHP_SUBST([SWOOLE_RS_ROOT])
  PHP_MODULES="$PHP_MODULES \$(phplibdir)/swoole.so"
  PHP_ADD_BUILD_DIR([modules])
  PHP_ADD_MAKEFILE_FRAGMENT([$abs_srcdir/Makefile.frag], [$abs_srcdir], [$abs_builddir])
fi
