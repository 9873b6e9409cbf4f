package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.hindcast.bootstrap.sampling.SamplingPolicy;
import io.hindcast.bootstrap.sampling.Threshold;
import io.hindcast.bootstrap.sampling.TokenBucket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NothingLeft.class)
class PropagationTest {
  private static final String VALID = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final SamplingPolicy policy = SamplingPolicy.current();
  private final ThreadContext thread = ThreadContext.get();
  private final Map<String, String> carrier = new LinkedHashMap<>();

  @AfterEach
  void configureAsItWas() {
    Propagation.configure(true, true);
    SamplingPolicy.use(policy);
  }

  @Test
  void traceParent_isTheHeaderAlone() {
    InternalRecord record = new InternalRecord(thread, null);
    assertThat(Propagation.traceParent(record)).isEqualTo(inject(record).get("traceparent"));

    Propagation.configure(false, true);
    assertThat(Propagation.traceParent(record)).isNull();
  }

  @Test
  void extract_fromNothing_isNull() {
    assertThat(extract()).isNull();
  }

  @Test
  void extract_baggageOnly_namesNoSpan() {
    carrier.put("baggage", "user=alice");
    RemoteParent parent = extract();

    assertNotNull(parent);
    assertThat(parent.namesSpan()).isFalse();
    assertThat(parent.baggage()).isEqualTo("user=alice");
    assertThat(parent.traceState()).isNull();
  }

  @Test
  void extract_withAnInvalidTraceparent_dropsTracestateAndKeepsBaggage() {
    carrier.put("traceparent", "00-nonsense");
    carrier.put("tracestate", "a=b");
    carrier.put("baggage", "user=alice");
    RemoteParent parent = extract();

    assertNotNull(parent);
    assertThat(parent.namesSpan()).isFalse();
    assertThat(parent.traceState()).isNull();
    assertThat(parent.baggage()).isEqualTo("user=alice");
  }

  @Test
  void tracestateWithoutTraceparent_isNothing() {
    carrier.put("tracestate", "a=b");

    assertThat(extract()).isNull();
  }

  @Test
  void tracestateAndBaggage_areCarriedOnByteForByte() {
    String state = " rojo=00f067aa0ba902b7 ,\tcongo=t61rcWkgMzE,,ot=th:8;rv:abcdefabcdefab ";
    String entries = " k1 = v%201 ;p=1, k2=\u00e4,k3=";
    carrier.put("traceparent", VALID);
    carrier.put("tracestate", state);
    carrier.put("baggage", entries);

    SpanRecord server = new HttpServerRecord(thread, extract());
    SpanRecord client = new HttpClientRecord(thread);
    server.activate(thread);
    SpanRecord below = new HttpClientRecord(thread);
    server.deactivate(thread);
    Map<String, String> out = inject(below);

    assertThat(out).containsOnlyKeys("traceparent", "tracestate", "baggage");
    assertThat(out.get("tracestate")).isEqualTo(state);
    assertThat(out.get("baggage")).isEqualTo(entries);
    assertThat(out.get("traceparent")).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
    assertThat(out.get("traceparent")).endsWith("-01").doesNotContain("b7ad6b7169203331");
    assertThat(inject(client)).containsOnlyKeys("traceparent", "tracestate");
  }

  @Test
  void tooLong_isRefusedWhole() {
    carrier.put("traceparent", VALID);
    carrier.put("tracestate", "a=" + "b".repeat(8190));
    carrier.put("baggage", "k=" + "v".repeat(8190));
    RemoteParent longest = extract();
    assertNotNull(longest);
    assertThat(longest.traceState()).hasSize(8192);
    assertThat(longest.baggage()).hasSize(8192);

    carrier.put("tracestate", "a=" + "b".repeat(8191));
    carrier.put("baggage", "k=" + "v".repeat(8191));
    RemoteParent tooLong = extract();
    assertNotNull(tooLong);
    assertThat(tooLong.namesSpan()).isTrue();
    assertThat(tooLong.traceState()).isNull();
    assertThat(tooLong.baggage()).isNull();

    carrier.remove("traceparent");
    assertThat(extract()).isNull();
  }

  @Test
  void blank_isNothing() {
    carrier.put("traceparent", VALID);
    carrier.put("tracestate", " ");
    carrier.put("baggage", "\t");
    RemoteParent parent = extract();

    assertNotNull(parent);
    assertThat(parent.traceState()).isNull();
    assertThat(parent.baggage()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, '\n', '\r', 0x1f, 0x7f, 0x100, '\u2028'})
  void whatMayNotStandInAHeader_isRefusedWhole(int character) {
    carrier.put("traceparent", VALID);
    carrier.put("tracestate", "a=b" + (char) character + "c");
    carrier.put("baggage", "k=v" + (char) character + "w");
    RemoteParent parent = extract();

    assertNotNull(parent);
    assertThat(parent.namesSpan()).isTrue();
    assertThat(parent.traceState()).isNull();
    assertThat(parent.baggage()).isNull();
  }

  @Test
  void withoutTraceContext_onlyBaggageGoesThrough() {
    Propagation.configure(false, true);
    carrier.put("traceparent", VALID);
    carrier.put("baggage", "k=v");
    RemoteParent parent = extract();

    assertNotNull(parent);
    assertThat(parent.namesSpan()).isFalse();
    assertThat(inject(new HttpServerRecord(thread, parent)))
        .containsExactly(Map.entry("baggage", "k=v"));
  }

