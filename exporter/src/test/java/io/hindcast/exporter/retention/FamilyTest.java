package io.hindcast.exporter.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.DbEndpoint;
import io.hindcast.bootstrap.record.DbParameter;
import io.hindcast.bootstrap.record.DbPool;
import io.hindcast.bootstrap.record.DbPoolRecord;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.DbWaitRecord;
import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.QueueWaitRecord;
import io.hindcast.bootstrap.record.RemoteParent;
import io.hindcast.bootstrap.record.RestoredSpan;
import io.hindcast.bootstrap.record.RestoredTrace;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.TestLog;
import io.hindcast.exporter.render.RetainedThrowable;
import io.hindcast.exporter.trace.AssembledTrace;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** No family of records, and no field of one, is forgotten by what writes and reads it. */
final class FamilyTest {
  /** What the exporter has no use for. */
  private static final Set<String> NOT_KEPT = Set.of("handledBy");

  private final RestoredTrace trace =
      new RestoredTrace(1, 2, 3, null, RemoteParent.restored(1, 2, 99, 3, "a=1"));

  @Test
  void everyField_comesBack() throws Exception {
    for (SpanRecord original : ofAllFamilies()) {
      fill(original);
      RetentionRing ring = new RetentionRing(1 << 20, new TestLog());
      ring.retain(AssembledTrace.of(new ArrayList<>(List.of(original)), 0, 0));

      AssembledTrace whole = Objects.requireNonNull(ring.recall(original.spanId()));

      SpanRecord back = whole.records().get(0);
      assertThat(back).isExactlyInstanceOf(original.getClass()).isNotSameAs(original);
      for (Field field : fields(original)) {
        assertThat(visible(field.get(back)))
            .as("%s", field)
            .isNotNull()
            .isEqualTo(visible(field.get(original)));
      }
    }
  }

  @Test
  void everyFamily_isKnown() throws Exception {
    Set<String> known = new HashSet<>();
    for (SpanRecord record : ofAllFamilies()) {
      known.add(record.getClass().getName());
      assertThat(Family.of(record)).isNotEqualTo(Family.STAND_IN);
    }

    // It is measured when it leaves the ring, and is never part of a trace.
    known.add(DbPoolRecord.class.getName());
    assertThat(familiesOnTheClassPath()).isEqualTo(known);
  }

  private List<SpanRecord> ofAllFamilies() {
    List<SpanRecord> records =
        new ArrayList<>(
            List.of(
                new HttpServerRecord(parts()),
                new HttpClientRecord(parts()),
                new DbRecord(parts()),
                new InternalRecord(parts()),
                new DbWaitRecord(parts()),
                new QueueWaitRecord(parts())));
    for (MessagingRecord.Operation operation : MessagingRecord.Operation.values()) {
      records.add(new MessagingRecord(parts(), "a system", operation));
    }
    return records;
  }

  private RestoredSpan parts() {
    return new RestoredSpan(trace, null, 7, 1_000, 2_000);
  }

  /** The fields that instrumentations fill, those of all families among them. */
  private static List<Field> fields(SpanRecord record) {
    List<Field> fields = new ArrayList<>();
    for (Field field : record.getClass().getFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !NOT_KEPT.contains(field.getName())) {
        fields.add(field);
      }
    }
    return fields;
  }

  private static void fill(SpanRecord record) throws IllegalAccessException {
    int number = 1_000;
    for (Field field : fields(record)) {
      if (!Modifier.isFinal(field.getModifiers())) {
        number++;
        field.set(record, value(field, number));
      }
    }
  }

  /** Another one for each field, so that none is taken for another. */
  private static Object value(Field field, int number) {
    Class<?> type = field.getType();
    String text = "value " + number;
    if (type == String.class || type == Object.class) {
      return text;
    } else if (type == int.class) {
      return number;
    } else if (type == long.class) {
      return (long) number;
    } else if (type == boolean.class) {
      return true;
    } else if (type == List.class) {
      return field.getGenericType().getTypeName().contains("DbParameter")
          ? List.of(new DbParameter(3, null, text), new DbParameter(-1, "name", "another"))
          : List.of(text, "another");
    } else if (type == DbEndpoint.class) {
      return new DbEndpoint(text, "product " + number);
    } else if (type == DbPool.class) {
      return new DbPool(text, "jdbc:" + number);
    } else if (type == InetSocketAddress.class) {
      return new InetSocketAddress("10.0.0.1", number);
    } else if (type == RemoteParent.class) {
      return RemoteParent.restored(number, 2, 3, 1, text);
    } else if (type == Throwable.class) {
      return new IllegalStateException(text);
    }
    throw new IllegalArgumentException("a field of a kind that is new here: " + field);
  }

  /** What can be compared. */
  private static @Nullable Object visible(@Nullable Object value) {
    if (value instanceof RemoteParent remote) {
      return List.of(
          remote.traceIdHigh(),
          remote.traceIdLow(),
          remote.spanId(),
          remote.flags(),
          String.valueOf(remote.traceState()));
    }
    if (value instanceof Throwable thrown) {
      String type =
          thrown instanceof RetainedThrowable retained
              ? retained.type()
              : thrown.getClass().getName();
      return List.of(type, String.valueOf(thrown.getMessage()));
    }
    return value;
  }

  /** Those beside {@link SpanRecord} in its package, in a jar or in a folder of classes. */
  private static Set<String> familiesOnTheClassPath()
      throws IOException, URISyntaxException, ClassNotFoundException {
    Path where =
        Path.of(SpanRecord.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    String inPackage = SpanRecord.class.getPackageName().replace('.', '/') + "/";
    Set<String> families = new HashSet<>();
    for (String file : files(where)) {
      if (file.startsWith(inPackage) && file.endsWith(".class") && !file.contains("-info")) {
        String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
        Class<?> type = Class.forName(name, false, FamilyTest.class.getClassLoader());
        if (SpanRecord.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
          families.add(name);
        }
      }
    }
    return families;
  }

  private static List<String> files(Path where) throws IOException {
    List<String> names = new ArrayList<>();
    if (Files.isDirectory(where)) {
      try (Stream<Path> all = Files.walk(where)) {
        all.forEach(file -> names.add(where.relativize(file).toString().replace('\\', '/')));
      }
      return names;
    }
    try (InputStream in = Files.newInputStream(where);
        JarInputStream jar = new JarInputStream(in)) {
      for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }
}
