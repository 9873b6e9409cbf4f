package io.hindcast.tooling.spi;

/**
 * One instrumentation: what it matches in its library and which probes it puts there. Needs a
 * public constructor without parameters and an entry in {@code META-INF/services}.
 */
public interface InstrumentationModule {
  /**
   * The name in {@code hindcast.instrumentation.<name>.enabled}: lower case letters, digits and
   * dashes, the library's own name where it has one.
   */
  String name();

  /** Whether it is woven where nobody has said anything. Not where it changes what people see. */
  default boolean isOnByDefault() {
    return true;
  }

  /** Names what to match. Called once, when the index is built. */
  void define(Definition definition);
}
