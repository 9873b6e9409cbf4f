package io.hindcast.instrumentations.jdkhttpclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.instrumentations.testing.WovenExtension;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class Http2Test {
  @RegisterExtension
  static final WovenExtension woven = WovenExtension.of(new JdkHttpClientModule());

  @Test
  void upgradedAndFurtherRequests_areRecordedAndInjectedOnce(@TempDir Path directory)
      throws Exception {
    List<List<String>> injected = new CopyOnWriteArrayList<>();
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(directory.toString());
    tomcat.setPort(0);
    tomcat.getConnector().addUpgradeProtocol(new Http2Protocol());
    var context = tomcat.addContext("", null);
    Tomcat.addServlet(
            context,
            "collecting",
            new HttpServlet() {
              @Override
              protected void doGet(HttpServletRequest request, HttpServletResponse response) {
                injected.add(Collections.list(request.getHeaders("traceparent")));
              }
            })
        .addMapping("/");
    tomcat.start();
    HttpClient client = HttpClient.newHttpClient();
    try {
      URI uri = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/");
      for (int i = 0; i < 2; i++) {
        client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
      }
    } finally {
      tomcat.stop();
      tomcat.destroy();
    }

    List<SpanRecord> records = woven.await(2);
    assertThat(records)
        .extracting(record -> ((HttpClientRecord) record).protocolVersion)
        .containsExactly("2", "2");
    assertThat(injected).hasSize(2);
    for (int i = 0; i < 2; i++) {
      assertThat(injected.get(i))
          .singleElement()
          .asString()
          .contains(String.format("-%016x-", records.get(i).spanId()));
    }
  }
}
