--TEST--
Every figure that the dashboard and the manual name is on the page of metrics
--FILE--
<?php
$page = SwooleRs\Metrics::render();
preg_match_all('/^# TYPE (\w+)/m', $page, $found);
$docs = dirname(__DIR__, 2) . '/docs';
foreach (['grafana.json' => 20, 'deploying.md' => 15] as $file => $atLeast) {
    preg_match_all('/\bswoole_(?:http|connections|websocket|hub|loop|coroutines|timers|pool|outbox|php|resident|processes)\w*/', file_get_contents("$docs/$file"), $named);
    $names = array_unique(array_map(fn(string $name): string => preg_replace('/_(?:bucket|sum|count)$/', '', $name), $named[0]));
    echo "$file: ", count($names) >= $atLeast ? 'many' : count($names), ', unknown: ', json_encode(array_values(array_diff($names, $found[1]))), "\n";
}
?>
--EXPECT--
grafana.json: many, unknown: []
deploying.md: many, unknown: []
