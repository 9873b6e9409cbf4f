package io.hindcast.smoke.tests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One thing a user can get wrong in telling the agent what to do.
 *
 * @param agentArguments what follows {@code =} after the jar's name
 * @param named what the one line about it has to name: the option, its value
 */
record BadInput(
    String what,
    String agentArguments,
    List<String> properties,
    Map<String, String> environment,
    List<String> named) {

  static List<BadInput> all(Path directory) throws IOException {
    Path garbage = Files.write(directory.resolve("garbage.properties"), garbage());
    Path badEscape =
        Files.writeString(directory.resolve("escape.properties"), "otel.service.name=\\uZZZZ\n");
    Path unknown =
        Files.writeString(directory.resolve("unknown.properties"), "hindcast.nonsense=in-file\n");
    String missing = directory.resolve("no-such-file").toString();
    return List.of(
        property("an unknown option", "hindcast.nonsense", "1"),
        property("a boolean that is none", "hindcast.instrumentation.jdbc.enabled", "perhaps"),
        property("an unknown protocol", "otel.exporter.otlp.protocol", "pigeon"),
        property("a time that is none", "otel.exporter.otlp.timeout", "soon"),
        property("an endpoint that is no URL", "otel.exporter.otlp.endpoint", "not-a-url"),
        property("a missing file", "hindcast.config", missing),
        property("a directory for a file", "hindcast.config", directory.toString()),
        property("a file of garbage", "hindcast.config", garbage.toString()),
        property("a file with a broken escape", "hindcast.config", badEscape.toString()),
        new BadInput(
            "an unknown option in a file",
            "",
            List.of("-Dhindcast.config=" + unknown),
            Map.of(),
            List.of("hindcast.nonsense", "in-file", unknown.toString())),
        variable("an unknown variable", "HINDCAST_NONSENSE", "2"),
        variable("an endpoint variable that is no URL", "OTEL_EXPORTER_OTLP_ENDPOINT", "no url"),
        new BadInput(
            "an unknown agent argument",
            "nonsense=3",
            List.of(),
            Map.of(),
            List.of("nonsense", "3")));
  }

  /** Neither text in any usual encoding nor pairs of keys and values. */
  private static byte[] garbage() {
    return "\u0000\u0001\u00fe\u00ff\\u00".getBytes(ISO_8859_1);
  }

  private static BadInput property(String what, String name, String value) {
    return new BadInput(
        what, "", List.of("-D" + name + "=" + value), Map.of(), List.of(name, value));
  }

  private static BadInput variable(String what, String name, String value) {
    return new BadInput(what, "", List.of(), Map.of(name, value), List.of(name, value));
  }

  /** Lines that may follow: with the default endpoint nobody listens, which has to be told too. */
  int consequences() {
    return what.startsWith("an endpoint") ? 2 : 0;
  }

  List<String> javaArguments(Path agent) {
    List<String> arguments = new ArrayList<>(properties);
    String with = agentArguments.isEmpty() ? "" : "=" + agentArguments;
    arguments.add("-javaagent:" + agent + with);
    return arguments;
  }

  @Override
  public String toString() {
    return what;
  }
}
