package io.hindcast.smoke.tests;

import io.hindcast.smoke.collector.OtlpReceiver;
import io.hindcast.smoke.hello.Hello;
import io.hindcast.smoke.stage.ChildProcess;
import io.hindcast.smoke.stage.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs {@link Hello} in a process of its own. */
final class HelloRun {
  private static final Duration END = Duration.ofSeconds(60);

  private HelloRun() {}

  static Output play(
      Path directory,
      Jdk jdk,
      List<String> javaArguments,
      Map<String, String> environment,
      OtlpReceiver receiver)
      throws IOException, InterruptedException {
    return play(Hello.class, directory, jdk, javaArguments, environment, receiver);
  }

  static Output play(
      Class<?> program,
      Path directory,
      Jdk jdk,
      List<String> javaArguments,
      Map<String, String> environment,
      OtlpReceiver receiver)
      throws IOException, InterruptedException {
    Path classes = Path.of(System.getProperty("smoke.hello", ""));
    return play(program, classes, directory, jdk, javaArguments, environment, receiver);
  }

  static Output play(
      Class<?> program,
      Path classPath,
      Path directory,
      Jdk jdk,
      List<String> javaArguments,
      Map<String, String> environment,
      OtlpReceiver receiver)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(jdk.home().resolve("bin").resolve("java").toString());
    command.addAll(javaArguments);
    command.addAll(List.of("-cp", classPath.toString(), program.getName()));
    Map<String, String> all = new HashMap<>();
    all.put("OTEL_SERVICE_NAME", "hello");
    all.put("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint());
    // What is counted here are all requests, however many come in a second.
    all.put("OTEL_TRACES_SAMPLER", "always_on");
    all.putAll(environment);
    Path own = Files.createTempDirectory(directory, "hello");
    try (ChildProcess process = ChildProcess.start("hello", own, command, all)) {
      process.awaitEnd(END);
      return Output.of(process);
    }
  }
}
