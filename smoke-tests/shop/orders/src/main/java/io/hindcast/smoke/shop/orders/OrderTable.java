package io.hindcast.smoke.shop.orders;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of this service, all of it in prepared statements. */
@Repository
class OrderTable { // not final: Spring puts a generated subclass in front of a repository
  private final JdbcClient jdbc;

  OrderTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long insert(String customer, String item) {
    return jdbc.sql("INSERT INTO orders (customer, item) VALUES (?, ?) RETURNING id")
        .param(customer)
        .param(item)
        .query(Long.class)
        .single();
  }

  void confirm(Order order) {
    jdbc.sql("UPDATE orders SET total = ?, state = 'confirmed' WHERE id = ?")
        .param(order.total())
        .param(order.id())
        .update();
  }

  int discount(String customer) {
    return jdbc.sql("SELECT percent FROM discounts WHERE customer = ?")
        .param(customer)
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  int price(String item) {
    return jdbc.sql("SELECT price FROM prices WHERE item = ?")
        .param(item)
        .query(Integer.class)
        .optional()
        .orElse(10);
  }

  Optional<String> state(long id) {
    return jdbc.sql("SELECT state FROM orders WHERE id = ?")
        .param(id)
        .query(String.class)
        .optional();
  }
}
