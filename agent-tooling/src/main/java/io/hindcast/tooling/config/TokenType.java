package io.hindcast.tooling.config;

import org.jspecify.annotations.Nullable;

/** A secret that may stand in a header as it is, and is not guessed at once. */
final class TokenType extends OptionType<String> {
  private static final int LEAST = 8;
  private static final int MOST = 128;

  TokenType() {
    super("8 to 128 letters, digits, '-', '.', '_' and '~'");
  }

  @Override
  @Nullable String parse(String text) {
    return text.length() >= LEAST && text.length() <= MOST && isUnreserved(text) ? text : null;
  }

  @Override
  String shownText(String text) {
    return NOT_SHOWN;
  }

  @Override
  String shown(String value) {
    return NOT_SHOWN;
  }

  /** Whether all characters are those of RFC 3986, section 2.3. */
  private static boolean isUnreserved(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && (c < '0' || c > '9') && "-._~".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
