package io.hindcast.exporter.console;

import java.io.PrintStream;
import java.nio.charset.Charset;

/** The charset of a stream. */
final class StreamCharset {
  private StreamCharset() {}

  static boolean canDraw(PrintStream out) {
    Charset charset = of(out);
    return charset.canEncode()
        && charset.newEncoder().canEncode(Strokes.DRAWN.bar() + Strokes.DRAWN.branch());
  }

  /** {@code PrintStream.charset()} came with JDK 18; before, streams have the default charset. */
  private static Charset of(PrintStream out) {
    try {
      return (Charset) PrintStream.class.getMethod("charset").invoke(out);
    } catch (ReflectiveOperationException | RuntimeException older) {
      return Charset.defaultCharset();
    }
  }
}
