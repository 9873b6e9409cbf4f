package io.hindcast.tooling.weave;

import org.jspecify.annotations.Nullable;

/** A loader that looks at its own classes first, as those of web applications do. */
final class ChildFirstLoader extends TestLoader {
  ChildFirstLoader(@Nullable ClassLoader parent) {
    super(parent);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!names().contains(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : findClass(name);
    }
  }
}
