package io.hindcast.exporter;

import io.hindcast.exporter.span.RenderedSpan;
import java.util.List;

/** Where the spans of kept traces go. Called by the exporter's thread only. */
public interface TraceSink {
  /** Takes the spans of one local trace, in the order in which they began; never empty. */
  void accept(List<RenderedSpan> spans);

  /** Does what has become due; returns how much was done. */
  int doWork();

  /** Passes everything on that it holds back to make bigger batches. */
  void flush();
}
