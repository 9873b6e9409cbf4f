package io.hindcast.exporter.render;

import io.hindcast.exporter.sql.SecretNames;
import java.util.ArrayList;
import java.util.List;

/**
 * Which parameters of statements are not shown. A rule is one of
 *
 * <ul>
 *   <li>{@code iban}: part of the name of a column or of a parameter
 *   <li>{@code 3}: the index of a parameter, from 0
 *   <li>{@code =*@*}: a value, in which {@code *} is any text and {@code #} any digit
 * </ul>
 *
 * and {@link SecretNames} has some that always hold. Immutable.
 */
public final class ParameterRules {
  private final SecretNames names;
  private final List<String> values = new ArrayList<>();

  /** A bit each: no more are kept of a statement. */
  private final long indexes;

  /** Rules; the options have refused what is none. */
  ParameterRules(List<String> rules) {
    List<String> words = new ArrayList<>();
    long bits = 0;
    for (String rule : rules) {
      if (rule.startsWith("=")) {
        values.add(rule.substring(1));
      } else if (Character.isDigit(rule.charAt(0))) {
        bits |= 1L << Integer.parseInt(rule);
      } else {
        words.add(rule);
      }
    }
    names = new SecretNames(words);
    indexes = bits;
  }

  SecretNames names() {
    return names;
  }

  boolean hideIndex(int index) {
    return (indexes & (1L << index)) != 0;
  }

  boolean hideValue(String value) {
    for (int i = 0; i < values.size(); i++) {
      if (matches(values.get(i), value)) {
        return true;
      }
    }
    return false;
  }

  /** Goes back to the last star only: no rule takes more than the product of both lengths. */
  private static boolean matches(String pattern, String value) {
    int p = 0;
    int star = -1;
    int resumed = 0;
    int v = 0;
    while (v < value.length()) {
      char wanted = p < pattern.length() ? pattern.charAt(p) : '\0';
      if (p < pattern.length() && wanted == '*') {
        star = p++;
        resumed = v;
      } else if (p < pattern.length() && fits(wanted, value.charAt(v))) {
        p++;
        v++;
      } else if (star >= 0) {
        p = star + 1;
        v = ++resumed;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static boolean fits(char wanted, char c) {
    return wanted == '#' ? Character.isDigit(c) : wanted == c;
  }
}
