package io.hindcast.smoke.shop.orders;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.server.context.WebServerPortFileWriter;

/**
 * Takes orders over HTTP. Writes its port to {@code application.port} in the working directory
 * rather than to standard output, which has to be the same in every run.
 */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class OrdersApplication {

  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(OrdersApplication.class);
    application.addListeners(new WebServerPortFileWriter());
    application.run(args);
  }
}
