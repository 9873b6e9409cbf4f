package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeft.class)
class RestoredSpanTest {
  private final RemoteParent remote = RemoteParent.restored(1, 2, 3, 3, "a=b");
  private final RestoredTrace trace = new RestoredTrace(1, 2, 3, "c=d", remote);

  @Test
  void aRestoredRoot_isWhatItsPartsSay() {
    SpanRecord root = new HttpServerRecord(new RestoredSpan(trace, null, 4, 100, 250));

    assertThat(root.isLocalRoot()).isTrue();
    assertThat(root.isEnded()).isTrue();
    assertThat(root.spanId()).isEqualTo(4);
    assertThat(root.parentSpanId()).isEqualTo(3);
    assertThat(root.traceIdHigh()).isEqualTo(1);
    assertThat(root.traceIdLow()).isEqualTo(2);
    assertThat(root.flags()).isEqualTo(3);
    assertThat(root.traceState()).isEqualTo("c=d");
    assertThat(root.remoteParent()).isSameAs(remote);
    assertThat(root.startNanos()).isEqualTo(100);
    assertThat(root.endNanos()).isEqualTo(250);
    assertThat(root.baggage()).isNull();
    assertThat(remote.namesSpan()).isTrue();
    assertThat(remote.traceState()).isEqualTo("a=b");
  }

  @Test
  void restoredRecords_areOfOneTraceAndUnderTheirParent() {
    SpanRecord root = new InternalRecord(new RestoredSpan(trace, null, 4, 0, 9));
    List<SpanRecord> children =
        List.of(
            new DbRecord(new RestoredSpan(trace, root, 5, 1, 2)),
            new HttpClientRecord(new RestoredSpan(trace, root, 6, 1, 2)),
            new MessagingRecord(
                new RestoredSpan(trace, root, 7, 1, 2), "kafka", MessagingRecord.Operation.SEND));

    for (SpanRecord child : children) {
      assertThat(child.parent()).isSameAs(root);
      assertThat(child.parentSpanId()).isEqualTo(4);
      assertThat(child.isLocalRoot()).isFalse();
      assertThat(child.localTrace()).isSameAs(root.localTrace());
    }
  }

  @Test
  void aRestoredRecord_isNotHandedOverAgain() {
    SpanRecord root = new InternalRecord(new RestoredSpan(trace, null, 4, 0, 9));

    root.end();

    assertThat(root.endOnce(new IllegalStateException("late"))).isFalse();
    assertThat(root.thrown).isNull();
    assertThat(root.endNanos()).isEqualTo(9);
    assertThat(NothingLeft.drain()).isEmpty();
  }
}
