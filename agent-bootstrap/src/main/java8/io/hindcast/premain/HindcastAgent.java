package io.hindcast.premain;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;
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

  /**
   * What the arguments of {@link #agentmain} begin with where nothing is to be started: behind it
   * is a file with a question to the agent that runs here. The compiler writes it into who uses it.
   */
  public static final String QUESTION = "question:";

  private static final String START_CLASS = "io.hindcast.bootstrap.start.AgentStart";
  private static final String BOOT_CLASSES = "io.hindcast.bootstrap.start.BootClasses";
  private static final String QUESTIONS = "io.hindcast.bootstrap.start.Questions";

  private HindcastAgent() {}

  /** Called by the JVM before the application's main method. */
  public static void premain(String arguments, Instrumentation instrumentation) {
    start(arguments, instrumentation);
  }

  /** Called by the JVM where the agent is attached to a running application, or asked something. */
  public static void agentmain(String arguments, Instrumentation instrumentation) {
    if (arguments != null && arguments.startsWith(QUESTION)) {
      answer(new File(arguments.substring(QUESTION.length())));
    } else {
      start(arguments, instrumentation);
    }
  }

  /**
   * Has the agent of this JVM answer, by writing over the question: an exit code in a line of its
   * own, then text. Starts nothing, and says nothing to the application.
   */
  private static void answer(File question) {
    try {
      String refusal;
      try {
        // On the boot path it is what the running agent has put there; else there is none.
        refusal =
            (String)
                Class.forName(QUESTIONS, true, null)
                    .getMethod("answer", File.class)
                    .invoke(null, question);
      } catch (ClassNotFoundException absent) {
        refusal = "no Hindcast that could answer runs in this process; nothing was started";
      } catch (InvocationTargetException failure) {
        refusal = "Hindcast could not answer: " + failure.getCause();
      }
      if (refusal != null) {
        write(question, refusal);
      }
    } catch (Throwable failure) {
      // Whoever has asked finds no answer.
    }
  }

  private static void write(File answer, String refusal) throws IOException {
    try (Writer out = new OutputStreamWriter(new FileOutputStream(answer), "UTF-8")) {
      out.write("1\n" + refusal + "\n");
    }
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
        // Already there: the agent is named twice, or attached to a JVM that has it.
        start = Class.forName(START_CLASS, true, null);
      } catch (ClassNotFoundException first) {
        if (!define(jar, instrumentation)) {
          return;
        }
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

  /** Puts our classes on the boot path; returns false where this run is not for us. */
  private static boolean define(File jar, Instrumentation instrumentation) throws Exception {
    // A loader of its own, thrown away: what it is allowed, the application is not.
    try (URLClassLoader once = new URLClassLoader(new URL[] {jar.toURI().toURL()}, null)) {
      return (Boolean)
          once.loadClass(BOOT_CLASSES)
              .getMethod("define", File.class, Instrumentation.class)
              .invoke(null, jar, instrumentation);
    } catch (Exception refused) {
      // Works as well, but the JVM goes on without archived classes of the application and says so.
      instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(jar, false));
      return true;
    }
  }

  static File ownJar() throws Exception {
    CodeSource source = HindcastAgent.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IllegalStateException("the agent's jar is on the boot class path");
    }
    return new File(source.getLocation().toURI());
  }

  private static void report(Throwable failure) {
    try {
      Throwable cause = failure;
      if (failure instanceof InvocationTargetException && failure.getCause() != null) {
        cause = failure.getCause();
      }
      System.err.println(
          "hindcast: could not start: " + cause + "; the application runs without it");
    } catch (Throwable nothingLeftToSay) {
      // Even printing failed. The application starts.
    }
  }
}
