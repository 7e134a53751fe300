"""The measurements behind `bench/run`.

machine    cores, ports, and what a process has used: CPU, memory, descriptors
subjects   the servers that are measured: ours, the references without PHP, the peers
load       the load client's runs
suites     what is measured, one function a subcommand
web        the same, for what a web server does beyond hello world
clients    the same, for clients, sockets and tables
hold       a program that holds idle connections over TLS and HTTP/2
report     tables, medians and targets
publish    results.json, the chart, the README's table
"""
