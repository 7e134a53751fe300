<?php
// Writes the reference from the stubs, which are the extension's own source of signatures:
//
//   php -n docs/reference.php FOLDER
//
// One page for each class, one for the functions, one for the constants, an index, and the lines for SUMMARY.md on stdout.
// The stubs are PHP files without bodies: PHP itself reads them, so a page cannot differ from what the extension declares. Those in
// library/ are of the classes that it has in PHP.

declare(strict_types=1);

/** A type as PHPDoc writes it: blanks are inside brackets, and before what a callable returns. */
const TYPE = '(?:[^\s{}<>()]|\{(?:[^{}]|\{[^{}]*\})*\}|<(?:[^<>]|<[^<>]*>)*>|\([^()]*\)(?:: [^\s$]+)?)+';

if (extension_loaded('swoole')) {
    fwrite(STDERR, "docs/reference.php: run it without the extension (php -n)\n");
    exit(2);
}
if ($argc !== 2) {
    fwrite(STDERR, "usage: php -n docs/reference.php FOLDER\n");
    exit(2);
}
$folder = $argv[1];
is_dir($folder) || mkdir($folder, 0777, true);

$before = [get_declared_classes(), get_defined_functions()['user'], get_defined_constants(true)['user'] ?? []];
$stubs = dirname(__DIR__) . '/stubs';
load_stubs([...glob("$stubs/*.stub.php"), ...glob("$stubs/*/*.stub.php"), ...glob("$stubs/library/*.php")]);
$classes = array_diff(get_declared_classes(), $before[0]);
sort($classes);
$functions = array_filter(
    array_diff(get_defined_functions()['user'], $before[1]),
    fn(string $name): bool => str_starts_with((new ReflectionFunction($name))->getFileName(), $stubs),
);
$constants = array_diff_key(get_defined_constants(true)['user'] ?? [], $before[2]);

$summary = $index = '';
foreach ($classes as $class) {
    $reflection = new ReflectionClass($class);
    if (!str_starts_with((string) $reflection->getFileName(), $stubs)) {
        continue;
    }
    $page = strtolower(strtr($class, '\\', '-')) . '.md';
    file_put_contents("$folder/$page", class_page($reflection));
    $summary .= "    - [$class](reference/$page)\n";
    $index .= "* [$class]($page): " . first_sentence(prose($reflection->getDocComment())) . "\n";
}
$text = "# Functions\n\n";
foreach ($functions as $name) {
    $text .= member('## ', new ReflectionFunction($name), (new ReflectionFunction($name))->getName());
}
file_put_contents("$folder/functions.md", $text);
$text = "# Constants\n\n| name | value |\n| --- | --- |\n";
ksort($constants);
foreach ($constants as $name => $value) {
    $text .= "| `$name` | `" . value_of($value) . "` |\n";
}
file_put_contents("$folder/constants.md", $text);
file_put_contents("$folder/index.md", "# Classes, functions and settings\n\n"
    . "Made from `stubs/`. What a constructor or `set()` takes stands with the class.\n\n$index"
    . "* [Functions](functions.md)\n* [Constants](constants.md)\n");
echo "    - [Functions](reference/functions.md)\n    - [Constants](reference/constants.md)\n$summary";

/** Includes them in whatever order their parents need: a file whose parent is missing declares nothing, and comes again. */
function load_stubs(array $files): void
{
    while ($files !== []) {
        $left = [];
        foreach ($files as $file) {
            try {
                include $file;
            } catch (Error $error) {
                if (!preg_match('/^(Class|Interface|Trait) .* not found$/', $error->getMessage())) {
                    throw $error;
                }
                $left[] = $file;
            }
        }
        if (count($left) === count($files)) {
            throw new Error('stubs whose parents are missing: ' . implode(', ', $left));
        }
        $files = $left;
    }
}

/** The text of a comment, without its tags. */
function prose(string|false $comment): string
{
    $lines = [];
    foreach (explode("\n", (string) $comment) as $line) {
        $line = preg_replace('#^\s*(/\*\*|\*/|\*) ?|\s*\*/$#', '', rtrim($line));
        if (str_starts_with($line, '@')) {
            break;
        }
        $lines[] = $line;
    }
    return trim(implode("\n", $lines));
}

/** @return list<array{string, string}> tags with their texts, continued lines joined */
function tags(string|false $comment): array
{
    $tags = [];
    foreach (explode("\n", (string) $comment) as $line) {
        $line = trim(preg_replace('#^\s*(/\*\*|\*/|\*)|\s*\*/$#', '', rtrim($line)));
        if (preg_match('/^@([\w-]+)\s*(.*)$/', $line, $match)) {
            $tags[] = [$match[1], $match[2]];
        } elseif ($tags !== [] && $line !== '') {
            $tags[count($tags) - 1][1] .= " $line";
        }
    }
    return $tags;
}

