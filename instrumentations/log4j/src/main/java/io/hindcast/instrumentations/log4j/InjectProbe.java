package io.hindcast.instrumentations.log4j;

import io.hindcast.bootstrap.log.LogIds;
import io.hindcast.bootstrap.probe.Probe;
import org.apache.logging.log4j.util.StringMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code ContextDataInjector.injectContextData}: the event gets the application's data with the ids
 * behind it. An event that is used again offers its map to be filled again, and that may be ours of
 * its last line: the injector sees the one inside, or maps would lie in maps without end.
 */
public final class InjectProbe extends Probe {
  /** What there is to do where no ids are. */
  private static final Object UNWRAP = new Object();

  /** For the slot. */
  public InjectProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    LogIds ids = LogIds.current();
    return ids == null && a1 instanceof IdsStringMap ? UNWRAP : ids;
  }

  @Override
  public @Nullable Object argument(Object state, @Nullable Object original) {
    return original instanceof IdsStringMap map ? map.own() : original;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    // An injector that calls another one returns what that one was given ids already.
    return state instanceof LogIds ids
            && result instanceof StringMap own
            && !(result instanceof IdsStringMap)
        ? new IdsStringMap(own, ids)
        : result;
  }
}
