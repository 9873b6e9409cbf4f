package io.hindcast.smoke.overhead.large;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cache.annotation.EnableCaching;

/** Loads more than 15,000 classes until it answers. */
@SpringBootApplication
@EnableCaching
public class LargeApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(LargeApplication.class, arguments);
  }
}
