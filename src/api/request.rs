use crate::zend::{Call, PhpResult, Value};
pub fn get_content(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn get_data(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn get_method(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn is_completed(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn install() {}
pub fn fill_properties(_: *mut crate::zend::raw::zend_object) {}
