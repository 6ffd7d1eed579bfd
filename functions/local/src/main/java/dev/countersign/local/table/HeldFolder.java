package dev.countersign.local.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A runner's folder, which one process has at a time: two that wrote to one table file would not
 * know of each other, and a month could be sealed without what the other writes just then. The
 * system lets it go when the process ends, however it ends.
 */
final class HeldFolder implements AutoCloseable {
  private static final String NAME = "in-use";

  private final FileChannel channel;

  private HeldFolder(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the folder, which is made if it isn't there.
   *
   * @throws IllegalStateException when another process or another store of this one has it
   */
  static HeldFolder of(Path folder) {
    try {
      Files.createDirectories(folder);
      var channel =
          FileChannel.open(
              folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw new IllegalStateException(
            folder + " is in use: stop the runner that has it, or name its address");
      }
      return new HeldFolder(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Lets a folder go; none needs nothing. */
  static void letGo(@Nullable HeldFolder held) {
    if (held != null) {
      held.close();
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
