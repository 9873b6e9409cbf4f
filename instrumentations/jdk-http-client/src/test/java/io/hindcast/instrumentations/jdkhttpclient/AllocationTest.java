package io.hindcast.instrumentations.jdkhttpclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.instrumentations.testing.Allocation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What {@link JdkHttpClientBenchmark} measures of the heap, as a check. Each call is its own trace.
 */
class AllocationTest {
  /** The record (96 B), its trace (48 B) and the body handler (24 B). */
  private static final double SPAN = 168;

  /**
   * The header's text is 96 B, the client's copy of it 64 B. The rest is what {@code
   * HttpHeaders.of} needs to make immutable headers, ours among them, for the client to copy.
   */
  private static final double HEADER = 900;

  private final RecordedCall call = new RecordedCall();

  /** Keeps the compiler from leaving a result out. */
  private @Nullable Object escaped;

  @AfterEach
  void used() {
    assertThat(escaped).isNotNull();
  }

  @Test
  void recordedCall_staysInTheBudget() throws Exception {
    double limit = SPAN + 1;
    assertThat(Allocation.bytesPerCall(() -> escaped = call.recorded(), limit)).isLessThan(limit);
  }

  @Test
  void injectedCall_costsItsHeaderBesides() throws Exception {
    double plain = Allocation.bytesPerCall(() -> escaped = call.plain());

    double limit = plain + SPAN + HEADER + 1;
    assertThat(Allocation.bytesPerCall(() -> escaped = call.recordedAndInjected(), limit))
        .isLessThan(limit);
  }
}
