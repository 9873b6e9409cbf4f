package io.hindcast.smoke.shop.warehouse;

import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StockTable { // not final: Spring puts a generated subclass in front of a repository
  private final JdbcClient jdbc;
  private final JdbcTemplate template;

  StockTable(JdbcClient jdbc, JdbcTemplate template) {
    this.jdbc = jdbc;
    this.template = template;
  }

  Optional<Integer> quantity(String item) {
    return jdbc.sql("SELECT quantity FROM stock WHERE item = ?")
        .param(item)
        .query(Integer.class)
        .optional();
  }

  /** A slow query with a literal in its text: a plain statement, where the others are prepared. */
  void countSlowly() {
    template.execute("SELECT pg_sleep(0.4)");
  }

  void reserve(long order, String item) {
    jdbc.sql("UPDATE stock SET quantity = quantity - 1 WHERE item = ?").param(item).update();
    jdbc.sql("INSERT INTO reservations (order_id, item) VALUES (?, ?)")
        .param(order)
        .param(item)
        .update();
  }
}
