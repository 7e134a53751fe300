//! `Swoole\Table`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::api::failure;
use crate::api::registration::{ce, constants, slots};
use crate::engine::log;
use crate::engine::sync::table::{Column, ColumnType, Columns, Field, MAX_KEY, RowCopy, Table};
use crate::zend::object::{self, HandlersCell, Native, native, set_property};
use crate::zend::{Array, Call, PhpResult, Str, Value, Zval, error};

/// `TYPE_*`.
const TYPE_INT: i64 = 1;
const TYPE_FLOAT: i64 = 2;
const TYPE_STRING: i64 = 3;

/// Longest string column.
const MAX_STRING: i64 = 1 << 24;

#[derive(Default)]
struct TableObject {
    /// What the constructor was given, until `create()`.
    rows: Cell<Option<usize>>,
    extra_share: Cell<f64>,
    columns: RefCell<Columns>,
    table: RefCell<Option<Rc<Table>>>,
    cursor: RefCell<Cursor>,
}

/// Where the iteration is.
#[derive(Default)]
struct Cursor {
    next: usize,
    /// The row it stands at: its key and its columns.
    row: Option<(Vec<u8>, RowCopy)>,
}

static HANDLERS: HandlersCell = HandlersCell::new();

impl Native for TableObject {
    fn handlers() -> &'static HandlersCell {
        &HANDLERS
    }
}

pub fn install() {
    object::install::<TableObject>(ce::table_ptr());
}

fn object_of<'a>(call: &Call<'a>) -> PhpResult<&'a TableObject> {
    let object = native::<TableObject>(call.this());
    if object.rows.get().is_none() {
        return Err(failure::not_constructed());
    }
    Ok(object)
}

fn created(object: &TableObject) -> PhpResult<Rc<Table>> {
    let table = object.table.borrow().clone();
    table.ok_or_else(|| failure::fatal("table is not created or has been destroyed"))
}

fn table_of(call: &Call<'_>) -> PhpResult<Rc<Table>> {
    object_of(call).and_then(created)
}

/// `__construct(int $table_size, float $conflict_proportion = 0.2)`
pub fn construct(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 2)?;
    let (size, share) = (call.long(0)?, call.double_or(1, 0.2)?);
    let object = native::<TableObject>(call.this());
    if object.rows.get().is_some() {
        return Err(error::throw_error(
            "Constructor of Swoole\\Table can only be called once",
        ));
    }
    let Ok(size) = usize::try_from(size) else {
        return Err(call.value_error(0, "must be greater than or equal to 0"));
    };
    object.rows.set(Some(size));
    object.extra_share.set(share);
    Ok(Value::NULL)
}

/// `column(string $name, int $type, int $size = 0): bool`
pub fn column(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 3)?;
    let (name, kind, size) = (call.string(0)?, call.long(1)?, call.long_or(2, 0)?);
    let object = object_of(call)?;
    if name.as_bytes().is_empty() {
        return failure::warn("the name of a column must not be empty");
    }
    let kind = match kind {
        TYPE_INT => ColumnType::Int,
        TYPE_FLOAT => ColumnType::Float,
        TYPE_STRING if size < 1 => {
            return failure::warn("the length of string type values has to be more than zero");
        }
        TYPE_STRING if size > MAX_STRING => {
            return failure::warn(&format!(
                "a string of {size} bytes is too long, {MAX_STRING} are allowed"
            ));
        }
        TYPE_STRING => ColumnType::String((size as usize).next_multiple_of(8)),
        _ => return failure::warn(&format!("unknown column type {kind}")),
    };
    if object.table.borrow().is_some() {
        return failure::warn("unable to add column after table has been created");
    }
    if !object.columns.borrow_mut().add(name.as_bytes(), kind) {
        return failure::warn(&format!("column[{}] exists already", name.to_text()));
    }
    Ok(Value::TRUE)
}

/// `create(): bool`
pub fn create(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let object = object_of(call)?;
    if object.table.borrow().is_some() {
        return Err(failure::fatal("the table has been created already"));
    }
    let rows = object.rows.get().unwrap_or_default();
    let columns = object.columns.take();
    let table = Table::new(rows, object.extra_share.get(), columns)
        .map_err(|error| failure::fatal(&format!("unable to allocate memory for {rows} rows: {error}")))?;
    set_property(call.this(), slots::table::SIZE, table.nominal_rows() as i64);
    set_property(call.this(), slots::table::MEMORY_SIZE, table.memory_size() as i64);
    object.table.replace(Some(Rc::new(table)));
    Ok(Value::TRUE)
}

