package io.hindcast.instrumentations.jdbc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real server where one is installed ({@code mariadbd} and {@code mariadb-install-db} on the
 * path, as Debian's {@code mariadb-server} brings them), in a folder of its own, on loopback.
 * Started by the first test class that needs it and stopped after the last one.
 */
final class MariaDbServer implements BeforeAllCallback {
  private static final long START_SECONDS = 60;
  private static final long STEP_NANOS = 20_000_000L;

  private static volatile int port;

  @Override
  public void beforeAll(ExtensionContext context) {
    assumeTrue(
        isInstalled(),
        "MariaDB is not tested: there is no mariadbd and mariadb-install-db on the path");
    port =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(MariaDbServer.class))
            .getOrComputeIfAbsent(Running.class, key -> new Running(), Running.class)
            .port;
  }

  private static boolean isInstalled() {
    return program("mariadbd") != null && program("mariadb-install-db") != null;
  }

  static int port() {
    return port;
  }

  /** Of a database that all test classes share, one after the other. */
  static String url() {
    return "jdbc:mariadb://127.0.0.1:" + port + "/test?user=root";
  }

  private static @Nullable Path program(String name) {
    String path = System.getenv("PATH");
    for (String folder : (path == null ? "" : path).split(File.pathSeparator, -1)) {
      // Servers lie beside what users start.
      Path place = Path.of(folder);
      for (Path candidate :
          List.of(place.resolve(name), place.resolveSibling("sbin").resolve(name))) {
        if (Files.isExecutable(candidate)) {
          return candidate;
        }
      }
    }
    return null;
  }

  private static final class Running implements AutoCloseable {
    final int port;
    private final Path folder;
    private final Process process;

    Running() {
      try {
        folder = Files.createTempDirectory("hindcast-mariadb");
        port = freePort();
        Process install = run("mariadb-install-db", "--auth-root-authentication-method=normal");
        if (install.waitFor() != 0) {
          throw failure("mariadb-install-db failed");
        }
        process =
            run(
                "mariadbd",
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=" + folder.resolve("socket"),
                "--pid-file=" + folder.resolve("pid"));
        // Also where the tests are broken off.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        awaitStart();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private Process run(String program, String... options) throws IOException {
      List<String> line = new ArrayList<>();
      line.add(String.valueOf(program(program)));
      line.add("--no-defaults");
      line.add("--datadir=" + folder.resolve("data"));
      if ("root".equals(System.getProperty("user.name"))) {
        // Or it refuses to start.
        line.add("--user=root");
      }
      line.addAll(List.of(options));
      return new ProcessBuilder(line)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
          .start();
    }

    private void awaitStart() throws IOException {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
      while (!isListening()) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          process.destroyForcibly();
          throw failure("mariadbd did not start");
        }
        LockSupport.parkNanos(STEP_NANOS);
      }
    }

    private boolean isListening() {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        // It greets whoever connects.
        return socket.getInputStream().read() >= 0;
      } catch (IOException e) {
        return false;
      }
    }

    private IllegalStateException failure(String what) throws IOException {
      return new IllegalStateException(what + ": " + Files.readString(folder.resolve("log")));
    }

    private static int freePort() throws IOException {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      }
    }

    @Override
    public void close() throws IOException {
      process.destroy();
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
