use crate::zend::{Call, PhpResult, Value};
pub fn construct(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn handle(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn set(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn shutdown(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn start(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn install() {}
