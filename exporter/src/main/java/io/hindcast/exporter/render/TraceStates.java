package io.hindcast.exporter.render;

import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.TraceStateBuilder;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code tracestate} (W3C Trace Context level 2, section 3.3). */
final class TraceStates {
  private static final int MAX_MEMBERS = 32;

  private TraceStates() {}

  /** Members in their order; those that are not well formed are left out. */
  static TraceState parse(String text) {
    List<String> members = new ArrayList<>();
    int at = 0;
    while (at <= text.length() && members.size() < MAX_MEMBERS) {
      int comma = text.indexOf(',', at);
      int end = comma < 0 ? text.length() : comma;
      members.add(text.substring(at, end).strip());
      at = end + 1;
    }
    TraceStateBuilder builder = TraceState.builder();
    // The builder puts each member in front of the others.
    for (int i = members.size() - 1; i >= 0; i--) {
      String member = members.get(i);
      int equal = member.indexOf('=');
      if (equal > 0) {
        builder.put(member.substring(0, equal), member.substring(equal + 1));
      }
    }
    return builder.build();
  }
}
