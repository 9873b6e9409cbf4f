package io.hindcast.agent;

import java.io.File;

/**
 * Programs that come with the JDK or build an application, and our own command, are no application:
 * a {@code JAVA_TOOL_OPTIONS} meant for a service reaches them too, and they must behave as ever.
 */
final class BuildTools {
  private static final String OWN_JAR = "hindcast-agent.jar";

  private static final String[] MAIN_CLASSES = {
    "sun.tools.",
    "sun.jvm.hotspot.",
    "sun.jvmstat.",
    "sun.rmi.registry.",
    "sun.security.tools.",
    "com.sun.tools.",
    "jdk.tools.",
    "jdk.internal.jshell.",
    "jdk.jshell.",
    "jdk.javadoc.internal.",
    "jdk.jfr.internal.tool.",
    "jdk.jpackage.",
    "org.codehaus.plexus.classworlds.launcher.Launcher",
    "org.apache.maven.wrapper.MavenWrapperMain",
    "org.gradle.wrapper.GradleWrapperMain",
    "org.gradle.launcher.",
  };

  private BuildTools() {}

  /**
   * Whether a command line is one of theirs.
   *
   * @param command the value of {@code sun.java.command}: main class, jar or {@code module/class},
   *     then its arguments
   */
  static boolean isOne(String command) {
    int space = command.indexOf(' ');
    String main = space < 0 ? command : command.substring(0, space);
    if (new File(main).getName().equals(OWN_JAR)) {
      return true;
    }
    if (main.startsWith("jdk.") || main.startsWith("java.")) {
      // The JDK's own launchers name a module first.
      main = main.substring(main.indexOf('/') + 1);
    }
    for (String prefix : MAIN_CLASSES) {
      if (main.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