/// `destroy(): bool`
pub fn destroy(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let object = object_of(call)?;
    created(object)?;
    object.cursor.take();
    object.table.replace(None);
    Ok(Value::TRUE)
}

/// A key that fits. None: it does not, and the warning is out.
fn key_argument(call: &Call<'_>) -> PhpResult<Option<Str>> {
    let key = call.string(0)?;
    if key.as_bytes().len() <= MAX_KEY {
        return Ok(Some(key));
    }
    failure::warn(&format!("key[{}] is too long", key.to_text()))?;
    Ok(None)
}

/// What a column is to become: converted before the row is locked, because conversions run PHP code.
enum NewField {
    Int(i64),
    Float(f64),
    String(Str),
}

fn converted(column: &Column, value: &Zval) -> PhpResult<NewField> {
    Ok(match column.kind {
        ColumnType::Int => NewField::Int(value.to_long()?),
        ColumnType::Float => NewField::Float(value.to_double()?),
        ColumnType::String(_) => NewField::String(value.to_str()?),
    })
}

/// `set(string $key, array $value): bool`
pub fn set(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 2)?;
    let Some(key) = key_argument(call)? else {
        return Ok(Value::FALSE);
    };
    let values = call.array(1)?.clone();
    let table = table_of(call)?;
    let mut fields = Vec::new();
    for column in table.columns().iter() {
        if let Some(value) = values.get_symbol(&column.name) {
            fields.push((column, converted(column, value)?));
        }
    }
    let mut cut = Vec::new();
    let written = table.write(key.as_bytes(), |row| {
        for (column, field) in &fields {
            match field {
                NewField::Int(value) => row.set_int(column, *value),
                NewField::Float(value) => row.set_float(column, *value),
                NewField::String(value) => {
                    if !row.set_string(column, value.as_bytes()) {
                        cut.push(*column);
                    }
                }
            }
        }
    });
    for column in cut {
        let text = format!(
            "TableRow::set_value(): [key={},field={}]string value is too long",
            key.to_text(),
            String::from_utf8_lossy(&column.name)
        );
        log::write(log::Level::Warning, &text);
    }
    match written {
        Some(()) => Ok(Value::TRUE),
        None => full("set", &key),
    }
}

fn full(operation: &str, key: &Str) -> PhpResult {
    failure::warn_if_displayed(
        constants::SWOOLE_ERROR_PHP_RUNTIME_NOTICE,
        &format!(
            "failed to {operation}('{}'), unable to allocate memory",
            key.to_text()
        ),
    )
}

fn field_value(field: Field<'_>) -> Value {
    match field {
        Field::Int(value) => value.into(),
        Field::Float(value) => value.into(),
        Field::String(value) => value.into(),
    }
}

fn row_value(table: &Table, row: &RowCopy) -> Value {
    let mut array = Array::new();
    for column in table.columns().iter() {
        array.set_symbol(&column.name, field_value(row.get(column)));
    }
    array.into()
}

/// `get(string $key, ?string $field = null): array|string|int|float|false`
pub fn get(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 2)?;
    let (key, field) = (call.string(0)?, call.nullable_string(1)?);
    let table = table_of(call)?;
    let Some(row) = table.read(key.as_bytes()) else {
        return Ok(Value::FALSE);
    };
    Ok(match field {
        None => row_value(&table, &row),
        Some(field) => match table.columns().find(field.as_bytes()) {
            Some(column) => field_value(row.get(column)),
            None => Value::FALSE,
        },
    })
}

/// `count(): int`
pub fn count(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let object = object_of(call)?;
    let count = object.table.borrow().as_ref().map_or(0, |table| table.len());
    Ok((count as i64).into())
}

/// `del(string $key): bool`
pub fn del(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let key = call.string(0)?;
    Ok(table_of(call)?.delete(key.as_bytes()).into())
}

/// `exists(string $key): bool`
pub fn exists(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 1)?;
    let key = call.string(0)?;
    Ok(table_of(call)?.contains(key.as_bytes()).into())
}

/// `incr(string $key, string $column, int|float $incrby = 1): int|float|false`
pub fn incr(call: &mut Call<'_>) -> PhpResult {
    add(call, "incr", |amount| amount, |amount| amount)
}

