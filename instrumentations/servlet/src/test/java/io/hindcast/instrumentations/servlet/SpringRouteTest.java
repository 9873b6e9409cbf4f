package io.hindcast.instrumentations.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.instrumentations.testing.WovenExtension;
import jakarta.servlet.ServletRegistration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.view.InternalResourceView;

/** Spring MVC on Tomcat, its servlet once for all paths and once for some. */
class SpringRouteTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new ServletModule());

  private static ServletServer server;

  @BeforeAll
  static void start() throws Exception {
    server =
        TomcatServer.start(
            context ->
                Map.of("all", "/", "some", "/mvc/*")
                    .forEach(
                        (name, mapping) -> {
                          var spring = new AnnotationConfigWebApplicationContext();
                          spring.register(Orders.class);
                          ServletRegistration.Dynamic servlet =
                              context.addServlet(name, new DispatcherServlet(spring));
                          servlet.setAsyncSupported(true);
                          servlet.addMapping(mapping);
                        }),
            false);
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
  }

  @Test
  void pattern_isTheRouteFromTheApplicationsRootOn() throws Exception {
    assertThat(get("/orders/7").body()).isEqualTo("order 7");

    HttpServerRecord record = only();
    assertThat(record.route).isEqualTo("/shop/orders/{id}");
    assertThat(record.path).isEqualTo("/shop/orders/7");
    assertThat(record.status).isEqualTo(200);
  }

  @Test
  void patternBelowTheServletsOwnPath_hasThatPathBeforeIt() throws Exception {
    assertThat(get("/mvc/orders/7").body()).isEqualTo("order 7");

    assertThat(only().route).isEqualTo("/shop/mvc/orders/{id}");
  }

  @Test
  void asynchronousController_isOneRequest() throws Exception {
    assertThat(get("/later/7").body()).isEqualTo("order 7");

    assertThat(only().route).isEqualTo("/shop/later/{id}");
  }

  @Test
  void forwardedRequest_keepsTheRouteItCameBy() throws Exception {
    assertThat(get("/old/7").body()).isEqualTo("order 7");

    assertThat(only().route).isEqualTo("/shop/old/{id}");
  }

  @Test
  void exceptionWithAStatus_isThatStatusAndNoException() throws Exception {
    assertThat(get("/none").statusCode()).isEqualTo(404);

    HttpServerRecord record = only();
    assertThat(record.status).isEqualTo(404);
    assertThat(record.thrown).isNull();
  }

  @Test
  void exceptionOfAController_isRecordedAsItWasThrown() throws Exception {
    assertThat(get("/broken").statusCode()).isEqualTo(500);

    HttpServerRecord record = only();
    assertThat(record.status).isEqualTo(500);
    assertThat(record.thrown).isExactlyInstanceOf(IllegalStateException.class);
  }

  @Test
  void pathThatNothingMatches_hasNoRoute() throws Exception {
    assertThat(get("/nothing/here").statusCode()).isEqualTo(404);

    assertThat(only().route).isNull();
  }

  /** The application. */
  @RestController
  @EnableWebMvc
  static class Orders {
    @GetMapping("/orders/{id}")
    String order(@PathVariable("id") String id) {
      return "order " + id;
    }

    @GetMapping("/later/{id}")
    Callable<String> later(@PathVariable("id") String id) {
      return () -> "order " + id;
    }

    @GetMapping("/old/{id}")
    View old(@PathVariable("id") String id) {
      return new InternalResourceView("/orders/" + id);
    }

    @GetMapping("/none")
    String none() {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    @GetMapping("/broken")
    String broken() {
      throw new IllegalStateException("no");
    }
  }

  private static HttpServerRecord only() {
    return (HttpServerRecord) woven.await(1).get(0);
  }

  private static HttpResponse<String> get(String target) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + ServletServer.CONTEXT_PATH + target);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
