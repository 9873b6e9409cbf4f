package io.hindcast.smoke.overhead.medium;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Tomcat, HikariCP on H2, the JDK's HTTP client, a thread pool, a Kafka producer. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class MediumApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(MediumApplication.class, arguments);
  }
}
