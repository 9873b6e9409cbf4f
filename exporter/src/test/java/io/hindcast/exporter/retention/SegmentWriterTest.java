package io.hindcast.exporter.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SegmentWriterTest {
  private static final int LIMIT = 100_000;

  private final TextDictionary texts = new TextDictionary(1 << 16);
  private final SegmentWriter out = new SegmentWriter(texts, LIMIT);

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 63, 64, 127, 128, -128, 1L << 31, Long.MAX_VALUE, Long.MIN_VALUE})
  void numbers_comeBack(long value) {
    out.begin();
    out.number(value);
    out.signed(value);
    out.fixed(value);
    out.octet(200);

    SegmentReader in = reader();
    assertThat(in.number()).isEqualTo(value);
    assertThat(in.signed()).isEqualTo(value);
    assertThat(in.fixed()).isEqualTo(value);
    assertThat(in.octet()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "plain", "\u00e9t\u00e9 \u00ff", "\u0100", "\ud83d\ude00"})
  void texts_comeBack(String text) {
    comesBack(text);
  }

  @Test
  void halfOfAPair_comesBack() {
    comesBack("half \ud800");
  }

  private void comesBack(String text) {
    String longer = text.repeat(400);
    for (int i = 0; i < 3; i++) {
      out.begin();
      out.text(text);
      out.singleText(longer);
      out.text(null);
      out.text(longer);

      SegmentReader in = reader();
      assertThat(in.text()).isEqualTo(text);
      assertThat(in.text()).isEqualTo(longer);
      assertThat(in.text()).isNull();
      assertThat(in.text()).isEqualTo(longer);
    }
  }

  @Test
  void aTextThatIsWideAtItsEnd_isWideAltogether() {
    String text = "x".repeat(1_000) + "\u2713";
    out.begin();
    out.singleText(text);
    out.octet(7);

    SegmentReader in = reader();
    assertThat(in.text()).isEqualTo(text);
    assertThat(in.octet()).isEqualTo(7);
  }

  @Test
  void textsThatComeAgain_takeTwoBytes() {
    texts.begin(0, 0);
    length("select * from owners where id = ?");
    length("select * from owners where id = ?");

    assertThat(length("select * from owners where id = ?")).isLessThanOrEqualTo(2);
  }

  @Test
  void tooMuch_isRefusedAndTheNextFits() {
    out.begin();
    assertThatThrownBy(() -> out.singleText("x".repeat(LIMIT))).isInstanceOf(TraceTooLarge.class);
    out.begin();
    byte[] most = new byte[LIMIT];
    Arrays.fill(most, (byte) 3);
    out.raw(most);
    assertThatThrownBy(() -> out.octet(1)).isInstanceOf(TraceTooLarge.class);
    out.begin();
    out.text("small");

    assertThat(out.bytes().length).isLessThan(LIMIT);
    assertThat(reader().text()).isEqualTo("small");
  }

  @Test
  void rewind_takesBack() {
    out.begin();
    out.octet(1);
    int position = out.position();
    out.singleText("x".repeat(10_000));
    out.rewind(position);
    out.octet(2);

    SegmentReader in = reader();
    assertThat(in.octet()).isEqualTo(1);
    assertThat(in.octet()).isEqualTo(2);
    assertThat(out.position()).isEqualTo(2);
  }

  private int length(@Nullable String text) {
    out.begin();
    out.text(text);
    return out.position();
  }

  private SegmentReader reader() {
    return new SegmentReader(texts, Arrays.copyOf(out.bytes(), out.position()));
  }
}
