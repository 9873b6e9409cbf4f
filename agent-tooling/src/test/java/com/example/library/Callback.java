package com.example.library;

/** A type of the library that a probe implements. */
public interface Callback {
  /** Runs it. */
  default void run() {}
}
