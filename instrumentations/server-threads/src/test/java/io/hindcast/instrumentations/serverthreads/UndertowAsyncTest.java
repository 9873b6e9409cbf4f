package io.hindcast.instrumentations.serverthreads;

import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.http.HttpServlet;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

class UndertowAsyncTest extends AsyncStartContract {
  private static final int THREADS = 3;

  private @Nullable Undertow server;

  @Override
  int start(HttpServlet servlet) throws Exception {
    DeploymentInfo application =
        Servlets.deployment()
            .setClassLoader(getClass().getClassLoader())
            .setContextPath("/")
            .setDeploymentName("going")
            .addServlet(
                Servlets.servlet(
                        "going", servlet.getClass(), new ImmediateInstanceFactory<>(servlet))
                    .setAsyncSupported(true)
                    .addMapping("/"));
    DeploymentManager deployment = Servlets.defaultContainer().addDeployment(application);
    deployment.deploy();
    Undertow made =
        Undertow.builder()
            .addHttpListener(0, "localhost")
            .setWorkerThreads(THREADS)
            .setHandler(deployment.start())
            .build();
    made.start();
    server = made;
    return ((InetSocketAddress) made.getListenerInfo().get(0).getAddress()).getPort();
  }

  @Override
  void stop() {
    if (server != null) {
      server.stop();
    }
  }

  @Override
  String threads() {
    return "XNIO-\\d+ task";
  }

  @Override
  int maximum() {
    return THREADS;
  }
}
