package io.hindcast.exporter.otlp;

import io.hindcast.exporter.span.AttributeName;
import io.hindcast.exporter.span.SpanAttributes;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import java.util.List;
import java.util.Map;

/**
 * Writes attributes: {@code KeyValue}, {@code AnyValue} and {@code ArrayValue} of OTLP's {@code
 * common.proto}.
 */
final class AttributeEncoder {
  private static final int KEY = 1;
  private static final int VALUE = 2;
  private static final int TEXT = 1;
  private static final int FLAG = 2;
  private static final int NUMBER = 3;
  private static final int REAL = 4;
  private static final int ARRAY = 5;
  private static final int ARRAY_VALUES = 1;

  private final ProtoWriter out;

  AttributeEncoder(ProtoWriter out) {
    this.out = out;
  }

  /** Those of a span. A part always goes into the same field, so its bytes can be kept. */
  void write(int field, SpanAttributes attributes) {
    for (int i = 0; i < attributes.size(); i++) {
      AttributeName<?> name = attributes.name(i);
      Object value = attributes.value(i);
      if (name == null) {
        part(field, (SpanAttributes) value);
      } else {
        write(field, name.utf8(), value);
      }
    }
  }

  /** Those of the OpenTelemetry API, where there are few. */
  void write(int field, Attributes attributes) {
    // Not forEach: a process may have no lambda but this one.
    for (Map.Entry<AttributeKey<?>, Object> entry : attributes.asMap().entrySet()) {
      write(field, ProtoWriter.utf8(entry.getKey().getKey()), entry.getValue());
    }
  }

  private void part(int field, SpanAttributes part) {
    byte[] known = part.encoded();
    if (known != null) {
      out.raw(known);
      return;
    }
    int from = out.size();
    write(field, part);
    part.remember(out.copyFrom(from));
  }

  private void write(int field, byte[] name, Object value) {
    if (value instanceof Long number) {
      // The value is written even where it is 0: it is one of several that could be there.
      head(field, name, 1 + ProtoWriter.varintSize(number));
      out.numberAlways(NUMBER, number);
    } else if (value instanceof Boolean flag) {
      head(field, name, 2);
      out.numberAlways(FLAG, flag ? 1 : 0);
    } else if (value instanceof Double real) {
      head(field, name, 1 + Double.BYTES);
      out.fixed64(REAL, Double.doubleToRawLongBits(real));
    } else if (value instanceof List<?> texts) {
      write(field, name, texts);
    } else {
      byte[] text = ProtoWriter.utf8(value.toString());
      head(field, name, length(text));
      out.bytes(TEXT, text);
    }
  }

  private void write(int field, byte[] name, List<?> texts) {
    int attribute = out.begin(field);
    out.bytes(KEY, name);
    int value = out.begin(VALUE);
    int array = out.begin(ARRAY);
    for (int i = 0; i < texts.size(); i++) {
      byte[] text = ProtoWriter.utf8(texts.get(i).toString());
      out.message(ARRAY_VALUES, length(text));
      out.bytes(TEXT, text);
    }
    out.end(array);
    out.end(value);
    out.end(attribute);
  }

  /** Of a value that is a text. */
  private static int length(byte[] text) {
    return 1 + ProtoWriter.varintSize(text.length) + text.length;
  }

  /** All up to the value, whose length is known. */
  private void head(int field, byte[] name, int value) {
    int key = 1 + ProtoWriter.varintSize(name.length) + name.length;
    out.message(field, key + 1 + ProtoWriter.varintSize(value) + value);
    out.bytes(KEY, name);
    out.message(VALUE, value);
  }
}
