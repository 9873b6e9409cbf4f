package io.hindcast.smoke.logging;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import org.slf4j.LoggerFactory;

/** Logs a line before a request, one inside of it and one behind it. */
public final class Logging {
  private Logging() {}

  /**
   * Serves one request.
   *
   * @param arguments whose API to log with: {@code slf4j}, {@code log4j} or {@code jul}
   */
  public static void main(String[] arguments) throws IOException {
    Consumer<String> log = logger(arguments[0]);
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(anyPort, 0);
    server.createContext(
        "/",
        exchange -> {
          log.accept("inside");
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    log.accept("before");
    server.start();
    URI self = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    HttpURLConnection connection = (HttpURLConnection) self.toURL().openConnection();
    if (connection.getResponseCode() != 204) {
      throw new IOException("not answered: status=" + connection.getResponseCode());
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
