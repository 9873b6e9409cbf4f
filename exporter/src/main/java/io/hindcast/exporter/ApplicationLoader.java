package io.hindcast.exporter;

import org.jspecify.annotations.Nullable;

/**
 * The class loader by which a thread looks up names of hosts. Since Java 18 the JDK looks once for
 * a name service of the application, by the context class loader of whoever is the first in the JVM
 * to ask for a name: were that the agent's loader, the application would lose its own.
 */
public final class ApplicationLoader {
  private ApplicationLoader() {}

  /**
   * Makes it the calling thread's context class loader.
   *
   * @return the one before
   */
  public static @Nullable ClassLoader enter() {
    Thread thread = Thread.currentThread();
    @Nullable ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    return before;
  }
}
