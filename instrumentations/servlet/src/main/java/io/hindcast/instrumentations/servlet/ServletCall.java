package io.hindcast.instrumentations.servlet;

import io.hindcast.bootstrap.record.DetachedRequests;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * One call of the server into the application, by its outermost filter or servlet. A request has
 * one, or more where it is asynchronous or has an error page:
 *
 * <pre>
 *   REQUEST   begins the record; ends it, unless the request has become asynchronous
 *   ASYNC     goes on with it on another thread; {@link AsyncEnd} ends it
 *   ERROR     after a call that failed: its work belongs to the record, which has ended mostly
 * </pre>
 */
final class ServletCall {
  private final HttpServerRecord record;
  private final DispatcherType dispatch;
  private final HttpServletRequest request;
  private final HttpServletResponse response;

  private ServletCall(
      HttpServerRecord record,
      DispatcherType dispatch,
      HttpServletRequest request,
      HttpServletResponse response) {
    this.record = record;
    this.dispatch = dispatch;
    this.request = request;
    this.response = response;
  }

  /**
   * The request that this thread is inside of. By the thread and not by the context alone, which
   * also travels to threads that the server goes on to use for other requests.
   */
  static @Nullable HttpServerRecord running(ThreadContext thread) {
    SpanRecord span = thread.span();
    if (span == null) {
      return null;
    }
    for (SpanRecord above = span.parent(); above != null; above = span.parent()) {
      span = above;
    }
    return span instanceof HttpServerRecord record && record.handledBy == Thread.currentThread()
        ? record
        : null;
  }

  /**
   * The server calls.
   *
   * @return null where there is nothing to record
   */
  static @Nullable ServletCall enter(
      ThreadContext thread, @Nullable Object a0, @Nullable Object a1) {
    if (!(a0 instanceof HttpServletRequest request)
        || !(a1 instanceof HttpServletResponse response)
        || thread.isSuppressed()) {
      return null;
    }
    DispatcherType dispatch = request.getDispatcherType();
    HttpServerRecord record =
        dispatch == DispatcherType.REQUEST
            ? RequestFields.record(thread, request)
            : DetachedRequests.find(identity(request));
    if (record == null) {
      return null;
    }
    record.activate(thread);
    record.handledBy = Thread.currentThread();
    return new ServletCall(record, dispatch, request, response);
  }

  /** The call returns. */
  void exit(@Nullable Throwable thrown) {
    record.handledBy = null;
    record.deactivate(ThreadContext.get());
    if (record.isEnded() || dispatch == DispatcherType.ERROR) {
      return;
    }
    if (record.route == null) {
      record.route = Route.of(request);
    }
    if (thrown != null) {
      // The end also of an asynchronous request: some servers drop it then and tell no listener.
      record.thrown = Failure.cause(thrown);
    } else if (dispatch == DispatcherType.ASYNC || AsyncEnd.follows(record, request, response)) {
      return;
    }
    int status = Failure.status(response, thrown);
    if (status >= 400) {
      // An error page may follow.
      DetachedRequests.put(identity(request), record);
    }
    end(record, status);
  }

  /** Ends a record with its status, unless another thread has. */
  static void end(HttpServerRecord record, int status) {
    synchronized (record) {
      if (!record.isEnded()) {
        record.status = status;
        record.end();
      }
    }
  }

  /** The server's own request: what filters and dispatchers wrap. */
  static ServletRequest identity(ServletRequest request) {
    ServletRequest innermost = request;
    while (innermost instanceof ServletRequestWrapper wrapper) {
      innermost = wrapper.getRequest();
    }
    return innermost;
  }
}
