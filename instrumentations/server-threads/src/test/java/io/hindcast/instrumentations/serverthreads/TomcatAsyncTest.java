package io.hindcast.instrumentations.serverthreads;

import jakarta.servlet.http.HttpServlet;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;

class TomcatAsyncTest extends AsyncStartContract {
  private final Tomcat tomcat = new Tomcat();

  @Override
  int start(HttpServlet servlet) throws Exception {
    Path directory = Files.createTempDirectory("tomcat");
    directory.toFile().deleteOnExit();
    tomcat.setBaseDir(directory.toString());
    tomcat.setPort(0);
    Context context = tomcat.addContext("", directory.toString());
    Wrapper wrapper = Tomcat.addServlet(context, "going", servlet);
    wrapper.setAsyncSupported(true);
    wrapper.addMapping("/");
    tomcat.getConnector();
    tomcat.start();
    return tomcat.getConnector().getLocalPort();
  }

  @Override
  void stop() throws Exception {
    tomcat.stop();
    tomcat.destroy();
  }

  @Override
  String threads() {
    return "http-nio-auto-1-exec.*";
  }

  @Override
  int maximum() {
    return 200;
  }
}
