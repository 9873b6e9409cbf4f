package io.hindcast.bootstrap.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbeTableTest {
  @AfterEach
  void listenNoMore() {
    ProbeTable.onFailure((slot, thrown) -> {});
  }

  @Test
  void unusedSlots_holdAProbeThatDoesNothing() {
    assertThat(ProbeTable.PROBES).hasSize(ProbeTable.CAPACITY).containsOnly(Probe.NOOP);
    assertThat(Probe.NOOP.enter("self", "a0", "a1", "a2")).isNull();
    assertThat(Probe.NOOP.argument("state", "original")).isEqualTo("original");
    assertThat(Probe.NOOP.exit("state", "result", null)).isEqualTo("result");
  }

  @Test
  void failed_tellsTheListener() {
    List<String> told = new ArrayList<>();
    ProbeTable.onFailure((slot, thrown) -> told.add(slot + " " + thrown.getMessage()));

    ProbeTable.failed(new NoClassDefFoundError("gone"), 7);

    assertThat(told).containsExactly("7 gone");
  }

  @Test
  void failed_whenTheListenerThrows_isSilent() {
    ProbeTable.onFailure(
        (slot, thrown) -> {
          throw new IllegalStateException("listener");
        });

    ProbeTable.failed(new StackOverflowError(), 7);
  }
}
