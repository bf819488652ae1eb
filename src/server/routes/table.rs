//! The few ways in which an address is answered.

use actix_web::guard::{Any, Get, Head};
use actix_web::web::{ServiceConfig, post, resource, route};
use actix_web::{FromRequest, Handler, Resource, Responder, Route};

use crate::processes::parts::{self, Ordered, Part};

/// How everything that is shown is asked for: HEAD wherever GET is (RFC 9110 §9.1).
pub(super) fn fetched() -> Route {
    route().guard(Any(Get()).or(Head()))
}

/// Adds addresses to a part of the URL space.
pub(super) struct Routes<'a> {
    config: &'a mut ServiceConfig,
    /// What all addresses of the part begin with, and what its scope matches already.
    scope: &'static str,
}

impl<'a> Routes<'a> {
    pub(super) fn below(scope: &'static str, config: &'a mut ServiceConfig) -> Self {
        Self { config, scope }
    }

    fn resource(&self, at: &str) -> Resource {
        resource(at.strip_prefix(self.scope).unwrap_or(at))
    }

    /// A page, or something else that is fetched.
    pub(super) fn page<A>(&mut self, at: &str, shown: impl Answers<A>)
    where
        A: FromRequest + 'static,
    {
        let page = self.resource(at).route(fetched().to(shown));
        self.config.service(page);
    }

    /// A page that is also sent back, filled in.
    pub(super) fn form<A, B>(&mut self, at: &str, shown: impl Answers<A>, sent: impl Answers<B>)
    where
        A: FromRequest + 'static,
        B: FromRequest + 'static,
    {
        let form = self.resource(at).route(fetched().to(shown));
        self.config.service(form.route(post().to(sent)));
    }

    /// What a button on another page does.
    pub(super) fn action<A>(&mut self, at: &str, done: impl Answers<A>)
    where
        A: FromRequest + 'static,
    {
        let action = self.resource(at).route(post().to(done));
        self.config.service(action);
    }

    /// A part of a process: its form, and where it is removed.
    pub(super) fn part<P: Part>(&mut self, at: &str, remove: &str) {
        self.form(at, parts::form::<P>, parts::put::<P>);
        self.action(remove, parts::remove::<P>);
    }

    /// A part that can be moved up as well.
    pub(super) fn ordered_part<P: Ordered>(&mut self, at: &str, up: &str, remove: &str) {
        self.part::<P>(at, remove);
        self.action(up, parts::up::<P>);
    }
}

/// A handler whose answer can be sent.
pub(super) trait Answers<A>: Handler<A, Output: Responder + 'static> {}

impl<F: Handler<A, Output: Responder + 'static>, A> Answers<A> for F {}
