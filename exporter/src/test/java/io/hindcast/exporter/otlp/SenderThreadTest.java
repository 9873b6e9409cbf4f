package io.hindcast.exporter.otlp;

import static org.awaitility.Awaitility.await;

import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.NoThreadAtFirst;
import io.hindcast.exporter.OtlpProtocol;
import io.hindcast.exporter.OtlpSettings;
import io.hindcast.exporter.Signal;
import io.hindcast.exporter.TestLog;
import io.hindcast.exporter.receiver.HttpReceiver;
import io.hindcast.exporter.receiver.Receiver;
import io.hindcast.exporter.trace.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SenderThreadTest {
  @Test
  void threadThatCouldNotBegin_isMadeAgain() throws Exception {
    ExporterStats stats = new ExporterStats();
    Ledger ledger = new Ledger(stats, Overflow.NONE);
    PayloadQueue queue = new PayloadQueue(ledger);
    try (Receiver receiver = new HttpReceiver(0, null, false)) {
      SenderThread thread =
          new SenderThread(
              Signal.TRACES,
              queue,
              ledger,
              new SizeLimit(),
              OtlpSettings.of(OtlpProtocol.HTTP_PROTOBUF, receiver.endpoint()),
              "1",
              new CollectorVoices(),
              (nanos, error) -> {},
              new NoThreadAtFirst(),
              new TestLog(),
              Clock.system());
      queue.offer(Payload.of(Requests.spans(3), 3, Priority.EVIDENCE, System.nanoTime()));
      thread.wake();

      thread.wake();

      await().until(() -> stats.exported() == 3);
      thread.stop();
    }
  }
}
