package io.hindcast.bootstrap.start;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** From the door to the isolated rest. On the boot path, so there is one of it in a process. */
public final class AgentStart {
  private static final String RUNTIME = "io.hindcast.agent.AgentRuntime";
  private static final AtomicBoolean STARTED = new AtomicBoolean();

  private AgentStart() {}

  /**
   * Starts the agent; called by the premain class through reflection, for it is compiled for an
   * older Java.
   *
   * @param arguments what stands behind the equals sign of {@code -javaagent}; null for nothing
   * @param instrumentation the JVM's
   * @param jar the agent's own jar
   */
  public static void start(@Nullable String arguments, Instrumentation instrumentation, File jar)
      throws Throwable {
    if (!STARTED.compareAndSet(false, true)) {
      System.err.println(
          // Not the jar's name: of two copies the JVM shows the first one's classes to both.
          "hindcast: -javaagent names the agent twice, or it was attached to a JVM that has it; the"
              + " first one runs, this one is ignored");
      return;
    }
    ClassLoader isolated = new IsolatedLoader(jar);
    try {
      isolated
          .loadClass(RUNTIME)
          .getMethod("start", String.class, Instrumentation.class, File.class)
          .invoke(null, arguments, instrumentation, jar);
    } catch (InvocationTargetException failure) {
      throw failure.getTargetException();
    }
  }
}
