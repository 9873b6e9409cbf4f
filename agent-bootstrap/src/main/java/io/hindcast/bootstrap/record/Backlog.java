package io.hindcast.bootstrap.record;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The contexts that one task object was handed over under, in that order, and when that was: a ring
 * that grows. Guarded by its own monitor.
 */
final class Backlog {
  /** Powers of two, so that a place is found with a mask. */
  private @Nullable Context[] contexts = new @Nullable Context[4];

  private int[] handedOver = new int[4];
  private int first;
  private int size;

  /** Whether there is one only, of a run that may never be: see {@link TaskContexts#doubt}. */
  private boolean doubtful;

  int size() {
    return size;
  }

  void addNewest(Context context, int moment) {
    if (size == contexts.length) {
      grow();
    }
    int place = place(size);
    contexts[place] = context;
    handedOver[place] = moment;
    size++;
  }

  /** The only one may never be asked for. */
  void doubt() {
    doubtful = true;
  }

  /** Takes out the one that is in doubt; whether there was one. */
  boolean forgetDoubtful() {
    return doubtful && takeOldest(null) != null;
  }

  /**
   * Takes the oldest; null where there is none.
   *
   * @param taker is told when it was handed over; null where nobody wants to know
   */
  @Nullable Context takeOldest(@Nullable ThreadContext taker) {
    if (size == 0) {
      return null;
    }
    Context oldest = contexts[first];
    contexts[first] = null;
    if (taker != null) {
      taker.setHandedOver(handedOver[first]);
    }
    first = place(1);
    size--;
    doubtful = false;
    return oldest;
  }

  /** Takes out a context; the newest where it is in here twice. */
  boolean takeBack(Context context) {
    int at = size - 1;
    while (at >= 0 && contexts[place(at)] != context) {
      at--;
    }
    if (at < 0) {
      return false;
    }
    for (; at < size - 1; at++) {
      contexts[place(at)] = contexts[place(at + 1)];
      handedOver[place(at)] = handedOver[place(at + 1)];
    }
    contexts[place(at)] = null;
    size--;
    doubtful = false;
    return true;
  }

  private int place(int number) {
    return (first + number) & (contexts.length - 1);
  }

  private void grow() {
    int room = contexts.length;
    @Nullable Context[] moreContexts = Arrays.copyOfRange(contexts, first, first + 2 * room);
    int[] moreMoments = Arrays.copyOfRange(handedOver, first, first + 2 * room);
    System.arraycopy(contexts, 0, moreContexts, room - first, first);
    System.arraycopy(handedOver, 0, moreMoments, room - first, first);
    contexts = moreContexts;
    handedOver = moreMoments;
    first = 0;
  }
}
