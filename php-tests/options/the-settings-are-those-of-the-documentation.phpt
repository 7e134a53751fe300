--TEST--
The ini settings have the documented defaults and may be changed where that is documented
--FILE--
<?php
foreach (ini_get_all('swoole') as $name => ['global_value' => $value, 'access' => $access]) {
    echo "$name = $value ($access)\n";
}
?>
--EXPECT--
swoole.blocking_detection = Off (4)
swoole.blocking_threshold = 100000 (4)
swoole.display_errors = On (7)
swoole.enable_fiber_mock = Off (7)
swoole.enable_library = On (7)
swoole.enable_preemptive_scheduler = Off (7)
swoole.hook_objects =  (4)
swoole.slow_coroutine_ms = 0 (4)
swoole.socket_buffer_size = 8388608 (7)
swoole.use_shortname = On (4)
swoole_rs.input_memory = 256M (7)
swoole_rs.output_disk = 1G (7)
swoole_rs.output_memory = 256M (7)
swoole_rs.window_memory = 128M (7)
