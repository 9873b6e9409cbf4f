package io.hindcast.instrumentations.servlet;

final class UndertowTest extends ServletContract {
  @Override
  ServletServer.Starter starter() {
    return UndertowServer::start;
  }
}
