--TEST--
swoole_mime_type_get(): the documented suffixes have the documented types, but for those of which the registry has a better one
--FILE--
<?php
$documented = [
    'text/html' => 'html htm', 'text/css' => 'css', 'application/json' => 'json map', 'application/javascript' => 'mjs', 'application/xml' => 'xml xsl',
    'text/plain' => 'txt log conf ini', 'text/csv' => 'csv', 'text/markdown' => 'md', 'image/png' => 'png',
    'image/gif' => 'gif', 'image/webp' => 'webp', 'image/bmp' => 'bmp', 'image/tiff' => 'tiff', 'image/jpeg' => 'jpg jpeg',
    'image/svg+xml' => 'svg svgz', 'image/x-icon' => 'ico', 'audio/mpeg' => 'mp3', 'audio/ogg' => 'ogg', 'audio/wav' => 'wav',
    'audio/mp4' => 'm4a', 'audio/aac' => 'aac', 'audio/webm' => 'weba', 'video/mp4' => 'mp4', 'video/webm' => 'webm',
    'video/mpeg' => 'mpeg', 'video/quicktime' => 'mov', 'video/x-msvideo' => 'avi', 'video/mp2t' => 'ts',
    'application/pdf' => 'pdf', 'application/zip' => 'zip', 'application/gzip' => 'gz', 'application/x-tar' => 'tar',
    'application/x-bzip2' => 'bz2', 'application/x-7z-compressed' => '7z', 'application/x-rar-compressed' => 'rar',
    'application/font-woff' => 'woff', 'font/woff2' => 'woff2', 'font/ttf' => 'ttf', 'font/otf' => 'otf',
    'application/vnd.ms-fontobject' => 'eot', 'application/wasm' => 'wasm', 'application/msword' => 'doc',
    'application/vnd.ms-excel' => 'xls', 'application/vnd.ms-powerpoint' => 'ppt',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document' => 'docx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' => 'xlsx',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation' => 'pptx',
    'text/yaml' => 'yaml yml', 'application/rtf' => 'rtf', 'application/x-shockwave-flash' => 'swf',
    'application/atom+xml' => 'atom', 'application/rss+xml' => 'rss', 'application/java-archive' => 'jar',
    'application/xhtml+xml' => 'xhtml', 'application/ld+json' => 'jsonld', 'text/calendar' => 'ics',
    'application/epub+zip' => 'epub', 'application/vnd.android.package-archive' => 'apk', 'application/x-sh' => 'sh',
    'application/xml-dtd' => 'dtd', 'application/octet-stream' => 'php bin exe iso',
];
$better = ['js' => 'text/javascript', 'avif' => 'image/avif', 'opus' => 'audio/ogg', 'flv' => 'video/x-flv', 'm3u8' => 'audio/x-mpegurl'];
foreach ($documented as $type => $suffixes) {
    $better += array_fill_keys(explode(' ', $suffixes), $type);
}
foreach ($better as $suffix => $type) {
    if (swoole_mime_type_get("a.$suffix") !== $type) {
        echo "$suffix is ", swoole_mime_type_get("a.$suffix"), ", and not $type\n";
    }
}
echo count($better), " suffixes\n";
?>
--EXPECT--
78 suffixes
