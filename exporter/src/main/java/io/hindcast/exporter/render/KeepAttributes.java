package io.hindcast.exporter.render;

import io.hindcast.exporter.span.AttributeList;
import io.hindcast.exporter.span.AttributeName;
import io.hindcast.exporter.span.SpanAttributes;
import io.hindcast.exporter.trace.KeepReason;
import io.hindcast.exporter.trace.Kept;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What spans say of why their trace was kept. Made once for each set of reasons, as a part that
 * spans share. Owned by the exporter's thread.
 */
final class KeepAttributes {
  private static final AttributeName<List<String>> REASON =
      AttributeName.texts("hindcast.keep.reason");

  /** How many requests the span stands for, where that is none but itself. */
  private static final AttributeName<Long> ADJUSTED_COUNT =
      AttributeName.number("hindcast.adjusted_count");

  /** For local roots, by the set of reasons. */
  private final Map<Integer, SpanAttributes> ofRoots = new HashMap<>();

  private final SpanAttributes ofWeightless;

  KeepAttributes() {
    AttributeList list = new AttributeList();
    list.put(ADJUSTED_COUNT, 0);
    ofWeightless = list.take();
  }

  /** The part of a span. */
  SpanAttributes of(Kept kept, boolean localRoot) {
    if (!localRoot || !kept.isTold()) {
      return kept.isWeightless() ? ofWeightless : SpanAttributes.EMPTY;
    }
    SpanAttributes known = ofRoots.get(kept.reasons());
    if (known == null) {
      known = ofRoot(kept);
      ofRoots.put(kept.reasons(), known);
    }
    return known;
  }

  private static SpanAttributes ofRoot(Kept kept) {
    List<String> reasons = new ArrayList<>();
    for (KeepReason reason : KeepReason.values()) {
      if (kept.has(reason)) {
        reasons.add(reason.text());
      }
    }
    AttributeList list = new AttributeList();
    list.put(REASON, List.copyOf(reasons));
    if (kept.isWeightless()) {
      list.put(ADJUSTED_COUNT, 0);
    }
    return list.take();
  }
}
