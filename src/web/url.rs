//! Every address of Eko, once: the pattern that the routes match, and the function that builds it.
//!
//! A [`Url`] is made here and nowhere else, so that no page can lead to an address that is not served.

use std::fmt;

use maud::Render;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Deserializer, Serialize};

use crate::db::ids::{
    AccountId, ActivityId, ApiTokenId, BoardId, CommentId, ContactId, GoalId, IndicatorId,
    MailingId, MethodId, ObservationId, OrganisationId, OutreachId, ReplyId, ReturnedMailId,
    SpokenId, StatusUpdateId, TargetGroupId, ThemeId, text_column,
};
use crate::i18n::Language;

/// An address on this server: a path, and what may stand behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Url(String);

impl Url {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same page in a language.
    pub fn lang(self, language: Language) -> Self {
        self.with("lang", language.word())
    }

    /// With a parameter more.
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        let value = value.to_string();
        self.0.push(if self.0.contains('?') { '&' } else { '?' });
        self.0.push_str(name);
        self.0.push('=');
        self.0.extend(utf8_percent_encode(&value, UNRESERVED));
        self
    }

    /// At a place of the page.
    pub fn at(mut self, place: impl fmt::Display) -> Self {
        self.0.push_str(&format!("#{place}"));
        self
    }
}

/// What a parameter's value may hold as it is (RFC 3986 §2.3).
const UNRESERVED: &percent_encoding::AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Render for Url {
    fn render_to(&self, buffer: &mut String) {
        self.0.as_str().render_to(buffer);
    }
}

impl AsRef<str> for Url {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// One of several things of a kind, or the one that is about to be made: an id, or `new`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Which<I>(pub Option<I>);

impl<'de, I: From<i64>> Deserialize<'de> for Which<I> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match String::deserialize(from)?.as_str() {
            "new" => Ok(Self(None)),
            id => id
                .parse()
                .map(|id: i64| Self(Some(id.into())))
                .map_err(serde::de::Error::custom),
        }
    }
}

impl<I> From<I> for Which<I> {
    fn from(id: I) -> Self {
        Self(Some(id))
    }
}

impl<I> From<Option<I>> for Which<I> {
    fn from(id: Option<I>) -> Self {
        Self(id)
    }
}

impl<I: fmt::Display> fmt::Display for Which<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(id) => id.fmt(f),
            None => f.write_str("new"),
        }
    }
}

/// The name in URLs of a process, a report or a snapshot: lower-case letters, digits and hyphens, at most 60.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct Slug(String);

impl Slug {
    /// A slug made of a name: `Medskapande Halland` becomes `medskapande-halland`.
    pub fn of_name(name: &str) -> Self {
        let mut slug = String::new();
        for c in name.to_lowercase().chars() {
            let plain = match c {
                'å' | 'ä' | 'á' | 'à' | 'â' | 'æ' => 'a',
                'ö' | 'ø' | 'ó' | 'ò' | 'ô' => 'o',
                'é' | 'è' | 'ê' | 'ë' => 'e',
                'ü' | 'ú' | 'ù' => 'u',
                'í' | 'ï' => 'i',
                c if c.is_ascii_alphanumeric() => c,
                _ => '-',
            };
            if plain != '-' || !(slug.is_empty() || slug.ends_with('-')) {
                slug.push(plain);
            }
        }
        slug.truncate(50);
        let slug = slug.trim_end_matches('-');
        Self(if slug.is_empty() { "process" } else { slug }.into())
    }

