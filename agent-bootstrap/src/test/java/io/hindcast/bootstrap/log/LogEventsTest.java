package io.hindcast.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogEventsTest {
  private static final class WithField implements LogIdsCarrier {
    private @Nullable LogIds ids;

    @Override
    public @Nullable LogIds hindcastLogIds() {
      return ids;
    }

    @Override
    public void hindcastLogIds(@Nullable LogIds to) {
      ids = to;
    }
  }

  private static LogIds newIds() {
    ThreadContext thread = ThreadContext.get();
    thread.swap(new InternalRecord(thread, null));
    try {
      return Objects.requireNonNull(LogIds.current());
    } finally {
      thread.swap(null);
    }
  }

  @Test
  void eventWithAField_keepsItsIdsThere() {
    WithField event = new WithField();
    LogIds ids = newIds();
    LogEvents.keep(event, ids);

    assertThat(event.ids).isSameAs(ids);
    assertThat(LogEvents.of(event)).isSameAs(ids);
    assertThat(LogEvents.of(new WithField())).isNull();
  }

  @Test
  void eventWithoutAField_isFoundByItsIdentity() {
    List<String> event = new ArrayList<>();
    LogIds ids = newIds();
    LogEvents.keep(event, ids);

    assertThat(LogEvents.of(event)).isSameAs(ids);
    assertThat(LogEvents.of(new ArrayList<>())).isNull();
  }
}
