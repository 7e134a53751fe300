<?php

/**
 * The addresses of this machine's network interfaces, by interface; loopback is left out.
 *
 * @param int $family AF_INET or AF_INET6; the array is empty for others
 */
function swoole_get_local_ip(int $family = AF_INET): array {}

/**
 * The hardware addresses of this machine's network interfaces, by interface, as `0A:1B:2C:3D:4E:5F`.
 */
function swoole_get_local_mac(): array {}

/**
 * Whether the process runs in a container (Docker, Podman, Kubernetes, LXC, systemd-nspawn), as far as can be told.
 */
function swoole_is_in_container(): bool {}

/**
 * How many processors the process may use: what its control group (v2 or v1) grants, rounded up, and otherwise the number of
 * those that are online.
 */
function swoole_container_cpu_num(): int {}
