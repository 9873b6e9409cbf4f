package io.hindcast.exporter.trace;

/**
 * Decides in hindsight whether a local trace is exported. Called once for each trace, by the
 * exporter's thread, before anything of the trace is rendered.
 */
@FunctionalInterface
public interface KeepRule {
  /** Keeps every trace ({@code always_on}). */
  KeepRule ALWAYS = trace -> true;

  /** Whether the trace is to be exported. */
  boolean keep(AssembledTrace trace);
}
