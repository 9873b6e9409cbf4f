package io.hindcast.exporter;

import io.hindcast.exporter.span.RenderedSpan;
import io.hindcast.exporter.trace.Kept;
import java.util.List;

/** Where the spans of kept traces go. Called by the exporter's thread only. */
public interface TraceSink {
  /**
   * Takes the spans of one local trace.
   *
   * @param spans in the order in which they began; never empty
   * @param kept why they are exported
   */
  void accept(List<RenderedSpan> spans, Kept kept);

  /** Does what has become due; returns how much was done. */
  int doWork();

  /** Passes everything on that it holds back to make bigger batches. */
  void flush();
}
