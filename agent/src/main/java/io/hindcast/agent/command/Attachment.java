package io.hindcast.agent.command;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.File;
import java.io.IOException;

/** The JDK's way into a running JVM. Not to be touched where the JDK's module is missing. */
final class Attachment {
  private Attachment() {}

  /** Has a JVM load the agent's jar and call its {@code agentmain}; returns when that has. */
  static void load(int pid, File jar, String arguments) throws CommandFailure {
    try {
      VirtualMachine machine = VirtualMachine.attach(Integer.toString(pid));
      try {
        machine.loadAgent(jar.getAbsolutePath(), arguments);
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException
        | AgentLoadException
        | AgentInitializationException
        | IOException refused) {
      throw CommandFailure.notDone(
          "process " + pid + " could not be asked: " + refused.getMessage());
    }
  }
}
