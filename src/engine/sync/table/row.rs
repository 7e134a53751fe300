//! What is in a row of a table: its columns, and their values as bytes.

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ColumnType {
    Int,
    Float,
    /// At most so many bytes.
    String(usize),
}

/// A column and where it lies in a row.
pub struct Column {
    pub name: Vec<u8>,
    pub kind: ColumnType,
    offset: usize,
}

/// The columns of a table that is still to be made.
#[derive(Default)]
pub struct Columns {
    list: Vec<Column>,
    size: usize,
}

impl Columns {
    /// False: there is a column of this name.
    pub fn add(&mut self, name: &[u8], kind: ColumnType) -> bool {
        if self.find(name).is_some() {
            return false;
        }
        let size = match kind {
            ColumnType::Int | ColumnType::Float => 8,
            // A length, then the bytes.
            ColumnType::String(length) => (4 + length).next_multiple_of(8),
        };
        self.list.push(Column {
            name: name.to_vec(),
            kind,
            offset: self.size,
        });
        self.size += size;
        true
    }

    /// Bytes of a row's columns.
    pub(super) fn size(&self) -> usize {
        self.size
    }

    pub fn find(&self, name: &[u8]) -> Option<&Column> {
        self.list.iter().find(|column| column.name == name)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Column> {
        self.list.iter()
    }
}

/// A value of a row.
pub enum Field<'a> {
    Int(i64),
    Float(f64),
    String(&'a [u8]),
}

/// A row's columns, to read.
#[derive(Clone)]
pub struct RowCopy(Vec<u8>);

impl RowCopy {
    pub(super) fn new(bytes: &[u8]) -> Self {
        RowCopy(bytes.to_vec())
    }

    pub fn get(&self, column: &Column) -> Field<'_> {
        field(&self.0[column.offset..], column.kind)
    }
}

/// The value at the start of some bytes.
fn field(bytes: &[u8], kind: ColumnType) -> Field<'_> {
    let word = || bytes.first_chunk::<8>().copied().unwrap_or_default();
    match kind {
        ColumnType::Int => Field::Int(i64::from_ne_bytes(word())),
        ColumnType::Float => Field::Float(f64::from_ne_bytes(word())),
        ColumnType::String(most) => {
            let length = bytes.first_chunk::<4>().copied().map_or(0, u32::from_ne_bytes) as usize;
            Field::String(bytes.get(4..4 + length.min(most)).unwrap_or_default())
        }
    }
}

/// A row's columns, to change: the copy that becomes the row when the change is done.
pub struct RowEdit<'a>(&'a mut [u8]);

impl<'a> RowEdit<'a> {
    pub(super) fn new(bytes: &'a mut [u8]) -> Self {
        RowEdit(bytes)
    }

    pub fn get(&self, column: &Column) -> Field<'_> {
        field(&self.0[column.offset..], column.kind)
    }

    pub fn set_int(&mut self, column: &Column, value: i64) {
        debug_assert_eq!(column.kind, ColumnType::Int);
        self.put(column.offset, &value.to_ne_bytes());
    }

    pub fn set_float(&mut self, column: &Column, value: f64) {
        debug_assert_eq!(column.kind, ColumnType::Float);
        self.put(column.offset, &value.to_ne_bytes());
    }

    /// Takes as many bytes as fit. False: not all did.
    pub fn set_string(&mut self, column: &Column, value: &[u8]) -> bool {
        let ColumnType::String(most) = column.kind else {
            return false;
        };
        let length = value.len().min(most);
        self.put(column.offset, &(length as u32).to_ne_bytes());
        self.put(column.offset + 4, &value[..length]);
        length == value.len()
    }

    fn put(&mut self, at: usize, bytes: &[u8]) {
        self.0[at..at + bytes.len()].copy_from_slice(bytes);
    }
}
