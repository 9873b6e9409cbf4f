package io.hindcast.smoke.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WeightTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "ot=th:0 1",
        "ot=th:8 2",
        "ot=th:c 4",
        "ot=th:ff8 512",
        "ot=rv:abcdefabcdefab;th:8 2",
        "ot=th:8;rv:abcdefabcdefab 2",
        "ot=th:8,hindcast=e 2",
        "vendor=opaque,ot=th:8 2"
      })
  void threshold_isReadFromItsPlace(String traceState, double weight) {
    assertThat(Weight.of(traceState)).hasValue(weight);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hindcast=e", "ot=rv:abcdefabcdefab", "vendor=th:8", "not=th:8"})
  void whereThereIsNone_nothingIsWeighed(String traceState) {
    assertThat(Weight.of(traceState)).isEmpty();
  }
}
