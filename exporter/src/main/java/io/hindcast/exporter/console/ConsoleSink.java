package io.hindcast.exporter.console;

import io.hindcast.exporter.TraceSink;
import io.hindcast.exporter.span.RenderedSpan;
import io.hindcast.exporter.trace.Kept;
import java.io.PrintStream;
import java.util.List;

/** Prints each trace as a tree, by one write, so that lines of others do not come in between. */
public final class ConsoleSink implements TraceSink {
  private final PrintStream out;
  private final TraceTree tree;

  /** Prints to a stream; with lines and bars where its charset has them, else in ASCII. */
  public ConsoleSink(PrintStream out) {
    this.out = out;
    this.tree = new TraceTree(StreamCharset.canDraw(out) ? Strokes.DRAWN : Strokes.ASCII);
  }

  @Override
  public void accept(List<RenderedSpan> spans, Kept kept) {
    out.print(tree.of(spans));
    out.flush();
  }

  @Override
  public int doWork() {
    return 0;
  }

  @Override
  public void flush() {}
}
