package io.hindcast.tooling.index;

import io.hindcast.tooling.spi.TypeRule;

/**
 * A field that objects of a library are given.
 *
 * @param accessors the internal name of the interface that reads and writes it
 * @param name of both methods of that interface, and of the field
 * @param descriptor of the field's type
 * @see TypeRule#carries
 */
public record CarriedField(String accessors, String name, String descriptor) {
  /** What the reading method looks like. */
  public String getter() {
    return "()" + descriptor;
  }

  /** What the writing method looks like. */
  public String setter() {
    return "(" + descriptor + ")V";
  }
}
