package io.hindcast.tooling.weave;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A loader of classes that a test hands it as bytes; parent first for all others. */
public class TestLoader extends ClassLoader {
  private final Map<String, byte[]> classes = new ConcurrentHashMap<>();

  TestLoader(@Nullable ClassLoader parent) {
    super("test", parent);
  }

  TestLoader() {
    this(TestLoader.class.getClassLoader());
  }

  /** Adds a class. */
  public final TestLoader with(String name, byte[] bytes) {
    classes.put(name, bytes);
    return this;
  }

  /** Adds classes of the test's own class path, to be defined once more. */
  public final TestLoader with(Class<?>... types) {
    for (Class<?> type : types) {
      classes.put(type.getName(), bytesOf(type));
    }
    return this;
  }

  final Set<String> names() {
    return classes.keySet();
  }

  static byte[] bytesOf(Class<?> type) {
    try (InputStream in =
        type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
      if (in == null) {
        throw new IllegalArgumentException("no class file: type=" + type);
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    byte[] bytes =
        name.endsWith(".class")
            ? classes.get(name.substring(0, name.length() - 6).replace('/', '.'))
            : null;
    return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
  }
}
