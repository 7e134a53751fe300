use crate::zend::{Call, PhpResult, Value};
pub fn pack(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn to_string(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn unpack(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn install() {}
