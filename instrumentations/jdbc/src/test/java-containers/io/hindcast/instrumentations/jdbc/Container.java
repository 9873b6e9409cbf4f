package io.hindcast.instrumentations.jdbc;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** An engine in a container, where a Docker engine answers and has its image or can get it. */
final class Container implements BeforeAllCallback, AfterAllCallback {
  private static final Duration START = Duration.ofMinutes(5);

  private final String image;
  private final int port;
  private final GenericContainer<?> container;

  /**
   * A container that is started before the tests.
   *
   * @param ready a regular expression of what its log says once it can be used
   */
  Container(String image, int port, String ready, Map<String, String> environment) {
    this.image = image;
    this.port = port;
    container =
        new GenericContainer<>(DockerImageName.parse(image))
            .withExposedPorts(port)
            .withEnv(environment)
            .waitingFor(Wait.forLogMessage(ready, 1).withStartupTimeout(START));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        () -> image + " is not tested: no Docker engine answers");
    try {
      container.start();
    } catch (ContainerFetchException e) {
      abort(image + " is not tested: Docker has no such image and can't get it: " + e);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    container.stop();
  }

  /** {@code host:port}. */
  String address() {
    return container.getHost() + ":" + container.getMappedPort(port);
  }
}
