package io.hindcast.instrumentations.testing;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** An application that was deployed with libraries of its own, in a class loader of its own. */
public final class Deployment implements AutoCloseable {
  private final String main;
  private final URLClassLoader loader;

  private Deployment(String main, URLClassLoader loader) {
    this.main = main;
    this.loader = loader;
  }

  /**
   * Deploys one.
   *
   * @param main what it does: a public class of the test's that knows the JDK, the boot path and
   *     the libraries only
   * @param libraries one class of each jar
   */
  public static Deployment of(Class<? extends Callable<?>> main, Class<?>... libraries) {
    List<URL> jars = new ArrayList<>();
    jars.add(jarOf(main));
    for (Class<?> library : libraries) {
      jars.add(jarOf(library));
    }
    return new Deployment(
        main.getName(),
        new URLClassLoader(jars.toArray(new URL[0]), ClassLoader.getPlatformClassLoader()));
  }

  /**
   * One class of each jar of a library that is in jars of different names in different versions.
   *
   * @param classNames of all versions
   * @return those that the class path has
   */
  public static Class<?>[] librariesOf(String... classNames) {
    List<Class<?>> found = new ArrayList<>();
    for (String name : classNames) {
      try {
        found.add(Class.forName(name, false, Deployment.class.getClassLoader()));
      } catch (ClassNotFoundException ofAnotherVersion) {
        // This one does without.
      }
    }
    return found.toArray(new Class<?>[0]);
  }

  private static URL jarOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  /** Runs it, once more. */
  public Object call() throws Exception {
    Object application = loader.loadClass(main).getDeclaredConstructor().newInstance();
    return ((Callable<?>) application).call();
  }

  /** Deploys one, runs it and undeploys it; whether it is collected then. */
  public static boolean isCollectedAfterUse(
      Class<? extends Callable<?>> main, Class<?>... libraries) throws Exception {
    return HeldContexts.awaitCollected(List.of(useAndForget(main, libraries)));
  }

  private static WeakReference<?> useAndForget(
      Class<? extends Callable<?>> main, Class<?>... libraries) throws Exception {
    try (Deployment deployment = of(main, libraries)) {
      deployment.call();
      return new WeakReference<>(deployment.loader);
    }
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
