package io.hindcast.agent;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Other agents that trace. Two of them in one JVM write each span twice and fight over the headers,
 * so the one that cannot be known to cope stays out.
 *
 * <p>Who is named before us has been started, so its class is loaded. Who is named after us has its
 * jar behind ours on the class path, where the JVM puts the jar of each {@code -javaagent}. The
 * application's jars stay closed: to open 200 of them takes 0.1 s.
 */
final class OtherAgents {
  private static final String[][] PREMAIN_CLASSES = {
    {"io.opentelemetry.javaagent.OpenTelemetryAgent", "OpenTelemetry"},
    {"datadog.trace.bootstrap.AgentBootstrap", "Datadog"},
    {"co.elastic.apm.agent.premain.AgentMain", "Elastic APM"},
    {"org.glowroot.agent.AgentPremain", "Glowroot"},
  };

  private OtherAgents() {}

  /**
   * The name of one that is there; null for none.
   *
   * @param own our own jar
   */
  static @Nullable String find(Instrumentation instrumentation, File own) {
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      String name = loaded.getName();
      for (String[] agent : PREMAIN_CLASSES) {
        if (name.equals(agent[0])) {
          return agent[1];
        }
      }
    }
    return behind(own.getName(), System.getProperty("java.class.path", ""));
  }

  /** Looks into the jars that a class path names behind the first file of a name. */
  static @Nullable String behind(String ownName, String classPath) {
    boolean behind = false;
    int from = 0;
    while (from <= classPath.length()) {
      int separator = classPath.indexOf(File.pathSeparatorChar, from);
      int to = separator < 0 ? classPath.length() : separator;
      String element = classPath.substring(from, to);
      if (behind) {
        String found = in(element);
        if (found != null) {
          return found;
        }
      }
      behind |= element.endsWith(ownName);
      from = to + 1;
    }
    return null;
  }

  private static @Nullable String in(String file) {
    try (ZipFile jar = new ZipFile(file)) {
      for (String[] agent : PREMAIN_CLASSES) {
        if (jar.getEntry(agent[0].replace('.', '/') + ".class") != null) {
          return agent[1];
        }
      }
    } catch (IOException noJar) {
      // A directory, or nothing at all: no agent is started from it.
    }
    return null;
  }
}
