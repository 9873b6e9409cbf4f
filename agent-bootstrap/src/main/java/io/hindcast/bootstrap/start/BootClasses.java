package io.hindcast.bootstrap.start;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Gives our classes of the boot path to the boot loader, one by one, and leaves the boot class path
 * as it is: where that is longer than it was, the JVM refuses an archive of class data (AppCDS, AOT
 * cache), and the application loses half of its start-up time.
 *
 * <pre>
 *   this class, in a loader of its own that is thrown away
 *     └─ java.base opens jdk.internal.misc to that loader's module, and to no other
 *          └─ defineClass(…, boot loader)
 * </pre>
 *
 * All of them at once: nobody can be asked later, since the boot loader asks nobody.
 */
public final class BootClasses {
  private static final String LIST = "io/hindcast/bootstrap/boot-classes.txt";

  private final JarFile jar;
  private final Object unsafe;
  private final Method defineClass;

  private BootClasses(JarFile jar, Object unsafe, Method defineClass) {
    this.jar = jar;
    this.unsafe = unsafe;
    this.defineClass = defineClass;
  }

  /**
   * Defines them. Called once in a process, through reflection, by the premain class.
   *
   * @param file the agent's jar
   * @param instrumentation the JVM's
   * @return false where the agent is to stay out of this run
   * @throws Exception the JVM would not have it so; none or some are defined then
   */
  public static boolean define(File file, Instrumentation instrumentation) throws Exception {
    Module here = BootClasses.class.getModule();
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of("jdk.internal.misc", Set.of(here)),
        Map.of(),
        Set.of(),
        Map.of());
    if (makesArchive()) {
      System.err.println(
          "hindcast: this run makes an archive of class data, which has to fit the application as it"
              + " is; it is not recorded");
      return false;
    }
    Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
    Method defineClass =
        type.getMethod(
            "defineClass",
            String.class,
            byte[].class,
            int.class,
            int.class,
            ClassLoader.class,
            ProtectionDomain.class);
    Object unsafe = type.getMethod("getUnsafe").invoke(null);
    try (JarFile jar = new JarFile(file, false)) {
      new BootClasses(jar, unsafe, defineClass).defineAll();
    }
    return true;
  }

  /**
   * Whether this run is there to make an archive. Java 25 was seen to crash by one that was made
   * while classes were woven; why is not proven.
   */
  private static boolean makesArchive() {
    try {
      return (boolean)
          Class.forName("jdk.internal.misc.CDS").getMethod("isDumpingArchive").invoke(null);
    } catch (ReflectiveOperationException otherJvm) {
      return false;
    }
  }

  private void defineAll() throws Exception {
    List<String> waiting = names();
    while (!waiting.isEmpty()) {
      List<String> tooEarly = new ArrayList<>();
      for (String name : waiting) {
        if (!define(name)) {
          tooEarly.add(name);
        }
      }
      if (tooEarly.size() == waiting.size()) {
        throw new IllegalStateException("super types are missing: classes=" + tooEarly);
      }
      waiting = tooEarly;
    }
  }

  /** Returns false where a super type has to come first. */
  private boolean define(String name) throws Exception {
    byte[] bytes = read(name);
    try {
      defineClass.invoke(unsafe, null, bytes, 0, bytes.length, null, null);
      return true;
    } catch (InvocationTargetException failure) {
      if (failure.getCause() instanceof NoClassDefFoundError) {
        return false;
      }
      throw failure;
    }
  }

  private List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open(LIST), StandardCharsets.ISO_8859_1))) {
      for (String name = lines.readLine(); name != null; name = lines.readLine()) {
        names.add(name);
      }
    }
    return names;
  }

  private byte[] read(String name) throws IOException {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    }
  }

  private InputStream open(String name) throws IOException {
    ZipEntry entry = jar.getEntry(name);
    if (entry == null) {
      throw new IOException("not in the agent's jar: " + name);
    }
    return jar.getInputStream(entry);
  }
}
