package io.hindcast.bootstrap.record;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of requests that go on after the server's first call into the application has
 * returned: those answered by another thread, and failed ones whose error page is still to come. By
 * the request object that the server made.
 *
 * <p>Here and not in an instrumentation: a filter of a web application and a servlet of the server
 * come from two loaders, so their probes do too and share nothing but the boot path.
 */
public final class DetachedRequests {
  private static final WeakIdentityMap<HttpServerRecord> RECORDS =
      new WeakIdentityMap<>(
          new WeakIdentityMap.Abandoned<>() {
            @Override
            public void accept(HttpServerRecord record) {
              // Never answered. Its children wait for it to end: a late root is better than none.
              record.endOnce(null);
            }
          });

  private DetachedRequests() {}

  /** Keeps a record for whoever goes on with the request. */
  public static void put(Object request, HttpServerRecord record) {
    RECORDS.put(request, record);
  }

  /** The record of a request; null where none was kept. */
  public static @Nullable HttpServerRecord find(Object request) {
    return RECORDS.get(request);
  }

  /** Those that are not answered yet, in no order. Any thread may ask. */
  public static List<HttpServerRecord> inFlight() {
    List<HttpServerRecord> inFlight = new ArrayList<>();
    for (HttpServerRecord record : RECORDS.values()) {
      if (!record.isEnded()) {
        inFlight.add(record);
      }
    }
    return inFlight;
  }

  /** Forgets a request. */
  public static void remove(Object request) {
    RECORDS.remove(request);
  }
}
