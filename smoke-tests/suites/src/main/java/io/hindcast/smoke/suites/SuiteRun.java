package io.hindcast.smoke.suites;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.runner.JUnitCore;

/**
 * Runs test classes of JUnit 4, each inside of a request of its own, so that its tasks have a
 * context to carry. Writes a line a test.
 *
 * <p>Arguments: the file to write, and the names of the classes. Abstract ones are left out.
 */
public final class SuiteRun {
  private SuiteRun() {}

  /** Ends the process itself: tests leave threads behind. */
  public static void main(String[] arguments) throws IOException {
    Outcomes outcomes = new Outcomes();
    JUnitCore runner = new JUnitCore();
    runner.addListener(outcomes);
    InetAddress loopback = InetAddress.getLoopbackAddress();
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    server.createContext(
        "/",
        exchange -> {
          runner.run(load(exchange.getRequestURI().getPath().substring(1)));
          // What a test left would close the connection.
          Thread.interrupted();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.setExecutor(Executors.newSingleThreadExecutor());
    server.start();
    String root = "http://" + loopback.getHostAddress() + ":" + server.getAddress().getPort() + "/";
    for (String name : List.of(arguments).subList(1, arguments.length)) {
      if (!Modifier.isAbstract(load(name).getModifiers())) {
        request(URI.create(root + name));
      }
    }
    Files.write(Path.of(arguments[0]), outcomes.lines());
    System.exit(0);
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, SuiteRun.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  private static void request(URI uri) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    int status = connection.getResponseCode();
    connection.disconnect();
    if (status != 204) {
      throw new IOException(uri + " answered " + status);
    }
  }
}
