use crate::zend::{Call, PhpResult, Value};
pub fn close(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn cookie(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn disconnect(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn end(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn header(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn init_header(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn is_writable(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn ping(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn push(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn rawcookie(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn recv(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn redirect(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn status(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn trailer(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn upgrade(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn write(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn install() {}
