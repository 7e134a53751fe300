--TEST--
getCid, getuid, getPcid, getContext, exists, list, stats, cancel and resume answer in the main script
--FILE--
<?php
use Swoole\Coroutine as C;

echo json_encode([C::getCid(), C::getuid(), C::getPcid(), C::getPcid(5), C::getContext(), C::exists(1), C::exists(0), C::exists(-1),
    iterator_to_array(C::list()), C::stats()['coroutine_num'], C::cancel(1)]), "\n";
--EXPECT--
[-1,-1,false,false,null,false,false,false,[],0,false]
