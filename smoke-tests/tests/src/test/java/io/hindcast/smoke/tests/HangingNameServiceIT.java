package io.hindcast.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.smoke.hello.Busy;
import io.hindcast.smoke.stage.Artefacts;
import io.hindcast.smoke.stage.ChildProcess;
import io.hindcast.smoke.stage.Jdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A name service that never answers holds the thread that sends, for good: the JDK's client knows
 * no timeout for it. Nobody else waits: the application's answers are right, and the JVM ends.
 *
 * <p>The name service is one of the application's, which the agent is the first to ask: it must not
 * make the JVM look for it elsewhere.
 *
 * <p>On Java 25 only: before 18 an application can't put a name service of its own into the JDK.
 */
final class HangingNameServiceIT {
  private static final Duration LONG = Duration.ofSeconds(60);

  /** Compiled by the JDK it is for: this build's knows nothing of its interfaces. */
  private static final String RESOLVER =
      """
      import java.net.InetAddress;
      import java.net.UnknownHostException;
      import java.net.spi.InetAddressResolver;
      import java.net.spi.InetAddressResolverProvider;
      import java.util.concurrent.locks.LockSupport;
      import java.util.stream.Stream;

      public final class Hanging extends InetAddressResolverProvider {
        public String name() {
          return "hanging";
        }

        public InetAddressResolver get(Configuration configuration) {
          InetAddressResolver real = configuration.builtinResolver();
          return new InetAddressResolver() {
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
                throws UnknownHostException {
              if (host.equals("collector.test")) {
                System.out.print("asked\\n");
                while (true) {
                  LockSupport.park();
                }
              }
              return real.lookupByName(host, policy);
            }

            public String lookupByAddress(byte[] address) throws UnknownHostException {
              return real.lookupByAddress(address);
            }
          };
        }
      }
      """;

  @TempDir Path directory = Path.of("");

  @Test
  void nobodyWaitsButTheSender() throws Exception {
    Jdk jdk = Java.VERSION_25.jdk();
    Path classes = compiled(jdk);
    List<String> command =
        List.of(
            program(jdk, "java"),
            "-Dsun.net.httpserver.nodelay=true",
            "-javaagent:" + Artefacts.agent(),
            "-cp",
            System.getProperty("smoke.hello", "") + System.getProperty("path.separator") + classes,
            Busy.class.getName());
    Map<String, String> environment =
        Map.of(
            "OTEL_SERVICE_NAME",
            "busy",
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            "http://collector.test:4318",
            "OTEL_TRACES_SAMPLER",
            "always_on");
    Path own = Files.createDirectory(directory.resolve("busy"));
    try (ChildProcess process = ChildProcess.start("busy", own, command, environment)) {
      process.awaitEnd(LONG);
      Output output = Output.of(process);

      assertThat(output.exitCode()).isZero();
      assertThat(output.stdout().replace("asked\n", "")).isEqualTo(Busy.SAID);
      assertThat(output.stdout()).as("it did hang").contains("asked");
      assertThat(output.stderrOfTheApplication()).isEmpty();
      assertThat(output.hindcastLines())
          .as("what is lost is told")
          .anySatisfy(line -> assertThat(line).contains("could not be delivered before the end"));
    }
  }

  private Path compiled(Jdk jdk) throws Exception {
    Path classes = Files.createDirectory(directory.resolve("classes"));
    Path source = Files.writeString(directory.resolve("Hanging.java"), RESOLVER);
    Path services = Files.createDirectories(classes.resolve("META-INF").resolve("services"));
    Files.writeString(services.resolve("java.net.spi.InetAddressResolverProvider"), "Hanging\n");
    Path own = Files.createDirectory(directory.resolve("javac"));
    List<String> command =
        List.of(program(jdk, "javac"), "-d", classes.toString(), source.toString());
    try (ChildProcess javac = ChildProcess.start("javac", own, command, Map.of())) {
      assertThat(javac.awaitEnd(LONG)).as(javac.stderr()).isZero();
    }
    return classes;
  }

  private static String program(Jdk jdk, String name) {
    return jdk.home().resolve("bin").resolve(name).toString();
  }
}