/// `decr(string $key, string $column, int|float $incrby = 1): int|float|false`
pub fn decr(call: &mut Call<'_>) -> PhpResult {
    add(call, "decr", i64::wrapping_neg, |amount| -amount)
}

/// Adds to a number what `int` or `float` make of the argument.
fn add(call: &mut Call<'_>, operation: &str, int: fn(i64) -> i64, float: fn(f64) -> f64) -> PhpResult {
    call.expect(2, 3)?;
    let Some(key) = key_argument(call)? else {
        return Ok(Value::FALSE);
    };
    let name = call.string(1)?;
    let table = table_of(call)?;
    let Some(column) = table.columns().find(name.as_bytes()) else {
        return failure::warn(&format!("column[{}] does not exist", name.to_text()));
    };
    let one = Value::from(1);
    let given = call.get(2).unwrap_or(one.raw());
    let amount = match column.kind {
        ColumnType::Int => NewField::Int(int(given.to_long()?)),
        ColumnType::Float => NewField::Float(float(given.to_double()?)),
        ColumnType::String(_) => {
            return failure::warn(&format!("can't execute '{operation}' on a string type column"));
        }
    };
    let sum = table.write(key.as_bytes(), |row| match (row.get(column), &amount) {
        (Field::Int(value), NewField::Int(amount)) => {
            let sum = value.wrapping_add(*amount);
            row.set_int(column, sum);
            sum.into()
        }
        (Field::Float(value), NewField::Float(amount)) => {
            let sum = value + amount;
            row.set_float(column, sum);
            sum.into()
        }
        // The amount is of the column's type.
        _ => Value::FALSE,
    });
    match sum {
        Some(sum) => Ok(sum),
        None => full(operation, &key),
    }
}

/// `getSize(): int`
pub fn get_size(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let object = object_of(call)?;
    let size = match &*object.table.borrow() {
        Some(table) => table.nominal_rows(),
        None => Table::nominal_rows_for(object.rows.get().unwrap_or_default()),
    };
    Ok((size as i64).into())
}

/// `getMemorySize(): int`
pub fn get_memory_size(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let object = object_of(call)?;
    let size = object
        .table
        .borrow()
        .as_ref()
        .map_or(0, |table| table.memory_size());
    Ok((size as i64).into())
}

/// `stats(): array|false`
pub fn stats(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let object = object_of(call)?;
    let Some(table) = object.table.borrow().clone() else {
        return Ok(Value::FALSE);
    };
    let statistics = table.statistics();
    let mut array = Array::new();
    array.set("num", statistics.used as i64);
    array.set("conflict_count", statistics.conflicts as i64);
    array.set("conflict_max_level", statistics.longest_chain as i64);
    array.set("insert_count", statistics.inserted as i64);
    array.set("update_count", statistics.updated as i64);
    array.set("delete_count", statistics.deleted as i64);
    array.set("available_slice_num", statistics.available_extra as i64);
    array.set("total_slice_num", statistics.extra as i64);
    Ok(array.into())
}

fn advance(call: &Call<'_>, from: impl FnOnce(&Cursor) -> usize) -> PhpResult {
    let object = object_of(call)?;
    let table = created(object)?;
    let from = from(&object.cursor.borrow());
    let next = table.next_row(from);
    let cursor = match next {
        Some((key, row, next)) => Cursor {
            next,
            row: Some((key, row)),
        },
        None => Cursor {
            next: from,
            row: None,
        },
    };
    object.cursor.replace(cursor);
    Ok(Value::NULL)
}

/// `rewind(): void`
pub fn rewind(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    advance(call, |_| 0)
}

/// `next(): void`
pub fn next(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    advance(call, |cursor| cursor.next)
}

/// `valid(): bool`
pub fn valid(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    Ok(object_of(call)?.cursor.borrow().row.is_some().into())
}

/// `current(): mixed`
pub fn current(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let object = object_of(call)?;
    let Some(table) = object.table.borrow().clone() else {
        return Ok(Value::NULL);
    };
    let row = object.cursor.borrow().row.as_ref().map(|(_, row)| row.clone());
    Ok(row.map_or(Value::NULL, |row| row_value(&table, &row)))
}

/// `key(): mixed`
pub fn key(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 0)?;
    let key = object_of(call)?
        .cursor
        .borrow()
        .row
        .as_ref()
        .map(|(key, _)| key.clone());
    Ok(key.map_or(Value::NULL, |key| key.as_slice().into()))
}
