<?php

namespace SwooleRs;

/**
 * Runs a script anew whenever one of its files changes, for development; `bin/swoole-watch` is the command. An addition of this
 * extension; Swoole has no such class.
 */
final class Watcher
{
    /**
     * Returns in a child process, and in another one whenever one of the files has changed that it has included: what follows is to
     * include the script. The process that calls stays in the call.
     *
     * Sockets that were bound stay open from child to child. One that serves is told to end (SIGTERM, which shuts its HTTP servers
     * down unless the script handles that signal itself) only when its successor serves: no client is refused meanwhile, and a
     * change that cannot be run ends nothing.
     *
     * @param string $script the first file to look at; any file of PHP's beside it counts, too, while the script has not run a loop or has ended
     * @throws \ValueError if there is no such file
     * @throws \Error in a coroutine
     * @throws \Swoole\Exception if the system has no process or no watch left
     */
    public static function run(string $script): void {}
}
