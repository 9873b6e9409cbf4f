package io.hindcast.smoke.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.smoke.collector.ReceivedPoint;
import io.hindcast.smoke.collector.ReceivedSpan;
import io.hindcast.smoke.sampling.application.Anomaly;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever checks has to be seen to find something. */
final class PromiseTest {
  private final FakeRun run = new FakeRun();

  @ParameterizedTest
  @EnumSource
  void whereAllIsWell_isKept(Promise promise) {
    assertThat(promise.broken(run.played())).isEmpty();
  }

  @Test
  void anomaly_thatLacksASpan_isNotWhole() {
    Asked slow = first(Phase.ORDINARY, Anomaly.SLOW_BEHIND);
    remove(span -> span.name().equals("back SERVER /archive/" + slow.number()));

    assertThat(Promise.WHOLE.broken(run.played()))
        .containsExactly(
            slow.target() + " in ORDINARY lacks [back SERVER /archive/" + slow.number() + "]");
  }

  @Test
  void anomaly_thatIsNoTree_isFound() {
    Asked slow = first(Phase.ORDINARY, Anomaly.SLOW_BEHIND);
    change(
        span -> span.name().equals("back SERVER /archive/" + slow.number()),
        span -> of(span, span.attributes(), span.traceState(), "another"));

    assertThat(Promise.WHOLE.broken(run.played())).singleElement().asString().contains("no tree");
  }

  @Test
  void anomaly_thatIsKeptForSomethingElse_isFound() {
    Asked failing = first(Phase.ORDINARY, Anomaly.FAILS_BEFORE);
    change(
        span -> span.name().equals("back SERVER /stock/" + failing.number()),
        span -> with(span, "hindcast.keep.reason", List.of("rare")));

    assertThat(Promise.WHOLE.broken(run.played()))
        .containsExactly(failing.target() + " was kept for [rare], not remote");
  }

  @Test
  void failure_thatIsNeitherKeptNorCounted_isFound() {
    run.dropped.remove(0);

    assertThat(Promise.COUNTED.broken(run.played())).hasSize(1);
  }

  @Test
  void failure_thatIsCountedAndKept_isFound() {
    ReceivedPoint point = run.dropped.get(0);
    run.dropped.set(
        0,
        new ReceivedPoint(
            point.service(), point.metric(), point.attributes(), 0, point.value() + 1, List.of()));

    assertThat(Promise.COUNTED.broken(run.played())).hasSize(1);
  }

  @Test
  void class_ofWhichNothingIsKept_isFound() {
    List<Integer> ofOneWay =
        IntStream.range(Asked.LEAD, 8_000)
            .map(Phase.MANY_WAYS::number)
            .filter(number -> Asked.of(number).anomaly() == Anomaly.FAILS_IN_MANY_WAYS)
            .filter(number -> Anomaly.statusOfKind(number) == 517)
            .boxed()
            .toList();
    remove(span -> ofOneWay.stream().anyMatch(one -> span.name().endsWith("/checkout/" + one)));

    assertThat(Promise.FAIR.broken(run.played()))
        .isNotEmpty()
        .allSatisfy(sentence -> assertThat(sentence).startsWith("front /checkout 517: "));
  }

  @Test
  void evidence_overTheBudget_isFound() {
    change(
        span -> span.name().matches(".*/(orders|stock)/.*") && phase(span) == Phase.CASCADE,
        span -> span.traceState().isEmpty() ? span : weighing(span, ""));

    assertThat(Promise.FAIR.broken(run.played()))
        .singleElement()
        .satisfies(sentence -> assertThat(sentence).startsWith("evidence in the cascade: "));
  }

  @Test
  void weights_thatAreTooLarge_areFound() {
    change(span -> span.traceState().equals("ot=th:8"), span -> weighing(span, "ot=th:c"));

    assertThat(Promise.UNBIASED.broken(run.played()))
        .anySatisfy(sentence -> assertThat(sentence).startsWith("back /stock: "))
        .anySatisfy(sentence -> assertThat(sentence).startsWith("front /items: "));
  }

  @Test
  void trace_thatIsInTheBaselineOfOneService_isFound() {
    Asked report = Asked.of(Phase.ORDINARY.number(50));
    remove(span -> span.name().equals("back SERVER /archive/" + report.number()));

    assertThat(Promise.SHARED.broken(run.played())).singleElement().asString().contains("lacks");
  }