    /// The same with a number behind it, for when it is taken.
    pub fn numbered(&self, number: u32) -> Self {
        Self(format!("{}-{number}", self.0))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As it is stored, or named in a path.
    pub fn parse_stored(text: &str) -> Option<Self> {
        Some(Self(text.to_owned()))
    }
}

text_column!(Slug);

impl std::fmt::Display for Slug {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the addresses of the API begin with.
pub const API: &str = "/api/v1";

/// Whether programs read what is there, by the API.
pub fn is_for_programs(path: &str) -> bool {
    path.starts_with("/api/")
}

/// Whether people at work read what is there without having signed in: hosts and contacts, by their links.
pub fn is_for_hosts_or_contacts(path: &str) -> bool {
    path.starts_with("/h/") || path.starts_with("/f/")
}

/// The host's page that what is there belongs to, by the link in its address.
pub fn host_of(path: &str) -> Option<Url> {
    let (token, _) = path.strip_prefix("/h/")?.split_once('/')?;
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    (!token.is_empty() && token.bytes().all(is_token)).then(|| host(token))
}

/// The address of one of staff's pages, as somebody's browser or form says it: nothing else on this server, and nothing
/// elsewhere.
pub fn of_staff(text: &str) -> Option<Url> {
    let rest = text.strip_prefix(pattern::home)?;
    let (path, _) = text.split_once('?').unwrap_or((text, ""));
    let is_below = rest.is_empty() || rest.starts_with(['/', '?']);
    let is_plain = text
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && !b"\\#".contains(&byte));
    let is_to_sign_in = path == pattern::sign_out || path.starts_with(pattern::sign_in);
    let fits = is_below && is_plain && !is_to_sign_in && text.len() <= LONGEST;
    fits.then(|| Url(text.to_owned()))
}

/// Where a part is added, by the address that removed one: both stand among the addresses below.
pub fn beside_removed(path: &str) -> Option<Url> {
    let (parts, _) = path.strip_suffix("/remove")?.rsplit_once('/')?;
    Some(Url(format!("{parts}/new")))
}

/// Characters of an address that we lead on to, at most.
const LONGEST: usize = 2000;

/// Whether a tablet keeps what is there: its page is a folder, whose slash belongs to the address.
pub fn is_for_tablets(path: &str) -> bool {
    path.starts_with("/kiosk/")
}

/// For each address its function, and among [`pattern`] what the routes match.
macro_rules! urls {
    ($($(#[$doc:meta])* $name:ident($($param:ident: $kind:ty),*) = $pattern:literal;)+) => {
        $(
            $(#[$doc])*
            pub fn $name($($param: $kind),*) -> Url {
                Url(format!($pattern))
            }
        )+

        /// What the routes match, by the names of the functions.
        #[allow(non_upper_case_globals, reason = "named as the functions that build them")]
        pub mod pattern {
            $(pub const $name: &str = $pattern;)+

            /// All of them.
            pub const ALL: &[(&str, &str)] = &[$((stringify!($name), $pattern)),+];
        }
    };
}

/// What the address of the participants' own survey calls it.
pub const OF_PARTICIPANTS: &str = "participants";

// Participants.
urls! {
    /// The place to type a code.
    start() = "/";
    /// A dialogue's first question. In a QR it is in capitals, `/D/…`.
    question(code: &str) = "/d/{code}";
    further_question(code: &str, number: usize) = "/d/{code}/q/{number}";
    /// A question as a recording or a film.
    heard(code: &str, id: SpokenId) = "/d/{code}/spoken/{id}";
    heard_captions(code: &str, id: SpokenId) = "/d/{code}/spoken/{id}/captions";
    thanks(code: &str) = "/d/{code}/thanks";
    address(code: &str) = "/d/{code}/address";
    address_saved(code: &str) = "/d/{code}/saved";
    accessibility_anywhere() = "/accessibility";
    privacy_anywhere() = "/privacy";

    /// The status page: what has come of a process.
    status(process: &Slug) = "/p/{process}";
    feed(process: &Slug) = "/p/{process}/feed.xml";
    calendar(process: &Slug) = "/p/{process}/calendar.ics";
    /// What was said, and what came of it.
    said(process: &Slug) = "/p/{process}/said";
    accessibility(process: &Slug) = "/p/{process}/accessibility";
    privacy(process: &Slug) = "/p/{process}/privacy";
    /// The sender's logo, the picture itself.
    logo(process: &Slug) = "/p/{process}/logo";
    /// What a paper's mark leads to.
    check_figures(process: &Slug, mark: &str) = "/p/{process}/figures/check/{mark}";
    public_figures(process: &Slug, snapshot: &Slug) = "/p/{process}/figures/{snapshot}";
    public_figures_file(process: &Slug, snapshot: &Slug, format: &str) = "/p/{process}/figures/{snapshot}/account.{format}";
    public_report(process: &Slug, report: &Slug) = "/p/{process}/reports/{report}";
    public_report_file(process: &Slug, report: &Slug) = "/p/{process}/reports/{report}/file";
    public_report_picture(process: &Slug, report: &Slug, name: &str) = "/p/{process}/reports/{report}/pictures/{name}";
    /// The way to a report on paper, to hand out to those whom mail does not reach.
    hand_outs(process: &Slug, report: &Slug) = "/p/{process}/reports/{report}/hand-outs";

    /// What is stored about an address, for its owner.
    my_data(token: &str) = "/a/{token}";
    unsubscribe(token: &str) = "/a/{token}/unsubscribe";
    not_me(token: &str) = "/a/{token}/not-me";
    /// What a contact passed on.
    forwarding(token: &str) = "/f/{token}";
    forwarding_unsubscribe(token: &str) = "/f/{token}/unsubscribe";
    /// Where the links of a test mail lead.
    test_mail_link(link: &str) = "/test-mail/{link}";

    /// The host's page of one dialogue.
    host(token: &str) = "/h/{token}";
    host_guide(token: &str) = "/h/{token}/guide";
    host_display(token: &str) = "/h/{token}/display";
    /// What the room sees on the wall.
    wall(wall: &str) = "/w/{wall}";
    wall_now(wall: &str) = "/w/{wall}/now";
    wall_events(wall: &str) = "/w/{wall}/events";
    wall_qr(wall: &str) = "/w/{wall}/qr.svg";
    host_now(token: &str) = "/h/{token}/now";
    host_events(token: &str) = "/h/{token}/events";
    host_qr(token: &str) = "/h/{token}/qr.svg";
    host_head_count(token: &str) = "/h/{token}/head-count";
    host_open(token: &str) = "/h/{token}/open";
    host_end(token: &str) = "/h/{token}/end";
    host_take_back(token: &str) = "/h/{token}/take-back";
    host_close(token: &str) = "/h/{token}/close";
    rehearsal(token: &str, number: usize) = "/h/{token}/rehearse/{number}";
    paper(token: &str) = "/h/{token}/paper";
    paper_sheet(token: &str) = "/h/{token}/paper/print";
    paper_clear(token: &str) = "/h/{token}/paper/clear";
    /// Makes the device a tablet.
    host_kiosk(token: &str) = "/h/{token}/kiosk";
    tablet_file(token: &str) = "/h/{token}/tablet-file";

    /// A tablet that many people answer on.
    kiosk(token: &str) = "/kiosk/{token}/";
    kiosk_worker(token: &str) = "/kiosk/{token}/sw.js";
    kiosk_setting(token: &str) = "/kiosk/{token}/setting.json";
    kiosk_spoken(token: &str, id: SpokenId) = "/kiosk/{token}/spoken/{id}";
    kiosk_captions(token: &str, id: SpokenId) = "/kiosk/{token}/spoken/{id}/captions";
    kiosk_manifest(token: &str) = "/kiosk/{token}/manifest.webmanifest";
    kiosk_answers(token: &str) = "/kiosk/{token}/answers";
    kiosk_addresses(token: &str) = "/kiosk/{token}/addresses";
    kiosk_report(token: &str) = "/kiosk/{token}/report";
    kiosk_file(file: &str) = "/static/kiosk/{file}";

    staff_style() = "/static/staff.css";
    staff_script() = "/static/staff.js";
    host_style() = "/static/host.css";
    poster_style() = "/static/poster.css";
    robots() = "/robots.txt";
    /// Whom to tell of a weakness (RFC 9116).
    security_txt() = "/.well-known/security.txt";
    /// Where programs that keep passwords lead to.
    change_password() = "/.well-known/change-password";
    healthy() = "/healthz";
    ready() = "/readyz";

    /// What other programs read.
    api_openapi() = "/api/v1/openapi.json";
    api_processes() = "/api/v1/processes";
    api_process(process: &Slug) = "/api/v1/processes/{process}";
    api_indicators(process: &Slug) = "/api/v1/processes/{process}/indicators";
    api_figures(process: &Slug) = "/api/v1/processes/{process}/figures";
    api_mailings(process: &Slug) = "/api/v1/processes/{process}/mailings";
    api_snapshots(process: &Slug) = "/api/v1/processes/{process}/snapshots";
    api_snapshot(process: &Slug, snapshot: &Slug) = "/api/v1/processes/{process}/snapshots/{snapshot}";

    /// What a link does that was mailed about an account, or that makes the first one.
    setup(token: &str) = "/setup/{token}";
    /// The processes of whoever is signed in.
    home() = "/admin";
    sign_in() = "/admin/sign-in";
    /// Where whoever has a second factor types its code.
    sign_in_code() = "/admin/sign-in/code";
    /// To a provider of identities, by its file's name.
    sign_in_with(provider: &str) = "/admin/sign-in/with/{provider}";
    /// Where the provider leads back to.
    sign_in_back(provider: &str) = "/admin/sign-in/with/{provider}/back";
    sign_out() = "/admin/sign-out";
    /// Where somebody asks for a link to another password.
    forgotten() = "/admin/forgotten";
    guides() = "/admin/guides";
    guide(guide: &str) = "/admin/guides/{guide}";
    profile() = "/admin/account";
    password() = "/admin/account/password";
    own_second_factor() = "/admin/account/second-factor";
    own_address() = "/admin/account/address";
    end_session(id: i64) = "/admin/account/sessions/{id}/end";
    end_other_sessions() = "/admin/account/sessions/end-others";
    accounts() = "/admin/accounts";
    new_account() = "/admin/accounts/new";
    account(id: AccountId) = "/admin/accounts/{id}";
    /// Where an account is shut or opened, sent a link, or vouched for.
    account_care(id: AccountId) = "/admin/accounts/{id}/care";
    /// Where somebody says whether they take part in a process that they are asked to.
    invitation(process: &Slug) = "/admin/invitations/{process}";
    new_process() = "/admin/processes/new";
    relay() = "/admin/mail";
    relay_check() = "/admin/mail/check";
    returned_mail(id: ReturnedMailId) = "/admin/mail/returned/{id}";
    settle_returned(id: ReturnedMailId) = "/admin/mail/returned/{id}/settle";

    process(process: &Slug) = "/admin/p/{process}";
    /// What is set up once.
    setup_of(process: &Slug) = "/admin/p/{process}/setup";
    settings(process: &Slug) = "/admin/p/{process}/settings";
    change_logo(process: &Slug) = "/admin/p/{process}/logo";
    remove_logo(process: &Slug) = "/admin/p/{process}/logo/remove";
    information(process: &Slug) = "/admin/p/{process}/settings/information";
    board(process: &Slug, id: Which<BoardId>) = "/admin/p/{process}/boards/{id}";
    remove_board(process: &Slug, id: BoardId) = "/admin/p/{process}/boards/{id}/remove";
    target_group(process: &Slug, id: Which<TargetGroupId>) = "/admin/p/{process}/groups/{id}";
    remove_target_group(process: &Slug, id: TargetGroupId) = "/admin/p/{process}/groups/{id}/remove";
    method(process: &Slug, id: Which<MethodId>) = "/admin/p/{process}/methods/{id}";
    remove_method(process: &Slug, id: MethodId) = "/admin/p/{process}/methods/{id}/remove";
    people(process: &Slug) = "/admin/p/{process}/people";
    new_person(process: &Slug) = "/admin/p/{process}/people/new";
    person(process: &Slug, id: AccountId) = "/admin/p/{process}/people/{id}";
    vouch_for_person(process: &Slug, id: AccountId) = "/admin/p/{process}/people/{id}/vouch";
    remove_person(process: &Slug, id: AccountId) = "/admin/p/{process}/people/{id}/remove";
    ask_person_again(process: &Slug, id: AccountId) = "/admin/p/{process}/people/{id}/ask-again";

    /// The log of what belongs to no process.
    trail_of_all() = "/admin/log";
    trail_of_all_file() = "/admin/log.csv";
    trail(process: &Slug) = "/admin/p/{process}/log";
    trail_file(process: &Slug) = "/admin/p/{process}/log.csv";
    papers(process: &Slug) = "/admin/p/{process}/papers";
    processing_record(process: &Slug) = "/admin/p/{process}/papers/record";
    impact_facts(process: &Slug) = "/admin/p/{process}/papers/impact";
    disposal_rows(process: &Slug) = "/admin/p/{process}/papers/disposal";

    goals(process: &Slug) = "/admin/p/{process}/goals";
    usual_goals(process: &Slug) = "/admin/p/{process}/goals/usual";
    goal(process: &Slug, id: Which<GoalId>) = "/admin/p/{process}/goals/{id}";
    goal_up(process: &Slug, id: GoalId) = "/admin/p/{process}/goals/{id}/up";
    remove_goal(process: &Slug, id: GoalId) = "/admin/p/{process}/goals/{id}/remove";
    indicator(process: &Slug, goal: GoalId, id: Which<IndicatorId>) = "/admin/p/{process}/goals/{goal}/indicators/{id}";
    indicator_up(process: &Slug, goal: GoalId, id: IndicatorId) = "/admin/p/{process}/goals/{goal}/indicators/{id}/up";
    remove_indicator(process: &Slug, goal: GoalId, id: IndicatorId) = "/admin/p/{process}/goals/{goal}/indicators/{id}/remove";

    plan(process: &Slug) = "/admin/p/{process}/plan";
    usual_plan(process: &Slug) = "/admin/p/{process}/plan/usual";
    activity(process: &Slug, id: Which<ActivityId>) = "/admin/p/{process}/plan/activities/{id}";
    activity_up(process: &Slug, id: ActivityId) = "/admin/p/{process}/plan/activities/{id}/up";
    remove_activity(process: &Slug, id: ActivityId) = "/admin/p/{process}/plan/activities/{id}/remove";
    outreach(process: &Slug, id: Which<OutreachId>) = "/admin/p/{process}/plan/outreach/{id}";
    remove_outreach(process: &Slug, id: OutreachId) = "/admin/p/{process}/plan/outreach/{id}/remove";

    keys(process: &Slug) = "/admin/p/{process}/keys";
    key(process: &Slug, id: ApiTokenId) = "/admin/p/{process}/keys/{id}";
    revoke_key(process: &Slug, id: ApiTokenId) = "/admin/p/{process}/keys/{id}/revoke";

    follow_up(process: &Slug) = "/admin/p/{process}/follow-up";
    follow_up_sheet(process: &Slug) = "/admin/p/{process}/follow-up/sheet";
    follow_up_file(process: &Slug, format: &str) = "/admin/p/{process}/follow-up/account.{format}";
    snapshots(process: &Slug) = "/admin/p/{process}/follow-up/snapshots";
    compare_snapshots(process: &Slug) = "/admin/p/{process}/follow-up/snapshots/compare";
    snapshot(process: &Slug, snapshot: &Slug) = "/admin/p/{process}/follow-up/snapshots/{snapshot}";
    publish_snapshot(process: &Slug, snapshot: &Slug) = "/admin/p/{process}/follow-up/snapshots/{snapshot}/publish";
    snapshot_file(process: &Slug, snapshot: &Slug, format: &str) = "/admin/p/{process}/follow-up/snapshots/{snapshot}/account.{format}";
    follow_up_chapter(process: &Slug, chapter: &str) = "/admin/p/{process}/follow-up/{chapter}";

    search(process: &Slug) = "/admin/p/{process}/search";

    dialogues(process: &Slug) = "/admin/p/{process}/dialogues";
    /// What is done with several at once.
    chosen_dialogues(process: &Slug) = "/admin/p/{process}/dialogues/chosen";
    dialogue_month(process: &Slug) = "/admin/p/{process}/dialogues/calendar";
    /// For somebody's own calendar, which signs in nowhere.
    own_calendar(account: &str, process: &Slug) = "/calendar/{account}/{process}";
    new_dialogue(process: &Slug) = "/admin/p/{process}/dialogues/new";
    import_dialogues(process: &Slug) = "/admin/p/{process}/dialogues/import";
    confirm_dialogues(process: &Slug) = "/admin/p/{process}/dialogues/import/confirm";
    posters(process: &Slug) = "/admin/p/{process}/dialogues/posters";
    dialogue(process: &Slug, number: i32) = "/admin/p/{process}/dialogues/{number}";
    change_dialogue(process: &Slug, number: i32) = "/admin/p/{process}/dialogues/{number}/change";
    dialogue_svg(process: &Slug, number: i32) = "/admin/p/{process}/dialogues/{number}/qr.svg";
    dialogue_png(process: &Slug, number: i32) = "/admin/p/{process}/dialogues/{number}/qr.png";
    head_count(process: &Slug, number: i32) = "/admin/p/{process}/dialogues/{number}/head-count";
    set_aside(process: &Slug, number: i32) = "/admin/p/{process}/dialogues/{number}/aside";
    open_dialogue(process: &Slug, number: i32) = "/admin/p/{process}/dialogues/{number}/open";
    end_dialogue(process: &Slug, number: i32) = "/admin/p/{process}/dialogues/{number}/end";
    take_back_dialogue(process: &Slug, number: i32) = "/admin/p/{process}/dialogues/{number}/take-back";
    give_version(process: &Slug, number: i32) = "/admin/p/{process}/dialogues/{number}/survey";
    close_dialogue(process: &Slug, number: i32) = "/admin/p/{process}/dialogues/{number}/close";
    cancel_dialogue(process: &Slug, number: i32) = "/admin/p/{process}/dialogues/{number}/cancel";
    restore_dialogue(process: &Slug, number: i32) = "/admin/p/{process}/dialogues/{number}/restore";
    remove_dialogue(process: &Slug, number: i32) = "/admin/p/{process}/dialogues/{number}/remove";
    new_code(process: &Slug, number: i32) = "/admin/p/{process}/dialogues/{number}/code";
    new_host_link(process: &Slug, number: i32) = "/admin/p/{process}/dialogues/{number}/host-link";
    revoke_host_link(process: &Slug, number: i32) = "/admin/p/{process}/dialogues/{number}/host-link/revoke";

    /// The questions as recordings and films.
    spoken(process: &Slug) = "/admin/p/{process}/spoken";
    spoken_file(process: &Slug, id: SpokenId) = "/admin/p/{process}/spoken/{id}";
    remove_spoken(process: &Slug, id: SpokenId) = "/admin/p/{process}/spoken/{id}/remove";
    surveys(process: &Slug) = "/admin/p/{process}/survey";
    comments(process: &Slug) = "/admin/p/{process}/comments";
    comments_file(process: &Slug) = "/admin/p/{process}/comments.csv";
    new_survey(process: &Slug) = "/admin/p/{process}/survey/new";
    /// A survey by its id, or the participants' as `participants`.
    survey(process: &Slug, survey: &str) = "/admin/p/{process}/survey/{survey}";
    begin_draft(process: &Slug, survey: &str) = "/admin/p/{process}/survey/{survey}/draft";
    discard_draft(process: &Slug, survey: &str) = "/admin/p/{process}/survey/{survey}/draft/discard";
    /// A question of the draft by its key, or `new`.
    draft_question(process: &Slug, survey: &str, question: &str) = "/admin/p/{process}/survey/{survey}/questions/{question}";
    draft_question_up(process: &Slug, survey: &str, question: &str) = "/admin/p/{process}/survey/{survey}/questions/{question}/up";
    remove_draft_question(process: &Slug, survey: &str, question: &str) = "/admin/p/{process}/survey/{survey}/questions/{question}/remove";
    publish_survey(process: &Slug, survey: &str) = "/admin/p/{process}/survey/{survey}/publish";
    preview_survey(process: &Slug, survey: &str, number: usize) = "/admin/p/{process}/survey/{survey}/preview/{number}";
    new_collection_point(process: &Slug) = "/admin/p/{process}/collection-points/new";
    collection_point(process: &Slug, number: i32) = "/admin/p/{process}/collection-points/{number}";
    asked_at_collection_point(process: &Slug, number: i32) = "/admin/p/{process}/collection-points/{number}/asked";
    set_aside_at_point(process: &Slug, number: i32) = "/admin/p/{process}/collection-points/{number}/aside";
    end_collection_point(process: &Slug, number: i32) = "/admin/p/{process}/collection-points/{number}/end";
    take_back_collection_point(process: &Slug, number: i32) = "/admin/p/{process}/collection-points/{number}/take-back";
    close_collection_point(process: &Slug, number: i32) = "/admin/p/{process}/collection-points/{number}/close";

    organisations(process: &Slug) = "/admin/p/{process}/organisations";
    import_organisations(process: &Slug) = "/admin/p/{process}/organisations/import";
    organisation(process: &Slug, id: Which<OrganisationId>) = "/admin/p/{process}/organisations/{id}";
    remove_organisation(process: &Slug, id: OrganisationId) = "/admin/p/{process}/organisations/{id}/remove";
    contact(process: &Slug, id: Which<ContactId>) = "/admin/p/{process}/contacts/{id}";
    remove_contact(process: &Slug, id: ContactId) = "/admin/p/{process}/contacts/{id}/remove";

    observations(process: &Slug) = "/admin/p/{process}/said";
    observation(process: &Slug, id: Which<ObservationId>) = "/admin/p/{process}/said/{id}";
    observation_up(process: &Slug, id: ObservationId) = "/admin/p/{process}/said/{id}/up";
    remove_observation(process: &Slug, id: ObservationId) = "/admin/p/{process}/said/{id}/remove";
    reply(process: &Slug, observation: ObservationId, id: Which<ReplyId>) = "/admin/p/{process}/said/{observation}/replies/{id}";
    remove_reply(process: &Slug, observation: ObservationId, id: ReplyId) = "/admin/p/{process}/said/{observation}/replies/{id}/remove";

    news(process: &Slug) = "/admin/p/{process}/news";
    news_plan(process: &Slug) = "/admin/p/{process}/news/plan";
    status_update(process: &Slug, id: Which<StatusUpdateId>) = "/admin/p/{process}/news/{id}";
    remove_status_update(process: &Slug, id: StatusUpdateId) = "/admin/p/{process}/news/{id}/remove";
    theme(process: &Slug, id: Which<ThemeId>) = "/admin/p/{process}/themes/{id}";
    remove_theme(process: &Slug, id: ThemeId) = "/admin/p/{process}/themes/{id}/remove";

    reports(process: &Slug) = "/admin/p/{process}/reports";
    new_report(process: &Slug) = "/admin/p/{process}/reports/new";
    report(process: &Slug, report: &Slug) = "/admin/p/{process}/reports/{report}";
    change_report(process: &Slug, report: &Slug) = "/admin/p/{process}/reports/{report}/change";
    remove_report(process: &Slug, report: &Slug) = "/admin/p/{process}/reports/{report}/remove";
    /// A report as everybody will see it.
    preview_report(process: &Slug, report: &Slug) = "/admin/p/{process}/reports/{report}/preview";
    report_themes(process: &Slug, report: &Slug) = "/admin/p/{process}/reports/{report}/themes";
    report_pictures(process: &Slug, report: &Slug) = "/admin/p/{process}/reports/{report}/pictures";
    report_picture(process: &Slug, report: &Slug, name: &str) = "/admin/p/{process}/reports/{report}/pictures/{name}";
    remove_report_picture(process: &Slug, report: &Slug, name: &str) = "/admin/p/{process}/reports/{report}/pictures/{name}/remove";
    report_file(process: &Slug, report: &Slug) = "/admin/p/{process}/reports/{report}/file";
    publish_report(process: &Slug, report: &Slug) = "/admin/p/{process}/reports/{report}/publish";
    preview_mail(process: &Slug, report: &Slug) = "/admin/p/{process}/reports/{report}/publish/preview";
    test_mail(process: &Slug, report: &Slug) = "/admin/p/{process}/reports/{report}/publish/test";
    own_words(process: &Slug, report: &Slug, audience: &str, language: &str) = "/admin/p/{process}/reports/{report}/publish/words/{audience}/{language}";

    retention(process: &Slug) = "/admin/p/{process}/retention";
    decisions(process: &Slug, of: &str) = "/admin/p/{process}/retention/decisions/{of}";
    erase_comments(process: &Slug) = "/admin/p/{process}/retention/comments";
    mailings(process: &Slug) = "/admin/p/{process}/mailings";
    returned_mails(process: &Slug) = "/admin/p/{process}/mailings/returned";
    returned_mail_of(process: &Slug, id: ReturnedMailId) = "/admin/p/{process}/mailings/returned/{id}";
    settle_returned_of(process: &Slug, id: ReturnedMailId) = "/admin/p/{process}/mailings/returned/{id}/settle";
    mailing(process: &Slug, id: MailingId) = "/admin/p/{process}/mailings/{id}";
    /// Asks before what a mailing's button does for good.
    ask_mailing(process: &Slug, id: MailingId, what: &str) = "/admin/p/{process}/mailings/{id}/ask/{what}";
    approve_mailing(process: &Slug, id: MailingId) = "/admin/p/{process}/mailings/{id}/approve";
    mailing_now(process: &Slug, id: MailingId) = "/admin/p/{process}/mailings/{id}/now";
    mailing_events(process: &Slug, id: MailingId) = "/admin/p/{process}/mailings/{id}/events";

    /// The desk of the registrar: an address that is looked for comes in the body alone.
    desk(process: &Slug) = "/admin/p/{process}/desk";
    desk_file(process: &Slug) = "/admin/p/{process}/desk/file";
    desk_ask(process: &Slug) = "/admin/p/{process}/desk/ask";
    desk_erase(process: &Slug) = "/admin/p/{process}/desk/erase";
    desk_comments(process: &Slug) = "/admin/p/{process}/desk/comments";
    desk_comment(process: &Slug, id: CommentId) = "/admin/p/{process}/desk/comments/{id}";
    desk_others(process: &Slug, number: i32) = "/admin/p/{process}/desk/comments/dialogue/{number}";
    desk_unread(process: &Slug) = "/admin/p/{process}/desk/unread";

    archive(process: &Slug) = "/admin/p/{process}/archive";
    export_archive(process: &Slug) = "/admin/p/{process}/archive/export.zip";
    hand_over(process: &Slug) = "/admin/p/{process}/archive/hand-over";
    end_process(process: &Slug) = "/admin/p/{process}/archive/end";
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_slug_is_made_of_the_name() {
        for (name, slug) in [
            ("Medskapande – Halland 2021", "medskapande-halland-2021"),
            ("Åäö", "aao"),
            ("…", "process"),
        ] {
            assert_eq!(Slug::of_name(name).as_str(), slug);
        }
    }

    #[test]
    fn an_address_is_built_as_the_routes_match_it() {
        let process = Slug::of_name("Halland");
        let asked = status(&process).lang(Language::English);
        for (built, address) in [
            (dialogue(&process, 3), "/admin/p/halland/dialogues/3"),
            (board(&process, Which(None)), "/admin/p/halland/boards/new"),
            (
                board(&process, BoardId(7).into()),
                "/admin/p/halland/boards/7",
            ),
            (
                asked.with("q", "å & b").at("now"),
                "/p/halland?lang=en&q=%C3%A5%20%26%20b#now",
            ),
        ] {
            assert_eq!(built.as_str(), address);
        }
    }

    proptest! {
        #[test]
        fn every_slug_can_stand_in_a_url(name in "\\PC*") {
            let slug = Slug::of_name(&name);
            prop_assert!(!slug.as_str().is_empty() && slug.as_str().len() <= 60);
            prop_assert!(slug.as_str().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        }
    }
}
