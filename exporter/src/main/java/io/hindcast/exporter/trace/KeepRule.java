package io.hindcast.exporter.trace;

/**
 * Decides in hindsight whether a local trace is exported. Called once for each trace, by the
 * exporter's thread, before anything of the trace is rendered.
 */
@FunctionalInterface
public interface KeepRule {
  /** Keeps every trace ({@code always_on}). */
  KeepRule ALWAYS = Always.INSTANCE;

  /** Whether the trace is to be exported. */
  boolean keep(AssembledTrace trace);

  /** No lambda: in a program without one it costs 20 ms. */
  enum Always implements KeepRule {
    /** The one. */
    INSTANCE;

    @Override
    public boolean keep(AssembledTrace trace) {
      return true;
    }
  }
}
