package io.hindcast.instrumentations.testing;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which contexts a test's callbacks ran under, in the order they looked. */
public final class SeenContexts {
  private final List<@Nullable Context> contexts = Collections.synchronizedList(new ArrayList<>());

  /** For a test. */
  public SeenContexts() {}

  /** What the calling thread works under. */
  public static @Nullable Context here() {
    return ThreadContext.get().current();
  }

  /** Notes it. */
  public void look() {
    contexts.add(here());
  }

  /**
   * Notes it.
   *
   * @return what it is given, to be used as a step
   */
  public <T> T look(T value) {
    look();
    return value;
  }

  /** All so far. */
  public List<@Nullable Context> contexts() {
    synchronized (contexts) {
      return new ArrayList<>(contexts);
    }
  }
}
