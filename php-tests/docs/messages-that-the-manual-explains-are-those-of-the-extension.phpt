--TEST--
Every message by which the page on troubles is ordered is one that the extension, PHP or the system has
--FILE--
<?php
$root = dirname(__DIR__, 2);
$sources = '';
foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator("$root/src", FilesystemIterator::SKIP_DOTS)) as $file) {
    // a string that goes on in the next line
    $sources .= preg_replace('/\\\\\n\s*/', '', file_get_contents($file));
}
$others = [
    'Address already in use', 'Unable to load dynamic library', "version 'GLIBC_", 'not found', 'Module "swoole" is already loaded',
    'Maximum function nesting level',
];
preg_match_all('/\*\*`([^`]+)`/', file_get_contents("$root/docs/troubleshooting.md"), $messages);
$unknown = [];
foreach ($messages[1] as $message) {
    // what is filled in, in the source by {}, is told by …, N or M; a stream is being read or written
    foreach (preg_split('/…|coroutine ?#[NM]|\bread\b|\b[NM]\b/u', $message) as $part) {
        $part = trim($part, " \n#:;,()[]'");
        if (strlen($part) > 3 && !str_contains($sources, $part) && !in_array($part, $others, true)
            && !array_filter($others, fn(string $other): bool => str_contains($other, $part))) {
            $unknown[] = "$message: $part";
        }
    }
}
var_dump(count($messages[1]) > 30, $unknown);
?>
--EXPECT--
bool(true)
array(0) {
}
