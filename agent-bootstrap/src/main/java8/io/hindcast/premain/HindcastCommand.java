package io.hindcast.premain;

import java.io.File;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;

/**
 * What {@code java -jar hindcast-agent.jar} does: it says how the jar is meant to be used, and asks
 * agents that run. Compiled for Java 8 as the premain class is, and for its reason.
 */
public final class HindcastCommand {
  private static final String START_CLASS = "io.hindcast.bootstrap.start.CommandStart";

  private static final String[] USAGE = {
    "Usage: java -javaagent:hindcast-agent.jar -jar app.jar",
    "       java -jar hindcast-agent.jar options <pid> [name=value ...]",
    "       java -jar hindcast-agent.jar requests <pid>",
    "Try:   OTEL_TRACES_EXPORTER=console shows each trace on standard output",
    "",
    "options   shows the sampling options of a running process and where each was set; with",
    "          name=value it sets them there, all of them or none. What is set so goes before",
    "          every other source, until the process ends or its file of options changes that",
    "          option; name= takes it back.",
    "requests  shows which requests the threads of a running process work on, oldest first.",
    "",
    "Both have to run as the user of the process, or as root. Exit code: 0 done, 1 not done,",
    "2 not understood."
  };

  private HindcastCommand() {}

  /** Says what the jar is for, or runs a command. */
  public static void main(String[] arguments) {
    String command = arguments.length == 0 ? "help" : arguments[0];
    if (command.equals("options") || command.equals("requests")) {
      System.exit(run(arguments));
    }
    boolean help = command.equals("help") || command.equals("--help") || command.equals("-h");
    PrintStream out = help ? System.out : System.err;
    if (!help) {
      out.println("hindcast: there is no command " + command);
    }
    String version = HindcastCommand.class.getPackage().getImplementationVersion();
    out.println("Hindcast " + (version == null ? "(unpacked)" : version));
    for (String line : USAGE) {
      out.println(line);
    }
    if (!help) {
      System.exit(2);
    }
  }

  private static int run(String[] arguments) {
    String java = System.getProperty("java.specification.version");
    if (HindcastAgent.majorVersion(java) < HindcastAgent.OLDEST_JAVA) {
      System.err.println(
          "hindcast: needs Java "
              + HindcastAgent.OLDEST_JAVA
              + " or newer to ask a process, this is Java "
              + java);
      return 1;
    }
    Throwable cause;
    try {
      return (Integer)
          Class.forName(START_CLASS)
              .getMethod("run", String[].class, File.class)
              .invoke(null, arguments, HindcastAgent.ownJar());
    } catch (InvocationTargetException failure) {
      cause = failure.getCause();
    } catch (Exception failure) {
      cause = failure;
    }
    System.err.println("hindcast: could not ask: " + cause);
    return 1;
  }
}
