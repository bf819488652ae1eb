//! Proxies before Eko, as `eko print` has them.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::binary::command;

/// A program that runs beside Eko, and ends with whoever holds it.
pub struct Beside(pub Child);

impl Drop for Beside {
    fn drop(&mut self) {
        // nginx ends its workers when it is asked to, and not when it is killed.
        let _ = Command::new("kill").arg(self.0.id().to_string()).status();
        let _ = self.0.wait();
    }
}

/// What `eko print` prints.
pub fn print(folder: &Path, what: &str, env: &[(&str, &str)]) -> String {
    let output =
        command(folder).args(["print", what]).envs(env.iter().copied()).output().expect("eko runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("words")
}

/// nginx with this site, all of whose files lie in a folder; `more` stands before the site.
pub fn nginx(folder: &Path, site: &str, more: &str) -> Beside {
    let here = folder.display().to_string();
    std::fs::write(folder.join("site.conf"), site).expect("a file");
    let whole = format!(
        "daemon off; pid {here}/nginx.pid; error_log {here}/error.log; events {{}}\n\
         http {{ access_log {here}/all.log; client_body_temp_path {here}/body; proxy_temp_path {here}/proxy;\n\
         fastcgi_temp_path {here}/fastcgi; uwsgi_temp_path {here}/uwsgi; scgi_temp_path {here}/scgi;\n\
         {more}\ninclude {here}/site.conf; }}\n"
    );
    std::fs::write(folder.join("nginx.conf"), whole).expect("a file");
    // Its workers are another user, who must get there.
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755)).expect("a mode");
    let nginx = Command::new("/usr/sbin/nginx")
        .args(["-p", &here])
        .args(["-c", &format!("{here}/nginx.conf")])
        .args(["-e", &format!("{here}/first.log")])
        .stderr(Stdio::null())
        .spawn();
    Beside(nginx.expect("nginx: run tests/install"))
}
