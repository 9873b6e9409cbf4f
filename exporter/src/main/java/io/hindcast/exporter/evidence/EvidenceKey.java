package io.hindcast.exporter.evidence;

import io.hindcast.exporter.render.Route;
import io.hindcast.exporter.trace.KeepReason;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What traces have in common that compete with one another: who looks into one of them need not see
 * the next.
 *
 * @param reason what they are looked at for
 * @param route what they are about
 * @param errorType of the innermost failing record; null where none failed
 * @param peer whom that one called; null for nobody
 */
record EvidenceKey(
    KeepReason reason, Route route, @Nullable String errorType, @Nullable String peer) {

  // Not the record's own, which start as method handles.
  @Override
  public int hashCode() {
    int hash = 31 * route.hashCode() + reason.bit();
    hash = 31 * hash + (errorType == null ? 0 : errorType.hashCode());
    return 31 * hash + (peer == null ? 0 : peer.hashCode());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EvidenceKey key
        && reason == key.reason
        && route.equals(key.route)
        && Objects.equals(errorType, key.errorType)
        && Objects.equals(peer, key.peer);
  }
}
