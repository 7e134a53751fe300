//! What a script is told of a hub: messages of the channels that it has subscribed to, and who comes and goes.
//!
//! News come where no PHP may run. They are put off to the loop's own turn, in their order.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::{HashMap, VecDeque};
use std::rc::{Rc, Weak};

use super::json;
use crate::engine::{Channel, Engine};
use crate::hub::message::Message;
use crate::hub::presence::{Audience, Change, Event};
use crate::hub::{Hub, Name};
use crate::zend::object::native;
use crate::zend::{Array, Callable, Object, PhpResult, Value, Zval, error};

/// From so many channels on, those that nobody uses any more are searched for and dropped.
const MANY: usize = 64;

enum News {
    Message(Name, Rc<Message>),
    Presence(Event),
}

/// The callables and Channels of a hub's object, which owns this.
pub struct Listeners {
    on_join: RefCell<Option<Callable>>,
    on_leave: RefCell<Option<Callable>>,
    channels: RefCell<HashMap<Name, Vec<Value>>>,
    /// The number of channels at which unused ones are searched for next.
    many: Cell<usize>,
    news: RefCell<VecDeque<News>>,
    /// The loop knows that there are some.
    scheduled: Cell<bool>,
    hub: OnceCell<Weak<Hub>>,
    me: Weak<Listeners>,
}

impl Listeners {
    pub fn new() -> Rc<Self> {
        Rc::new_cyclic(|me| Listeners {
            on_join: RefCell::default(),
            on_leave: RefCell::default(),
            channels: RefCell::default(),
            many: Cell::new(MANY),
            news: RefCell::default(),
            scheduled: Cell::new(false),
            hub: OnceCell::new(),
            me: Weak::clone(me),
        })
    }

    pub fn listen_to(&self, hub: &Rc<Hub>) {
        let _ = self.hub.set(Rc::downgrade(hub));
    }

    /// A Channel takes the messages of a channel.
    pub fn add(&self, channel: &Name, taker: &Object) -> PhpResult<()> {
        self.drop_unused_among_many();
        let mut channels = self.channels.borrow_mut();
        let takers = channels.entry(Rc::clone(channel)).or_default();
        takers.push(taker.clone().into());
        drop(channels);
        error::after_release()
    }

    /// A channel in which nothing is said is not looked at when something is. Each time twice as many as are in use then.
    fn drop_unused_among_many(&self) {
        if self.channels.borrow().len() < self.many.get() {
            return;
        }
        let names: Vec<Name> = self.channels.borrow().keys().cloned().collect();
        for channel in names {
            self.drop_unused(&channel);
        }
        self.many.set(MANY.max(2 * self.channels.borrow().len()));
    }

    pub fn show(&self, visit: &mut dyn FnMut(&Zval)) {
        for callable in [&self.on_join, &self.on_leave] {
            if let Some(callable) = &*callable.borrow() {
                visit(callable.value());
            }
        }
        for taker in self.channels.borrow().values().flatten() {
            visit(taker.raw());
        }
    }

    /// The hub is closed: so are the Channels, and nothing is told any more.
    pub fn close(&self, engine: &Engine) -> PhpResult<()> {
        drop((self.on_join.take(), self.on_leave.take(), self.news.take()));
        let channels = self.channels.take();
        for taker in channels.values().flatten() {
            if let Some(queue) = queue_of(taker) {
                queue.close(engine)?;
            }
        }
        drop(channels);
        error::after_release()
    }

    fn put_off(&self, news: News) {
        self.news.borrow_mut().push_back(news);
        if !self.scheduled.replace(true) {
            let me = Weak::clone(&self.me);
            Engine::get().defer_run(Box::new(move |engine| {
                if let Some(listeners) = me.upgrade() {
                    listeners.tell_all(engine);
                }
            }));
        }
    }

    /// Tells the script what came since the last time.
    fn tell_all(&self, engine: &Engine) {
        self.scheduled.set(false);
        for news in self.news.take() {
            let told = match news {
                News::Message(channel, message) => self.hand_out(engine, &channel, &message),
                News::Presence(event) => self.call_back(engine, &event),
            };
            engine.settle_callback(told);
            if engine.is_stopping() {
                return;
            }
        }
    }

    fn hand_out(&self, engine: &Engine, channel: &Name, message: &Message) -> PhpResult<()> {
        let takers = self.channels.borrow().get(channel).cloned().unwrap_or_default();
        for taker in takers {
            let value = value_of(message)?;
            if let Some(queue) = queue_of(&taker)
                && !queue.push_over(engine, value)?
            {
                self.hub().inspect(|hub| hub.stats().count_dropped());
            }
        }
        self.drop_unused(channel);
        error::after_release()
    }

    /// A Channel that is closed, or that nobody has but us, needs no messages.
    fn drop_unused(&self, channel: &Name) {
        let mut unused = Vec::new();
        let mut channels = self.channels.borrow_mut();
        let Some(takers) = channels.get_mut(channel) else {
            return;
        };
        let mut index = 0;
        while index < takers.len() {
            let taker = &takers[index];
            if queue_of(taker).is_none() || !taker.is_shared() {
                unused.push(takers.swap_remove(index));
            } else {
                index += 1;
            }
        }
        if takers.is_empty() {
            channels.remove(channel);
            self.hub().inspect(|hub| hub.unsubscribe(channel));
        }
        drop(channels);
        // What is in them may have destructors.
        drop(unused);
    }

    fn hub(&self) -> Option<Rc<Hub>> {
        self.hub.get().and_then(Weak::upgrade)
    }

    fn call_back(&self, engine: &Engine, event: &Event) -> PhpResult<()> {
        let callable = self.callable(event.change).borrow().clone();
        let Some(callable) = callable else { return Ok(()) };
        let info = json::decode(&event.member.info)?;
        let texts = error::guarded(|| [Value::from(&*event.channel), Value::from(&*event.member.id)])?;
        let [channel, name] = texts;
        engine.callback(callable, vec![channel, info, name]);
        Ok(())
    }

    pub fn callable(&self, change: Change) -> &RefCell<Option<Callable>> {
        match change {
            Change::Joined => &self.on_join,
            Change::Left => &self.on_leave,
        }
    }
}

impl Audience for Listeners {
    fn message(&self, channel: &Name, message: &Rc<Message>) {
        self.put_off(News::Message(Rc::clone(channel), Rc::clone(message)));
    }

    fn presence(&self, event: Event) {
        if self.callable(event.change).borrow().is_some() {
            self.put_off(News::Presence(event));
        }
    }
}

/// The Channel behind a value, unless it is closed.
fn queue_of(taker: &Value) -> Option<&Channel> {
    let object = taker.raw().as_object()?;
    Some(native::<Channel>(object)).filter(|queue| !queue.is_closed())
}

/// A message as scripts see it.
pub fn value_of(message: &Message) -> PhpResult<Value> {
    let data = error::guarded(|| Value::from(message.broadcast.payload()))?;
    error::guarded(|| {
        let mut array = Array::with_capacity(4);
        array.set("offset", message.offset as i64);
        array.set("data", data);
        array.set("opcode", i64::from(message.broadcast.opcode()));
        array.set("time", message.time.as_secs_f64());
        Value::from(array)
    })
}
