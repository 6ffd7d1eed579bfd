package dev.countersign.bench.growth;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The CPU time of this thread in nanoseconds: other load on the machine is not in it. */
final class Cpu {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Cpu() {}

  static long now() {
    return THREADS.getCurrentThreadCpuTime();
  }
}
