--TEST--
swoole_get_local_ip() and swoole_get_local_mac() have the addresses of interfaces other than loopback
--SKIPIF--
<?php if (!is_dir('/sys/class/net')) echo 'skip sysfs, which tells the hardware addresses, is not mounted';
--FILE--
<?php
foreach ([AF_INET => FILTER_FLAG_IPV4, AF_INET6 => FILTER_FLAG_IPV6] as $family => $flag) {
    $addresses = swoole_get_local_ip($family);
    $valid = array_filter($addresses, fn ($address) => filter_var($address, FILTER_VALIDATE_IP, $flag));
    echo "valid: ", var_export($valid === $addresses, true), ", loopback: ", var_export(isset($addresses["lo"]), true), "\n";
}
echo "another family: ", json_encode(swoole_get_local_ip(77)), "\n";
$hardware = swoole_get_local_mac();
echo "hardware: ", var_export(preg_grep("/^([0-9A-F]{2}:){5}[0-9A-F]{2}$/", $hardware) === $hardware, true), ", loopback: ", var_export(isset($hardware["lo"]), true), "\n";
$expected = [];
foreach (glob("/sys/class/net/*") as $path) {
    $address = strtoupper(trim(file_get_contents("$path/address")));
    if (strlen($address) === 17 && $address !== "00:00:00:00:00:00") {
        $expected[basename($path)] = $address;
    }
}
ksort($expected);
ksort($hardware);
echo "as the system has them: ", var_export($expected === $hardware, true), "\n";
?>
--EXPECT--
valid: true, loopback: false
valid: true, loopback: false
another family: []
hardware: true, loopback: false
as the system has them: true
