package io.hindcast.tooling.weave;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which class loaders live as long as the JVM: their probes may be held strongly, which saves a
 * reference at each call. A loader that is missing here costs two nanoseconds a call; one that is
 * here wrongly would never be collected.
 */
final class PermanentLoaders {
  private static final Set<String> BY_CLASS_NAME =
      Set.of(
          // The loader of an executable Spring Boot jar, by its names before and since 3.2.
          "org.springframework.boot.loader.LaunchedURLClassLoader",
          "org.springframework.boot.loader.launch.LaunchedClassLoader");

  private PermanentLoaders() {}

  static boolean contains(@Nullable ClassLoader loader) {
    return loader == null
        || loader == ClassLoader.getPlatformClassLoader()
        || loader == ClassLoader.getSystemClassLoader()
        || BY_CLASS_NAME.contains(loader.getClass().getName());
  }
}
