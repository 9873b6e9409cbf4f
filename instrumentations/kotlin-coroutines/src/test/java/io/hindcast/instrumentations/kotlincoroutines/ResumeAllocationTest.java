package io.hindcast.instrumentations.kotlincoroutines;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.instrumentations.testing.Allocation;
import io.hindcast.instrumentations.testing.Requests;
import io.hindcast.instrumentations.testing.SeenContexts;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import kotlin.coroutines.Continuation;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.Dispatchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A resumption on a thread of somebody else allocates nothing. */
class ResumeAllocationTest {
  @RegisterExtension
  static final WovenExtension woven = WovenExtension.of(new KotlinCoroutinesModule());

  @Test
  void resumption() throws Exception {
    Context request = Requests.next();
    AtomicReference<Continuation<Object>> suspended = new AtomicReference<>();
    Requests.under(
        request,
        () ->
            BuildersKt.runBlocking(
                Dispatchers.getDefault(),
                Steps.of(
                    (scope, value, self) -> {
                      suspended.set(self);
                      return "";
                    })));
    ResumeProbe probe = new ResumeProbe();
    SeenContexts seen = new SeenContexts();
    Object first = probe.enter(suspended.get(), null, null, null);
    seen.look();
    probe.exit(Objects.requireNonNull(first), null, null);

    double bytes =
        Allocation.bytesPerCall(
            () -> {
              Object state = probe.enter(suspended.get(), null, null, null);
              if (state != null) {
                probe.exit(state, null, null);
              }
            },
            1);

    assertThat(seen.contexts()).containsExactly(request);
    assertThat(bytes).isLessThan(1);
  }
}
