//! Where each property lies in its object, so that Rust can write `properties_table` without asking.

use super::link::{LinkedClass, Parent};
use super::model::Visibility;

/// Property slots that classes from outside the stubs bring, in every PHP version that is supported; registration checks them again.
const OUTSIDE_SLOTS: &[(&str, usize)] = &[
    ("Exception", 7),
    ("Error", 7),
    ("ArrayObject", 0),
    ("ArrayIterator", 0),
];

/// The engine's rule (`zend_declare_typed_property`): a redeclared property keeps the slot it inherits, unless the parent's is private.
pub fn number(linked: &mut LinkedClass<'_>, done: &[LinkedClass<'_>]) -> std::result::Result<(), String> {
    let (mut slots, mut count) = match &linked.parent {
        Parent::None => (Vec::new(), Some(0)),
        Parent::Stub(index) => {
            let parent = &done[*index];
            let is_private = |name: &str| {
                let mut own = parent.class.properties.iter();
                own.any(|own| own.name == name && own.modifiers.visibility == Visibility::Private)
            };
            let visible = parent
                .slots
                .iter()
                .filter(|(name, _)| !is_private(name))
                .cloned()
                .collect();
            (visible, parent.slot_count)
        }
        Parent::Outside(name) => {
            let known = OUTSIDE_SLOTS
                .iter()
                .find(|(outside, _)| outside.eq_ignore_ascii_case(name));
            (Vec::new(), known.map(|(_, count)| *count))
        }
    };
    for property in linked
        .class
        .properties
        .iter()
        .filter(|property| !property.modifiers.is_static)
    {
        if slots.iter().any(|(name, _)| *name == property.name) {
            continue;
        }
        let Some(next) = count else {
            return Err(format!(
                "the property slots of {}'s parent are unknown to build/slots.rs",
                linked.class.name
            ));
        };
        slots.push((property.name.clone(), next));
        count = Some(next + 1);
    }
    linked.slots = slots;
    linked.slot_count = count;
    Ok(())
}
