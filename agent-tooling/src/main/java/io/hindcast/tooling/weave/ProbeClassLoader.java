package io.hindcast.tooling.weave;

import io.hindcast.tooling.index.IndexBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Where the probes for one application class loader live. It defines the classes of
 * instrumentations itself, out of the agent's jar, and takes everything else from the application's
 * loader: so a probe sees its library just as the application does, and the boot path for the
 * records.
 *
 * <p>No lock is held while a class is looked for or defined. What it needs comes from the
 * application's loader, which may have a lock of its own, and a thread that holds that one may be
 * waiting for a probe.
 */
final class ProbeClassLoader extends ClassLoader {
  private static final String BOOT_PATH = "io.hindcast.bootstrap.";

  static {
    registerAsParallelCapable();
  }

  private final ClassLoader agent;

  // Asks the boot loader. Class.forName would do so as well, but not without a permission, and
  // whoever runs a probe may have none.
  private final ClassLoader jdk = ClassLoader.getPlatformClassLoader();

  // Probes may what the agent may: a SecurityManager asks every caller on the stack.
  private final ProtectionDomain domain = ProbeClassLoader.class.getProtectionDomain();

  ProbeClassLoader(@Nullable ClassLoader application, ClassLoader agent) {
    super("hindcast-probes", application);
    this.agent = agent;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith(IndexBuilder.PROBES)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name);
    }
    if (name.startsWith(BOOT_PATH)) {
      // Not every application loader asks the boot loader for it.
      return jdk.loadClass(name);
    }
    // Not by way of super: that would hold a lock for the name while the application's loader runs.
    ClassLoader application = getParent();
    return application == null ? jdk.loadClass(name) : application.loadClass(name);
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream in = agent.getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length, domain);
    } catch (LinkageError refused) {
      Class<?> byAnotherThread = findLoadedClass(name);
      if (byAnotherThread == null) {
        throw refused;
      }
      return byAnotherThread;
    } catch (IOException unreadable) {
      throw new ClassNotFoundException(name, unreadable);
    }
  }
}
