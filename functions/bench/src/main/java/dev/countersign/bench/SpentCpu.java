package dev.countersign.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;

/**
 * What this process has used of the processors since a time.
 *
 * @param table by the threads of DynamoDB Local; nothing where the table is in memory
 */
record SpentCpu(Duration all, Duration table) {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** Since the process started. */
  static SpentCpu now() {
    var threads = ManagementFactory.getThreadMXBean();
    long table =
        Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
            .filter(Objects::nonNull)
            .filter(thread -> ofTable(thread.getThreadName()))
            .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
            .sum();
    return new SpentCpu(Duration.ofNanos(PROCESS.getProcessCpuTime()), Duration.ofNanos(table));
  }

  /** Jetty's threads and SQLite's. */
  private static boolean ofTable(String name) {
    return name.startsWith("qtp") || name.startsWith("SQLiteQueue");
  }

  SpentCpu since(SpentCpu before) {
    return new SpentCpu(all.minus(before.all), table.minus(before.table));
  }
}
