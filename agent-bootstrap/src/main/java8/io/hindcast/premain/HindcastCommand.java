package io.hindcast.premain;

/** What {@code java -jar hindcast-agent.jar} does: it says how the jar is meant to be used. */
public final class HindcastCommand {
  private HindcastCommand() {}

  /** Prints the version and how to start an application with the agent. */
  public static void main(String[] arguments) {
    String version = HindcastCommand.class.getPackage().getImplementationVersion();
    System.out.println("Hindcast " + (version == null ? "(unpacked)" : version));
    System.out.println("Usage: java -javaagent:hindcast-agent.jar -jar app.jar");
    System.out.println("Try:   OTEL_TRACES_EXPORTER=console shows each trace on standard output");
  }
}
