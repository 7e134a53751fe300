--TEST--
make package with RELEASE=1 fails where the library needs a newer glibc than Debian 12 has, and writes nothing; it only warns otherwise
--SKIPIF--
<?php
foreach (['cargo', 'cc', 'python3', 'objdump', 'objcopy', 'readelf'] as $tool) {
    if (shell_exec("command -v $tool") === null) {
        echo "skip $tool is not installed";
        break;
    }
}
?>
--FILE--
<?php
$folder = sys_get_temp_dir() . '/swoole-rs-release-' . getmypid();
register_shutdown_function(fn() => shell_exec('rm -rf ' . escapeshellarg($folder)));
mkdir("$folder/bin", 0777, true);
// A stand-in for objdump tells of a symbol's version, and a small library saves packing ours.
file_put_contents("$folder/bin/objdump", "#!/bin/sh\necho \"0000 DF *UND* 0000 (GLIBC_2.\$MINOR) clock_gettime\"\n");
chmod("$folder/bin/objdump", 0755);
$library = "$folder/library.so";
shell_exec("cc -shared -Wl,--build-id -x c /dev/null -o $library");
$pack = function (string $variables) use ($folder, $library): void {
    $tool = escapeshellarg(dirname(__DIR__, 2) . '/tools/package');
    exec("env -u RELEASE PATH=$folder/bin:\$PATH $variables $tool " . escapeshellarg($library) . " $folder/packages 2>&1", $lines, $status);
    echo "$variables: ", preg_match('/(\w[^:\n]*: built here, .*)/', implode("\n", $lines), $said) ? $said[1] : 'nothing said', "\n";
    echo "status $status, zips: ", count(glob("$folder/packages/*.zip")), "\n";
    shell_exec("rm -rf $folder/packages");
};
$pack('MINOR=37 RELEASE=1');
$pack('MINOR=36 RELEASE=1');
$pack('MINOR=37');
?>
--EXPECT--
MINOR=37 RELEASE=1: tools/package: built here, the library needs glibc 2.37 and will not load on Debian 12: build on Debian 12 what others are to install
status 1, zips: 0
MINOR=36 RELEASE=1: nothing said
status 0, zips: 1
MINOR=37: warning: built here, the library needs glibc 2.37 and will not load on Debian 12: build on Debian 12 what others are to install
status 0, zips: 1
