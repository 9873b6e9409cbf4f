package io.hindcast.bootstrap.log;

import io.hindcast.bootstrap.record.WeakIdentityMap;
import org.jspecify.annotations.Nullable;

/**
 * Which ids an event has. In a field of it, or in a weak table where its class was not given one:
 * it was there before the agent, or it is the JDK's.
 */
public final class LogEvents {
  /** Spares most processes the table, which is 64 KiB. */
  private static volatile boolean tableUsed;

  private LogEvents() {}

  private static final class Table {
    static final WeakIdentityMap<LogIds> IDS =
        new WeakIdentityMap<>(
            new WeakIdentityMap.Abandoned<LogIds>() {
              @Override
              public void accept(LogIds ids) {
                // Numbers: there is nothing to let go of.
              }
            });
  }

  /** Remembers the ids of an event for as long as the event lives. */
  public static void keep(Object event, LogIds ids) {
    if (event instanceof LogIdsCarrier carrier) {
      carrier.hindcastLogIds(ids);
    } else {
      Table.IDS.put(event, ids);
      tableUsed = true;
    }
  }

  /** The ids of an event; null where it belongs to no request. */
  public static @Nullable LogIds of(Object event) {
    if (event instanceof LogIdsCarrier carrier) {
      return carrier.hindcastLogIds();
    }
    return tableUsed ? Table.IDS.get(event) : null;
  }
}
