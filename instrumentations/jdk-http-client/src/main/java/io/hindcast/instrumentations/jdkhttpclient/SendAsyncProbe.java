package io.hindcast.instrumentations.jdkhttpclient;

import io.hindcast.bootstrap.probe.Probe;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A call that is answered by a future. The application gets the client's own, not a dependent. */
public final class SendAsyncProbe extends Probe {
  /** For the loader of probes. */
  public SendAsyncProbe() {}

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
    } else if (result instanceof CompletableFuture<?> future) {
      // Watched and not replaced: cancelling what a stage returns would not cancel the request.
      var unused = future.whenComplete(new Completion(call));
    }
    return result;
  }

  static void answered(ClientCall<?> call, @Nullable Object result) {
    if (result instanceof HttpResponse<?> response) {
      call.answered(response.statusCode(), response.version());
    }
  }

  /** Ends a call that failed, or whose response the body handler never saw. */
  private record Completion(ClientCall<?> call) implements BiConsumer<Object, Throwable> {
    @Override
    public void accept(@Nullable Object result, @Nullable Throwable thrown) {
      if (thrown != null) {
        call.failed(thrown);
      } else {
        answered(call, result);
      }
    }
  }
}
