package io.hindcast.exporter.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which names of columns and parameters stand for secrets: those that one of some words is part of,
 * in whatever case. Immutable.
 */
public final class SecretNames {
  /** What nobody wants to read in a trace; cannot be taken back by an option. */
  private static final List<String> ALWAYS =
      List.of(
          "password",
          "passwd",
          "passphrase",
          "passcode",
          "pwd",
          "secret",
          "credential",
          "token",
          "apikey",
          "api_key",
          "private_key",
          "privatekey",
          "identified");

  private final List<String> words = new ArrayList<>(ALWAYS);

  /** With further words. */
  public SecretNames(List<String> more) {
    for (String word : more) {
      words.add(word.toLowerCase(Locale.ROOT));
    }
  }

  /** Whether a name, or a statement that has one, speaks of a secret. */
  public boolean occurIn(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i < words.size(); i++) {
      if (lower.contains(words.get(i))) {
        return true;
      }
    }
    return false;
  }
}
