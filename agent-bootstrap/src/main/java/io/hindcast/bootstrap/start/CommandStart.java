package io.hindcast.bootstrap.start;

import java.io.File;
import java.lang.reflect.InvocationTargetException;

/**
 * From the command line to the isolated rest. The JVM of the command finds it in the jar; or on the
 * boot path, where {@code JAVA_TOOL_OPTIONS} names the agent for all that runs.
 */
public final class CommandStart {
  private static final String COMMAND = "io.hindcast.agent.command.Command";

  private CommandStart() {}

  /**
   * Runs a command; called through reflection by the class that is compiled for an older Java.
   *
   * @param arguments what was typed behind the jar's name
   * @param jar the agent's own jar
   * @return the exit code
   */
  public static int run(String[] arguments, File jar) throws Throwable {
    ClassLoader isolated = new IsolatedLoader(jar);
    try {
      return (int)
          isolated
              .loadClass(COMMAND)
              .getMethod("run", String[].class, File.class)
              .invoke(null, arguments, jar);
    } catch (InvocationTargetException failure) {
      throw failure.getTargetException();
    }
  }
}
