-- How many wish what is counted without a look at each address. It is in the order of the other index of the pool, so that
-- it is written anew with it, and tells no more.
CREATE INDEX address_wishes ON address (process_id, blind_index, interim, final, outcomes);
