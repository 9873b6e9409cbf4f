package com.example.library;

/** A type that others name. */
public interface Message {
  /** Its text. */
  String text();
}
