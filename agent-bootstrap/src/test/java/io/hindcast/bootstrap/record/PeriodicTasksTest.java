package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeft.class)
class PeriodicTasksTest {
  private final ThreadContext thread = ThreadContext.get();
  private final InternalRecord request = new InternalRecord(thread, null);
  private final Object task = new Object();

  @AfterEach
  void nothingIsLeft() {
    PeriodicTasks.cancelled(task);
    assertThat(PeriodicTasks.isEmpty()).isTrue();
  }

  private void scheduled(Object what, @Nullable Context under) {
    thread.swap(under);
    PeriodicTasks.scheduled(what);
    thread.swap(null);
  }

  @Test
  void scheduledByASpan_hasItsIds() {
    scheduled(task, request);

    Cause cause = Objects.requireNonNull(PeriodicTasks.cause(task));
    assertThat(cause.traceIdHigh()).isEqualTo(request.traceIdHigh());
    assertThat(cause.traceIdLow()).isEqualTo(request.traceIdLow());
    assertThat(cause.spanId()).isEqualTo(request.spanId());
    assertThat(PeriodicTasks.cause(task)).as("the next run's").isSameAs(cause);
    assertThat(PeriodicTasks.cause(new Object())).isNull();
  }

  @Test
  void scheduledByARunWithoutASpan_hasTheSameCause() {
    Cause cause = new Cause(1, 2, 3);
    scheduled(task, cause);

    assertThat(PeriodicTasks.cause(task)).isSameAs(cause);
  }

  @Test
  void scheduledByNobody_hasNone() {
    scheduled(task, null);
    scheduled(task, RemoteParent.restored(1, 2, 3, 0, null));
    thread.suppress();
    scheduled(task, request);
    thread.resume();

    assertThat(PeriodicTasks.isEmpty()).isTrue();
    assertThat(PeriodicTasks.cause(task)).isNull();
  }

  @Test
  void cancelled_isForgotten() {
    scheduled(task, request);
    PeriodicTasks.cancelled(task);
    PeriodicTasks.cancelled(task);

    assertThat(PeriodicTasks.cause(task)).isNull();
  }

  @Test
  void tooMany_haveNone_untilOthersAreGone() {
    List<Object> tasks = new ArrayList<>();
    for (int i = 0; i < PeriodicTasks.MAX_TASKS; i++) {
      tasks.add(new Object());
      scheduled(tasks.get(i), request);
    }
    scheduled(task, request);
    assertThat(PeriodicTasks.cause(task)).isNull();

    PeriodicTasks.cancelled(tasks.get(0));
    scheduled(task, request);
    assertThat(PeriodicTasks.cause(task)).isNotNull();
    tasks.forEach(PeriodicTasks::cancelled);
  }

  @Test
  void collected_areForgottenWhenTheNextIsScheduled() {
    for (int i = 0; i < 100; i++) {
      scheduled(new Object(), request);
    }
    for (int i = 0; i < 500 && !PeriodicTasks.isEmpty(); i++) {
      System.gc();
      LockSupport.parkNanos(1_000_000);
      scheduled(task, request);
      PeriodicTasks.cancelled(task);
    }
  }

  @Test
  void whatBeginsUnderACause_isARootOfItsOwnWithIt() {
    Cause cause = new Cause(1, 2, 3);
    InternalRecord first = new InternalRecord(thread, cause);
    InternalRecord inside = new InternalRecord(thread, first);
    InternalRecord second = new InternalRecord(thread, cause);

    assertThat(first.isLocalRoot()).isTrue();
    assertThat(first.cause()).isSameAs(cause);
    assertThat(first.remoteParent()).isNull();
    assertThat(first.parentSpanId()).isZero();
    assertThat(first.baggage()).isNull();
    assertThat(first.traceIdHigh()).isNotEqualTo(1);
    assertThat(inside.localTrace()).isSameAs(first.localTrace());
    assertThat(second.traceIdLow()).isNotEqualTo(first.traceIdLow());
    assertThat(request.cause()).isNull();
  }
}
