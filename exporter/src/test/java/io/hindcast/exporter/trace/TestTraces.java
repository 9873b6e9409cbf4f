package io.hindcast.exporter.trace;

import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.Records;
import java.util.ArrayList;
import java.util.List;

/** Traces out of the ring, without waiting. */
public final class TestTraces {
  private TestTraces() {}

  /** What is in the ring, as traces. */
  public static List<AssembledTrace> drain() {
    TraceAssembler assembler = new TraceAssembler(new EpochAnchors(Clock.system()));
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
