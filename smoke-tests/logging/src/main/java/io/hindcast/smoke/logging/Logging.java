package io.hindcast.smoke.logging;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import org.slf4j.LoggerFactory;

/** Logs a line before its requests, one inside of each and one behind them. */
public final class Logging {
  private Logging() {}

  /**
   * Serves requests, one after the other.
   *
   * @param arguments whose API to log with, {@code slf4j}, {@code log4j} or {@code jul}; then the
   *     status of each request
   */
  public static void main(String[] arguments) throws IOException {
    Consumer<String> log = logger(arguments[0]);
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(anyPort, 0);
    server.createContext(
        "/",
        exchange -> {
          log.accept("inside");
          int status = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    log.accept("before");
    server.start();
    URI self = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    for (String status : List.of(arguments).subList(1, arguments.length)) {
      URI uri = self.resolve(status);
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      if (connection.getResponseCode() != Integer.parseInt(status)) {
        throw new IOException("not answered: status=" + connection.getResponseCode());
      }
    }
    log.accept("behind");
    server.stop(0);
  }

  private static Consumer<String> logger(String api) {
    return switch (api) {
      case "slf4j" -> Slf4j.logger();
      case "log4j" -> Log4j.logger();
      case "jul" -> Jul.logger();
      default -> throw new IllegalArgumentException("no such API: " + api);
    };
  }

  // A class each: none of the others is loaded.

  private static final class Slf4j {
    static Consumer<String> logger() {
      org.slf4j.Logger logger = LoggerFactory.getLogger("shop");
      return line -> logger.info(line);
    }
  }

  private static final class Log4j {
    static Consumer<String> logger() {
      org.apache.logging.log4j.Logger logger = LogManager.getLogger("shop");
      return line -> logger.info(line);
    }
  }

  private static final class Jul {
    static Consumer<String> logger() {
      java.util.logging.Logger logger = java.util.logging.Logger.getLogger("shop");
      return line -> logger.info(line);
    }
  }
}
