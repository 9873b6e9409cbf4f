package com.example.library;

/** An exception that is caught somewhere. */
public final class Failure extends RuntimeException {
  /** For whoever throws it. */
  public Failure() {}
}
