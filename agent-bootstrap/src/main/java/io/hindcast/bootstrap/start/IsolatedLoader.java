package io.hindcast.bootstrap.start;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.AllPermission;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * The loader of everything that no application class may see: ASM, the OpenTelemetry SDK, gRPC and
 * our own code around them. Its classes lie in the agent's jar where no other loader finds them,
 * although the jar is on the class path:
 *
 * <pre>
 *   hindcast-agent.jar
 *     io/hindcast/bootstrap/…                    boot path, by BootClasses
 *     isolated/io/hindcast/tooling/X.classdata   this loader, as io.hindcast.tooling.X
 *     isolated/META-INF/services/…               this loader's services
 * </pre>
 *
 * Its parent is the platform loader: it sees the JDK and, through the boot loader, the records.
 */
final class IsolatedLoader extends ClassLoader {
  private static final String FOLDER = "isolated/";
  private static final String CLASS = ".class";
  private static final String STORED_CLASS = ".classdata";

  static {
    registerAsParallelCapable();
  }

  // A SecurityManager asks every caller on the stack: with the loader's default, which may nothing,
  // the agent's own code would take permissions away from the JDK and the application below it.
  private static final ProtectionDomain TRUSTED = trusted();

  // Stays open for as long as the JVM runs.
  private final JarFile jar;
  private final String urlPrefix;

  IsolatedLoader(File jar) throws IOException {
    super("hindcast", ClassLoader.getPlatformClassLoader());
    // Not verified: the jar is not signed, and looking for signatures costs time at every start.
    this.jar = new JarFile(jar, false);
    this.urlPrefix = "jar:" + jar.toURI() + "!/";
  }

  private static ProtectionDomain trusted() {
    Permissions all = new Permissions();
    all.add(new AllPermission());
    return new ProtectionDomain(null, all);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    JarEntry entry = jar.getJarEntry(FOLDER + name.replace('.', '/') + STORED_CLASS);
    if (entry == null) {
      throw new ClassNotFoundException(name);
    }
    try (InputStream in = jar.getInputStream(entry)) {
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length, TRUSTED);
    } catch (IOException unreadable) {
      throw new ClassNotFoundException(name, unreadable);
    }
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    JarEntry entry = entry(name);
    if (entry == null) {
      return super.getResourceAsStream(name);
    }
    try {
      return jar.getInputStream(entry);
    } catch (IOException unreadable) {
      return null;
    }
  }

  @Override
  protected @Nullable URL findResource(String name) {
    JarEntry entry = entry(name);
    if (entry == null) {
      return null;
    }
    try {
      return new URL(urlPrefix + entry.getName());
    } catch (MalformedURLException impossible) {
      return null;
    }
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL found = findResource(name);
    return found == null
        ? Collections.emptyEnumeration()
        : Collections.enumeration(Collections.singleton(found));
  }

  private @Nullable JarEntry entry(String name) {
    String stored =
        name.endsWith(CLASS)
            ? name.substring(0, name.length() - CLASS.length()) + STORED_CLASS
            : name;
    return jar.getJarEntry(FOLDER + stored);
  }
}
