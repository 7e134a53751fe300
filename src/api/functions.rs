use crate::zend::{Call, PhpResult, Value};
pub fn swoole_clear_error(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn swoole_cpu_num(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn swoole_errno(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn swoole_event_rshutdown(_: &mut Call<'_>) -> PhpResult {
    crate::engine::Engine::get().shutdown().map(Value::from)
}
pub fn swoole_last_error(_: &mut Call<'_>) -> PhpResult {
    Ok(i64::from(crate::engine::Engine::get().last_error()).into())
}
pub fn swoole_strerror(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn swoole_version(_: &mut Call<'_>) -> PhpResult {
    Ok(Value::NULL)
}
pub fn install() {}
