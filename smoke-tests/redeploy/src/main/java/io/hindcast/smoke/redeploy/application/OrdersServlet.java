package io.hindcast.smoke.redeploy.application;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Asks the database on threads of its own and on threads that outlive it, fails once, and logs. */
public final class OrdersServlet extends HttpServlet {
  private static final Logger LOG = LoggerFactory.getLogger(OrdersServlet.class);

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    ExecutorService threads = Surroundings.threads(getServletContext());
    DataSource database = Surroundings.database(getServletContext());
    try {
      int first = threads.submit(() -> number(database, "SELECT 20")).get();
      int second =
          CompletableFuture.supplyAsync(() -> numberOf(database, "SELECT 21"))
              .thenApplyAsync(number -> number + 1)
              .get();
      threads.submit(() -> number(database, "SELECT 0")).cancel(true);
      LOG.info("orders {}", first + second);
      number(database, "SELECT nothing FROM nowhere");
    } catch (SQLException expected) {
      LOG.warn("orders are missing");
    } catch (ExecutionException e) {
      throw new ServletException(e);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    response.getWriter().print(getClass().getClassLoader().getClass().getSimpleName());
  }

  private static int numberOf(DataSource database, String sql) {
    try {
      return number(database, sql);
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }

  private static int number(DataSource database, String sql) throws SQLException {
    MDC.put("sql", sql);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      LOG.info("asked");
      return rows.next() ? rows.getInt(1) : -1;
    } finally {
      MDC.remove("sql");
    }
  }
}
