package io.hindcast.smoke.sampling;

import io.hindcast.smoke.collector.ReceivedSpan;
import java.util.List;

/** What a local root says of why its trace was kept. */
final class KeepReasons {
  static final String BASELINE = "baseline";

  private KeepReasons() {}

  static List<String> of(ReceivedSpan localRoot) {
    Object reasons = localRoot.attributes().get("hindcast.keep.reason");
    return reasons instanceof List<?> several
        ? several.stream().map(String::valueOf).toList()
        : List.of();
  }
}
