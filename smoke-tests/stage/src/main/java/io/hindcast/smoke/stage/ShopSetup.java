package io.hindcast.smoke.stage;

import java.util.List;
import java.util.Map;

/**
 * How to start the shop's services.
 *
 * @param name of the database and the topic; letters, digits and underscores
 * @param javaArguments for both, such as {@code -javaagent:…}
 * @param environment for both; each gets its own {@code OTEL_SERVICE_NAME} besides
 */
public record ShopSetup(
    String name, Jdk jdk, List<String> javaArguments, Map<String, String> environment) {}
