package io.hindcast.instrumentations.servlet;

final class TomcatTest extends ServletContract {
  @Override
  ServletServer.Starter starter() {
    return TomcatServer::start;
  }
}
