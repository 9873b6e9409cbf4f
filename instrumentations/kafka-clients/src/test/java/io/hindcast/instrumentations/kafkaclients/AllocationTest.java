package io.hindcast.instrumentations.kafkaclients;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.sampling.SamplingPolicy;
import io.hindcast.bootstrap.sampling.Threshold;
import io.hindcast.instrumentations.testing.Allocation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link ProducerBenchmark} measures of the heap, as a check. Each call is its own trace. */
class AllocationTest {
  /** The record (120 B), its trace (48 B) and the callback (24 B). */
  private static final double SPAN = 192;

  /** Bytes (72 B), header (32 B), and the array that the message keeps its first header in. */
  private static final double HEADER = 160;

  private final RecordedSend send = new RecordedSend();

  /** Keeps the compiler from leaving the message out. */
  private @Nullable Object escaped;

  private final SamplingPolicy before = SamplingPolicy.current();

  /** Most traces are not: what goes out of them is one header. */
  @BeforeEach
  void notSampled() {
    SamplingPolicy.use(SamplingPolicy.head(Threshold.NEVER, true));
  }

  @AfterEach
  void close() {
    SamplingPolicy.use(before);
    assertThat(escaped).isNotNull();
    send.close();
  }

  @Test
  void recordedMessage_staysInTheBudget() throws Exception {
    double plain = Allocation.bytesPerCall(() -> escaped = send.plain());

    double limit = plain + SPAN + 1;
    assertThat(Allocation.bytesPerCall(() -> escaped = send.recorded(), limit)).isLessThan(limit);
  }

  @Test
  void injectedMessage_costsItsHeaderBesides() throws Exception {
    double plain = Allocation.bytesPerCall(() -> escaped = send.plain());

    double limit = plain + SPAN + HEADER + 1;
    assertThat(Allocation.bytesPerCall(() -> escaped = send.recordedAndInjected(), limit))
        .isLessThan(limit);
  }
}
