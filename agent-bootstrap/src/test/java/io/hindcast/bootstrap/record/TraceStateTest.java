package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceStateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ot=th:0 | 0",
        "ot=th:8 | 80000000000000",
        "ot=th:fd70a4 | fd70a400000000",
        "ot=th:fd70a400000000 | fd70a400000000",
        "ot=th:FD70A4 | fd70a400000000",
        "ot=th:00000000000001 | 1",
        "ot=th:ffffffffffffff | ffffffffffffff",
        "ot=rv:abcdefabcdefab;th:c | c0000000000000",
        "ot=p:8;th:c;x:1 | c0000000000000",
        "a=1,ot=th:c,b=2 | c0000000000000",
        "a=1 , ot=th:c ,b=2 | c0000000000000",
        "a=1,,\tot=th:c\t, | c0000000000000",
        // the first one counts
        "ot=th:c,ot=th:8 | c0000000000000",
        "ot=th:c;th:8 | c0000000000000",
      })
  void threshold_ofWhatIsThere(String text, String digits) {
    assertThat(TraceState.threshold(text)).isEqualTo(Long.parseLong(digits, 16));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "a=1",
        "ot=",
        "ot",
        "ot=th",
        "ot=th:",
        "ot=th:;rv:abcdefabcdefab",
        "ot=th:g",
        "ot=th:-1",
        "ot=th:+1",
        "ot=th:1 2",
        "ot=th:0x1",
        "ot=th:000000000000000",
        "ot=xth:8",
        "ot=TH:8",
        "OT=th:8",
        "bot=th:8",
        "a@ot=th:8",
        "ot =th:8",
        "a=ot=th:8",
        "a=b;ot=th:8",
        ",, ,\t,",
      })
  void threshold_ofNone(@Nullable String text) {
    assertThat(TraceState.threshold(text)).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ot=rv:abcdefabcdefab | abcdefabcdefab",
        "ot=rv:00000000000000 | 0",
        "ot=th:c;rv:FFFFFFFFFFFFFF | ffffffffffffff",
        "a=1, ot=rv:0000000000000f;th:0 | f",
      })
  void randomness_ofWhatIsThere(String text, String digits) {
    assertThat(TraceState.randomness(text)).isEqualTo(Long.parseLong(digits, 16));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "ot=th:8",
        "ot=rv:",
        "ot=rv:abcdefabcdefa",
        "ot=rv:abcdefabcdefabc",
        "ot=rv:abcdefabcdefag",
        "rv=abcdefabcdefab",
      })
  void randomness_ofNone(@Nullable String text) {
    assertThat(TraceState.randomness(text)).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hindcast=e | true",
        "a=1, hindcast=e\t,b=2 | true",
        "hindcast=x,hindcast=e | false",
        "hindcast=ee | false",
        "hindcast= | false",
        "hindcast | false",
        "xhindcast=e | false",
        "a=hindcast=e | false",
      })
  void evidence(String text, boolean is) {
    assertThat(TraceState.isEvidence(text)).isEqualTo(is);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        // alone
        "none | none | false | none",
        "none | 0 | false | ot=th:0",
        "none | fd70a400000000 | false | ot=th:fd70a4",
        "none | 00000000000001 | false | ot=th:00000000000001",
        "none | 00010000000000 | false | ot=th:0001",
        "none | none | true | hindcast=e",
        "none | c0000000000000 | true | ot=th:c,hindcast=e",
        // in front of others
        "a=1,b=2 | 0 | false | ot=th:0,a=1,b=2",
        "a=1,b=2 | none | true | hindcast=e,a=1,b=2",
        "a=1,b=2 | c0000000000000 | true | ot=th:c,hindcast=e,a=1,b=2",
        " a=1 ,\tb=x y ,, | 0 | false | ot=th:0,a=1,b=x y",
        // in place of an older one, whose other fields stay
        "a=1,ot=th:8,b=2 | c0000000000000 | false | ot=th:c,a=1,b=2",
        "a=1,ot=p:8;th:8;rv:abcdefabcdefab;k:,b=2 | c0000000000000 | false"
            + " | ot=th:c;p:8;rv:abcdefabcdefab;k:,a=1,b=2",
        "ot=th:8,a=1,ot=th:9 | c0000000000000 | false | ot=th:c,a=1",
        "hindcast=x,a=1 | none | true | hindcast=e,a=1",
        // taken out
        "a=1,ot=th:8,b=2 | none | false | a=1,b=2",
        "a=1,ot=th:8;rv:abcdefabcdefab | none | false | ot=rv:abcdefabcdefab,a=1",
        "ot=th:8 | none | false | none",
        "ot=;th:8; | none | false | none",
        "a=1,hindcast=e,b=2 | none | false | a=1,b=2",
        "hindcast=e | none | false | none",
        // one of the two, the other one stays where it is
        "a=1,ot=th:8;k:1,b=2 | 80000000000000 | true | hindcast=e,a=1,ot=th:8;k:1,b=2",
        "a=1,hindcast=e,b=2 | 0 | true | ot=th:0,a=1,hindcast=e,b=2",
        // what is no member is not ours to judge
        "nonsense,=,a=1 | 0 | false | ot=th:0,nonsense,=,a=1",
      })
  void with_changes(
      @Nullable String text, @Nullable String digits, boolean evidence, @Nullable String expected) {
    assertThat(TraceState.with(text, threshold(digits), evidence)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "a=1 | none | false",
        "' a=1 ,,b=2 ' | none | false",
        "ot=th:c | c0000000000000 | false",
        "ot=th:C000 | c0000000000000 | false",
        "a=1,ot=rv:abcdefabcdefab;th:0,hindcast=e | 0 | true",
        "ot=th:nonsense | none | false",
      })
  void with_whatIsThereAlready_isTheVeryText(
      String text, @Nullable String digits, boolean evidence) {
    assertThat(TraceState.with(text, threshold(digits), evidence)).isSameAs(text);
  }

  @Test
  void with_emptyText() {
    assertThat(TraceState.with("", -1, false)).isEmpty();
    assertThat(TraceState.with("", 0, false)).isEqualTo("ot=th:0");
    assertThat(TraceState.with(" , ", -1, true)).isEqualTo("hindcast=e");
  }

  @Test
  void members_areAtMost32() {
    List<String> members = members(32);
    String text = String.join(",", members);

    assertThat(TraceState.with(text, 0, false))
        .isEqualTo("ot=th:0," + String.join(",", members.subList(0, 31)));
    assertThat(TraceState.with(text, 0, true))
        .isEqualTo("ot=th:0,hindcast=e," + String.join(",", members.subList(0, 30)));
    assertThat(TraceState.with(text, -1, false)).isSameAs(text);
  }

  @Test
  void members_ofWhichOneIsOurs_allStay() {
    String others = String.join(",", members(31));

    assertThat(TraceState.with(others + ",ot=th:8", 0, false)).isEqualTo("ot=th:0," + others);
  }

  @Test
  void characters_areAtMost512_longMembersGoFirst() {
    String small = "a=" + "1".repeat(126);
    String large = "b=" + "2".repeat(127);

    // 7 + 1 + 128 + 1 + 129 + 1 + 128 + 1 + 116 = 512
    String fits = String.join(",", small, large, small, "c=" + "3".repeat(114));
    assertThat(TraceState.with(fits, 0, false)).isEqualTo("ot=th:0," + fits).hasSize(512);
    assertThat(TraceState.with(fits + "3", 0, false))
        .isEqualTo("ot=th:0," + small + "," + small + ",c=" + "3".repeat(115));
  }

  @Test
  void characters_thenTheLastOnesGo_whole() {
    String small = "a=" + "1".repeat(126);
    String text = String.join(",", small, small, small, small, "z=1");

    // z=1 would fit, but members go from the end.
    assertThat(TraceState.with(text, 0, false))
        .isEqualTo("ot=th:0," + String.join(",", small, small, small));
  }

  @Test
  void ours_areNeverCutOff_changedOrNot() {
    String small = "a=" + "1".repeat(126);
    String others = String.join(",", small, small, small, small);
    String random = "ot=rv:abcdefabcdefab";

    assertThat(TraceState.with(others + "," + random, -1, true))
        .isEqualTo(random + ",hindcast=e," + String.join(",", small, small, small));
    assertThat(TraceState.with(others + ",hindcast=e", 0, true))
        .isEqualTo("ot=th:0,hindcast=e," + String.join(",", small, small, small));
    assertThat(TraceState.with(String.join(",", members(32)) + "," + random, -1, true))
        .isEqualTo(random + ",hindcast=e," + String.join(",", members(30)));
  }

  @Test
  void otherFields_ofMoreThan256Characters_goBesidesWhatDecides() {
    String fields = "k:" + "1".repeat(200) + ";rv:abcdefabcdefab;l:" + "2".repeat(20);

    assertThat(TraceState.with("ot=" + fields, 0, false)).isEqualTo("ot=th:0;rv:abcdefabcdefab");
    assertThat(TraceState.with("ot=k:" + "1".repeat(200), 0, false))
        .isEqualTo("ot=th:0;k:" + "1".repeat(200));
  }

  /** What others wrote comes out in its order and with its bytes, and what we wrote is read. */
  @Test
  void with_anyMembers_keepsThemAndIsReadAgain() {
    long seed = 20_261_121;
    Random random = new Random(seed);
    for (int round = 0; round < 100_000; round++) {
      List<String> foreign = foreign(random);
      List<String> all = new ArrayList<>(foreign);
      if (random.nextBoolean()) {
        all.add(random.nextInt(all.size() + 1), "ot=" + otValue(random));
      }
      if (random.nextInt(4) == 0) {
        all.add(random.nextInt(all.size() + 1), random.nextBoolean() ? "hindcast=e" : "hindcast=");
      }
      String text = joined(all, random);
      long threshold = random.nextInt(3) == 0 ? -1 : random.nextLong() & ((1L << 56) - 1);
      boolean evidence = random.nextBoolean();
      long randomness = TraceState.randomness(text);
      String out = TraceState.with(text, threshold, evidence);

      String hint = "seed " + seed + ", round " + round + ": " + text + " -> " + out;
      assertThat(TraceState.threshold(out)).as(hint).isEqualTo(threshold);
      assertThat(TraceState.randomness(out)).as(hint).isEqualTo(randomness);
      assertThat(TraceState.isEvidence(out)).as(hint).isEqualTo(evidence);
      assertThat(foreignOf(out)).as(hint).isEqualTo(foreign);
      assertThat(TraceState.with(out, threshold, evidence)).as(hint).isSameAs(out);
    }
  }

  @Test
  void with_garbage_neverThrowsAndStaysInBounds() {
    long seed = 20_261_122;
    Random random = new Random(seed);
    String alphabet = "ot=th:rv;,, \thindcast=eabcdef0123456789";
    for (int round = 0; round < 200_000; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(round % 100 == 0 ? 2_000 : 40);
      for (int i = 0; i < length; i++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String in = text.toString();
      try {
        String out = TraceState.with(in, random.nextBoolean() ? -1 : 0, random.nextBoolean());
        if (out != null && !out.equals(in)) {
          assertThat(out).hasSizeLessThanOrEqualTo(512).isNotBlank();
          assertThat(out.split(",", -1)).hasSizeLessThanOrEqualTo(32).doesNotContain("");
        }
      } catch (RuntimeException thrown) {
        throw new AssertionError("seed " + seed + ", round " + round + ": " + in, thrown);
      }
    }
  }

  private static long threshold(@Nullable String digits) {
    return digits == null ? -1 : Long.parseLong(digits, 16);
  }

  private static List<String> members(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "m" + i + "=" + i)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static List<String> foreign(Random random) {
    List<String> members = new ArrayList<>();
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      String key = random.nextBoolean() ? "v" + i : "t" + i + "@sys";
      members.add(key + "=" + "x ;:-/".substring(random.nextInt(6)) + random.nextInt(1_000));
    }
    return members;
  }

  private static String otValue(Random random) {
    List<String> fields = new ArrayList<>();
    if (random.nextBoolean()) {
      fields.add("th:" + Integer.toHexString(random.nextInt()));
    }
    if (random.nextBoolean()) {
      fields.add(String.format("rv:%014x", random.nextLong() & ((1L << 56) - 1)));
    }
    if (random.nextBoolean()) {
      fields.add("k:" + random.nextInt(10));
    }
    return String.join(";", fields);
  }

  /** With blanks and empty members between, as W3C allows them. */
  private static String joined(List<String> members, Random random) {
    String[] commas = {",", " ,", ", ", ",\t", ",,", " , ,"};
    StringBuilder text = new StringBuilder();
    for (String member : members) {
      if (!text.isEmpty()) {
        text.append(commas[random.nextInt(commas.length)]);
      }
      text.append(member);
    }
    return text.toString();
  }

  private static List<String> foreignOf(@Nullable String text) {
    if (text == null) {
      return List.of();
    }
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(member -> !member.isEmpty())
        .filter(member -> !member.startsWith("ot=") && !member.startsWith("hindcast="))
        .toList();
  }
}
