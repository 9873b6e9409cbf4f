package io.hindcast.instrumentations.jdkhttpclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.sampling.SamplingPolicy;
import io.hindcast.bootstrap.sampling.Threshold;
import io.hindcast.instrumentations.testing.Allocation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What {@link JdkHttpClientBenchmark} measures of the heap, as a check. Each call is its own trace.
 */
class AllocationTest {
  /** The record (96 B), its trace (48 B) and the body handler (24 B). */
  private static final double SPAN = 168;

  /** What the client makes of a request's headers without us. */
  private static final double PLAIN = 560;

  /**
   * The header's text is 96 B, the client's copy of it 64 B. The rest is what {@code
   * HttpHeaders.of} needs to make immutable headers, ours among them, for the client to copy. As
   * {@link #PLAIN}, it is what Java 17 allocates when no compiler takes anything away ({@code
   * -XX:-DoEscapeAnalysis}; 496 and 904 on Java 25): what the compiler saves of it differs from run
   * to run, by up to 360 B.
   */
  private static final double HEADER = 1_032;

  /** The text of {@code tracestate} is 56 B, what it is put together in 72 B; the rest as above. */
  private static final double STATE_HEADER = 520;

  private final RecordedCall call = new RecordedCall();

  /** Keeps the compiler from leaving a result out. */
  private @Nullable Object escaped;

  private final SamplingPolicy before = SamplingPolicy.current();

  /** Most traces are not: what goes out of them is one header. */
  @BeforeEach
  void notSampled() {
    SamplingPolicy.use(SamplingPolicy.head(Threshold.NEVER, true));
  }

  @AfterEach
  void used() {
    SamplingPolicy.use(before);
    assertThat(escaped).isNotNull();
  }

  @Test
  void recordedCall_staysInTheBudget() throws Exception {
    double limit = SPAN + 1;
    assertThat(Allocation.bytesPerCall(() -> escaped = call.recorded(), limit)).isLessThan(limit);
  }

  @Test
  void sampledCall_costsASecondHeaderBesides() throws Exception {
    // Of ten thousand calls all but one are, each with a tracestate of its own: ot=th:00068e.
    SamplingPolicy.use(SamplingPolicy.head(Threshold.of(0.9999), true));
    double limit = PLAIN + SPAN + HEADER + STATE_HEADER + 1;
    assertThat(Allocation.bytesPerCall(() -> escaped = call.recordedAndInjected(), limit))
        .isLessThan(limit);
  }

  @Test
  void injectedCall_costsItsHeaderBesides() throws Exception {
    double limit = PLAIN + SPAN + HEADER + 1;
    assertThat(Allocation.bytesPerCall(() -> escaped = call.recordedAndInjected(), limit))
        .isLessThan(limit);
  }
}
