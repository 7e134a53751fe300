--TEST--
A new log file begins as often as the option log_rotation says
--FILE--
<?php
$folder = sys_get_temp_dir() . '/log-' . getmypid();
mkdir($folder);
foreach (['SINGLE', 'MONTHLY', 'DAILY', 'HOURLY', 'EVERY_MINUTE'] as $name) {
    Swoole\Coroutine::set(['log_file' => "$folder/log", 'log_rotation' => constant("SWOOLE_LOG_ROTATION_$name")]);
    swoole_error_log(SWOOLE_LOG_INFO, $name);
}
foreach (scandir($folder, SCANDIR_SORT_ASCENDING) as $file) {
    if ($file[0] !== '.') {
        echo preg_replace('/\d/', 'N', $file), ': ', preg_replace('/^.*\t/', '', file_get_contents("$folder/$file"));
        unlink("$folder/$file");
    }
}
rmdir($folder);
?>
--EXPECT--
log: SINGLE
log.NNNNNN: MONTHLY
log.NNNNNNNN: DAILY
log.NNNNNNNNNN: HOURLY
log.NNNNNNNNNNNN: EVERY_MINUTE
