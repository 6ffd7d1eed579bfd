package dev.countersign.app.month.seal;

import dev.countersign.domain.Digest;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Sealed months in a folder: each file is whole or not there. */
public final class FolderFiles implements MonthFiles {
  /** A process may lock a file once only. */
  private static final Object OF_THIS_PROCESS = new Object();

  private final Path folder;

  /** In this folder, which is made at the first write. */
  public FolderFiles(Path folder) {
    this.folder = folder;
  }

  /** Does something with a file. */
  @FunctionalInterface
  private interface FileWork<T> {
    T on(Path place) throws IOException;
  }

  @Override
  public Optional<InputStream> open(String name) {
    return done(
        name,
        place -> {
          try {
            return Optional.of(Files.newInputStream(place));
          } catch (NoSuchFileException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public Optional<Tagged> read(String name) {
    return done(name, FolderFiles::tagged);
  }

  private static Optional<Tagged> tagged(Path place) throws IOException {
    try {
      byte[] content = Files.readAllBytes(place);
      return Optional.of(new Tagged(content, Digest.of(content).hex()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean put(String name, Path content) {
    return done(
        name,
        place -> {
          var beside = beside(place);
          try {
            Files.copy(content, beside, StandardCopyOption.REPLACE_EXISTING);
            force(beside);
            // A link is made only where no name is, which a move doesn't promise.
            Files.createLink(place, beside);
            return true;
          } catch (FileAlreadyExistsException e) {
            return false;
          } finally {
            Files.deleteIfExists(beside);
          }
        });
  }

  /** Writers of one process wait for each other here, those of several at a lock of the folder. */
  @Override
  public boolean swap(String name, Optional<String> tag, byte[] content) {
    synchronized (OF_THIS_PROCESS) {
      return done(name, place -> swapped(place, tag, content));
    }
  }

  private boolean swapped(Path place, Optional<String> tag, byte[] content) throws IOException {
    try (var lock =
            FileChannel.open(
                folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = lock.lock()) {
      boolean same = tagged(place).map(Tagged::tag).equals(tag);
      return same && replaced(place, content);
    }
  }

  @Override
  public void write(String name, byte[] content) {
    var _ = done(name, place -> replaced(place, content));
  }

  private static boolean replaced(Path place, byte[] content) throws IOException {
    var beside = beside(place);
    try {
      try (var out = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        var left = ByteBuffer.wrap(content);
        while (left.hasRemaining()) {
          out.write(left);
        }
        out.force(true);
      }
      Files.move(
          beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static Path beside(Path place) throws IOException {
    return Files.createTempFile(place.getParent(), ".countersign-", ".part");
  }

  private static void force(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private <T> T done(String name, FileWork<T> work) {
    var place = folder.resolve(name);
    if (!place.normalize().startsWith(folder.normalize()) || !place.normalize().equals(place)) {
      throw new IllegalArgumentException("no name of a file of months");
    }
    try {
      Files.createDirectories(place.getParent());
      return work.on(place);
    } catch (AccessDeniedException e) {
      throw new Misconfigured("the folder of months can't be used", e);
    } catch (IOException e) {
      throw new Unavailable("the folder of months", e);
    }
  }
}
