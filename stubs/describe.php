<?php
// Says in text what reflection knows about functions, classes and constants, one line a fact, so that declarations can be
// compared with each other (stubs/check.php) and with text (php-tests/reflection).

declare(strict_types=1);

function describe_value(mixed $value): string
{
    if (is_float($value) && $value === floor($value) && abs($value) < 2 ** 53) {
        $value = (int) $value; // a float parameter's default is written `-1`, and is a float to the compiler only
    }
    return $value === null ? 'null' : ($value === [] ? '[]' : var_export($value, true));
}

/** `self` is the class's name: PHP 8.5 and later put that in its place when they compile a final class. */
function describe_type(?ReflectionType $type, ReflectionFunctionAbstract $function): string
{
    $class = $function instanceof ReflectionMethod ? $function->class : 'self';
    return preg_replace('/\bself\b/', addcslashes($class, '\\'), (string) $type);
}

function describe_parameter(ReflectionParameter $parameter): string
{
    $text = $parameter->hasType() ? describe_type($parameter->getType(), $parameter->getDeclaringFunction()) . ' ' : '';
    $text .= $parameter->isPassedByReference() ? '&' : '';
    $text .= ($parameter->isVariadic() ? '...$' : '$') . $parameter->getName();
    if ($parameter->isDefaultValueAvailable()) {
        // a stub's unqualified constant is seen in the namespace of the stub
        $constant = $parameter->isDefaultValueConstant() ? $parameter->getDefaultValueConstantName() : null;
        $text .= ' = ' . ($constant === null
            ? describe_value($parameter->getDefaultValue())
            : substr(strrchr('\\' . $constant, '\\'), 1));
    } elseif ($parameter->isOptional() && !$parameter->isVariadic()) {
        $text .= ' = <none>';
    }
    return $text;
}

/** `sleep(float $seconds): bool` */
function describe_signature(ReflectionFunctionAbstract $function): string
{
    return ($function->returnsReference() ? '&' : '') . $function->getShortName()
        . '(' . implode(', ', array_map(describe_parameter(...), $function->getParameters())) . ')'
        . ($function->hasReturnType() ? ': ' . describe_type($function->getReturnType(), $function) : '')
        . ($function->isDeprecated() ? ' [deprecated]' : '');
}

/** Visibility, `static`, `final` and so on; `public` is left out. */
function describe_modifiers(int $modifiers): string
{
    $names = array_diff(Reflection::getModifierNames($modifiers), ['public']);
    return $names ? implode(' ', $names) . ' ' : '';
}

/** The methods that a class declares itself, in order. */
function describe_methods(string $class): array
{
    $lines = [];
    foreach ((new ReflectionClass($class))->getMethods() as $method) {
        if (strcasecmp($method->class, $class) === 0) {
            $lines[] = describe_modifiers($method->getModifiers()) . describe_signature($method);
        }
    }
    return $lines;
}

/** The properties that a class declares itself, in order: `private $flags = 0`. */
function describe_properties(string $class): array
{
    $lines = [];
    foreach ((new ReflectionClass($class))->getProperties() as $property) {
        if (strcasecmp($property->class, $class) === 0) {
            $lines[] = describe_modifiers($property->getModifiers())
                . ($property->hasType() ? $property->getType() . ' ' : '') . '$' . $property->getName()
                . ($property->hasDefaultValue() ? ' = ' . describe_value($property->getDefaultValue()) : '');
        }
    }
    return $lines;
}

/** `final class A\B extends C implements D`; interfaces of the parent are not repeated. */
function describe_class(string $class): string
{
    $reflection = new ReflectionClass($class);
    $parent = $reflection->getParentClass();
    $interfaces = array_diff($reflection->getInterfaceNames(), $parent ? $parent->getInterfaceNames() : []);
    sort($interfaces);
    return describe_modifiers($reflection->getModifiers()) . 'class ' . $reflection->getName()
        . ($parent ? ' extends ' . $parent->getName() : '')
        . ($interfaces ? ' implements ' . implode(', ', $interfaces) : '');
}
