package io.hindcast.tooling.weave;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A loader as an OSGi framework has them: it asks its parent for the JDK's packages only, and what
 * it does not know it refuses in the way its test wants.
 */
public final class IsolatingLoader extends TestLoader {
  private final boolean rude;

  /**
   * A loader.
   *
   * @param rude whether it throws what no loader should
   */
  public IsolatingLoader(@Nullable ClassLoader parent, boolean rude) {
    super(parent);
    this.rude = rude;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith("java.")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      if (names().contains(name)) {
        return findClass(name);
      }
    }
    if (rude) {
      throw new IllegalStateException("this loader was stopped: " + name);
    }
    throw new ClassNotFoundException(name);
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    InputStream own =
        names().contains(name.replace('/', '.').replace(".class", ""))
            ? super.getResourceAsStream(name)
            : null;
    if (own == null && rude) {
      throw new IllegalStateException("this loader was stopped: " + name);
    }
    return own;
  }
}
