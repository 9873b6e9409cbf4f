package io.hindcast.exporter.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TextDictionaryTest {
  private final TextDictionary texts = new TextDictionary(1 << 20);

  @Test
  void text_getsANumberWhenItIsSeenAgain() {
    texts.begin(5, 0);
    assertThat(texts.find("select 1")).isEqualTo(TextDictionary.NONE);

    int number = texts.find("select 1");

    assertThat(number).isNotNegative();
    assertThat(texts.find(String.valueOf("select 1".toCharArray()))).isEqualTo(number);
    assertThat(texts.text(number)).isEqualTo("select 1");
    assertThat(texts.chars()).isEqualTo(8);
  }

  @Test
  void textsThatAreNoGain_getNone() {
    texts.begin(0, 0);
    for (int i = 0; i < 3; i++) {
      assertThat(texts.find("")).isEqualTo(TextDictionary.NONE);
      assertThat(texts.find("x")).isEqualTo(TextDictionary.NONE);
      assertThat(texts.find("x".repeat(5_000))).isEqualTo(TextDictionary.NONE);
    }
  }

  @Test
  void full_asLongAsSegmentsReferToAll() {
    texts.begin(7, 7);
    for (int i = 0; i < TextDictionary.TEXTS; i++) {
      assertThat(admitted("text " + i)).isNotEqualTo(TextDictionary.NONE);
    }
    assertThat(admitted("one more")).isEqualTo(TextDictionary.NONE);

    texts.begin(8, 7);
    int kept = texts.find("text 0");
    texts.begin(9, 8);
    for (int i = 1; i < TextDictionary.TEXTS; i++) {
      int number = admitted("new " + i);
      assertThat(number).as("%d", i).isNotEqualTo(TextDictionary.NONE).isNotEqualTo(kept);
    }

    assertThat(texts.text(kept)).isEqualTo("text 0");
    assertThat(texts.find("text 1")).as("it made room").isEqualTo(TextDictionary.NONE);
  }

  @Test
  void characters_areBounded() {
    TextDictionary small = new TextDictionary(100);
    small.begin(0, 0);
    String text = "x".repeat(60);
    String other = "y".repeat(60);
    small.find(text);
    assertThat(small.find(text)).isNotNegative();
    small.find(other);
    assertThat(small.find(other)).isEqualTo(TextDictionary.NONE);

    // Everything that refers to the first one has gone.
    small.begin(TextDictionary.TEXTS, 1);
    int number = TextDictionary.NONE;
    for (int i = 0; i < TextDictionary.TEXTS && number == TextDictionary.NONE; i++) {
      number = small.find(other);
    }

    assertThat(number).isNotNegative();
    assertThat(small.chars()).isEqualTo(60);
  }

  /** Numbers that are in use stay what they are, whatever comes and goes. */
  @Test
  void numbersInUse_keepTheirText() {
    Random random = new Random(Seeds.SEED);
    Map<Integer, String> previous = new HashMap<>();
    Map<Integer, String> current = new HashMap<>();
    for (int segment = 1; segment < 2_000; segment++) {
      texts.begin(segment, segment - 1L);
      current.clear();
      for (int i = 0; i < 50; i++) {
        String text = "text " + Math.min(random.nextInt(20_000), random.nextInt(20_000));
        int number = texts.find(text);
        if (number != TextDictionary.NONE) {
          current.put(number, text);
        }
      }
      check(previous);
      check(current);
      previous.clear();
      previous.putAll(current);
    }
  }

  private void check(Map<Integer, String> numbers) {
    for (Map.Entry<Integer, String> number : numbers.entrySet()) {
      assertThat(texts.text(number.getKey()))
          .as("seed %d", Seeds.SEED)
          .isEqualTo(number.getValue());
    }
  }

  private int admitted(String text) {
    texts.find(text);
    return texts.find(text);
  }
}
