package io.hindcast.exporter.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.FakeClock;
import io.hindcast.exporter.TestLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MemoryPressureTest {
  private final FakeClock clock = new FakeClock();
  private final FakeHeap heap = new FakeHeap();
  private final TestLog log = new TestLog();
  private final List<Boolean> told = new ArrayList<>();
  private final MemoryPressure pressure =
      heap.pressure(List.of(told::add), new ExporterStats(), log, clock);

  @Test
  void heap_isLookedAtOnceASecond() {
    clock.advance(Duration.ofMillis(999));
    pressure.doWork();
    assertThat(heap.looks).as("a short program pays nothing").isZero();
    for (int i = 0; i < 100; i++) {
      clock.advance(Duration.ofMillis(100));
      pressure.doWork();
    }

    assertThat(heap.looks).isEqualTo(10);
    assertThat(log.lines).isEmpty();
  }

  @Test
  void nearlyFull_lastsUntilThereIsRoom() {
    assertThat(look(0.90)).isZero();
    assertThat(pressure.isOn()).isFalse();
    assertThat(look(0.91)).isEqualTo(1);
    assertThat(pressure.isOn()).isTrue();
    assertThat(look(0.80)).isZero();
    assertThat(pressure.isOn()).isTrue();
    assertThat(look(0.79)).isEqualTo(1);
    assertThat(pressure.isOn()).isFalse();

    assertThat(told).containsExactly(true, false);
  }

  @Test
  void eachState_isToldOnce() {
    look(0.95);
    look(0.97);
    clock.advance(Duration.ofMinutes(1));
    look(0.5);
    look(0.4);

    assertThat(log.lines).hasSize(2);
    assertThat(log.lines.get(0)).startsWith("WARN The heap is nearly full (95 %");
    assertThat(log.lines.get(1)).startsWith("INFO The heap has room again (50 %");
  }

  @Test
  void heapAboutTheLimit_isToldOfOnceAMinute() {
    for (int i = 0; i < 60; i++) {
      look(i % 2 == 0 ? 0.95 : 0.7);
    }
    assertThat(told).hasSize(60);
    assertThat(log.lines).hasSizeLessThanOrEqualTo(2);

    clock.advance(Duration.ofMinutes(1));
    look(0.7);
    assertThat(log.lines.get(log.lines.size() - 1)).contains("has room again");
  }

  @Test
  void runtimeWithoutBeans_isToldOnceAndLeftAlone() {
    MemoryPressure blind =
        new MemoryPressure(
            () -> {
              throw new NoClassDefFoundError("java/lang/management/ManagementFactory");
            },
            List.of(told::add),
            new ExporterStats(),
            log,
            clock);
    for (int i = 0; i < 3; i++) {
      clock.advance(Duration.ofSeconds(1));
      assertThat(blind.doWork()).isZero();
    }

    assertThat(blind.isOn()).isFalse();
    assertThat(log.lines).hasSize(1);
  }

  @Test
  void thisJvm_hasAFigureAfterACollection() {
    System.gc();

    assertThat(new HeapPools().liveShare()).isBetween(0.0001, 0.9);
  }

  private int look(double share) {
    heap.share = share;
    clock.advance(Duration.ofSeconds(1));
    return pressure.doWork();
  }
}
