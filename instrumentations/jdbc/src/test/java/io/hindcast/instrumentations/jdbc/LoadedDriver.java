package io.hindcast.instrumentations.jdbc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A driver of a version of its own, in a class loader of its own. The build puts its jars into a
 * folder: the newest ones always, the oldest ones with {@code -Pengines}.
 */
final class LoadedDriver implements BeforeAllCallback, AfterAllCallback {
  private static final Path FOLDERS = Path.of("target", "drivers");

  private final Path folder;
  private @Nullable URLClassLoader loader;
  private @Nullable Driver driver;

  private LoadedDriver(String name) {
    folder = FOLDERS.resolve(name);
  }

  /** The driver in the folder of that name; without it the tests are skipped. */
  static LoadedDriver of(String name) {
    return new LoadedDriver(name);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    assumeTrue(
        Files.isDirectory(folder), () -> "no driver in " + folder + ": run with -Pengines for it");
    List<URL> jars = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path jar : files.toList()) {
        jars.add(jar.toUri().toURL());
      }
    }
    // It may not see the class path: there may be another version of it.
    URLClassLoader own =
        new URLClassLoader(jars.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
    loader = own;
    for (Driver found : ServiceLoader.load(Driver.class, own)) {
      if (found.getClass().getClassLoader() == own) {
        driver = found;
      }
    }
  }

  Connection connect(String url) throws SQLException {
    Connection connection =
        Objects.requireNonNull(driver, () -> "no driver in " + folder)
            .connect(url, new Properties());
    return Objects.requireNonNull(connection, () -> "the driver refuses " + url);
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (loader != null) {
      loader.close();
    }
  }
}
