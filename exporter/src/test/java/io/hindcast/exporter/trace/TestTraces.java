package io.hindcast.exporter.trace;

import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.Records;
import java.util.ArrayList;
import java.util.List;

/** Traces out of the ring, without waiting. */
public final class TestTraces {
  private static final int MAX_SPANS = 10_000;

  private TestTraces() {}

  /** An assembler by the real clock, which leaves out what it must. */
  public static TraceAssembler assembler() {
    return assembler(Clock.system());
  }

  private static TraceAssembler assembler(Clock clock) {
    return new TraceAssembler(new EpochAnchors(clock), MAX_SPANS, new CountedCuts());
  }

  /** What is in the ring, as traces. */
  public static List<AssembledTrace> drain() {
    return drain(Clock.system());
  }

  /** What is in the ring, as traces whose wall clock is the given one. */
  public static List<AssembledTrace> drain(Clock clock) {
    TraceAssembler assembler = assembler(clock);
    for (SpanRecord list : Records.drain()) {
      assembler.add(list, 0);
    }
    List<AssembledTrace> traces = new ArrayList<>();
    for (AssembledTrace trace = assembler.pollOldest();
        trace != null;
        trace = assembler.pollOldest()) {
      traces.add(trace);
    }
    return traces;
  }
}
