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
$aliases = [];
foreach (get_declared_classes() as $name) {
    $class = new ReflectionClass($name);
    if ($class->getExtensionName() === 'swoole' && preg_match('/^(co|chan)\b/i', $name)) {
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
