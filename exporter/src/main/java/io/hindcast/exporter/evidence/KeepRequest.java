package io.hindcast.exporter.evidence;

import io.hindcast.bootstrap.record.SpanRecord;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Whether a person outside of this process wants a trace to be kept. */
final class KeepRequest {
  /** Of baggage; its value is the token of a person who may ask. */
  private static final String BAGGAGE_KEY = "hindcast.keep";

  private KeepRequest() {}

  /**
   * Whether a person asks for it.
   *
   * @param token what who may ask knows; null where nobody may
   */
  static boolean byPerson(SpanRecord root, @Nullable String token) {
    String baggage = root.baggage();
    if (token == null || baggage == null) {
      return false;
    }
    String value = ListMember.value(baggage, BAGGAGE_KEY);
    return value != null && token.equals(decoded(value));
  }

  /**
   * A value without properties and percent-encoding (W3C Baggage, section 3.2.1.3). Bytes that are
   * no UTF-8 become U+FFFD; a percent sign that begins no byte stays.
   */
  static String decoded(String value) {
    int semicolon = value.indexOf(';');
    String text = semicolon < 0 ? value : value.substring(0, semicolon).strip();
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = new byte[text.length()];
    int length = 0;
    int at = 0;
    while (at < text.length()) {
      int encoded = text.charAt(at) == '%' ? octet(text, at + 1) : -1;
      bytes[length++] = (byte) (encoded < 0 ? text.charAt(at) : encoded);
      at += encoded < 0 ? 1 : 3;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  /** Two hexadecimal digits as a byte; -1 where they are not there. */
  private static int octet(String text, int at) {
    if (at + 2 > text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : 16 * high + low;
  }
}
