package io.hindcast.tooling.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules for values that are not shown: names, indexes, values. */
final class RedactionRulesType extends OptionType<List<String>> {
  /** A shorter word would be part of nearly every name. */
  private static final int LEAST = 2;

  private static final int MOST = 100;
  private static final int INDEX_DIGITS = 2;

  /** Any value. */
  private static final List<String> EVERYTHING = List.of("=*");

  RedactionRulesType() {
    super(
        "a list of names such as iban, of indexes from 0 to 63, and of values such as =*@*,"
            + " in which * is any text and # any digit");
  }

  @Override
  @Nullable List<String> parse(String text) {
    List<String> rules = split(text);
    for (String rule : rules) {
      if (!isRule(rule)) {
        return null;
      }
    }
    return List.copyOf(rules);
  }

  @Override
  String shown(List<String> value) {
    if (value.isEmpty()) {
      return "no further rules";
    }
    return value.equals(EVERYTHING) ? "=*, which hides every value" : String.join(",", value);
  }

  /** Whoever has set rules wants something hidden, and which values that are is not known. */
  @Override
  List<String> afterRefusal() {
    return EVERYTHING;
  }

  private static boolean isRule(String rule) {
    if (rule.length() > MOST) {
      return false;
    }
    if (rule.charAt(0) == '=') {
      return rule.length() > 1;
    }
    if (Character.isDigit(rule.charAt(0))) {
      return isIndex(rule);
    }
    for (int i = 0; i < rule.length(); i++) {
      char c = rule.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '_' && c != '-' && c != '$') {
        return false;
      }
    }
    return rule.length() >= LEAST;
  }

  /** Of one of the parameters that are kept, as it is written in an attribute's name. */
  private static boolean isIndex(String rule) {
    boolean plain = rule.length() == 1 || rule.charAt(0) != '0';
    for (int i = 0; i < rule.length(); i++) {
      plain &= rule.charAt(i) >= '0' && rule.charAt(i) <= '9';
    }
    return plain && rule.length() <= INDEX_DIGITS && Integer.parseInt(rule) < 64;
  }
}
