//! A browser without a screen: real HTTP, cookies, forms; redirects are followed only on demand.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use ureq::Agent;
use ureq::http::Response;

pub struct Client {
    agent: Agent,
    base: String,
    origin: String,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Page {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Client {
    pub fn new(base: &str, origin: &str) -> Self {
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent("Canary/1.0 (phone)")
            .timeout_global(Some(std::time::Duration::from_secs(60)))
            .build()
            .new_agent();
        Self { agent, base: base.to_owned(), origin: origin.to_owned() }
    }

    /// What it says that its pages come from.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    fn url(&self, path: &str) -> String {
        if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.base) }
    }

    pub fn get(&self, path: &str) -> Page {
        Page::read(self.agent.get(self.url(path)).call().expect("an answer"))
    }

    pub fn head(&self, path: &str) -> Page {
        Page::read(self.agent.head(self.url(path)).call().expect("an answer"))
    }

    pub fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Page {
        let mut request = self.agent.get(self.url(path));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Page::read(request.call().expect("an answer"))
    }

    /// Sends a form as a browser does.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.try_post(path, fields).expect("an answer")
    }

    /// The same from a phone elsewhere, as the proxy in front says it.
    pub fn post_from(&self, from: &str, path: &str, fields: &[(&str, &str)]) -> Page {
        let headers =
            [("Content-Type", "application/x-www-form-urlencoded"), ("X-Forwarded-For", from)];
        self.post_raw(path, &headers, form(fields).as_bytes())
    }

    pub fn try_post(&self, path: &str, fields: &[(&str, &str)]) -> Result<Page, ureq::Error> {
        let body = form(fields);
        self.agent
            .post(self.url(path))
            .header("Origin", &self.origin)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .send(body.as_bytes())
            .map(Page::read)
    }

    /// Sends bytes with any headers, and nothing else.
    pub fn post_raw(&self, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Page {
        self.try_post_raw(path, headers, body).expect("an answer")
    }

    /// The same where the server may hang up.
    pub fn try_post_raw(
        &self,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Result<Page, ureq::Error> {
        let mut request = self.agent.post(self.url(path));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.send(body).map(Page::read)
    }

    /// Sends a form with a file.
    pub fn upload(&self, path: &str, fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Page {
        let (name, bytes) = file.unwrap_or(("", b""));
        self.upload_all(path, fields, &[("file", name, bytes)])
    }

    /// Sends a form with files: the field, the name and the bytes of each.
    pub fn upload_all(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> Page {
        const BOUNDARY: &str = "----eko-test-boundary";
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend_from_slice(
                format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").as_bytes(),
            );
        }
        for (field, name, bytes) in files {
            body.extend_from_slice(
                format!(
                    "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
                     Content-Type: application/octet-stream\r\n\r\n"
                )
                .as_bytes(),
            );
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        self.post_raw(
            path,
            &[
                ("Origin", &self.origin),
                ("Content-Type", &format!("multipart/form-data; boundary={BOUNDARY}")),
            ],
            &body,
        )
    }

    /// Fills in a form of a page as a person does, and sends it: what it hides goes along, and what it has chosen
    /// beforehand unless something else is chosen. `do` is the button that is pressed.
    pub fn submit(&self, page: &str, action: &str, fields: &[(&str, &str)]) -> Page {
        let shown = self.get(page).text();
        let button = fields.iter().find(|(name, _)| *name == "do");
        let form = shown
            .split("<form")
            .skip(1)
            .filter_map(|form| form.split_once("</form>"))
            .map(|(form, _)| form)
            .filter(|form| form.contains(&format!("action=\"{action}\"")))
            .find(|form| button.is_none_or(|(_, word)| form.contains(&format!("value=\"{word}\""))))
            .unwrap_or_default();
        let value = |input: &str, name: &str| {
            let value = input.split_once(&format!(" {name}=\""))?.1;
            value.split('"').next().map(str::to_owned)
        };
        let mut all: Vec<(String, String)> = form
            .split("<input")
            .skip(1)
            .filter_map(|input| input.split_once('>'))
            .map(|(input, _)| input)
            .filter(|input| input.contains("type=\"hidden\"") || input.ends_with(" checked"))
            .filter_map(|input| Some((value(input, "name")?, value(input, "value")?)))
            .collect();
        all.retain(|(name, _)| fields.iter().all(|(chosen, _)| chosen != name));
        let mut sent: Vec<(&str, &str)> =
            all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        sent.extend(fields);
        self.post(action, &sent)
    }

    /// Sends a form and goes where it leads.
    pub fn post_and_follow(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let answer = self.post(path, fields);
        assert_eq!(answer.status, 303, "{path}: {}", answer.text());
        self.get(answer.location())
    }

    /// Opens a page that leads to another, and that one.
    #[track_caller]
    pub fn follow(&self, path: &str) -> Page {
        let answer = self.get(path);
        assert_eq!(answer.status, 303, "{path}: {}", answer.text());
        self.get(answer.location())
    }

    /// Whether any cookie is kept.
    pub fn has_cookies(&self) -> bool {
        self.agent.cookie_jar_lock().iter().next().is_some()
    }
}

/// A form as a browser writes it.
pub fn form(fields: &[(&str, &str)]) -> String {
    let pairs = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}

fn encode(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string().replace("%20", "+")
}

impl Page {
    fn read(mut response: Response<ureq::Body>) -> Self {
        let headers = response
            .headers()
            .iter()
            .map(|(name, value)| {
                (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned())
            })
            .collect();
        Self {
            status: response.status().as_u16(),
            headers,
            body: response
                .body_mut()
                .with_config()
                .limit(100 * 1024 * 1024)
                .read_to_vec()
                .expect("a body"),
        }
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The page after its style sheet.
    pub fn markup(&self) -> String {
        let text = self.text();
        text.split_once("</style>").map_or(text.clone(), |(_, markup)| markup.to_owned())
    }

    /// What a person reads: the words without the markup, white space folded.
    pub fn words(&self) -> String {
        let mut words = String::new();
        let mut rest = self.text();
        for (open, close) in [("<style>", "</style>"), ("<script>", "</script>")] {
            while let Some(start) = rest.find(open) {
                let end = rest[start..].find(close).expect("an end") + start;
                rest.replace_range(start..end + close.len(), "");
            }
        }
        let mut in_tag = false;
        for c in rest.chars() {
            match c {
                '<' => in_tag = true,
                '>' => {
                    in_tag = false;
                    words.push(' ');
                }
                c if !in_tag => words.push(c),
                _ => {}
            }
        }
        let words = words
            .replace("&amp;", "&")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace('\u{a0}', " ");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(header, _)| header.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    #[track_caller]
    pub fn location(&self) -> &str {
        self.header("location")
            .unwrap_or_else(|| panic!("no redirect: {} {}", self.status, self.words()))
    }

    /// The value of an input of the page.
    #[track_caller]
    pub fn field(&self, name: &str) -> String {
        let text = self.text();
        let at = text
            .find(&format!("name=\"{name}\""))
            .unwrap_or_else(|| panic!("no field {name}: {}", self.words()));
        let rest = &text[at..text[at..].find('>').map_or(text.len(), |end| at + end)];
        let value = rest.split("value=\"").nth(1).expect("a value");
        value.split('"').next().expect("an end").to_owned()
    }

    /// The target of the first link or form that begins with this.
    #[track_caller]
    pub fn link(&self, start: &str) -> String {
        let text = self.text();
        let at =
            text.find(&format!("\"{start}")).unwrap_or_else(|| panic!("no link {start}: {text}"));
        text[at + 1..].split('"').next().expect("an end").replace("&amp;", "&")
    }

    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.words());
        self
    }

    /// Words of several lines are looked for as they are read, in one.
    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        let words = &words.replace('\n', " ");
        assert!(self.words().contains(words), "«{words}» is not in: {}", self.words());
        self
    }

    #[track_caller]
    pub fn never_says(self, words: &str) -> Self {
        let words = &words.replace('\n', " ");
        assert!(!self.words().contains(words), "«{words}» is in: {}", self.words());
        self
    }
}

/// Whether one of these words comes before the other on a page.
pub fn comes_before(words: &str, first: &str, second: &str) -> bool {
    let at = |what: &str| words.find(what).unwrap_or_else(|| panic!("«{what}» is not in: {words}"));
    at(first) < at(second)
}
