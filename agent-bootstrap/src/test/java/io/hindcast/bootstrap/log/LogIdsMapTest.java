package io.hindcast.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogIdsMapTest {
  private final Map<String, String> own = new TreeMap<>(Map.of("user", "ann"));
  private LogIds ids;
  private Map<String, String> map;

  @BeforeEach
  void make() {
    ThreadContext thread = ThreadContext.get();
    thread.swap(new InternalRecord(thread, null));
    ids = Objects.requireNonNull(LogIds.current());
    thread.swap(null);
    map = new LogIdsMap(own, ids);
  }

  @Test
  void entries_areTheOwnOnesAndThenTheIds() {
    assertThat(map)
        .containsExactly(
            entry("user", "ann"),
            entry("trace_id", ids.traceId()),
            entry("span_id", ids.spanId()),
            entry("trace_flags", ids.traceFlags()))
        .hasSize(4);
    assertThat(map.get("user")).isEqualTo("ann");
    assertThat(map.get("trace_id")).isEqualTo(ids.traceId());
    assertThat(map.get("other")).isNull();
    assertThat(map.containsKey("span_id")).isTrue();
    assertThat(map.containsKey("other")).isFalse();
    assertThat(map).isEqualTo(new HashMap<>(map)).hasSameHashCodeAs(new HashMap<>(map));
  }

  @Test
  void ownEntryOfTheSameName_hidesOurs() {
    own.put("span_id", "mine");
    own.put("trace_flags", "also mine");

    assertThat(map.get("span_id")).isEqualTo("mine");
    assertThat(map)
        .containsExactly(
            entry("span_id", "mine"),
            entry("trace_flags", "also mine"),
            entry("user", "ann"),
            entry("trace_id", ids.traceId()))
        .hasSize(4);
  }

  @Test
  void ownEntryWithoutAValue_hidesOursToo() {
    own.put("trace_id", null);

    assertThat(map.get("trace_id")).isNull();
    assertThat(map).hasSize(4);
  }

  @Test
  void iteration_endsAsIterationsDo() {
    Iterator<String> names = map.keySet().iterator();
    for (int i = 0; i < 4; i++) {
      names.next();
    }

    assertThat(names.hasNext()).isFalse();
    assertThatThrownBy(names::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void change_isMadeInTheOwnMap() {
    assertThat(map.put("user", "bob")).isEqualTo("ann");
    assertThat(map.put("trace_id", "mine")).isNull();
    assertThat(own).containsExactly(entry("trace_id", "mine"), entry("user", "bob"));

    assertThat(map.remove("trace_id")).isEqualTo("mine");
    map.entrySet().removeIf(entry -> entry.getKey().equals("user"));
    assertThat(own).isEmpty();
    assertThat(map.keySet()).containsExactlyElementsOf(LogIds.NAMES);
  }

  @Test
  void ids_stayWhateverIsTakenAway() {
    map.keySet().removeIf(name -> true);
    assertThat(own).isEmpty();
    assertThat(map).hasSize(3);

    own.put("user", "ann");
    map.clear();
    assertThat(own).isEmpty();
    assertThat(map).hasSize(3);
  }

  @Test
  void changeThatTheOwnMapRefuses_isRefused() {
    Map<String, String> fixed = new LogIdsMap(Collections.emptyMap(), ids);

    assertThatThrownBy(() -> fixed.put("user", "ann"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void serialised_itIsAPlainMap() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(map);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isExactlyInstanceOf(HashMap.class).isEqualTo(map);
    }
  }
}
