package io.hindcast.exporter.evidence;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The classes that there are, and one for what has no place of its own. Owned by one thread. */
final class EvidenceClasses {
  /** Each may keep a trace a second, and has a series in the metric of what is lost. */
  static final int MOST = 256;

  /** A failure that comes and goes keeps its class for so long. */
  static final long FORGET_NANOS = 600_000_000_000L;

  /** The one that was not used for longest comes first. */
  private final Map<EvidenceKey, EvidenceClass> classes = new LinkedHashMap<>(16, 0.75f, true);

  private final EvidenceClass others = new EvidenceClass(null);

  /** The class of a key. */
  EvidenceClass of(EvidenceKey key, long now) {
    EvidenceClass known = classes.get(key);
    if (known != null) {
      return known;
    }
    if (classes.size() >= MOST && !forgetOldest(now)) {
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

  private boolean forgetOldest(long now) {
    Iterator<EvidenceClass> oldest = classes.values().iterator();
    if (oldest.next().isInUse(now, FORGET_NANOS)) {
      return false;
    }
    oldest.remove();
    return true;
  }
}
