package io.hindcast.instrumentations.jdbc;

import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a parameter's value: immutable, of the JDK, and small. No method of an
 * application's object is called, and none is kept. Where only its type can be told, that stands in
 * parentheses.
 */
final class ParameterValue {
  static final String NULL = "null";

  /** A longer text is a document, and would be kept for as long as its statement. */
  static final int MAX_CHARS = 256;

  /** 300 digits: making a text of a number takes the square of them. */
  private static final int MAX_BITS = 1_000;

  private ParameterValue() {}

  static Object of(@Nullable Object value) {
    if (value == null) {
      return NULL;
    }
    if (value instanceof String text) {
      return cut(text);
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof byte[] bytes) {
      return "(byte[" + bytes.length + "])";
    }
    if (isDate(value.getClass())) {
      // It may be changed after it was set.
      return value.toString();
    }
    return isPlain(value) ? value : "(" + type(value) + ")";
  }

  static Object ofStream(@Nullable Object stream, @Nullable Object length) {
    if (stream == null) {
      return NULL;
    }
    String type = stream instanceof Reader ? "Reader" : "InputStream";
    return length instanceof Number ? "(" + type + "[" + length + "])" : "(" + type + ")";
  }

  private static String cut(String text) {
    if (text.length() <= MAX_CHARS) {
      return text;
    }
    // Half a surrogate pair is no valid UTF-8.
    int end = Character.isHighSurrogate(text.charAt(MAX_CHARS - 1)) ? MAX_CHARS - 1 : MAX_CHARS;
    return text.substring(0, end) + "...";
  }

  private static boolean isDate(Class<?> type) {
    return type == Timestamp.class
        || type == Date.class
        || type == Time.class
        || type == java.util.Date.class;
  }

  private static boolean isPlain(Object value) {
    Class<?> type = value.getClass();
    if (type == BigInteger.class) {
      return ((BigInteger) value).bitLength() <= MAX_BITS;
    }
    if (type == BigDecimal.class) {
      return ((BigDecimal) value).unscaledValue().bitLength() <= MAX_BITS;
    }
    return type == Integer.class
        || type == Long.class
        || type == Boolean.class
        || type == Double.class
        || type == Float.class
        || type == Short.class
        || type == Byte.class
        || type == Character.class
        || type == UUID.class
        || type.getName().startsWith("java.time.");
  }

  /** As JDBC calls it, whatever class the driver has for it. */
  private static String type(Object value) {
    if (value instanceof Blob) {
      return "Blob";
    } else if (value instanceof Clob) {
      return "Clob";
    } else if (value instanceof Array) {
      return "Array";
    } else if (value instanceof SQLXML) {
      return "SQLXML";
    } else if (value instanceof Ref) {
      return "Ref";
    } else if (value instanceof RowId) {
      return "RowId";
    }
    return value.getClass().getName();
  }
}
