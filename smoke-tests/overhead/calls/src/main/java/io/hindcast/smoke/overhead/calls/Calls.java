package io.hindcast.smoke.overhead.calls;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmark under each agent in turns, and prints medians over the rounds. */
public final class Calls {
  /** Tells a fork which agent it has. */
  static final String AGENT = "calls.agent";

  static final String NONE = "none";

  /** Both are asked for spans alone, and for what they do by default with them. */
  private static final List<String> SPANS_ONLY =
      List.of("-Dotel.metrics.exporter=none", "-Dotel.logs.exporter=none");

  /** Of one benchmark under one agent, a figure a round. */
  private record Figures(List<Double> nanos, List<Double> bytes) {}

  private final Map<String, Map<String, Figures>> byBenchmark = new LinkedHashMap<>();

  private Calls() {}

  /** Runs it; all options are system properties. */
  public static void main(String[] arguments) throws RunnerException, IOException {
    Map<String, String> agents = new LinkedHashMap<>();
    agents.put(NONE, "");
    agents.put("Hindcast", option("hindcast.agent.jar"));
    agents.put("OpenTelemetry", option("calls.opentelemetry.jar"));
    int rounds = Integer.parseInt(option("calls.rounds"));
    long millis = Long.parseLong(option("calls.millis"));
    Calls calls = new Calls();
    try (Receiver receiver = new Receiver()) {
      List<String> order = new ArrayList<>(agents.keySet());
      for (int round = 0; round < rounds; round++) {
        for (String agent : order) {
          List<String> jvm = jvmArguments(agent, String.valueOf(agents.get(agent)), receiver.url());
          calls.add(agent, new Runner(options(jvm, millis)).run());
        }
        Collections.rotate(order, 1);
      }
    }
    System.out.print(calls.table(agents.keySet()));
  }

  private static String option(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }

  private static List<String> jvmArguments(String agent, String jar, String receiver) {
    List<String> jvm = new ArrayList<>(List.of("-Xms512m", "-Xmx512m", "-XX:+UseG1GC"));
    jvm.add("-D" + AGENT + "=" + agent);
    if (!jar.isEmpty()) {
      jvm.add("-javaagent:" + jar);
      jvm.addAll(SPANS_ONLY);
      jvm.add("-Dotel.exporter.otlp.endpoint=" + receiver);
    }
    return jvm;
  }

  private static Options options(List<String> jvm, long millis) {
    return new OptionsBuilder()
        .include(Calls.class.getPackageName() + "\\." + option("calls.include"))
        .addProfiler(CallerBytes.class)
        .forks(1)
        .jvmArgs(jvm.toArray(new String[0]))
        .warmupIterations(5)
        .warmupTime(TimeValue.milliseconds(millis))
        .measurementIterations(5)
        .measurementTime(TimeValue.milliseconds(millis))
        .shouldFailOnError(true)
        .build();
  }

  private void add(String agent, Iterable<RunResult> results) {
    for (RunResult result : results) {
      Figures figures =
          byBenchmark
              .computeIfAbsent(label(result), name -> new LinkedHashMap<>())
              .computeIfAbsent(agent, name -> new Figures(new ArrayList<>(), new ArrayList<>()));
      figures.nanos.add(result.getPrimaryResult().getScore());
      result
          .getSecondaryResults()
          .forEach(
              (label, other) -> {
                if (label.endsWith(CallerBytes.LABEL)) {
                  // Not the mean: one class that is loaded meanwhile would show.
                  figures.bytes.add(other.getStatistics().getPercentile(50));
                }
              });
    }
  }

  /** The benchmark's method, and its parameters. */
  private static String label(RunResult result) {
    BenchmarkParams params = result.getParams();
    StringBuilder label = new StringBuilder(result.getPrimaryResult().getLabel());
    for (String key : params.getParamsKeys()) {
      label.append(", ").append(key).append('=').append(params.getParam(key));
    }
    return label.toString();
  }

  private String table(Iterable<String> agents) {
    StringBuilder table = new StringBuilder("\n| call | agent | ns/op | added | B/op | added |\n");
    table.append("|---|---|---|---|---|---|\n");
    byBenchmark.forEach(
        (benchmark, byAgent) -> {
          Figures none = Objects.requireNonNull(byAgent.get(NONE));
          for (String agent : agents) {
            Figures figures = Objects.requireNonNull(byAgent.get(agent));
            double nanos = median(figures.nanos);
            double bytes = median(figures.bytes);
            table.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %s | %.0f | %.0f | %.0f | %.0f |%n",
                    benchmark,
                    agent,
                    nanos,
                    nanos - median(none.nanos),
                    bytes,
                    bytes - median(none.bytes)));
          }
        });
    return table.toString();
  }

  private static double median(List<Double> figures) {
    List<Double> sorted = new ArrayList<>(figures);
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
