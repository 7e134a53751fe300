<?php
// Compares the stubs, as PHP itself reads them, with the extension that is loaded:
//
//   php -n -d extension=/path/to/libswoole_rs.so stubs/check.php
//
// The stubs are included in a second PHP process without the extension, so build.rs' own reader has no part in it.
// Exit status 0 if they agree; otherwise the differences are printed.

declare(strict_types=1);

require __DIR__ . '/describe.php';

exit(in_array('--describe-stubs', $argv, true) ? print_stubs() : check());

function stub_files(): array
{
    return [...glob(__DIR__ . '/*.stub.php'), ...glob(__DIR__ . '/*/*.stub.php')];
}

function check(): int
{
    if (!extension_loaded('swoole')) {
        fwrite(STDERR, "stubs/check.php: the extension is not loaded\n");
        return 2;
    }
    foreach (stub_files() as $file) {
        exec(escapeshellarg(PHP_BINARY) . ' -n -l ' . escapeshellarg($file) . ' 2>&1', $output, $status);
        if ($status !== 0) {
            echo implode("\n", $output), "\n";
            return 1;
        }
    }
    $command = escapeshellarg(PHP_BINARY) . ' -n ' . escapeshellarg(__FILE__) . ' --describe-stubs';
    exec($command, $declared, $status);
    if ($status !== 0) {
        echo implode("\n", $declared), "\n";
        return 1;
    }
    $registered = describe_extension();
    foreach (array_diff($declared, $registered) as $line) {
        echo "only in the stubs:     $line\n";
    }
    foreach (array_diff($registered, $declared) as $line) {
        echo "only in the extension: $line\n";
    }
    $agree = $declared === $registered;
    if ($agree) {
        echo count($registered), " facts of the stubs and of the extension agree\n";
    }
    return $agree ? 0 : 1;
}

/** Includes all stubs, those of parents first, and prints what they declare. */
function print_stubs(): int
{
    ini_set('display_errors', '1');
    error_reporting(E_ALL);
    spl_autoload_register(function (string $class): void {
        $at = strrpos($class, '\\');
        $namespace = preg_quote(substr($class, 0, (int) $at), '/');
        $short = preg_quote(substr($class, $at === false ? 0 : $at + 1), '/');
        foreach (stub_files() as $file) {
            $code = file_get_contents($file);
            if (preg_match("/^namespace $namespace\\b(?!\\\\)/m", $code) && preg_match("/^[ \\w]*class $short\\b/m", $code)) {
                require_once $file;
            }
        }
    });
    $own = get_defined_functions()['user'];
    $before = get_declared_classes();
    foreach (stub_files() as $file) {
        require_once $file;
    }
    $classes = array_values(array_diff(get_declared_classes(), $before));
    $aliases = [];
    foreach ($classes as $class) {
        preg_match_all('/^\s*\*\s*@shortname\s+(\S+)/m', (new ReflectionClass($class))->getDocComment() ?: '', $matches);
        foreach ($matches[1] as $alias) {
            $aliases[$alias] = $class;
        }
    }
    $functions = array_diff(get_defined_functions()['user'], $own);
    $constants = get_defined_constants(true)['user'];
    echo implode("\n", facts($functions, $classes, $aliases, $constants)), "\n";
    return 0;
}

function describe_extension(): array
{
    $extension = new ReflectionExtension('swoole');
    $aliases = [];
    foreach (get_declared_classes() as $name) {
        $class = new ReflectionClass($name);
        if ($class->getExtensionName() === 'swoole' && strcasecmp($class->getName(), $name) !== 0) {
            $aliases[$name] = $class->getName();
        }
    }
    $classes = array_unique(array_map(fn ($class) => $class->getName(), array_values($extension->getClasses())));
    $functions = array_keys($extension->getFunctions());
    return facts($functions, $classes, $aliases, $extension->getConstants());
}

/** Sorted lines: declared order is not compared, except that of properties, which is their order in memory. */
function facts(array $functions, array $classes, array $aliases, array $constants): array
{
    $lines = [];
    foreach ($functions as $name) {
        $function = new ReflectionFunction($name);
        $namespace = ltrim(strtolower($function->getNamespaceName()) . '\\', '\\');
        $lines[] = "function $namespace" . describe_signature($function);
    }
    foreach ($classes as $class) {
        $lines[] = describe_class($class);
        foreach (describe_methods($class) as $method) {
            $lines[] = "$class: $method";
        }
        foreach (describe_properties($class) as $index => $property) {
            $lines[] = "$class: property $index: $property";
        }
        foreach ((new ReflectionClass($class))->getReflectionConstants() as $constant) {
            if (strcasecmp($constant->class, $class) === 0) {
                $lines[] = "$class: const {$constant->getName()} = " . describe_value($constant->getValue());
            }
        }
    }
    foreach ($aliases as $alias => $class) {
        $lines[] = "$class is also " . strtolower($alias);
    }
    foreach ($constants as $name => $value) {
        if (preg_match('/^(SIG|PRIO_|AF_|SOCK_|AI_|IPPROTO_|IPV6_|IP_|MCAST_|MSG_|SOCKET_|SOL_|SOMAXCONN|SO_|TCP_)/', $name)) {
            continue; // another extension's, which is not loaded (src/api/registration/borrowed_constants.rs)
        }
        $lines[] = "const $name = " . describe_value($value);
    }
    sort($lines);
    return $lines;
}
