package io.hindcast.smoke.overhead.medium;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of this application. */
@Repository
class Items { // not final: Spring puts a generated subclass in front of a repository
  private final JdbcClient jdbc;
  private final DataSource dataSource;

  Items(JdbcClient jdbc, DataSource dataSource) {
    this.jdbc = jdbc;
    this.dataSource = dataSource;
  }

  String name(int item) {
    return jdbc.sql("SELECT name FROM items WHERE id = ?")
        .param(item % 100)
        .query(String.class)
        .single();
  }

  void stock(int item, int stock) {
    jdbc.sql("UPDATE items SET stock = ? WHERE id = ?").param(stock).param(item % 100).update();
  }

  int query(int count) throws SQLException {
    int sum = 0;
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT stock FROM items WHERE id = ?")) {
      for (int i = 0; i < count; i++) {
        select.setInt(1, i % 100);
        try (ResultSet result = select.executeQuery()) {
          result.next();
          sum += result.getInt(1);
        }
      }
    }
    return sum;
  }
}
