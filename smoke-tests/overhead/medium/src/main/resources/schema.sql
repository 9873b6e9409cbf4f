CREATE TABLE items (id integer PRIMARY KEY, name varchar(40) NOT NULL, stock integer NOT NULL);
INSERT INTO items (id, name, stock) SELECT x, 'item ' || x, x FROM SYSTEM_RANGE(0, 99);
