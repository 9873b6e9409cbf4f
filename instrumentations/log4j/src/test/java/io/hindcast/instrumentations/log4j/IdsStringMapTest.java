package io.hindcast.instrumentations.log4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.hindcast.bootstrap.log.LogIds;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.logging.log4j.util.SortedArrayStringMap;
import org.apache.logging.log4j.util.StringMap;
import org.apache.logging.log4j.util.TriConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdsStringMapTest {
  private final StringMap own = new SortedArrayStringMap();
  private LogIds ids;
  private IdsStringMap map;

  @BeforeEach
  void make() {
    ThreadContext thread = ThreadContext.get();
    thread.swap(new InternalRecord(thread, null));
    ids = Objects.requireNonNull(LogIds.current());
    thread.swap(null);
    own.putValue("user", "ann");
    map = new IdsStringMap(own, ids);
  }

  private List<String> listed() {
    List<String> listed = new ArrayList<>();
    map.forEach((name, value) -> listed.add(name + "=" + value));
    return listed;
  }

  @Test
  void entries_areTheOwnOnesAndTheIds() {
    assertThat(listed())
        .containsExactly(
            "user=ann",
            "trace_id=" + ids.traceId(),
            "span_id=" + ids.spanId(),
            "trace_flags=" + ids.traceFlags())
        .hasSize(map.size());
    assertThat(map.toMap())
        .containsOnly(
            entry("user", "ann"),
            entry("trace_id", ids.traceId()),
            entry("span_id", ids.spanId()),
            entry("trace_flags", ids.traceFlags()));
    // A text, since that is what an appender of the application's takes it for.
    String traceId = map.getValue("trace_id");
    assertThat(traceId).isEqualTo(ids.traceId());
    String user = map.getValue("user");
    assertThat(user).isEqualTo("ann");
    assertThat(map.containsKey("span_id")).isTrue();
    assertThat(map.containsKey("other")).isFalse();
    assertThat(map.isEmpty()).isFalse();
  }

  @Test
  void forEachWithState_listsTheSame() {
    TriConsumer<String, Object, List<String>> action =
        (name, value, to) -> to.add(name + "=" + value);
    List<String> listed = new ArrayList<>();
    map.forEach(action, listed);

    assertThat(listed).isEqualTo(listed());
  }

  @Test
  void ownEntryOfTheSameName_hidesOurs() {
    map.putValue("span_id", "mine");

    assertThat(own.containsKey("span_id")).isTrue();
    String spanId = map.getValue("span_id");
    assertThat(spanId).isEqualTo("mine");
    assertThat(listed()).contains("span_id=mine").hasSize(4).hasSize(map.size());
    assertThat(map.toMap()).hasSize(4);

    map.remove("span_id");
    assertThat(own.containsKey("span_id")).isFalse();
  }

  @Test
  void clear_takesTheIdsAlong() {
    map.clear();

    assertThat(map.isEmpty()).isTrue();
    assertThat(map.size()).isZero();
    assertThat(map.containsKey("trace_id")).isFalse();
    assertThat(listed()).isEmpty();
    assertThat(map.toMap()).isEmpty();
    assertThat(own.isEmpty()).isTrue();
  }

  @Test
  void frozenData_staysFrozen() {
    map.freeze();

    assertThat(own.isFrozen()).isTrue();
    assertThat(map.isFrozen()).isTrue();
    assertThatThrownBy(() -> map.putValue("user", "bob"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(listed()).hasSize(4);
  }

  @Test
  void copy_hasTexts() {
    StringMap copy = new SortedArrayStringMap();
    copy.putAll(map);

    assertThat(copy.toMap()).isEqualTo(map.toMap());
    IdsStringMap other = new IdsStringMap(copy, ids);
    assertThat(map).isEqualTo(other).hasSameHashCodeAs(other);
  }

  @Test
  void allOfItself_changesNothing() {
    map.putAll(map);

    assertThat(own.size()).isEqualTo(1);
  }

  @Test
  void serialised_itIsAMapOfLog4j() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(map);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Object read = in.readObject();
      assertThat(read).isExactlyInstanceOf(SortedArrayStringMap.class);
      assertThat(((SortedArrayStringMap) read).toMap()).isEqualTo(map.toMap());
    }
  }
}
