//! Pages that are the same for everybody who asks alike, but for a key: a room full of phones asks for one of them at
//! once. Whoever made one says so, and the edge hands it out again for a moment (`server::ready`).

use actix_web::HttpResponse;

/// Says of a page what differs the next time, and who may have it.
pub struct Repeatable {
    /// The key as it stands in the page, once.
    pub key: String,
    /// Makes the key of another page.
    pub next_key: std::sync::Arc<dyn Fn() -> String + Send + Sync>,
    /// The code that the page was opened by.
    pub code: String,
}

impl Repeatable {
    /// The page with this said of it.
    pub fn marks(self, mut page: HttpResponse) -> HttpResponse {
        page.extensions_mut().insert(self);
        page
    }
}
