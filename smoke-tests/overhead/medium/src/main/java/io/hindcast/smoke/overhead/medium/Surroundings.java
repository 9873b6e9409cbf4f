package io.hindcast.smoke.overhead.medium;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** What this application talks to, and where it tells what it has allocated. */
@ConfigurationProperties("surroundings")
record Surroundings(URI neighbour, String kafka, String topic, int allocationPort) {}
