package com.example.library;

/** What a library is used by, and extended. */
public class Client {
  /** A field. */
  public static int limit = 1;

  /** A field of an instance. */
  public String name = "";

  /** For subclasses. */
  public Client() {}

  /** Sends something. */
  public String send(Message message) {
    return message.text();
  }

  /** For subclasses. */
  protected void inherited(int times) {}

  /** Something to refer to. */
  public static String describe(Object what) {
    return String.valueOf(what);
  }
}
