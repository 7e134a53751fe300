--TEST--
The servers of these tests answer, and leave neither a process nor a file
--EXTENSIONS--
mysqlnd
pdo
pdo_mysql
pdo_pgsql
igbinary
redis
ldap
ftp
soap
--SKIPIF--
<?php
require __DIR__ . '/../support/services.inc';
skip_without_command('redis-server');
skip_without_command('mariadbd');
skip_without_postgres();
--FILE--
<?php
require __DIR__ . '/../support/services.inc';

function gone(Service $server): void
{
    $folder = $server->folder;
    $server->stop();
    echo file_exists("/proc/$server->pid") || file_exists($folder) ? "something is left\n" : "gone\n";
}

$server = new RedisServer();
$redis = new Redis();
$redis->connect('127.0.0.1', $server->port);
$redis->set('key', 'Redis');
$redis->connect($server->socket);
echo $redis->get('key'), ' ';
gone($server);

$server = new MariaDbServer();
foreach (["host=127.0.0.1;port=$server->port", "unix_socket=$server->socket"] as $place) {
    echo (new PDO("mysql:$place;dbname=test", 'root'))->query('select "MariaDB "')->fetchColumn();
}
gone($server);

$server = new PostgresServer();
foreach (['127.0.0.1', $server->run] as $host) {
    echo (new PDO("pgsql:host=$host;port=$server->port", 'postgres'))->query("select 'PostgreSQL '")->fetchColumn();
}
gone($server);

$server = new LateServer('http');
echo file_get_contents("http://127.0.0.1:$server->port/0.01"), ' ';
$soap = new SoapClient(null, ['location' => "http://127.0.0.1:$server->port/", 'uri' => 'urn:late']);
echo $soap->late(), ' ';
gone($server);

$server = new LateServer('https');
$context = stream_context_create(['ssl' => ['cafile' => $server->certificate]]);
echo file_get_contents("https://localhost:$server->port/0.01", false, $context), ' ';
gone($server);

$server = new LateServer('ftp', 0.01);
$ftp = ftp_connect('127.0.0.1', $server->port);
ftp_login($ftp, 'a', 'b');
ftp_pasv($ftp, true);
echo implode(',', ftp_nlist($ftp, '/')), ' ';
ftp_close($ftp);
gone($server);

$server = new LateServer('ldap', 0.01);
$ldap = ldap_connect("ldap://127.0.0.1:$server->port");
ldap_set_option($ldap, LDAP_OPT_PROTOCOL_VERSION, 3);
echo json_encode([ldap_bind($ldap), ldap_count_entries($ldap, ldap_search($ldap, '', '(a=b)'))]), ' ';
gone($server);

$server = new LateServer('dns', 0.01);
$query = "\x12\x34\1\0\0\1\0\0\0\0\0\0\4late\4test\0\0\1\0\1";
$socket = stream_socket_client("udp://127.0.0.1:$server->port");
fwrite($socket, $query);
echo bin2hex(substr(fread($socket, 512), -4)), ' ';
gone($server);
--EXPECT--
Redis gone
MariaDB MariaDB gone
PostgreSQL PostgreSQL gone
after 0.01 late gone
after 0.01 gone
one,two gone
[true,0] gone
7f000001 gone
