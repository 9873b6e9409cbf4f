package io.hindcast.exporter.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.exporter.TestLog;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class RingMemoryTest {
  private final TestLog log = new TestLog();
  private final List<Integer> asked = new ArrayList<>();
  private int refuseFrom = Integer.MAX_VALUE;

  private final MemorySource source =
      bytes -> {
        asked.add(bytes);
        if (bytes >= refuseFrom) {
          throw new OutOfMemoryError("refused by the test");
        }
        return ByteBuffer.allocateDirect(bytes);
      };

  @Test
  void memory_isAsMuchAsIsWanted() {
    ByteBuffer memory = RingMemory.take(1_000_003, MemorySource.DIRECT, log);

    assertThat(Objects.requireNonNull(memory).capacity()).isEqualTo(1_000_000);
    assertThat(memory.isDirect()).isTrue();
    assertThat(log.lines).isEmpty();
  }

  @Test
  void memory_isNeverTooLittleToBeOfUse() {
    assertThat(Objects.requireNonNull(RingMemory.take(1, source, log)).capacity())
        .isEqualTo(RingMemory.MIN_BYTES);
  }

  @Test
  void refused_isAQuarter() {
    refuseFrom = 500_000;

    ByteBuffer memory = RingMemory.take(1 << 20, source, log);

    assertThat(Objects.requireNonNull(memory).capacity()).isEqualTo(1 << 18);
    assertThat(log.lines).hasSize(1);
    assertThat(log.lines.get(0)).contains("hindcast.retention.bytes", "1048576", "262144");
  }

  @Test
  void refusedAgain_isNothing() {
    refuseFrom = 0;

    assertThat(RingMemory.take(Long.MAX_VALUE, source, log)).isNull();

    assertThat(asked).containsExactly(RingMemory.MAX_BYTES, RingMemory.MAX_BYTES / 4);
    assertThat(log.lines).hasSize(1);
    assertThat(log.lines.get(0)).contains("hindcast.retention.bytes", "none");
  }
}
