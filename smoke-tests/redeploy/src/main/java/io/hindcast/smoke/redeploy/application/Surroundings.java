package io.hindcast.smoke.redeploy.application;

import ch.qos.logback.classic.LoggerContext;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;

/** A pool of threads and one of connections, opened and closed as it should be. */
public final class Surroundings implements ServletContextListener {
  private static final String THREADS = "threads";
  private static final String DATABASE = "database";

  static ExecutorService threads(ServletContext context) {
    return (ExecutorService) context.getAttribute(THREADS);
  }

  static DataSource database(ServletContext context) {
    return (DataSource) context.getAttribute(DATABASE);
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    HikariConfig config = new HikariConfig();
    config.setDriverClassName("org.h2.Driver");
    config.setJdbcUrl("jdbc:h2:mem:orders");
    config.setMaximumPoolSize(2);
    event.getServletContext().setAttribute(DATABASE, new HikariDataSource(config));
    event.getServletContext().setAttribute(THREADS, Executors.newFixedThreadPool(2));
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    ExecutorService threads = threads(event.getServletContext());
    threads.shutdown();
    try {
      if (!threads.awaitTermination(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("a task does not end");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    ((HikariDataSource) database(event.getServletContext())).close();
    ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
  }
}
