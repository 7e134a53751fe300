--TEST--
stubs/short_names.php declares every short name of a class, and nothing else
--FILE--
<?php
$declared = [];
$namespace = '';
foreach (file(dirname(__DIR__, 2) . '/stubs/short_names.php') as $line) {
    if (preg_match('/^namespace ?([\w\\\\]*) \{/', $line, $match)) {
        $namespace = $match[1];
    } elseif (preg_match('/^    class (\w+) extends \\\\([\w\\\\]+) \{\}$/', $line, $match)) {
        $declared[strtolower(ltrim("$namespace\\$match[1]", '\\'))] = $match[2];
    }
}
// those of what the extension has in PHP are there when they are first named
class_exists('Co\Server') && class_exists('Co\Server\Connection');
$aliases = [];
foreach (get_declared_classes() as $name) {
    $class = new ReflectionClass($name);
    $is_ours = $class->getExtensionName() === 'swoole' || str_starts_with((string) $class->getFileName(), 'swoole-rs/library/');
    if ($is_ours && preg_match('/^(co|chan)\b/i', $name)) {
        $aliases[strtolower($name)] = $class->getName();
    }
}
var_dump(count($aliases) > 10, array_diff_assoc($aliases, $declared), array_diff_assoc($declared, $aliases));
?>
--EXPECT--
bool(true)
array(0) {
}
array(0) {
}