function first_sentence(string $text): string
{
    $text = preg_replace('/\s+/', ' ', $text);
    return preg_match('/^.*?[.:](?= |$)/', $text, $match) ? rtrim($match[0], ':') : $text;
}

function value_of(mixed $value): string
{
    return match (true) {
        is_array($value) => $value === [] ? '[]' : '[…]',
        is_object($value) => $value::class,
        default => str_replace('NULL', 'null', var_export($value, true)),
    };
}

function signature(ReflectionFunctionAbstract $function): string
{
    $parameters = array_map(function (ReflectionParameter $parameter): string {
        $text = ($parameter->hasType() ? $parameter->getType() . ' ' : '')
            . ($parameter->isPassedByReference() ? '&' : '') . ($parameter->isVariadic() ? '...' : '') . "\${$parameter->getName()}";
        if (!$parameter->isDefaultValueAvailable()) {
            return $text;
        }
        $default = $parameter->isDefaultValueConstant()
            ? preg_replace('/^.*\\\\(?=[A-Z_0-9]+$)/', '', $parameter->getDefaultValueConstantName())
            : value_of($parameter->getDefaultValue());
        return "$text = $default";
    }, $function->getParameters());
    $static = $function instanceof ReflectionMethod && $function->isStatic() ? 'static ' : '';
    $visibility = $function instanceof ReflectionMethod && $function->isProtected() ? 'protected ' : '';
    $line = "$visibility{$static}function {$function->getShortName()}(" . implode(', ', $parameters) . ')'
        . ($function->hasReturnType() ? ": {$function->getReturnType()}" : '');
    return strlen($line) <= 78 ? $line : str_replace(
        '(' . implode(', ', $parameters) . ')',
        "(\n    " . implode(",\n    ", $parameters) . ",\n)",
        $line,
    );
}

function member(string $heading, ReflectionFunctionAbstract $function, string $title): string
{
    $comment = $function->getDocComment();
    $text = "$heading$title\n\n```php\n" . signature($function) . "\n```\n\n";
    if (($prose = prose($comment)) !== '') {
        $text .= "$prose\n\n";
    }
    foreach (tags($comment) as [$tag, $words]) {
        // The type, and what it is the type of, as code; names of parameters elsewhere, too
        $words = $tag === 'param'
            ? preg_replace('/^(' . TYPE . '(?: &?(?:\.\.\.)?\$\w+)?)(?: (?=\S)|$)/', '`$1`: ', $words)
            : preg_replace('/^(' . TYPE . ')(?: (?=\S)|$)/', '`$1`: ', $words);
        $words = preg_replace('/(?<![`\w])(\$\w+)(?![^`]*`(?:[^`]*`[^`]*`)*[^`]*$)/', '`$1`', rtrim($words, ': '));
        $text .= match ($tag) {
            'param' => "* $words\n",
            'return' => "* returns $words\n",
            'throws' => "* throws $words\n",
            default => '',
        };
    }
    return rtrim($text) . "\n\n";
}

function class_page(ReflectionClass $class): string
{
    $text = "# {$class->getName()}\n\n" . prose($class->getDocComment()) . "\n\n";
    $names = array_column(array_filter(tags($class->getDocComment()), fn($tag) => $tag[0] === 'shortname'), 1);
    if ($names !== []) {
        $text .= 'Short names: `' . implode('`, `', $names) . "`.\n\n";
    }
    // the book's search knows a name with a namespace as one word
    $text .= "`{$class->getShortName()}` of the namespace `{$class->getNamespaceName()}`.\n\n";
    if ($parent = $class->getParentClass()) {
        $text .= "Extends `{$parent->getName()}`.\n\n";
    }
    $rows = '';
    foreach ($class->getProperties(ReflectionProperty::IS_PUBLIC) as $property) {
        if ($property->getDeclaringClass()->getName() === $class->getName()) {
            $words = implode(' ', array_map(fn($tag) => $tag[0] === 'var' ? $tag[1] : '', tags($property->getDocComment())));
            $words = preg_replace('/^(' . TYPE . ') (?=\S)/', '`$1`: ', trim($words)) ?: prose($property->getDocComment());
            $rows .= "| `\${$property->getName()}` | " . str_replace('|', '\\|', $words) . " |\n";
        }
    }
    if ($rows !== '') {
        $text .= "## Properties\n\n| name | what it is |\n| --- | --- |\n$rows\n";
    }
    $rows = '';
    foreach ($class->getReflectionConstants() as $constant) {
        if ($constant->getDeclaringClass()->getName() === $class->getName()) {
            $rows .= "| `{$constant->getName()}` | `" . value_of($constant->getValue()) . "` |\n";
        }
    }
    if ($rows !== '') {
        $text .= "## Constants\n\n| name | value |\n| --- | --- |\n$rows\n";
    }
    foreach ($class->getMethods() as $method) {
        if ($method->getDeclaringClass()->getName() === $class->getName() && !$method->isPrivate()) {
            $text .= member('## ', $method, $method->getName());
        }
    }
    return rtrim($text) . "\n";
}
