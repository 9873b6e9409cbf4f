package io.hindcast.smoke.sampling;

import io.hindcast.smoke.collector.OtlpReceiver;
import io.hindcast.smoke.collector.SpanStore;
import io.hindcast.smoke.sampling.application.Back;
import io.hindcast.smoke.sampling.application.Front;
import io.hindcast.smoke.stage.Teardown;
import io.hindcast.smoke.stage.TemporaryDirectory;
import io.hindcast.smoke.stage.Vitals;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Both services under the agent, as it is without any option of sampling, and their collector. */
final class Services implements AutoCloseable {
  private final Teardown teardown = new Teardown();
  private final OtlpReceiver receiver;
  private final ServiceProcess back;
  private final ServiceProcess front;
  private final int port;

  private Services(Length length) throws IOException, InterruptedException {
    try {
      TemporaryDirectory directory = teardown.add(TemporaryDirectory.create());
      receiver = teardown.add(OtlpReceiver.http());
      String endpoint = receiver.endpoint();
      back =
          teardown.add(
              ServiceProcess.start(Asked.BACK, directory, length, endpoint, Back.class, List.of()));
      String portBehind = Integer.toString(back.awaitPort());
      front =
          teardown.add(
              ServiceProcess.start(
                  Asked.FRONT, directory, length, endpoint, Front.class, List.of(portBehind)));
      port = front.awaitPort();
    } catch (IOException | InterruptedException | RuntimeException e) {
      teardown.close();
      throw e;
    }
  }

  static Services start(Length length) throws IOException, InterruptedException {
    return new Services(length);
  }

  /** Where the service in front listens. */
  int port() {
    return port;
  }

  /** Sets an option of the service in front, where traces begin; an empty value takes that back. */
  void setOption(String name, String value) throws IOException, InterruptedException {
    front.setOption(name, value);
  }

  /** What there is to watch of them, by their names. */
  Map<String, Vitals> vitals() {
    return Map.of(Asked.FRONT, front.vitals(), Asked.BACK, back.vitals());
  }

  /** Ends both: they deliver what they have. */
  void end() throws IOException, InterruptedException {
    for (ServiceProcess service : List.of(front, back)) {
      service.awaitRest();
      service.end();
    }
  }

  SpanStore received() {
    return receiver.store();
  }

  /** What the agents have said, by the names of the services. */
  Map<String, List<String>> lines() {
    return Map.of(Asked.FRONT, front.agentLines(), Asked.BACK, back.agentLines());
  }

  @Override
  public void close() {
    teardown.close();
  }
}
