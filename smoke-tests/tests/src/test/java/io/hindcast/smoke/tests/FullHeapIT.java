package io.hindcast.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.smoke.collector.OtlpReceiver;
import io.hindcast.smoke.collector.ReceivedPoint;
import io.hindcast.smoke.hello.Full;
import io.hindcast.smoke.stage.Artefacts;
import io.hindcast.smoke.stage.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the heap is nearly full and nobody takes the spans, the application comes first. */
final class FullHeapIT {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path directory = Path.of("");

  private @Nullable OtlpReceiver back;

  @ParameterizedTest
  @EnumSource(Java.class)
  void applicationAnswers_andTheAgentCountsWhatItGaveUp(Java java) throws Exception {
    String endpoint = endpointOfNobody();
    try (ChildProcess process = start(java, endpoint)) {
      process.await("its heap has room", LONG, () -> process.stdout().contains(Full.HAS_ROOM));
      OtlpReceiver receiver = receiverAt(endpoint);
      Files.createFile(directory.resolve(Full.GO_ON));
      process.awaitEnd(LONG);
      Output output = Output.of(process);

      assertThat(output.stdout()).isEqualTo(Full.SAID);
      assertThat(output.exitCode()).isZero();
      assertThat(output.stderrOfTheApplication()).as("no OutOfMemoryError, above all").isEmpty();
      assertThat(output.hindcastLines())
          .filteredOn(line -> line.contains("heap"))
          .as("one line, and none within a minute")
          .singleElement()
          .asString()
          .contains("nearly full");
      long received = receiver.store().spans().size();
      long dropped = droppedForTheHeap(receiver);
      assertThat(dropped).isPositive();
      assertThat(received).as("what came after, at least").isPositive();
      assertThat(received + dropped).isEqualTo(Full.REQUESTS);
    }
  }

  private static String endpointOfNobody() throws IOException {
    try (OtlpReceiver away = OtlpReceiver.http()) {
      return away.endpoint();
    }
  }

  private OtlpReceiver receiverAt(String endpoint) throws IOException {
    back = OtlpReceiver.http(URI.create(endpoint).getPort());
    return back;
  }

  @AfterEach
  void close() {
    if (back != null) {
      back.close();
    }
  }

  private ChildProcess start(Java java, String endpoint) throws Exception {
    List<String> command =
        List.of(
            java.jdk().home().resolve("bin").resolve("java").toString(),
            "-Xmx64m",
            // G1 has 64 regions in so small a heap; an application alone fails before 95 %.
            "-XX:+UseSerialGC",
            "-Dsun.net.httpserver.nodelay=true",
            "-javaagent:" + Artefacts.agent(),
            "-cp",
            System.getProperty("smoke.hello", ""),
            Full.class.getName());
    return ChildProcess.start(
        "full",
        directory,
        command,
        Map.of(
            "OTEL_SERVICE_NAME",
            "full",
            "HINDCAST_SHUTDOWN_TIMEOUT",
            "20s",
            "OTEL_TRACES_SAMPLER",
            "always_on",
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            endpoint));
  }

  private static long droppedForTheHeap(OtlpReceiver receiver) {
    long dropped = 0;
    for (ReceivedPoint point : receiver.store().points("otel.sdk.exporter.span.exported")) {
      if ("memory_pressure".equals(point.attributes().get("error.type"))) {
        dropped += (long) point.value();
      }
    }
    return dropped;
  }
}
