CREATE TABLE orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer text NOT NULL,
  item text NOT NULL,
  total integer,
  state text NOT NULL DEFAULT 'new'
);
CREATE UNIQUE INDEX orders_once ON orders (customer, item) WHERE item LIKE 'twice-%';
CREATE TABLE prices (item text PRIMARY KEY, price integer NOT NULL);
CREATE TABLE discounts (customer text PRIMARY KEY, percent integer NOT NULL);
INSERT INTO prices (item, price) VALUES ('coat', 120), ('boots', 80), ('slow-lamp', 40);
INSERT INTO discounts (customer, percent) VALUES ('alice', 25);