  @Test
  void trace_thatIsNoTree_isFound() {
    Asked report = Asked.of(Phase.ORDINARY.number(50));
    change(
        span -> span.name().equals("back SERVER /archive/" + report.number()),
        span -> of(span, span.attributes(), span.traceState(), "another"));

    assertThat(Promise.SHARED.broken(run.played())).singleElement().asString().contains("no tree");
  }

  @Test
  void evidence_thatDoesNotSaySo_isFound() {
    Asked failing = first(Phase.ORDINARY, Anomaly.FAILS);
    change(
        span -> span.name().equals("front SERVER /items/" + failing.number()),
        span -> with(span, "hindcast.adjusted_count", 1L));

    assertThat(Promise.WEIGHTLESS.broken(run.played())).hasSize(1);
  }

  @Test
  void metric_thatIsOneShort_isFound() {
    ReceivedPoint point = run.measured.get(0);
    run.measured.set(
        0,
        new ReceivedPoint(
            point.service(), point.metric(), point.attributes(), point.count() - 1, 0, List.of()));

    assertThat(Promise.MEASURED.broken(run.played())).hasSize(1);
  }

  @Test
  void baseline_thatStaysAsItWas_isFound() {
    // What is left of the larger one is what the ordinary one has.
    remove(span -> phase(span) == Phase.LARGER_BASELINE && !span.name().contains("/reports/"));

    assertThat(Promise.FOLLOWED.broken(run.played())).hasSize(1);
  }

  @Test
  void span_thatCameTwice_orOfNothing_isFound() {
    run.spans.add(run.spans.get(0));
    run.spans.add(with(run.spans.get(1), "url.path", "/items/" + Phase.ORDINARY.number(9_000_000)));

    assertThat(Promise.ARRIVALS.broken(run.played())).hasSize(2);
  }

  @Test
  void complaint_isFound() {
    run.lines.put(
        Asked.FRONT,
        List.of(
            "hindcast: started",
            "hindcast: option x is changed from 1 to 2",
            "hindcast: 3 spans did not reach the exporter: QUEUE_FULL"));

    assertThat(Promise.QUIET.broken(run.played()))
        .containsExactly("front says: hindcast: 3 spans did not reach the exporter: QUEUE_FULL");
  }

  @Test
  void memory_thatGrows_isFound() {
    run.memory.put(Asked.BACK, FakeRun.memory(0.01));

    assertThat(Promise.FLAT.broken(run.played()))
        .singleElement()
        .satisfies(sentence -> assertThat(sentence).startsWith("back: +6.00 MB of heap"));
  }

  private void remove(Predicate<ReceivedSpan> which) {
    int before = run.spans.size();
    run.spans.removeIf(which);
    assertThat(run.spans).hasSizeLessThan(before);
  }

  private void change(Predicate<ReceivedSpan> which, UnaryOperator<ReceivedSpan> how) {
    assertThat(run.spans).anyMatch(which);
    run.spans.replaceAll(span -> which.test(span) ? how.apply(span) : span);
  }

  private static Asked first(Phase phase, Anomaly anomaly) {
    return IntStream.range(0, 8_000)
        .mapToObj(index -> Asked.of(phase.number(index)))
        .filter(asked -> asked.anomaly() == anomaly)
        .findFirst()
        .orElseThrow();
  }

  private static Phase phase(ReceivedSpan span) {
    return Phase.of(Integer.parseInt(span.name().substring(span.name().lastIndexOf('/') + 1)));
  }

  private static ReceivedSpan with(ReceivedSpan span, String key, Object value) {
    Map<String, Object> attributes = new HashMap<>(span.attributes());
    attributes.put(key, value);
    return of(span, attributes, span.traceState(), span.parentSpanId());
  }

  private static ReceivedSpan weighing(ReceivedSpan span, String traceState) {
    return of(span, span.attributes(), traceState, span.parentSpanId());
  }

  private static ReceivedSpan of(
      ReceivedSpan span, Map<String, Object> attributes, String traceState, String parent) {
    return new ReceivedSpan(
        span.traceId(),
        span.spanId(),
        parent,
        span.name(),
        span.kind(),
        span.startNanos(),
        span.endNanos(),
        attributes,
        span.status(),
        span.statusMessage(),
        span.links(),
        traceState,
        span.resource(),
        span.scope());
  }
}
