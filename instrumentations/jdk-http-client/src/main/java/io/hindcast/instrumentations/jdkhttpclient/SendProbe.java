package io.hindcast.instrumentations.jdkhttpclient;

import io.hindcast.bootstrap.probe.Probe;
import org.jspecify.annotations.Nullable;

/** A blocking call. Its failure is told here, on the thread that goes on with it. */
public final class SendProbe extends Probe {
  /** For the loader of probes. */
  public SendProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return ClientCall.start(a0, a1);
  }

  @Override
  public @Nullable Object argument(Object state, @Nullable Object original) {
    return state;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    ClientCall<?> call = (ClientCall<?>) state;
    if (thrown != null) {
      call.failed(thrown);
    } else {
      // Nearly always over by now; not where the client had no use for the body handler.
      SendAsyncProbe.answered(call, result);
    }
    return result;
  }
}
