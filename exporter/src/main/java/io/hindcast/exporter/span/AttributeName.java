package io.hindcast.exporter.span;

import io.opentelemetry.api.common.AttributeKey;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The name of an attribute. There is one object for each name, so its bytes are made once.
 *
 * @param <T> what its values are: {@code String}, {@code Long}, {@code Double}, {@code Boolean} or
 *     texts in a {@code List}
 */
public final class AttributeName<T> {
  private final AttributeKey<T> key;
  private final byte[] utf8;

  private AttributeName(AttributeKey<T> key) {
    this.key = key;
    this.utf8 = key.getKey().getBytes(StandardCharsets.UTF_8);
  }

  /** The name of a text. */
  public static AttributeName<String> text(String name) {
    return new AttributeName<>(AttributeKey.stringKey(name));
  }

  /** The name of a whole number. */
  public static AttributeName<Long> number(String name) {
    return new AttributeName<>(AttributeKey.longKey(name));
  }

  /** The name of a number with a fraction. */
  public static AttributeName<Double> real(String name) {
    return new AttributeName<>(AttributeKey.doubleKey(name));
  }

  /** The name of a truth value. */
  public static AttributeName<Boolean> flag(String name) {
    return new AttributeName<>(AttributeKey.booleanKey(name));
  }

  /** The name of several texts. */
  public static AttributeName<List<String>> texts(String name) {
    return new AttributeName<>(AttributeKey.stringArrayKey(name));
  }

  /** As the OpenTelemetry API has it. */
  AttributeKey<T> key() {
    return key;
  }

  /** The name's bytes; not to be changed. */
  public byte[] utf8() {
    return utf8;
  }
}
