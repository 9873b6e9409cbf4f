package io.hindcast.instrumentations.servlet;

import io.hindcast.bootstrap.probe.ProbeTable;
import io.hindcast.bootstrap.record.DetachedRequests;
import io.hindcast.bootstrap.record.HttpServerRecord;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Ends a request that the application answers from another thread. The server calls it once the
 * response is complete, after a time-out and an error too.
 */
final class AsyncEnd implements AsyncListener {
  private final HttpServerRecord record;
  private final ServletRequest identity;
  private final HttpServletResponse response;

  private AsyncEnd(HttpServerRecord record, ServletRequest identity, HttpServletResponse response) {
    this.record = record;
    this.identity = identity;
    this.response = response;
  }

  /** Whether the request goes on after the call that is about to return. */
  static boolean follows(
      HttpServerRecord record, HttpServletRequest request, HttpServletResponse response) {
    if (!request.isAsyncStarted()) {
      return false;
    }
    ServletRequest identity = ServletCall.identity(request);
    // Before the listener: from then on the record may end, and what is put is to be removed.
    DetachedRequests.put(identity, record);
    try {
      request.getAsyncContext().addListener(new AsyncEnd(record, identity, response));
      return true;
    } catch (IllegalStateException overAlready) {
      DetachedRequests.remove(identity);
      return false;
    }
  }

  @Override
  public void onComplete(AsyncEvent event) {
    DetachedRequests.remove(identity);
    int status;
    try {
      status = response.getStatus();
    } catch (RuntimeException recycled) {
      // Whatever a server thinks of the question, it must not become the application's error.
      status = 0;
    }
    ServletCall.end(record, status);
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    // The answer to it is the application's or the server's; the status tells which one it was.
  }

  @Override
  public void onError(AsyncEvent event) {
    Throwable thrown = event.getThrowable();
    synchronized (record) {
      if (thrown != null && record.thrown == null && !record.isEnded()) {
        record.thrown = Failure.cause(thrown);
      }
    }
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // A new cycle of the same request: the server has just forgotten its listeners.
    try {
      event.getAsyncContext().addListener(this);
    } catch (RuntimeException overAlready) {
      ProbeTable.failed(overAlready, ServletModule.NAME);
    }
  }
}
