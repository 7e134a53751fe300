"""Leaves out clients of a scenario as long as something is still found."""

from __future__ import annotations

import asyncio

# a finding may need several attempts
ATTEMPTS = 3


async def shrink(fuzzer, seed: int, times: int) -> bool:
    """Prints the few clients that are enough. False if nothing is found at all."""
    attempts = max(times, ATTEMPTS)
    drawn = fuzzer.scenario(seed)
    first = await found(fuzzer, drawn, attempts)
    if first is None:
        print(f"seed {seed}: nothing found in {attempts} attempts")
        return False
    print(f"seed {seed}: {first.kind}")
    clients = [(number, plan) for number, plans in enumerate(drawn.rounds) for plan in plans]
    size = max(1, len(clients) // 2)
    while True:
        at = 0
        while at < len(clients) and len(clients) > 1:
            fewer = clients[:at] + clients[at + size :]
            finding = await found(fuzzer, with_clients(drawn, fewer), attempts)
            if finding is not None and finding.kind == first.kind:
                clients, first = fewer, finding
                print(f"{len(clients)} clients are enough", flush=True)
            else:
                at += size
        if size == 1:
            break
        size //= 2
    drawn = with_clients(drawn, clients)
    print(f"{first.kind}: {first.detail}\n{drawn}")
    for number, plan in clients:
        print(f"round {number + 1}: {plan}")
    return True


def with_clients(drawn, clients: list):
    drawn.rounds = [[plan for number, plan in clients if number == wanted] for wanted in range(len(drawn.rounds))]
    return drawn


async def found(fuzzer, drawn, attempts: int):
    """Beside each other: the first finding of so many attempts."""
    made = await asyncio.gather(*(fuzzer.attempt(drawn) for _ in range(attempts)))
    return next((finding for finding, _ in made if finding is not None), None)
