package io.hindcast.smoke.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class RouteTableTest {
  @Test
  void percentile_isTheNearestRank() {
    long[] hundred = LongStream.rangeClosed(1, 100).toArray();

    assertThat(RouteTable.percentile(hundred, 50)).isEqualTo(50);
    assertThat(RouteTable.percentile(hundred, 99)).isEqualTo(99);
  }

  @Test
  void percentile_ofFew_isOneOfThem() {
    assertThat(RouteTable.percentile(new long[] {7}, 99)).isEqualTo(7);
    assertThat(RouteTable.percentile(new long[] {1, 9}, 50)).isEqualTo(1);
    assertThat(RouteTable.percentile(new long[] {1, 9}, 95)).isEqualTo(9);
  }
}
