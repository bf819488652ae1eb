-- Each mail changes its state three times, and each index with it: one serves the pace and the figures, and whoever gives
-- claims back looks among those that have a lease.
DROP INDEX delivery_figures;
DROP INDEX delivery_pace;
DROP INDEX delivery_owned;
CREATE INDEX delivery_pace ON delivery (mailing_id, state, due_at, address_id, contact_id);
