DROP INDEX delivery_pace;
CREATE INDEX delivery_owned ON delivery (lease_owner) WHERE lease_owner IS NOT NULL;
CREATE INDEX delivery_pace ON delivery (mailing_id, state, due_at);
CREATE INDEX delivery_figures ON delivery (mailing_id, state, address_id, contact_id);
