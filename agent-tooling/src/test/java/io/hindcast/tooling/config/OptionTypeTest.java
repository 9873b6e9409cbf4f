package io.hindcast.tooling.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OptionTypeTest {
  @ParameterizedTest
  @CsvSource({"true,true", "TRUE,true", "False,false", "false,false"})
  void booleans(String text, boolean value) {
    assertThat(OptionType.BOOLEAN.parse(text)).isEqualTo(value);
  }

  @Test
  void redactionRules() {
    assertThat(new RedactionRulesType().parse("iban, 0,63 ,=*@*,x-y_z$"))
        .containsExactly("iban", "0", "63", "=*@*", "x-y_z$");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "64", "007", "1x", "=", "a b", "password=x", "iban,a.b", "=\n,="})
  void noRedactionRules(String text) {
    assertThat(new RedactionRulesType().parse(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "1", "0", "on", "tru", "true false"})
  void noBooleans(String text) {
    assertThat(OptionType.BOOLEAN.parse(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "250,250",
    "250ms,250",
    "250 ms,250",
    "10s,10000",
    "2m,120000",
    "1h,3600000",
    "000000000000001s,1000",
    "3153600000000,3153600000000"
  })
  void durations(String text, long millis) {
    assertThat(OptionType.DURATION.parse(text)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "1.5s",
        "s",
        "ms",
        "10 sec",
        "10S",
        "1e3",
        "0x10",
        "99999999999999999999",
        "999999999999999h",
        "9223372036854775807",
        "36501000h",
        "PT10S"
      })
  void noDurations(String text) {
    assertThat(OptionType.DURATION.parse(text)).isNull();
  }

  @Test
  void longestDuration_fitsIntoNanoseconds() {
    Duration longest = OptionType.DURATION.parse("876000h");
    assertThat(longest).isNotNull();
    assertThat(longest.toNanos()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:4318",
        "https://collector",
        "HTTP://127.0.0.1:1/path?query",
        "http://[::1]:4317/",
        "http://user:password@host"
      })
  void endpoints(String text) {
    assertThat(OptionType.ENDPOINT.parse(text)).isEqualTo(URI.create(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:4317",
        "collector",
        "ftp://host",
        "http://",
        "http:///path",
        "http:host",
        "http://host:port",
        "http://ho st",
        "grpc://host:4317"
      })
  void noEndpoints(String text) {
    assertThat(OptionType.ENDPOINT.parse(text)).isNull();
  }

  @Test
  void files_mustBeReadable(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThat(OptionType.READABLE_FILE.parse(file.toString())).isEqualTo(file.toFile());
    assertThat(OptionType.READABLE_FILE.parse(folder.toString())).isNull();
    assertThat(OptionType.READABLE_FILE.parse(folder.resolve("absent").toString())).isNull();
    assertThat(OptionType.READABLE_FILE.parse("\0")).isNull();
  }

  @Test
  void directories_needNotExist(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    Path absent = folder.resolve("absent/deeper");
    assertThat(OptionType.DIRECTORY.parse(folder.toString())).isEqualTo(folder.toFile());
    assertThat(OptionType.DIRECTORY.parse(absent.toString())).isEqualTo(absent.toFile());
    assertThat(OptionType.DIRECTORY.parse(file.toString())).isNull();
    assertThat(OptionType.DIRECTORY.parse("a\0b")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "1048576, 1048576",
    "1024k, 1048576",
    "1024KiB, 1048576",
    "64m, 67108864",
    "64MiB, 67108864",
    "64 MIB, 67108864",
    "2g, 2147483648",
    "1024GiB, 1099511627776",
    "1099511627776, 1099511627776"
  })
  void sizes(String text, long bytes) {
    assertThat(OptionType.BYTES.parse(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "1048575",
        "1023k",
        "-64m",
        "64MB",
        "6.4m",
        "m",
        "64 m b",
        "1025g",
        "1099511627777",
        "999999999999999g",
        "9999999999999999"
      })
  void noSizes(String text) {
    assertThat(OptionType.BYTES.parse(text)).isNull();
  }

  @Test
  void sizes_areShownAsTheyMayBeSet() {
    assertThat(OptionType.BYTES.shown(64L << 20)).isEqualTo("64m");
    assertThat(OptionType.BYTES.shown(1_048_577L)).isEqualTo("1048577");
  }

  @ParameterizedTest
  @CsvSource({"10,10", "65535,65535", "0010,10"})
  void numbers(String text, int number) {
    assertThat(OptionType.number(10, 65_535).parse(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "65536", "-10", "+10", "1e3", "10.0", "4294967306", "x", "10 20"})
  void noNumbers(String text) {
    assertThat(OptionType.number(10, 65_535).parse(text)).isNull();
  }

  @Test
  void pairs_areDecodedAndTrimmed() {
    assertThat(OptionType.PAIRS.parse("a=1, b = x=y ,,c=,d=%C3%A4%2C+%20"))
        .isEqualTo(Map.of("a", "1", "b", "x=y", "c", "", "d", "ä,+ "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "=1", "a=1,b", "a=%", "a=%zz", " =1"})
  void noPairs(String text) {
    assertThat(OptionType.PAIRS.parse(text)).isNull();
  }

  @Test
  void oneOf_ignoresCase() {
    OptionType<String> type = OptionType.oneOf("grpc", "http/protobuf");
    assertThat(type.parse("GRPC")).isEqualTo("grpc");
    assertThat(type.parse("http/json")).isNull();
    assertThat(type.parse("grpc,http/protobuf")).isNull();
    assertThat(type.allowed()).isEqualTo("one of grpc, http/protobuf");
  }

  @Test
  void listOf_keepsTheOrderAndDropsRepetitions() {
    OptionType<List<String>> type = OptionType.listOf("otlp", "console", "none");
    assertThat(type.parse("console, OTLP,,console")).isEqualTo(List.of("console", "otlp"));
    assertThat(type.parse("otlp,zipkin")).isNull();
    assertThat(type.parse(",")).isNull();
  }
}
