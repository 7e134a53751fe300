--TEST--
make package: the zip for PIE, the Debian package and the tarball hold a stripped library that serves pages and WebSockets; its symbols are apart, the sums are right
--SKIPIF--
<?php
foreach (['cargo', 'python3', 'objdump', 'objcopy', 'readelf', 'dpkg-deb'] as $tool) {
    if (shell_exec("command -v $tool") === null) {
        echo "skip $tool is not installed";
        break;
    }
}
?>
--FILE--
<?php
require __DIR__ . '/../support/child.inc';

preg_match('/extension=\'?"?([^\s\'"]+)/', php_options(), $match);
$library = $match[1];
$folder = sys_get_temp_dir() . '/swoole-rs-package-' . getmypid();
$root = dirname(__DIR__, 2);
register_shutdown_function(fn() => shell_exec('rm -rf ' . escapeshellarg($folder)));
shell_exec(escapeshellarg("$root/tools/package") . ' ' . escapeshellarg($library) . ' ' . escapeshellarg($folder) . ' 2>/dev/null');

$php = PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION;
$names = array_map('basename', glob("$folder/*"));
$machine = php_uname('m');
echo preg_replace(
    ["/php$php/", "/$machine|amd64|arm64/", '/\d+\.\d+\.\d+/'],
    ['phpX.Y', 'ARCH', 'VERSION'],
    implode("\n", $names),
), "\n";
echo 'sums: ', trim(shell_exec("cd $folder && sha256sum --quiet -c SHA256SUMS && echo right")), "\n";
$parts = json_decode(file_get_contents(glob("$folder/*.json")[0]), true);
$crates = array_column($parts['components'], 'name');
echo 'parts: ', json_encode([in_array('tokio', $crates), in_array('cc', $crates)]), "\n";

$try = function (string $what, string $library) use ($root): void {
    $command = escapeshellarg(PHP_BINARY) . ' -n -d extension=' . escapeshellarg($library) . " $root/packaging/hello-and-echo.php 2>&1";
    echo "$what: ", trim(shell_exec($command)), "\n";
};
$files = fn(string $pattern) => array_values(preg_grep('/dbgsym/', glob("$folder/$pattern"), PREG_GREP_INVERT))[0];
shell_exec("cd $folder && python3 -m zipfile -e {$files('*.zip')} zip && mkdir tar && tar -C tar --strip-components=1 -xzf {$files('*.tar.gz')} && dpkg-deb -x {$files('*.deb')} deb && dpkg-deb -e {$files('*.deb')} control");
$try('zip', "$folder/zip/swoole.so");
$try('tarball', "$folder/tar/swoole_rs.so");
$try('Debian', glob("$folder/deb/usr/lib/php/*/swoole_rs.so")[0]);
echo file_get_contents("$folder/deb/etc/php/$php/mods-available/swoole_rs.ini");
$watcher = "$folder/deb/usr/bin/swoole-watch$php";
echo 'watcher: ', str_replace($php, 'X.Y', strtok(file_get_contents($watcher), "\n")), ', ',
    trim(shell_exec(escapeshellarg(PHP_BINARY) . ' -n -d extension=' . escapeshellarg("$folder/zip/swoole.so") . " $watcher 2>&1")), "\n";
$build = fn(string $file): string => preg_match('/Build ID: (\w+)/', shell_exec("readelf -n $file"), $id) ? $id[1] : '';
shell_exec("dpkg-deb -x " . glob("$folder/*dbgsym*.deb")[0] . " $folder/symbols");
$id = $build("$folder/tar/swoole_rs.so");
$symbols = "$folder/symbols/usr/lib/debug/.build-id/" . substr($id, 0, 2) . '/' . substr($id, 2) . '.debug';
echo 'symbols: ', json_encode([
    filesize("$folder/tar/swoole_rs.so") < filesize($library) / 2,
    file_get_contents($symbols) === file_get_contents(glob("$folder/*.debug")[0]),
    $build($symbols) === $id,
    str_contains(shell_exec("readelf -SW $symbols"), '.debug_line'),
    str_contains(shell_exec("readelf -SW $folder/tar/swoole_rs.so"), '.debug_line'),
]), "\n";
preg_match_all('/^(?:Package|Depends): .*$/m', file_get_contents("$folder/control/control"), $lines);
echo preg_replace(["/php$php/", '/\d{8}/', '/>= [\d.]+/'], ['phpX.Y', 'API', '>= N'], implode("\n", $lines[0])), "\n";
?>
--EXPECT--
SHA256SUMS
phpX.Y-swoole-rs-dbgsym_VERSION-1_ARCH.deb
phpX.Y-swoole-rs_VERSION-1_ARCH.deb
php_swoole-VERSION_phpX.Y-ARCH-linux-glibc.zip
swoole-rs-VERSION-phpX.Y-ARCH.debug
swoole-rs-VERSION-phpX.Y-ARCH.tar.gz
swoole-rs-VERSION.cdx.json
sums: right
parts: [true,false]
zip: Hello and echo
tarball: Hello and echo
Debian: Hello and echo
; priority=20
; Swoole's coroutine HTTP and WebSocket server, implemented by swoole-rs
extension=swoole_rs.so
watcher: #!/usr/bin/phpX.Y, usage: swoole-watch SCRIPT [ARGUMENTS]
symbols: [true,true,true,true,false]
Package: phpX.Y-swoole-rs
Depends: phpapi-API, php-common, libc6 (>= N), libgcc-s1
