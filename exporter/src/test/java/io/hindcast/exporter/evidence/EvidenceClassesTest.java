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
    EvidenceClass one = classes.of(key("a", "db"));

    assertThat(classes.of(key("a", "db"))).isSameAs(one);
    assertThat(classes.of(key("a", "cache"))).isNotSameAs(one);
    assertThat(classes.of(key("b", "db"))).isNotSameAs(one);
    assertThat(classes.of(new EvidenceKey(KeepReason.SLOW, Route.unknown(), "a", "db")))
        .isNotSameAs(one);
  }

  @Test
  void tooManyClasses_areOne() {
    for (int i = 0; i < EvidenceClasses.MOST; i++) {
      classes.of(key("known" + i, null)).enter();
    }

    EvidenceClass others = classes.of(key("x", null));

    assertThat(others.key()).isNull();
    assertThat(classes.of(key("y", null))).isSameAs(others);
    assertThat(classes.of(key("known0", null)).key()).isNotNull();
    assertThat(classes.size()).isEqualTo(EvidenceClasses.MOST);
  }

  @Test
  void classThatDoesNotCompete_makesRoomAtOnce_theOldestFirst() {
    for (int i = 0; i < EvidenceClasses.MOST; i++) {
      classes.of(key("known" + i, null)).enter();
    }
    EvidenceClass first = classes.of(key("known0", null));
    EvidenceClass second = classes.of(key("known1", null));
    first.clear();
    second.clear();
    for (int i = 2; i < EvidenceClasses.MOST; i++) {
      assertThat(classes.of(key("known" + i, null)).isInWindow()).isTrue();
    }

    EvidenceClass next = classes.of(key("x", null));
    next.enter();

    assertThat(next.key()).isNotNull();
    assertThat(classes.size()).isEqualTo(EvidenceClasses.MOST);
    assertThat(classes.of(key("known1", null))).isSameAs(second);
    second.enter();
    assertThat(classes.of(key("known0", null)).key()).as("it is gone, and all compete").isNull();
  }

  private static EvidenceKey key(String errorType, @Nullable String peer) {
    return new EvidenceKey(KeepReason.ERROR, Route.unknown(), errorType, peer);
  }
}
