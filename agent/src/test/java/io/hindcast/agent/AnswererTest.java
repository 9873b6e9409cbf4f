package io.hindcast.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.DetachedRequests;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.SpanQueue;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.tooling.AgentLog;
import io.hindcast.tooling.config.Config;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnswererTest {
  @TempDir Path folder = Path.of("");
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final AgentLog log = new AgentLog(new PrintStream(said, true, StandardCharsets.UTF_8));
  private final Properties properties = new Properties();

  private LiveSampling sampling() {
    return LiveSampling.of(Config.load(null, properties, Map.of(), log), List.of(), log);
  }

  private List<String> answer(LiveSampling sampling, String... question) throws IOException {
    Path file = folder.resolve("question");
    Files.write(file, List.of(question));
    new Answerer(sampling).accept(file.toFile());
    return Files.readAllLines(file);
  }

  @Test
  void options_areAllOfThem() throws IOException {
    properties.setProperty("hindcast.sampling.rare", "false");
    List<String> answer = answer(sampling(), "options");
    assertThat(answer)
        .startsWith("0")
        .contains(
            "hindcast.sampling.baseline-rate=10 (default)",
            "hindcast.sampling.rare=false (system property hindcast.sampling.rare)",
            "hindcast.retention.bytes=16m, or a 32nd of the heap where that is less (default)",
            "hindcast.trace.max-spans=10000 (default)")
        .hasSize(15);
  }

  @Test
  void assignments_areSetAndShown() throws IOException {
    LiveSampling sampling = sampling();
    assertThat(
            answer(
                sampling,
                "options",
                "hindcast.sampling.rare=false",
                "hindcast.sampling.baseline-rate = 3"))
        .containsExactly(
            "0",
            "hindcast.sampling.rare=false (set in the running process)",
            "hindcast.sampling.baseline-rate=3 (set in the running process)");
    assertThat(sampling.get().rare()).isFalse();
    assertThat(sampling.get().baselineRate()).isEqualTo(3);
    assertThat(said.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
  }

  @Test
  void assignmentThatIsRefused() throws IOException {
    LiveSampling sampling = sampling();
    List<String> answer = answer(sampling, "options", "hindcast.sampling.rare=perhaps");
    assertThat(answer).hasSize(2).startsWith("1");
    assertThat(answer.get(1)).contains("hindcast.sampling.rare=perhaps", "is refused");
    assertThat(sampling.get().rare()).isTrue();
    assertThat(answer(sampling, "options", "nonsense")).startsWith("1");
  }

  @Test
  void besideASamplerOfTheSpecification_nothingElseIsSet() throws IOException {
    properties.setProperty("otel.traces.sampler", "traceidratio");
    properties.setProperty("otel.traces.sampler.arg", "0.25");
    LiveSampling sampling = sampling();
    assertThat(answer(sampling, "options"))
        .contains(
            "otel.traces.sampler=traceidratio (system property otel.traces.sampler)",
            "otel.traces.sampler.arg=0.25 (system property otel.traces.sampler.arg)")
        .hasSize(5);
    assertThat(answer(sampling, "options", "hindcast.sampling.rare=false"))
        .hasSize(2)
        .startsWith("1");
  }

  @Test
  void requests_areThoseOfNow_andThisOneIsNone() throws IOException {
    ThreadContext thread = ThreadContext.get();
    HttpServerRecord record = new HttpServerRecord(thread, null);
    record.method = "GET";
    record.path = "/asked";
    record.activate(thread);
    List<String> answer = answer(sampling(), "requests");
    record.deactivate(thread);
    record.end();
    assertThat(answer).hasSize(3).startsWith("0").last().asString().contains("GET /asked (");
    assertThat(thread.isSuppressed()).isFalse();
    assertThat(SpanQueue.poll()).isSameAs(record);
    assertThat(answer(sampling(), "requests")).containsExactly("0", "no thread works on a request");
  }

  @Test
  void requests_areThoseOfNoThreadToo() throws IOException {
    HttpServerRecord record = new HttpServerRecord(ThreadContext.get(), null);
    record.method = "GET";
    record.path = "/later";
    Object request = new Object();
    DetachedRequests.put(request, record);
    List<String> answer = answer(sampling(), "requests");
    record.end();
    List<String> answered = answer(sampling(), "requests");
    DetachedRequests.remove(request);
    assertThat(answer).hasSize(3).startsWith("0").last().asString().contains("GET /later (");
    assertThat(SpanQueue.poll()).isSameAs(record);
    assertThat(answered).containsExactly("0", "no thread works on a request");
  }

  @Test
  void whatIsNotKnown() throws IOException {
    assertThat(answer(sampling(), "dance"))
        .containsExactly("1", "the Hindcast of this process does not know the command dance");
    assertThat(answer(sampling())).startsWith("1");
  }
}
