<?php
// The worker: one request after another, without beginning anew.

declare(strict_types=1);

$answer = function (): void {
    header('Content-Type: text/html');
    header('Content-Length: 12');
    echo "Hello World\n";
};
while (frankenphp_handle_request($answer)) {
    // the next one
}
