--TEST--
phpize, configure and make install have cargo build for the PHP at hand, and install what it built as swoole.so
--SKIPIF--
<?php
if (shell_exec('command -v ' . (getenv('PHPIZE') ?: 'phpize')) === null) {
    echo 'skip phpize is not installed';
}
?>
--FILE--
<?php
// A stand-in for cargo writes down what it was told, and "builds" a file: what the real one does has tests of its own.
$folder = sys_get_temp_dir() . '/swoole-rs-phpize-' . getmypid();
register_shutdown_function(fn() => shell_exec('rm -rf ' . escapeshellarg($folder)));
mkdir("$folder/bin", 0777, true);
mkdir("$folder/tree/packaging", 0777, true);
shell_exec('cp -r ' . escapeshellarg(dirname(__DIR__, 2) . '/packaging/phpize') . " $folder/tree/packaging/phpize && cd $folder/tree/packaging/phpize && find . -mindepth 1 ! -name config.m4 ! -name Makefile.frag -delete");
file_put_contents("$folder/bin/cargo", <<<'SH'
    #!/bin/sh
    echo "$PHP" "$PHP_CONFIG" "$@" >> "$(dirname "$0")/../calls"
    for last; do :; done
    mkdir -p "$last/release" && echo built > "$last/release/libswoole_rs.so"
    SH);
chmod("$folder/bin/cargo", 0755);
$phpize = getenv('PHPIZE') ?: 'phpize';
$environment = "env -u MAKEFLAGS -u MAKELEVEL -u CARGO_TARGET_DIR PATH=$folder/bin:\$PATH";
$log = shell_exec("cd $folder/tree/packaging/phpize && ($environment sh -c '$phpize && ./configure && make && make install INSTALL_ROOT=$folder/root') 2>&1");
$installed = glob("$folder/root/usr/*/php/*/swoole.so") ?: glob("$folder/root/**/swoole.so") ?: [];
if (!$installed) {
    echo $log;
}
echo trim(file_get_contents($installed[0])), "\n";
foreach (array_unique(file("$folder/calls", FILE_IGNORE_NEW_LINES)) as $call) {
    [$php, $config, $arguments] = explode(' ', $call, 3);
    echo json_encode([is_executable($php), is_executable($config)]), ' ', str_replace($folder, 'FOLDER', $arguments), "\n";
}
?>
--EXPECT--
built
[true,true] build --release --locked --manifest-path FOLDER/tree/Cargo.toml --target-dir FOLDER/tree/target
