package io.hindcast.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hindcast.exporter.otlp.CollectorVoices;
import io.hindcast.exporter.otlp.OtlpSender;
import io.hindcast.exporter.otlp.Priority;
import io.hindcast.exporter.receiver.HttpReceiver;
import io.hindcast.exporter.receiver.Receiver.Answer;
import io.hindcast.exporter.spool.NotedForces;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is to outlive a power cut is on the disk, and not in the system's memory. */
@Timeout(60)
final class ForcedEvidenceTest {
  /** Head and checksum of a segment. */
  private static final int MORE = 28;

  @Test
  void evidence_isForcedWithinItsTime_andAtTheEnd_theBaselineIsNot(@TempDir Path directory)
      throws Exception {
    FakeClock clock = new FakeClock();
    TestLog log = new TestLog();
    NotedForces disk = new NotedForces();
    try (HttpReceiver receiver = new HttpReceiver(0, null, false)) {
      receiver.answer(Answer.HANGS);
      SpoolOverflow spool = new SpoolOverflow(disk.spool(directory, log, clock), log);
      OtlpSender sender =
          new OtlpSender(
              Signal.TRACES,
              OtlpSettings.of(OtlpProtocol.HTTP_PROTOBUF, receiver.endpoint()),
              "1",
              new ExporterStats(),
              spool,
              new CollectorVoices(),
              (nanos, error) -> {},
              log,
              clock);
      try {
        sender.send(new byte[0], 1, Priority.BASELINE);
        await().until(() -> !receiver.requests.isEmpty());
        sender.send(new byte[100], 1, Priority.EVIDENCE);
        assertThat(sender.copyOverdue()).isZero();
        clock.advance(Duration.ofMillis(500));

        assertThat(sender.copyOverdue()).isOne();
        assertThat(disk.forced).containsExactly(MORE + 100 + " bytes", "names");

        disk.forced.clear();
        sender.send(new byte[200], 1, Priority.EVIDENCE);
        sender.send(new byte[300], 1, Priority.BASELINE);
        sender.stop();
        assertThat(disk.forced).containsExactly(MORE + 200 + " bytes", "names");
      } finally {
        sender.stop();
        spool.close();
      }
      ExporterThreads.awaitEnd();
    }
  }
}
