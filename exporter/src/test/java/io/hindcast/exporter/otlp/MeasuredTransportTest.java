package io.hindcast.exporter.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.exporter.FakeClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MeasuredTransportTest {
  private final FakeClock clock = new FakeClock();
  private final FakeTransport transport = new FakeTransport();
  private final List<String> made = new ArrayList<>();
  private final MeasuredTransport measured =
      new MeasuredTransport(
          transport, (nanos, error) -> made.add(nanos / 1_000_000 + " ms " + error), clock);

  @Test
  void eachAttempt_isTold_withWhatItFailedFor() {
    Outcome partly = new Outcome.Delivered(3, "too old");
    Outcome busy = new Outcome.Retry("HTTP 503 Busy", "503", true, Outcome.NO_DELAY);
    Outcome refused = new Outcome.Refused("HTTP 401 Who", "401");
    transport.during = () -> clock.advance(Duration.ofMillis(20));
    transport.answer(FakeTransport.OK, partly, busy, refused);

    assertThat(measured.send(new byte[1])).isEqualTo(FakeTransport.OK);
    assertThat(measured.send(new byte[1])).isEqualTo(partly);
    assertThat(measured.send(new byte[1])).isEqualTo(busy);
    assertThat(measured.send(new byte[1])).isEqualTo(refused);

    assertThat(made).containsExactly("20 ms null", "20 ms rejected", "20 ms 503", "20 ms 401");
  }

  @Test
  void attemptThatThrows_isTold() {
    transport.during =
        () -> {
          throw new NoClassDefFoundError("missing");
        };

    assertThatThrownBy(() -> measured.send(new byte[1])).isInstanceOf(NoClassDefFoundError.class);
    assertThat(made).containsExactly("0 ms java.lang.NoClassDefFoundError");
  }

  /** Else it would be sent again. */
  @Test
  void whatWasDelivered_isDelivered_whoeverFailsToMeasureIt() {
    MeasuredTransport failing =
        new MeasuredTransport(
            transport,
            (nanos, error) -> {
              throw new OutOfMemoryError("full");
            },
            clock);

    assertThat(failing.send(new byte[1])).isEqualTo(FakeTransport.OK);
  }
}
