//! The description of the API (OpenAPI 3.1), made of the types that it answers with. A test holds it against the routes.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Serialize;
use utoipa::ToSchema;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::{
    HttpMethod, OperationBuilder, Parameter, ParameterBuilder, ParameterIn, PathItem, Paths,
    PathsBuilder,
};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{
    Components, ContentBuilder, InfoBuilder, Object, OpenApi, OpenApiBuilder, Ref, RefOr, Required,
    Response, ResponseBuilder, Schema, SecurityRequirement, Server, Type,
};

use super::documents::{
    Figures, Indicators, KeptSnapshot, Mailings, ProcessEntry, Processes, Snapshots,
};
use super::examples;
use super::problem::{MEDIA_TYPE, Problem};
use crate::config::BaseUrl;
use crate::error::Error;
use crate::web::url::{Slug, pattern};

/// The name of the one security scheme.
const KEY: &str = "key";

const ABOUT: &str = "Reads the account of one process: how many were heard, and how many the feedback reached. \
    Everything has passed disclosure control; there are no single answers to be had. Where too few have answered, the state \
    is `too_few`, and nobody having answered looks the same. A share is given at least and at most; mostly both are equal.";

/// The whole description.
pub fn document() -> &'static OpenApi {
    static DOCUMENT: OnceLock<OpenApi> = OnceLock::new();
    DOCUMENT.get_or_init(describe)
}

/// The schemas by name, gathered while the operations that refer to them are described.
#[derive(Default)]
struct Schemas(BTreeMap<String, RefOr<Schema>>);

impl Schemas {
    /// Refers to a type's schema, which is then among the components with all that it refers to.
    fn refer<T: ToSchema>(&mut self) -> Ref {
        let mut all = vec![(T::name().into_owned(), T::schema())];
        T::schemas(&mut all);
        self.0.extend(all);
        Ref::from_schema_name(T::name())
    }
}

/// What is said of an operation. All of them are a GET.
struct Told {
    id: &'static str,
    summary: &'static str,
    description: &'static str,
    parameters: Vec<Parameter>,
}

fn describe() -> OpenApi {
    let mut schemas = Schemas::default();
    let paths = paths(&mut schemas);
    let mut components = Components::new();
    components.schemas = schemas.0;
    components.responses = failures();
    components.add_security_scheme(KEY, security());
    OpenApiBuilder::new()
        .info(
            InfoBuilder::new()
                .title("Eko")
                .version("1")
                .description(Some(ABOUT))
                .build(),
        )
        .servers(Some([Server::new("/")]))
        .paths(paths)
        .components(Some(components))
        .build()
}

fn security() -> SecurityScheme {
    SecurityScheme::Http(
        HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .bearer_format("eko_…")
            .description(Some(
                "A key that the process leader makes among the process's settings. It opens one process, for reading only.",
            ))
            .build(),
    )
}

/// Every address, with what it answers.
fn paths(schemas: &mut Schemas) -> Paths {
    let account = examples::account();
    let base = BaseUrl::parse("https://eko.example.org").ok();
    let entry = |base| ProcessEntry::of(account.clone(), &Slug::of_name("halland"), &base);
    let processes = base.map(|base| Processes {
        processes: vec![entry(base)],
    });
    let snapshots = Snapshots {
        snapshots: vec![examples::snapshot()],
    };
    let kept = KeptSnapshot {
        snapshot: examples::snapshot(),
        account: account.clone(),
    };
    let snapshot = in_path("snapshot", "The snapshot's part of addresses.");
    PathsBuilder::new()
        .path(pattern::api_openapi, description())
        .path(
            pattern::api_processes,
            Told {
                id: "processes",
                summary: "The processes that the key opens",
                description: "A key is of one process, so there is one.",
                parameters: Vec::new(),
            }
            .get(schemas, processes.as_ref()),
        )
        .path(
            pattern::api_process,
            Told {
                id: "account",
                summary: "The whole account",
                description: "Everything that the follow-up says of the process right now. With `board`, that board's \
                              figures and those of all together.",
                parameters: vec![slug(), board()],
            }
            .get(schemas, Some(&account)),
        )
        .path(
            pattern::api_indicators,
            Told {
                id: "indicators",
                summary: "The indicators as one table",
                description: "One flat object a row, each with its goal.",
                parameters: vec![slug()],
            }
            .get(schemas, Some(&Indicators::of(&account))),
        )
        .path(
            pattern::api_figures,
            Told {
                id: "figures",
                summary: "The figures about who was heard, as one table",
                description: "One flat object a row: the whole, each phase, year, month, municipality, board, target \
                              group, method and dialogue, and each board by target group. Rows of different tables \
                              overlap, and so do those of `group` and of `matrix`, because a dialogue may be with \
                              several groups.",
                parameters: vec![slug()],
            }
            .get(schemas, Some(&Figures::of(&account))),
        )
        .path(
            pattern::api_mailings,
            Told {
                id: "mailings",
                summary: "Who wished feedback, and what was sent",
                description: "Counted for the whole process only.",
                parameters: vec![slug()],
            }
            .get(schemas, Some(&Mailings::of(account.clone()))),
        )
        .path(
            pattern::api_snapshots,
            Told {
                id: "snapshots",
                summary: "The snapshots",
                description: "Accounts that were kept as they were on a day, the newest first.",
                parameters: vec![slug()],
            }
            .get(schemas, Some(&snapshots)),
        )
        .path(
            pattern::api_snapshot,
            Told {
                id: "snapshot",
                summary: "One snapshot with its account",
                description: "It never changes, so that a figure can be traced to what it was computed from.",
                parameters: vec![slug(), snapshot],
            }
            .get(schemas, Some(&kept)),
        )
        .build()
}

