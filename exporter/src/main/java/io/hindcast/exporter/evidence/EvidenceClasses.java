package io.hindcast.exporter.evidence;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The classes that there are, and one for what has no place of its own. A class remembers nothing
 * from one window to the next, so one that does not compete now makes room at once: what was rare
 * or slow a minute ago must not leave the failures of an outage without places.
 *
 * <p>Owned by one thread.
 */
final class EvidenceClasses {
  /** In one window. Each of them may keep a trace, whatever the budget. */
  static final int MOST = 256;

  /** The one that was not used for longest comes first. */
  private final Map<EvidenceKey, EvidenceClass> classes = new LinkedHashMap<>(16, 0.75f, true);

  private final EvidenceClass others = new EvidenceClass(null);

  /** The class of a key. */
  EvidenceClass of(EvidenceKey key) {
    EvidenceClass known = classes.get(key);
    if (known != null) {
      return known;
    }
    if (classes.size() >= MOST && !forgetOldest()) {
      return others;
    }
    EvidenceClass made = new EvidenceClass(key);
    classes.put(key, made);
    return made;
  }

  /** How many there are, the one for the others apart. */
  int size() {
    return classes.size();
  }

  private boolean forgetOldest() {
    Iterator<EvidenceClass> oldest = classes.values().iterator();
    if (oldest.next().isInWindow()) {
      // And so are all that were used after it.
      return false;
    }
    oldest.remove();
    return true;
  }
}
