package io.hindcast.premain;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.net.URI;
import java.net.URL;
import java.util.jar.JarFile;

/**
 * The door: the class that the JVM calls. It is compiled for Java 8 and touches nothing that needs
 * more, so that an old JVM gets a sentence and not an UnsupportedClassVersionError, which would
 * keep the application from starting.
 *
 * <p>It starts nothing heavy: no logging, no management, no regular expressions, no {@code
 * java.nio.file}. It catches everything; an agent that fails must not be the reason why an
 * application does not start.
 */
public final class HindcastAgent {
  static final int OLDEST_JAVA = 17;

  private static final String START_CLASS = "io.hindcast.bootstrap.start.AgentStart";

  private HindcastAgent() {}

  /** Called by the JVM before the application's main method. */
  public static void premain(String arguments, Instrumentation instrumentation) {
    start(arguments, instrumentation);
  }

  /** Called by the JVM where the agent is attached to a running application. */
  public static void agentmain(String arguments, Instrumentation instrumentation) {
    start(arguments, instrumentation);
  }

  private static void start(String arguments, Instrumentation instrumentation) {
    try {
      String refusal = refusal(System.getProperty("java.specification.version"));
      if (refusal != null) {
        System.err.println(refusal);
        return;
      }
      File jar = ownJar();
      Class<?> start;
      try {
        // The manifest's Boot-Class-Path has put the jar there: no warning, class data shared.
        start = Class.forName(START_CLASS, true, null);
      } catch (ClassNotFoundException renamed) {
        // It names the jar by its usual name. Under another one the jar is appended by hand, which
        // costs the JVM's own line about class data sharing.
        System.err.println(
            "hindcast: the agent's jar is named "
                + jar.getName()
                + "; its manifest expects hindcast-agent.jar: the JVM goes on without sharing class"
                + " data of the application, and may say so itself");
        instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(jar, false));
        start = Class.forName(START_CLASS, true, null);
      }
      start
          .getMethod("start", String.class, Instrumentation.class, File.class)
          .invoke(null, arguments, instrumentation, jar);
    } catch (Throwable failure) {
      report(failure);
    }
  }

  /**
   * What to say to a JVM that is too old.
   *
   * @param specification the value of {@code java.specification.version}: 1.8, 11, 17
   * @return the line to print; null where the JVM will do
   */
  static String refusal(String specification) {
    int version = majorVersion(specification);
    if (version >= OLDEST_JAVA) {
      return null;
    }
    return "hindcast: needs Java "
        + OLDEST_JAVA
        + " or newer, this is Java "
        + specification
        + "; the application runs without it";
  }

  /** The major version; 0 where the text is none, as no JVM we know writes it so. */
  static int majorVersion(String specification) {
    if (specification == null) {
      return 0;
    }
    String text = specification.startsWith("1.") ? specification.substring(2) : specification;
    int dot = text.indexOf('.');
    try {
      return Integer.parseInt(dot < 0 ? text : text.substring(0, dot));
    } catch (NumberFormatException unknown) {
      return 0;
    }
  }

  private static File ownJar() throws Exception {
    String resource = HindcastAgent.class.getName().replace('.', '/') + ".class";
    ClassLoader loader = HindcastAgent.class.getClassLoader();
    // From the boot loader a class has no code source; where its bytes lie is known all the same.
    URL url =
        loader == null ? ClassLoader.getSystemResource(resource) : loader.getResource(resource);
    if (url == null) {
      throw new IllegalStateException(resource + " is not on the class path");
    }
    String text = url.toString();
    int bang = text.indexOf("!/");
    if (!text.startsWith("jar:") || bang < 0) {
      throw new IllegalStateException("the agent is not in a jar: " + text);
    }
    return new File(new URI(text.substring("jar:".length(), bang)));
  }

  private static void report(Throwable failure) {
    try {
      Throwable cause = failure;
      if (failure instanceof java.lang.reflect.InvocationTargetException
          && failure.getCause() != null) {
        cause = failure.getCause();
      }
      System.err.println(
          "hindcast: could not start: " + cause + "; the application runs without it");
    } catch (Throwable nothingLeftToSay) {
      // Even printing failed. The application starts.
    }
  }
}