impl Told {
    /// A GET that answers with a document to whoever has a key.
    fn get<T: ToSchema + Serialize>(self, schemas: &mut Schemas, example: Option<&T>) -> PathItem {
        let content = ContentBuilder::new()
            .schema(Some(schemas.refer::<T>()))
            .example(example.and_then(|example| serde_json::to_value(example).ok()))
            .build();
        schemas.refer::<Problem>();
        let found = ResponseBuilder::new()
            .description(self.summary)
            .content("application/json", content)
            .build();
        let mut operation = OperationBuilder::new()
            .operation_id(Some(self.id))
            .summary(Some(self.summary))
            .description(Some(self.description))
            .parameters(Some(self.parameters))
            .security(SecurityRequirement::new(KEY, [] as [&str; 0]))
            .response("200", found);
        for (status, name, ..) in FAILURES {
            operation = operation.response(status, Ref::from_response_name(name));
        }
        PathItem::new(HttpMethod::Get, operation)
    }
}

/// The GET of this description, which needs no key.
fn description() -> PathItem {
    let content = ContentBuilder::new()
        .schema(Some(Object::with_type(Type::Object)))
        .build();
    let found = ResponseBuilder::new()
        .description("This description")
        .content("application/json", content)
        .build();
    PathItem::new(
        HttpMethod::Get,
        OperationBuilder::new()
            .operation_id(Some("description"))
            .summary(Some("This description"))
            .response("200", found),
    )
}

fn parameter(name: &str, place: ParameterIn, required: Required, description: &str) -> Parameter {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(place)
        .required(required)
        .description(Some(description))
        .schema(Some(Object::with_type(Type::String)))
        .build()
}

fn in_path(name: &str, description: &str) -> Parameter {
    parameter(name, ParameterIn::Path, Required::True, description)
}

fn slug() -> Parameter {
    in_path(
        "process",
        "The process's part of addresses, such as `halland`.",
    )
}

fn board() -> Parameter {
    let description = "The name of a board, as it stands in the account.";
    parameter("board", ParameterIn::Query, Required::False, description)
}

/// Status, name among the components, and what it means.
const FAILURES: [(&str, &str, &str); 6] = [
    ("400", "Unreadable", "The request could not be read"),
    (
        "401",
        "NoKey",
        "There is no key, or it is wrong, expired or revoked",
    ),
    (
        "404",
        "NotFound",
        "There is no such thing, or not for this key",
    ),
    (
        "429",
        "TooMany",
        "Too many wrong keys came from this address",
    ),
    ("500", "Fault", "Something went wrong on the server"),
    (
        "503",
        "Unavailable",
        "The database does not answer right now",
    ),
];

/// The problems that every address can answer with, by name.
fn failures() -> BTreeMap<String, RefOr<Response>> {
    FAILURES
        .iter()
        .map(|(status, name, meaning)| ((*name).to_owned(), failure(status, meaning).into()))
        .collect()
}

fn failure(status: &str, meaning: &str) -> Response {
    let error = match status {
        "400" => Error::Malformed("form-not-utf8"),
        "401" => Error::SignedOut,
        "404" => Error::NotFound,
        "429" => Error::Throttled { retry_after: 60 },
        "503" => Error::Busy,
        _ => Error::Panicked,
    };
    let content = ContentBuilder::new()
        .schema(Some(Ref::from_schema_name(Problem::name())))
        .example(serde_json::to_value(Problem::of(&error)).ok())
        .build();
    let header = |text: &str| HeaderBuilder::new().description(Some(text)).build();
    let bare = ResponseBuilder::new()
        .description(meaning)
        .content(MEDIA_TYPE, content);
    let response = match status {
        "401" => bare.header("WWW-Authenticate", header("`Bearer` (RFC 6750)")),
        "429" | "503" => bare.header("Retry-After", header("After how many seconds to try again")),
        _ => bare,
    };
    response.build()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn described() -> Value {
        serde_json::to_value(document()).unwrap()
    }

    /// Every `$ref` in a document.
    fn references(of: &Value) -> Vec<String> {
        match of {
            Value::Object(members) => members
                .iter()
                .flat_map(|(name, value)| match value {
                    Value::String(to) if name == "$ref" => vec![to.clone()],
                    other => references(other),
                })
                .collect(),
            Value::Array(all) => all.iter().flat_map(references).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn every_reference_leads_somewhere() {
        let document = described();
        assert_eq!(document["openapi"], "3.1.0");
        let all = references(&document);
        assert!(all.len() > 40, "{}", all.len());
        for reference in all {
            let at = reference.strip_prefix('#').expect("a reference within");
            assert!(document.pointer(at).is_some(), "{reference}");
        }
    }

    #[test]
    fn every_operation_tells_of_its_key_its_example_and_its_problems() {
        let document = described();
        for (path, item) in document["paths"].as_object().unwrap() {
            let get = &item["get"];
            assert!(get["operationId"].is_string() && get["summary"].is_string());
            if path.ends_with("/openapi.json") {
                continue;
            }
            assert!(get["security"][0]["key"].is_array(), "{path}");
            let content = &get["responses"]["200"]["content"]["application/json"];
            assert!(content["example"].is_object(), "{path}");
            for (status, ..) in FAILURES {
                assert!(get["responses"][status]["$ref"].is_string(), "{path}");
            }
            // What stands in braces is described, and nothing else is in the path.
            for part in path.split('/').filter_map(|part| part.strip_prefix('{')) {
                let name = part.trim_end_matches('}');
                let is_it = |one: &Value| one["name"] == name && one["in"] == "path";
                assert!(get["parameters"].as_array().unwrap().iter().any(is_it));
            }
        }
    }
}
