<?php
// Channels, wait groups, barriers and locks.

//= a private pipe [coroutine x6]
$_pipe = new Channel(FEW);
go(Probe::body(function () use ($_pipe) {
    for ($_i = 0; $_i < FEW; $_i++) {
        INSIDE_EACH;
        $_pipe->push(VALUE);
    }
    $_pipe->close();
}));
while (($_got = $_pipe->pop()) !== false) {
    SAY(Probe::touch($_got));
}

//= a channel that goes with what is in it [coroutine x3]
$_channel = new Channel(FEW);
$_channel->push(VALUE);
BODY;
unset($_channel);

//= a channel that holds itself and those who wait for it [coroutine]
$_channel = new Channel(2);
go(function () use ($_channel) {
    INSIDE;
    $_channel->push($_channel);
});
$_channel->pop();

//= an object that is brought back by its destructor [coroutine shared]
$_object = new class {
    public function __construct()
    {
        Probe::made();
    }

    public function __destruct()
    {
        Probe::gone();
        Shared::$channels[2]->isFull() || Co::getCid() < 0 || Shared::$channels[2]->push($this);
        ANYWHERE;
    }
};
unset($_object);

//= a push [coroutine shared x4]
SAY(Shared::$channels[N % 3]->push(VALUE));

//= a push that does not wait [coroutine shared x6]
$_channel = Shared::$channels[N % 3];
if (!$_channel->isFull()) {
    $_channel->push(VALUE);
}

//= a pop [coroutine shared x4]
$_got = Shared::$channels[N % 3]->pop();
SAY(Probe::touch($_got));

//= a pop with a time limit [coroutine shared time x2]
SAY(Shared::$channels[N % 3]->pop(.001 * MS));

//= a push with a time limit [coroutine shared time x2]
SAY(Shared::$channels[N % 3]->push(VALUE, .001 * MS));

//= a pop of nothing, with a time limit [coroutine time]
SAY((new Channel(1))->pop(.001 * MS));

//= a channel is closed and replaced [shared x3]
Shared::$channels[N % 3]->close();
Shared::$channels[N % 3] = new Channel(FEW);

//= a channel is replaced while others wait for it [shared x2]
Shared::$channels[N % 3] = new Channel(FEW);

//= what channels say of themselves [shared]
SAY(Shared::$channels[N % 3]->stats(), Shared::$channels[N % 3]->length());

//= a wait group [coroutine x3]
$_group = new WaitGroup(2);
for ($_i = 0; $_i < 2; $_i++) {
    go(Probe::body(function () use ($_group) {
        try {
            INSIDE_EACH;
        } finally {
            $_group->done();
        }
    }));
}
SAY($_group->wait());

//= a wait group that a destructor ends [coroutine]
$_group = new WaitGroup(1);
go(function () use ($_group) {
    return new class ($_group) {
        public function __construct(private WaitGroup $group)
        {
            Probe::made();
        }

        public function __destruct()
        {
            Probe::gone();
            ANYWHERE;
            $this->group->done();
        }
    };
});
$_group->wait();

//= misuse of a wait group [shared]
try {
    Shared::$group->add(N);
    Shared::$group->done();
    Shared::$group->done();
    Co::getCid() > 0 && Shared::$group->wait();
} catch (Throwable $_exception) {
    SAY($_exception);
}

//= a barrier [coroutine x3]
$_barrier = Barrier::make();
for ($_i = 0; $_i < FEW; $_i++) {
    go(Probe::body(function () use ($_barrier) {
        INSIDE_EACH;
    }));
}
Barrier::wait($_barrier);

//= a lock around something [coroutine x3]
$_lock = Shared::$lock;
if ($_lock->lock()) {
    try {
        BODY;
    } finally {
        $_lock->unlock();
    }
}

//= a lock that keeps others out [coroutine x3]
$_lock = new Lock();
for ($_i = 0; $_i < 2; $_i++) {
    go(Probe::body(function () use ($_lock) {
        if ($_lock->lock()) {
            Probe::enter($_lock);
            try {
                PAUSE;
            } finally {
                Probe::leave($_lock);
                $_lock->unlock();
            }
        }
    }));
}

//= a lock that goes while others wait for it [coroutine shared]
$_lock = new Lock();
$_lock->lock();
go(function () use ($_lock) {
    SAY($_lock->lock());
});
PAUSE;
unset($_lock);
