package io.hindcast.smoke.shop.warehouse;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.server.context.WebServerPortFileWriter;

/**
 * Answers over HTTP and listens to the topic. Writes its port to {@code application.port} in the
 * working directory rather than to standard output, which has to be the same in every run.
 */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class WarehouseApplication {

  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(WarehouseApplication.class);
    application.addListeners(new WebServerPortFileWriter());
    application.run(args);
  }
}
