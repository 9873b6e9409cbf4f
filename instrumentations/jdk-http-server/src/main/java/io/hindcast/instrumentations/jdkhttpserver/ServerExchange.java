package io.hindcast.instrumentations.jdkhttpserver;

import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.WeakIdentityMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one exchange. It is over when the handler has returned and the response is
 * written, whichever comes last; or at once when an exception leaves the handler, for the server
 * closes the connection then. Handler and response may belong to two threads.
 */
final class ServerExchange {
  /**
   * By the server's own ExchangeImpl, the one object that all that happens to a response refers to.
   * Values must not refer to it, or an exchange that is never answered would stay for ever.
   */
  private static final WeakIdentityMap<ServerExchange> OPEN =
      new WeakIdentityMap<>(ServerExchange::abandoned);

  /** From an exchange's construction to its first doFilter, which the same thread calls next. */
  private static final ThreadLocal<@Nullable ServerExchange> CREATED = new ThreadLocal<>();

  final HttpServerRecord record;
  private boolean headersSent;
  private boolean lengthKnown;
  private boolean answered;
  private boolean returned;

  private ServerExchange(HttpServerRecord record) {
    this.record = record;
  }

  static void created(Object key, HttpServerRecord record) {
    ServerExchange exchange = new ServerExchange(record);
    OPEN.put(key, exchange);
    CREATED.set(exchange);
  }

  /** The exchange that this thread has made and not entered yet; once. */
  static @Nullable ServerExchange takeCreated() {
    ServerExchange exchange = CREATED.get();
    if (exchange != null) {
      CREATED.set(null);
    }
    return exchange;
  }

  static @Nullable ServerExchange find(Object key) {
    return OPEN.get(key);
  }

  /** The response is complete, or never will be: nothing more is heard of this exchange. */
  static void answered(Object key) {
    ServerExchange exchange = OPEN.remove(key);
    if (exchange != null) {
      exchange.answered();
    }
  }

  /**
   * Headers are about to be sent. Noted before and not after: without a body, sending them also
   * completes the response.
   *
   * @param length as the application gave it: -1 for no body, 0 for a body of unknown length
   * @return whether they are the first
   */
  synchronized boolean sending(int status, long length) {
    if (headersSent || record.isEnded()) {
      return false;
    }
    record.status = status;
    lengthKnown = length != 0;
    return true;
  }

  synchronized void headersSent() {
    headersSent = true;
  }

  synchronized void returned(@Nullable Throwable thrown) {
    returned = true;
    record.thrown = thrown;
    // Of a body of known length the client has all, whether or not the handler closes it, and many
    // handlers do not: waiting for the end of what never ends would lose their requests.
    if (thrown != null || answered || (headersSent && lengthKnown)) {
      record.end();
    }
  }

  private synchronized void answered() {
    answered = true;
    if (returned) {
      record.end();
    }
  }

  private synchronized void abandoned() {
    record.end();
  }
}
