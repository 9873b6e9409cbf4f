package io.hindcast.smoke.faults;

import io.hindcast.smoke.faults.application.Items;
import io.hindcast.smoke.stage.Artefacts;
import io.hindcast.smoke.stage.ChildProcess;
import io.hindcast.smoke.stage.Loopback;
import io.hindcast.smoke.stage.Teardown;
import io.hindcast.smoke.stage.TemporaryDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is around the application in one run: the collector, the proxy before it, a disk. */
final class Surroundings implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final Teardown teardown = new Teardown();
  private final Tally tally = new Tally();
  private final Setup setup;
  private final TemporaryDirectory directory;
  private final Collector collector;
  private final TcpProxy proxy;
  private final Map<String, String> environment;
  private int lives;

  private Surroundings(Scenario scenario, Setup setup, Length length)
      throws IOException, InterruptedException {
    this.setup = setup;
    try {
      directory = teardown.add(TemporaryDirectory.create());
      collector = teardown.add(collector(scenario.route()));
      proxy = teardown.add(TcpProxy.to(collector.port()));
      environment = environment(scenario, length);
    } catch (IOException | InterruptedException | RuntimeException e) {
      teardown.close();
      throw e;
    }
  }

  static Surroundings open(Scenario scenario, Length length)
      throws IOException, InterruptedException {
    return new Surroundings(scenario, scenario.setup(), length);
  }

  private Collector collector(Route route) throws IOException {
    if (setup.overGrpc()) {
      return GrpcCollector.start(tally);
    }
    return route == Route.WRONG_AUTHORITY
        ? HttpCollector.startWithTls(tally)
        : HttpCollector.start(tally);
  }

  private Map<String, String> environment(Scenario scenario, Length length)
      throws IOException, InterruptedException {
    Map<String, String> variables = new HashMap<>();
    variables.put("OTEL_SERVICE_NAME", "faults");
    if (!setup.inHindsight()) {
      // What is not kept by decision is not lost: here everything is to be kept.
      variables.put("OTEL_TRACES_SAMPLER", "always_on");
    }
    variables.put("OTEL_EXPORTER_OTLP_TIMEOUT", Long.toString(scenario.timeout(length).toMillis()));
    variables.put("OTEL_EXPORTER_OTLP_PROTOCOL", setup.overGrpc() ? "grpc" : "http/protobuf");
    variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint(scenario.route()));
    variables.put("HINDCAST_DEBUG", "true");
    if (scenario.route() == Route.WRONG_AUTHORITY) {
      Path authority = WrongAuthority.create(directory.path());
      variables.put("OTEL_EXPORTER_OTLP_CERTIFICATE", authority.toString());
    }
    if (scenario.spool() != Spool.NONE) {
      Path spool = directory.create("spool");
      if (scenario.spool() == Spool.FULL_DISK) {
        var unused = teardown.add(Tmpfs.mount(spool));
      }
      variables.put("HINDCAST_SPOOL_DIRECTORY", spool.toString());
    }
    return variables;
  }

  private String endpoint(Route route) {
    return switch (route) {
      case PROXY -> "http://127.0.0.1:" + proxy.port();
      case WRONG_AUTHORITY -> "https://127.0.0.1:" + proxy.port();
      case UNRESOLVABLE -> "http://collector.invalid:4318";
    };
  }

  Tally tally() {
    return tally;
  }

  Collector collector() {
    return collector;
  }

  TcpProxy proxy() {
    return proxy;
  }

  /** Starts the application, and waits until it listens. */
  Application start() throws IOException, InterruptedException {
    int port = Loopback.freePort();
    String threads = setup.keepsThreads() ? Items.KEPT_THREADS : Items.POOLED_THREADS;
    String others = setup.saturated() ? Items.BUSY : Items.IDLE;
    ChildProcess process = start(Items.class, List.of(Integer.toString(port), threads, others));
    process.await("it listened", START, () -> Loopback.listens(port));
    return new Application(process, port);
  }

  /** Starts one of the applications. It ends with these surroundings at the latest. */
  ChildProcess start(Class<?> main, List<String> arguments) throws IOException {
    List<String> agent = setup.withAgent() ? List.of("-javaagent:" + Artefacts.agent()) : List.of();
    return teardown.add(
        ChildProcess.start(
            main.getSimpleName(),
            directory.create("life-" + ++lives),
            Application.command(setup, agent, main, arguments),
            environment));
  }

  @Override
  public void close() {
    teardown.close();
  }
}
