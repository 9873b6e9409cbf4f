package io.hindcast.exporter.span;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Attributes in the order in which they were put, each name once: a flat array, because that is
 * written once and read once. What many spans have in common (a database, a statement) is a part: a
 * list of its own, that the spans' lists point at and that is encoded once.
 *
 * <pre>
 *   [ name, value, name, value, null, part, name, value ]
 * </pre>
 *
 * Immutable but for what is remembered of it; owned by the exporter's thread.
 */
public final class SpanAttributes {
  /** None. */
  public static final SpanAttributes EMPTY = new SpanAttributes(new Object[0]);

  private final @Nullable Object[] entries;
  private byte @Nullable [] encoded;

  /** Takes over the array. */
  SpanAttributes(@Nullable Object[] entries) {
    this.entries = entries;
  }

  /** How many entries there are, a part being one. */
  public int size() {
    return entries.length / 2;
  }

  /** The name of an entry; null where it is a part. */
  public @Nullable AttributeName<?> name(int entry) {
    return (AttributeName<?>) entries[2 * entry];
  }

  /** As its name says, or a {@code SpanAttributes} as a part. */
  @SuppressWarnings("NullAway") // Names may be missing, values never are.
  public Object value(int entry) {
    return entries[2 * entry + 1];
  }

  /** What {@link #remember} was given; null while it was not called. */
  public byte @Nullable [] encoded() {
    return encoded;
  }

  /** Keeps the bytes that an encoder has made of a part. */
  public void remember(byte[] bytes) {
    encoded = bytes;
  }

  /** As the OpenTelemetry SDK has them. */
  Attributes view() {
    AttributesBuilder view = Attributes.builder();
    addTo(view);
    return view.build();
  }

  @SuppressWarnings("unchecked") // The list took a value of the name's type.
  private void addTo(AttributesBuilder view) {
    for (int i = 0; i < size(); i++) {
      AttributeName<?> name = name(i);
      if (name == null) {
        ((SpanAttributes) value(i)).addTo(view);
      } else {
        view.put((AttributeKey<Object>) name.key(), value(i));
      }
    }
  }
}
