package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";

  @ParameterizedTest
  @CsvSource({
    // version 00
    "00-" + TRACE + "-" + SPAN + "-00, 0",
    "00-" + TRACE + "-" + SPAN + "-01, 1",
    "00-" + TRACE + "-" + SPAN + "-02, 2",
    "00-" + TRACE + "-" + SPAN + "-03, 3",
    // flags that version 00 does not know are not passed on
    "00-" + TRACE + "-" + SPAN + "-ff, 3",
    "00-" + TRACE + "-" + SPAN + "-fc, 0",
    // a later version is read by the part that is known
    "01-" + TRACE + "-" + SPAN + "-01, 1",
    "cc-" + TRACE + "-" + SPAN + "-01-what-the-future-brings, 1",
    "fe-" + TRACE + "-" + SPAN + "-01-, 1",
  })
  void read_valid(String header, int flags) {
    RemoteParent parent = TraceParent.read(header, "a=b", "k=v");

    assertNotNull(parent);
    assertThat(parent.namesSpan()).isTrue();
    assertThat(parent.traceIdHigh()).isEqualTo(0x0af7651916cd43ddL);
    assertThat(parent.traceIdLow()).isEqualTo(0x8448eb211c80319cL);
    assertThat(parent.spanId()).isEqualTo(0xb7ad6b7169203331L);
    assertThat(parent.flags()).isEqualTo(flags);
    assertThat(parent.traceState()).isEqualTo("a=b");
    assertThat(parent.baggage()).isEqualTo("k=v");
    assertThat(parent.span()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "00",
        "00-",
        // wrong length
        "00-" + TRACE + "-" + SPAN + "-0",
        "00-" + TRACE + "-" + SPAN + "-011",
        "00-" + TRACE + "-" + SPAN + "-01-",
        "00-" + TRACE + "-" + SPAN + "-01-more",
        "00-0af7651916cd43dd8448eb211c80319-" + SPAN + "-01",
        "00-" + TRACE + "-b7ad6b716920333-01",
        "01-" + TRACE + "-" + SPAN + "-0",
        "01-" + TRACE + "-" + SPAN + "-01x",
        "01-" + TRACE + "-" + SPAN + "-011",
        // a forbidden version
        "ff-" + TRACE + "-" + SPAN + "-01",
        // upper case
        "00-0AF7651916CD43DD8448EB211C80319C-" + SPAN + "-01",
        "00-" + TRACE + "-B7AD6B7169203331-01",
        "00-" + TRACE + "-" + SPAN + "-0A",
        "0A-" + TRACE + "-" + SPAN + "-01",
        // ids of zero
        "00-00000000000000000000000000000000-" + SPAN + "-01",
        "00-" + TRACE + "-0000000000000000-01",
        // no digits
        "00-0af7651916cd43dd8448eb211c80319g-" + SPAN + "-01",
        "00-" + TRACE + "-b7ad6b716920333 -01",
        "0x-" + TRACE + "-" + SPAN + "-01",
        "00-" + TRACE + "-" + SPAN + "-zz",
        "00-" + TRACE + "-b7ad6b71692033\u0663\u0661-01",
        // wrong separators
        "00_" + TRACE + "-" + SPAN + "-01",
        "00-" + TRACE + "_" + SPAN + "-01",
        "00-" + TRACE + "-" + SPAN + "_01",
        // two headers that were joined
        "00-" + TRACE + "-" + SPAN + "-01,00-" + TRACE + "-" + SPAN + "-01",
      })
  void read_invalid(String header) {
    assertThat(TraceParent.read(header, null, null)).isNull();
  }

  @Test
  void read_halfAnIdOfZero_isValid() {
    assertThat(TraceParent.read("00-00000000000000008448eb211c80319c-" + SPAN + "-01", null, null))
        .isNotNull();
    assertThat(TraceParent.read("00-0af7651916cd43dd0000000000000000-" + SPAN + "-01", null, null))
        .isNotNull();
  }

  @Test
  void read_ignoresBlanksAround() {
    assertThat(TraceParent.read(" \t00-" + TRACE + "-" + SPAN + "-01 ", null, null)).isNotNull();
  }

  @Test
  void write_isReadAgain() {
    ThreadContext thread = ThreadContext.get();
    for (int i = 0; i < 1_000; i++) {
      SpanRecord record = new InternalRecord(thread);
      String header = TraceParent.write(record, record.flags());
      RemoteParent parent = TraceParent.read(header, null, null);

      assertThat(header).hasSize(55).startsWith("00-").endsWith("-03");
      assertNotNull(parent);
      assertThat(parent.traceIdHigh()).isEqualTo(record.traceIdHigh());
      assertThat(parent.traceIdLow()).isEqualTo(record.traceIdLow());
      assertThat(parent.spanId()).isEqualTo(record.spanId());
    }
  }

  @Test
  void write_keepsLeadingZeros() {
    RemoteParent remote = new RemoteParent(0, 0xa, 1, 0, null, null);
    SpanRecord record = new HttpServerRecord(ThreadContext.get(), remote);

    assertThat(TraceParent.write(record, 1))
        .startsWith("00-0000000000000000000000000000000a-")
        .endsWith("-01");
    assertThat(TraceParent.write(record, 0)).endsWith("-00");
  }

  /** Half of it one change away from a valid header, where the traps are. */
  @Test
  void read_garbage_neverThrows() {
    long seed = 20_261_120;
    Random random = new Random(seed);
    String valid = "00-" + TRACE + "-" + SPAN + "-01";
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? valid : "");
      int edits = 1 + random.nextInt(4);
      for (int e = 0; e < edits; e++) {
        int at = random.nextInt(text.length() + 1);
        char c = (char) (random.nextBoolean() ? ' ' + random.nextInt(96) : random.nextInt(0x10000));
        switch (random.nextInt(3)) {
          case 0 -> text.insert(at, c);
          case 1 -> text.setLength(at);
          default -> {
            if (at < text.length()) {
              text.setCharAt(at, c);
            }
          }
        }
      }
      String header = text.toString();
      try {
        RemoteParent parent = TraceParent.read(header, null, null);
        assertThat(parent == null || parent.namesSpan()).isTrue();
      } catch (RuntimeException thrown) {
        throw new AssertionError("seed " + seed + ", round " + i + ": " + header, thrown);
      }
    }
  }
}
