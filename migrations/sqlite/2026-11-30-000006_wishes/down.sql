DROP INDEX address_wishes;