  @Test
  void withoutBaggage_onlyTraceContextGoesThrough() {
    Propagation.configure(true, false);
    carrier.put("traceparent", VALID);
    carrier.put("baggage", "k=v");
    RemoteParent parent = extract();

    assertNotNull(parent);
    assertThat(parent.baggage()).isNull();
    assertThat(inject(new HttpServerRecord(thread, parent))).containsOnlyKeys("traceparent");
  }

  @Test
  void withoutBoth_nothingGoesThrough() {
    Propagation.configure(false, false);
    carrier.put("traceparent", VALID);
    carrier.put("baggage", "k=v");

    assertThat(extract()).isNull();
    assertThat(inject(new InternalRecord(thread))).isEmpty();
  }

  @Test
  void sampledTrace_tellsItsFlagAndThreshold() {
    SamplingPolicy.use(SamplingPolicy.head(Threshold.of(0.5), true));
    SpanRecord root = new InternalRecord(thread);
    while (!root.isSampled()) {
      root = new InternalRecord(thread);
    }

    Map<String, String> out = inject(root);
    assertThat(out).containsOnlyKeys("traceparent", "tracestate");
    assertThat(out.get("traceparent")).endsWith("-03");
    assertThat(out.get("tracestate")).isEqualTo("ot=th:8");
    assertThat(inject(new InternalRecord(thread, root)).get("tracestate"))
        .as("one text for all calls of a trace")
        .isSameAs(out.get("tracestate"));
  }

  @Test
  void unsampledTrace_tellsThatItIsNot() {
    SamplingPolicy.use(SamplingPolicy.head(Threshold.NEVER, true));
    Map<String, String> out = inject(new InternalRecord(thread));

    assertThat(out).containsOnlyKeys("traceparent");
    assertThat(out.get("traceparent")).endsWith("-02");
  }

  @Test
  void failedTrace_tellsTheNextProcess_whichTellsItOn() {
    SamplingPolicy.use(
        SamplingPolicy.hindsight(
            SamplingPolicy.everywhere(Threshold.NEVER),
            null,
            new TokenBucket(0, System.nanoTime()),
            1));
    SpanRecord root = new InternalRecord(thread);
    InternalRecord failing = new InternalRecord(thread, root);
    failing.thrown = new IllegalStateException("broken");
    failing.end();

    carrier.putAll(inject(new InternalRecord(thread, root)));
    assertThat(carrier).containsEntry("tracestate", "hindcast=e");
    SpanRecord next = new HttpServerRecord(thread, extract());
    assertThat(next.isRemoteEvidence()).isTrue();
    assertThat(next.isSampled()).isFalse();

    Map<String, String> onwards = inject(next);
    assertThat(onwards).containsEntry("tracestate", "hindcast=e");
    assertThat(onwards.get("traceparent")).endsWith("-03");
  }

  @Test
  void twoProcesses_weighATraceAlike() {
    SamplingPolicy.use(SamplingPolicy.head(Threshold.of(0.001), true));
    SpanRecord root = new InternalRecord(thread);
    while (!root.isSampled()) {
      root = new InternalRecord(thread);
    }
    carrier.putAll(inject(root));

    SpanRecord next = new HttpServerRecord(thread, extract());
    assertThat(next.isSampled()).isTrue();
    assertThat(next.threshold()).isEqualTo(root.threshold()).isEqualTo(0xff_be77_0000_0000L);
    assertThat(next.randomness()).isEqualTo(root.randomness());
  }

  @Test
  void othersMembers_goOnBehindOurs_inTheirOrderAndWithTheirBytes() {
    SamplingPolicy.use(SamplingPolicy.head(0, false));
    carrier.put("traceparent", VALID);
    carrier.put("tracestate", "rojo=00f067aa0ba902b7 , congo@x=t61 rcWk=gMzE,ot=th:8;k:v,,z=1");

    assertThat(inject(new HttpServerRecord(thread, extract())).get("tracestate"))
        .isEqualTo("ot=th:0;k:v,rojo=00f067aa0ba902b7,congo@x=t61 rcWk=gMzE,z=1");
  }

  @Test
  void othersMembers_areCutWhole_whereOursMakeItTooLong() {
    SamplingPolicy.use(SamplingPolicy.head(0, false));
    carrier.put("traceparent", VALID);
    String members = "a=" + "1".repeat(98) + ",b=" + "2".repeat(198) + ",c=" + "3".repeat(198);
    carrier.put("tracestate", members);

    // 502 characters, and 510 with ours.
    assertThat(inject(new HttpServerRecord(thread, extract())).get("tracestate"))
        .isEqualTo("ot=th:0," + members)
        .hasSizeLessThanOrEqualTo(512);

    carrier.put("tracestate", members + ",d=4567");
    assertThat(inject(new HttpServerRecord(thread, extract())).get("tracestate"))
        .isEqualTo("ot=th:0,a=" + "1".repeat(98) + ",d=4567");
  }

  @Test
  void bytes_areThoseOfTheTexts() {
    carrier.put("traceparent", VALID);
    carrier.put("tracestate", "a=1");
    carrier.put("baggage", "k=v");
    SamplingPolicy.use(SamplingPolicy.head(0, false));
    SpanRecord record = new HttpServerRecord(thread, extract());
    Map<String, String> out = new LinkedHashMap<>();
    Propagation.injectBytes(
        record,
        out,
        (to, name, value) -> to.put(name, new String(value, StandardCharsets.ISO_8859_1)));

    assertThat(out).isEqualTo(inject(record)).containsEntry("tracestate", "ot=th:0,a=1");
  }

  private @Nullable RemoteParent extract() {
    return Propagation.extract(carrier, Map::get);
  }

  private static Map<String, String> inject(SpanRecord record) {
    Map<String, String> out = new LinkedHashMap<>();
    Propagation.inject(record, out, Map::put);
    return out;
  }
}
