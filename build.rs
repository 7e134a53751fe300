//! Prepares what the extension's source includes: cfg flags of the PHP version, the C shim, and the tables of every
//! function, class and constant, generated from `stubs/*.stub.php`.

#[path = "build/mod.rs"]
mod stubs;

use std::{env, fs, path::Path, path::PathBuf, process::Command};

use ext_php_rs_build::{ApiVersion, PHPInfo, find_php};

type Failure = Box<dyn std::error::Error>;

const SHIM: &str = "src/zend/shim";

fn main() -> Result<(), Failure> {
    for path in ["build.rs", "build", "stubs", SHIM] {
        println!("cargo::rerun-if-changed={path}");
    }
    php_version()?;
    link_arguments();
    compile_shim()?;
    generate_registry()
}

/// The same detection as ext-php-rs', so that its bindings and our cfg flags never speak of different PHPs.
fn php_version() -> Result<(), Failure> {
    ext_php_rs_build::emit_rerun_if_env_changed();
    ext_php_rs_build::emit_check_cfg();
    let info = PHPInfo::get(&find_php()?)?;
    let version: ApiVersion = info.zend_version()?.try_into()?;
    if version < ApiVersion::Php82 {
        return Err(format!("PHP 8.2 or newer is needed, this is {}", info.version()?).into());
    }
    ext_php_rs_build::emit_php_cfg_flags(version);
    if info.debug()? {
        println!("cargo::rustc-cfg=php_debug");
    }
    if info.thread_safety()? {
        println!("cargo::rustc-cfg=php_zts");
    }
    Ok(())
}

fn link_arguments() {
    // the symbols of PHP are in the executable that loads the extension
    if env::var("CARGO_CFG_TARGET_VENDOR").as_deref() == Ok("apple") {
        println!("cargo::rustc-cdylib-link-arg=-Wl,-undefined,dynamic_lookup");
    } else {
        // a thread of the blocking pool may outlive dlclose(): our code stays mapped
        println!("cargo::rustc-cdylib-link-arg=-Wl,-z,nodelete");
    }
}

fn compile_shim() -> Result<(), Failure> {
    println!("cargo::rerun-if-env-changed=PHP_CONFIG");
    let php_config = env::var("PHP_CONFIG").unwrap_or_else(|_| "php-config".to_string());
    let output = Command::new(&php_config)
        .arg("--includes")
        .output()
        .map_err(|error| format!("{php_config}: {error}; it comes with PHP's headers"))?;
    let includes = String::from_utf8(output.stdout)?;
    let mut files: Vec<PathBuf> = fs::read_dir(SHIM)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_, Failure>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "c"));
    files.sort();
    cc::Build::new()
        .files(files)
        .includes(
            includes
                .split_whitespace()
                .filter_map(|flag| flag.strip_prefix("-I")),
        )
        .flag_if_supported("-Wno-unused-parameter") // PHP's headers have many
        .try_compile("swoole_rs_shim")?;
    Ok(())
}

fn generate_registry() -> Result<(), Failure> {
    let files = stubs::read_folder(Path::new("stubs"))?;
    let program = stubs::link::link(&files, &|variable| env::var(variable).ok())?;
    let target = PathBuf::from(env::var("OUT_DIR")?).join("registry.rs");
    fs::write(target, stubs::emit::emit(&program))?;
    Ok(())
}
