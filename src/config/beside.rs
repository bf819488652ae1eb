//! What lies beside what: the key opens what the database holds, so that whoever copies a folder should not get both.

use std::path::{Path, PathBuf};

use super::{Config, SecretKey};
use crate::db::DatabaseUrl;

impl Config {
    /// The file of the master key, where it lies in the folder that holds the database, or below it.
    pub fn key_beside_database(&self) -> Option<PathBuf> {
        let SecretKey::File(key) = &self.secret_key else {
            return None;
        };
        let DatabaseUrl::Sqlite(database) = &self.database else {
            return None;
        };
        goes_along(key, database).then(|| key.clone())
    }
}

/// Whether whoever copies the folder of `with`, and all that is below it, has the other file as well.
pub fn goes_along(file: &Path, with: &Path) -> bool {
    let folder = |path: &Path| {
        let parent = path
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty());
        let parent = parent.unwrap_or(Path::new("."));
        // One that is not there yet lies where it is named.
        parent
            .canonicalize()
            .or_else(|_| std::path::absolute(parent))
            .ok()
    };
    folder(file)
        .zip(folder(with))
        .is_some_and(|(file, with)| file.starts_with(with))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_goes_along_with_the_folder_that_holds_it_however_deep() {
        let root = std::env::temp_dir().join(format!("eko-beside-{}", crate::secrets::random_id()));
        let keys = root.join("data/keys");
        std::fs::create_dir_all(&keys).unwrap();
        std::fs::create_dir_all(root.join("backups")).unwrap();
        let file = root.join("data/eko.sqlite");
        for (key, goes) in [
            (root.join("data/master.key"), true),
            (keys.join("master.key"), true),
            (root.join("data/../data/keys/master.key"), true),
            (root.join("master.key"), false),
            (root.join("backups/master.key"), false),
        ] {
            assert_eq!(goes_along(&key, &file), goes, "{}", key.display());
        }
        std::fs::remove_dir_all(&root).unwrap();
    }
}
