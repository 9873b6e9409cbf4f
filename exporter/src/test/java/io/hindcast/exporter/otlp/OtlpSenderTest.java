package io.hindcast.exporter.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.ExporterStats.DropReason;
import io.hindcast.exporter.OtlpProtocol;
import io.hindcast.exporter.OtlpSettings;
import io.hindcast.exporter.Signal;
import io.hindcast.exporter.TestLog;
import io.hindcast.exporter.receiver.HttpReceiver;
import io.hindcast.exporter.receiver.Receiver;
import io.hindcast.exporter.receiver.Receiver.Answer;
import io.hindcast.exporter.trace.Clock;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole of a sender, with its thread. */
@Timeout(60)
final class OtlpSenderTest {
  private static final long LONG = TimeUnit.SECONDS.toNanos(20);

  private final TestLog log = new TestLog();
  private final ExporterStats stats = new ExporterStats();
  private Receiver receiver;
  private @Nullable OtlpSender sender;

  @BeforeEach
  void listen() throws Exception {
    receiver = new HttpReceiver(0, null, false);
  }

  @AfterEach
  void close() {
    if (sender != null) {
      sender.stop();
    }
    receiver.close();
  }

  @Test
  void senderWithoutAnythingToSend_hasNoThread() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    OtlpSender idle = sender(new FakeOverflow());

    assertThat(idle.copyOverdue()).isZero();
    idle.end();
    idle.stop();

    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> !before.contains(thread))
        .noneMatch(thread -> thread.getName().startsWith("hindcast-"));
  }

  @Test
  void whatAnEarlierProcessKept_isSentWhenWoken() {
    FakeOverflow overflow = new FakeOverflow();
    overflow.add(Requests.spans(3), 3);
    stats.addReceived(3);
    stats.addSpooled(3);

    sender(overflow).wake();

    await().until(() -> stats.exported() == 3);
    assertThat(Requests.numbers(receiver.requests.get(0).request().toByteArray()))
        .containsExactly(0L, 1L, 2L);
    assertThat(stats.spooled()).isZero();
  }

  @Test
  void whatTheCollectorDoesNotTake_isKeptAtTheEnd() {
    receiver.answer(Answer.HANGS);
    FakeOverflow overflow = new FakeOverflow();
    OtlpSender running = sender(overflow);
    running.send(Requests.spans(3), 3, Priority.EVIDENCE);
    running.send(Requests.spans(2), 2, Priority.BASELINE);
    await().until(() -> receiver.requests.size() == 1);

    running.stop();

    assertThat(overflow.entries).extracting(entry -> entry.items).containsExactly(3, 2);
    assertThat(stats.spooled()).isEqualTo(5);
    assertThat(stats.dropped(DropReason.SHUTDOWN)).isZero();
  }

  @Test
  void connectionThatCannotBeSetUp_leavesTheDiskAlone_andKeepsWhatIsNew() throws Exception {
    FakeOverflow overflow = new FakeOverflow();
    overflow.add(Requests.spans(3), 3);
    stats.addSpooled(3);
    OtlpSender running = sender(overflow, unusable());
    running.wake();
    await().until(() -> !log.lines.isEmpty());
    running.send(Requests.spans(2), 2, Priority.BASELINE);
    running.send(Requests.spans(1), 1, Priority.EVIDENCE);

    running.end();

    assertThat(running.awaitDelivery(LONG)).as("nobody is waited for").isTrue();
    assertThat(overflow.entries).extracting(entry -> entry.items).containsExactly(3, 1, 2);
    assertThat(overflow.entries).noneMatch(entry -> entry.taken);
    assertThat(stats.spooled()).isEqualTo(6);
    assertThat(stats.dropped()).isZero();
    assertThat(receiver.requests).isEmpty();
    assertThat(log.lines)
        .singleElement()
        .asString()
        .contains("missing.pem", "kept in the spool", "for the next start");
  }

  @Test
  void connectionThatCannotBeSetUp_dropsWhatNobodyKeeps() throws Exception {
    OtlpSender running = sender(Overflow.NONE, unusable());
    running.send(Requests.spans(2), 2, Priority.EVIDENCE);

    assertThat(running.awaitDelivery(LONG)).isTrue();
    assertThat(stats.dropped(DropReason.REFUSED)).isEqualTo(2);
    assertThat(log.lines).singleElement().asString().contains("missing.pem", "counted as dropped");
  }

  @Test
  void stepThatFails_isToldOnce_andTheSenderGoesOn() throws Exception {
    OtlpSender running = sender(new BrokenOverflow());
    for (int i = 1; i <= 3; i++) {
      running.send(Requests.spans(1), 1, Priority.BASELINE);
      assertThat(running.awaitDelivery(LONG)).isTrue();
      assertThat(stats.exported()).isEqualTo(i);
      await().until(() -> !log.lines.isEmpty());
    }

    assertThat(log.lines).hasSize(1);
    assertThat(log.lines.get(0)).contains("it goes on", "no disk");
  }

  private OtlpSender sender(Overflow overflow) {
    return sender(overflow, OtlpSettings.of(OtlpProtocol.HTTP_PROTOBUF, receiver.endpoint()));
  }

  /** With a certificate that is not there. */
  private OtlpSettings unusable() {
    return new OtlpSettings(
        OtlpProtocol.HTTP_PROTOBUF,
        receiver.endpoint(),
        Map.of(),
        OtlpSettings.DEFAULT_TIMEOUT,
        false,
        Path.of("missing.pem"),
        null,
        null);
  }

  private OtlpSender sender(Overflow overflow, OtlpSettings settings) {
    OtlpSender made =
        new OtlpSender(
            Signal.TRACES,
            settings,
            "1",
            stats,
            overflow,
            new CollectorVoices(),
            (nanos, error) -> {},
            log,
            Clock.system());
    sender = made;
    return made;
  }

  private static final class BrokenOverflow implements Overflow {
    @Override
    public @Nullable Object keep(byte[] request, int items, Priority priority) {
      throw new IllegalStateException("no disk");
    }

    @Override
    public @Nullable Fetched take() {
      throw new IllegalStateException("no disk");
    }

    @Override
    public void putBack(Object handle) {
      throw new IllegalStateException("no disk");
    }

    @Override
    public void done(Object handle) {
      throw new IllegalStateException("no disk");
    }
  }
}
