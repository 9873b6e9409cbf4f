package io.hindcast.smoke.faults;

import io.hindcast.smoke.faults.application.Items;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.time.Duration;
import java.util.BitSet;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;

/**
 * Which of the numbered requests have arrived at a collector as spans, and which of them more than
 * once. Thread safe.
 */
final class Tally {
  private static final String PATH = "url.path";

  private final BitSet arrived = new BitSet();
  private final BitSet again = new BitSet();
  private int strangers;

  /**
   * Ticks off what a collector takes of a request.
   *
   * @param rejects numbers that it does not want
   * @return how many spans it rejected
   */
  synchronized int take(ExportTraceServiceRequest request, IntPredicate rejects) {
    int rejected = 0;
    for (ResourceSpans ofResource : request.getResourceSpansList()) {
      for (ScopeSpans ofScope : ofResource.getScopeSpansList()) {
        for (Span span : ofScope.getSpansList()) {
          int number = number(span);
          if (number < 0) {
            strangers++;
          } else if (rejects.test(number)) {
            rejected++;
          } else {
            (arrived.get(number) ? again : arrived).set(number);
          }
        }
      }
    }
    notifyAll();
    return rejected;
  }

  /** The number in the path; negative where there is none. */
  private static int number(Span span) {
    for (KeyValue attribute : span.getAttributesList()) {
      if (attribute.getKey().equals(PATH)) {
        String path = attribute.getValue().getStringValue();
        String number = path.startsWith(Items.PATH) ? path.substring(Items.PATH.length()) : "";
        return number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : -1;
      }
    }
    return -1;
  }

  /** Those of the numbers that have not arrived. */
  synchronized BitSet missing(BitSet numbers) {
    BitSet missing = (BitSet) numbers.clone();
    missing.andNot(arrived);
    return missing;
  }

  /** How many have arrived more than once. */
  synchronized int arrivedAgain() {
    return again.cardinality();
  }

  /** Spans of no numbered request. */
  synchronized int strangers() {
    return strangers;
  }

  /**
   * Waits until what has arrived meets the condition; {@code false} when the time is over before.
   */
  synchronized boolean await(Duration timeout, BooleanSupplier condition)
      throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!condition.getAsBoolean()) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return false;
      }
      wait(millis);
    }
    return true;
  }
}
