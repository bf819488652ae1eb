//! The tables as diesel sees them; the migrations are the source, and a test compares the two databases.

diesel::table! {
    installation (key_fingerprint) {
        key_fingerprint -> Binary,
        purge_due -> Bool,
    }
}

diesel::table! {
    account (id) {
        id -> BigInt,
        email -> Text,
        name -> Text,
        password_hash -> Nullable<Text>,
        language -> Text,
        creates_processes -> Bool,
        is_operator -> Bool,
        created_at -> BigInt,
        invited_by -> Nullable<BigInt>,
        is_vouched -> Bool,
        disabled_at -> Nullable<BigInt>,
        used_at -> Nullable<BigInt>,
        matters_off -> Text,
        summed_up_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    told (account_id, process_id, matter, known) {
        account_id -> BigInt,
        process_id -> BigInt,
        matter -> Text,
        known -> Text,
        told_at -> BigInt,
    }
}

diesel::table! {
    second_factor (account_id) {
        account_id -> BigInt,
        sealed -> Binary,
        is_confirmed -> Bool,
        last_step -> BigInt,
    }
}

diesel::table! {
    recovery_code (code_index) {
        code_index -> Binary,
        account_id -> BigInt,
    }
}

diesel::table! {
    account_link (token_hash) {
        token_hash -> Binary,
        account_id -> Nullable<BigInt>,
        kind -> Text,
        process_id -> Nullable<BigInt>,
        email -> Nullable<Text>,
        is_followed -> Bool,
        made_at -> BigInt,
        expires_at -> BigInt,
    }
}

diesel::table! {
    identity (issuer, subject) {
        issuer -> Text,
        subject -> Text,
        account_id -> BigInt,
    }
}

diesel::table! {
    session (key_hash) {
        key_hash -> Binary,
        id -> BigInt,
        account_id -> Nullable<BigInt>,
        state -> Text,
        agent -> Text,
        opened_at -> BigInt,
        used_at -> BigInt,
        expires_at -> BigInt,
    }
}

diesel::table! {
    process (id) {
        id -> BigInt,
        slug -> Text,
        default_language -> Text,
        organisation -> Text,
        contact_name -> Text,
        contact_email -> Text,
        contact_phone -> Text,
        threshold -> Integer,
        answer_days -> Integer,
        grace -> BigInt,
        approval -> Bool,
        reminder_days -> Integer,
        bounce_days -> Integer,
        ended_at -> Nullable<BigInt>,
        accent -> Nullable<Text>,
        data_officer -> Text,
        accessibility_reviewed_on -> Nullable<Text>,
        information_changed_on -> Text,
        accessibility_state -> Text,
        accessibility_method -> Text,
        processors -> Text,
        boards_answer -> Bool,
        is_sensitive -> Bool,
        has_figures -> Bool,
        created_at -> BigInt,
    }
}

diesel::table! {
    happened (process_id) {
        process_id -> BigInt,
        places -> BigInt,
    }
}

diesel::table! {
    process_text (process_id, language) {
        process_id -> BigInt,
        language -> Text,
        name -> Text,
        purpose -> Text,
        shortcomings -> Text,
        partners -> Text,
    }
}

diesel::table! {
    board (id) {
        id -> BigInt,
        process_id -> BigInt,
        name -> Text,
        municipality -> Text,
        reference -> Text,
    }
}

diesel::table! {
    disposal_decision (id) {
        id -> BigInt,
        process_id -> BigInt,
        kind -> Text,
        board_id -> Nullable<BigInt>,
        number -> Text,
        decided_on -> Text,
    }
}

diesel::table! {
    erasure (id) {
        id -> BigInt,
        process_id -> BigInt,
        kind -> Text,
        erased_on -> Text,
        reason -> Text,
        board -> Text,
        decision -> Text,
        count -> Integer,
    }
}

diesel::table! {
    membership (account_id, process_id) {
        account_id -> BigInt,
        process_id -> BigInt,
        role -> Text,
        board_id -> Nullable<BigInt>,
        is_accepted -> Bool,
        mails -> Integer,
        mailed -> Nullable<Text>,
    }
}

diesel::table! {
    target_group (id) {
        id -> BigInt,
        process_id -> BigInt,
        name -> Text,
        kind -> Text,
    }
}

diesel::table! {
    board_priority (board_id, target_group_id) {
        board_id -> BigInt,
        target_group_id -> BigInt,
    }
}

diesel::table! {
    method (id) {
        id -> BigInt,
        process_id -> BigInt,
        name -> Text,
        strengths -> Text,
        weaknesses -> Text,
    }
}

diesel::table! {
    survey (id) {
        id -> BigInt,
        process_id -> BigInt,
        audience -> Text,
        name -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    survey_version (id) {
        id -> BigInt,
        survey_id -> BigInt,
        number -> Integer,
        pilot -> Bool,
        content -> Text,
        published_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    dialogue (id) {
        id -> BigInt,
        process_id -> BigInt,
        kind -> Text,
        number -> Integer,
        survey_version_id -> Nullable<BigInt>,
        held_on -> Text,
        board_id -> Nullable<BigInt>,
        phase -> Nullable<Text>,
        method_id -> Nullable<BigInt>,
        title -> Text,
        venue -> Text,
        participants -> Nullable<Integer>,
        elected_present -> Nullable<Integer>,
        not_reachable -> Nullable<Integer>,
        opens_at -> BigInt,
        closes_at -> BigInt,
        closed_at -> Nullable<BigInt>,
        planned_end -> Nullable<BigInt>,
        cancelled_at -> Nullable<BigInt>,
        cancelled_why -> Text,
        unanswered -> Bool,
        late_answers -> Integer,
        asked -> Nullable<Integer>,
        sets_aside -> Bool,
        code_index -> Binary,
        code_sealed -> Binary,
        host_token_hash -> Nullable<Binary>,
    }
}

diesel::table! {
    dialogue_target_group (dialogue_id, target_group_id) {
        dialogue_id -> BigInt,
        target_group_id -> BigInt,
    }
}

diesel::table! {
    tablet (dialogue_id, tablet_hash) {
        dialogue_id -> BigInt,
        tablet_hash -> Binary,
        unsent -> Integer,
        too_late -> Integer,
        process_ended -> Integer,
        unfit -> Integer,
        unreadable -> Integer,
        seen_at -> BigInt,
    }
}

diesel::table! {
    tally (dialogue_id, question, choice, channel) {
        dialogue_id -> BigInt,
        question -> Text,
        choice -> Text,
        channel -> Text,
        count -> Integer,
    }
}

diesel::table! {
    set_aside (dialogue_id, channel) {
        dialogue_id -> BigInt,
        channel -> Text,
        reason -> Text,
        late -> Bool,
    }
}

diesel::table! {
    submission_key (dialogue_id, first) {
        dialogue_id -> BigInt,
        first -> BigInt,
        kept -> Binary,
    }
}

diesel::table! {
    comment (id) {
        id -> BigInt,
        dialogue_id -> BigInt,
        question -> Text,
        aside -> Bool,
        sealed -> Binary,
    }
}

diesel::table! {
    consent_wording (hash) {
        hash -> Binary,
        language -> Text,
        version -> Integer,
        body -> Text,
    }
}

diesel::table! {
    address (id) {
        id -> BigInt,
        process_id -> BigInt,
        sealed -> Binary,
        blind_index -> Binary,
        language -> Text,
        wording_hash -> Binary,
        interim -> Bool,
        r#final -> Bool,
        outcomes -> Bool,
        undeliverable -> Bool,
    }
}

diesel::table! {
    arrival (id) {
        id -> BigInt,
        process_id -> BigInt,
        sealed -> Binary,
        blind_index -> Binary,
        language -> Text,
        wording_hash -> Binary,
        interim -> Bool,
        r#final -> Bool,
        outcomes -> Bool,
    }
}

diesel::table! {
    pool (process_id) {
        process_id -> BigInt,
        wished -> BigInt,
        closed_until -> BigInt,
    }
}

diesel::table! {
    purpose_end (process_id, purpose) {
        process_id -> BigInt,
        purpose -> Text,
        ended_at -> BigInt,
    }
}

diesel::table! {
    logo (process_id) {
        process_id -> BigInt,
        width -> Integer,
        height -> Integer,
        svg -> Text,
        png -> Binary,
        inline -> Text,
        changed_at -> BigInt,
    }
}

diesel::table! {
    spoken (id) {
        id -> BigInt,
        process_id -> BigInt,
        language -> Text,
        kind -> Text,
        words -> Text,
        media_type -> Text,
        body -> Binary,
        captions -> Text,
    }
}

diesel::table! {
    file (id) {
        id -> BigInt,
        name -> Text,
        media_type -> Text,
        body -> Binary,
    }
}

diesel::table! {
    report (id) {
        id -> BigInt,
        process_id -> BigInt,
        slug -> Text,
        kind -> Text,
        version -> Text,
        link -> Nullable<Text>,
        file_id -> Nullable<BigInt>,
        created_at -> BigInt,
        frozen_at -> Nullable<BigInt>,
        published_at -> Nullable<BigInt>,
        published_place -> Nullable<BigInt>,
        visits -> BigInt,
    }
}

diesel::table! {
    report_text (report_id, language) {
        report_id -> BigInt,
        language -> Text,
        title -> Text,
        summary -> Text,
        body -> Text,
        file_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    report_picture (report_id, name) {
        report_id -> BigInt,
        name -> Text,
        file_id -> BigInt,
        width -> Integer,
        height -> Integer,
    }
}

diesel::table! {
    status_update (id) {
        id -> BigInt,
        process_id -> BigInt,
        day -> Text,
        place -> BigInt,
        changed_at -> BigInt,
    }
}

diesel::table! {
    status_update_text (status_update_id, language) {
        status_update_id -> BigInt,
        language -> Text,
        title -> Text,
        body -> Text,
    }
}

diesel::table! {
    announced_report (process_id, kind) {
        process_id -> BigInt,
        kind -> Text,
        day -> Text,
        changed_at -> BigInt,
    }
}

diesel::table! {
    theme (id) {
        id -> BigInt,
        process_id -> BigInt,
    }
}

diesel::table! {
    theme_text (theme_id, language) {
        theme_id -> BigInt,
        language -> Text,
        name -> Text,
    }
}

diesel::table! {
    status_update_theme (status_update_id, theme_id) {
        status_update_id -> BigInt,
        theme_id -> BigInt,
    }
}

diesel::table! {
    report_theme (report_id, theme_id) {
        report_id -> BigInt,
        theme_id -> BigInt,
    }
}

diesel::table! {
    organisation (id) {
        id -> BigInt,
        process_id -> BigInt,
        name -> Text,
    }
}

diesel::table! {
    organisation_dialogue (organisation_id, dialogue_id) {
        organisation_id -> BigInt,
        dialogue_id -> BigInt,
    }
}

diesel::table! {
    contact (id) {
        id -> BigInt,
        process_id -> BigInt,
        organisation_id -> Nullable<BigInt>,
        name -> Text,
        sealed -> Binary,
        blind_index -> Binary,
        language -> Text,
        undeliverable -> Bool,
    }
}

diesel::table! {
    declined (process_id, blind_index) {
        process_id -> BigInt,
        blind_index -> Binary,
    }
}

diesel::table! {
    mailing (id) {
        id -> BigInt,
        process_id -> BigInt,
        report_id -> BigInt,
        audience -> Text,
        purpose -> Text,
        round -> Integer,
        state -> Text,
        attach -> Bool,
        last -> Bool,
        created_at -> BigInt,
        created_by -> Nullable<BigInt>,
        approved_by -> Nullable<BigInt>,
        starts_at -> Nullable<BigInt>,
        begun_at -> Nullable<BigInt>,
        begun_place -> Nullable<BigInt>,
        retry_until -> BigInt,
        trouble -> Nullable<Text>,
        failed_in_a_row -> Integer,
        probe_at -> Nullable<BigInt>,
        probe_wait -> Nullable<BigInt>,
    }
}

diesel::table! {
    sender (name, lane) {
        name -> Text,
        lane -> Integer,
        begun -> BigInt,
        home -> Text,
    }
}

diesel::table! {
    mail_token (settings) {
        settings -> Binary,
        sealed -> Binary,
    }
}

diesel::table! {
    put_back (at) {
        at -> BigInt,
    }
}

diesel::table! {
    mailing_text (mailing_id, language) {
        mailing_id -> BigInt,
        language -> Text,
        subject -> Text,
        body -> Text,
    }
}

diesel::table! {
    letter_draft (report_id, audience, language) {
        report_id -> BigInt,
        audience -> Text,
        language -> Text,
        subject -> Text,
        body -> Text,
    }
}

diesel::table! {
    delivery (id) {
        id -> BigInt,
        mailing_id -> BigInt,
        address_id -> Nullable<BigInt>,
        contact_id -> Nullable<BigInt>,
        language -> Text,
        state -> Text,
        attempts -> Integer,
        due_at -> BigInt,
        lease_owner -> Nullable<Text>,
        lease_until -> Nullable<BigInt>,
        lease_token -> Nullable<BigInt>,
        message_id -> Text,
        bounce_token -> Text,
        reply_code -> Nullable<Integer>,
        phase -> Nullable<Text>,
        counted_as -> BigInt,
        later -> Bool,
    }
}

diesel::table! {
    promise (id) {
        id -> BigInt,
        report_id -> BigInt,
        address_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    unserved (process_id, purpose) {
        process_id -> BigInt,
        purpose -> Text,
        count -> BigInt,
    }
}

diesel::table! {
    returned_mail (id) {
        id -> BigInt,
        fingerprint -> Binary,
        delivery_id -> Nullable<BigInt>,
        process_id -> Nullable<BigInt>,
        kind -> Text,
        status -> Nullable<Text>,
        received_at -> BigInt,
        sealed -> Nullable<Binary>,
    }
}

diesel::table! {
    forward (id) {
        id -> BigInt,
        delivery_id -> BigInt,
        dialogue_id -> Nullable<BigInt>,
        revision -> Integer,
        passed_on -> Integer,
        not_reachable -> Integer,
        reported_at -> BigInt,
    }
}

diesel::table! {
    audit_entry (id) {
        id -> BigInt,
        process_id -> Nullable<BigInt>,
        actor -> Text,
        account_id -> Nullable<BigInt>,
        at -> BigInt,
        action -> Text,
        detail -> Text,
        place -> BigInt,
        seal -> Binary,
    }
}

diesel::table! {
    audit_head (process_id) {
        process_id -> BigInt,
        place -> BigInt,
        seal -> Binary,
    }
}

diesel::table! {
    goal (id) {
        id -> BigInt,
        process_id -> BigInt,
        number -> Integer,
        name -> Text,
    }
}

diesel::table! {
    indicator (id) {
        id -> BigInt,
        goal_id -> BigInt,
        number -> Integer,
        name -> Text,
        kind -> Text,
        year -> Nullable<Integer>,
        phase -> Nullable<Text>,
        feedback -> Nullable<Text>,
        survey_id -> Nullable<BigInt>,
        fewest -> Nullable<Integer>,
        typed -> Text,
        source -> Text,
        comparison -> Nullable<Text>,
        target -> Nullable<Text>,
        earlier -> Text,
        reflection -> Text,
    }
}

diesel::table! {
    removed_indicator (id) {
        id -> BigInt,
        process_id -> BigInt,
        place -> BigInt,
        goal -> Text,
        name -> Text,
        kind -> Text,
        earlier -> Text,
    }
}

diesel::table! {
    entered (dialogue_id) {
        dialogue_id -> BigInt,
        process_id -> BigInt,
        block -> Integer,
        aside -> Text,
        entered_at -> BigInt,
    }
}

diesel::table! {
    snapshot (id) {
        id -> BigInt,
        process_id -> BigInt,
        slug -> Text,
        name -> Text,
        content -> Text,
        taken_at -> BigInt,
        taken_by -> Nullable<BigInt>,
        published_at -> Nullable<BigInt>,
        place -> BigInt,
    }
}

diesel::table! {
    api_token (id) {
        id -> BigInt,
        process_id -> BigInt,
        token_hash -> Binary,
        name -> Text,
        created_at -> BigInt,
        expires_on -> Nullable<Text>,
        last_used_on -> Nullable<Text>,
    }
}

diesel::table! {
    activity (id) {
        id -> BigInt,
        process_id -> BigInt,
        number -> Integer,
        phase -> Text,
        name -> Text,
        due_on -> Nullable<Text>,
        status -> Text,
        note -> Text,
    }
}

diesel::table! {
    outreach (id) {
        id -> BigInt,
        process_id -> BigInt,
        day -> Text,
        level -> Text,
        audience -> Text,
        how -> Text,
        place -> BigInt,
        note -> Text,
    }
}

diesel::table! {
    reading_point (dialogue_id) {
        dialogue_id -> BigInt,
        report_id -> Nullable<BigInt>,
        reply_id -> Nullable<BigInt>,
        place -> BigInt,
    }
}

diesel::table! {
    observation (id) {
        id -> BigInt,
        process_id -> BigInt,
        number -> Integer,
        phase -> Nullable<Text>,
        report_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    observation_text (observation_id, language) {
        observation_id -> BigInt,
        language -> Text,
        words -> Text,
        more -> Text,
    }
}

diesel::table! {
    observation_theme (observation_id, theme_id) {
        observation_id -> BigInt,
        theme_id -> BigInt,
    }
}

diesel::table! {
    reply (id) {
        id -> BigInt,
        observation_id -> BigInt,
        board_id -> Nullable<BigInt>,
        reference -> Text,
        state -> Text,
        promised_on -> Nullable<Text>,
        made_on -> Nullable<Text>,
        done_on -> Nullable<Text>,
        settled_on -> Nullable<Text>,
        changed_at -> BigInt,
        place -> BigInt,
    }
}

diesel::table! {
    reply_text (reply_id, language) {
        reply_id -> BigInt,
        language -> Text,
        words -> Text,
    }
}

diesel::table! {
    moved_promise (id) {
        id -> BigInt,
        process_id -> BigInt,
        kind -> Nullable<Text>,
        reply_id -> Nullable<BigInt>,
        was -> Text,
        became -> Nullable<Text>,
        moved_on -> Text,
        place -> BigInt,
    }
}

diesel::table! {
    moved_promise_text (moved_promise_id, language) {
        moved_promise_id -> BigInt,
        language -> Text,
        why -> Text,
    }
}

diesel::joinable!(indicator -> goal (goal_id));
diesel::joinable!(board_priority -> board (board_id));
diesel::joinable!(delivery -> mailing (mailing_id));
diesel::joinable!(forward -> delivery (delivery_id));
diesel::joinable!(organisation_dialogue -> organisation (organisation_id));
diesel::joinable!(returned_mail -> delivery (delivery_id));
diesel::joinable!(dialogue_target_group -> dialogue (dialogue_id));
diesel::joinable!(membership -> account (account_id));
diesel::joinable!(report -> file (file_id));
diesel::joinable!(report_picture -> file (file_id));
diesel::joinable!(report_picture -> report (report_id));
diesel::joinable!(report_text -> report (report_id));
diesel::joinable!(status_update_text -> status_update (status_update_id));
diesel::joinable!(theme_text -> theme (theme_id));
diesel::joinable!(status_update_theme -> status_update (status_update_id));
diesel::joinable!(report_theme -> report (report_id));
diesel::joinable!(survey_version -> survey (survey_id));
diesel::joinable!(reading_point -> dialogue (dialogue_id));
diesel::joinable!(observation_text -> observation (observation_id));
diesel::joinable!(observation_theme -> observation (observation_id));
diesel::joinable!(reply -> observation (observation_id));
diesel::joinable!(reply_text -> reply (reply_id));
diesel::joinable!(moved_promise_text -> moved_promise (moved_promise_id));

diesel::allow_tables_to_appear_in_same_query!(
    activity,
    outreach,
    api_token,
    entered,
    goal,
    indicator,
    removed_indicator,
    snapshot,
    installation,
    account,
    account_link,
    second_factor,
    recovery_code,
    session,
    identity,
    process,
    happened,
    process_text,
    board,
    membership,
    target_group,
    board_priority,
    method,
    survey,
    survey_version,
    dialogue,
    dialogue_target_group,
    tablet,
    tally,
    set_aside,
    submission_key,
    comment,
    consent_wording,
    address,
    disposal_decision,
    erasure,
    purpose_end,
    promise,
    unserved,
    file,
    spoken,
    report,
    report_picture,
    report_text,
    status_update,
    status_update_text,
    announced_report,
    theme,
    observation,
    observation_text,
    observation_theme,
    reply,
    reply_text,
    moved_promise,
    moved_promise_text,
    reading_point,
    theme_text,
    status_update_theme,
    report_theme,
    mailing,
    mailing_text,
    contact,
    declined,
    told,
    delivery,
    forward,
    letter_draft,
    organisation,
    organisation_dialogue,
    returned_mail,
    sender,
    put_back,
    mail_token,
    audit_entry,
    audit_head,
);
