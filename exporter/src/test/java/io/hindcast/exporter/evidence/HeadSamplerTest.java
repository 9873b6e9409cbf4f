package io.hindcast.exporter.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.exporter.FakeClock;
import io.hindcast.exporter.Records;
import io.hindcast.exporter.trace.Kept;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HeadSamplerTest {
  private final FakeClock clock = new FakeClock();
  private final HeadSampler sampler = new HeadSampler();

  @BeforeEach
  void emptyRing() {
    Records.drain();
  }

  @Test
  void sampledTrace_isKeptWithoutReasons() {
    Kept kept = sampler.decide(Requests.end(Requests.begin("/a"), clock), clock.nanos);

    assertThat(kept.isKept()).isTrue();
    assertThat(kept.isTold()).isFalse();
    assertThat(kept.isEvidence()).isFalse();
    assertThat(sampler.pollDecided(clock.nanos)).isNull();
    assertThat(sampler.waitingRecords()).isZero();
  }

  @Test
  void failure_isSentFirst() {
    HttpServerRecord request = Requests.begin("/a");
    Requests.sent(request, "http://stock/1").end();
    HttpClientRecord failing = Requests.sent(request, "http://stock/2");
    failing.status = 404;
    failing.end();

    assertThat(sampler.decide(Requests.end(request, clock), clock.nanos).isEvidence()).isTrue();
  }
}
