package io.hindcast.tooling;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Where the bytes of a class are found that is not to be loaded. */
public final class ClassFileSource {
  private static final String JDK = "java/";

  private ClassFileSource() {}

  /**
   * Loads what {@link #read} needs, of the JDK too. Before there is a transformer: one that reads
   * resources while the class of their reader is being loaded would have the JVM take that class
   * for its own super type (ClassCircularityError), in the application's call.
   */
  public static void prepare() {
    read("java/lang/Object", null);
    read("hindcast/none", null);
  }

  /**
   * Reads a class file as a resource.
   *
   * @param name the class's internal name
   * @param loader the loader whose class is meant; null for the boot loader
   * @return its bytes; null where there is none, or the loader would not say
   */
  public static byte @Nullable [] read(String name, @Nullable ClassLoader loader) {
    String resource = name + ".class";
    try {
      // The JDK's own are not asked of an application's loader: it is code of the application that
      // would run here, in the midst of loading a class.
      byte[] own =
          loader == null || name.startsWith(JDK)
              ? null
              : bytes(loader.getResourceAsStream(resource));
      // Loaders that see the JDK's classes do not always have its resources (OSGi).
      return own != null
          ? own
          : bytes(ClassLoader.getPlatformClassLoader().getResourceAsStream(resource));
    } catch (IOException | RuntimeException unreadable) {
      // A stopped web application's loader throws for any name.
      return null;
    }
  }

  private static byte @Nullable [] bytes(@Nullable InputStream resource) throws IOException {
    if (resource == null) {
      return null;
    }
    try (resource) {
      return resource.readAllBytes();
    }
  }
}
