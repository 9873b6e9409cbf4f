CREATE TABLE stock (item text PRIMARY KEY, quantity integer NOT NULL);
CREATE TABLE reservations (order_id bigint PRIMARY KEY, item text NOT NULL);
INSERT INTO stock (item, quantity) VALUES
  ('coat', 100000), ('boots', 100000), ('slow-lamp', 100000), ('twice-ring', 100000), ('broken-clock', 100000);
