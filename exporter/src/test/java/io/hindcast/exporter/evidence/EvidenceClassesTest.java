package io.hindcast.exporter.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.exporter.render.Route;
import io.hindcast.exporter.trace.KeepReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class EvidenceClassesTest {
  private final EvidenceClasses classes = new EvidenceClasses();

  @Test
  void equalKeys_areOneClass() {
    EvidenceClass one = classes.of(key("a", "db"), 0);

    assertThat(classes.of(key("a", "db"), 1)).isSameAs(one);
    assertThat(classes.of(key("a", "cache"), 1)).isNotSameAs(one);
    assertThat(classes.of(key("b", "db"), 1)).isNotSameAs(one);
    assertThat(classes.of(new EvidenceKey(KeepReason.SLOW, Route.unknown(), "a", "db"), 1))
        .isNotSameAs(one);
  }

  @Test
  void tooManyClasses_areOne() {
    for (int i = 0; i < EvidenceClasses.MOST; i++) {
      classes.of(key("known" + i, null), i).enter(i);
    }

    EvidenceClass others = classes.of(key("x", null), 1_000);

    assertThat(others.key()).isNull();
    assertThat(classes.of(key("y", null), 1_000)).isSameAs(others);
    assertThat(classes.of(key("known0", null), 1_000).key()).isNotNull();
    assertThat(classes.size()).isEqualTo(EvidenceClasses.MOST);
  }

  @Test
  void classThatIsNotUsedAnyMore_makesRoom() {
    for (int i = 0; i < EvidenceClasses.MOST; i++) {
      EvidenceClass one = classes.of(key("known" + i, null), 0);
      one.enter(0);
      one.clear();
    }

    assertThat(classes.of(key("x", null), EvidenceClasses.FORGET_NANOS - 1).key()).isNull();
    assertThat(classes.of(key("x", null), EvidenceClasses.FORGET_NANOS).key()).isNotNull();
    assertThat(classes.size()).isEqualTo(EvidenceClasses.MOST);
  }

  private static EvidenceKey key(String errorType, @Nullable String peer) {
    return new EvidenceKey(KeepReason.ERROR, Route.unknown(), errorType, peer);
  }
}
